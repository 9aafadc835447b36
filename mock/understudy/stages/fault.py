"""Lets a test make an operation fail on purpose, or answer it itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from understudy.exchange import Exchange
from understudy.faults.calls import arriving
from understudy.faults.damage import PENDING, refusal_of

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["fault"]


def fault(mock: Mock, exchange: Exchange) -> None:
    if not (mock.faults.armed or mock.expectations.armed):
        return
    call = arriving(exchange)
    if mock.faults.armed:
        exchange.faults = mock.faults.take(call)
    for each in exchange.faults:
        if each.latency is not None:
            mock.advance(each.latency)
        elif each.phase == "before" and each.status is not None:
            exchange.refusal = refusal_of(each)
            return
        elif each.phase == "before" and each.kind in PENDING:
            # Nothing is done, and `spoil` makes of the answer what never arrives.
            exchange.answer, exchange.unchecked = PENDING[each.kind], True
            return
    if mock.expectations.armed:
        mock.expectations.meet(call, exchange)
