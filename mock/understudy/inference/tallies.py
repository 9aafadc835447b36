"""Answers that count records: `/orders/count`, `/orders/stats`, `/dashboard/summary`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from understudy.inference.conventions import STATISTICS, folded, property_role, words
from understudy.inference.conventions.amounts import COUNTING
from understudy.inference.conventions.lists import STATE_FLAGS
from understudy.inference.conventions.nouns import singular
from understudy.inference.envelopes import Steps
from understudy.inference.kinds import SAFE
from understudy.inference.paths import last_name, segments
from understudy.inference.resources import Collection, Counted, Plan
from understudy.inference.shapes import properties, success_node, type_of
from understudy.inference.words import resource_word
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_DEPTH = 3
_NUMBERS = ("integer", "number")


def with_tallies(
    plans: Mapping[str, Plan],
    collections: Mapping[str, Collection],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> dict[str, Plan]:
    """The plans, where a read that fits no collection says what of its answer counts the records of one."""
    found, by_noun = dict(plans), _by_noun(collections)
    for name, plan in plans.items():
        operation = operations[name]
        if plan.kind != "synthesize" or plan.collection is not None or operation.method not in SAFE:
            continue
        if "{}" in plan.place or not _is_statistic(plan.place) or resource_word(operation).get("kind") == "none":
            continue
        tallies = _Tallies(by_noun, schemas)
        subject = _subject(plan.place, collections, by_noun)
        counted = tuple(tallies.of_answer(success_node(operation), subject, plan.place))
        if counted:
            why = "counts records; the rest is made up by its schema"
            found[name] = replace(plan, tallies=counted, envelope=(), reason=why)
    return found


def _is_statistic(place: str) -> bool:
    return any(not STATISTICS.isdisjoint(words(part)) for part in segments(place))


def _by_noun(collections: Mapping[str, Collection]) -> dict[str, Collection]:
    """The one collection that a noun means: the one below nothing, where there are several."""
    several: dict[str, list[Collection]] = {}
    for each in collections.values():
        if not each.singleton:
            several.setdefault(singular("".join(words(last_name(each.path)))), []).append(each)
    tops = {noun: [each for each in found if not each.parent_count] or found for noun, found in several.items()}
    return {noun: found[0] for noun, found in tops.items() if len(found) == 1}


def _subject(place: str, collections: Mapping[str, Collection], by_noun: Mapping[str, Collection]) -> Collection | None:
    """The collection that a path is about: the one it stands below, or one that it names (`/stats/orders`)."""
    above = [each for each in collections.values() if place.startswith(f"{each.id}/") and not each.singleton]
    if above:
        return max(above, key=lambda each: len(each.id))
    named = {singular("".join(words(part))): None for part in segments(place)}
    found = [by_noun[noun] for noun in named if noun in by_noun]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Tallies:
    by_noun: Mapping[str, Collection]
    schemas: Schemas

    def of_answer(self, node: Node | None, subject: Collection | None, place: str) -> Iterator[tuple[Steps, Counted]]:
        """The ways into an answer that lead to a count, each with what it counts; the empty one is all of it."""
        if type_of(self.schemas, node) == "integer":
            if subject is not None and not COUNTING.isdisjoint(words(segments(place)[-1])):
                yield (), Counted(subject.id, None)
            return
        yield from self._inside(node, subject, ())

    def _inside(self, node: Node | None, subject: Collection | None, way: Steps) -> Iterator[tuple[Steps, Counted]]:
        named = properties(self.schemas, node)
        if any(type_of(self.schemas, each) == "array" for each in named.values()):
            subject = None  # a `total` beside a list is that of the list
        for name, entry in named.items():
            kind = type_of(self.schemas, entry)
            if kind in _NUMBERS:
                counted = self._counted(name, entry, subject)
                if counted is not None:
                    yield (*way, name), counted
            elif kind == "object" and len(way) < _DEPTH - 1:
                inner = self.by_noun.get(singular("".join(words(name))), subject)
                if properties(self.schemas, entry):
                    yield from self._inside(entry, inner, (*way, name))
                else:
                    yield from self._by_state(entry, subject, (*way, name))

    def _counted(self, name: str, node: Node, subject: Collection | None) -> Counted | None:
        tokens = words(name)
        whole = property_role(name, self.schemas.resolve(node)) == "total" or folded(name) in COUNTING
        if whole and subject is not None and type_of(self.schemas, node) == "integer":
            return Counted(subject.id, None)
        counts = len(tokens) > 1 and (tokens[0] in COUNTING or tokens[-1] in COUNTING)
        if counts:
            tokens = tokens[1:] if tokens[0] in COUNTING else tokens[:-1]
        if subject is not None and (state := self._state(subject, tokens)) is not None:
            return Counted(subject.id, None, state)
        return self._of_noun(tokens, counts=counts)

    def _of_noun(self, tokens: Sequence[str], *, counts: bool) -> Counted | None:
        """What `orders`, `total_orders`, `pendingOrders` and `ordersPending` count."""
        for at in range(len(tokens)):
            for noun, rest in ((tokens[at:], tokens[:at]), (tokens[: at + 1], tokens[at + 1 :])):
                home = self.by_noun.get(singular("".join(noun)))
                if home is None or not (counts or singular(noun[-1]) != noun[-1]):
                    continue
                if not rest:
                    return Counted(home.id, None)
                if (state := self._state(home, rest)) is not None:
                    return Counted(home.id, None, state)
        return None

    def _state(self, home: Collection, tokens: Sequence[str]) -> tuple[str, str | bool] | None:
        """The property that says whether a record is what a word says, and its value then: a state, or a flag."""
        word = "".join(tokens)
        for state in (*home.states, *home.openings):
            for value in state.values:
                if folded(value) == word:
                    return state.name, value
        for name, node in properties(self.schemas, home.schema).items():
            own = words(name)
            flag = "".join(own[1:] if len(own) > 1 and own[0] in STATE_FLAGS else own)
            if flag == word and type_of(self.schemas, node) == "boolean":
                return name, True
        return None

    def _by_state(self, node: Node, subject: Collection | None, way: Steps) -> Iterator[tuple[Steps, Counted]]:
        """`byStatus` and `status_counts`: how many there are in each state, by its word."""
        values = self.schemas.resolve_object(node).get("additionalProperties")
        if subject is None or type_of(self.schemas, values) not in _NUMBERS:
            return
        about = {word for word in words(way[-1]) if word not in COUNTING and word != _BY}
        for state in (*subject.states, *subject.openings):
            if about & {*words(state.name), singular(folded(state.name))}:
                for value in state.values:
                    yield (*way, value), Counted(subject.id, None, (state.name, value))
                return


_BY = "by"
