"""Python to JSON by types: what is passed is checked before it is sent.

What is done for a type is worked out when it is first needed, and kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, Literal, cast, get_args, get_origin
from uuid import UUID

from .drift import shown
from .errors import InputError
from .files import file_of
from .model import Model, plan_of
from .reading import UNIONS, named
from .types import UNSET, File, Unset
from .values import is_mapping

__all__ = ["give", "giver", "made"]

Giver = Callable[[Any, str], Any]


def give(kind: Any, value: Any, where: str) -> Any:
    """A value to be sent, made of plain data, models or both. Raises InputError for what does not fit."""
    giving = giver(kind)
    return value if giving is None else giving(value, where)


@cache
def giver(kind: Any) -> Giver | None:
    """How values of a type may be passed; None where anything may be."""
    if kind in _GIVERS:
        return _GIVERS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in UNIONS:
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
    """The text itself, where it is one: it is sent as it is."""
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
        entries: Sequence[Any] = value
        if isinstance(value, str | bytes | Mapping) or not isinstance(value, Sequence):
            raise _wrong(where, "a list", value)
        return [entry if inner is None else inner(entry, f"{where}[{n}]") for n, entry in enumerate(entries)]

    return give_list


def _map_giver(inner: Giver | None) -> Giver:
    def give_map(value: Any, where: str) -> Any:
        if not is_mapping(value):
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
        if isinstance(value, Model) or not is_mapping(value):
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
            if not plan.takes_more:
                raise InputError(f"{where} has no {name!r}{plan.nearest(name)}")
            more[name] = give(plan.more_type, entry, f"{where}.{name}")
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
    if len(kinds) == 1:
        return giver(kinds[0])
    unknown = next((kind for kind in kinds if getattr(kind, "__name__", "") == "UnknownVariant"), None)
    known = [(kind, cast("Giver", giver(kind))) for kind in kinds if kind is not unknown]

    def give_union(value: Any, where: str) -> Any:
        failures: list[InputError] = []
        intended: list[InputError] = []
        for position, (kind, giving) in enumerate(known):
            try:
                found = giving(value, where)
            except InputError as error:
                failures.append(error)
                if _tags(kind, value):
                    intended.append(error)
                continue
            if unknown is not None and is_mapping(value):
                _be_clear(value, where, known[position:])
            return found
        if unknown is not None and len(intended) != 1 and (is_mapping(value) or isinstance(value, Model)):
            return _model_giver(unknown)(value, where)
        # The intended one says most, or that got furthest: an object that fits but for one name.
        by_message = {str(error).removeprefix(where): error for error in (intended if len(intended) == 1 else failures)}
        furthest = max(by_message, key=lambda text: len(text.partition(" ")[0]))
        if furthest[0] != " " or furthest.startswith((" has no ", " needs ")):
            raise by_message[furthest]
        raise _wrong(where, " or ".join(dict.fromkeys(named(kind) for kind, _ in known)), value)

    return give_union


def _tags(kind: Any, value: Any) -> bool:
    """Whether a mapping has a variant's constants: it is meant to be that one, whatever else is wrong with it."""
    constants = {name: values for name, values in _constants(kind).items() if is_mapping(value) and name in value}
    return bool(constants) and all(value[name] in values for name, values in constants.items())


def _be_clear(value: Mapping[str, Any], where: str, left: Sequence[tuple[Any, Giver]]) -> None:
    """Raise InputError where a mapping fits several variants and says by no constant which of them it is."""
    if any(name in value for kind, _ in left for name in _constants(kind)):
        return
    fitting = [_constants(kind) for kind, giving in left if _fits(giving, value, where)]
    common = [name for name in fitting[0] if all(name in constants for constants in fitting)]
    if len(fitting) > 1 and common:
        values = [shown(one) for constants in fitting for one in constants[common[0]]]
        raise InputError(f"{where} needs {common[0]!r}: {' or '.join(dict.fromkeys(values))}")


def _fits(giving: Giver, value: Any, where: str) -> bool:
    try:
        giving(value, where)
    except InputError:
        return False
    return True


@cache
def _constants(kind: Any) -> dict[str, tuple[Any, ...]]:
    """The values that a variant's constants may have, by each of their names."""
    if not isinstance(kind, type) or not issubclass(kind, Model):
        return {}
    fields = plan_of(kind).named.items()
    return {name: get_args(field.type) for name, field in fields if get_origin(field.type) is Literal}


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
