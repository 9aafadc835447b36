"""WireMock's journal: the `/__admin/requests` family, as version 3 answers it, for clients that were written for that.

Where the real server answers pages of HTML for wrong input, this one answers its JSON errors. `loggedDate` stands
inside of `request`, as in the original, and beside it, where some clients look. The stubs are the operations.
"""

from __future__ import annotations

import base64
import difflib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote
from uuid import NAMESPACE_URL, UUID, uuid5

from understudy.compat import WIREMOCK
from understudy.compat.criteria import CriteriaError, misses
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
from understudy.regular_expressions import ExpressionTimeout

PREFIX = WIREMOCK
_VERSION = "3.13.2"
_NEAREST = 3


def answer(call: AdminCall, log: Log) -> AdminReply:
    """Answer an admin call; an unknown path or method is a 404 without a body, as in the original."""
    path = call.path.removeprefix(PREFIX).rstrip("/")
    route = _ROUTES.get((call.method, path))
    try:
        if route is not None:
            return route(call, log)
        parent, _, last = path.rpartition("/")
        if parent == "/requests" and call.method in ("GET", "DELETE"):
            return _one(call.method, unquote(last), log)
    except CriteriaError as error:
        return _error(422, error.pointer, "Error parsing JSON", error.detail)
    except ExpressionTimeout as error:
        return _error(422, None, str(error))
    except RecursionError:
        return _error(422, "", "Error parsing JSON", TOO_DEEP)
    return AdminReply(404)


def _list(call: AdminCall, log: Log) -> AdminReply:
    arguments = call.arguments
    found = list(reversed(log.entries))
    total = len(found)
    if "matchingStub" in arguments:
        stub = arguments["matchingStub"]
        found = [entry for entry in found if entry.operation and _stub_id(entry.operation) == stub]
        total = len(found)
    if arguments.get("unmatched") == "true":
        found = [entry for entry in found if not entry.operation]
        total = len(found)
    if since := arguments.get("since"):
        moment = _moment(since)
        if moment is None:
            return _error(400, "since", f"{since} is not a valid ISO8601 date")
        found = [entry for entry in found if entry.milliseconds > moment]
    if limit := arguments.get("limit"):
        if not (limit.isascii() and limit.isdigit()):
            return _error(400, "limit", f"{limit} is not a valid limit")
        found = found[: int(limit)]
    return _listed({"requests": [_entry(entry) for entry in found], "meta": {"total": total}})


def _moment(text: str) -> float | None:
    """Milliseconds of Unix time; None for a text without date, time and zone."""
    try:
        # A plus that nobody encoded arrives as a space.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment.timestamp() * 1000


def _one(method: str, id_: str, log: Log) -> AdminReply:
    try:
        identity = str(UUID(id_))
    except ValueError:
        return _error(400, None, f"{id_} is not a valid UUID")
    found = [entry for entry in log.entries if entry.id == identity]
    if method == "DELETE":
        log.remove([identity])
        return AdminReply(200, {})
    return AdminReply(200, _entry(found[0])) if found else AdminReply(404)


def _delete_all(_call: AdminCall, log: Log) -> AdminReply:
    log.reset()
    return AdminReply(200, {})


def _reset(_call: AdminCall, log: Log) -> AdminReply:
    log.reset()
    return AdminReply(200)


def _chosen(call: AdminCall, log: Log) -> Sequence[Logged]:
    missing = misses(_body(call))
    return [entry for entry in log.entries if not missing(entry)]


def _body(call: AdminCall) -> Any:
    try:
        return read_json(call.body)
    except ValueError as error:
        raise CriteriaError("", f"not JSON: {error}") from None


def _count(call: AdminCall, log: Log) -> AdminReply:
    return _listed({"count": len(_chosen(call, log))})


def _find(call: AdminCall, log: Log) -> AdminReply:
    return _listed({"requests": [_request(entry) for entry in reversed(_chosen(call, log))]})


def _remove(call: AdminCall, log: Log) -> AdminReply:
    found = _chosen(call, log)
    log.remove([entry.id for entry in found])
    return AdminReply(200, {"serveEvents": [_entry(entry) for entry in reversed(found)]})


def _remove_by_metadata(call: AdminCall, _log: Log) -> AdminReply:
    # No stub here has metadata, so nothing ever matches.
    _body(call)
    return AdminReply(200, {"serveEvents": []})


def _unmatched(_call: AdminCall, log: Log) -> AdminReply:
    return _listed({"requests": [_request(entry) for entry in reversed(log.entries) if not entry.operation]})


def _near_misses(_call: AdminCall, log: Log) -> AdminReply:
    found = [miss for entry in log.entries if not entry.operation for miss in _nearest_stubs(_request(entry), log)]
    return AdminReply(200, {"nearMisses": found})


def _near_misses_of_request(call: AdminCall, log: Log) -> AdminReply:
    request = _body(call)
    if not isinstance(request, dict):
        raise CriteriaError("", "a request is an object")
    return AdminReply(200, {"nearMisses": _nearest_stubs(request, log)})


def _near_misses_of_pattern(call: AdminCall, log: Log) -> AdminReply:
    pattern = _body(call)
    missing = misses(pattern)
    scored = sorted(((len(missing(entry)) / max(1, len(pattern)), entry) for entry in log.entries), key=lambda s: s[0])
    found = [
        {"request": _request(entry), "requestPattern": pattern, "matchResult": _result(distance)}
        for distance, entry in scored[:_NEAREST]
    ]
    return AdminReply(200, {"nearMisses": found})


def _nearest_stubs(request: dict[str, Any], log: Log) -> list[dict[str, Any]]:
    request_line = f"{request.get('method', '')} {str(request.get('url', '')).partition('?')[0]}"

    def distance(operation: tuple[str, str, str]) -> float:
        return round(1 - difflib.SequenceMatcher(None, request_line, f"{operation[0]} {operation[1]}").ratio(), 3)

    closest = sorted(log.operations, key=distance)[:_NEAREST]
    return [
        {"request": request, "stubMapping": _stub(operation), "matchResult": _result(distance(operation))}
        for operation in closest
    ]


def _result(distance: float) -> dict[str, Any]:
    return {"distance": distance, "subEvents": [], "diffDescriptions": []}


def _mappings(_call: AdminCall, log: Log) -> AdminReply:
    return AdminReply(200, {"mappings": list(map(_stub, log.operations)), "meta": {"total": len(log.operations)}})


def _health(_call: AdminCall, _log: Log) -> AdminReply:
    return AdminReply(200, {"status": "healthy", "message": "The journal is kept", "version": _VERSION})


def _version(_call: AdminCall, _log: Log) -> AdminReply:
    return AdminReply(200, {"version": _VERSION})


def _stub(operation: tuple[str, str, str]) -> dict[str, Any]:
    method, template, name = operation
    key = _stub_id(name)
    return {"id": key, "uuid": key, "name": name, "request": {"method": method, "urlPathTemplate": template}}


def _stub_id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"operation:{name}"))


def _listed(value: dict[str, Any]) -> AdminReply:
    return AdminReply(200, {**value, "requestJournalDisabled": False})


def _error(status: int, pointer: str | None, title: str, detail: str | None = None) -> AdminReply:
    error: dict[str, Any] = {"code": 10, "title": title}
    if pointer is not None:
        error["source"] = {"pointer": pointer}
    if detail is not None:
        error["detail"] = detail
    return AdminReply(status, {"errors": [error]})


def _entry(entry: Logged) -> dict[str, Any]:
    matched = bool(entry.operation)
    value: dict[str, Any] = {
        "id": entry.id,
        "request": _request(entry),
        "responseDefinition": {"status": entry.status, "fromConfiguredStub": matched},
        "response": {
            "status": entry.status,
            "headers": dict(entry.response_headers),
            "bodyAsBase64": base64.b64encode(entry.response_body).decode(),
            "body": text_of(entry.response_body),
        },
        "wasMatched": matched,
        "timing": {"addedDelay": 0, "processTime": 0, "responseSendTime": 0, "serveTime": 0, "totalTime": 0},
        "subEvents": [] if matched else [{"type": "REQUEST_NOT_MATCHED", "timeOffsetNanos": 0, "data": {}}],
        **_dates(entry),
    }
    if matched:
        key = _stub_id(entry.operation)
        value["stubMapping"] = {"id": key, "uuid": key, "name": entry.operation}
    return value


def _dates(entry: Logged) -> dict[str, Any]:
    moment = datetime.fromtimestamp(entry.milliseconds / 1000, UTC)
    text = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"loggedDate": entry.milliseconds, "loggedDateString": text}


def _request(entry: Logged) -> dict[str, Any]:
    host = entry.headers.get("host", "localhost")
    name, _, port = host.partition(":")
    query = parameters(entry.query)
    return {
        "url": entry.url,
        "absoluteUrl": f"http://{host}{entry.url}",
        "method": entry.method,
        "clientIp": "127.0.0.1",
        "headers": {capitalised(key): value for key, value in entry.headers.items()},
        "cookies": {},
        "browserProxyRequest": False,
        **_dates(entry),
        "bodyAsBase64": base64.b64encode(entry.body).decode(),
        "body": text_of(entry.body),
        "protocol": "HTTP/1.1",
        "scheme": "http",
        "host": name,
        "port": int(port) if port.isdigit() else 80,
        "queryParams": {key: {"key": key, "values": values} for key, values in query.items()},
        "formParams": {},
    }


_ROUTES: dict[tuple[str, str], Callable[[AdminCall, Log], AdminReply]] = {
    ("GET", "/requests"): _list,
    ("DELETE", "/requests"): _delete_all,
    ("POST", "/requests/reset"): _reset,
    ("POST", "/requests/count"): _count,
    ("POST", "/requests/find"): _find,
    ("POST", "/requests/remove"): _remove,
    ("POST", "/requests/remove-by-metadata"): _remove_by_metadata,
    ("GET", "/requests/unmatched"): _unmatched,
    ("GET", "/requests/unmatched/near-misses"): _near_misses,
    ("POST", "/near-misses/request"): _near_misses_of_request,
    ("POST", "/near-misses/request-pattern"): _near_misses_of_pattern,
    ("POST", "/reset"): _reset,
    ("GET", "/mappings"): _mappings,
    ("GET", "/health"): _health,
    ("GET", "/version"): _version,
}
