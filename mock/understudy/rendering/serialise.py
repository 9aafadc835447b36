"""Puts an answer into bytes: as JSON, as XML, or the one range of bytes that a GET requests (RFC 9110 section 14)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from understudy.http.xml_writer import xml_document
from understudy.inference.paths import last_name
from understudy.json_codec import dumps
from understudy.messages import Answer, Request, Response
from understudy.openapi.media_types import JSON, covers_json, essence, is_xml
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas
from understudy.operations.streams import LAST_EVENT_ID

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


_Headers = tuple[tuple[str, str], ...]


def part_of(request: Request, answer: Answer, headers: _Headers) -> tuple[Answer, _Headers]:
    """The requested part, as 206; 416 where there is none of it; all where several or none is requested."""
    from werkzeug.http import parse_range_header  # only for range requests

    requested = parse_range_header(request.headers.get("range"))
    content = answer.value
    if requested is None or requested.units != "bytes" or len(requested.ranges) != 1 or not _holds(request, headers):
        return answer, headers
    found = requested.range_for_length(len(content))
    if found is None:
        return Answer(416), (("Content-Range", f"bytes */{len(content)}"),)
    start, stop = found
    shown = (*headers, ("Content-Range", f"bytes {start}-{stop - 1}/{len(content)}"))
    return replace(answer, status=206, value=content[start:stop], pauses=(), text=None), shown


def _holds(request: Request, headers: _Headers) -> bool:
    """Whether what `If-Range` says still holds (RFC 9110 13.1.5)."""
    condition = request.headers.get("if-range")
    return condition is None or any(name == "ETag" and value == condition for name, value in headers)


def at_its_end(answer: Answer, operation: Operation) -> Answer:
    """204, by which a client knows not to come back (WHATWG HTML, 9.2.3), for a stream of which nothing is left.

    Where the document declares `Last-Event-ID` but no 204, the stream is empty instead.
    """
    if answer.value != b"" or answer.status != 200 or essence(answer.media_type or "") != "text/event-stream":
        return answer
    declared = any(each.location == "header" and each.name.lower() == LAST_EVENT_ID for each in operation.parameters)
    return answer if declared and not operation.documents(204) else replace(answer, status=204, media_type=None)


def is_due(answer: Answer) -> bool:
    """Whether an answer has a value that is to be sent as XML, and is no XML already."""
    name, value = answer.media_type, answer.value
    if name is None or name == JSON or isinstance(value, bytes) or not is_xml(name):
        return False
    return not (isinstance(value, str) and value.lstrip().startswith("<"))


def in_xml(answer: Answer, operation: Operation, schemas: Schemas) -> Answer:
    """The answer with its value as an XML document. Raises ValueError for what XML has no word for."""
    documented = operation.response_for(answer.status)
    content = documented.content if documented is not None else ()
    schema = next((media.schema for media in content if media.name == answer.media_type), None)
    name = "error" if answer.status >= 400 else last_name(operation.path) or "answer"
    text = xml_document(schemas, True if schema is None else schema, answer.value, name)
    return replace(answer, value=text, fits=None, text=None)
