"""What a resource is called and what it is related to: nouns, relations, the operation that creates a record.

Read from collections and plans, for what makes records: the factories of tests, and those that are generated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from understudy.inference.conventions import ID, ID_ENDINGS, ends_like, in_singular, words
from understudy.inference.conventions.nouns import singular
from understudy.inference.envelopes import inside
from understudy.inference.paths import last_name, parameters
from understudy.inference.resources import Collection, Plan, Reference, Resources, StateProperty
from understudy.inference.shapes import body_schema, json_media, properties, reference, type_of
from understudy.inference.states import state_property
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.schemas import Schemas


@dataclass(frozen=True, slots=True)
class Relation:
    """How a resource is related to another.

    `one`: `foreign_key` holds the other's key. `parent`: the other stands above it in the path. `path`: a parameter of
    the path that no collection owns. `many`: the other's `foreign_key` holds our key. `below`: the other stands below
    it in the path.
    """

    name: str
    kind: Literal["one", "parent", "path", "many", "below"]
    collection: str
    foreign_key: str | None = None

    @property
    def comes_after(self) -> bool:
        """Whether the other record is made after ours, since it points at it."""
        return self.kind in ("many", "below")


def relations(resources: Resources, collection: Collection) -> dict[str, Relation]:
    """The relations of a collection by name; of two with one name the nearer counts."""
    found: dict[str, Relation] = {}
    for relation in _relations(resources.collections, collection):
        found.setdefault(relation.name, relation)
    return found


def _relations(collections: Mapping[str, Collection], collection: Collection) -> Iterator[Relation]:
    if collection.parent is not None:
        parent = collections[collection.parent]
        yield Relation(noun(parent), "parent", parent.id)
    for name in _free_parameters(collection):
        yield Relation(name, "path", collection.id)
    for entry in collection.references:
        yield Relation(_owner_name(entry.property), "one", entry.collection, entry.property)
    for other in collections.values():
        if other.parent == collection.id:
            yield Relation(noun(other) if other.singleton else _plural(other), "below", other.id)
    for other in collections.values():
        if other.references and other.id != collection.id:
            yield from _many(other, [entry for entry in other.references if entry.collection == collection.id])


def _many(other: Collection, keys: list[Reference]) -> Iterator[Relation]:
    for position, key in enumerate(keys):
        name = _plural(other) if position == 0 else f"{_plural(other)}_by_{_owner_name(key.property)}"
        yield Relation(name, "many", other.id, key.property)


def _owner_name(name: str) -> str:
    """`customer` for `customer_id`, `pet` for `petId`: a foreign key without the word that says so."""
    if ends_like(name, ID_ENDINGS) and len(words(name)) > 1:
        return name[: -len(ID)].rstrip("_-.")
    return name


def _free_parameters(collection: Collection) -> tuple[str, ...]:
    """The parameters of a collection's path that no collection above it owns, in path order."""
    if collection.parent is not None:
        return ()
    return parameters(collection.path)


def noun(collection: Collection) -> str:
    """What others call one record: the singular of the collection's last segment."""
    return singular(_plural(collection))


def full_noun(collection: Collection) -> str:
    """`orders/{id}/items` is an `order_item`: every static part that not all paths share, in the singular."""
    parts = [words(part) for part in collection.name.split("/") if part and "{" not in part]
    return "_".join(word for part in parts for word in in_singular(part)) or "record"


def _plural(collection: Collection) -> str:
    """The last static segment of a collection's path, as a Python name."""
    name = last_name(collection.path)
    return "_".join(words(name)) or name or collection.name


def schema_name(collection: Collection) -> str | None:
    """The component that a collection's records are of."""
    target = reference(collection.schema)
    return target.rpartition("/")[2] if target else None


def creations(operations: Mapping[str, Operation], resources: Resources) -> dict[str, Operation]:
    """The operation that makes a record of each collection: a create on the collection itself, else one elsewhere."""
    found: dict[str, tuple[bool, str]] = {}
    for operation in operations.values():
        plan = resources.plans[operation.id]
        if plan.kind == "create" and plan.collection is not None:
            rank = (plan.place != plan.collection, operation.id)
            found[plan.collection] = min(rank, found.get(plan.collection, rank))
    return {collection: operations[name] for collection, (_, name) in found.items()}


def readings(schemas: Schemas, operations: Mapping[str, Operation], resources: Resources) -> dict[str, Operation]:
    """The GET that answers with one record of each collection, in JSON; where it stands before where a view has it."""
    found: dict[str, Operation] = {}
    for operation in sorted(operations.values(), key=lambda each: resources.plans[each.id].view is not None):
        plan = resources.plans[operation.id]
        if plan.kind == "read" and plan.collection is not None and operation.method == "GET":
            media = json_media(plan.success.content) if plan.success is not None else None
            if media is not None and type_of(schemas, media.schema) != "array":
                found.setdefault(plan.collection, operation)
    return found


def body_node(schemas: Schemas, operation: Operation, plan: Plan, media: MediaType | None = None) -> Node | None:
    """The schema of the properties of a record in a request body, out of its envelope; in `media`, or as JSON."""
    node = media.schema if media is not None else body_schema(operation)
    return inside(schemas, node, plan.body.steps)


def settable_states(schemas: Schemas, collection: Collection, settable: Mapping[str, Node]) -> Iterator[StateProperty]:
    """The state properties, with those that a create request names only to say that they are read-only."""
    known = {state.name: state for state in collection.states}
    hides = schemas.family("request").is_hidden
    for name, node in properties(schemas, collection.schema).items():
        if name in known:
            yield known[name]
        elif hides(node) or hides(settable.get(name, True)):
            state = state_property(schemas, name, node)
            if state is not None:
                yield state
