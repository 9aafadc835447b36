"""Faults on demand: make an operation fail as its document says it can."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from understudy.problem import nearest

__all__ = ["Fault", "Faults"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Answer `operation_id` with `status` the next `times` times (None: until removed), before anything is done."""

    operation_id: str
    status: int
    times: int | None = 1


class Faults:
    """The faults of one mock, oldest first. Thread-safe."""

    def __init__(self, operation_ids: Iterable[str]) -> None:
        self._known = tuple(operation_ids)
        self._lock = threading.Lock()
        self._rules: list[tuple[Fault, int]] = []

    def add(self, operation_id: str, status: int, *, times: int | None = 1) -> Fault:
        """Add a fault. Raises ValueError for an unknown operation, a status outside 400..599 or `times` below 1."""
        if operation_id not in self._known:
            close = nearest(operation_id, self._known)
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            raise ValueError(f"no operation {operation_id!r} in the document{hint}")
        if not 400 <= status <= 599:
            raise ValueError(f"a fault's status is from 400 to 599; got {status}")
        if times is not None and times < 1:
            raise ValueError(f"times is at least 1, or None for always; got {times}")
        fault = Fault(operation_id, status, times)
        with self._lock:
            self._rules.append((fault, 0))
        return fault

    def take(self, operation_id: str) -> Fault | None:
        """The fault that hits this call, counted as used; None when there is none."""
        if not self._rules:
            return None
        with self._lock:
            for position, (fault, used) in enumerate(self._rules):
                if fault.operation_id == operation_id:
                    if fault.times is not None and used + 1 >= fault.times:
                        del self._rules[position]
                    else:
                        self._rules[position] = (fault, used + 1)
                    return fault
        return None

    def unused(self) -> tuple[Fault, ...]:
        """The faults that hit no call yet, oldest first."""
        with self._lock:
            return tuple(fault for fault, used in self._rules if not used)

    def clear(self) -> None:
        with self._lock:
            self._rules.clear()
