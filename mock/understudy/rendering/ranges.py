"""Parts of a file (RFC 9110 section 14): the one range of bytes that a GET requests."""

from __future__ import annotations

from dataclasses import replace

from understudy.messages import Answer, Request

__all__ = ["part_of"]

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
