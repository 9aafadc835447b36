"""The rules of captured webhooks over HTTP: what `mock.capture.add` takes, but for what only Python can say."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import AnswerSchema, Anything, BaseSchema, Duration, Object, Text, Whole, between, plain
from understudy.webhooks.capture import CaptureRule
from understudy.webhooks.capture.answers import WebhookReply as CapturedAnswer


class CaptureAnswerSchema(BaseSchema):
    status = Whole(load_default=204, validate=between(200, 599))
    headers = Object(fields.String(), load_default=dict)
    body = fields.String()
    json = Anything(allow_none=True)


class NewCaptureRuleSchema(BaseSchema):
    answer = fields.Nested(CaptureAnswerSchema, required=True)
    type = Text(allow_none=True, load_default=None)
    match = Anything(allow_none=True, load_default=None)
    headers = Object(fields.String(allow_none=True), allow_none=True, load_default=None)
    url = Text(2000, allow_none=True, load_default=None)
    method = fields.String(validate=validate.Regexp("^[A-Za-z]+$"), allow_none=True, load_default=None)
    nth = Whole(load_default=1, validate=between(1, 1_000_000))
    times = Whole(allow_none=True, load_default=1, validate=between(1, 1_000_000))
    latency = Duration(allow_none=True, load_default=None)


class CaptureRuleSchema(AnswerSchema):
    id = fields.Integer()
    answer = fields.Nested(CaptureAnswerSchema, allow_none=True)
    type = Anything(allow_none=True)
    match = Anything(allow_none=True)
    headers = Anything(allow_none=True)
    url = Anything(allow_none=True)
    method = Anything(allow_none=True)
    nth = fields.Integer()
    times = fields.Integer(allow_none=True)
    latency = Duration(allow_none=True)


class CaptureRulesSchema(AnswerSchema):
    rules = fields.List(fields.Nested(CaptureRuleSchema))


def _rendered(rule: CaptureRule) -> dict[str, Any]:
    template = rule.template
    return {
        "id": rule.id,
        "answer": None if callable(rule.answer) else _answer(*rule.answer.rendered()),
        **{name: plain(getattr(template, name)) for name in ("type", "match", "headers", "url", "method")},
        "nth": rule.nth,
        "times": rule.times,
        "latency": rule.latency,
    }


def _answer(status: int, headers: tuple[tuple[str, str], ...], body: bytes) -> dict[str, Any]:
    sent = {name: value for name, value in headers if name != "Content-Length"}
    return {"status": status, "headers": sent, "body": body.decode("utf-8", "replace")}


def _add(request: AdminRequest) -> Any:
    body = dict(request.body)
    answer = body.pop("answer")
    if "body" in answer:
        answer = {**answer, "body": answer["body"].encode()}
    return _rendered(request.mock.capture.add(CapturedAnswer(**answer), **body))


def _list(request: AdminRequest) -> Any:
    return {"rules": [_rendered(rule) for rule in request.mock.capture.rules()]}


def _remove(request: AdminRequest) -> None:
    request.mock.capture.remove(request.number("rule", "capture rule {}"))


CAPTURE_ROUTES = tagged(
    "capture",
    Route(
        "GET",
        "/capture-rules",
        "listCaptureRules",
        "The rules that may still answer.",
        _list,
        answer=CaptureRulesSchema,
    ),
    Route(
        "POST",
        "/capture-rules",
        "createCaptureRule",
        "Answer what is captured otherwise than with 204.",
        _add,
        201,
        body=NewCaptureRuleSchema,
        answer=CaptureRuleSchema,
        refusals=(409,),
    ),
    Route(
        "DELETE",
        "/capture-rules",
        "clearCaptureRules",
        "Remove every rule.",
        lambda request: request.mock.capture.clear(),
        204,
    ),
    Route("DELETE", "/capture-rules/{rule}", "deleteCaptureRule", "Remove a rule.", _remove, 204, refusals=(404,)),
)
