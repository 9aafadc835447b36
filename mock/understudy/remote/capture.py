"""The rules by which a server's mock answers what it captures."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Unpack

from understudy.durations import duration_text
from understudy.options import latency_of
from understudy.remote.codec import capture_rule_of
from understudy.remote.connection import Connection
from understudy.webhooks.capture import CaptureRule
from understudy.webhooks.capture.answers import Rule, WebhookReply, answer_of
from understudy.webhooks.capture.template import Matchers, template_of

_PLAIN = ("match", "headers", "url", "method")


class RemoteCapture:
    """The methods of `mock.capture`."""

    def __init__(self, to: Connection) -> None:
        self._to = to
        self._api = to.client.capture_rules

    def add(
        self,
        answer: WebhookReply | int | Rule,
        type: object = None,  # noqa: A002 - as `wait_for` has it
        *,
        nth: int = 1,
        times: int | None = 1,
        latency: timedelta | float | None = None,
        **matchers: Unpack[Matchers],
    ) -> CaptureRule:
        """Answer requests so. Raises what `mock.capture.add` raises, and TypeError for what only works in process."""
        from understudy.admin_client.models import NewCaptureRule

        if callable(answer):
            raise TypeError(
                "a function answers with a mock in this process only; a server takes a status or a WebhookReply"
            )
        template = template_of(type, matchers)
        for name in template.criteria_names():
            value = getattr(template, name)
            if name not in ("type", *_PLAIN) or (name in ("type", "url", "method") and not isinstance(value, str)):
                raise TypeError(f"{name}={value!r} works with a mock in this process only")
        body: dict[str, Any] = {name: getattr(template, name) for name in ("type", *_PLAIN)}
        body |= {"answer": _rendered(answer_of(answer)), "nth": nth, "times": times}
        body["latency"] = None if latency is None else duration_text(latency_of(latency))
        return capture_rule_of(self._to.call(self._api.create, body=NewCaptureRule.from_dict(body)))

    def rules(self) -> tuple[CaptureRule, ...]:
        """The rules that may still answer, oldest first."""
        return tuple(map(capture_rule_of, self._to.call(self._api.list).rules))

    def remove(self, rule_id: int) -> None:
        """Remove a rule. Raises LookupError where there is none."""
        self._to.call(self._api.delete, str(rule_id))

    def clear(self) -> None:
        """Forget every rule: 204 again."""
        self._to.call(self._api.clear)


def _rendered(answer: WebhookReply) -> dict[str, Any]:
    status, headers, body = answer.rendered()
    fields = {name: value for name, value in headers if name != "Content-Length"}
    try:
        return {"status": status, "headers": fields, "body": body.decode()}
    except UnicodeDecodeError:
        raise TypeError("a body that is no UTF-8 works with a mock in this process only") from None
