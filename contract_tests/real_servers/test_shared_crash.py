"""Servers that share a database are killed, and so are their connections: nothing is lost, doubled or made up."""

from __future__ import annotations

import random
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest
from crashing import ORDERS, Receiver, kill, start
from postgres import database, execute

from understudy.mock import Mock, open_mock

SERVERS = 4
CLIENTS = 64
BLOWS = 10
"""Each is a server that is killed, or every connection of one moment."""
BETWEEN = 12
"""So many answered orders, at least."""

pytestmark = [pytest.mark.slow, pytest.mark.process]


class Cluster:
    """Servers over one database, of which any may be gone."""

    def __init__(self, state: str, receiver: str) -> None:
        self._state, self._receiver = state, receiver
        self._servers: list[tuple[subprocess.Popen[str], str]] = []
        self._beginning: list[threading.Thread] = []
        self._lock = threading.Lock()
        for _ in range(SERVERS):
            self._begin()
        self.join()

    def _begin(self) -> None:
        def begin() -> None:
            server = start(self._state, self._receiver)
            with self._lock:
                self._servers.append(server)

        thread = threading.Thread(target=begin)
        self._beginning.append(thread)
        thread.start()

    def join(self) -> None:
        for thread in self._beginning:
            thread.join(120)

    def any(self, dice: random.Random) -> str:
        with self._lock:
            return dice.choice(self._servers)[1]

    def kill_one(self, dice: random.Random) -> None:
        with self._lock:
            process, _ = self._servers.pop(dice.randrange(len(self._servers)))
        kill(process)
        self._begin()

    def kill_connections(self) -> None:
        self.join()  # a server whose connection ends while it starts does not start, and says so
        execute(
            self._state,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )

    def end(self) -> None:
        self.join()
        for process, _ in self._servers:
            kill(process)


class Book:
    """What was answered; a test may wait for more of it."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self.paid: Counter[int] = Counter()
        self.odd: list[str] = []
        self.is_over = False
        self._changed = threading.Condition()

    def add(self, key: int) -> None:
        with self._changed:
            self.made.append(key)
            self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.made) >= count, timeout=120), self.odd

    def note(self, answer: httpx.Response, *expected: int) -> bool:
        """Whether it was carried out. What is neither that, nor refused, nor out of reach for a moment is odd."""
        if answer.status_code == expected[0]:
            return True
        if answer.status_code not in expected and not (answer.status_code == 503 and "Retry-After" in answer.headers):
            self.odd.append(f"{answer.status_code} {answer.text}")
        return False


def work(cluster: Cluster, book: Book, seed: int) -> None:
    """Create an order, and pay it or another's, each time through another server."""
    dice = random.Random(seed)
    with httpx.Client(timeout=60, verify=False, trust_env=False) as client:
        while not book.is_over:
            try:
                answer = client.post(f"{cluster.any(dice)}/orders", json={"note": "x"})
                if not book.note(answer, 201):
                    continue
                book.add(answer.json()["id"])
                # Others may do the same at this moment: one of them succeeds.
                key = dice.choice(book.made[-8:])
                if book.note(client.post(f"{cluster.any(dice)}/orders/{key}/pay"), 200, 409):
                    book.paid[key] += 1
            except (httpx.TransportError, IndexError):
                continue


@pytest.fixture
def state() -> Iterator[str]:
    with database() as url:
        yield url


def test_four_servers_are_one_mock_whatever_ends(state: str) -> None:
    receiver, dice, book = Receiver(), random.Random(11), Book()
    cluster = Cluster(state, receiver.url)
    clients = [threading.Thread(target=work, args=(cluster, book, seed)) for seed in range(CLIENTS)]
    for client in clients:
        client.start()
    for number in range(BLOWS):
        book.wait_for(len(book.made) + dice.randint(BETWEEN, 2 * BETWEEN))
        cluster.kill_one(dice) if number % 2 else cluster.kill_connections()
    book.wait_for(len(book.made) + BETWEEN)
    book.is_over = True
    for client in clients:
        client.join(120)
    cluster.end()
    mock = open_mock(ORDERS, state=state)
    try:
        mock.webhooks.drain(advance_clock=True)
        judge(mock, book, set(receiver.seen))
    finally:
        mock.store.close()
        receiver.shutdown()
        receiver.server_close()


def judge(mock: Mock, book: Book, delivered: set[str]) -> None:
    records = {record["id"]: record["status"] for record in mock.records("orders")}
    events = mock.webhooks.events(order="oldest")
    moves = Counter(row["key"][0] for row in mock.transitions() if row["to"] == "paid")
    assert book.odd == []
    assert len(book.made) == len(set(book.made)), "a key was assigned twice"
    assert set(book.made) <= records.keys(), "an order that was answered is gone"
    assert [key for key, times in book.paid.items() if times > 1] == [], "an order was paid twice: an update was lost"
    assert [key for key in book.paid if records[key] == "pending"] == [], "a payment that was answered is gone"
    assert set(moves.values()) <= {1}
    assert {event.id for event in events} == delivered, "what was delivered is not what was committed"
    assert [event.id for event in events if event.status != "delivered"] == []
    created = [event.key[0] for event in events if event.type == "order.created"]
    assert sorted(map(int, created)) == sorted(records), "an order without its event, or the other way round"
    answered = [entry for entry in mock.journal if entry.response.status == 201]
    assert set(book.made) <= {int(entry.changed[0].key[0]) for entry in answered}, "an exchange is not in the journal"
