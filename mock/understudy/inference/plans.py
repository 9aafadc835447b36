"""Says what one operation does: create, list, read, update, delete, an action, or only an answer.

Works on the collections that inference/infer.py found; every plan carries its reason.
"""

from __future__ import annotations

from collections.abc import Mapping

from understudy.inference.envelopes import BodyPlace, Subject, body_place, record_spot
from understudy.inference.lists import ListShape, list_shape
from understudy.inference.paths import canonical, parameters
from understudy.inference.resources import Collection, Kind, Plan, Promise
from understudy.inference.shapes import body_schema, reference, required_names, success_node, success_response
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

__all__ = ["plan_operation"]

_EFFECTS = ("x-mock-creates", "x-mock-set", "x-mock-transition", "x-mock-view")
_STANDS_ALONE = ("list", "token")


def plan_operation(
    operation: Operation,
    collections: Mapping[str, Collection],
    by_item: Mapping[str, Collection],
    subjects: Mapping[str, Subject],
    schemas: Schemas,
    *,
    token: bool,
    promises: tuple[Promise, ...],
) -> Plan:
    """The plan of one operation."""
    node, body = success_node(operation), body_schema(operation)
    here = _subject_here(canonical(operation.path), collections, subjects)
    shape = list_shape(schemas, node, here)
    kind, home, reason = _decide(operation, collections, by_item, schemas, node, shape, token=token)
    subject = subjects.get(home or "") or Subject("", (), bodies=() if body is None else (body,))
    if kind == "list" and home is not None:
        shape = list_shape(schemas, node, subject) or shape
    return Plan(
        operation_id=operation.id,
        kind=kind,
        reason=reason,
        path_names=parameters(operation.path),
        success=success_response(operation),
        collection=home,
        merge=_merges(operation, schemas),
        envelope=record_spot(schemas, node, subject) if kind not in _STANDS_ALONE else (),
        body=body_place(schemas, body, subject) if home is not None else BodyPlace(),
        shape=shape,
        promises=() if "x-mock-creates" in operation.extensions else promises,
        effects={key: operation.extensions[key] for key in _EFFECTS if key in operation.extensions},
    )


def _subject_here(path: str, collections: Mapping[str, Collection], subjects: Mapping[str, Subject]) -> Subject | None:
    """What a list at a path would hold, if the path is that of a collection."""
    return subjects[path] if path in collections else None


def _merges(operation: Operation, schemas: Schemas) -> bool:
    """PATCH merges; PUT replaces (RFC 9110 9.3.4) unless its body requires nothing, as a partial body does."""
    if operation.method != "PUT":
        return True
    return not required_names(schemas, body_schema(operation))


Decision = tuple[Kind, str | None, str]


def _decide(
    operation: Operation,
    collections: Mapping[str, Collection],
    by_item: Mapping[str, Collection],
    schemas: Schemas,
    node: Node | None,
    shape: ListShape | None,
    *,
    token: bool,
) -> Decision:
    path, method = canonical(operation.path), operation.method
    if token:
        return "token", None, "the tokenUrl of an OAuth2 flow"
    if (home := collections.get(path)) is not None:
        return _on_collection(method, home, shape)
    if (home := by_item.get(path)) is not None:
        return _on_item(method, home)
    owner = _owner(path, by_item)
    if method in ("GET", "HEAD"):
        return _reads_elsewhere(operation, collections, owner, node, shape)
    if (target := _created_elsewhere(operation, collections, node)) is not None:
        return "create", target, "answers 201 with the record schema of that collection"
    if owner is not None:
        return "action", owner, f"{method} below an item that is no collection of its own"
    return "synthesize", None, "fits no collection: answered from the request and the response schema"


def _on_collection(method: str, home: Collection, shape: ListShape | None) -> Decision:
    if home.singleton:
        kinds: dict[str, Kind] = {"GET": "read", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
        return kinds.get(method, "update"), home.id, "a path without a key, read and written"
    if method == "POST":
        return "create", home.id, "POST on a collection"
    if method == "GET":
        if shape is not None:
            return "list", home.id, "GET on a collection answers a list"
        return "synthesize", home.id, "GET on a collection answers no list"
    if method == "DELETE":
        return "clear", home.id, "DELETE on a collection"
    return "upsert", home.id, f"{method} on a collection: the key is in the body"


def _on_item(method: str, home: Collection) -> Decision:
    if method == "GET":
        return "read", home.id, "GET on an item"
    if method == "DELETE":
        return "delete", home.id, "DELETE on an item"
    return "update", home.id, f"{method} on an item"


def _owner(path: str, by_item: Mapping[str, Collection]) -> str | None:
    """The collection of the nearest item above a path."""
    above = path.rpartition("/")[0]
    while above:
        if above in by_item:
            return by_item[above].id
        above = above.rpartition("/")[0]
    return None


def _reads_elsewhere(
    operation: Operation,
    collections: Mapping[str, Collection],
    owner: str | None,
    node: Node | None,
    shape: ListShape | None,
) -> Decision:
    view = operation.extensions.get("x-mock-view")
    if isinstance(view, dict) and canonical(str(view.get("collection", ""))) in collections:
        return "list", canonical(str(view["collection"])), "x-mock-view"
    if shape is not None and (target := reference(shape.items)) is not None:
        for collection in collections.values():
            if reference(collection.schema) == target and collection.parent_count == 0 and owner is None:
                return "list", collection.id, "answers a list of that collection's record schema"
    if owner is not None and shape is None:
        return "compute", owner, "GET below an item: computed from the record above it"
    return "synthesize", owner, "fits no collection: answered from the response schema"


def _created_elsewhere(operation: Operation, collections: Mapping[str, Collection], node: Node | None) -> str | None:
    if operation.method != "POST" or "201" not in operation.responses:
        return None
    target = reference(node)
    for collection in collections.values():
        known = reference(collection.schema)
        if target is not None and target == known and collection.parent_count == 0 and not collection.singleton:
            return collection.id
    return None
