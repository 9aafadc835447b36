"""What was committed, for callers that poll; `/__mock__/stream` streams the same."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from marshmallow import fields

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import AnswerSchema, Anything, BaseSchema, QueryInteger, between
from understudy.broadcast.messages import Message


class ChangesQuerySchema(BaseSchema):
    topic = fields.List(fields.String(), load_default=list)
    after = QueryInteger(validate=between(0, 2**53))
    wait = fields.Float(load_default=0.0, validate=between(0, 2))


class ChangeSchema(AnswerSchema):
    sequence = fields.Integer()
    kind = fields.String()
    topic = fields.String()
    resource = fields.String()
    key = fields.List(fields.String())
    before = Anything(data_key="from", allow_none=True)
    after = Anything(data_key="to", allow_none=True)
    property = fields.String(allow_none=True)
    event = fields.String(allow_none=True)


class MessageGapSchema(AnswerSchema):
    first = fields.Integer()
    last = fields.Integer()


class ChangesSchema(AnswerSchema):
    sequence = fields.Integer()
    messages = fields.List(fields.Nested(ChangeSchema))
    gap = fields.Nested(MessageGapSchema, allow_none=True)


def _messages(request: AdminRequest) -> Any:
    mock, query = request.mock, request.query
    after: int = query.get("after", mock.broadcast.sequence)
    with mock.subscribe(*query["topic"], after=after) as subscription:
        found: list[Message] = subscription.taken()
        if not found and query["wait"]:
            with suppress(TimeoutError, ValueError):  # nothing came, or the session has ended
                found = [subscription.get(query["wait"])]
    return {"sequence": found[-1].sequence if found else after, "messages": found, "gap": subscription.gap}


MESSAGE_ROUTES = tagged(
    "messages",
    Route(
        "GET",
        "/messages",
        "listMessages",
        "What was committed on some topics after a number, or from now on; `wait` seconds for the first.",
        _messages,
        query=ChangesQuerySchema,
        answer=ChangesSchema,
        refusals=(409,),
    ),
)
