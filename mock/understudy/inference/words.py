"""What an overlay says of resources in words: `x-mock-resource`, `x-mock-same-as`, `x-mock-references`.

Each wins over what is inferred; a word without effect is a problem at its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.inference.effects import unknown_collection
from understudy.inference.envelopes import ELEMENT, Steps, inside
from understudy.inference.keys import property_node
from understudy.inference.resources import Collection, Resources
from understudy.inference.selection import declared_selection, transition_words
from understudy.inference.shapes import body_schema, properties, success_node, success_response
from understudy.inference.streams import stream_kind
from understudy.openapi.model import Operation
from understudy.openapi.pointer import tokens_of
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem, did_you_mean

__all__ = ["envelope_word", "filter_word", "key_word", "references_word", "resource_word", "unused_words"]


def resource_word(operation: Operation) -> Mapping[str, Any]:
    """What `x-mock-resource` says of an operation; `x-mock-same-as` is its `collection` alone."""
    word = operation.extensions.get("x-mock-resource")
    declared = dict(word) if isinstance(word, dict) else {}
    same = operation.extensions.get("x-mock-same-as")
    if isinstance(same, str):
        declared.setdefault("collection", same)
    return declared


def key_word(operations: Iterable[Operation]) -> str | None:
    """The key that the operations of a collection select by, by declaration: a name, or a way into the record."""
    for operation in operations:
        declared = resource_word(operation)
        if "key" in declared and "collection" not in declared:
            return str(declared["key"]).lstrip("/")
    return None


def references_word(operations: Iterable[Operation]) -> Mapping[str, str | None]:
    """The foreign keys that the operations of a collection have by declaration."""
    found: dict[str, str | None] = {}
    for operation in operations:
        word = operation.extensions.get("x-mock-references")
        found.update(word if isinstance(word, dict) else {})
    return found


def envelope_word(operation: Operation, direction: str) -> Steps | None:
    """Where the record stands in a `request` or a `response`, by declaration."""
    envelope = resource_word(operation).get("envelope")
    place = envelope.get(direction) if isinstance(envelope, dict) else None
    if not isinstance(place, str):
        return None
    return tuple(ELEMENT if token.isdigit() else token for token in tokens_of(place))


def filter_word(extensions: Mapping[str, Any]) -> tuple[Steps, str] | None:
    """The property that a parameter filters by, and how, by declaration."""
    word = extensions.get("x-mock-filter")
    if not isinstance(word, dict):
        return None
    text = str(word.get("property", ""))
    return tuple(tokens_of(text)) if text.startswith("/") else tuple(text.split(".")), str(word.get("by", "eq"))


def unused_words(operation: Operation, resources: Resources, schemas: Schemas, file: str) -> Iterator[Problem]:
    """The words of an operation that can't come true, or have no effect."""
    plan = resources.plans[operation.id]
    home = resources.collections.get(plan.collection or "")
    yield from _collections(operation, resources, file)
    yield from _resource(operation, home, schemas, file)
    yield from _references(operation, home, resources, schemas, file)
    yield from _filters(operation, home, schemas, file)
    yield from _transitions(operation, home, resources, schemas, file)
    yield from _idle(operation, plan.kind, home, file)


def _collections(operation: Operation, resources: Resources, file: str) -> Iterator[Problem]:
    """Collections that are named and that the document does not have."""
    named: list[tuple[str, Any]] = []
    for position, entry in enumerate(operation.extensions.get("x-mock-creates") or ()):
        named.append((f"x-mock-creates/{position}/collection", entry.get("collection")))
    for word, place in (("x-mock-view", "/collection"), ("x-mock-resource", "/collection"), ("x-mock-same-as", "")):
        value = operation.extensions.get(word)
        if place and isinstance(value, dict) and "collection" in value:
            named.append((word + place, value["collection"]))
        elif not place and value is not None:
            named.append((word, value))
    for place, name in named:
        problem = unknown_collection(name, resources.collections, f"{operation.pointer}/{place}", file)
        if problem is not None:
            yield problem


def _resource(operation: Operation, home: Collection | None, schemas: Schemas, file: str) -> Iterator[Problem]:
    word = operation.extensions.get("x-mock-resource")
    if not isinstance(word, dict):
        return
    pointer = f"{operation.pointer}/x-mock-resource"
    if home is None and word.get("kind") != "none" and "collection" not in word:
        message = f"{operation.id} works on no collection"
        yield Problem("x-mock-vain", message, pointer, file, "name one with collection:")
    named = properties(schemas, home.schema) if home is not None else {}
    for name in ("key", "by"):
        declared = str(word.get(name, "")).lstrip("/")
        if declared and home is not None and named and property_node(schemas, home.schema, declared) is None:
            hint = did_you_mean(declared, named)
            yield Problem("x-mock-vain", f"a record of {home.path} has no {declared}", f"{pointer}/{name}", file, hint)
    nodes = {"request": body_schema(operation), "response": success_node(operation)}
    for direction, node in nodes.items():
        steps = envelope_word(operation, direction)
        if steps and inside(schemas, node, steps) is None:
            message = f"the {direction} of {operation.id} has nothing there"
            hint = did_you_mean(steps[0], properties(schemas, node))
            yield Problem("x-mock-vain", message, f"{pointer}/envelope/{direction}", file, hint)


def _references(
    operation: Operation, home: Collection | None, resources: Resources, schemas: Schemas, file: str
) -> Iterator[Problem]:
    word = operation.extensions.get("x-mock-references")
    for name, target in (word if isinstance(word, dict) else {}).items():
        pointer = f"{operation.pointer}/x-mock-references/{name}"
        named = properties(schemas, home.schema) if home is not None else {}
        if name not in named:
            what = f"a record of {home.path}" if home is not None else f"{operation.id} works on no collection: it"
            yield Problem("x-mock-vain", f"{what} has no {name}", pointer, file, did_you_mean(name, named))
        elif target is not None:
            problem = unknown_collection(target, resources.collections, pointer, file)
            if problem is not None:
                yield problem


def _filters(operation: Operation, home: Collection | None, schemas: Schemas, file: str) -> Iterator[Problem]:
    named = properties(schemas, home.schema) if home is not None else {}
    for parameter in operation.parameters:
        filtered = filter_word(parameter.extensions)
        if filtered is not None and home is not None and named and inside(schemas, home.schema, filtered[0]) is None:
            what, hint = f"a record of {home.path} has no {'.'.join(filtered[0])}", did_you_mean(filtered[0][0], named)
            yield Problem("x-mock-vain", what, f"{parameter.pointer}/x-mock-filter/property", file, hint)


def _transitions(
    operation: Operation, home: Collection | None, resources: Resources, schemas: Schemas, file: str
) -> Iterator[Problem]:
    """Moves of a record that is in no collection, or by properties that it does not have."""
    word = operation.extensions.get("x-mock-transition")
    for position, entry in enumerate(transition_words(word)):
        pointer = f"{operation.pointer}/x-mock-transition" + (f"/{position}" if isinstance(word, list) else "")
        if "collection" in entry:
            problem = unknown_collection(entry["collection"], resources.collections, f"{pointer}/collection", file)
            if problem is not None:
                yield problem
                return
        where = entry.get("where", {})
        if where and declared_selection(operation, None, resources.collections, schemas) is None and home is None:
            message = f"no one collection has {' and '.join(where)}"
            yield Problem("x-mock-vain", message, f"{pointer}/where", file, "name one with collection:")
            return
        named = properties(schemas, home.schema) if home is not None else {}
        for name in (*where, str(entry["property"])) if named else ():
            if name not in named and home is not None:
                place = f"{pointer}/where/{name}" if name in where else f"{pointer}/property"
                hint = did_you_mean(name, named)
                yield Problem("x-mock-vain", f"a record of {home.path} has no {name}", place, file, hint)


def _idle(operation: Operation, kind: str, home: Collection | None, file: str) -> Iterator[Problem]:
    """Words that say something which this operation never does."""
    needs: dict[str, tuple[bool, str]] = {
        "x-mock-seed": (home is not None, "works on no collection, so nothing is there at the start"),
        "x-mock-order": (kind == "list", "lists no records, so it orders none"),
        "x-mock-set": (kind in ("create", "update", "upsert", "action"), "changes no record, so it sets nothing"),
        "x-mock-transition": (kind in ("update", "upsert", "action"), "changes no record, so it moves none"),
        "x-mock-creates": (kind == "create", "creates no record, so it creates no others"),
        "x-mock-stream": (_streams(operation), "answers with no stream of events or lines"),
    }
    for word, (works, why) in needs.items():
        if word in operation.extensions and not works:
            message = f"{operation.id} {why} ({kind})"
            yield Problem("x-mock-vain", message, f"{operation.pointer}/{word}", file)


def _streams(operation: Operation) -> bool:
    response = success_response(operation)
    return response is not None and any(stream_kind(media.name) for media in response.content)
