"""What a document offers to be exercised, as plain pairs of texts: whose it is, and what it is."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from understudy.contract import Contract
from understudy.openapi.model import Node, Operation, Parameter
from understudy.openapi.schemas import Schemas

__all__ = [
    "KINDS",
    "Item",
    "Kind",
    "counted_parameters",
    "diff_names",
    "documented",
    "event_item",
    "json_text",
    "transition_item",
]

Kind = Literal[
    "operations",
    "statuses",
    "parameters",
    "parameter values",
    "properties",
    "property values",
    "transitions",
    "events",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Item = tuple[str, str]
_MOST_PLACES = 1_000


def documented(contract: Contract) -> dict[Kind, list[Item]]:
    """Everything that the document offers, each once, in the order of the document."""
    found: dict[Kind, dict[Item, None]] = {kind: {} for kind in KINDS}
    for kind, item in _items(contract):
        found[kind][item] = None
    return {kind: list(items) for kind, items in found.items()}


def _items(contract: Contract) -> Iterator[tuple[Kind, Item]]:
    for operation in contract.operations.values():
        yield "operations", (operation.id, f"{operation.method} {operation.path}")
        for status in operation.responses:
            yield "statuses", (operation.id, status)
        yield from _parameters(operation, contract.schemas)
        for media in operation.request_body.content if operation.request_body else ():
            if media.schema is not None:
                yield from _properties(operation.id, media.schema, contract.schemas)
    for lifecycle in contract.lifecycles.values():
        path = contract.resources.collections[lifecycle.collection].path
        for edge in lifecycle.transitions:
            yield "transitions", transition_item(path, lifecycle.property, edge.source, edge.target)
    for name in contract.webhooks:
        yield "events", event_item(name, callback=False)
    for entries in contract.callbacks.values():
        for callback in entries:
            yield "events", event_item(callback.webhook.name, callback=True)


def diff_names(contract: Contract) -> dict[Item, str]:
    """What `understudy diff --only` calls operations and webhooks; what it has no name for is left out."""
    found = {
        (each.id, f"{each.method} {each.path}"): each.id
        for each in contract.operations.values()
        if each.id != f"{each.method.lower()} {each.path}"
    }
    for webhook in contract.webhooks.values():
        found[event_item(webhook.name, callback=False)] = webhook.operation.id
    return found


def transition_item(resource: str, name: str, source: Any, target: Any) -> Item:
    return resource, f"{name}: {source} → {target}"


def event_item(name: str, *, callback: bool) -> Item:
    return name, "callback" if callback else "webhook"


def json_text(value: Any) -> str:
    """A value as the document would write it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def counted_parameters(operation: Operation) -> Iterator[Parameter]:
    """The parameters of an operation that a request can carry (OAS 4.8.12)."""
    for parameter in operation.parameters:
        if not parameter.ignored and (parameter.location != "path" or f"{{{parameter.name}}}" in operation.path):
            yield parameter


def _parameters(operation: Operation, schemas: Schemas) -> Iterator[tuple[Kind, Item]]:
    for parameter in counted_parameters(operation):
        place = f"{parameter.location} {parameter.name}"
        yield "parameters", (operation.id, f"{place}: given")
        resolved = schemas.resolve(parameter.schema)
        if isinstance(resolved, dict) and "default" in resolved and not parameter.required:
            yield "parameters", (operation.id, f"{place}: default")
        for path, node in _walk(schemas, parameter.schema, place):
            for value in _enum(node):
                yield "parameter values", (operation.id, f"{path} = {json_text(value)}")


def _properties(operation_id: str, schema: Node, schemas: Schemas) -> Iterator[tuple[Kind, Item]]:
    for path, node in _walk(schemas, schema):
        if path and not path.endswith("[]"):
            yield "properties", (operation_id, path)
        for value in _enum(node):
            yield "property values", (operation_id, f"{path or 'body'} = {json_text(value)}")


def _enum(node: Mapping[str, Any]) -> list[Any]:
    listed = node.get("enum")
    return [each for each in listed if not isinstance(each, dict | list)] if isinstance(listed, list) else []


def _walk(schemas: Schemas, schema: Any, start: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each schema a request's value may have, with its place: `items[].sku`.

    A schema inside itself is not entered again, and what is nearest to the top comes first: schemas that name each
    other would go on for ever.
    """
    waiting: deque[tuple[Any, str, frozenset[int]]] = deque([(schema, start, frozenset())])
    left = _MOST_PLACES
    while waiting and left:
        raw, path, above = waiting.popleft()
        node = schemas.resolve(raw)
        # What the server alone says is no part of a request (OAS 4.8.24.2).
        if not isinstance(node, dict) or node.get("readOnly") is True:
            continue
        left -= 1
        yield path, node
        if id(node) not in above:
            waiting += [(each, place, above | {id(node)}) for place, each in _inside(node, path)]


def _inside(node: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    for keyword in ("allOf", "oneOf", "anyOf"):
        parts = node.get(keyword)
        for part in parts if isinstance(parts, list) else ():
            yield path, part
    named = node.get("properties")
    for name, entry in (named if isinstance(named, dict) else {}).items():
        yield f"{path}.{name}" if path else name, {} if entry is True else entry
    if "items" in node:
        yield f"{path}[]", node["items"]
