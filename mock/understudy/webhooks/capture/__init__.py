"""What is sent to the mock itself: what came, what it is matched by, and what it is answered with."""

from understudy.webhooks.capture.rules import SINK, Sink, SinkRule, is_sink

__all__ = ["SINK", "Sink", "SinkRule", "is_sink"]
