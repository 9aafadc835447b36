"""Hands committed events over to be delivered, after the store's turn, so that a receiver may call the mock."""

from __future__ import annotations

from understudy.engine import Engine
from understudy.exchange import Exchange


def deliver(engine: Engine, exchange: Exchange) -> None:
    engine.webhooks.send(exchange.events)
