"""A server with a file is killed at any instant: what was answered is there, what was committed is delivered."""

from __future__ import annotations

import json
import random
import sqlite3
import threading
from pathlib import Path
from typing import Any

import httpx
from crashing import ORDERS, Receiver, kill, start

from understudy.mock import open_mock
from understudy.webhooks.outbox import EVENTS

KILLS = 50


class Answered:
    """The orders that were answered; a test may wait for some more."""

    def __init__(self) -> None:
        self.keys: list[int] = []
        self._changed = threading.Condition()

    def add(self, key: int) -> None:
        with self._changed:
            self.keys.append(key)
            self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.keys) >= count, timeout=60)


def work(url: str, answered: Answered) -> None:
    """Create and pay orders until the server is gone; note which were answered."""
    with httpx.Client(base_url=url, timeout=60) as client:
        while True:
            try:
                made = client.post("/orders", json={"note": "x"})
                answered.add(made.json()["id"])
                client.post(f"/orders/{made.json()['id']}/pay").raise_for_status()
            except httpx.TransportError:
                return


def test_no_event_is_lost_and_none_is_made_up(tmp_path: Path) -> None:
    state, receiver, dice = tmp_path / "state.db", Receiver(), random.Random(7)
    answers = Answered()
    for _ in range(KILLS):
        process, url = start(f"sqlite:///{state}", receiver.url)
        workers = [threading.Thread(target=work, args=(url, answers)) for _ in range(2)]
        for worker in workers:
            worker.start()
        # The other worker, the deliveries and the retries are anywhere at that moment.
        answers.wait_for(len(answers.keys) + dice.randint(1, 12))
        kill(process)
        for worker in workers:
            worker.join(timeout=60)
    answered = answers.keys
    mock = open_mock(ORDERS, state=f"sqlite:///{state}")
    mock.webhooks.drain(advance_clock=True)
    records = {record["id"] for record in mock.records("orders")}
    events = {event.id for event in mock.webhooks.events()}
    undelivered = [event.id for event in mock.webhooks.events() if event.deliveries[0].status != "delivered"]
    mock.store.close()
    assert len(answered) >= KILLS
    assert set(answered) <= records, "an order that was answered is gone"
    assert len(answered) == len(set(answered)), "a key was given twice"
    assert undelivered == []
    assert events == set(receiver.seen), "what was delivered is not what was committed"
    created = sum(1 for row in _rows(state) if row["type"] == "order.created")
    assert created == len(records), "an order without its event, or the other way round"
    receiver.shutdown()
    receiver.server_close()


def _rows(state: Path) -> list[Any]:
    connection = sqlite3.connect(state)
    try:
        rows = connection.execute("select text from records where collection = ?", (EVENTS,)).fetchall()
    finally:
        connection.close()
    return [json.loads(text) for (text,) in rows]
