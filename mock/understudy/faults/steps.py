"""A unit of work that fails at a step, so that a test can see that nothing of it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Collection as Names

from understudy.contract import Contract
from understudy.faults.calls import Call
from understudy.faults.damage import FAULT
from understudy.faults.observed import driven
from understudy.faults.rules import Fault
from understudy.inference.keys import held
from understudy.messages import Refusal
from understudy.records.errors import MockError
from understudy.state.store import Address, Index, Record, Store
from understudy.state.work import Work

TakeStep = Callable[[Names[str], str, Call], Fault | None]


class InjectedError(MockError):
    """A step of the store failed, as a fault says; `answered` is the status that a caller of the API gets.

    Nothing was changed, unless the fault was to strike `"after_commit"`: then all of it was.
    """

    code = "injected_fault"

    def __init__(self, message: str, answered: int = 500, about: Address | None = None) -> None:
        super().__init__(message)
        self.answered = answered
        self.about = about

    @property
    def refusal(self) -> Refusal:
        """The error body that such a caller gets."""
        return Refusal((self.answered,), self.code, str(self), about=self.about, headers=((FAULT, "store"),))


class WatchedWork(Work):
    """A unit of work whose steps may fail. Steps on the mock's own rows never do.

    `call` is None where a test drives the mock.
    """

    __slots__ = ("_call", "_contract", "_failure", "_take")

    def __init__(self, store: Store, contract: Contract, take: TakeStep, call: Call | None) -> None:
        super().__init__(store)
        self._contract = contract
        self._take = take
        self._call = call
        self._failure: Exception | None = None

    @property
    def failure(self) -> Exception | None:
        return self._failure

    def get(self, address: Address) -> Record | None:
        record = super().get(address)
        self._check(("get",), address, record)
        return record

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        self._check(("get",), Address(collection, parent, ()))
        return super().records(collection, parent)

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        self._check(("get",), Address(collection, parent, ()))
        return super().slice(collection, parent, start, stop)

    def below(self, collection: str, parent: tuple[str, ...] | None) -> Sequence[Address]:
        self._check(("get",), Address(collection, parent or (), ()))
        return super().below(collection, parent)

    def matching(
        self, collection: str, parent: tuple[str, ...] | None, index: Index, terms: Iterable[str]
    ) -> Sequence[Address]:
        self._check(("get",), Address(collection, parent or (), ()))
        return super().matching(collection, parent, index, terms)

    def next_address(self, collection: str, parent: tuple[str, ...], first: int) -> tuple[int, Address | None]:
        return self._next_and_look(collection, parent, first)

    def put(self, address: Address, record: Record) -> None:
        if address.collection in self._contract.resources.collections:
            self._check(self._steps(address, record), address, record)
        super().put(address, record)

    def put_written(self, address: Address, record: Record, text: bytes) -> None:
        self.put(address, record)

    def delete(self, address: Address) -> None:
        self._check(("delete",), address, super().get(address))
        super().delete(address)

    def _steps(self, address: Address, record: Record) -> tuple[str, ...]:
        before = super().get(address)
        if before is None:
            return ("put", "create")
        states = self._contract.resources.collections[address.collection].states
        moved = any(held(before, state.name) != held(record, state.name) for state in states)
        return ("put", "transition") if moved else ("put",)

    def _check(self, steps: tuple[str, ...], address: Address, record: Record | None = None) -> None:
        collection = self._contract.resources.collections.get(address.collection)
        if collection is None:
            return
        call = self._call or driven(self._contract, address, record, super().get)
        fault = self._take(steps, address.collection, call)
        if fault is None:
            return
        error = self._error(fault, collection.name, address)
        if fault.phase == "before":
            raise error
        self._failure = self._failure or error

    def _error(self, fault: Fault, collection: str, address: Address) -> Exception:
        if fault.error is not None and self._call is None:
            return fault.error
        name = f"{collection} {'/'.join((*address.parent, *address.key))}".rstrip()
        when = "" if fault.phase == "before" else " after its commit"
        message = f"{fault.step} of {name} failed{when} (a fault of the mock)"
        return InjectedError(str(fault.error) if fault.error is not None else message, fault.status or 500, address)
