"""Parts of a multipart body (RFC 7578) whose types the document leaves open."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping
from typing import Any

from .styles import text_of
from .values import is_sequence, plain

__all__ = ["parts_of", "with_type"]


def parts_of(name: str, value: Any) -> list[tuple[str, Any]]:
    """What httpx takes for `files=`: a part for each entry of an array, JSON for an object, text as in other forms."""
    if is_sequence(value):
        return [part for entry in value for part in parts_of(name, entry)]
    file = getattr(value, "to_tuple", None)
    if file is not None:
        return [(name, file())]
    value = plain(value)
    if isinstance(value, Mapping):
        return [(name, (None, json.dumps(value).encode(), "application/json"))]
    return [(name, (None, text_of(value).encode(), "text/plain"))]


def with_type(name: str, part: Any, types: Mapping[str, str]) -> tuple[str, Any]:
    """A part with the media type that the document says, one of several by the name of its file.

    What the caller says of a file counts first.
    """
    listed = [entry.strip() for entry in types.get(name, "").split(",") if entry.strip()]
    file_name, content, kind = part
    if not listed or (kind is not None and hasattr(content, "read")):
        return name, part
    guessed = mimetypes.guess_type(file_name)[0] if file_name else None
    return name, (file_name, content, guessed if guessed in listed else listed[0])
