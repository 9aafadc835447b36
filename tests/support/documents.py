"""Small documents for tests, written inline, and the mock that plays one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from understudy.clock import ManualClock
from understudy.exchange import Request, Response
from understudy.inference.conventions import words
from understudy.inference.conventions.nouns import singular
from understudy.mock import Mock, open_mock

__all__ = ["JSON", "answer", "called_by_id", "document", "operation", "play", "schema_ref"]

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


def called_by_id(built: dict[str, Any]) -> dict[str, Any]:
    """The document with hints: an SDK calls each operation by its tag, or `default`, and its id without the tag's noun.

    Tests of what goes over the wire do not depend on names then; those have tests of their own.
    """
    made: dict[str, Any] = json.loads(json.dumps(built))
    for item in made["paths"].values():
        for node in item.values():
            if isinstance(node, dict) and isinstance(node.get("operationId"), str):
                tag = (node.get("tags") or ["default"])[0]
                tokens = words(node["operationId"])
                left = [word for place, word in enumerate(tokens) if place == 0 or word not in (tag, singular(tag))]
                hints = {"x-fern-sdk-group-name": tag, "x-fern-sdk-method-name": "_".join(left)}
                node |= {name: value for name, value in hints.items() if name not in node}
    return made
