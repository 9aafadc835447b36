"""Which new records are known to be valid before they are looked at: what a body says was validated with the body, and
what a plan sets was found valid when the plan was made.

Holds where the schema of records says of an object only which properties it has and of what schemas, and says of what
was sent the same as the schema of the body did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.apart import SchemaParts, alike, shape_of
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


def assurance_of(
    schemas: Schemas,
    body: Node,
    record: Node,
    *,
    values: Iterable[tuple[str, Any]],
    times: Iterable[str],
    key: tuple[str, int, bool],
    changing: Iterable[str],
) -> Assurance | None:
    """What is assured of a record that has what a body says, with these `values` and `times` where it says nothing.

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
    required, sent = set(shape.get("required", ())), schemas.validator(body, "request").schema
    requested = shape_of(sent)[0]
    needed = required - {name for name, _ in set_by_plan} - {key[0]}
    needed -= set(requested.get("required", ())) if isinstance(requested, dict) else set()
    return Assurance(alike(sent, validator.schema) - {key[0], *changing}, frozenset(needed))


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
