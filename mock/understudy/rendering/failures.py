"""What a client receives when the mock itself fails: answers that no document could have described."""

from __future__ import annotations

import logging
from dataclasses import replace

from understudy.extensions import ExtensionError
from understudy.json_codec import dumps
from understudy.messages import Answer, Request, Response
from understudy.problem import Problem
from understudy.rendering.errors import PROBLEM_JSON
from understudy.rendering.serialise import REASON, header_text
from understudy.state.shared import UnavailableError
from understudy.state.store import StateError

_log = logging.getLogger("understudy")


def failed(request: Request, error: Exception) -> Response:
    """The answer to a request that ended in an error, which is logged: a bug of ours with its traceback."""
    if isinstance(error, UnavailableError):
        _log.warning("%s %s: %s", request.method, request.path, error)
        return _unavailable(request, str(error))
    if isinstance(error, StateError):
        _log.error("%s %s: %s", request.method, request.path, error)
        return _failure(request, "The state can't be kept", str(error))
    if isinstance(error, ExtensionError):
        _log.error("%s %s: %s; nothing was changed", request.method, request.path, error, exc_info=error.__cause__)
        return _failure(request, error.title, f"{error}; nothing was changed")
    _log.error("%s %s failed inside the mock; nothing was changed", request.method, request.path, exc_info=error)
    detail = "this is a bug of Understudy; its log has the traceback; nothing was changed"
    return _failure(request, "Internal error of the mock", detail)


def _failure(request: Request, title: str, detail: str, status: int = 500) -> Response:
    """A 500 that no document could have described (RFC 9457)."""
    details = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": request.path}
    body = dumps(details)
    headers = (("Content-Type", "application/problem+json"), ("Content-Length", str(len(body))))
    return Response(status, (*headers, (REASON, header_text(detail))), body)


def _unavailable(request: Request, detail: str) -> Response:
    """A 503 for state that can't be reached now (RFC 9110 15.6.4, RFC 9457)."""
    answer = _failure(request, "The state can't be reached", detail, status=503)
    return replace(answer, headers=(*answer.headers, ("Retry-After", "1")))


def extension_failed(error: ExtensionError, path: str) -> Answer:
    """A 500 for the user's own code that failed (RFC 9457)."""
    body = {
        "type": "about:blank",
        "title": error.title,
        "status": 500,
        "detail": f"{error}; nothing was changed",
        "instance": path,
    }
    return Answer(500, body, PROBLEM_JSON, ((REASON, header_text(str(error))),))


def unplayable(problem: Problem, path: str) -> Answer:
    """A 501 for an operation that the document makes impossible (RFC 9110 15.6.2, RFC 9457)."""
    detail = f"{problem.file}#{problem.pointer}: {problem.message}"
    body = {
        "type": "about:blank",
        "title": "The document can't be played here",
        "status": 501,
        "detail": detail,
        "instance": path,
        "pointer": problem.pointer,
        "file": problem.file,
        "reason": problem.message,
    }
    return Answer(501, body, PROBLEM_JSON, ((REASON, header_text(detail)),))
