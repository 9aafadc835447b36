"""Puts an answer into bytes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from understudy.json_codec import dumps
from understudy.messages import Answer, Request, Response
from understudy.openapi.media_types import JSON, covers_json

__all__ = ["REASON", "WARNINGS", "as_written", "header_text", "serialise"]

REASON = "X-Mock-Reason"
"""Why a request was refused, in one line, whatever the document's error body has room for."""

WARNINGS = "X-Mock-Warnings"
"""What was let pass although the document does not."""

_LONGEST = 500
_JSON = ("Content-Type", JSON)


@lru_cache(maxsize=4096)
def _length(size: int) -> tuple[str, str]:
    """The field of a body of this size: one for all of them, since the journal keeps thousands."""
    return "Content-Length", str(size)


@lru_cache(maxsize=256)
def header_text(text: str) -> str:
    """A text as a field value (RFC 9110 5.5): one line of visible ASCII, of bounded length."""
    plain = " ".join(text.split())
    if not (plain.isascii() and plain.isprintable()):
        plain = "".join(char if " " <= char <= "~" else char.encode("unicode_escape").decode() for char in plain)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 3]}..."


def serialise(
    request: Request,
    answer: Answer,
    headers: tuple[tuple[str, str], ...],
    *,
    operation_id: str | None = None,
    delay: float = 0.0,
) -> Response:
    """The response as it goes over the wire; a HEAD has no body, but its length (RFC 9110 9.3.2)."""
    body = b""
    if answer.media_type == JSON and not isinstance(answer.value, bytes):
        body = answer.text if answer.text is not None else dumps(answer.value)
        headers = (_JSON, *headers)
    elif answer.media_type is not None:
        body = _bytes(answer.value, answer.media_type)
        headers = (("Content-Type", _content_type(answer)), *headers)
    if answer.status not in (204, 304):  # a 304 would give the length of what it does not send (RFC 9110 8.6)
        headers = (*headers, _length(len(body)))
    if request.method == "HEAD":
        body = b""
    return Response(answer.status, headers, body, None, operation_id, delay, answer.pauses if body else ())


def as_written(status: int, headers: tuple[tuple[str, str], ...], text: bytes, operation_id: str) -> Response:
    """The response whose body is JSON text that was written already."""
    return Response(status, (_JSON, *headers, _length(len(text))), text, None, operation_id)


def _bytes(value: Any, media_type: str) -> bytes:
    if isinstance(value, bytes):
        return value
    if covers_json(media_type):
        return dumps(value)
    return value.encode("utf-8", "replace") if isinstance(value, str) else dumps(value)


def _content_type(answer: Answer) -> str:
    """The media type of an answer; a range of the document stands for what fits the value."""
    name = str(answer.media_type)
    if "*" not in name:
        return name
    if covers_json(name) and not isinstance(answer.value, bytes):
        return JSON
    return "text/plain" if name.startswith("text/") else "application/octet-stream"
