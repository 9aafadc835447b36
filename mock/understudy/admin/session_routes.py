"""Sessions over HTTP: which there are, one that begins like another, and the end of one."""

from __future__ import annotations

from typing import Any

from understudy.admin.route import Given, Route
from understudy.server.sessions import Session

__all__ = ["SESSION_ROUTES"]


def _shown(session: Session) -> dict[str, Any]:
    return {"key": session.key, "exchanges": len(session.mock.journal)}


def _list(given: Given) -> Any:
    return {"sessions": [_shown(each) for each in given.sessions.all()]}


def _begin(given: Given) -> Any:
    return _shown(given.sessions.begin(given.body["key"], like=given.body["like"]))


SESSION_ROUTES: tuple[Route, ...] = (
    Route("GET", "/sessions", "listSessions", "The sessions but the default one.", _list, answer="Sessions"),
    Route(
        "POST",
        "/sessions",
        "createSession",
        "Begin a session, with the state and the time of another one if it is to be like that.",
        _begin,
        201,
        body="NewSession",
        answer="Session",
        refusals=(404, 409),
    ),
    Route(
        "DELETE",
        "/sessions/{session}",
        "deleteSession",
        "End a session and forget what is its own.",
        lambda given: given.sessions.end(given.path["session"]),
        204,
        refusals=(404,),
    ),
)
