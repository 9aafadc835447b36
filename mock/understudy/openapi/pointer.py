"""JSON Pointer (RFC 6901), local references (RFC 3986 fragments that hold one), and the methods of a path item.

Depends on nothing, so that every part that reads a document can stand on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from understudy.json_values import object_of

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The fixed fields of a Path Item Object that hold an operation (OAS 3.1, 4.8.9.1), in the specification's order."""

MISSING: Any = type("Missing", (), {"__repr__": lambda _: "MISSING"})()
"""What a look-up returns for a pointer that leads nowhere: None is a value of JSON."""

_HOPS = 50


def escape(token: str) -> str:
    """A reference token as it stands in a pointer (section 3)."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """The name that a reference token stands for (section 4)."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def pointer_of(tokens: Iterable[str | int]) -> str:
    """The pointer to a place: each name or index from the top, escaped."""
    texts = [str(token) for token in tokens]
    joined = "/".join(texts)
    if "~" in joined or joined.count("/") >= max(1, len(texts)):
        joined = "/".join(map(escape, texts))
    return f"/{joined}" if texts else ""


def tokens_of(pointer: str) -> tuple[str, ...]:
    """The names and indices of a pointer, unescaped; the inverse of `pointer_of`. The empty pointer has none."""
    return tuple(map(unescape, pointer.split("/")[1:]))


def is_index(text: str) -> bool:
    """Whether a token can name an element of an array: digits without a leading zero (section 4)."""
    return text.isascii() and text.isdigit() and (text == "0" or text[0] != "0")


def step(value: Any, token: str) -> Any:
    """The member or element that an unescaped token names, or MISSING."""
    if isinstance(value, dict):
        return value.get(token, MISSING)
    if isinstance(value, list) and is_index(token) and int(token) < len(value):
        return value[int(token)]
    return MISSING


def pointer_get(value: Any, pointer: str) -> Any:
    """The part of a value that a pointer names, or MISSING."""
    for token in pointer.split("/")[1:]:
        value = step(value, unescape(token))
        if value is MISSING:
            break
    return value


def look_up(document: Any, reference: str) -> Any:
    """What a local reference (`#/components/schemas/Pet`, or the pointer alone) leads to, or MISSING.

    A fragment may be percent-encoded (section 6); a name that only looks so is found as it stands.
    """
    pointer = reference.removeprefix("#")
    value = document
    for token in pointer.split("/")[1:]:
        found = step(value, unescape(token))
        if found is MISSING and "%" in token:
            found = step(value, unescape(unquote(token)))
        if found is MISSING:
            return MISSING
        value = found
    return MISSING if pointer and not pointer.startswith("/") else value


def resolve(document: Any, node: Any) -> Any:
    """A node with its `$ref` followed until there is none; what stands beside a reference is left out.

    MISSING for a reference that leads nowhere, to another file, or back to itself.
    """
    for _ in range(_HOPS):
        if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
            return node
        node = look_up(document, node["$ref"])
    return MISSING


def resolve_object(document: Any, node: Any) -> dict[str, Any]:
    """A node as `resolve` leaves it, where only an object is of use: an empty one for anything else."""
    return object_of(resolve(document, node))
