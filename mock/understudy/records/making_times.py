"""The times that a record gets because of what they are called, of its states, or of how long it is said to last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Collection as Names
from typing import Any

from understudy.contract import Contract
from understudy.inference.conventions import folded, property_role, words
from understudy.inference.conventions.states import is_terminal
from understudy.inference.conventions.values import (
    BETWEEN,
    ENDS,
    STARTS,
    made_at,
    span_in_seconds,
    when_it_expires,
)
from understudy.inference.conventions.verbs import names_moment, verb_of_moment, verb_with
from understudy.inference.relatives import body_node
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node


@dataclass(frozen=True, slots=True)
class TimeOf:
    """A property that says since when another one has a value: `completed_at` of `status: completed`.

    `ends`: the value is an end, or a flag, and the time may be null where it has not come.
    """

    name: str
    of: str
    value: Any
    ends: bool

    def is_over(self, value: Any) -> bool:
        """Whether another value takes the end back, so that its time is null again; what goes on took nothing back."""
        return self.ends and (self.value is True or not is_terminal(str(value)))


def times_of_states(
    contract: Contract, collection: Collection, takes_time: Callable[[Node], bool]
) -> tuple[TimeOf, ...]:
    """The times at which a state was reached, or a flag became true, by their names; none where several fit one."""
    schemas = contract.schemas
    named = properties(schemas, collection.schema)
    times = [name for name, node in named.items() if takes_time(node) and property_role(name, None) is None]
    values: list[tuple[str, Any, str]] = [
        (name, True, "".join(part for part in words(name) if part not in ("is", "has")))
        for name, node in named.items()
        if times and type_of(schemas, node) == "boolean"
    ]
    states = (*collection.states, *collection.openings) if times else ()
    values += [(state.name, value, folded(value)) for state in states for value in state.values if state.name in named]
    found = {}
    for time in times:
        ways = ([(of, value) for of, value, word in values if fits(time, word)] for fits in _FITTING)
        fitting = next(filter(None, ways), [])
        if len(fitting) in (1, 2) and len({of for of, _ in fitting}) == len(fitting):
            found[time] = fitting
    often = Counter(each for fitting in found.values() for each in fitting)
    return tuple(
        TimeOf(time, of, value, schemas.takes(named[time], "response", None) and (value is True or is_terminal(value)))
        for time, fitting in found.items()
        for of, value in fitting
        if often[of, value] == 1
    )


def _says_the_same(time: str, word: str) -> bool:
    """Whether a time is of another spelling of a word: `cancelled_at` of `canceled`."""
    verb = verb_with(word)
    return verb is not None and any(names_moment(time, each) for each in verb.own)


def _means_the_same(time: str, word: str) -> bool:
    """Whether a time is of what a word most likely means as well: `completed_at` of `done`."""
    verb = verb_of_moment(time)
    return verb is not None and word in verb.likely


_FITTING: tuple[Callable[[str, str], bool], ...] = (names_moment, _says_the_same, _means_the_same)


def times_at_making(
    contract: Contract, collection: Collection, takes_time: Callable[[Node], bool], known: Names[str]
) -> Iterator[str]:
    """The times of the making besides `known` ones, which the service alone sets: `joined_at`; else `timestamp`."""
    named = properties(contract.schemas, collection.schema)
    # A state that some verb brings is no beginning.
    taken = {*known, *collection.starts, *(name for name, _ in settable(contract, collection))}
    own = [name for name, node in named.items() if name not in taken and takes_time(node)]
    yield from (name for name in own if made_at(name, alone=not known))


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A number by which a client says how long something lasts: `until` is so many times `seconds` after `since`.

    Without a `since` it is a record that lasts, from when it was made.
    """

    number: str
    seconds: int
    since: str | None
    until: str


def lifetimes(contract: Contract, collection: Collection, takes_time: Callable[[Node], bool]) -> tuple[Lifetime, ...]:
    """What a client may send that says how long a record lasts (`expires_in_days`), or what it is about (`minutes`)."""
    named = properties(contract.schemas, collection.schema)
    times = [name for name, node in named.items() if takes_time(node)]
    since = [name for name in times if not STARTS.isdisjoint(words(name)[:1])]
    until = [name for name in times if not ENDS.isdisjoint(words(name)[:1])]
    expires = [name for name in times if when_it_expires(name)]
    is_between = len(since) == len(until) == 1
    if len(expires) != 1 and not is_between:
        return ()
    found: dict[str, Lifetime] = {}
    for name, node in settable(contract, collection):
        if type_of(contract.schemas, node) not in ("integer", "number"):
            continue
        if len(expires) == 1 and (seconds := span_in_seconds(words(name))):
            found[name] = Lifetime(name, seconds, None, expires[0])
        elif is_between and (seconds := span_in_seconds(words(name), BETWEEN)):
            found[name] = Lifetime(name, seconds, since[0], until[0])
    return tuple(found.values())


_SETTING = frozenset({"create", "update", "upsert", "action"})


def settable(contract: Contract, collection: Collection) -> Iterator[tuple[str, Node]]:
    """The properties that a client may set, and what else it may send, with their schemas."""
    hides = contract.schemas.family("request").is_hidden
    for plan in contract.resource_index.plans_of.get(collection.id, ()):
        if plan.kind in _SETTING:
            operation = contract.operations[plan.operation_id]
            sent: Mapping[str, Node] = properties(contract.schemas, body_node(contract.schemas, operation, plan))
            yield from ((name, node) for name, node in sent.items() if not hides(node))
