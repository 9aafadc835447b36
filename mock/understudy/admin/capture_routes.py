"""The sink's rules over HTTP: what `mock.sink.add` takes, but for what only Python can say (functions, patterns)."""

from __future__ import annotations

from typing import Any

from understudy.admin.fault_routes import plain
from understudy.admin.route import Given, Route
from understudy.webhooks.capture import SinkRule
from understudy.webhooks.capture.answers import Answer

__all__ = ["SINK_ROUTES"]


def _shown(rule: SinkRule) -> dict[str, Any]:
    template = rule.template
    return {
        "id": rule.id,
        "answer": None if callable(rule.answer) else _answer(*rule.answer.said()),
        **{name: plain(getattr(template, name)) for name in ("type", "match", "headers", "url", "method")},
        "nth": rule.nth,
        "times": rule.times,
        "latency": rule.latency,
    }


def _answer(status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> dict[str, Any]:
    fields = {name: value for name, value in headers if name != "Content-Length"}
    return {"status": status, "headers": fields, "body": body.decode("utf-8", "replace")}


def _add(given: Given) -> Any:
    body = dict(given.body)
    told = body.pop("answer")
    if "body" in told:
        told = {**told, "body": told["body"].encode()}
    return _shown(given.mock.sink.add(Answer(**told), **body))


def _list(given: Given) -> Any:
    return {"rules": [_shown(rule) for rule in given.mock.sink.rules()]}


def _remove(given: Given) -> None:
    given.mock.sink.remove(given.number("rule", "rule {} of the sink"))


SINK_ROUTES: tuple[Route, ...] = (
    Route("GET", "/sink-rules", "listSinkRules", "The rules that may still answer.", _list, answer="SinkRules"),
    Route(
        "POST",
        "/sink-rules",
        "createSinkRule",
        "Answer what is sent to the sink otherwise than with 204.",
        _add,
        201,
        body="NewSinkRule",
        answer="SinkRule",
        refusals=(409,),
    ),
    Route("DELETE", "/sink-rules", "clearSinkRules", "Remove every rule.", lambda given: given.mock.sink.clear(), 204),
    Route("DELETE", "/sink-rules/{rule}", "deleteSinkRule", "Remove a rule.", _remove, 204, refusals=(404,)),
)
