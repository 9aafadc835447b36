"""Lets the time pass that a stream takes, where no server lets its client wait: on the mock's clock."""

from __future__ import annotations

from datetime import timedelta

from understudy.engine import Engine
from understudy.exchange import Exchange


def elapse(engine: Engine, exchange: Exchange) -> None:
    if exchange.response is not None and not engine.real_latency:
        engine.advance(timedelta(seconds=sum(seconds for _, seconds in exchange.response.pauses)))
