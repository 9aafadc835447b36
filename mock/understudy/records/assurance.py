"""Which new records are known to be valid before they are looked at: what a body says was validated with the body, and
what a plan sets was found valid when the plan was made.

Holds where the schema of records says of an object only which properties it has and of what schemas, and says of what
was sent the same as the schema of the body did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.apart import SchemaParts, alike, is_alike, shape_of
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy.state.store import Record

_TIME = "2026-01-05T09:30:00Z"
_LARGEST = (1 << 31) - 1
# Beside these a number may be wrong between two that are right.
_BOUNDS = frozenset({"type", "$ref", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
_MOMENT = frozenset({"type", "format"})


@dataclass(frozen=True, slots=True)
class Assurance:
    """What a valid body may say, and must, so that the record which a plan makes of it is valid.

    `sendable` are the properties of which body and record say the same, `needed` those that the plan does not set.
    """

    sendable: Set[str]
    needed: Set[str]

    def covers(self, body: Record) -> bool:
        """Whether the record is valid that is made of a body which was found valid."""
        return body.keys() <= self.sendable and (not self.needed or self.needed <= body.keys())


@dataclass(frozen=True, slots=True)
class RecordAssurance:
    """What must be known of that with which a record begins, so that the record which a plan makes of it is valid.

    `schema` is what is said of records, in `parts` by property. `needed` are the properties that the plan does not set,
    `own` those that it may set whatever is sent.
    """

    schema: Any
    parts: SchemaParts
    needed: Set[str]
    own: Set[str]

    def of_body(self, sent: Any) -> Assurance:
        """Of a body which was found valid by a lowered schema."""
        shape = shape_of(sent)[0]
        required = shape.get("required", ()) if isinstance(shape, dict) else ()
        return Assurance(alike(sent, self.schema) - self.own, self.needed - set(required))

    def takes_what(self, name: str, schema: Any) -> bool:
        """Whether a property may have any value that is valid by a lowered schema."""
        return name not in self.own and is_alike(self.schema, name, schema)

    def takes_value(self, name: str, value: Any) -> bool:
        """Whether a property may have this value."""
        return name not in self.own and self._names(name) and self.parts.takes(name, value)

    def takes_keys(self, name: str, first: int, *, is_text: bool) -> bool:
        """Whether a property may have every number from the first on, or its text."""
        shape, definitions = shape_of(self.schema)
        key = (name, first, is_text)
        return (
            name not in self.own
            and self._names(name)
            and _takes_keys(self.parts, shape["properties"], definitions, key)
        )

    def _names(self, name: str) -> bool:
        return name in shape_of(self.schema)[0]["properties"]


def assurance_of(
    schemas: Schemas,
    record: Node,
    *,
    values: Iterable[tuple[str, Any]],
    times: Iterable[str],
    key: tuple[str, int, bool],
    changing: Iterable[str],
) -> RecordAssurance | None:
    """What is assured of records that have these `values` and `times` where nothing else is said.

    `key` is the property of the key, the first one and whether it is a text; `changing` are properties that may become
    other than they were sent. None where that is not enough to know.
    """
    validator = schemas.validator(record, "response")
    parts, (shape, definitions) = validator.apart(), shape_of(validator.schema)
    if parts is None or "minProperties" in shape or "maxProperties" in shape:
        return None
    named: Mapping[str, Any] = shape["properties"]
    set_by_plan = [*values, *((name, _TIME) for name in times)]
    if not all(name in named and parts.takes(name, value) for name, value in set_by_plan):
        return None
    if not (_takes_keys(parts, named, definitions, key) and all(_says_no_more(named[name], _MOMENT) for name in times)):
        return None
    needed = set(shape.get("required", ())) - {name for name, _ in set_by_plan} - {key[0]}
    return RecordAssurance(validator.schema, parts, frozenset(needed), frozenset((key[0], *changing)))


def _takes_keys(
    parts: SchemaParts, named: Mapping[str, Any], definitions: Mapping[str, Any], key: tuple[str, int, bool]
) -> bool:
    """Whether every number from the first on may be the key."""
    name, first, is_text = key
    inner = named.get(name)
    if is_text or not isinstance(inner, dict):
        return inner == {"type": "string"}
    if str(inner.get("$ref")).removeprefix("#/$defs/") in definitions:
        return False
    return _says_no_more(inner, _BOUNDS) and parts.takes(name, first) and parts.takes(name, _LARGEST)


def _says_no_more(inner: Any, keywords: Set[str]) -> bool:
    return isinstance(inner, dict) and inner.keys() <= keywords
