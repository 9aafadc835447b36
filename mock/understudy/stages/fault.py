"""Lets a test make an operation fail on purpose, as its document says it can."""

from __future__ import annotations

from http.client import responses as phrases
from typing import TYPE_CHECKING

from understudy.exchange import Exchange, Refusal

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["fault"]


def fault(mock: Mock, exchange: Exchange) -> None:
    assert exchange.operation is not None
    hit = mock.faults.take(exchange.operation.id)
    if hit is not None:
        phrase = phrases.get(hit.status, "Fault")
        slug = phrase.lower().replace(" ", "_").replace("-", "_")
        exchange.refusal = Refusal((hit.status,), slug, f"{phrase} (a fault of the mock)")
