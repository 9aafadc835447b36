"""What a document offers to be exercised, as plain pairs of texts: whose it is, and what it is."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from typing import Any, Literal, get_args

from understudy.contract import Contract
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.pointer import MISSING
from understudy.openapi.schema_view import SchemaPlace, SchemaTree, SchemaView, media_schema, parameter_schema

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
    tree = SchemaTree(contract.schemas)
    for operation in contract.operations.values():
        yield "operations", (operation.id, f"{operation.method} {operation.path}")
        for status in operation.responses:
            yield "statuses", (operation.id, status)
        yield from _parameters(operation, tree)
        for media in operation.request_body.content if operation.request_body else ():
            if media.schema is not None:
                yield from _properties(operation.id, media_schema(media), tree)
    for lifecycle in (each for entries in contract.lifecycles.values() for each in entries):
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


def has_default(tree: SchemaTree, parameter: Parameter) -> bool:
    """Whether a parameter has a value where a request leaves it out."""
    return not parameter.required and tree.view(parameter_schema(parameter)).default is not MISSING


def _parameters(operation: Operation, tree: SchemaTree) -> Iterator[tuple[Kind, Item]]:
    for parameter in counted_parameters(operation):
        place = f"{parameter.location} {parameter.name}"
        yield "parameters", (operation.id, f"{place}: given")
        if has_default(tree, parameter):
            yield "parameters", (operation.id, f"{place}: default")
        for path, view in _walk(tree, parameter_schema(parameter), place):
            for value in _enum(view):
                yield "parameter values", (operation.id, f"{path} = {json_text(value)}")


def _properties(operation_id: str, schema: SchemaPlace, tree: SchemaTree) -> Iterator[tuple[Kind, Item]]:
    for path, view in _walk(tree, schema):
        if path and not path.endswith("[]"):
            yield "properties", (operation_id, path)
        for value in _enum(view):
            yield "property values", (operation_id, f"{path or 'body'} = {json_text(value)}")


def _enum(view: SchemaView) -> list[Any]:
    values = [] if view.enum is None else list(view.enum.values())
    return [each for each in (*values, *([None] * view.enum_null)) if not isinstance(each, dict | list)]


def _walk(tree: SchemaTree, schema: SchemaPlace, start: str = "") -> Iterator[tuple[str, SchemaView]]:
    """Each schema that a value of a request may have, with its place: `items[].sku`.

    A schema inside itself is not entered again, and what is nearest to the top comes first: schemas that name each
    other would go on for ever.
    """
    waiting: deque[tuple[SchemaPlace, str, frozenset[str]]] = deque([(schema, start, frozenset())])
    left = _MOST_PLACES
    while waiting and left:
        place, path, above = waiting.popleft()
        view = tree.view(place)
        # What the server alone writes is no part of a request, and no value fits a schema without any type.
        if view.hidden("request") or view.types == frozenset():
            continue
        left -= 1
        yield path, view
        key = view.place.key
        if key not in above:
            waiting += [(each, inner, above | {key}) for inner, each in _inside(view, path)]


def _inside(view: SchemaView, path: str) -> Iterator[tuple[str, SchemaPlace]]:
    for union in view.unions:
        yield from ((path, variant) for variant in union.variants)
    for name, place in view.properties.items():
        yield f"{path}.{name}" if path else name, place
    for place in (*view.prefix, *((view.items,) if view.items is not None else ())):
        yield f"{path}[]", place
