"""The rules by which the sink of a server's mock answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Unpack

from understudy.durations import duration_text, parse_duration
from understudy.options import latency_of
from understudy.testing.remote_wire import Connection, camel, looking_up
from understudy.webhooks.capture import SinkRule
from understudy.webhooks.capture.answers import Answer, Rule, answer_of
from understudy.webhooks.capture.template import Matchers, Template, template_of

__all__ = ["RemoteSink"]

_PLAIN = ("match", "headers", "url", "method")


class RemoteSink:
    """The methods of `mock.sink`."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def add(
        self,
        answer: Answer | int | Rule,
        type: object = None,  # noqa: A002 - as `wait_for` has it
        *,
        nth: int = 1,
        times: int | None = 1,
        latency: timedelta | float | None = None,
        **matchers: Unpack[Matchers],
    ) -> SinkRule:
        """Answer requests so. Raises what `mock.sink.add` raises, and TypeError for what only works in process."""
        if callable(answer):
            raise TypeError("a function answers with a mock in this process only; a server takes a status or an Answer")
        template = template_of(type, matchers)
        for name in template.asked():
            value = getattr(template, name)
            if name not in ("type", *_PLAIN) or (name in ("type", "url", "method") and not isinstance(value, str)):
                raise TypeError(f"{name}={value!r} works with a mock in this process only")
        body = {
            "answer": _told(answer_of(answer)),
            "nth": nth,
            "latency": None if latency is None else duration_text(latency_of(latency)),
        }
        body |= {name: getattr(template, name) for name in ("type", *_PLAIN)}
        return _rule(self._to.call("POST", "/sink-rules", {**camel(body), "times": times}))

    def rules(self) -> tuple[SinkRule, ...]:
        """The rules that may still answer, oldest first."""
        return tuple(map(_rule, self._to.call("GET", "/sink-rules")["rules"]))

    def remove(self, rule_id: int) -> None:
        """Take a rule away. Raises LookupError where there is none."""
        with looking_up():
            self._to.call("DELETE", f"/sink-rules/{rule_id}")

    def clear(self) -> None:
        """Forget every rule: 204 again."""
        self._to.call("DELETE", "/sink-rules")


def _told(answer: Answer) -> dict[str, Any]:
    status, headers, body = answer.said()
    fields = {name: value for name, value in headers if name != "Content-Length"}
    try:
        return {"status": status, "headers": fields, "body": body.decode()}
    except UnicodeDecodeError:
        raise TypeError("a body that is no UTF-8 works with a mock in this process only") from None


def _rule(given: Mapping[str, Any]) -> SinkRule:
    """A rule; one that a function answers, which was made in the server's process, is shown as 204."""
    told = given["answer"]
    answer = Answer() if told is None else Answer(told["status"], told["headers"], told["body"].encode())
    template = Template(**{name: given[name] for name in ("type", *_PLAIN)})
    late = None if given["latency"] is None else parse_duration(given["latency"])
    return SinkRule(given["id"], answer, template, given["nth"], given["times"], late)
