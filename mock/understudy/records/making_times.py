"""The times that a new record gets because of what they are called, or of how long a client says that it lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Collection as Names

from understudy.contract import Contract
from understudy.inference.conventions import words
from understudy.inference.conventions.values import made_at, span_in_seconds, when_it_expires
from understudy.inference.relatives import body_node
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node

__all__ = ["lifetimes", "settable", "times_at_making"]

_SETTING = frozenset({"create", "update", "upsert", "action"})


def settable(contract: Contract, collection: Collection) -> Iterator[tuple[str, Node]]:
    """The properties that a client may set, and what else it may send, with their schemas."""
    hides = contract.schemas.family("request").is_hidden
    for plan in contract.resource_index.plans_of.get(collection.id, ()):
        if plan.kind in _SETTING:
            operation = contract.operations[plan.operation_id]
            sent: Mapping[str, Node] = properties(contract.schemas, body_node(contract.schemas, operation, plan))
            yield from ((name, node) for name, node in sent.items() if not hides(node))


def times_at_making(
    contract: Contract, collection: Collection, takes_time: Callable[[Node], bool], known: Names[str]
) -> Iterator[str]:
    """The times of the making besides `known` ones, which the service alone sets: `joined_at`; else `timestamp`."""
    named = properties(contract.schemas, collection.schema)
    # A state that some verb brings is no beginning.
    taken = {*known, *collection.starts, *(name for name, _ in settable(contract, collection))}
    own = [name for name, node in named.items() if name not in taken and takes_time(node)]
    yield from (name for name in own if made_at(name, alone=not known))


def lifetimes(
    contract: Contract, collection: Collection, takes_time: Callable[[Node], bool]
) -> tuple[tuple[str, int, str], ...]:
    """What a client may send that says how long a record lasts (`expires_in_days`), in seconds, and its last moment."""
    named = properties(contract.schemas, collection.schema)
    ends = [name for name, node in named.items() if when_it_expires(name) and takes_time(node)]
    spans = {
        name: seconds
        for name, node in settable(contract, collection)
        if type_of(contract.schemas, node) in ("integer", "number") and (seconds := span_in_seconds(words(name)))
    }
    return tuple((name, seconds, ends[0]) for name, seconds in spans.items()) if len(ends) == 1 else ()
