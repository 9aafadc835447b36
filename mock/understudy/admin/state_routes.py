"""The state over HTTP, as it is kept: what tests of a server are told of it is worked out on their side."""

from __future__ import annotations

from typing import Any

from understudy.admin.route import Given, Route
from understudy.records.planted import keep
from understudy.webhooks.emit import TRANSITIONS
from understudy.webhooks.outbox import EVENTS

__all__ = ["STATE_ROUTES"]


def _state(given: Given) -> Any:
    mock = given.mock
    mock.catch_up()
    collections = mock.contract.resources.collections
    with mock.store.turn():
        numbers = {name: mock.store.last_number(name) for name in collections}
        held = [
            (address, mock.store.get(address))
            for name in (*collections, TRANSITIONS, EVENTS)
            for address in mock.store.addresses(name)
        ]
    rows = [{**address._asdict(), "record": record} for address, record in held]
    return {"now": mock.clock.now().isoformat(), "rows": rows, "numbers": numbers}


STATE_ROUTES: tuple[Route, ...] = (
    Route("GET", "/state", "getState", "Every record, transition and event, as it is kept.", _state, answer="State"),
    Route(
        "POST",
        "/state",
        "addState",
        "Put records in as they are to be kept, with the moves that led there, and tell nobody.",
        lambda given: keep(given.mock.engine, **given.body),
        204,
        body="NewState",
        refusals=(404, 409),
    ),
)
