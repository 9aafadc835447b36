"""Says what one operation does: create, list, read, update, delete, an action, or only an answer.

Works on the collections that contract/infer.py found; every plan carries its reason.
"""

from __future__ import annotations

from collections.abc import Mapping

from understudy.inference.resources import Collection, Kind, Plan, Promise, canonical, segments
from understudy.inference.shapes import (
    ListShape,
    body_schema,
    json_media,
    list_shape,
    reference,
    required_names,
    success_response,
    wrapper,
)
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

__all__ = ["plan_operation"]

_EFFECTS = ("x-mock-creates", "x-mock-set", "x-mock-transition", "x-mock-view")


def plan_operation(
    operation: Operation,
    collections: Mapping[str, Collection],
    schemas: Schemas,
    *,
    token: bool,
    promises: tuple[Promise, ...],
) -> Plan:
    """The plan of one operation."""
    node = _answer_node(operation)
    inside = wrapper(schemas, node)
    shape = list_shape(schemas, node)
    kind, home, reason = _decide(operation, collections, schemas, node, shape, token=token)
    return Plan(
        operation_id=operation.id,
        kind=kind,
        reason=reason,
        path_names=tuple(part.strip("{}") for part in segments(operation.path) if "{" in part),
        success=success_response(operation),
        collection=home,
        merge=_merges(operation, schemas),
        wrapper=inside if kind != "list" else None,
        body_wrapper=wrapper(schemas, body_schema(operation)) if inside else None,
        shape=shape,
        promises=() if "x-mock-creates" in operation.extensions else promises,
        effects={key: operation.extensions[key] for key in _EFFECTS if key in operation.extensions},
    )


def _answer_node(operation: Operation) -> Node | None:
    response = success_response(operation)
    media = json_media(response.content) if response else None
    return media.schema if media else None


def _merges(operation: Operation, schemas: Schemas) -> bool:
    """PATCH merges; PUT replaces (RFC 9110 9.3.4) unless its body requires nothing, as a partial body does."""
    if operation.method != "PUT":
        return True
    return not required_names(schemas, body_schema(operation))


Decision = tuple[Kind, str | None, str]


def _decide(
    operation: Operation,
    collections: Mapping[str, Collection],
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
    for collection in collections.values():
        if not collection.singleton and path == collection.id + "/{}" * len(collection.key_parameters):
            return _on_item(method, collection)
    owner = _owner(path, collections)
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


def _owner(path: str, collections: Mapping[str, Collection]) -> str | None:
    """The collection of the nearest item above a path."""
    best: Collection | None = None
    for collection in collections.values():
        item = collection.id + "/{}" * len(collection.key_parameters)
        inside = path.startswith(item + "/") and not collection.singleton
        if inside and (best is None or len(collection.id) > len(best.id)):
            best = collection
    return best.id if best else None


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
