"""Expectations over HTTP: the calls that a test expects, what they are answered, and whether they came."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import AnswerSchema, Anything, BaseSchema, Flag, Name, Object, Whole, between, plain
from understudy.expectations import Expectation
from understudy.matching import AtLeast


class NewExpectationSchema(BaseSchema):
    operation_id = Name("operation", required=True)
    match = Anything(allow_none=True, load_default=None)
    parameters = Object(allow_none=True, load_default=None)
    times = Whole(allow_none=True, load_default=1, validate=between(0, 1_000_000))
    at_least = Whole(validate=between(1, 1_000_000))


class ExpectationReplySchema(BaseSchema):
    status = Whole(required=True, validate=between(200, 599))
    json = Anything(allow_none=True)
    headers = Object(fields.String(), load_default=dict)
    off_contract = Flag(load_default=False)


class ExpectedCallSchema(AnswerSchema):
    operation_id = fields.String()
    method = fields.String()
    path = fields.String()
    parameters = Object()
    headers = Object(fields.String())
    json = Anything()


class ExpectationSchema(AnswerSchema):
    id = fields.Integer()
    operation_id = fields.String()
    times = fields.Integer(allow_none=True)
    at_least = fields.Integer(allow_none=True)
    met = fields.Boolean()
    calls = fields.List(fields.Nested(ExpectedCallSchema))


class ExpectationsSchema(AnswerSchema):
    expectations = fields.List(fields.Nested(ExpectationSchema))


class VerificationSchema(AnswerSchema):
    problems = fields.List(fields.String())


def _rendered(expectation: Expectation) -> dict[str, Any]:
    times = expectation.times
    names = ("operation_id", "method", "path", "parameters", "headers", "json")
    return {
        "id": expectation.id,
        "operation_id": expectation.operation_id,
        "times": None if isinstance(times, AtLeast) else times,
        "at_least": times.count if isinstance(times, AtLeast) else None,
        "met": expectation.met,
        "calls": [{name: plain(getattr(call, name)) for name in names} for call in expectation.calls],
    }


def _list(request: AdminRequest) -> Any:
    return {"expectations": [_rendered(each) for each in request.mock.expectations.all()]}


def _create(request: AdminRequest) -> Any:
    body = dict(request.body)
    at_least = body.pop("at_least", None)
    if at_least is not None:
        body["times"] = AtLeast(at_least)
    return _rendered(request.mock.expectations.expect(**body))


def _get(request: AdminRequest) -> Expectation:
    return request.mock.expectations.get(request.number("expectation", "expectation {}"))


def _reply(request: AdminRequest) -> Any:
    return _rendered(_get(request).respond(**request.body))


def _clear(request: AdminRequest) -> None:
    request.mock.expectations.clear()


EXPECTATION_ROUTES = tagged(
    "expectations",
    Route(
        "GET",
        "/expectations",
        "listExpectations",
        "What is expected, oldest first, and the calls that came.",
        _list,
        answer=ExpectationsSchema,
    ),
    Route(
        "POST",
        "/expectations",
        "createExpectation",
        "Expect calls of an operation, exactly `times` or `atLeast` so many of them.",
        _create,
        201,
        body=NewExpectationSchema,
        answer=ExpectationSchema,
        refusals=(404, 409),
    ),
    Route("DELETE", "/expectations", "clearExpectations", "Expect nothing any more.", _clear, 204),
    Route(
        "GET",
        "/expectations/{expectation}",
        "getExpectation",
        "One expectation, with the calls that came.",
        lambda request: _rendered(_get(request)),
        answer=ExpectationSchema,
        refusals=(404,),
    ),
    Route(
        "PUT",
        "/expectations/{expectation}/reply",
        "replyToExpectation",
        "Answer the expected calls so, without doing what they ask for.",
        _reply,
        body=ExpectationReplySchema,
        answer=ExpectationSchema,
        refusals=(404, 409),
    ),
    Route(
        "GET",
        "/unmet-expectations",
        "verifyExpectations",
        "What is not met, in words, with the calls nearest to it.",
        lambda request: {"problems": request.mock.expectations.problems()},
        answer=VerificationSchema,
    ),
)
