"""Records over HTTP: made, read, changed, moved from state to state, past the API."""

from __future__ import annotations

from itertools import islice
from typing import Any

from marshmallow import fields

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import (
    AnswerSchema,
    BaseSchema,
    Flag,
    Object,
    QueryInteger,
    RecordKey,
    Text,
    Whole,
    between,
    keys,
)
from understudy.records.driver import count_records

# What a list to choose from has room for; every record counts for the number.
_MOST_PARENTS = 100


class NewRecordSchema(BaseSchema):
    resource = Text(required=True)
    parent = keys(load_default=list)
    attributes = Object(load_default=dict)
    emit = Flag(load_default=False)


class RecordChangeSchema(BaseSchema):
    attributes = Object(required=True)


class RecordsQuerySchema(BaseSchema):
    resource = Text(required=True)
    parent = fields.List(RecordKey(), load_default=list)


class RecordQuerySchema(BaseSchema):
    resource = Text(required=True)
    key = fields.List(RecordKey(), load_default=list)


class RecordSchema(AnswerSchema):
    record = Object()


class RecordsSchema(AnswerSchema):
    records = fields.List(Object())


class ParentCountSchema(AnswerSchema):
    parent = fields.List(fields.String())
    count = Whole()


class ResourceCountSchema(AnswerSchema):
    resource = fields.String()
    count = Whole()
    parents = fields.List(fields.Nested(ParentCountSchema))


class RecordCountsSchema(AnswerSchema):
    counts = fields.List(fields.Nested(ResourceCountSchema))


class NewTransitionSchema(BaseSchema):
    resource = Text(required=True)
    key = keys(required=True)
    to = Text(required=True)
    property = Text(allow_none=True, load_default=None)
    expect = Text(allow_none=True, load_default=None)
    force = Flag(load_default=False)
    patch = Object(load_default=dict)


class TransitionsQuerySchema(BaseSchema):
    after = QueryInteger(load_default=0, validate=between(0, 2**53))


class TransitionSchema(AnswerSchema):
    sequence = Whole()
    resource = fields.String()
    key = fields.List(fields.String())
    property = fields.String()
    source = fields.String(data_key="from", attribute="from", allow_none=True)
    to = fields.String()
    patch = Object()
    cause = fields.String()
    forced = Flag()
    time = fields.String()


class TransitionsSchema(AnswerSchema):
    transitions = fields.List(fields.Nested(TransitionSchema))


def _list(request: AdminRequest) -> Any:
    return {"records": request.mock.records(request.query["resource"], *request.query["parent"])}


def _counts(request: AdminRequest) -> Any:
    counted = count_records(request.mock.engine)
    return {
        "counts": [
            {
                "resource": resource,
                "count": parents.total(),
                "parents": [
                    {"parent": list(parent), "count": count} for parent, count in islice(parents.items(), _MOST_PARENTS)
                ],
            }
            for resource, parents in counted.items()
        ]
    }


def _create(request: AdminRequest) -> Any:
    body = request.body
    record = request.mock.create_record(body["resource"], body["parent"], body["attributes"], emit=body["emit"])
    return {"record": record}


def _get(request: AdminRequest) -> Any:
    return {"record": request.mock.get(request.query["resource"], *request.query["key"])}


def _update(request: AdminRequest) -> Any:
    query = request.query
    return {"record": request.mock.update_record(query["resource"], query["key"], request.body["attributes"])}


def _transitions(request: AdminRequest) -> Any:
    return {"transitions": request.mock.transitions(after=request.query["after"])}


def _transition(request: AdminRequest) -> Any:
    body = dict(request.body)
    return {"record": request.mock.transition(body.pop("resource"), *body.pop("key"), **body)}


RECORD_ROUTES = (
    *tagged(
        "records",
        Route(
            "GET",
            "/records",
            "listRecords",
            "The records of a resource, oldest first.",
            _list,
            query=RecordsQuerySchema,
            answer=RecordsSchema,
            refusals=(404, 409),
        ),
        Route(
            "POST",
            "/records",
            "createRecord",
            "Put a record into the store, past the API.",
            _create,
            201,
            body=NewRecordSchema,
            answer=RecordSchema,
            refusals=(404, 409),
        ),
        Route(
            "GET",
            "/record-counts",
            "countRecords",
            "How many records there are of each resource that has any, and below which records.",
            _counts,
            answer=RecordCountsSchema,
        ),
        Route(
            "GET",
            "/record",
            "getRecord",
            "One record as a GET shows it.",
            _get,
            query=RecordQuerySchema,
            answer=RecordSchema,
            refusals=(404, 409),
        ),
        Route(
            "PATCH",
            "/record",
            "updateRecord",
            "Set properties of a record, past the API.",
            _update,
            query=RecordQuerySchema,
            body=RecordChangeSchema,
            answer=RecordSchema,
            refusals=(404, 409),
        ),
        Route(
            "DELETE",
            "/record",
            "deleteRecord",
            "Delete a record and what lies below it.",
            lambda request: request.mock.delete(request.query["resource"], *request.query["key"]),
            204,
            query=RecordQuerySchema,
            refusals=(404, 409),
        ),
    ),
    *tagged(
        "transitions",
        Route(
            "GET",
            "/transitions",
            "listTransitions",
            "The transition log, oldest first.",
            _transitions,
            query=TransitionsQuerySchema,
            answer=TransitionsSchema,
        ),
        Route(
            "DELETE",
            "/transitions",
            "clearTransitions",
            "Forget the transition log; records stay in their states.",
            lambda request: request.mock.forget_transitions(),
            204,
        ),
        Route(
            "POST",
            "/transitions",
            "createTransition",
            "Move a record to a state.",
            _transition,
            201,
            body=NewTransitionSchema,
            answer=RecordSchema,
            refusals=(404, 409),
        ),
    ),
)
