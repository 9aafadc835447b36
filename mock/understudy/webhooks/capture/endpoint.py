"""What is sent to `/__mock__/capture/`: recorded, and answered 204 or as a rule says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Unpack

from understudy.faults.damage import slower
from understudy.json_codec import dumps
from understudy.messages import Request, Response
from understudy.options import latency_of
from understudy.state.journal_entries import NO_FINDINGS
from understudy.state.store import StateError
from understudy.webhooks.capture.answers import Rule, WebhookReply, answer_of, decided
from understudy.webhooks.capture.received import Received, received
from understudy.webhooks.capture.rules import CaptureRule
from understudy.webhooks.capture.template import Matchers, template_of

if TYPE_CHECKING:
    from understudy.engine import Engine

CAPTURE_PATH = "/__mock__/capture"
"""Any request below it is recorded and answered."""


class Capture:
    """`mock.capture`: the rules of one mock. The oldest that fits, and is not used up, answers. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rules = engine.capture_rules

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
        """Answer requests so: with a status, a `WebhookReply`, or what a function of the received webhook returns.

        `type` and the matchers are those of `WebhookInbox.wait_for`; `url` is the part after `/__mock__/capture`. With
        none of them every request matches. It answers once by default, from the `nth` request that fits on,
        and `latency`, in seconds or as a timedelta, is virtual. Raises TypeError or ValueError for what can't be.
        """
        if matchers.get("signature_valid") is not None:
            raise ValueError("captured webhooks are not verified; leave out signature_valid=")
        template = template_of(type, matchers)
        chosen = answer if callable(answer) else answer_of(answer)
        late = None if latency is None else latency_of(latency)
        return self._rules.add(chosen, template, nth=nth, times=times, latency=late)

    def rules(self) -> tuple[CaptureRule, ...]:
        """The rules that may still answer, oldest first."""
        return self._rules.all()

    def remove(self, rule_id: int) -> None:
        """Take a rule away. Raises LookupError where there is none."""
        self._rules.remove(rule_id)

    def clear(self) -> None:
        """Forget every rule: 204 again."""
        self._rules.clear()

    def receive(self, request: Request) -> Response:
        """Record a request that was sent to the capture endpoint, and answer it; 500 where it can't be recorded."""
        try:
            return self._recorded(request)
        except (StateError, ValueError) as error:  # a full disk; a latency that takes the clock past its end
            return _failure(str(error))

    def _recorded(self, request: Request) -> Response:
        response = self._answer(request)
        # The journal first: who has its answer must find the entry.
        with self._engine.store.turn():
            self._engine.record(None, (), self._engine.clock.now(), None, request, response, *NO_FINDINGS)
        return response

    def _answer(self, request: Request) -> Response:
        webhook = _received(request)
        rule = self._rules.take(webhook)
        if rule is None:
            return Response(204)
        if rule.latency is not None:
            self._engine.advance(rule.latency)
        response = Response(*(decided(rule.answer, webhook) if callable(rule.answer) else rule.answer).rendered())
        return response if rule.latency is None else replace(slower(response, rule.latency), fault=None)


def is_capture(path: str) -> bool:
    """Whether a path is the capture endpoint's."""
    return path == CAPTURE_PATH or path.startswith(f"{CAPTURE_PATH}/")


def _failure(detail: str) -> Response:
    """Problem details (RFC 9457) of a request that was not recorded."""
    problem = {"type": "about:blank", "title": "Internal Server Error", "status": 500, "detail": detail}
    body = dumps({**problem, "code": "not_recorded"})
    return Response(500, (("Content-Type", "application/problem+json"), ("Content-Length", str(len(body)))), body)


def _received(request: Request) -> Received:
    path = request.path.removeprefix(CAPTURE_PATH) or "/"
    url = f"{path}?{request.query}" if request.query else path
    return received("", request.method, url, request.headers.items(), request.body)
