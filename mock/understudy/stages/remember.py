"""Keeps the answer of a read for `recall`, where request and state are all that it was made from."""

from __future__ import annotations

from understudy.engine import Engine
from understudy.exchange import Exchange


def remember(engine: Engine, exchange: Exchange) -> None:
    operation, response, work = exchange.operation, exchange.response, exchange.work
    if operation is None or operation.method != "GET" or exchange.request.body or work is None or response is None:
        return
    if response.status >= 400 or exchange.unchecked or exchange.off_contract or exchange.planted or exchange.events:
        return
    if exchange.warnings or exchange.applied or exchange.delay or exchange.limits or engine.interferes or work.changes:
        return
    version = engine.store.version
    if version is None or not engine.compiled[operation.id].is_kept:
        return
    engine.answers.keep(exchange.request, version, engine.network.preferences, response)
