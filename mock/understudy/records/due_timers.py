"""Timers: transitions that happen by themselves when the mock's clock comes to them."""

from __future__ import annotations

import heapq
import logging
from datetime import datetime

from understudy.inference.keys import held
from understudy.records.context import RecordContext
from understudy.records.errors import MockError
from understudy.records.timers import TIMERS, timer_address
from understudy.records.transitions import move_record
from understudy.state.store import Address, Change, Record, Store
from understudy.state.work import Work

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


def elapse(context: RecordContext, work: Work, timer: Record) -> bool:
    """Make the transition of a timer that is due, at the time of `context`; whether there is anything to commit."""
    address = Address(timer["collection"], tuple(timer["parent"]), tuple(timer["key"]))
    record = work.get(address)
    if record is None or held(record, timer["property"]) != timer["from"]:
        work.delete(timer_address(address, timer["property"]))
        return True
    try:
        move_record(context, work, address, record, {timer["property"]: timer["to"]}, cause=timer["cause"])
    except MockError as refused:
        _log.warning("a timed transition was not made: %s", refused)
        return False
    return True
