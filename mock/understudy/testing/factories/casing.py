"""Other spellings of a request body: the case of its keys, a name around it, and bytes.

Knows JSON values; knows nothing of schemas.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, Protocol
from urllib.parse import urlencode

from understudy.http.body_writer import flat_pairs
from understudy.inference.conventions import words
from understudy.json_codec import dumps
from understudy.testing.factories.errors import FactoryError, unknown


class Encodes(Protocol):
    """An encoder such as `json.JSONEncoder()`."""

    @property
    def encode(self) -> Callable[[Any], Any]: ...


class Dumps(Protocol):
    """An encoder such as the module `json`."""

    @property
    def dumps(self) -> Callable[..., Any]: ...


# fmt: off
Case = Literal[
    "camel", "pascal", "snake", "constant", "kebab", "cobol", "header", "dot", "path", "flat", "sentence", "title",
    "upper", "lower",
]
# fmt: on
Encoder = Literal["json", "form", "xml"] | Callable[[Any], Any] | Encodes | Dumps


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
_WHOLE: dict[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower}
"""Cases of the name as it stands, whatever its words."""
CASES = (*_STYLES, *_WHOLE)
ENCODINGS = ("json", "form", "xml")


def respelled(name: str, case: str | None) -> str:
    """One key in another case."""
    if case in _WHOLE:
        return _WHOLE[case](name)
    parts = words(name)
    # A name without a word of ours, such as one in another alphabet, has no case that we know of.
    return _STYLES[case](parts) if case is not None and parts else name


def recased(value: Any, case: str | None) -> Any:
    """The value with every key at every depth in another case. Raises FactoryError when two keys become one."""
    if case is None:
        return value
    if case not in CASES:
        raise FactoryError(unknown("params", "case", str(case), CASES))
    return _recased(value, case)


def _recased(value: Any, case: str) -> Any:
    if isinstance(value, list):
        return [_recased(entry, case) for entry in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for name, entry in value.items():
        key = respelled(name, case)
        if key in found:
            raise FactoryError(f'"{origin[key]}" and "{name}" are both "{key}" in {case} case')
        found[key], origin[key] = _recased(entry, case), name
    return found


def nested(value: Any, nest: str | Sequence[str] | None) -> Any:
    """The value inside of an object, or of several, by their names from outside in."""
    for name in reversed([nest] if isinstance(nest, str) else list(nest or ())):
        value = {name: value}
    return value


def encoded(value: Any, encode: Any) -> Any:
    """The value as bytes, but for XML, which needs its schema, or what an encoder of one's own makes of it.

    Raises FactoryError for an unknown encoding, for what is no encoder, and for a list as a form.
    """
    if encode is None:
        return value
    if not isinstance(encode, str):
        return _encoder(encode)(value)
    if encode == "json":
        return dumps(value)
    if encode == "form":
        if not isinstance(value, dict):
            raise FactoryError("a form has names; a list of bodies has none: encode them one by one")
        return urlencode(list(flat_pairs(value))).encode("ascii")
    raise FactoryError(unknown("params", "encoding", encode, ENCODINGS))


def check_encoder(encode: Any) -> None:
    """Raises FactoryError for what is no encoding and no encoder, before anything is made."""
    if encode is not None and not isinstance(encode, str):
        _encoder(encode)


def _encoder(encode: Any) -> Callable[[Any], Any]:
    """The function of an encoder: itself, or its `encode` or `dumps`, as of `json` and `json.JSONEncoder()`."""
    if isinstance(encode, type):
        raise FactoryError(f"encode takes an encoder, not its class: encode={encode.__name__}()")
    for name in ("encode", "dumps"):
        if callable(function := getattr(encode, name, None)):
            return function  # type: ignore[no-any-return]  # whatever somebody's encoder is
    if callable(encode):
        return encode  # type: ignore[no-any-return]
    known = ", ".join(f'"{each}"' for each in ENCODINGS)
    raise FactoryError(f"encode takes {known}, a function, or something with encode or dumps; got {encode!r}")
