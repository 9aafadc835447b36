"""The keys of a collection's records, by all that the document says of them: paths, links, what create answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from understudy.inference.conventions import ID, ID_ENDINGS, NODE_ID, ends_like, folded, named_keys
from understudy.inference.envelopes import inside
from understudy.inference.evidence import CollectionDraft
from understudy.inference.keys import Key, distinguishing, find_key, property_node
from understudy.inference.record_spots import RecordClues, record_spot
from understudy.inference.relations import Owners, linked_keys
from understudy.inference.shapes import may_be_key, properties, success_node
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas


def record_keys(
    draft: CollectionDraft, subject: RecordClues, owners: Owners, operations: Mapping[str, Operation], schemas: Schemas
) -> tuple[Key, ...]:
    """The parts of the key of a record that has a path of its own."""
    schema = subject.record
    linked = linked_keys(draft.path, schema, operations, owners, schemas)
    made = made_schema(draft, subject, schemas)
    found = tuple(
        find_key(
            schemas,
            schema,
            name,
            draft.parameter(name),
            noun=draft.noun,
            linked=linked.get(name),
            alone=len(draft.keys) == 1,
            bodies=subject.bodies,
            short=short,
        )
        for name, short in zip(draft.keys, distinguishing(draft.keys), strict=True)
    )
    if len(found) != 1 or made is None or made is schema:
        return found
    return (_answered_key(found[0], draft, schema, made, schemas),)


def made_schema(draft: CollectionDraft, subject: RecordClues, schemas: Schemas) -> Node | None:
    """The schema of a record as its create answers it."""
    answered = success_node(draft.create)
    return inside(schemas, answered, record_spot(schemas, answered, subject))


def _answered_key(key: Key, draft: CollectionDraft, schema: Node | None, made: Node, schemas: Schemas) -> Key:
    """The property that create alone answers, where no read shows one that is surely the key."""
    known = property_node(schemas, schema, key.property) is not None
    if known and not key.doubtful:
        return key
    parameter = draft.keys[0]
    other = find_key(schemas, made, parameter, draft.parameter(parameter), noun=draft.noun, linked=None, alone=True)
    if other.property is None or (known and not ends_like(other.property, ID_ENDINGS)):
        return key
    if property_node(schemas, schema, other.property) is not None:
        return key
    return Key(other.property, "what create answers has it, though no read does", doubtful=True)


def implied_key(schema: Node | None, schemas: Schemas) -> tuple[tuple[Key, ...], tuple[Node, ...]]:
    """The key of records that have no path of their own, and its schema."""
    named = properties(schemas, schema)
    for name in named:
        if folded(name) == ID and name != NODE_ID:
            return (Key(name, "the record's id"),), (named[name],)
    for name, node in named.items():
        if schemas.resolve_object(node).get("readOnly") and may_be_key(schemas, node):
            return (Key(name, "the first property that the service gives"),), (node,)
    return (Key(None, "no property holds it: kept beside the record"),), ({"type": "integer", "minimum": 1},)


def other_key_names(
    schemas: Schemas, record: Node | None, parameter: str, own: Collection[str | None]
) -> tuple[str, ...]:
    """The properties besides a record's `own` key that a path parameter takes as well: `slug` for `{id_or_slug}`."""
    called = named_keys(parameter)
    named = properties(schemas, record) if called else {}
    fitting = (name for name, node in named.items() if folded(name) in called and may_be_key(schemas, node))
    return tuple(name for name in fitting if name not in own)


def key_reasons(
    schemas: Schemas, record: Node | None, parameters: tuple[str, ...], keys: tuple[Key, ...]
) -> Iterator[str]:
    """Where each part of a key stands, for people."""
    own = [key.property for key in keys]
    for parameter, key in zip(parameters, keys, strict=True):
        others = other_key_names(schemas, record, parameter, own)
        place = f"property {key.property}" if key.property else "kept beside the record"
        yield f"key {{{parameter}}}: {place}" + "".join(f", or {name}" for name in others)
