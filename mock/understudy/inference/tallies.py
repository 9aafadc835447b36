"""Answers that count records: `/orders/count`, `/users/{id}/stats`, `/dashboard/summary`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain

from understudy.inference.conventions import ID, STATISTICS, folded, property_role, words
from understudy.inference.conventions.amounts import COUNTING
from understudy.inference.conventions.lists import STATE_FLAGS
from understudy.inference.conventions.nouns import singular
from understudy.inference.envelopes import Steps
from understudy.inference.kinds import SAFE
from understudy.inference.paths import last_name, segments
from understudy.inference.resources import Collection, Counted, CountedBy, Plan
from understudy.inference.shapes import items_of, properties, success_node, type_of
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
        operation, owner = operations[name], collections.get(plan.collection or "")
        if operation.method not in SAFE or resource_word(operation).get("kind") == "none":
            continue
        if plan.kind == "synthesize" and owner is None and "{}" not in plan.place and _is_statistic(plan.place):
            homes, subject, what = by_noun, _subject(plan.place, collections, by_noun), "counts records"
        elif plan.kind in ("compute", "synthesize") and owner is not None and _is_about_one(plan.place, owner):
            homes = {_noun(each.collection): each for each in _belonging(owner, collections)}
            subject = _named(plan.place.removeprefix(owner.item), homes)
            plan, what = replace(plan, kind="compute"), "counts what belongs to the record"
        else:
            continue
        tallies = _Tallies(homes, schemas)
        counted = tuple(tallies.of_answer(success_node(operation), subject, plan.place))
        groups = tuple(tallies.groups_of(success_node(operation), subject, ()))
        if counted or groups:
            why = f"{what}; the rest is made up by its schema"
            found[name] = replace(plan, tallies=counted, groups=groups, envelope=(), reason=why)
    return found


def lists_counts(path: str, items: Node | None, schemas: Schemas) -> bool:
    """Whether the elements of a list at a path are no records, but how many there are of a kind."""
    return _is_statistic(path) and _number_of(schemas, items, _nouns(path)) is not None


@dataclass(frozen=True, slots=True)
class _Home:
    """Records that may be counted: all of a collection, or those whose `link` holds the key of what they belong to."""

    collection: Collection
    link: str | None = None

    def counted(self, state: tuple[str, str | bool] | None = None) -> Counted:
        return Counted(self.collection.id, self.link, state)


def _noun(collection: Collection) -> str:
    return singular("".join(words(last_name(collection.path))))


def _belonging(owner: Collection, collections: Mapping[str, Collection]) -> Iterator[_Home]:
    """What belongs to a record: what stands below it, and what points at it."""
    for each in collections.values():
        link = next((one.property for one in each.references if one.collection == owner.id), None)
        if not each.singleton and (each.parent == owner.id or (link is not None and not each.parent_count)):
            yield _Home(each, None if each.parent == owner.id else link)


def _named(place: str, homes: Mapping[str, _Home]) -> _Home | None:
    """What a path below a record is about: what it names, else the only thing that belongs to the record."""
    named = [homes[noun] for part in segments(place) if (noun := singular("".join(words(part)))) in homes]
    if named:
        return named[-1]
    made = [each for each in homes.values() if each.collection.creatable]
    return made[0] if len(made) == 1 else None


def _number_of(schemas: Schemas, items: Node | None, nouns: Set[str]) -> str | None:
    """The property of a list's elements that says how many there are, of these nouns, of what another one names."""
    named = properties(schemas, items)
    numbers = [name for name, each in named.items() if type_of(schemas, each) in _NUMBERS and _counts(name, nouns)]
    texts = [name for name, each in named.items() if type_of(schemas, each) == "string"]
    return numbers[0] if len(numbers) == 1 and texts and ID not in named else None


def _counts(name: str, nouns: Set[str]) -> bool:
    """Whether a property is called `count`, `order_count` or `totalOrders`, where it may count orders."""
    tokens = words(name)
    rest = [each for each in tokens if each not in COUNTING]
    return len(rest) < len(tokens) and (not rest or singular("".join(rest)) in nouns)


def _nouns(place: str) -> Set[str]:
    return {singular("".join(words(part))) for part in segments(place)}


def _is_about_one(place: str, owner: Collection) -> bool:
    """Whether a path below a record says how many there are of something."""
    return place.startswith(f"{owner.item}/") and _is_statistic(place.removeprefix(owner.item))


def _is_statistic(place: str) -> bool:
    return any(not STATISTICS.isdisjoint(words(part)) for part in segments(place))


def _by_noun(collections: Mapping[str, Collection]) -> dict[str, _Home]:
    """The one collection that a noun means: the one below nothing, where there are several."""
    several: dict[str, list[Collection]] = {}
    for each in collections.values():
        if not each.singleton:
            several.setdefault(_noun(each), []).append(each)
    tops = {noun: [each for each in found if not each.parent_count] or found for noun, found in several.items()}
    return {noun: _Home(found[0]) for noun, found in tops.items() if len(found) == 1}


def _subject(place: str, collections: Mapping[str, Collection], by_noun: Mapping[str, _Home]) -> _Home | None:
    """The collection that a path is about: the one it stands below, or one that it names (`/stats/orders`)."""
    above = [each for each in collections.values() if place.startswith(f"{each.id}/") and not each.singleton]
    if above:
        return _Home(max(above, key=lambda each: len(each.id)))
    found = [by_noun[noun] for noun in _nouns(place) if noun in by_noun]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Tallies:
    by_noun: Mapping[str, _Home]
    schemas: Schemas

    def of_answer(self, node: Node | None, subject: _Home | None, place: str) -> Iterator[tuple[Steps, Counted]]:
        """The ways into an answer that lead to a count, each with what it counts; the empty one is all of it."""
        if type_of(self.schemas, node) == "integer":
            if subject is not None and not COUNTING.isdisjoint(words(segments(place)[-1])):
                yield (), subject.counted()
            return
        if node is not None and not properties(self.schemas, node):
            yield from self._by_state(node, subject, ())
            return
        yield from self._inside(node, subject, ())

    def groups_of(self, node: Node | None, subject: _Home | None, way: Steps) -> Iterator[tuple[Steps, CountedBy]]:
        """The ways into an answer that lead to lists of counts by a property's values."""
        if type_of(self.schemas, node) == "array":
            if subject is not None and (grouped := self._grouped(items_of(self.schemas, node), subject)) is not None:
                yield way, grouped
        elif len(way) < _DEPTH:
            for name, entry in properties(self.schemas, node).items():
                if type_of(self.schemas, entry) in ("array", "object"):
                    yield from self.groups_of(entry, self._home(name, subject), (*way, name))

    def _home(self, name: str, subject: _Home | None) -> _Home | None:
        """What an object or a list of an answer is about: what its name says, else what is around it."""
        return self.by_noun.get(singular("".join(words(name))), subject)

    def _grouped(self, items: Node | None, subject: _Home) -> CountedBy | None:
        """How elements count by what: a property of the records, which they call alike or have the enum of."""
        home = subject.collection
        number = _number_of(self.schemas, items, {_noun(home)})
        named = properties(self.schemas, home.schema)
        states = {state.name: state.values for state in (*home.states, *home.openings)}
        for group, entry in properties(self.schemas, items).items() if number is not None else ():
            options = self.schemas.resolve_object(entry).get("enum")
            alike = (name for name in (*states, *named) if "/" not in name and folded(name) == folded(group))
            same = (name for name, values in states.items() if options and set(options) <= set(values))
            by = next(chain(alike, same), None)
            if by is not None and number is not None and group != number:
                return CountedBy(subject.counted(), by, group, number, tuple(states.get(by, ())))
        return None

    def _inside(self, node: Node | None, subject: _Home | None, way: Steps) -> Iterator[tuple[Steps, Counted]]:
        named = properties(self.schemas, node)
        lists = [items_of(self.schemas, each) for each in named.values() if type_of(self.schemas, each) == "array"]
        if subject is not None and any(self._grouped(each, subject) is None for each in lists):
            subject = None  # a `total` beside a list of records is that of the list
        for name, entry in named.items():
            kind = type_of(self.schemas, entry)
            if kind in _NUMBERS:
                counted = self._counted(name, entry, subject)
                if counted is not None:
                    yield (*way, name), counted
            elif kind == "object" and len(way) < _DEPTH - 1:
                inner = self._home(name, subject)
                if properties(self.schemas, entry):
                    yield from self._inside(entry, inner, (*way, name))
                else:
                    yield from self._by_state(entry, subject, (*way, name))

    def _counted(self, name: str, node: Node, subject: _Home | None) -> Counted | None:
        tokens = words(name)
        whole = property_role(name, self.schemas.resolve(node)) == "total" or folded(name) in COUNTING
        if whole and subject is not None and type_of(self.schemas, node) == "integer":
            return subject.counted()
        counts = len(tokens) > 1 and (tokens[0] in COUNTING or tokens[-1] in COUNTING)
        if counts:
            tokens = tokens[1:] if tokens[0] in COUNTING else tokens[:-1]
        if subject is not None and (state := self._state(subject.collection, tokens)) is not None:
            return subject.counted(state)
        return self._of_noun(tokens, counts=counts)

    def _of_noun(self, tokens: Sequence[str], *, counts: bool) -> Counted | None:
        """What `orders`, `total_orders`, `pendingOrders` and `ordersPending` count."""
        for at in range(len(tokens)):
            for noun, rest in ((tokens[at:], tokens[:at]), (tokens[: at + 1], tokens[at + 1 :])):
                home = self.by_noun.get(singular("".join(noun)))
                if home is None or not (counts or singular(noun[-1]) != noun[-1]):
                    continue
                if not rest:
                    return home.counted()
                if (state := self._state(home.collection, rest)) is not None:
                    return home.counted(state)
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

    def _by_state(self, node: Node, subject: _Home | None, way: Steps) -> Iterator[tuple[Steps, Counted]]:
        """`byStatus` and `status_counts`: how many there are in each state, by its word; so is all of an answer."""
        values = self.schemas.resolve_object(node).get("additionalProperties")
        if subject is None or type_of(self.schemas, values) not in _NUMBERS:
            return
        states = (*subject.collection.states, *subject.collection.openings)
        about = {word for word in words(way[-1]) if word not in COUNTING and word != _BY} if way else set()
        for state in states:
            if about & {*words(state.name), singular(folded(state.name))} or (not way and len(states) == 1):
                for value in state.values:
                    yield (*way, value), subject.counted((state.name, value))
                return


_BY = "by"
