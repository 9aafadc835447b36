"""What the service alone says in the objects that a client sends, such as `uid` in `metadata`, of a new record."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from understudy.clock import timestamp
from understudy.inference.conventions import property_role
from understudy.inference.resources import Collection
from understudy.inference.shapes import besides_null, properties
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.records.context import RecordContext
from understudy.records.first_values import MADE_UP, first_value
from understudy.state.store import Address, Record


@dataclass(frozen=True, slots=True)
class _Inside:
    """What the service alone says in an object of this schema, by `names`.

    `times` are those at which it was made, the rest is made up. Of that numbers are `drawn` by the key of the object.
    """

    node: Node
    names: frozenset[str]
    times: tuple[str, ...]
    made: tuple[str, ...]
    drawn: Mapping[str, Callable[[str], int]]


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """Of the records of a schema: `named` is what the service alone says in objects, by property; `inside` what of it
    new ones get, as far as known.
    """

    schema: Node | None
    named: Mapping[str, Mapping[str, Node]]
    inside: dict[str, _Inside]


def read_only_of(context: RecordContext, collection: Collection) -> ReadOnly | None:
    """What is known of it for the records of a collection; None where there is nothing."""
    named = read_only_inside(context, collection)
    return ReadOnly(collection.schema, named, {}) if named else None


def read_only_inside(context: RecordContext, collection: Collection) -> Mapping[str, Mapping[str, Node]]:
    """What the service alone says in objects that a client sends, such as `uid` in `metadata`, by property."""
    schemas = context.contract.schemas
    hides = schemas.family("request").is_hidden

    def found() -> dict[str, Mapping[str, Node]]:
        inner = {name: properties(schemas, node) for name, node in properties(schemas, collection.schema).items()}
        read_only = {
            name: {each: node for each, node in within.items() if hides(node)} for name, within in inner.items()
        }
        return {name: within for name, within in read_only.items() if within}

    known: Mapping[str, Mapping[str, Node]] = schemas.remember("read-only inside", collection.schema, found)
    return known


def with_read_only(context: RecordContext, known: ReadOnly, record: Record, address: Address) -> Record:
    """The record with what the service alone says in the objects that a client has sent, which are new as it is."""
    whole = record
    for name in known.named:
        value = record.get(name)
        if not isinstance(value, dict):
            continue
        inside = known.inside.get(name)
        if inside is None:
            inside = known.inside[name] = _inside(context, known, name)
        if value.keys() >= inside.names:
            continue
        times = [each for each in inside.times if each not in value]
        found: Record = dict.fromkeys(times, timestamp(context.clock.now())) if times else {}
        missing = [each for each in inside.made if each not in value]
        if missing:
            key = "/".join((address.collection, *address.parent, *address.key, name))
            found |= _made_inside(context, inside, {**value, **found}, missing, key)
        whole = {**whole, name: {**value, **{each: found[each] for each in known.named[name] if each in found}}}
    return whole


def _made_inside(context: RecordContext, inside: _Inside, value: Record, names: list[str], key: str) -> Record:
    if inside.drawn.keys() >= set(names):
        return {name: inside.drawn[name](key) for name in names}
    return context.values.properties(inside.node, "response", value, names, key=key)


def _inside(context: RecordContext, known: ReadOnly, name: str) -> _Inside:
    inner = known.named[name]
    made = [each for each in inner if first_value(context, each, inner[each]) is MADE_UP]
    times = tuple(each for each in made if _is_time_of_making(context, each, inner[each]))
    node = properties(context.contract.schemas, known.schema)[name]
    others = tuple(each for each in made if each not in times)
    drawn = {each: context.values.drawn(node, "response", each) for each in others}
    drawn_by_key = {name: draw for name, draw in drawn.items() if draw is not None}
    return _Inside(node, frozenset(made), times, others, drawn_by_key)


def _is_time_of_making(context: RecordContext, name: str, node: Node) -> bool:
    """Whether a property is a date-time at which its object was made or changed."""
    schemas = context.contract.schemas
    shape = schemas.resolve_object(besides_null(schemas, node))
    if property_role(name, shape) not in ("created-at", "updated-at"):
        return False
    now = timestamp(context.clock.now())
    return shape.get("format") == "date-time" and schemas.validator(node, "response").is_valid(now)
