"""Makes and finds records: keys, defaults, first states, times, foreign keys.

What the document requires and the request does not give is made up from the seed, so it stays the same for a record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from understudy.inference import relatives as kinship
from understudy.inference.envelopes import inside
from understudy.inference.keys import held, hold, property_node
from understudy.inference.resources import Collection
from understudy.inference.shapes import body_schema, defaults, properties, type_of
from understudy.messages import Refusal
from understudy.openapi.model import Node
from understudy.operations.call import Call, Refused, World, key_text
from understudy.state.store import Address, Record
from understudy.state.work import Work

__all__ = [
    "body_node",
    "check_references",
    "find",
    "finish",
    "missing",
    "new_key",
    "noun",
    "record_key",
    "require_parent",
    "seed_record",
    "stamp",
    "start",
    "start_states",
    "target_address",
    "with_defaults",
]

_TRIES = 100


def noun(collection: Collection) -> str:
    """What one record is called in messages."""
    return kinship.noun(collection).replace("_", " ")


def missing(collection: Collection, key: tuple[str, ...]) -> Refusal:
    return Refusal((404,), "not_found", f"there is no {noun(collection)} {'/'.join(key)}".rstrip())


def find(call: Call, address: Address) -> Record:
    """The record at an address. Where nothing could have made it, it is made up; else an unknown one is refused."""
    collection = call.world.collection(address.collection)
    record = call.work.get(address)
    if record is not None:
        return record
    gone = call.work.deleted(address)
    known = collection.creatable or (call.documents(404) and not collection.materializes)
    if not collection.singleton and (gone or known):
        raise Refused(missing(collection, address.key))
    if collection.singleton and gone and call.world.habits(collection).deletable:
        raise Refused(missing(collection, address.parent))
    _require_ancestors(call, collection, address.parent)
    record = seed_record(call.world, collection, address, {}, call.now)
    if collection.materializes or collection.singleton:
        call.work.put(address, record)
    return record


def _require_ancestors(call: Call, collection: Collection, key: tuple[str, ...]) -> None:
    if collection.parent is None:
        return
    parent = call.world.collection(collection.parent)
    cut = parent.parent_count
    address = Address(parent.id, key[:cut], key[cut : cut + len(parent.key_parameters)])
    if parent.creatable or call.work.get(address) is not None or call.work.deleted(address):
        find(call, address)
        return
    # Nothing in the document can make one, so any that a path names must be taken to be there.
    _require_ancestors(call, parent, address.parent)
    call.work.put(address, seed_record(call.world, parent, address, {}, call.now))


def require_parent(call: Call) -> tuple[str, ...]:
    """The key of the record above the collection; refused when that record does not exist."""
    if not call.collection.parent_count:
        return ()
    key = call.parent_key()
    _require_ancestors(call, call.collection, key)
    return key


def seed_record(world: World, collection: Collection, address: Address, given: Mapping[str, Any], now: str) -> Record:
    """A record of the collection with what is given, its keys set, and the rest made up."""
    record = dict(given)
    for name, text in zip(collection.key_properties, address.key, strict=False):
        if held(record, name) is None:
            hold(record, name, text)
    _set_parents(world, collection, address.parent, record)
    start_states(world, collection, record)
    stamp(world, collection, record, now, created=True)
    return finish(world, collection, address, record)


def start(
    call: Call, collection: Collection, parent: tuple[str, ...], attributes: Record, body_node: Node | None
) -> tuple[Address, Record]:
    """A new record with its key, defaults, first states and times, not yet completed nor stored."""
    record = with_defaults(call.world, body_node, attributes)
    key = new_key(call, collection, parent, record)
    address = Address(collection.id, parent, key)
    _set_parents(call.world, collection, parent, record)
    _inherit(call.world, collection, record, call.work)
    start_states(call.world, collection, record)
    stamp(call.world, collection, record, call.now, created=True)
    return address, record


def finish(world: World, collection: Collection, address: Address, record: Record) -> Record:
    """The record completed to its schema. What the schema hides, such as a writeOnly property, is kept beside it."""
    if collection.schema is None:
        return record
    fitted = world.values.fit(collection.schema, "response", record, key="/".join((collection.id, *address.key)))
    return {**record, **fitted} if isinstance(fitted, dict) else record


def with_defaults(world: World, node: Node | None, given: Record) -> Record:
    """`given` plus the `default` of every property that it leaves out."""
    return {**defaults(world.contract.schemas, node), **given}


def new_key(call: Call, collection: Collection, parent: tuple[str, ...], record: Record) -> tuple[str, ...]:
    """The key of a new record: the parts that the request chose, and new ones for the rest. Sets them in `record`."""
    chosen = [value for name in collection.key_properties if (value := held(record, name)) is not None and value != ""]
    if collection.key_properties and len(chosen) == len(collection.key_properties):
        key = tuple(map(key_text, chosen))
        if call.work.get(Address(collection.id, parent, key)) is not None and "409" in call.operation.responses:
            raise Refused(Refusal((409,), "conflict", f"there is already a {noun(collection)} {'/'.join(key)}"))
        return key
    counts_from = call.world.habits(collection).first_key
    for _ in range(_TRIES):
        number = call.work.next_number(collection.id)
        if counts_from is not None:
            parts: list[Any] = [_typed(call.world, collection, collection.key_properties[0], number - 1 + counts_from)]
        else:
            parts = _key_parts(call.world, collection, record, number)
        key = tuple(key_text(part) for part in parts)
        if call.work.get(Address(collection.id, parent, key)) is None:
            break
    else:
        message = f"every key that a {noun(collection)} can have is taken"
        raise Refused(Refusal((409, 422, 400), "conflict", message))
    for name, part in zip(collection.key_properties, parts, strict=True):
        if name is not None:
            hold(record, name, part)
    return key


def _key_parts(world: World, collection: Collection, record: Record, number: int) -> list[Any]:
    return [
        # An empty key could never be asked for again: it would leave the path of the collection.
        value
        if (value := held(record, name)) not in (None, "")
        else _typed(world, collection, name, _key_part(world, collection, node, number, position))
        for position, (name, node) in enumerate(zip(collection.key_properties, collection.key_nodes, strict=True))
    ]


def _key_part(world: World, collection: Collection, node: Node, number: int, position: int) -> Any:
    schemas = world.contract.schemas
    resolved = schemas.resolve(node)
    shape = resolved if isinstance(resolved, dict) else {}
    kind = type_of(schemas, node)
    if kind in ("integer", "number"):
        low = shape.get("minimum", 1)
        candidate: Any = number - 1 + max(1, int(low) if isinstance(low, int | float) else 1)
        if schemas.validator(node, "response").is_valid(candidate):
            return candidate
    seed = f"{collection.id}#{number}.{position}"
    if kind in (None, "string") and not shape.keys() & {"format", "pattern", "enum", "const", "contentEncoding"}:
        text = hashlib.sha256(f"{world.values.seed}:{seed}".encode()).hexdigest()
        low, high = shape.get("minLength", 0), shape.get("maxLength", 24)
        return (text * (1 + low // len(text)))[: max(low, min(24, high))]
    return world.values.generate(node, "response", key=seed, fresh=True)


def record_key(collection: Collection, record: Record) -> tuple[str, ...]:
    """The key of a record as its properties tell it; parts that it has no property for are left out."""
    return tuple(key_text(value) for name in collection.key_properties if (value := held(record, name)) is not None)


def start_states(world: World, collection: Collection, record: Record) -> None:
    """The first state of every state property that is not set: the lifecycle's, its default, the enum's first value."""
    lifecycle = world.contract.lifecycles.get(collection.id)
    if lifecycle is not None:
        record.setdefault(lifecycle.property, lifecycle.initial)
    named = properties(world.contract.schemas, collection.schema)
    for state in collection.states:
        if state.name in record:
            continue
        resolved = world.contract.schemas.resolve(named.get(state.name, True))
        default = resolved.get("default") if isinstance(resolved, dict) else None
        record[state.name] = default if default in state.values else state.values[0]


def stamp(world: World, collection: Collection, record: Record, now: str, *, created: bool) -> None:
    """Set the times that the service keeps: both on creation, the time of change later."""
    habits = world.habits(collection)
    for name in habits.created if created else ():
        record.setdefault(name, now)
    for name in habits.updated:
        if not created or name not in record:
            record[name] = now


def _set_parents(world: World, collection: Collection, parent: tuple[str, ...], record: Record) -> None:
    """Foreign keys that point at a record above this one in the path."""
    above = collection.parent
    while above is not None:
        owner = world.collection(above)
        cut = owner.parent_count
        for reference in collection.references:
            if reference.collection == owner.id and len(owner.key_parameters) == 1:
                record[reference.property] = _typed(world, collection, reference.property, parent[cut])
        above = owner.parent


def _typed(world: World, collection: Collection, name: str | None, value: Any) -> Any:
    """A key in the type of the property that holds it: a path has texts, and its schema may be another's."""
    kind = type_of(world.contract.schemas, property_node(world.contract.schemas, collection.schema, name))
    if kind == "integer" and isinstance(value, str) and value.removeprefix("-").isdigit():
        return int(value)
    return key_text(value) if kind == "string" else value


def target_address(world: World, collection_id: str, value: Any) -> Address | None:
    """The address that a foreign key points at; None where its collection has no single top-level key."""
    collection = world.contract.resources.collections.get(collection_id)
    if collection is None or collection.parent_count or len(collection.key_parameters) != 1:
        return None
    return Address(collection_id, (), (key_text(value),))


def _inherit(world: World, collection: Collection, record: Record, work: Work) -> None:
    """Foreign keys that the request leaves out are taken from the records that its other foreign keys point at."""
    for reference in collection.references:
        if reference.property in record:
            continue
        for other in collection.references:
            value = record.get(other.property)
            address = target_address(world, other.collection, value) if value is not None else None
            source = work.get(address) if address is not None else None
            if address is None or source is None:
                continue
            for inner in world.collection(other.collection).references:
                if inner.collection == reference.collection and source.get(inner.property) is not None:
                    record[reference.property] = source[inner.property]


def check_references(call: Call, collection: Collection, given: Record) -> None:
    """A foreign key must point at a record that exists, where the operation documents a status to say that it doesn't.

    409 is that status; a 404 is too, on an operation without path parameters, since nothing else could be not found.
    """
    documented = call.operation.responses
    status = 409 if "409" in documented else 404 if "404" in documented and not call.plan.path_names else None
    if status is None:
        return
    for reference in collection.references:
        value = given.get(reference.property)
        address = target_address(call.world, reference.collection, value) if value is not None else None
        if address is None or not reference.shown or call.work.get(address) is not None:
            continue
        target = call.world.collection(reference.collection)
        if not target.materializes and not _is_example(call, collection, reference.property, value):
            code = "conflict" if status == 409 else "not_found"
            message = f"{reference.property} refers to {noun(target)} {key_text(value)}, which does not exist"
            raise Refused(Refusal((status,), code, message))


def _is_example(call: Call, collection: Collection, name: str, value: Any) -> bool:
    """Whether the document itself sends this value: its own examples must work."""
    schemas = call.world.contract.schemas
    content = call.operation.request_body.content if call.operation.request_body else ()
    bodies = [call.plan.body.attributes(example) for media in content for example in media.examples]
    nodes = [properties(schemas, node).get(name) for node in (body_node(call), collection.schema)]
    shapes = [shape for node in nodes if isinstance(shape := schemas.resolve(node), dict)]
    own = [example for shape in shapes for example in (shape.get("example"), *(shape.get("examples") or ()))]
    return value in (*own, *(body.get(name) for body in bodies))


def body_node(call: Call) -> Node | None:
    """The schema of the request body, unwrapped."""
    node = call.body_media.schema if call.body_media else body_schema(call.operation)
    return inside(call.world.contract.schemas, node, call.plan.body.steps)
