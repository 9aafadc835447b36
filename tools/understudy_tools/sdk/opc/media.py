"""Media types of the lowered document: what the generator knows is kept, the rest is text or bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["is_json", "lower_media", "overrides"]

_BYTES = {"type": "string", "format": "binary"}
_SENT = ("application/x-www-form-urlencoded", "multipart/form-data", "application/octet-stream")
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
    """The media types of a lowered document that the generator must take for bytes."""
    return {name: "application/octet-stream" for name in _names(document) if _is_raw(name)}


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for entry in node:
            yield from _names(entry)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "content" and isinstance(value, dict):
                yield from (str(name) for name in value)
            yield from _names(value)


def _base(name: str) -> str:
    return name.partition(";")[0].strip().lower()


def is_json(name: str) -> bool:
    """Whether a media type is JSON (RFC 6839 3.1)."""
    return _base(name) == "application/json" or _base(name).endswith("+json")


def _is_raw(name: str) -> bool:
    if _base(name).startswith("text/"):
        return name.endswith(_TEXT)
    return not is_json(name) and _base(name) not in _SENT


def _request(content: dict[str, Any]) -> dict[str, Any]:
    kept = {name: media for name, media in content.items() if is_json(name) or _base(name) in _SENT[:2]}
    if kept:
        return {name: media if "schema" in media else {**media, "schema": {}} for name, media in kept.items()}
    for name in content:
        if _base(name).startswith("text/"):
            return {_base(name) + _TEXT: {"schema": {"type": "string"}}}
    return {name: {"schema": dict(_BYTES)} for name in list(content)[:1]}


def _response(content: dict[str, Any]) -> dict[str, Any]:
    for name, media in content.items():
        if is_json(name):
            return {name: {"schema": media.get("schema", {})}}
    for name in content:
        if _base(name).startswith("text/"):
            return {_base(name): {"schema": {"type": "string"}}}
    return {name: {"schema": dict(_BYTES)} for name in list(content)[:1]}
