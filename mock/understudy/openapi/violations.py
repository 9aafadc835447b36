"""Words for what breaks a schema: short, with the place, and with the allowed values where there are few.

Knows the errors of the compiled validator and the lowered schema; knows nothing of documents or of HTTP.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import orjson

from understudy.columns import clipped
from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import pointer_of
from understudy.problem import did_you_mean, in_quotes

MOST = 50
"""So many violations of one value are found at most."""

UNIONS = ("oneOf", "anyOf")
"""The keywords that say that a value is one of several kinds."""


_SEVERAL = "matches more than one of the alternatives"
_SHOWN = 60
_OPTIONS = 20
_MOST_KNOWN = 1_000
_LONGEST_KNOWN = 500
# How much a violation says that a branch of a union is not the intended one.
_WRONG_KIND = 1_000
_WRONG_TAG = 20


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which a request or a response breaks the contract.

    `location` is `path`, `query`, `header`, `cookie` or `body`; `pointer` is a JSON Pointer into the decoded value of
    that location (`/limit` for the query parameter `limit`, `/items/0/sku` inside a body, `""` for the whole body).
    `keyword` is the JSON Schema keyword that failed, or `required`, `content`, `encoding`.
    """

    location: str
    pointer: str
    message: str
    keyword: str


def fits_several(violations: Iterable[Violation]) -> bool:
    """Whether all that is wrong is that a value is valid for several alternatives of a `oneOf`, as 3 is for a number.

    Documents that say so seldom mean it: no service refuses such a value.
    """
    return {entry.message for entry in violations} <= {_SEVERAL}


_WORDS = {
    "minimum": "must be at least {limit}",
    "maximum": "must be at most {limit}",
    "exclusiveMinimum": "must be greater than {limit}",
    "exclusiveMaximum": "must be less than {limit}",
    "multipleOf": "must be a multiple of {limit}",
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
    "additionalItems": "has more items than are allowed",
    "unevaluatedItems": "has more items than are allowed",
}
_MARKS = {"readOnly": "is read-only and not allowed here", "writeOnly": "is write-only and not allowed here"}
_CONTAINS = {
    "minContains": "must contain more matching items",
    "maxContains": "must contain fewer matching items",
}


def _show(value: Any) -> str:
    try:
        text = orjson.dumps(value).decode()
    except (TypeError, ValueError):
        text = str(value)
    return clipped(text, _SHOWN)


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    for types, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, types):
            return name
    return "object"


class Words:
    """Puts errors of one schema into words, those of one failure once; `base` is the way to the value.

    Shared by threads.
    """

    def __init__(self, schema: Any, location: str, base: str = "") -> None:
        self._schema = schema
        self._location = location
        self._base = base
        self._known: dict[tuple[Any, ...], list[Violation]] = {}

    def violations(self, errors: Iterable[Any]) -> tuple[Violation, ...]:
        """Every violation that a validator has found, at most 50."""
        found: list[Violation] = []
        unions = []
        for error in islice(errors, MOST):
            if error.kind.name in UNIONS:
                unions.append(error)
            else:
                found += self._once(error)
        if unions:
            wrong_tags = {entry.pointer for entry in found if entry.keyword == "enum"}
            for error in unions:
                found += self.union(error, wrong_tags)
        if len({each.pointer for each in found}) < len(found):
            found = list(dict.fromkeys(found))
        return tuple(found[:MOST])

    def _once(self, error: Any) -> list[Violation]:
        """`plain`, kept where the words depend on little."""
        failure = _failure(error)
        if failure is None:
            return self.plain(error)
        known = self._known.get(failure)
        if known is None:
            known = self.plain(error)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            if known and len(known[0].pointer) <= _LONGEST_KNOWN:
                self._known[failure] = known
        return known

    def _violation(self, place: str, message: str, keyword: str) -> Violation:
        return Violation(self._location, place, message, keyword)

    def of(self, error: Any) -> list[Violation]:
        return self.union(error, frozenset()) if error.kind.name in UNIONS else self.plain(error)

    def plain(self, error: Any) -> list[Violation]:
        kind, place, keyword = error.kind, self._base + pointer_of(error.instance_path), error.kind.name
        if keyword == "required":
            return [self._violation(place + pointer_of([kind.property]), "is required", keyword)]
        if keyword in ("additionalProperties", "unevaluatedProperties"):
            return [
                self._violation(place + pointer_of([name]), "is not allowed" + self._hint(name, error), keyword)
                for name in kind.unexpected
            ]
        if keyword == "propertyNames":
            place += pointer_of([kind.error.instance])
            return [
                self._violation(place, f"has a name that {inner.message}", keyword) for inner in self.of(kind.error)
            ]
        mark = self._mark(error) if keyword == "not" else None
        return [self._violation(place, _MARKS[mark] if mark else self._message(error), mark or keyword)]

    def union(self, error: Any, wrong_tags: frozenset[str] | set[str]) -> list[Violation]:
        """The violations of the branch that came nearest: the one that the caller probably intended."""
        place, keyword = self._base + pointer_of(error.instance_path), error.kind.name
        branches = [[entry for inner in branch for entry in self.of(inner)] for branch in error.kind.context]
        if any(not branch for branch in branches):
            return [self._violation(place, _SEVERAL, keyword)]
        if not branches:
            return [self._violation(place, "matches no alternative", keyword)]
        best = min(branches, key=lambda branch: sum(_weight(entry, place) for entry in branch))
        if any(entry.keyword in ("enum", "const") and entry.pointer in wrong_tags for entry in best):
            return []  # the discriminator has a wrong value, which is reported already, with every right one
        if all(_is_wrong_kind(entry, place) for branch in branches for entry in branch):
            return [self._violation(place, _any_type(branches, error.instance), "type")]
        return best

    def _lookup(self, path: Sequence[Any]) -> Any:
        schema = self._schema
        for token in path:
            try:
                schema = schema[token]
            except (KeyError, IndexError, TypeError):
                return None
        return schema

    def _hint(self, name: str, error: Any) -> str:
        schema = self._lookup(error.schema_path[:-1])
        allowed = schema.get("properties", {}) if isinstance(schema, dict) else {}
        instance = error.instance if isinstance(error.instance, dict) else {}
        free = [entry for entry in allowed if entry not in instance]
        return did_you_mean(name, free, otherwise="", start="; ", show=in_quotes)

    def _mark(self, error: Any) -> str | None:
        """The word that keeps a property out of this direction, where that is why it is not allowed."""
        above = self._lookup(error.schema_path[:-1])
        mark = above.get("$comment") if isinstance(above, dict) else None
        return mark if isinstance(mark, str) and mark in _MARKS else None

    def _message(self, error: Any) -> str:
        keyword, kind, value = error.kind.name, error.kind, error.instance
        if keyword == "type":
            return f"expected {' or '.join(_listed(kind.types))}, got {_kind(value)}"
        if keyword == "enum":
            return _not_one_of(value, kind.options)
        if keyword == "const":
            return f"must be {_show(kind.expected_value)}"
        if keyword == "format":
            return f"{_show(value)} is not a valid {kind.format}"
        if keyword == "pattern":
            pattern = getattr(kind, "pattern", None)
            return f"must match {pattern}" if pattern is not None else "takes too long to compare with its pattern"
        if keyword == "contains" and error.schema_path[-1] in _CONTAINS:
            return _CONTAINS[error.schema_path[-1]]
        template = _WORDS.get(keyword)
        if template is None:
            return str(error.message)
        limit = _show(kind.multiple_of if keyword == "multipleOf" else getattr(kind, "limit", None))
        text = template.format(limit=limit)
        return _singular(text) if limit == "1" else text


def _failure(error: Any) -> tuple[Any, ...] | None:
    """What tells one failure of a schema from another: the keyword, the place, and what the words show of the value.

    None where that is more than it is worth to keep.
    """
    kind, value = error.kind, error.instance
    keyword = kind.name
    if keyword in ("enum", "format"):
        shown = type(value), value
        if not isinstance(value, str | int | None) or (isinstance(value, str) and len(value) > _SHOWN):
            return None
    elif keyword == "required":
        shown = type(None), kind.property
    elif keyword in _WORDS and keyword not in ("not", "contains"):
        shown = type(None), None
    elif keyword == "pattern":
        shown = type(None), getattr(kind, "pattern", None)  # none where comparing took too long
    elif keyword in ("type", "const"):
        shown = type(value), None
    else:
        return None
    return (*shown, *error.schema_path, None, *error.instance_path)


def _singular(text: str) -> str:
    for many, one in (("1 characters", "1 character"), ("1 items", "1 item"), ("1 properties", "1 property")):
        text = text.replace(many, one)
    return text


def _listed(types: Any) -> list[str]:
    return [types] if isinstance(types, str) else sorted(types, key="null".__eq__)


def _not_one_of(value: Any, options: Sequence[Any]) -> str:
    shown = ", ".join(_show(option) for option in options[:_OPTIONS])
    rest = len(options) - _OPTIONS
    if rest <= 0:
        return f"{_show(value)} is not one of: {shown}"
    texts = [option for option in options if isinstance(option, str)]
    names = texts if isinstance(value, str) else ()
    hint = did_you_mean(str(value), names, otherwise="", start="; ", show=in_quotes)
    return f"{_show(value)} is not one of: {shown} and {rest} more{hint}"


def _is_wrong_kind(entry: Violation, place: str) -> bool:
    return entry.pointer == place and entry.keyword == "type"


def _weight(entry: Violation, place: str) -> int:
    if _is_wrong_kind(entry, place):
        return _WRONG_KIND
    is_child = entry.pointer.startswith(place + "/") and "/" not in entry.pointer[len(place) + 1 :]
    return _WRONG_TAG if is_child and entry.keyword in ("enum", "const") else 1


def _any_type(branches: Sequence[Sequence[Violation]], value: Any) -> str:
    """One sentence for several branches that all want another type."""
    expected: list[str] = []
    for branch in branches:
        for entry in branch:
            expected += entry.message.removeprefix("expected ").rpartition(", got ")[0].split(" or ")
    return f"expected {' or '.join(_listed(list(dict.fromkeys(expected))))}, got {_kind(value)}"
