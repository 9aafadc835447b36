"""The states of a resource: enumerated properties that its creator does not choose, and the one it starts in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from understudy.inference.conventions import beginning, is_terminal
from understudy.inference.resources import StateProperty
from understudy.inference.shapes import body_schema, properties, required_names
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

__all__ = ["find_openings", "find_states", "state_property"]


def find_states(
    schemas: Schemas, schema: Node | None, create: Operation | None, examples: Sequence[Any]
) -> Iterator[StateProperty]:
    """The state properties of a record; `examples` are records as the document shows them when they are made."""
    settable = _settable(schemas, create)
    for name, node in properties(schemas, schema).items():
        state = state_property(schemas, name, node, examples) if name not in settable else None
        if state is not None:
            yield state


def find_openings(
    schemas: Schemas, schema: Node | None, create: Operation | None, examples: Sequence[Any]
) -> Iterator[StateProperty]:
    """State properties that every record has and its creator may choose: where it does not, they begin like others."""
    needed = _settable(schemas, create) & required_names(schemas, schema)
    for name, node in properties(schemas, schema).items():
        state = state_property(schemas, name, node, examples) if name in needed else None
        if state is not None and any(map(is_terminal, state.values)) and any(map(_begins, state.values)):
            yield state


def _begins(state: str) -> bool:
    return beginning(state) is not None


def _settable(schemas: Schemas, create: Operation | None) -> set[str]:
    # One schema for what is sent and what is answered names a read-only state (OAS 4.8.24) in the request as well.
    hides = schemas.family("request").is_hidden
    return {name for name, node in properties(schemas, body_schema(create)).items() if not hides(node)}


def state_property(schemas: Schemas, name: str, node: Node, examples: Sequence[Any] = ()) -> StateProperty | None:
    """A property as states: an enum of several texts, with null or without; None for any other."""
    values = _enum(schemas, node)
    texts = tuple(value for value in values if isinstance(value, str))
    if not texts or len(values) < 2 or len(texts) != len([value for value in values if value is not None]):
        return None
    shown = [example[name] for example in examples if isinstance(example, dict) and example.get(name) in texts]
    initial, reason = _initial(_default(schemas, node), values, texts, shown)
    return StateProperty(name, texts, initial, reason)


def _parts(schemas: Schemas, node: Node) -> Iterator[dict[str, Any]]:
    """A schema and those that it is made of: an enum may stand behind `allOf`, or beside a null."""
    resolved = schemas.resolve(node)
    if not isinstance(resolved, dict):
        return
    yield resolved
    for keyword in ("allOf", "anyOf", "oneOf"):
        parts = [part for part in resolved.get(keyword) or () if part != {"type": "null"}]
        if keyword == "allOf" or len(parts) == 1:
            for part in parts:
                whole = schemas.resolve(part)
                if isinstance(whole, dict):
                    yield whole


def _enum(schemas: Schemas, node: Node) -> list[Any]:
    return next((part["enum"] for part in _parts(schemas, node) if isinstance(part.get("enum"), list)), [])


def _default(schemas: Schemas, node: Node) -> Any:
    return next((part["default"] for part in _parts(schemas, node) if "default" in part), None)


def _initial(
    default: Any, values: Sequence[Any], texts: tuple[str, ...], shown: Sequence[str]
) -> tuple[str | None, str]:
    """The first state by evidence, and what that is."""
    if default in texts:
        return str(default), "its default"
    if shown:
        return shown[0], "the example of what create answers"
    if values[0] is None:
        return None, "null comes first in its enum"
    begins = [(rank, position) for position, text in enumerate(texts) if (rank := beginning(text)) is not None]
    if begins:
        return texts[min(begins)[1]], "a word of beginning"
    lasting = [text for text in texts if not is_terminal(text)]
    return (lasting or texts)[0], "the first in its enum that is no end" if lasting else "the first in its enum"
