"""Lets a test make an operation fail on purpose, or answer it itself."""

from __future__ import annotations

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.faults.calls import arriving
from understudy.faults.damage import PENDING, refusal_of


def fault(engine: Engine, exchange: Exchange) -> None:
    if not (engine.faults.armed or engine.expectations.armed):
        return
    assert exchange.operation is not None
    call = arriving(exchange.operation.id, exchange.request, exchange.parameters, exchange.body)
    if engine.faults.armed:
        exchange.faults = engine.faults.take(call)
    for each in exchange.faults:
        if each.latency is not None:
            engine.advance(each.latency)
        elif each.phase == "before" and each.status is not None:
            exchange.refusal = refusal_of(each)
            return
        elif each.phase == "before" and each.kind in PENDING:
            # Nothing is done, and `damage` turns the answer into one that never arrives.
            exchange.answer, exchange.unchecked = PENDING[each.kind], True
            return
    if engine.expectations.armed:
        exchange.answer, exchange.unchecked = engine.expectations.meet(call)
