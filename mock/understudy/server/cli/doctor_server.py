"""What `understudy doctor` finds out about a server: what it serves, what makes its answers differ, what it refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import httpx

from understudy.addresses import CONTROL_PREFIX, token_headers
from understudy.remote.connection import connect_here

__all__ = ["server_facts"]

_SECONDS = 10
_EXCHANGES = 500


def server_facts(url: str) -> Mapping[str, Any] | None:
    """What a mock at an address says of itself; None where what is there is no mock, so a document perhaps."""
    base = url.rstrip("/")
    with httpx.Client(
        base_url=f"{base}{CONTROL_PREFIX}",
        headers=token_headers(),
        timeout=_SECONDS,
        event_hooks={"request": [connect_here]},
    ) as client:
        try:
            answer = client.get("/health")
            health = answer.json()
        except (httpx.HTTPError, ValueError):
            return None
        if answer.status_code != 200 or not isinstance(health, dict):
            return None
        problems = health.pop("problems", [])
        return {
            "url": base,
            "ms": round(answer.elapsed.total_seconds() * 1000, 1),
            **({"wrong": warning} if (warning := answer.headers.get("X-Mock-Warnings")) else {}),
            "health": health,
            "problems": problems,
            **_state(client),
        }


def _state(client: httpx.Client) -> Mapping[str, Any]:
    entries = _read(client, f"/journal?limit={_EXCHANGES}", "entries")
    events = _read(client, "/events", "events")
    return {
        "clock": _read(client, "/clock", "now"),
        "every call meets": {name: each for name, each in _read(client, "/conditions").items() if each},
        "faults": [
            f"{each['kind']} of {each['operationId'] or 'every operation'}"
            for each in _read(client, "/faults", "faults")
        ],
        "sessions": [each["key"] for each in _read(client, "/sessions", "sessions")],
        "records": {each["resource"]: each["count"] for each in _read(client, "/record-counts", "counts")},
        "events": dict(Counter(each["status"] for each in events)),
        "exchanges": len(entries) if len(entries) < _EXCHANGES else f"{_EXCHANGES} or more",
        "refused": [_refusal(each) for each in reversed(entries) if each["reason"]],
    }


def _read(client: httpx.Client, path: str, name: str | None = None) -> Any:
    """What a route answers, or nothing where a server of another version has none."""
    try:
        found = client.get(path).raise_for_status().json()
    except (httpx.HTTPError, ValueError):
        return {} if name is None else []
    return found if name is None else found.get(name, [])


def _refusal(entry: Mapping[str, Any]) -> str:
    request = entry["request"]
    return f"{request['method']} {request['path']} {entry['response']['status']}: {entry['reason']}"
