"""A Hypothesis state machine made of a lifecycle: random legal walks, illegal moves that must be refused, and your own
claims after every step. Needs Hypothesis.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from understudy.inference.lifecycle import Lifecycle
from understudy.mock import Mock
from understudy.records.errors import IllegalTransitionError
from understudy.records.names import collection_named
from understudy.records.paths import path_of
from understudy.state.store import Address, Record
from understudy.testing.factories import Factories
from understudy.verify import unchanged

if TYPE_CHECKING:
    from hypothesis.stateful import RuleBasedStateMachine


def lifecycle_machine(
    open_mock: Callable[[], Mock],
    resource: str,
    *,
    check: Callable[[Mock, Record], object] | None = None,
    make: Callable[[Factories], object] | None = None,
    property: str | None = None,  # noqa: A002 - the word of JSON Schema
) -> type[RuleBasedStateMachine]:
    """A state machine that walks records of a resource through their lifecycle; `.TestCase` of it is what pytest runs.

    `open_mock` opens a new mock for each run, best with a `ManualClock`. `make` makes a record with the mock's
    factories (None: `factories.insert(resource)`). `property` may be left out where there is one lifecycle.
    `check(mock, record)` is called for every record after every step, and fails the run by raising. Of itself the
    machine claims that each legal move leads to its state, that each illegal one is refused and changes nothing, and
    that no record takes a way that the document does not have.

    Raises UnknownResourceError, ValueError for a resource without a lifecycle, ModuleNotFoundError without Hypothesis.
    """
    try:
        from hypothesis import strategies as st
        from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
    except ModuleNotFoundError:
        raise ModuleNotFoundError("lifecycle_machine needs Hypothesis: pip install hypothesis") from None
    lifecycle = _lifecycle(open_mock(), resource, property)
    illegal = [state for state in lifecycle.states if {*lifecycle.states} - {None, *lifecycle.targets(state)}]

    class LifecycleMachine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.walk = _Walk(open_mock(), resource, lifecycle, make)

        @initialize()
        def first(self) -> None:
            self.walk.add()

        @rule()
        def another(self) -> None:
            self.walk.add()

        @precondition(lambda self: self.walk.among(set(lifecycle.states) - lifecycle.terminal))
        @rule(data=st.data())
        def move(self, data: Any) -> None:
            open_ones = self.walk.among(set(lifecycle.states) - lifecycle.terminal)
            address = data.draw(st.sampled_from(open_ones), label="record")
            targets = lifecycle.targets(self.walk.state(address))
            self.walk.move(address, data.draw(st.sampled_from(targets), label="to"))

        @precondition(lambda self: self.walk.among(illegal))
        @rule(data=st.data())
        def refuse(self, data: Any) -> None:
            address = data.draw(st.sampled_from(self.walk.among(illegal)), label="record")
            targets = lifecycle.targets(self.walk.state(address))
            wrong = [state for state in lifecycle.states if state is not None and state not in targets]
            self.walk.refuse(address, data.draw(st.sampled_from(wrong), label="to"))

        @precondition(lambda self: self.walk.waits())
        @rule()
        def wait(self) -> None:
            self.walk.wait()

        @invariant()
        def every_way_is_legal(self) -> None:
            self.walk.check(check)

        def teardown(self) -> None:
            self.walk.mock.webhooks.stop()
            self.walk.mock.store.close()

    return LifecycleMachine


def _lifecycle(mock: Mock, resource: str, name: str | None) -> Lifecycle:
    collection = collection_named(mock.contract, resource)
    lifecycles = mock.contract.lifecycles_of(collection.id)
    if not lifecycles:
        known = ", ".join(mock.contract.resources.collections[name].name for name in mock.contract.lifecycles) or "none"
        raise ValueError(
            f"{collection.name} has no lifecycle, so every move of it is legal; declare x-mock-lifecycle on its schema "
            f"(docs/x-mock.md). Resources that have one: {known}"
        )
    found = lifecycles if name is None else [each for each in lifecycles if each.property == name]
    if len(found) != 1:
        names = ", ".join(each.property for each in lifecycles)
        raise ValueError(f"property= says which lifecycle of {collection.name} is meant: {names}; got {name!r}")
    return found[0]


class _Walk:
    """One mock, and the records that are walked through it."""

    def __init__(
        self, mock: Mock, resource: str, lifecycle: Lifecycle, make: Callable[[Factories], object] | None
    ) -> None:
        self.mock = mock
        self._lifecycle = lifecycle
        self._collection = mock.contract.resources.collections[lifecycle.collection]
        self._factories = Factories(mock)
        self._make = make or (lambda factories: factories.insert(resource))
        self._mine: list[Address] = []

    def add(self) -> None:
        known = set(self.mock.store.addresses(self._collection.id))
        self._make(self._factories)
        self._mine += [each for each in self.mock.store.addresses(self._collection.id) if each not in known]

    def state(self, address: Address) -> str | None:
        return self._path(address)[-1]

    def among(self, states: Any) -> Sequence[Address]:
        """The records that are in one of these states."""
        return [address for address in self._mine if self.state(address) in states]

    def waits(self) -> bool:
        """Whether a timer is set."""
        with self.mock.store.turn():
            return self.mock.engine.timers.next_standing() is not None

    def wait(self) -> None:
        with self.mock.store.turn():
            due = self.mock.engine.timers.next_standing()
        if due is not None:
            self.mock.advance(max(due - self.mock.clock.now(), timedelta()))

    def move(self, address: Address, to: str) -> None:
        before = self._path(address)
        self._transition(address, to)
        added = self._path(address)[len(before) :]
        assert added[:1] == (to,), f'{self._name(address)} was to become "{to}", and went {(before[-1], *added)}'

    def refuse(self, address: Address, to: str) -> None:
        before, refused = self.state(address), False
        with unchanged(self.mock):
            try:
                self._transition(address, to)
            except IllegalTransitionError:
                refused = True
        assert refused, f'{self._name(address)} was in "{before}" and was let to "{to}"'

    def check(self, check: Callable[[Mock, Record], object] | None) -> None:
        self.mock.catch_up()
        for address in self._mine:
            for source, target in pairwise(self._path(address)):
                legal = target is not None and self._lifecycle.find(source, target) is not None
                assert legal, f'{self._name(address)} went from "{source}" to "{target}"'
            if check is not None:
                check(self.mock, self.mock.get(self._collection.path, *address.parent, *address.key))

    def _transition(self, address: Address, to: str) -> None:
        name = self._lifecycle.property
        self.mock.transition(self._collection.path, *address.parent, *address.key, to=to, property=name)

    def _path(self, address: Address) -> tuple[str | None, ...]:
        return path_of(self.mock.store, self._collection, address, self._lifecycle.property)

    def _name(self, address: Address) -> str:
        return f"{self._collection.name} {'/'.join((*address.parent, *address.key))}".rstrip()
