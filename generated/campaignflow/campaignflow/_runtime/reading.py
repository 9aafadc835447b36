"""JSON to Python by types: what comes is never lost.

A type is what the generated annotations say: models, enumerations, dates, lists, maps and unions of them. What is done
for a type is worked out when it is first needed, and kept.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from io import BytesIO
from typing import Any, Literal, Union, cast, get_args, get_origin
from uuid import UUID

from .drift import Mismatch, shown
from .model import Model, model_reader
from .types import File, Unset
from .values import is_object

__all__ = ["UNIONS", "named", "read", "reader"]

Found = list[Mismatch]
Reader = Callable[[Any, Found], Any]
UNIONS = (Union, types.UnionType)
"""The origins of the two ways to write a union."""


def read(kind: Any, value: Any, found: Found) -> Any:
    """The Python value of a JSON value. What does not fit is kept as it came, and noted in `found`."""
    reading = reader(kind)
    return value if reading is None else reading(value, found)


@cache
def reader(kind: Any) -> Reader | None:
    """How values of a type are read; None where they stay as they are."""
    if kind in _READERS:
        return _READERS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in UNIONS:
        return _union_reader([each for each in arguments if each is not Unset])
    if origin is list:
        return _list_reader(reader(arguments[0]))
    if origin is dict:
        return _map_reader(reader(arguments[1]))
    if origin is Literal:
        return _literal_reader(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Model):
        return model_reader(kind)
    return None


def _plain_reader(expected: str, *kinds: type) -> Reader:
    def read_plain(value: Any, found: Found) -> Any:
        if type(value) not in kinds:
            found.append(Mismatch(expected, value))
        return value

    return read_plain


def _int_reader(value: Any, found: Found) -> Any:
    if type(value) is int:
        return value
    # 5.0 is an integer (JSON Schema 2020-12, validation 6.1.1).
    if type(value) is float and value.is_integer():
        return int(value)
    found.append(Mismatch("integer", value))
    return value


def _parsed_reader(expected: str, parse: Callable[[str], Any]) -> Reader:
    def read_parsed(value: Any, found: Found) -> Any:
        try:
            return parse(value)
        except (ValueError, TypeError, AttributeError):
            found.append(Mismatch(expected, value))
            return value

    return read_parsed


def _file_reader(value: Any, found: Found) -> Any:
    if isinstance(value, bytes):
        return File(BytesIO(value))
    # JSON has no bytes: what a form takes as a file is a text there.
    if not isinstance(value, File | str):
        found.append(Mismatch("binary", value))
    return value


def _list_reader(inner: Reader | None) -> Reader:
    def read_list(value: Any, found: Found) -> Any:
        entries: list[Any] = value
        if type(value) is not list:
            found.append(Mismatch("array", value))
            return entries
        if inner is None:
            return entries
        made: list[Any] = []
        for position, entry in enumerate(entries):
            before = len(found)
            made.append(inner(entry, found))
            for mismatch in found[before:]:
                mismatch.path = (position, *mismatch.path)
        return made

    return read_list


def _map_reader(inner: Reader | None) -> Reader:
    def read_map(value: Any, found: Found) -> Any:
        entries: dict[str, Any] = value
        if type(value) is not dict:
            found.append(Mismatch("object", value))
            return entries
        if inner is None:
            return entries
        made: dict[str, Any] = {}
        for name, entry in entries.items():
            before = len(found)
            made[name] = inner(entry, found)
            for mismatch in found[before:]:
                mismatch.path = (name, *mismatch.path)
        return made

    return read_map


def _literal_reader(values: Sequence[Any]) -> Reader:
    def read_literal(value: Any, found: Found) -> Any:
        if not any(type(value) is type(one) and value == one for one in values):
            found.append(Mismatch(" or ".join(map(shown, values)), value, is_tag=True))
        return value

    return read_literal


def _enum_reader(kind: type[Enum]) -> Reader:
    expected = f"one of {', '.join(shown(member.value) for member in kind)}"

    known = dict(kind._value2member_map_)

    def read_enum(value: Any, found: Found) -> Any:
        try:
            # To Python `True` is 1 as well.
            if type(value) is not bool and value in known:
                return known[value]
            member = kind(value)
        except (ValueError, TypeError):
            found.append(Mismatch(expected, value, is_tag=True))
            return value
        if not getattr(member, "is_known", True):
            found.append(Mismatch(expected, value, is_tag=True, is_open=True))
        return member

    return read_enum


def _union_reader(kinds: Sequence[Any]) -> Reader | None:
    if any(reader(kind) is None for kind in kinds):
        return None
    if len(kinds) == 1:
        return reader(kinds[0])
    unknown = next((kind for kind in kinds if getattr(kind, "__name__", "") == "UnknownVariant"), None)
    known = [(kind, cast("Reader", reader(kind))) for kind in kinds if kind is not unknown]

    def read_union(value: Any, found: Found) -> Any:
        best: tuple[int, Any, Found] | None = None
        for kind, reading in known:
            if not _may_be(kind, value):
                continue
            own: Found = []
            made = reading(value, own)
            if not own:
                return made
            weight = sum(_TAG if mismatch.is_tag and len(mismatch.path) < 2 else 1 for mismatch in own)
            if best is None or weight < best[0]:
                best = weight, made, own
        if unknown is not None and is_object(value) and (best is None or best[0] >= _TAG):
            found.append(Mismatch("a variant of the document", value, is_tag=True, is_open=True))
            return model_reader(unknown)(value, [])
        if best is None:
            found.append(Mismatch(" or ".join(dict.fromkeys(map(named, kinds))), value))
            return value
        found += best[2]
        return best[1]

    return read_union


# A wrong discriminator outweighs any number of other mismatches.
_TAG = 1000


def _may_be(kind: Any, value: Any) -> bool:
    """Whether a JSON value is of the sort that a type is made of, so that no time is lost on the others."""
    if isinstance(value, dict):
        return get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, Model))
    if isinstance(value, list):
        return get_origin(kind) is list
    if value is None:
        return kind is type(None)
    return get_origin(kind) not in (list, dict) and not (isinstance(kind, type) and issubclass(kind, Model))


def named(kind: Any) -> str:
    """A type as an error calls it, in the words of JSON."""
    if kind is type(None):
        return "null"
    origin = get_origin(kind)
    if origin in UNIONS:
        return " or ".join(dict.fromkeys(named(each) for each in get_args(kind) if each is not Unset))
    if origin is Literal:
        return " or ".join(map(shown, get_args(kind)))
    return _NAMES.get(origin or kind, getattr(kind, "__name__", str(kind)))


_NAMES = {list: "array", dict: "object", str: "string", int: "integer", float: "number", bool: "boolean"}
_READERS: dict[Any, Reader | None] = {
    Any: None,
    object: None,
    str: _plain_reader("string", str),
    int: _int_reader,
    float: _plain_reader("number", float, int),
    bool: _plain_reader("boolean", bool),
    type(None): _plain_reader("null", type(None)),
    datetime.datetime: _parsed_reader("date-time", datetime.datetime.fromisoformat),
    datetime.date: _parsed_reader("date", datetime.date.fromisoformat),
    UUID: _parsed_reader("uuid", UUID),
    File: _file_reader,
}
