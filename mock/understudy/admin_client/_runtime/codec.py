"""Values between JSON and Python, by their types: what comes is never lost, what is given is checked before it is sent.

A type is what the generated annotations say: models, enumerations, dates, lists, maps and unions of them. What is done
for a type is worked out when it is first needed, and kept.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from io import BytesIO
from typing import Any, Literal, Union, cast, get_args, get_origin
from uuid import UUID

from .drift import Mismatch, shown
from .errors import InputError
from .files import file_of
from .model import Model, plan_of
from .types import UNSET, File, Unset

__all__ = ["give", "giver", "made", "read", "reader"]

Found = list[Mismatch]
Reader = Callable[[Any, Found], Any]
Giver = Callable[[Any, str], Any]
_UNIONS = (Union, types.UnionType)


def read(kind: Any, value: Any, found: Found) -> Any:
    """The Python value of a JSON value. What does not fit is kept as it came, and noted in `found`."""
    reading = reader(kind)
    return value if reading is None else reading(value, found)


def give(kind: Any, value: Any, where: str) -> Any:
    """A value to be sent, made of plain data, models or both. Raises InputError for what does not fit."""
    giving = giver(kind)
    return value if giving is None else giving(value, where)


# -- what comes -------------------------------------------------------------------------------------------------------


@cache
def reader(kind: Any) -> Reader | None:
    """How values of a type are read; None where they stay as they are."""
    if kind in _READERS:
        return _READERS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
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
        return kind._read  # noqa: SLF001 - the runtime's own base of the models
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
    if not isinstance(value, File):
        found.append(Mismatch("binary", value))
    return value


def _list_reader(inner: Reader | None) -> Reader:
    def read_list(value: Any, found: Found) -> Any:
        if type(value) is not list:
            found.append(Mismatch("array", value))
            return value
        if inner is None:
            return value
        made = []
        for position, entry in enumerate(value):
            before = len(found)
            made.append(inner(entry, found))
            for mismatch in found[before:]:
                mismatch.path = (position, *mismatch.path)
        return made

    return read_list


def _map_reader(inner: Reader | None) -> Reader:
    def read_map(value: Any, found: Found) -> Any:
        if type(value) is not dict:
            found.append(Mismatch("object", value))
            return value
        if inner is None:
            return value
        made = {}
        for name, entry in value.items():
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
        if unknown is not None and type(value) is dict and (best is None or best[0] >= _TAG):
            found.append(Mismatch("a variant of the document", value, is_tag=True, is_open=True))
            return unknown._read(value, [])  # noqa: SLF001 - likewise
        if best is None:
            found.append(Mismatch(" or ".join(dict.fromkeys(map(_named, kinds))), value))
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


def _named(kind: Any) -> str:
    if kind is type(None):
        return "null"
    origin = get_origin(kind)
    if origin in _UNIONS:
        return " or ".join(dict.fromkeys(_named(each) for each in get_args(kind) if each is not Unset))
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


# -- what is given ----------------------------------------------------------------------------------------------------


@cache
def giver(kind: Any) -> Giver | None:
    """How values of a type are given; None where anything may be."""
    if kind in _GIVERS:
        return _GIVERS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
        return _union_giver([each for each in arguments if each is not Unset])
    if origin is list:
        return _list_giver(giver(arguments[0]))
    if origin is dict:
        return _map_giver(giver(arguments[1]))
    if origin is Literal:
        return _literal_giver(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_giver(kind)
    if isinstance(kind, type) and issubclass(kind, Model):
        return _model_giver(kind)
    return None


def _wrong(where: str, expected: str, value: Any) -> InputError:
    return InputError(f"{where} must be {expected}, not {shown(value)}")


def _plain_giver(expected: str, *kinds: type) -> Giver:
    def give_plain(value: Any, where: str) -> Any:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise _wrong(where, expected, value)
        return value

    return give_plain


def _int_giver(value: Any, where: str) -> Any:
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if isinstance(value, bool) or not is_whole:
        raise _wrong(where, "an integer", value)
    return value


def _date_giver(value: Any, where: str) -> Any:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    return _parsed_text(value, where, "a date", datetime.date.fromisoformat)


def _datetime_giver(value: Any, where: str) -> Any:
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime.combine(value, datetime.time(), datetime.UTC)
    return _parsed_text(value, where, "a date-time", datetime.datetime.fromisoformat)


def _uuid_giver(value: Any, where: str) -> Any:
    return value if isinstance(value, UUID) else _parsed_text(value, where, "a UUID", UUID)


def _parsed_text(value: Any, where: str, expected: str, parse: Callable[[str], Any]) -> Any:
    """The text itself, where it is one: it is sent as it was given."""
    try:
        parse(value)
    except (ValueError, TypeError, AttributeError):
        raise _wrong(where, expected, value) from None
    return value


def _file_giver(value: Any, where: str) -> Any:
    try:
        return file_of(value)
    except TypeError:
        raise _wrong(where, "a file: bytes, a path, an open file or (name, content, type)", value) from None
    except OSError as error:
        raise InputError(f"{where} can't be read: {error}") from error


def _list_giver(inner: Giver | None) -> Giver:
    def give_list(value: Any, where: str) -> Any:
        if isinstance(value, str | bytes | Mapping) or not isinstance(value, Sequence):
            raise _wrong(where, "a list", value)
        return [entry if inner is None else inner(entry, f"{where}[{n}]") for n, entry in enumerate(value)]

    return give_list


def _map_giver(inner: Giver | None) -> Giver:
    def give_map(value: Any, where: str) -> Any:
        if not isinstance(value, Mapping):
            raise _wrong(where, "a mapping", value)
        return {name: entry if inner is None else inner(entry, f"{where}.{name}") for name, entry in value.items()}

    return give_map


def _literal_giver(values: Sequence[Any]) -> Giver:
    def give_literal(value: Any, where: str) -> Any:
        if value not in values:
            raise _wrong(where, " or ".join(map(shown, values)), value)
        return value

    return give_literal


def _enum_giver(kind: type[Enum]) -> Giver:
    """Any value of the kind that the enumeration has: a service may know one that the document does not."""
    base: type = int if issubclass(kind, int) else str

    def give_enum(value: Any, where: str) -> Any:
        if not isinstance(value, base) or isinstance(value, bool):
            raise _wrong(where, f"one of {', '.join(shown(member.value) for member in kind)}", value)
        return kind(value)

    return give_enum


def _model_giver(kind: type[Model]) -> Giver:
    def give_model(value: Any, where: str) -> Any:
        if isinstance(value, kind):
            return value
        if isinstance(value, Model) or not isinstance(value, Mapping):
            raise _wrong(where, f"{kind.__name__} or a mapping", value)
        return made(kind, value, where)

    return give_model


def made(kind: type[Model], value: Mapping[str, Any], where: str) -> Model:
    """A model of plain data, by the names of its attributes or the document's. Raises InputError."""
    plan = plan_of(kind)
    attributes: dict[str, Any] = {}
    more: dict[str, Any] = {}
    for name, entry in value.items():
        field = plan.named.get(name)
        if field is None:
            if not kind._takes_more:  # noqa: SLF001 - likewise
                raise InputError(f"{where} has no {name!r}{plan.nearest(name)}")
            more[name] = entry
        elif entry is not UNSET:
            attributes[field.name] = give(field.type, entry, f"{where}.{name}")
    missing = [field.wire for field in plan.fields if field.is_required and field.name not in attributes]
    if missing:
        raise InputError(f"{where} needs {', '.join(map(repr, missing))}")
    model = kind(**attributes)
    if more:
        cast("Any", model).additional_properties = more
    return model


def _union_giver(kinds: Sequence[Any]) -> Giver | None:
    if any(giver(kind) is None for kind in kinds):
        return None
    givers = [cast("Giver", giver(kind)) for kind in kinds]
    if len(givers) == 1:
        return givers[0]

    def give_union(value: Any, where: str) -> Any:
        failures: list[InputError] = []
        for giving in givers:
            try:
                return giving(value, where)
            except InputError as error:
                failures.append(error)
        # The one that got furthest says most: an object that fits but for one name.
        furthest = max(failures, key=lambda error: len(str(error).split(" ")[0]))
        if len(str(furthest).split(" ")[0]) > len(where) or " has no " in str(furthest) or " needs " in str(furthest):
            raise furthest
        raise _wrong(where, " or ".join(dict.fromkeys(map(_named, kinds))), value)

    return give_union


_GIVERS: dict[Any, Giver | None] = {
    Any: None,
    object: None,
    str: _plain_giver("a string", str),
    int: _int_giver,
    float: _plain_giver("a number", float, int),
    bool: _plain_giver("true or false", bool),
    type(None): _plain_giver("None", type(None)),
    datetime.datetime: _datetime_giver,
    datetime.date: _date_giver,
    UUID: _uuid_giver,
    File: _file_giver,
}
