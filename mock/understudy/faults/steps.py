"""A unit of work that fails at a step, so that a test can see that nothing of it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Collection as Names
from typing import TYPE_CHECKING

from understudy.driving.errors import MockError
from understudy.exchange import Refusal
from understudy.state.store import Address, Record, Store
from understudy.state.work import Work

if TYPE_CHECKING:
    from understudy.contract.index import Contract
    from understudy.faults.calls import Call
    from understudy.faults.rules import Fault

__all__ = ["InjectedError", "TakeStep", "WatchedWork"]

TakeStep = Callable[[Names[str], str, "Call | None"], "Fault | None"]


class InjectedError(MockError):
    """A step of the store failed, as a fault says. Nothing was changed; `refusal` is what a caller is told."""

    code = "injected_fault"

    def __init__(self, message: str, status: int, about: Address) -> None:
        super().__init__(message)
        self.refusal = Refusal((status,), "injected_fault", message, about=about)


class WatchedWork(Work):
    """A unit of work whose steps ask first whether they may. Steps on the mock's own rows are never asked about."""

    __slots__ = ("_call", "_contract", "_take")

    def __init__(self, store: Store, contract: Contract, take: TakeStep, call: Call | None) -> None:
        super().__init__(store)
        self._contract = contract
        self._take = take
        self._call = call

    def get(self, address: Address) -> Record | None:
        self._ask(("get",), address)
        return super().get(address)

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        self._ask(("get",), Address(collection, parent, ()))
        return super().records(collection, parent)

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        self._ask(("get",), Address(collection, parent, ()))
        return super().slice(collection, parent, start, stop)

    def put(self, address: Address, record: Record) -> None:
        if address.collection in self._contract.resources.collections:
            self._ask(self._steps(address, record), address)
        super().put(address, record)

    def delete(self, address: Address) -> None:
        self._ask(("delete",), address)
        super().delete(address)

    def _steps(self, address: Address, record: Record) -> tuple[str, ...]:
        before = super().get(address)
        if before is None:
            return ("put", "create")
        states = self._contract.resources.collections[address.collection].states
        moved = any(before.get(state.name) != record.get(state.name) for state in states)
        return ("put", "transition") if moved else ("put",)

    def _ask(self, steps: tuple[str, ...], address: Address) -> None:
        collection = self._contract.resources.collections.get(address.collection)
        fault = self._take(steps, address.collection, self._call) if collection is not None else None
        if fault is None or collection is None:
            return
        if fault.error is not None and self._call is None:
            raise fault.error
        name = " ".join((collection.name, "/".join((*address.parent, *address.key)))).rstrip()
        message = f"{fault.step} of {name} failed (a fault of the mock)"
        raise InjectedError(str(fault.error) if fault.error is not None else message, fault.status or 500, address)
