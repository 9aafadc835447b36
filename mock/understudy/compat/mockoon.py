"""Mockoon's log: the `/mockoon-admin/logs` family, oldest first, and its stream of events.

Paged only where a page or a limit is requested: the original's ten by default leave its clients blind to what is newer.
No token is required.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus

from understudy.compat import MOCKOON
from understudy.compat.log import AdminCall, AdminReply, Log, Logged, parameters, text_of
from understudy.messages import PHRASES

PREFIX = MOCKOON
EVENTS = f"{MOCKOON}/events"
"""Where the original streams its events (`GET /mockoon-admin/events?maxlogs=10`)."""
_LIMIT = 10
_HIDDEN = {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key", "x-auth-token"}


def answer(call: AdminCall, log: Log) -> AdminReply:
    """Answer an admin call; an unknown path or method is a 404."""
    path = call.path.removeprefix(PREFIX).rstrip("/")
    if (call.method, path) == ("GET", ""):
        return AdminReply(200, {"message": "The log is at /mockoon-admin/logs"})
    if (call.method, path) == ("GET", "/logs"):
        return AdminReply(200, [_entry(entry) for entry in _page(call, log)])
    if (call.method, path) in (("POST", "/logs/purge"), ("PURGE", "/logs")):
        log.reset()
        return AdminReply(200, {"message": "Logs have been purged"})
    return AdminReply(404, {"message": "Not found"})


def event(entry: Logged) -> dict[str, Any]:
    """What the stream says of one exchange, of those before it was opened as well."""
    return {"event": "transaction-complete", "transaction": _entry(entry)}


def kept(maxlogs: str | None) -> int | None:
    """How many of the newest entries a stream begins with; None, for what is no number above zero, is all of them."""
    return _number(maxlogs, 0) or None


def _page(call: AdminCall, log: Log) -> list[Logged]:
    arguments = call.arguments
    if not {"page", "limit"} & arguments.keys():
        return list(log.entries)
    page, limit = _number(arguments.get("page"), 1), _number(arguments.get("limit"), _LIMIT)
    return list(log.entries[(page - 1) * limit : page * limit]) if page > 0 else []


def _number(text: str | None, default: int) -> int:
    """0, which finds nothing, for what is no number."""
    if text is None:
        return default
    return int(text) if text.isascii() and text.isdigit() else 0


def _entry(entry: Logged) -> dict[str, Any]:
    query = parameters(entry.query)
    return {
        "request": {
            "method": entry.method.lower(),
            "urlPath": entry.path,
            "route": entry.path,
            "params": [],
            "query": unquote_plus(entry.query),
            "queryParams": {name: values[0] if len(values) == 1 else values for name, values in query.items()},
            "body": text_of(entry.body),
            "headers": [{"key": key, "value": _shown(key, entry.headers[key])} for key in sorted(entry.headers)],
        },
        "response": {
            "statusCode": entry.status,
            "statusMessage": PHRASES.get(entry.status, ""),
            "headers": [{"key": key.lower(), "value": _shown(key, value)} for key, value in entry.response_headers],
            "body": text_of(entry.response_body),
        },
        "proxied": False,
        "timestampMs": entry.milliseconds,
        "uuid": entry.id,
    }


def _shown(name: str, value: str) -> str:
    """As the original hides credentials; the scheme of one stays."""
    if name.lower() not in _HIDDEN:
        return value
    scheme, space, _ = value.partition(" ")
    return f"{scheme} [REDACTED]" if space and "authorization" in name.lower() else "[REDACTED]"
