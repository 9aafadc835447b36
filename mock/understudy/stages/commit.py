"""Makes it so: the state changes, what comes with them and the journal entry, together and only now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from understudy.exchange import Exchange
from understudy.state.work import Work

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["commit"]


def commit(mock: Mock, exchange: Exchange) -> None:
    assert exchange.response is not None
    entry = mock.journal.make(
        mock.clock.now(),
        exchange.operation.id if exchange.operation else None,
        exchange.request,
        exchange.response,
        exchange.refusal.violations if exchange.refusal else (),
        exchange.off_contract,
    )
    work = exchange.work
    if work is None or exchange.refusal is not None or exchange.off_contract:
        work, exchange.events = Work(mock.store), ()
    mock.record(entry, work, exchange.events)
