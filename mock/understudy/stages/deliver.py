"""Hands committed events over to be delivered, after the store's turn, so that a receiver may call the mock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from understudy.exchange import Exchange

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["deliver"]


def deliver(mock: Mock, exchange: Exchange) -> None:
    if exchange.events:
        mock.webhooks.send(exchange.events)
