"""Keeps the answer of a read for `recall`, where request and state are all that it was made from."""

from __future__ import annotations

from understudy.engine import Engine
from understudy.exchange import Exchange

__all__ = ["remember"]

# Others may answer by more than the state: what a handler of a user does is unknown, and tokens are new each time.
_READING = ("read", "list")


def remember(engine: Engine, exchange: Exchange) -> None:
    operation, response, work = exchange.operation, exchange.response, exchange.work
    if operation is None or operation.method != "GET" or exchange.request.body or work is None or response is None:
        return
    if response.status >= 400 or exchange.unchecked or exchange.off_contract or exchange.planted or exchange.events:
        return
    if exchange.warnings or exchange.applied or exchange.delay or exchange.limits or engine.interferes or work.changes:
        return
    plan, version = engine.contract.resources.plans[operation.id], engine.store.version
    if plan.kind not in _READING or plan.effects or operation.id in engine.handlers.custom or version is None:
        return
    engine.answers.keep(exchange.request, version, engine.network.preferences, response)
