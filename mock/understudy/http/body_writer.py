"""JSON values as what a request has of them: bodies of JSON, forms, multipart and text, and parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from understudy.http.styles import DELIMITERS
from understudy.json_codec import dumps
from understudy.openapi.media_types import covers_json, is_form
from understudy.openapi.model import MediaType, Parameter

_BOUNDARY = "understudy-factories"


class UnwritableError(ValueError):
    """A body of this media type can't be written."""

    def __init__(self, media_type: str) -> None:
        super().__init__(f"JSON, forms and text can be written, but no {media_type}")
        self.media_type = media_type


def write_body(media: MediaType, body: Any) -> tuple[str, bytes]:
    """A JSON value as a body of a media type: (Content-Type, bytes). Raises UnwritableError."""
    name = media.name
    if covers_json(name):
        return ("application/json" if "*" in name else name), dumps(body)
    if (is_form(name) or name.startswith("multipart/")) and not isinstance(body, dict):
        raise UnwritableError(f"{name} of what is no object")
    if is_form(name):
        return name, urlencode(list(_form(media, body))).encode("ascii")
    if name.startswith("multipart/"):
        return f"{name}; boundary={_BOUNDARY}", _multipart(body)
    if isinstance(body, str):
        return name, body.encode("latin-1", "replace") if not name.startswith("text/") else body.encode()
    raise UnwritableError(name)


def _form(media: MediaType, body: Any) -> Iterator[tuple[str, str]]:
    for name, value in body.items():
        encoding = media.encoding.get(name)
        if encoding is not None and encoding.content_type is not None and covers_json(encoding.content_type):
            yield name, dumps(value).decode()
        else:
            yield from flat_pairs({name: value})


def _multipart(body: Any) -> bytes:
    """RFC 7578: one part for every property, JSON for what is no text."""
    parts = bytearray()
    for name, value in body.items():
        kind = "" if isinstance(value, str) else "\r\nContent-Type: application/json"
        data = value.encode() if isinstance(value, str) else dumps(value)
        parts += (
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{kind}\r\n\r\n'.encode() + data + b"\r\n"
        )
    return bytes(parts + f"--{_BOUNDARY}--\r\n".encode())


def flat_pairs(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Names and texts of a form: nested objects with brackets, arrays of scalars by repeating the name."""
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from flat_pairs(entry, f"{place}[{name}]" if place else name)
    elif isinstance(value, list):
        for position, entry in enumerate(value):
            yield from flat_pairs(entry, f"{place}[{position}]" if isinstance(entry, dict | list) else place)
    else:
        yield place, text(value)


def parameter_pairs(parameter: Parameter, value: Any) -> Iterator[tuple[str, str]]:
    """A parameter in its style (OAS 4.8.12.3): names and texts, one pair where it is not exploded."""
    name = parameter.name
    is_apart = parameter.explode and parameter.location in ("query", "cookie")
    if parameter.content_type is not None:
        yield name, dumps(value).decode()
    elif isinstance(value, list):
        if is_apart:
            yield from ((name, text(entry)) for entry in value)
        else:
            yield name, DELIMITERS.get(parameter.style, ",").join(map(text, value))
    elif isinstance(value, dict):
        if parameter.style == "deepObject":
            yield from flat_pairs(value, name)
        elif is_apart:
            yield from ((inner, text(entry)) for inner, entry in value.items())
        else:
            glue = "=" if parameter.explode else ","
            yield name, ",".join(f"{inner}{glue}{text(entry)}" for inner, entry in value.items())
    else:
        yield name, text(value)


def text(value: Any) -> str:
    """A scalar as it stands in a form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
