"""Media types of the lowered document: what the generator knows is kept, the rest is text or bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from understudy.openapi.media_types import FORMS, JSON, essence, is_json

__all__ = ["lower_media", "overrides"]

_OCTETS = "application/octet-stream"
_BYTES = {"type": "string", "format": "binary"}
# The generator sends no text bodies; as a type of its own, text is mapped to raw content without touching responses.
_TEXT = "; charset=utf-8"


def lower_media(document: dict[str, Any], operations: list[dict[str, Any]]) -> None:
    """Leave every body and every response at least one media type that the generator takes."""
    components = document["components"]
    for body in [
        *(components.get("requestBodies") or {}).values(),
        *(entry.get("requestBody") for entry in operations),
    ]:
        if isinstance(body, dict) and isinstance(body.get("content"), dict):
            body["content"] = _request(body["content"])
    for holder in [components.get("responses"), *(entry.get("responses") for entry in operations)]:
        for response in holder.values() if isinstance(holder, dict) else ():
            if isinstance(response, dict) and isinstance(response.get("content"), dict):
                response["content"] = _response(response["content"])


def overrides(document: dict[str, Any]) -> dict[str, str]:
    """The media types of a lowered document that the generator must take for another: bytes, or JSON."""
    named = dict.fromkeys(_names(document))
    raw = {name: _OCTETS for name in named if _is_raw(name)}
    return raw | {name: JSON for name in named if is_json(name) and essence(name) == "text/json"}


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for entry in node:
            yield from _names(entry)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "content" and isinstance(value, dict):
                yield from (str(name) for name in value)
            yield from _names(value)


def _is_raw(name: str) -> bool:
    if essence(name).startswith("text/") and not is_json(name):
        return name.endswith(_TEXT)
    return not is_json(name) and essence(name) not in (*FORMS, _OCTETS)


def _request(content: dict[str, Any]) -> dict[str, Any]:
    kept = {name: media for name, media in content.items() if is_json(name) or essence(name) in FORMS}
    if kept:
        return {name: media if "schema" in media else {**media, "schema": {}} for name, media in kept.items()}
    for name in content:
        if essence(name).startswith("text/"):
            return {essence(name) + _TEXT: {"schema": {"type": "string"}}}
    return {name: {"schema": dict(_BYTES)} for name in list(content)[:1]}


def _response(content: dict[str, Any]) -> dict[str, Any]:
    for name, media in content.items():
        if is_json(name):
            return {name: {"schema": media.get("schema", {})}}
    for name in content:
        if essence(name).startswith("text/"):
            return {essence(name): {"schema": {"type": "string"}}}
    return {name: {"schema": dict(_BYTES)} for name in list(content)[:1]}
