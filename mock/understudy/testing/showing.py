"""What of a body an answer can show, by the schema of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.contract import Contract
from understudy.inference.conventions import ID, folded
from understudy.inference.shapes import items_of, json_node, properties, success_response, type_of
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_DEPTH = 3
_ENVELOPE = 1
_TELLING = 2


def shown_of(contract: Contract, operation: Operation, sent: Mapping[str, Any]) -> dict[str, Any]:
    """What of a body the answer of an operation can show: it has the property, which takes the value."""
    named = answer_properties(contract, operation, sent)
    return {
        name: value
        for name, value in sent.items()
        if (node := named.get(folded(name))) is not None and _could_show(contract.schemas, node, value)
    }


def showable(contract: Contract, operation: Operation, record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without what the answer of an operation has under the same name and of another type."""
    named = answer_properties(contract, operation, record)
    nodes = {name: named.get(folded(name)) for name in record}
    return {
        name: value
        for name, value in record.items()
        if (node := nodes[name]) is None or _could_show(contract.schemas, node, value)
    }


def unseen_in(contract: Contract, operation: Operation, sent: Mapping[str, Any]) -> set[str]:
    """What of a body the answer of an operation has no room for: names, and ways such as `recipient/locale`."""
    named = answer_properties(contract, operation, sent)
    shown = shown_of(contract, operation, sent)
    found = set(sent) - shown.keys()
    is_hidden = contract.schemas.family("response").is_hidden
    for name, value in shown.items():
        inner = properties(contract.schemas, named[folded(name)]) if isinstance(value, dict) else {}
        found |= {f"{name}/{each}" for each in value if each not in inner or is_hidden(inner[each])} if inner else set()
    return found


def answer_properties(contract: Contract, operation: Operation, names: Iterable[str]) -> Mapping[str, Node]:
    """The properties of the object of an answer's schema that has most of `names`; cases and separators are ignored.

    One name that an element of an array in a record, or an object with a key of its own, shares with what was sent says
    nothing, nor does one of several in an object within others: it is of something else.
    """
    folded_names = {folded(name) for name in names}
    best: Mapping[str, Node] = {}
    of_one = operation.path.endswith("}")
    for named, is_apart, is_deep in _objects(contract.schemas, json_node(success_response(operation))):
        shared = len(named.keys() & folded_names)
        is_chance = shared < _TELLING and ((of_one and is_apart) or (is_deep and len(folded_names) > _TELLING))
        if (shared > len(best.keys() & folded_names) and not is_chance) or not best:
            best = named
    return best


def _could_show(schemas: Schemas, node: Node, value: Any) -> bool:
    """Whether a property of an answer has room for a value that was sent; of objects and lists only the kind counts."""
    if schemas.family("response").is_hidden(node):
        return False
    if isinstance(value, list) and value and not isinstance(value[0], dict | list):
        # Keys that were sent may be shown as the records that they lead to.
        inner = items_of(schemas, node) if type_of(schemas, node) == "array" else None
        return inner is not None and type_of(schemas, inner) != "object"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        inner = items_of(schemas, node)
        return type_of(schemas, node) in (None, "array") and type_of(schemas, inner) in (None, "object")
    if isinstance(value, dict | list):
        return type_of(schemas, node) in (None, "object" if isinstance(value, dict) else "array")
    if type_of(schemas, node) in ("object", "array"):
        return False
    return schemas.validator(node, "response").is_valid(value)


def _objects(schemas: Schemas, node: Node | None) -> Iterator[tuple[Mapping[str, Node], bool, bool]]:
    """The properties of every object in a schema, the outer before the inner.

    With each, whether it is apart from the record (in an array, or with a key in what has one), and whether it stands
    deeper than an envelope goes.
    """
    waiting: list[tuple[Node | None, int, bool, bool]] = [(node, 0, False, False)]
    for entry, depth, is_apart, has_key in waiting:
        if type_of(schemas, entry) == "array":
            waiting.append((schemas.resolve_object(entry).get("items"), depth + 1, True, has_key))
            continue
        named = properties(schemas, entry)
        by_words = {folded(name): inner for name, inner in named.items()}
        is_apart |= has_key and ID in by_words
        if named:
            yield by_words, is_apart, depth > _ENVELOPE
        if depth < _DEPTH:
            waiting += [
                (inner, depth + 1, is_apart, has_key or ID in by_words)
                for inner in named.values()
                if type_of(schemas, inner) in ("object", "array")
            ]
