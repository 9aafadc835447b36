"""Other spellings of a request body: the case of its keys, a name around it, and bytes.

Knows JSON values; knows nothing of schemas.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from understudy.http.body_writer import flat_pairs
from understudy.inference.conventions import words
from understudy.json_codec import dumps
from understudy.testing.factories.errors import FactoryError, unknown

__all__ = ["CASES", "ENCODINGS", "encoded", "nested", "recased", "respelled"]

_STYLES: dict[str, Callable[[Sequence[str]], str]] = {
    "camel": lambda parts: parts[0] + "".join(part.capitalize() for part in parts[1:]),
    "pascal": lambda parts: "".join(part.capitalize() for part in parts),
    "snake": "_".join,
    "constant": lambda parts: "_".join(parts).upper(),
    "kebab": "-".join,
    "cobol": lambda parts: "-".join(parts).upper(),
    "header": lambda parts: "-".join(part.capitalize() for part in parts),
    "dot": ".".join,
    "path": "/".join,
    "flat": "".join,
    "sentence": lambda parts: " ".join(parts).capitalize(),
    "title": lambda parts: " ".join(part.capitalize() for part in parts),
}
CASES = tuple(_STYLES)
ENCODINGS = ("json", "form", "xml")


def respelled(name: str, case: str | None) -> str:
    """One key in another case."""
    parts = words(name)
    return _STYLES[case](parts) if case is not None and parts else name


def recased(value: Any, case: str | None) -> Any:
    """The value with every key at every depth in another case. Raises FactoryError when two keys become one."""
    if case is None:
        return value
    style = _STYLES.get(case)
    if style is None:
        raise FactoryError(unknown("params", "case", case, CASES))
    return _recased(value, style, case)


def _recased(value: Any, style: Callable[[Sequence[str]], str], case: str) -> Any:
    if isinstance(value, list):
        return [_recased(entry, style, case) for entry in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for name, entry in value.items():
        parts = words(name)
        # A name without a word of ours, such as one in another alphabet, has no case that we know of.
        key = style(parts) if parts else name
        if key in found:
            raise FactoryError(f'"{origin[key]}" and "{name}" are both "{key}" in {case} case')
        found[key], origin[key] = _recased(entry, style, case), name
    return found


def nested(value: Any, nest: str | Sequence[str] | None) -> Any:
    """The value inside of an object, or of several, by their names from outside in."""
    for name in reversed([nest] if isinstance(nest, str) else list(nest or ())):
        value = {name: value}
    return value


def encoded(value: Any, encode: str | None) -> Any:
    """The value as bytes, but for XML, which needs its schema. Raises FactoryError for an unknown encoding, or a list
    as a form."""
    if encode is None:
        return value
    if encode == "json":
        return dumps(value)
    if encode == "form":
        if not isinstance(value, dict):
            raise FactoryError("a form has names; a list of bodies has none: encode them one by one")
        return urlencode(list(flat_pairs(value))).encode("ascii")
    raise FactoryError(unknown("params", "encoding", encode, ENCODINGS))
