"""Infers collections and plans from the shape of paths, schemas and links.

Two passes: the first finds the collections, the second says what each operation does to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from understudy.inference.plans import plan_operation
from understudy.inference.relations import Owners, key_properties, promised, references
from understudy.inference.resources import Collection, Resources, StateProperty, canonical, segments
from understudy.inference.shapes import (
    body_schema,
    json_media,
    list_shape,
    properties,
    reference,
    success_response,
    type_of,
    wrapper,
)
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

__all__ = ["infer"]

Groups = Mapping[str, Mapping[str, Operation]]


def infer(operations: Mapping[str, Operation], schemas: Schemas, document: Mapping[str, Any]) -> Resources:
    """Find every collection of the document and plan every operation."""
    groups: dict[str, dict[str, Operation]] = {}
    for operation in operations.values():
        groups.setdefault(canonical(operation.path), {}).setdefault(operation.method, operation)
    drafts = _drafts(groups, schemas)
    owners = Owners.of(drafts)
    collections = {
        path: _collection(path, items, groups, drafts, owners, operations, schemas) for path, items in drafts.items()
    }
    token_paths = frozenset(_token_paths(document))
    plans = {
        operation.id: plan_operation(
            operation,
            collections,
            schemas,
            token=canonical(operation.path) in token_paths and operation.method == "POST",
            promises=promised(operation, collections, owners, operations, schemas),
        )
        for operation in operations.values()
    }
    return Resources(collections, plans)


def _token_paths(document: Mapping[str, Any]) -> Iterator[str]:
    components = document.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, dict) else None
    for scheme in (schemes if isinstance(schemes, dict) else {}).values():
        flows = scheme.get("flows") if isinstance(scheme, dict) else None
        for flow in (flows if isinstance(flows, dict) else {}).values():
            url = flow.get("tokenUrl") if isinstance(flow, dict) else None
            if isinstance(url, str):
                yield urlsplit(url).path


def _drafts(groups: Groups, schemas: Schemas) -> dict[str, str | None]:
    """Collection path → item path, both canonical; a collection without items has None, a singleton its own path."""
    found: dict[str, str | None] = {}
    for path in groups:
        parts = segments(path)
        trailing = _trailing_parameters(parts)
        if 0 < trailing < len(parts):
            base = "/" + "/".join(parts[:-trailing])
            if trailing == 1 or base + "/{}" not in groups:
                found[base] = path
    for path, group in groups.items():
        if path in found or path.endswith("{}"):
            continue
        if (
            "POST" in group and (_is_list(group.get("GET"), schemas) or _has_items_below(path, groups))
        ) or _creates_child(path, group, found, groups, schemas):
            found[path] = None
        elif _is_singleton(group, schemas):
            found[path] = path
    known = {reference(_success_node(groups[item].get("GET"))) for item in found.values() if item}
    for path, group in groups.items():
        if path not in found and not path.endswith("{}") and _lists_its_own(group, known, schemas):
            found[path] = None
    return found


def _has_items_below(path: str, groups: Groups) -> bool:
    return any(other.startswith(path + "/{}/") for other in groups)


def _lists_its_own(group: Mapping[str, Operation], known: set[str | None], schemas: Schemas) -> bool:
    """A list that nothing fills and whose records no other collection has: it starts with the document's examples."""
    shape = list_shape(schemas, _success_node(group.get("GET")))
    if shape is None or type_of(schemas, shape.items) != "object" or "x-mock-view" in group["GET"].extensions:
        return False
    target = reference(shape.items)
    return target is None or target not in known


def _key_below(path: str, groups: Groups) -> tuple[str, ...]:
    """The key parameter of a collection whose items have paths below them but none of their own."""
    for other, group in groups.items():
        if other.startswith(path + "/{}/"):
            template = segments(next(iter(group.values())).path)
            return (template[len(segments(path))].strip("{}"),)
    return ()


def _trailing_parameters(parts: tuple[str, ...]) -> int:
    count = 0
    for part in reversed(parts):
        if part != "{}":
            break
        count += 1
    return count


def _success_node(operation: Operation | None) -> Node | None:
    response = success_response(operation) if operation else None
    media = json_media(response.content) if response else None
    return media.schema if media else None


def _is_list(operation: Operation | None, schemas: Schemas) -> bool:
    return operation is not None and list_shape(schemas, _success_node(operation)) is not None


def _creates_child(
    path: str, group: Mapping[str, Operation], found: Mapping[str, str | None], groups: Groups, schemas: Schemas
) -> bool:
    """A POST below an item that answers 201 with something other than the item makes a child, though none lists it."""
    post = group.get("POST")
    parent_item = path.rpartition("/")[0]
    if post is None or "201" not in post.responses or not parent_item.endswith("{}"):
        return False
    node = _success_node(post)
    target = reference(node)
    if type_of(schemas, node) != "object" or target is None:
        return False
    return all(target != reference(_success_node(groups[item].get("GET"))) for item in found.values() if item)


def _is_singleton(group: Mapping[str, Operation], schemas: Schemas) -> bool:
    """A path without a key that is read and written: one record of its own, as in `/user` or `/orders/{id}/address`."""
    read, writes = group.get("GET"), [group[method] for method in ("PUT", "PATCH") if method in group]
    if read is None or not writes or type_of(schemas, _success_node(read)) != "object":
        return False
    return list_shape(schemas, _success_node(read)) is None


def _collection(
    path: str,
    item: str | None,
    groups: Groups,
    drafts: Mapping[str, str | None],
    owners: Owners,
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> Collection:
    group, item_group = groups.get(path, {}), groups.get(item or "", {})
    singleton = item == path
    template = next(iter((group or item_group).values())).path
    template = "/" + "/".join(segments(template)[: len(segments(path))])
    parameters = [part.strip("{}") for part in segments(next(iter(item_group.values())).path)] if item_group else []
    own = tuple(parameters[len(segments(path)) :]) if not singleton else ()
    if not own and not singleton:
        own = _key_below(path, groups)
    schema, why = _record_schema(path, group, item_group, schemas)
    create = group.get("POST") if not singleton else None
    keys = key_properties(path, own, schema, operations, owners, schemas)
    nodes = tuple(_key_node(name, key, item_group, schema, schemas) for name, key in zip(own, keys, strict=True))
    if not own and not singleton:
        keys, nodes = _implied_key(schema, schemas)
        own = tuple(key or "id" for key in keys)
    parent = owners.parent(path)
    return Collection(
        id=path,
        name=_name(template, drafts),
        path=template,
        parent=parent,
        parent_count=path.count("{}"),
        key_parameters=own,
        key_properties=keys,
        key_nodes=nodes,
        schema=schema,
        creatable=create is not None,
        seeds=() if create is not None else _seeds(group, item_group, schemas),
        references=references(path, schema, operations, owners, drafts, schemas),
        states=tuple(_states(schema, create, schemas)),
        reasons=tuple(filter(None, (why, *_key_reasons(own, keys)))),
    )


def _record_schema(
    path: str, group: Mapping[str, Operation], item_group: Mapping[str, Operation], schemas: Schemas
) -> tuple[Node | None, str]:
    """The schema of one record, from whichever operation shows one: create, read, update, list."""
    created = _unwrapped(_success_node(group.get("POST")), schemas)
    read = _unwrapped(_success_node(item_group.get("GET")), schemas)
    if read is not None and type_of(schemas, read) == "object":
        branches = schemas.resolve(read)
        choices = branches.get("anyOf") or branches.get("oneOf") if isinstance(branches, dict) else None
        for branch in choices if isinstance(choices, list) else ():
            if created is not None and reference(branch) == reference(created) is not None:
                return branch, "record schema: what create answers, one of the read's"
        return read, f"record schema: what GET {path}/… answers"
    for node, why in ((created, "create"), (_unwrapped(_success_node(item_group.get("PUT")), schemas), "PUT")):
        if node is not None and properties(schemas, node):
            return node, f"record schema: what {why} answers"
    shape = list_shape(schemas, _success_node(group.get("GET")))
    if shape is not None:
        return shape.items, "record schema: the items of the list"
    if read is not None and properties(schemas, read):
        return read, f"record schema: what GET {path}/… answers"
    return None, ""


def _unwrapped(node: Node | None, schemas: Schemas) -> Node | None:
    inside = wrapper(schemas, node)
    return properties(schemas, node)[inside] if inside else node


def _key_node(
    parameter: str, key: str | None, item_group: Mapping[str, Operation], schema: Node | None, schemas: Schemas
) -> Node:
    """The schema that a key must satisfy: the property's, which is usually the narrower one, else the parameter's."""
    if key is not None and (node := properties(schemas, schema).get(key)) is not None:
        return node
    for operation in item_group.values():
        for entry in operation.parameters:
            if entry.location == "path" and entry.name == parameter:
                return entry.schema
    return True


def _implied_key(schema: Node | None, schemas: Schemas) -> tuple[tuple[str | None, ...], tuple[Node, ...]]:
    named = properties(schemas, schema)
    if "id" in named:
        return ("id",), (named["id"],)
    for name, node in named.items():
        resolved = schemas.resolve(node)
        if isinstance(resolved, dict) and resolved.get("readOnly") and type_of(schemas, node) in ("integer", "string"):
            return (name,), (node,)
    return (None,), ({"type": "integer", "minimum": 1},)


def _key_reasons(parameters: tuple[str, ...], keys: tuple[str | None, ...]) -> Iterator[str]:
    for parameter, key in zip(parameters, keys, strict=True):
        yield f"key {{{parameter}}}: " + (f"property {key}" if key else "kept beside the record")


def _name(template: str, drafts: Mapping[str, str | None]) -> str:
    """Static segments, without the prefix that all paths share, joined by `/`."""
    static = [part for part in segments(template) if "{" not in part]
    shared = 0
    others = [[part for part in segments(path) if part != "{}"] for path in drafts]
    while all(len(other) > shared + 1 and other[shared] == static[shared] for other in others) and len(others) > 1:
        shared += 1
    return "/".join(static[shared:]) or template


def _seeds(group: Mapping[str, Operation], item_group: Mapping[str, Operation], schemas: Schemas) -> tuple[Any, ...]:
    """What there is at the start where nothing can create it: `x-mock-seed`, or the examples of the list and read."""
    for operation in (*group.values(), *item_group.values()):
        declared = operation.extensions.get("x-mock-seed")
        if isinstance(declared, list):
            return tuple(declared)
    found: list[Any] = []
    listing = group.get("GET")
    shape = list_shape(schemas, _success_node(listing)) if listing else None
    for example in _examples(listing) if shape else ():
        entries = example.get(shape.array) if shape and shape.array and isinstance(example, dict) else example
        found += [entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict)]
    read = item_group.get("GET")
    inside = wrapper(schemas, _success_node(read)) if read else None
    for example in _examples(read) if read else ():
        entry = example.get(inside) if inside and isinstance(example, dict) else example
        if isinstance(entry, dict):
            found.append(entry)
    return tuple(found)


def _examples(operation: Operation | None) -> tuple[Any, ...]:
    response = success_response(operation) if operation else None
    media = json_media(response.content) if response else None
    return media.examples if media else ()


def _states(schema: Node | None, create: Operation | None, schemas: Schemas) -> Iterator[StateProperty]:
    """Enumerated strings that the creator doesn't choose: the states of the resource."""
    # One schema for what is sent and what is answered names a read-only state (OAS 4.8.24) in the request as well.
    hides = schemas.family("request").is_hidden
    settable = {name for name, node in properties(schemas, body_schema(create)).items() if not hides(node)}
    for name, node in properties(schemas, schema).items():
        resolved = schemas.resolve(node)
        values = resolved.get("enum") if isinstance(resolved, dict) else None
        if name not in settable and isinstance(values, list) and len(values) > 1:
            texts = tuple(value for value in values if isinstance(value, str))
            if len(texts) == len([value for value in values if value is not None]):
                yield StateProperty(name, texts)
