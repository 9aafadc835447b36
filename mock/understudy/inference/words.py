"""What an overlay says of resources in words: `x-mock-resource`, `x-mock-same-as`, `x-mock-references`.

Each wins over what is inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from understudy.inference.envelopes import ELEMENT, Steps
from understudy.openapi.model import Operation
from understudy.openapi.pointer import tokens_of


def one_or_several(word: Any) -> tuple[Mapping[str, Any], ...]:
    """What `x-mock-lifecycle` and `x-mock-transition` say: one thing, or a list of them."""
    return (word,) if isinstance(word, dict) else tuple(word) if isinstance(word, list) else ()


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
