"""Small documents for tests, written inline, and the mock that plays one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from understudy.clock import ManualClock
from understudy.exchange import Request, Response
from understudy.mock import Mock, open_mock

__all__ = ["JSON", "answer", "document", "operation", "play", "schema_ref"]

JSON = "application/json"


def schema_ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def operation(
    identity: str, status: str = "200", reply: Any = None, *, body: Any = None, **more: Any
) -> dict[str, Any]:
    """An Operation Object with one success response; `reply` and `body` are schemas."""
    content = {} if reply is None else {"content": {JSON: {"schema": reply}}}
    built: dict[str, Any] = {"operationId": identity, "responses": {status: {"description": "fine", **content}}}
    if body is not None:
        built["requestBody"] = {"required": True, "content": {JSON: {"schema": body}}}
    responses = more.pop("responses", {})
    built["responses"].update(responses)
    return {**built, **more}


def document(paths: dict[str, Any], schemas: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    components = {"schemas": schemas or {}, **more.pop("components", {})}
    head = {"openapi": "3.1.0", "info": {"title": "Inline", "version": "1"}}
    return {**head, "paths": paths, "components": components, **more}


def play(built: dict[str, Any], folder: Path, **options: Any) -> Mock:
    """A mock of an inline document, with a clock that stands still."""
    file = folder / "openapi.json"
    file.write_text(json.dumps(built))
    return open_mock(file, clock=ManualClock(), **options)


def answer(mock: Mock, method: str, target: str, body: Any = None, **headers: str) -> tuple[Response, Any]:
    """Send a request and return the response with its JSON body (None when it has none)."""
    path, _, query = target.partition("?")
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    text = b""
    if body is not None:
        sent.setdefault("content-type", JSON)
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = mock.handle(Request(method, path, query, sent, text))
    return response, json.loads(response.body) if response.body else None
