"""Sessions over HTTP: which there are, one that begins like another, and the end of one."""

from __future__ import annotations

from typing import Any, get_args

from marshmallow import fields, validate

from understudy.addresses import KEY, KEY_RULE
from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import AnswerSchema, BaseSchema, Text, one_of
from understudy.server.sessions import Session
from understudy.webhooks.hooks import DeliveryMode


class NewSessionSchema(BaseSchema):
    key = fields.String(required=True, validate=validate.Regexp(KEY, error=f"{KEY_RULE}; got {{input}}"))
    like = Text(allow_none=True, load_default=None)
    delivery = one_of(get_args(DeliveryMode))


class SessionSchema(AnswerSchema):
    key = fields.String()
    exchanges = fields.Integer()


class SessionsSchema(AnswerSchema):
    sessions = fields.List(fields.Nested(SessionSchema))


def _rendered(session: Session) -> dict[str, Any]:
    return {"key": session.key, "exchanges": len(session.mock.journal)}


def _list(request: AdminRequest) -> Any:
    return {"sessions": [_rendered(each) for each in request.sessions.all()]}


def _begin(request: AdminRequest) -> Any:
    body = request.body
    return _rendered(request.sessions.begin(body["key"], like=body["like"], delivery=body.get("delivery")))


SESSION_ROUTES = tagged(
    "sessions",
    Route("GET", "/sessions", "listSessions", "The sessions but the default one.", _list, answer=SessionsSchema),
    Route(
        "POST",
        "/sessions",
        "createSession",
        "Begin a session, with the state and the time of another one if it is to be like that.",
        _begin,
        201,
        body=NewSessionSchema,
        answer=SessionSchema,
        refusals=(404, 409),
    ),
    Route(
        "DELETE",
        "/sessions/{session}",
        "deleteSession",
        "End a session and forget what is its own.",
        lambda request: request.sessions.end(request.path["session"]),
        204,
        refusals=(404,),
    ),
)
