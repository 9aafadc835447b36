"""What the name of an event says: which records it is about, and what happens to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Literal

from understudy.inference.conventions import nouns_of, words
from understudy.inference.conventions.events import DOMAINS, HAPPENINGS, IDLE, STATE_WORDS
from understudy.inference.conventions.states import is_state_name, state_of_word
from understudy.inference.conventions.verbs import known_verb, verb_with
from understudy.inference.paths import last_name
from understudy.inference.resources import Collection, StateProperty
from understudy.inference.shapes import properties, reference
from understudy.inference.states import state_property
from understudy.lazy_dataclass import dataclass
from understudy.openapi.schemas import Schemas

Happening = Literal["transition", "create", "update", "delete"]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """When an event is sent: what happens to a record of a collection; `to` which states (none: any)."""

    collection: str
    happening: Happening
    property: str | None = None
    to: tuple[str, ...] = ()
    reason: str = "x-mock-event"


def moving(schemas: Schemas, collection: Collection) -> Iterator[StateProperty]:
    """The properties whose values events may be about: states, and what is called so and clients set themselves."""
    known = (*collection.states, *collection.openings)
    yield from known
    names = {state.name for state in known}
    for name, node in properties(schemas, collection.schema).items():
        if name not in names and is_state_name(name) and (found := state_property(schemas, name, node)) is not None:
            yield found


class EventNames:
    """What the names of a document's events say of its collections."""

    def __init__(self, schemas: Schemas, collections: Mapping[str, Collection]) -> None:
        self._schemas = schemas
        self._named: dict[Words, list[Collection]] = {}
        for collection in collections.values():
            for noun in _nouns(collection):
                self._named.setdefault(noun, []).append(collection)
        self._known = {word for noun in self._named for word in noun}

    def trigger(self, name: str) -> Trigger | None:
        """`order.paid`, `newOrder`, `order_status_change`: the words of a collection and of what happens, in any order.

        Before them may stand the words of other collections (`customer.subscription.created`) or a domain
        (`com.acme.order.created`). Of several collections the one of most words counts, then the one that has those
        before them in its path, then the one whose path is called so, then the first.
        """
        best: tuple[tuple[int, int, bool], Trigger] | None = None
        for tokens in dict.fromkeys((words(name), _telling(name))):
            for noun, before, rest in self._readings(tokens):
                for collection in self._named[noun]:
                    above = len(set(before) & set(words(collection.path)))
                    score = (len(noun), above, noun in nouns_of(last_name(collection.path)))
                    if best is not None and score <= best[0]:
                        continue
                    trigger = _of_rest(self._schemas, collection, rest, name)
                    best = best if trigger is None else (score, trigger)
        return best[1] if best else None

    def _readings(self, tokens: Words) -> Iterator[tuple[Words, Words, Words]]:
        """The nouns of a name, each with the words before it that are left aside, and those that say what happens."""
        for start, end in combinations(range(len(tokens) + 1), 2):
            before, noun, after = tokens[:start], tokens[start:end], tokens[end:]
            if noun not in self._named:
                continue
            if not after:
                yield noun, (), before
            elif self._known.issuperset(before) or before[0] in DOMAINS:
                yield noun, before, after
            elif len(before) == 1 and before[0] in HAPPENINGS:
                yield noun, (), before + after


def _telling(name: str) -> Words:
    """The words of a name without those that say nothing, such as a version."""
    return tuple(token for token in words(name) if token not in IDLE and not token.isdigit())


def _nouns(collection: Collection) -> Iterator[Words]:
    """What a record may be called: by the last segment of its path, and by its schema."""
    named = (reference(collection.schema) or "").rpartition("/")[2]
    yield from dict.fromkeys((*nouns_of(last_name(collection.path)), *nouns_of(named)))


def _of_rest(schemas: Schemas, collection: Collection, rest: Words, name: str) -> Trigger | None:
    reason = f"the name {name}"
    happening = HAPPENINGS.get(rest[0]) if len(rest) == 1 else None
    states = schemas.remember("moving", collection, lambda: tuple(moving(schemas, collection)))
    for state in states:
        value, is_change = _of_state(state, rest)
        if value is not None and value == state.initial and happening == "create":
            break
        if value is not None or is_change:
            return Trigger(collection.id, "transition", state.name, (value,) if value is not None else (), reason)
    return Trigger(collection.id, happening, reason=reason) if happening else None


def _of_state(state: StateProperty, rest: Words) -> tuple[str | None, bool]:
    """The value that a property gets, and whether any change of it is meant."""
    if (value := _value_named(rest, state.values)) is not None:
        return value, False
    for own in (words(state.name), *((word,) for word in STATE_WORDS)):
        ends = ((rest[: len(own)], rest[len(own) :]), (rest[-len(own) :], rest[: -len(own)]))
        for more in (more for end, more in ends if end == own and more):
            if len(more) == 1 and HAPPENINGS.get(more[0]) == "update":
                return None, True
            if (value := _value_named(more, state.values)) is not None:
                return value, False
    return None, False


def _value_named(rest: Words, states: tuple[str, ...]) -> str | None:
    """The state that words mean: the same words, or those of the verb that leads there."""
    exact = next((value for value in states if rest == words(value)), None)
    if exact is not None or len(rest) != 1:
        return exact
    verb = verb_with(rest[0]) or (known_verb(rest[0]) if rest[0] not in HAPPENINGS else None)
    named = (state_of_word(word, states) for word in (verb.own if verb is not None else ()))
    return next((value for value in named if value is not None), None)
