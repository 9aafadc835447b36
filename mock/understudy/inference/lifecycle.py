"""Lifecycles: which state of a resource may follow which, by what, after how long, and what that sets off.

A lifecycle is declared by `x-mock-lifecycle` on the schema of a record, or several of them, each of another property.
Without one, and where the word only names the first state, any state may follow any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import timedelta
from typing import Any, Literal

from understudy.durations import parse_duration
from understudy.inference.effects import Effect, EffectReader
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties
from understudy.inference.states import declared_property, source_states
from understudy.inference.words import one_or_several
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem, did_you_mean

Progression = Literal["time", "immediate", "manual"]
PROGRESSIONS: tuple[Progression, ...] = ("time", "immediate", "manual")


@dataclass(frozen=True, slots=True)
class Transition:
    """One edge: `by` operations, by itself `after` a time or a number of `reads` in `source`, or only by the driver.

    `source` None is null, the state of a property before it has one. `set` is property → expression: what else the
    record gets in the same step.
    """

    source: str | None
    target: str
    by: tuple[str, ...] = ()
    after: timedelta | None = None
    emit: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    reads: int | None = None
    set: Mapping[str, Any] = field(default_factory=dict)

    @property
    def automatic(self) -> bool:
        """Whether it happens by itself."""
        return self.after is not None or self.reads is not None


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The states of one property of a collection's records, null among them where they begin with it, and the
    transitions between them.
    """

    collection: str
    property: str
    states: tuple[str | None, ...]
    initial: str | None
    terminal: frozenset[str]
    transitions: tuple[Transition, ...]
    progression: Progression = "time"
    _by_source: Mapping[str | None, tuple[Transition, ...]] = field(default_factory=dict, repr=False)

    def counts_reads(self) -> bool:
        """Whether reads of a record bring a transition about."""
        return any(entry.reads is not None for entry in self.transitions)

    def leaving(self, source: str | None) -> tuple[Transition, ...]:
        """The transitions out of a state, in the order of the document."""
        return self._by_source.get(source, ())

    def targets(self, source: str | None) -> tuple[str, ...]:
        """The states that may follow, each once."""
        return tuple(dict.fromkeys(entry.target for entry in self.leaving(source)))

    def find(self, source: str | None, target: str) -> Transition | None:
        return next((entry for entry in self.leaving(source) if entry.target == target), None)

    def by_operation(self, operation_id: str) -> tuple[Transition, ...]:
        return tuple(entry for entry in self.transitions if operation_id in entry.by)


def lifecycle(
    collection: str,
    name: str,
    states: tuple[str | None, ...],
    initial: str | None,
    terminal: frozenset[str],
    transitions: Sequence[Transition],
    progression: Progression = "time",
) -> Lifecycle:
    """The lifecycle of the property `name`, with its transitions by the state that they leave."""
    by_source: dict[str | None, tuple[Transition, ...]] = {}
    for entry in transitions:
        by_source[entry.source] = (*by_source.get(entry.source, ()), entry)
    return Lifecycle(collection, name, states, initial, terminal, tuple(transitions), progression, _by_source=by_source)


def read_lifecycles(
    collections: Mapping[str, Collection],
    schemas: Schemas,
    operations: Mapping[str, Operation],
    events: frozenset[str],
    effects: EffectReader,
    file: str,
) -> tuple[dict[str, tuple[Lifecycle, ...]], list[Problem]]:
    """Lifecycles by collection id, and everything that is wrong with them."""
    found: dict[str, tuple[Lifecycle, ...]] = {}
    problems: dict[tuple[str, str], Problem] = {}
    for collection in collections.values():
        node = schemas.resolve_object(collection.schema)
        declared = node.get("x-mock-lifecycle")
        for position, word in enumerate(one_or_several(declared)):
            place = f"{schemas.pointer_of(node)}/x-mock-lifecycle"
            place += f"/{position}" if isinstance(declared, list) else ""
            reader = _Reader(word, place, collection, schemas, operations, events, effects, file)
            read = reader.read(found.get(collection.id, ()))
            for problem in reader.problems:
                problems.setdefault((problem.rule, problem.message), problem)
            if read is not None:
                found[collection.id] = (*found.get(collection.id, ()), read)
    return found, list(problems.values())


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


@dataclass(eq=False)
class _Reader:
    """Reads and checks one declaration."""

    declared: Mapping[str, Any]
    place: str
    collection: Collection
    schemas: Schemas
    operations: Mapping[str, Operation]
    events: frozenset[str]
    effects: EffectReader
    file: str
    problems: list[Problem] = field(default_factory=list)

    def _problem(self, rule: str, message: str, place: str, hint: str = "") -> None:
        name = self.collection.name
        self.problems.append(Problem(rule, f"lifecycle of {name}: {message}", place, self.file, hint))

    def read(self, others: Sequence[Lifecycle]) -> Lifecycle | None:
        """The lifecycle, or None with `problems`; `others` are those of the same records that came before it."""
        known = self.collection.states
        if not self.declared.get("transitions"):
            known = (*known, *self.collection.openings)
        states = {state.name: state.values for state in known}
        name = declared_property(self.declared, states)
        if name is None or name not in states:
            message = (
                f"{name} is no state property" if name else "property must say which of the state properties it is"
            )
            place, hint = f"{self.place}/property", did_you_mean(str(name), tuple(states))
            self._problem("lifecycle-property", message, place, hint)
            return None
        if any(other.property == name for other in others):
            self._problem("lifecycle-property", f"{name} has a lifecycle already", f"{self.place}/property")
            return None
        values: tuple[str | None, ...] = states[name]
        initial = self.declared["initial"]
        if initial is None:
            values = (None, *values)
        transitions = tuple(self._transitions(values))
        terminal = frozenset(_texts(self.declared.get("terminal")))
        self._known_states(values, (initial, *terminal), self.place)
        if self.problems or not transitions:
            return None
        self._shape(values, initial, terminal, transitions)
        if self.problems:
            return None
        progression = self.declared.get("progression", "time")
        return lifecycle(self.collection.id, name, values, initial, terminal, transitions, progression)

    def _known_states(self, values: tuple[str | None, ...], used: tuple[str | None, ...], place: str) -> None:
        known = [value for value in values if value is not None]
        for value in used:
            if value is None and value not in values:
                message = "null is a state only where it is the initial one"
                self._problem("lifecycle-state", message, place, "initial: null")
            elif value is not None and value not in values:
                self._problem("lifecycle-state", f"{value} is not in the enum", place, did_you_mean(value, known))

    def _transitions(self, values: tuple[str | None, ...]) -> Iterator[Transition]:
        named = properties(self.schemas, self.collection.schema)
        for position, entry in enumerate(self.declared.get("transitions", ())):
            place = f"{self.place}/transitions/{position}"
            sources, target = source_states(entry["from"]), entry["to"]
            self._known_states(values, (*sources, target), place)
            by, emit = _texts(entry.get("by")), _texts(entry.get("emit"))
            for name in by:
                if name not in self.operations:
                    hint = did_you_mean(name, tuple(self.operations))
                    self._problem("lifecycle-operation", f"there is no operation {name}", f"{place}/by", hint)
            for name in emit:
                if name not in self.events:
                    hint = did_you_mean(name, tuple(self.events))
                    self._problem("lifecycle-event", f"there is no webhook {name}", f"{place}/emit", hint)
            declared = entry.get("after")
            reads = int(declared["reads"]) if isinstance(declared, dict) else None
            after = self._after(declared, place) if reads is None else None
            effects, problems = self.effects.of_transition(entry.get("effects"), self.collection, f"{place}/effects")
            self.problems += problems
            also = entry.get("set", {})
            for name in also:
                if named and name not in named:
                    hint = did_you_mean(name, named)
                    self._problem("lifecycle-property", f"there is no property {name}", f"{place}/set/{name}", hint)
                elif name in self.collection.key_properties:
                    self._problem("lifecycle-property", f"{name} is the key, which stays", f"{place}/set/{name}")
            for source in sources:
                yield Transition(source, target, by, after, emit, effects, reads, also)

    def _after(self, text: Any, place: str) -> timedelta | None:
        if text is None:
            return None
        try:
            span = parse_duration(text)
        except ValueError as error:
            self._problem("lifecycle-duration", str(error), f"{place}/after")
            return None
        if span <= timedelta():
            self._problem("lifecycle-duration", "after must be longer than nothing", f"{place}/after", "such as PT1S")
        return span

    def _shape(
        self,
        values: tuple[str | None, ...],
        initial: str | None,
        terminal: frozenset[str],
        transitions: tuple[Transition, ...],
    ) -> None:
        reached, frontier = {initial}, [initial]
        while frontier:
            here = frontier.pop()
            for entry in transitions:
                if entry.source == here and entry.target not in reached:
                    reached.add(entry.target)
                    frontier.append(entry.target)
        leaving = {entry.source for entry in transitions if entry.source != entry.target}
        place = self.place
        for value in values:
            shown = "null" if value is None else value
            if value not in reached:
                self._problem("lifecycle-unreachable", f"nothing leads to {shown}", place, "add a transition to it")
            elif value not in leaving and value not in terminal:
                self._problem("lifecycle-dead-end", f"nothing leads out of {shown}", place, "or list it as terminal")
            elif value in leaving and value in terminal:
                self._problem("lifecycle-terminal", f"{value} is terminal, but a transition leaves it", place)
        self._instant_circle(transitions)

    def _instant_circle(self, transitions: tuple[Transition, ...]) -> None:
        if self.declared.get("progression") != "immediate":
            return
        timed = {entry.source: entry.target for entry in reversed(transitions) if entry.automatic}
        for start in timed:
            here: str | None = start
            steps = 0
            while here in timed and steps <= len(timed):
                here, steps = timed[here], steps + 1
            if steps > len(timed):
                message = f"from {start} the timed transitions go round for ever"
                self._problem("lifecycle-circle", message, self.place, 'use progression "time"')
                return
