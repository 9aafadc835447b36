"""Lifecycles: which state of a resource may follow which, by what, after how long, and what that sets off.

A lifecycle is declared by `x-mock-lifecycle` on the schema of a record. Without one, and where the word only names the
first state, any state may follow any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

from understudy.durations import parse_duration
from understudy.inference.effects import Effect, EffectReader
from understudy.inference.resources import Collection
from understudy.inference.states import declared_property
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem, did_you_mean

__all__ = [
    "PROGRESSIONS",
    "Lifecycle",
    "Progression",
    "Transition",
    "read_lifecycles",
]

Progression = Literal["time", "immediate", "manual"]
PROGRESSIONS: tuple[Progression, ...] = ("time", "immediate", "manual")


@dataclass(frozen=True, slots=True)
class Transition:
    """One edge: `by` operations, by itself `after` a time or a number of `reads` in `source`, or only by the driver."""

    source: str
    target: str
    by: tuple[str, ...] = ()
    after: timedelta | None = None
    emit: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    reads: int | None = None

    @property
    def automatic(self) -> bool:
        """Whether it happens by itself."""
        return self.after is not None or self.reads is not None


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The states of one property of a collection's records, and the transitions between them."""

    collection: str
    property: str
    states: tuple[str, ...]
    initial: str
    terminal: frozenset[str]
    transitions: tuple[Transition, ...]
    progression: Progression = "time"
    _by_source: Mapping[str, tuple[Transition, ...]] = field(default_factory=dict, repr=False)

    def counts_reads(self) -> bool:
        """Whether reads of a record bring a transition about."""
        return any(entry.reads is not None for entry in self.transitions)

    def leaving(self, source: str) -> tuple[Transition, ...]:
        """The transitions out of a state, in the order of the document."""
        return self._by_source.get(source, ())

    def targets(self, source: str) -> tuple[str, ...]:
        """The states that may follow, each once."""
        return tuple(dict.fromkeys(entry.target for entry in self.leaving(source)))

    def find(self, source: str, target: str) -> Transition | None:
        return next((entry for entry in self.leaving(source) if entry.target == target), None)

    def by_operation(self, operation_id: str) -> tuple[Transition, ...]:
        return tuple(entry for entry in self.transitions if operation_id in entry.by)


def read_lifecycles(
    collections: Mapping[str, Collection],
    schemas: Schemas,
    operations: Mapping[str, Operation],
    events: frozenset[str],
    effects: EffectReader,
    file: str,
) -> tuple[dict[str, Lifecycle], list[Problem]]:
    """Lifecycles by collection id, and everything that is wrong with them."""
    found: dict[str, Lifecycle] = {}
    problems: dict[tuple[str, str], Problem] = {}
    for collection in collections.values():
        node = schemas.resolve(collection.schema) if collection.schema is not None else None
        declared = node.get("x-mock-lifecycle") if isinstance(node, dict) else None
        if isinstance(declared, dict):
            reader = _Reader(declared, collection, operations, events, effects, file)
            lifecycle = reader.read()
            for problem in reader.problems:
                problems.setdefault((problem.rule, problem.message), problem)
            if lifecycle is not None:
                found[collection.id] = lifecycle
    return found, list(problems.values())


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


class _Reader:
    """Reads and checks one declaration."""

    def __init__(
        self,
        declared: Mapping[str, Any],
        collection: Collection,
        operations: Mapping[str, Operation],
        events: frozenset[str],
        effects: EffectReader,
        file: str,
    ) -> None:
        self._declared = declared
        self._collection = collection
        self._operations = operations
        self._events = events
        self._effects = effects
        self._file = file
        self.problems: list[Problem] = []

    def _problem(self, rule: str, message: str, place: str, hint: str = "") -> None:
        name = self._collection.name
        self.problems.append(Problem(rule, f"lifecycle of {name}: {message}", place, self._file, hint))

    def read(self) -> Lifecycle | None:
        known = self._collection.states
        if not self._declared.get("transitions"):
            known = (*known, *self._collection.openings)
        states = {state.name: state.values for state in known}
        name = declared_property(self._declared, states)
        if name is None or name not in states:
            message = (
                f"{name} is no state property" if name else "property must say which of the state properties it is"
            )
            self._problem(
                "lifecycle-property", message, "x-mock-lifecycle/property", did_you_mean(str(name), tuple(states))
            )
            return None
        values = states[name]
        transitions = tuple(self._transitions(values))
        terminal = frozenset(_texts(self._declared.get("terminal")))
        initial = self._declared["initial"]
        self._known_states(values, (initial, *terminal), "x-mock-lifecycle")
        if self.problems or not transitions:
            return None
        self._shape(values, initial, terminal, transitions)
        if self.problems:
            return None
        by_source: dict[str, tuple[Transition, ...]] = {}
        for entry in transitions:
            by_source[entry.source] = (*by_source.get(entry.source, ()), entry)
        progression = self._declared.get("progression", "time")
        return Lifecycle(
            self._collection.id, name, values, initial, terminal, transitions, progression, _by_source=by_source
        )

    def _known_states(self, values: tuple[str, ...], used: tuple[str, ...], place: str) -> None:
        for value in used:
            if value not in values:
                self._problem("lifecycle-state", f"{value} is not in the enum", place, did_you_mean(value, values))

    def _transitions(self, values: tuple[str, ...]) -> Iterator[Transition]:
        for position, entry in enumerate(self._declared.get("transitions", ())):
            place = f"x-mock-lifecycle/transitions/{position}"
            sources, target = _texts(entry["from"]), entry["to"]
            self._known_states(values, (*sources, target), place)
            by, emit = _texts(entry.get("by")), _texts(entry.get("emit"))
            for name in by:
                if name not in self._operations:
                    hint = did_you_mean(name, tuple(self._operations))
                    self._problem("lifecycle-operation", f"there is no operation {name}", f"{place}/by", hint)
            for name in emit:
                if name not in self._events:
                    hint = did_you_mean(name, tuple(self._events))
                    self._problem("lifecycle-event", f"there is no webhook {name}", f"{place}/emit", hint)
            declared = entry.get("after")
            reads = int(declared["reads"]) if isinstance(declared, dict) else None
            after = self._after(declared, place) if reads is None else None
            effects, problems = self._effects.of_transition(entry.get("effects"), self._collection, f"{place}/effects")
            self.problems += problems
            for source in sources:
                yield Transition(source, target, by, after, emit, effects, reads)

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
        self, values: tuple[str, ...], initial: str, terminal: frozenset[str], transitions: tuple[Transition, ...]
    ) -> None:
        reached, frontier = {initial}, [initial]
        while frontier:
            here = frontier.pop()
            for entry in transitions:
                if entry.source == here and entry.target not in reached:
                    reached.add(entry.target)
                    frontier.append(entry.target)
        leaving = {entry.source for entry in transitions if entry.source != entry.target}
        place = "x-mock-lifecycle"
        for value in values:
            if value not in reached:
                self._problem("lifecycle-unreachable", f"nothing leads to {value}", place, "add a transition to it")
            elif value not in leaving and value not in terminal:
                self._problem("lifecycle-dead-end", f"nothing leads out of {value}", place, "or list it as terminal")
            elif value in leaving and value in terminal:
                self._problem("lifecycle-terminal", f"{value} is terminal, but a transition leaves it", place)
        self._instant_circle(transitions)

    def _instant_circle(self, transitions: tuple[Transition, ...]) -> None:
        if self._declared.get("progression") != "immediate":
            return
        timed = {entry.source: entry.target for entry in reversed(transitions) if entry.automatic}
        for start in timed:
            here, steps = start, 0
            while here in timed and steps <= len(timed):
                here, steps = timed[here], steps + 1
            if steps > len(timed):
                message = f"from {start} the timed transitions go round for ever"
                self._problem("lifecycle-circle", message, "x-mock-lifecycle", 'use progression "time"')
                return
