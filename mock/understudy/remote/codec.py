"""What the control plane's client returns, as the classes that a mock in this process returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from understudy.durations import parse_duration
from understudy.faults import Conditions, Fault
from understudy.messages import Request, Response
from understudy.openapi.violations import Violation
from understudy.records.names import key_parts
from understudy.state.journal import JournalEntry
from understudy.state.store import Address
from understudy.webhooks.capture import CaptureRule
from understudy.webhooks.capture.answers import WebhookReply
from understudy.webhooks.capture.template import Template
from understudy.webhooks.chaos import ChaosRule, Kind
from understudy.webhooks.endpoints import Endpoint
from understudy.webhooks.outbox import Attempt, Delivery, DeliveryStatus, Event

if TYPE_CHECKING:
    from understudy.admin_client import models


def keys_of(values: Sequence[Any]) -> list[int | str]:
    """Keys as the control plane takes them; a list or tuple stands for its entries, as in process."""
    return [part if isinstance(part, int) and not isinstance(part, bool) else str(part) for part in key_parts(values)]


def entry_of(exchange: models.Exchange) -> JournalEntry:
    """An exchange. The control plane shows the mock's time of it only, so that stands for the machine's as well."""
    request, response = exchange.request, exchange.response
    time = datetime.fromisoformat(exchange.time)
    headers = request.headers.additional_properties
    return JournalEntry(
        exchange.sequence,
        time,
        exchange.operation_id,
        Request(request.method, request.path, request.query, headers, request.body.encode()),
        Response(response.status, _pairs(response.headers), response.body.encode()),
        _violations(exchange.violations),
        _violations(exchange.off_contract),
        time,
        _addresses(exchange.concerned),
        reason=exchange.reason,
        warnings=tuple(exchange.warnings),
        changed=_addresses(exchange.changed),
        events=tuple(exchange.events),
    )


def _addresses(found: Sequence[models.Concerned]) -> tuple[Address, ...]:
    return tuple(Address(each.collection, tuple(each.parent), tuple(each.key)) for each in found)


def _violations(found: Sequence[models.Violation]) -> tuple[Violation, ...]:
    return tuple(Violation(each.location, each.pointer, each.message, each.keyword) for each in found)


def _pairs(headers: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in headers)


def attempt_of(attempt: models.Attempt) -> Attempt:
    """One try to deliver."""
    return Attempt(
        attempt.time,
        attempt.status,
        attempt.error,
        attempt.duration,
        _pairs(attempt.headers),
        attempt.body,
        attempt.chaos,
    )


def event_of(event: models.Event) -> Event:
    """An event with its deliveries."""
    return Event(
        event.sequence,
        event.id,
        event.type,
        event.created_at,
        event.updated_at,
        event.resource,
        tuple(event.key),
        event.payload,
        tuple(map(_delivery, event.deliveries)),
        event.callback,
    )


def _delivery(delivery: models.Delivery) -> Delivery:
    return Delivery(
        delivery.endpoint,
        delivery.url,
        cast("DeliveryStatus", str(delivery.status)),
        delivery.max_attempts,
        delivery.next_attempt_at,
        delivery.delivered_at,
        tuple(map(attempt_of, delivery.attempts)),
    )


def endpoint_of(endpoint: models.Endpoint) -> Endpoint:
    """Who receives events."""
    return Endpoint(
        endpoint.id, endpoint.url, tuple(endpoint.events), tuple(endpoint.secrets), disabled=endpoint.disabled
    )


def chaos_of(rule: models.ChaosRule) -> ChaosRule:
    """A rule of chaos."""
    kind = cast("Kind", rule.kind)
    return ChaosRule(rule.id, kind, rule.event, rule.endpoint, rule.times, parse_duration(rule.by))


def conditions_of(shown: models.Conditions) -> Conditions:
    return Conditions(tuple(shown.prefer), shown.latency, shown.chaos, shown.rate_limit)


def sent_conditions(conditions: Conditions) -> models.NewConditions:
    from understudy.admin_client.models import NewConditions

    return NewConditions(list(conditions.prefer), conditions.latency, conditions.chaos, conditions.rate_limit)


def fault_of(rule: models.Fault) -> Fault:
    """A fault, without what only Python can say."""
    described: dict[str, Any] = {
        name: getattr(rule, name)
        for name in (
            "id",
            "kind",
            "operation_id",
            "resource",
            "method",
            "path",
            "match",
            "nth",
            "times",
            "probability",
            "phase",
            "status",
            "retry_after",
            "step",
        )
    }
    parameters = None if rule.parameters is None else rule.parameters.additional_properties
    return Fault(**described, parameters=parameters, latency=_duration(rule.latency))


def capture_rule_of(rule: models.CaptureRule) -> CaptureRule:
    """A capture rule; one that a function of the server's process answers is shown as 204."""
    plain: dict[str, Any] = rule.to_dict()
    sent = plain["answer"]
    answer = WebhookReply() if sent is None else WebhookReply(sent["status"], sent["headers"], sent["body"].encode())
    template = Template(**{name: plain[name] for name in ("type", "match", "headers", "url", "method")})
    return CaptureRule(rule.id, answer, template, rule.nth, rule.times, _duration(rule.latency))


def _duration(text: str | None) -> Any:
    return None if text is None else parse_duration(text)
