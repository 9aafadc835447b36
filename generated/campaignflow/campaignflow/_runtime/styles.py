"""Parameter styles (OAS 3.1, 4.8.12.1): JSON values to the text of a query, a header, a path or a cookie."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from .values import is_array, is_object

__all__ = ["form_data", "header_text", "json_text", "path_text", "query_pairs", "text_of"]

_DELIMITERS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def text_of(value: Any) -> str:
    """A value in a form or a parameter: as JSON writes it, text without quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict | list):
        return json.dumps(value, separators=(",", ":"))
    return str(value)


def json_text(value: Any) -> str:
    """The text of a parameter that is described by a JSON media type (OAS 3.1, 4.8.12.2)."""
    return json.dumps(value, separators=(",", ":"))


def _members(value: dict[str, Any], between: str) -> str:
    return ",".join(f"{name}{between}{text_of(entry)}" for name, entry in value.items())


def query_pairs(name: str, value: Any, style: str, explode: bool) -> Iterator[tuple[str, str]]:
    """The pairs of a query string (or of a form) that carry `value`. An empty array or object carries nothing."""
    if style == "deepObject" and is_object(value):
        for key, entry in value.items():
            yield from query_pairs(f"{name}[{key}]", entry, style, explode)
    elif is_object(value) and explode:
        for key, entry in value.items():
            yield key, text_of(entry)
    elif is_object(value):
        if value:
            yield name, _members(value, ",")
    elif is_array(value) and explode:
        for entry in value:
            yield name, text_of(entry)
    elif is_array(value):
        if value:
            yield name, _DELIMITERS.get(style, ",").join(text_of(entry) for entry in value)
    else:
        yield name, text_of(value)


def header_text(value: Any, explode: bool = False) -> str:
    """`simple` style, for headers. The text is Latin-1 or the HTTP library refuses it."""
    if is_array(value):
        return ",".join(text_of(entry) for entry in value)
    if is_object(value):
        return _members(value, "=" if explode else ",")
    return text_of(value)


def path_text(value: Any, style: str = "simple", explode: bool = False, name: str = "") -> str:
    """The percent-encoded text of a path parameter; a `/` inside it stays inside it."""
    if type(value) is int and style == "simple":
        return str(value)
    entries = value if is_array(value) else None
    members = value if is_object(value) else None
    between = {"label": "." if explode else ",", "matrix": ","}.get(style, ",")
    if members is not None:
        joined = (between if explode else ",").join(
            f"{_quoted(key)}{'=' if explode else ','}{_quoted(entry)}" for key, entry in members.items()
        )
    elif entries is not None:
        joined = between.join(_quoted(entry) for entry in entries)
    else:
        joined = _quoted(value)
    if style == "label":
        return f".{joined}"
    if style != "matrix":
        return joined
    if explode and entries is not None:
        return "".join(f";{name}={_quoted(entry)}" for entry in entries)
    if explode and members is not None:
        return "".join(f";{_quoted(key)}={_quoted(entry)}" for key, entry in members.items())
    return f";{name}={joined}"


def _quoted(value: Any) -> str:
    text = quote(text_of(value), safe="")
    # "." and ".." are steps where a path is normalised; as a value they must be spelt out.
    return text.replace(".", "%2E") if text in (".", "..") else text


def form_data(body: Mapping[str, Any]) -> dict[str, list[str]]:
    """An object as the fields of a form (RFC 1866): arrays repeat, objects are bracketed."""
    fields: dict[str, list[str]] = {}
    for name, value in body.items():
        style = "deepObject" if isinstance(value, dict) else "form"
        for key, text in query_pairs(name, value, style, True):
            fields.setdefault(key, []).append(text)
    return fields
