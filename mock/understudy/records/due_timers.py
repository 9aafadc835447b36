"""Timers: transitions that happen by themselves when the mock's clock comes to them."""

from __future__ import annotations

import heapq
import logging
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from understudy.clock import ManualClock
from understudy.operations.call import Refused
from understudy.records.timers import TIMERS, timer_address
from understudy.records.transitions import move_record
from understudy.state.store import Address, Change, Record, Store
from understudy.state.work import Work
from understudy.webhooks.outbox import Event

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["Timers", "run_due"]

_MOST = 10_000
_log = logging.getLogger("understudy")


class Timers:
    """Knows which timer is next. The timers themselves are in the store; use it during the store's turn."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._heap: list[tuple[datetime, tuple[str, ...], Address]] = []
        self.rebuild()

    def rebuild(self) -> None:
        """Look anew at what the store holds: after a start, a reset or a restore."""
        self._heap = []
        for address in self._store.addresses(TIMERS):
            record = self._store.get(address)
            if record is not None:
                self._push(address, record)

    def note(self, changes: tuple[Change, ...]) -> bool:
        """Take notice of timers that were committed; whether there were any."""
        found = [(change.address, change.record) for change in changes if change.address.collection == TIMERS]
        for address, record in found:
            if record is not None:
                self._push(address, record)
        return bool(found)

    def _push(self, address: Address, record: Record) -> None:
        heapq.heappush(self._heap, (datetime.fromisoformat(record["due"]), (*address.parent, *address.key), address))

    def next_due(self) -> datetime | None:
        """When the next timer may be due; None when there is none."""
        return self._heap[0][0] if self._heap else None

    def next_standing(self) -> datetime | None:
        """When the next timer is due that still stands; None when there is none."""
        while self._heap:
            due, _, address = self._heap[0]
            record = self._store.get(address)
            if record is not None and datetime.fromisoformat(record["due"]) == due:
                return due
            heapq.heappop(self._heap)
        return None

    def pop(self, now: datetime) -> tuple[datetime, Record] | None:
        """The next timer that is due and still stands."""
        due = self.next_standing()
        if due is None or due > now:
            return None
        _, _, address = heapq.heappop(self._heap)
        record = self._store.get(address)
        return None if record is None else (due, record)


def run_due(mock: Mock) -> list[Event]:
    """Make every timed transition that is due, each at its own time; call it during the store's turn."""
    events: list[Event] = []
    for _ in range(_MOST):
        due = mock.timers.pop(mock.clock.now())
        if due is None:
            return events
        events += _run(mock, *due)
    _log.warning("more than %d timed transitions are due; the rest follow with the next request", _MOST)
    return events


def _run(mock: Mock, moment: datetime, timer: Record) -> list[Event]:
    address = Address(timer["collection"], tuple(timer["parent"]), tuple(timer["key"]))
    work = Work(mock.store)
    # What follows from it counts from when it was due, not from when somebody looked.
    world = replace(mock.world, clock=ManualClock(moment))
    record = work.get(address)
    if record is None or record.get(timer["property"]) != timer["from"]:
        work.delete(timer_address(address, timer["property"]))
        mock.commit(work, [])
        return []
    try:
        move_record(world, work, address, record, {timer["property"]: timer["to"]}, cause=timer["cause"])
    except Refused as refused:
        _log.warning("a timed transition was not made: %s", refused.refusal.message)
        return []
    events = mock.webhooks.add_to(work, changed_by_client=True, world=world)
    mock.commit(work, events)
    return events
