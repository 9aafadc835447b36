"""The mock itself over HTTP: whether it is up, what it serves, which requests it got."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import AnswerSchema, BaseSchema, Object, OpenSchema, QueryInteger, between, one_of
from understudy.state.journal import describe
from understudy.versions import installed

_MOST_PROBLEMS = 100


class HealthSchema(AnswerSchema):
    status = fields.String()
    understudy = fields.String(allow_none=True)
    title = fields.String()
    version = fields.String()
    operations = fields.Integer()
    with_state = fields.Integer()
    doubtful = fields.Integer()
    unplayable = fields.Integer()
    problems = fields.List(fields.String())


class DocumentQuerySchema(BaseSchema):
    server = one_of(["mock"], metadata={"description": "List this mock as the only server of the document."})


class DocumentSchema(OpenSchema):
    """An OpenAPI document."""


class JournalQuerySchema(BaseSchema):
    limit = QueryInteger(load_default=50, validate=between(1, 10_000))
    after = QueryInteger(load_default=0, validate=between(0, 2**53))
    before = QueryInteger(load_default=None, validate=between(0, 2**53))


class ExchangeRequestSchema(AnswerSchema):
    method = fields.String()
    path = fields.String()
    query = fields.String()
    headers = Object(fields.String())
    body = fields.String()
    bytes = fields.Integer(allow_none=True)
    sha256 = fields.String(allow_none=True)


class ExchangeResponseSchema(AnswerSchema):
    status = fields.Integer()
    headers = fields.List(fields.List(fields.String(), validate=validate.Length(equal=2)))
    body = fields.String()
    bytes = fields.Integer(allow_none=True)
    sha256 = fields.String(allow_none=True)


class ViolationSchema(AnswerSchema):
    location = fields.String()
    pointer = fields.String()
    message = fields.String()
    keyword = fields.String()


class ConcernedSchema(AnswerSchema):
    collection = fields.String()
    parent = fields.List(fields.String())
    key = fields.List(fields.String())


class ExchangeSchema(AnswerSchema):
    sequence = fields.Integer()
    time = fields.String()
    operation_id = fields.String(allow_none=True)
    request = fields.Nested(ExchangeRequestSchema)
    response = fields.Nested(ExchangeResponseSchema)
    reason = fields.String()
    warnings = fields.List(fields.String())
    violations = fields.List(fields.Nested(ViolationSchema))
    off_contract = fields.List(fields.Nested(ViolationSchema))
    concerned = fields.List(fields.Nested(ConcernedSchema))
    changed = fields.List(fields.Nested(ConcernedSchema))
    events = fields.List(fields.String())


class JournalSchema(AnswerSchema):
    entries = fields.List(fields.Nested(ExchangeSchema))


def _health(request: AdminRequest) -> Any:
    contract = request.mock.contract
    tally = request.mock.tally
    return {
        "status": "ok",
        "understudy": installed("understudy"),
        "title": contract.title,
        "version": contract.version,
        "operations": tally.operations,
        "with_state": tally.with_state,
        "doubtful": tally.doubtful,
        "unplayable": tally.unplayable,
        "problems": [str(problem) for problem in request.mock.problems[:_MOST_PROBLEMS]],
    }


def _document(request: AdminRequest) -> Any:
    document = dict(request.mock.contract.document)
    if request.query.get("server") == "mock":
        # For the docs: "try it out" must reach this mock, not the service.
        document["servers"] = [{"url": request.mount or "/", "description": "This mock."}]
    return document


def _journal(request: AdminRequest) -> Any:
    entries = request.mock.journal.entries(**request.query)
    return {"entries": [_snake(describe(entry)) for entry in entries]}


def _snake(entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "operation_id": entry["operationId"], "off_contract": entry["offContract"]}


MOCK_ROUTES = (
    *tagged(
        "mock",
        Route(
            "GET", "/health", "getHealth", "Whether the mock is up, and what it serves.", _health, answer=HealthSchema
        ),
        Route(
            "GET",
            "/openapi.json",
            "getDocument",
            "The document that is served, in one piece, with its overlays.",
            _document,
            query=DocumentQuerySchema,
            answer=DocumentSchema,
        ),
        Route(
            "POST",
            "/reset",
            "resetMock",
            "Back to the start: state, events, journal, faults, conditions, chaos, capture rules, clock.",
            lambda request: request.mock.reset(),
            204,
        ),
    ),
    *tagged(
        "exchanges",
        Route(
            "GET",
            "/journal",
            "listExchanges",
            "The newest exchanges, oldest first.",
            _journal,
            query=JournalQuerySchema,
            answer=JournalSchema,
        ),
        Route(
            "DELETE",
            "/journal",
            "clearExchanges",
            "Forget the exchanges.",
            lambda request: request.mock.forget_exchanges(),
            204,
        ),
    ),
)
