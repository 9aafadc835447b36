"""What `understudy doctor` finds out about a server: what it serves, what makes its answers differ, what it refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from time import perf_counter
from typing import Any

from understudy.addresses import CONTROL_PREFIX, RemoteError, token_headers
from understudy.json_codec import loads
from understudy.messages import Request, Response
from understudy.remote.connection import Connection

_EXCHANGES = 500


def server_facts(url: str) -> Mapping[str, Any] | None:
    """What a mock at an address says of itself; None where what is there is no mock, so a document perhaps."""
    try:
        to = Connection(url)
        begun = perf_counter()
        answer = _get(to, "/health")
        milliseconds = round((perf_counter() - begun) * 1000, 1)
        health = loads(answer.body)
    except (RemoteError, ValueError):
        return None
    if answer.status != 200 or not isinstance(health, dict):
        return None
    problems = health.pop("problems", [])
    warning = dict(answer.headers).get("X-Mock-Warnings")
    return {
        "url": to.url,
        "ms": milliseconds,
        **({"wrong": warning} if warning else {}),
        "health": health,
        "problems": problems,
        **_state(to),
    }


def _get(to: Connection, path: str, query: str = "") -> Response:
    """What a route answers, as it comes: a server of another version may have more to say, or less."""
    return to.send(Request("GET", CONTROL_PREFIX + path, query, token_headers(), b""))


def _state(to: Connection) -> Mapping[str, Any]:
    entries = _read(to, "/journal", "entries", f"limit={_EXCHANGES}")
    events = _read(to, "/events", "events")
    return {
        "clock": _read(to, "/clock", "now"),
        "every call meets": {name: each for name, each in _read(to, "/conditions").items() if each},
        "faults": [
            f"{each['kind']} of {each['operationId'] or 'every operation'}" for each in _read(to, "/faults", "faults")
        ],
        "sessions": [each["key"] for each in _read(to, "/sessions", "sessions")],
        "records": {each["resource"]: each["count"] for each in _read(to, "/record-counts", "counts")},
        "events": dict(Counter(each["status"] for each in events)),
        "exchanges": len(entries) if len(entries) < _EXCHANGES else f"{_EXCHANGES} or more",
        "refused": [_refusal(each) for each in reversed(entries) if each["reason"]],
    }


def _read(to: Connection, path: str, name: str | None = None, query: str = "") -> Any:
    """What a route answers, or nothing where a server of another version has none."""
    try:
        answer = _get(to, path, query)
        found = loads(answer.body) if answer.status < 400 else {}
    except (RemoteError, ValueError):
        found = {}
    return found if name is None else found.get(name, [])


def _refusal(entry: Mapping[str, Any]) -> str:
    request = entry["request"]
    return f"{request['method']} {request['path']} {entry['response']['status']}: {entry['reason']}"
