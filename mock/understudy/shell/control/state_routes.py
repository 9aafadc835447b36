"""The state over HTTP, as it is kept: what tests of a server are told of it is worked out on their side."""

from __future__ import annotations

from typing import Any

from understudy.shell.control.route import Given, Route
from understudy.webhooks.emit import TRANSITIONS
from understudy.webhooks.outbox import EVENTS

__all__ = ["STATE_ROUTES"]


def _state(given: Given) -> Any:
    mock = given.mock
    mock.catch_up()
    names = (*mock.contract.resources.collections, TRANSITIONS, EVENTS)
    with mock.store.turn():
        held = [(address, mock.store.get(address)) for name in names for address in mock.store.addresses(name)]
    return {"rows": [{**address._asdict(), "record": record} for address, record in held]}


STATE_ROUTES: tuple[Route, ...] = (
    Route("GET", "/state", "getState", "Every record, transition and event, as it is kept.", _state, answer="State"),
)
