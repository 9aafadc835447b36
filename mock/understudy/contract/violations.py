"""Words for what breaks a schema: short, with the place, and with the allowed values where there are few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import orjson

from understudy.exchange import Violation
from understudy.problem import nearest

__all__ = ["violations"]

_MOST = 50
_SHOWN = 60


def violations(compiled: Any, schema: Any, value: Any, location: str) -> tuple[Violation, ...]:
    """Every violation that the compiled validator finds in `value`, at most 50."""
    found: list[Violation] = []
    for error in islice(compiled.iter_errors(value), _MOST):
        found += _worded(error, schema, location)
    unique = dict.fromkeys(found)
    return tuple(islice(unique, _MOST))


def _pointer(path: Sequence[Any]) -> str:
    return "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in path)


def _show(value: Any) -> str:
    try:
        text = orjson.dumps(value).decode()
    except (TypeError, ValueError):
        text = str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    for types, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, types):
            return name
    return "object"


def _worded(error: Any, schema: Any, location: str) -> Iterator[Violation]:
    kind, place = error.kind, _pointer(error.instance_path)
    keyword = kind.name if hasattr(kind, "name") else str(error.schema_path[-1])
    if keyword == "required":
        yield Violation(location, place + _pointer([kind.property]), "is required", keyword)
        return
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        for name in kind.unexpected:
            yield Violation(location, place + _pointer([name]), "is not allowed" + _meant(name, error, schema), keyword)
        return
    if keyword in ("oneOf", "anyOf"):
        yield from _nearest_branch(error, schema, keyword, place, location)
        return
    yield Violation(location, place, _message(keyword, kind, error), keyword)


def _meant(name: str, error: Any, schema: Any) -> str:
    for token in error.schema_path[:-1]:
        try:
            schema = schema[token]
        except (KeyError, IndexError, TypeError):
            return ""
    allowed = schema.get("properties", ()) if isinstance(schema, dict) else ()
    close = nearest(name, allowed, limit=1)
    return f'; did you mean "{close[0]}"?' if close else ""


def _nearest_branch(error: Any, schema: Any, keyword: str, place: str, location: str) -> Iterator[Violation]:
    """The branch with the fewest violations, so that the message is about what the caller probably meant."""
    branches = getattr(error.kind, "context", None) or []
    worded = [
        [entry for inner in branch for entry in _worded(inner, schema, location)] for branch in branches if branch
    ]
    if not worded:
        several = "matches more than one of the alternatives" if keyword == "oneOf" else "matches no alternative"
        yield Violation(location, place, several, keyword)
        return
    wrong_kind = [any(entry.pointer == place and entry.keyword == "type" for entry in branch) for branch in worded]
    candidates = [branch for branch, wrong in zip(worded, wrong_kind, strict=True) if not wrong] or worded
    yield from min(candidates, key=len)


def _message(keyword: str, kind: Any, error: Any) -> str:
    value = error.instance
    if keyword == "type":
        types = [kind.types] if isinstance(getattr(kind, "types", None), str) else list(getattr(kind, "types", ()))
        return f"expected {' or '.join(types)}, got {_kind(value)}"
    if keyword == "enum":
        return f"{_show(value)} is not one of: {', '.join(_show(option) for option in kind.options)}"
    if keyword == "const":
        return f"must be {_show(kind.expected_value)}"
    if keyword == "format":
        return f"{_show(value)} is not a valid {kind.format}"
    if keyword == "pattern":
        return f"must match {kind.pattern}"
    words = {
        "minimum": "must be at least {limit}",
        "maximum": "must be at most {limit}",
        "exclusiveMinimum": "must be greater than {limit}",
        "exclusiveMaximum": "must be less than {limit}",
        "multipleOf": "must be a multiple of {multiple_of}",
        "minLength": "must have at least {limit} characters",
        "maxLength": "must have at most {limit} characters",
        "minItems": "must have at least {limit} items",
        "maxItems": "must have at most {limit} items",
        "minProperties": "must have at least {limit} properties",
        "maxProperties": "must have at most {limit} properties",
        "uniqueItems": "must not repeat an item",
        "falseSchema": "is not allowed",
        "not": "is excluded by the schema",
        "contains": "must contain a matching item",
        "propertyNames": "has a property name that is not allowed",
    }
    template = words.get(keyword)
    if template is None:
        return str(error.message)
    fields = {name: getattr(kind, name, None) for name in ("limit", "multiple_of")}
    return template.format(**{name: _show(entry) for name, entry in fields.items()})
