"""Reads what the caller prefers (RFC 7240), completed by what mock and network do unless somebody prefers otherwise."""

from __future__ import annotations

from datetime import timedelta

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.http.prefer import parse_prefer


def prefer(engine: Engine, exchange: Exchange) -> None:
    header = exchange.request.headers.get("prefer")
    if header is None:
        exchange.preferences = engine.network.preferences
    else:
        own, exchange.warnings = parse_prefer(header)
        exchange.preferences = own.over(engine.network.preferences)
        if own.validation is not None:
            exchange.applied += (f"validation={own.validation}",)
        if own.wait is not None:
            exchange.applied += (f"wait={own.wait:g}",)
    if exchange.preferences.wait:
        exchange.delay = exchange.preferences.wait
    if engine.network.armed:
        _meet(engine, exchange)
    if exchange.delay and not engine.real_latency:
        engine.advance(timedelta(seconds=exchange.delay))


def _meet(engine: Engine, exchange: Exchange) -> None:
    """What the network does to any request, unless it prefers something else."""
    operation = exchange.operation
    assert operation is not None
    if not exchange.delay:
        exchange.delay = engine.network.delay(operation)
    if (limit := engine.network.limit_of(operation)) is not None:
        exchange.limits, exchange.refusal = limit.count(engine.clock.now())
    if exchange.refusal is None and not exchange.preferences.chooses_answer:
        exchange.refusal = engine.network.error(operation)
