"""Makes it so: the state changes and the journal entry, together and only now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from understudy.exchange import Exchange

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["commit"]


def commit(mock: Mock, exchange: Exchange) -> None:
    assert exchange.response is not None
    if exchange.work is not None and exchange.refusal is None and not exchange.off_contract:
        mock.commit(exchange.work, exchange.events)
    else:
        exchange.events = ()
    mock.journal.append(
        mock.clock.now(),
        exchange.operation.id if exchange.operation else None,
        exchange.request,
        exchange.response,
        exchange.refusal.violations if exchange.refusal else (),
        exchange.off_contract,
    )
