"""MockServer's log: `/mockserver/retrieve|clear|reset|verify|verifySequence|status`, oldest first.

In `format=JSON` header fields are an array of names and values, and every body is text with its content type: the forms
that both kinds of clients read. A body that is not JSON is no obstacle. `format=LOG_ENTRIES` is as in the original.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from understudy.compat import MOCKSERVER
from understudy.compat.log import (
    TOO_DEEP,
    AdminCall,
    AdminReply,
    Log,
    Logged,
    capitalised,
    parameters,
    read_json,
    text_of,
)
from understudy.compat.matcher import MatcherError, matcher
from understudy.json_values import is_whole
from understudy.openapi.media_types import is_json
from understudy.regular_expressions import ExpressionTimeout

PREFIX = MOCKSERVER
_TYPES = ("logs", "requests", "request_responses", "recorded_expectations", "active_expectations")
_FORMATS = ("json", "log_entries")
_SHOWN = 100


def answer(call: AdminCall, log: Log) -> AdminReply:
    """Answer an admin call; an unknown path or method is a 404 without a body, as in the original."""
    route = _ROUTES.get(call.path.removeprefix(PREFIX).rstrip("/")) if call.method == "PUT" else None
    if route is None:
        return AdminReply(404)
    try:
        return route(call, log)
    except (MatcherError, ExpressionTimeout) as error:
        return AdminReply(400, text=f"incorrect request matcher: {error}")
    except RecursionError:
        return AdminReply(400, text=f"incorrect request matcher: {TOO_DEEP}")


def _retrieve(call: AdminCall, log: Log) -> AdminReply:
    kind = call.arguments.get("type", "requests").lower()
    form = call.arguments.get("format", "json").lower()
    if kind not in _TYPES:
        return AdminReply(400, text=f"type {kind!r} is unknown; there are {', '.join(_TYPES)}")
    if form not in _FORMATS:
        return AdminReply(400, text=f"format {form!r} is unknown; there are {', '.join(_FORMATS)}")
    check = matcher(_json(call))
    found = [entry for entry in log.entries if check(entry)]
    if kind in ("recorded_expectations", "active_expectations"):
        return AdminReply(200, [])
    if kind == "logs":
        return AdminReply(
            200, text="".join(f"{_time(entry)} {entry.method} {entry.url} {entry.status}\n" for entry in found)
        )
    if form == "log_entries":
        return AdminReply(200, [_log_entry(entry, kind == "requests") for entry in found])
    return AdminReply(200, [_request(entry) if kind == "requests" else _exchange(entry) for entry in found])


def _clear(call: AdminCall, log: Log) -> AdminReply:
    kind = call.arguments.get("type", "all").lower()
    if kind not in ("log", "expectations", "all"):
        return AdminReply(400, text=f"type {kind!r} is unknown; there are log, expectations, all")
    pattern = _json(call)
    if kind == "expectations":
        return AdminReply(200)
    if pattern:
        check = matcher(pattern)
        log.remove([entry.id for entry in log.entries if check(entry)])
    else:
        log.reset()
    return AdminReply(200)


def _reset(_call: AdminCall, log: Log) -> AdminReply:
    log.reset()
    return AdminReply(200)


def _verify(call: AdminCall, log: Log) -> AdminReply:
    pattern = _json(call)
    if not isinstance(pattern, dict):
        raise MatcherError("a verification is an object with httpRequest and times")
    # The default is exactly once.
    request, times = pattern.get("httpRequest"), pattern.get("times") or {"atLeast": 1, "atMost": 1}
    check = matcher(request)
    if not isinstance(times, dict) or not all(is_whole(times.get(name, 0)) for name in ("atLeast", "atMost")):
        raise MatcherError("times is an object with whole numbers atLeast and atMost")
    least, most = times.get("atLeast", 0), times.get("atMost", -1)
    count = sum(map(check, log.entries))
    if least <= count and (most < 0 or count <= most):
        return AdminReply(202)
    return AdminReply(
        406,
        text=f"Request not found {_times_in_words(least, most)}, expected:<{json.dumps(request)}> "
        f"but was found {count} times among {len(log.entries)} total requests",
    )


def _verify_sequence(call: AdminCall, log: Log) -> AdminReply:
    pattern = _json(call)
    requests = pattern.get("httpRequests") if isinstance(pattern, dict) else None
    if not isinstance(requests, list):
        raise MatcherError("a sequence is an object with an array httpRequests")
    rest = iter(log.entries)
    for number, request in enumerate(requests, 1):
        check = matcher(request)
        if not any(map(check, rest)):
            total = f"{len(log.entries)} total requests"
            return AdminReply(
                406,
                text=f"Request sequence not found, expected:<{json.dumps(requests)}> "
                f"but number {number} was not found in its place among {total}: {_paths(log.entries)}",
            )
    return AdminReply(202)


def _status(_call: AdminCall, _log: Log) -> AdminReply:
    return AdminReply(200, {"ports": [], "version": "8.0.0", "artifactId": "understudy"})


_ROUTES: dict[str, Callable[[AdminCall, Log], AdminReply]] = {
    "/retrieve": _retrieve,
    "/clear": _clear,
    "/reset": _reset,
    "/verify": _verify,
    "/verifySequence": _verify_sequence,
    "/status": _status,
}


def _json(call: AdminCall) -> Any:
    if not call.body.strip():
        return None
    try:
        return read_json(call.body)
    except ValueError as error:
        raise MatcherError(f"not JSON: {error}") from None


def _times_in_words(least: int, most: int) -> str:
    if most < 0:
        return f"at least {_times(least)}"
    if least == most:
        return f"exactly {_times(least)}"
    return f"between {least} and {most} times" if least > 0 else f"at most {_times(most)}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _paths(entries: Sequence[Logged]) -> str:
    shown = ", ".join(f"{entry.method} {entry.path}" for entry in entries[-_SHOWN:])
    return shown or "none"


def _time(entry: Logged) -> str:
    moment = datetime.fromtimestamp(entry.milliseconds / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _exchange(entry: Logged) -> dict[str, Any]:
    response: dict[str, Any] = {
        "statusCode": entry.status,
        "headers": [{"name": name, "values": [value]} for name, value in entry.response_headers],
    }
    if entry.response_body:
        response["body"] = text_of(entry.response_body)
    return {"httpRequest": _request(entry), "httpResponse": response, "timestamp": _time(entry)}


def _request(entry: Logged) -> dict[str, Any]:
    value = _head(entry)
    value["headers"] = [{"name": capitalised(name), "values": [each]} for name, each in entry.headers.items()]
    if entry.body:
        value["body"] = _body(entry)
    return value


def _head(entry: Logged) -> dict[str, Any]:
    value: dict[str, Any] = {"method": entry.method, "path": entry.path}
    if query := parameters(entry.query):
        value["queryStringParameters"] = query
    return {**value, "keepAlive": True, "secure": False, "protocol": "HTTP_1_1"}


def _body(entry: Logged) -> dict[str, Any]:
    kind = {"contentType": entry.headers["content-type"]} if "content-type" in entry.headers else {}
    raw = base64.b64encode(entry.body).decode()
    try:
        return {"type": "STRING", "string": entry.body.decode(), "rawBytes": raw, **kind}
    except UnicodeDecodeError:
        return {"type": "BINARY", "base64Bytes": raw, **kind}


def _log_entry(entry: Logged, request_only: bool) -> dict[str, Any]:
    request = {**_head(entry), "headers": {capitalised(name): [value] for name, value in entry.headers.items()}}
    if entry.body:
        request["body"] = _bare(entry)
    value: dict[str, Any] = {
        "logLevel": "INFO",
        "epochTime": entry.milliseconds,
        "timestamp": _time(entry),
        "type": "RECEIVED_REQUEST" if request_only else _kind(entry),
        "correlationId": entry.id,
        "httpRequest": request,
    }
    if not request_only:
        value["httpResponse"] = {"statusCode": entry.status}
    return value


def _kind(entry: Logged) -> str:
    return "EXPECTATION_RESPONSE" if entry.operation else "NO_MATCH_RESPONSE"


def _bare(entry: Logged) -> Any:
    """A JSON value where there is one, else text, else base64, none of them marked."""
    if is_json(entry.headers.get("content-type", ""), loosely=True):
        try:
            return read_json(entry.body)
        except ValueError:
            return text_of(entry.body)
    try:
        return entry.body.decode()
    except UnicodeDecodeError:
        return base64.b64encode(entry.body).decode()
