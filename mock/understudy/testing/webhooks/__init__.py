"""Webhooks that a test waits for, from a receiver in this process or a real server's journal."""

from understudy.matching import at_least
from understudy.testing.webhooks.inbox import WebhookInbox
from understudy.testing.webhooks.mockserver import MockServer
from understudy.testing.webhooks.provider import Provider, ProviderError, Unreachable
from understudy.testing.webhooks.receiver import Receiver
from understudy.testing.webhooks.report import CleanupWarning, UnexpectedWebhook, WebhookError, WebhookTimeout
from understudy.testing.webhooks.servers import Mockoon, WireMock
from understudy.webhooks.capture.answers import WebhookReply
from understudy.webhooks.capture.received import Received, event_type
from understudy.webhooks.capture.template import Template

__all__ = [
    "CleanupWarning",
    "MockServer",
    "Mockoon",
    "Provider",
    "ProviderError",
    "Received",
    "Receiver",
    "Template",
    "UnexpectedWebhook",
    "Unreachable",
    "WebhookError",
    "WebhookInbox",
    "WebhookReply",
    "WebhookTimeout",
    "WireMock",
    "at_least",
    "event_type",
]
