"""Checks of attributes that a driver, a seed or a transition sets: known ones, and kept as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.inference.keys import held
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties
from understudy.json_values import has_all
from understudy.problem import did_you_mean
from understudy.records.context import RecordContext
from understudy.records.errors import InvalidAttributesError
from understudy.records.parts import shown_otherwise
from understudy.state.store import Record


def check_beside_state(context: RecordContext, collection: Collection, state: str, patch: Mapping[str, Any]) -> None:
    """Raises InvalidAttributesError where what goes along with a move is the state itself, a key or not known."""
    check_known(context, collection, patch)
    for name in patch:
        if name == state or (name == state.partition("/")[0] and held(patch, state) is not None):
            raise InvalidAttributesError(f"{state} is what the transition sets, by to=; leave it out of patch")
        if name in collection.key_properties:
            message = f"{name} is the key of {collection.name}, which stays; leave it out of patch"
            raise InvalidAttributesError(message)


def check_known(context: RecordContext, collection: Collection, attributes: Mapping[str, Any]) -> None:
    """Raises InvalidAttributesError, with the nearest name, for a property that the records have not."""
    named = properties(context.contract.schemas, collection.schema)
    for name in attributes if named else ():
        if name not in named:
            hint = did_you_mean(name, named)
            raise InvalidAttributesError(f"{collection.name} has no property {name!r}; {hint}")


def check_kept(context: RecordContext, collection: Collection, attributes: Mapping[str, Any], record: Record) -> None:
    """Raises InvalidAttributesError where completing the record to its schema gave an attribute another value."""
    shown = shown_otherwise(collection)
    for name, value in attributes.items():
        if name not in shown and (name not in record or not has_all(record[name], value)):
            schemas = context.contract.schemas
            node = properties(schemas, collection.schema).get(name, True)
            found = schemas.validator(node, "response").violations(value, "")
            why = ": " + "; ".join(f"{each.pointer} {each.message}".strip() for each in found) if found else ""
            message = f"{collection.name}: {name} can't be {value!r}: the schema forbids it{why}"
            raise InvalidAttributesError(message)
