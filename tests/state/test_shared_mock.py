"""Two mocks over one database are one mock: what one of them does, the other has done."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from documents import answer
from postgres import execute, opened, own_database
from receivers import ORDERS

from understudy.broadcast import Subscription
from understudy.exchange import Request
from understudy.mock import Mock, open_mock
from understudy.state.shared import ConflictError
from understudy.state.shared_store import SharedStore
from understudy.state.store import Address, Change

pytestmark = pytest.mark.process

url = own_database

Pair = tuple[Mock, Mock]


@pytest.fixture
def pair(url: str) -> Iterator[list[Mock]]:
    with opened(url) as mocks:
        yield mocks


def order(mock: Mock, note: str = "x") -> Any:
    return answer(mock, "POST", "/orders", {"note": note})[1]


def created(subscription: Subscription) -> Any:
    """The note of the next order that was created."""
    while (message := subscription.get(5)).kind != "created":
        pass
    return message.after["note"]


def test_what_one_writes_the_other_reads_at_once(pair: Pair) -> None:
    one, other = pair
    for number in range(1, 6):
        assert order(one)["id"] == number
        assert answer(other, "GET", f"/orders/{number}")[0].status == 200
        one, other = other, one


def test_an_answer_that_was_kept_is_not_used_after_a_change_elsewhere(pair: Pair) -> None:
    one, other = pair
    order(one)
    for status in ("pending", "pending", "paid"):
        if status == "paid":
            answer(one, "POST", "/orders/1/pay")
        assert answer(other, "GET", "/orders/1")[1]["status"] == status


def test_changes_at_the_same_time_are_made_one_after_another(pair: Pair) -> None:
    order(pair[0])
    keys: list[int] = []

    def run(mock: Mock) -> None:
        for _ in range(20):
            keys.append(order(mock)["id"])
            answer(mock, "POST", "/orders/1/pay")

    threads = [threading.Thread(target=run, args=(mock,)) for mock in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Who decided in vain has taken a number, which then nobody has.
    assert len(set(keys)) == 40
    assert {record["id"] for record in pair[0].records("orders")} == {1, *keys}
    assert [event.sequence for event in pair[0].webhooks.events(order="oldest", type="order.created")] == sorted(
        event.sequence for event in pair[1].webhooks.events(type="order.created")
    )
    assert len(pair[0].transitions()) == 1  # who is too late is refused


def test_the_one_who_comes_second_decides_anew(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = pair
    order(one)
    store = one.store
    assert isinstance(store, SharedStore)
    write, conflicts = store.database.write, []

    def late(*arguments: Any, **options: Any) -> Any:
        if not conflicts:
            conflicts.append(answer(other, "POST", "/orders/1/pay")[0].status)
        try:
            return write(*arguments, **options)
        except ConflictError:
            conflicts.append("conflict")
            raise

    monkeypatch.setattr(store.database, "write", late)
    assert answer(one, "POST", "/orders/1/pay")[0].status == 409
    assert conflicts == [200, "conflict"]


def test_the_journal_is_one_and_numbered_as_it_came(pair: Pair) -> None:
    one, other = pair
    order(one)
    answer(other, "GET", "/orders")
    answer(one, "GET", "/orders/9")
    for mock in pair:
        assert [(entry.sequence, entry.response.status) for entry in mock.journal] == [(1, 201), (2, 200), (3, 404)]
    one.forget_exchanges([2])
    assert [entry.sequence for entry in other.journal] == [1, 3]
    answer(other, "GET", "/orders")
    assert [entry.sequence for entry in one.journal] == [1, 3, 4]
    other.forget_exchanges()
    assert len(one.journal) == 0
    answer(one, "GET", "/orders")
    assert [entry.sequence for entry in other.journal] == [5]
    assert one.journal.id == other.journal.id


def test_the_clock_is_one_and_what_it_brings_happens_once(pair: Pair) -> None:
    one, other = pair
    order(one)
    answer(one, "POST", "/orders/1/pay")
    one.advance(timedelta(days=400))
    assert abs(other.clock.now() - one.clock.now()) < timedelta(seconds=1) or other.transitions()
    other.catch_up()
    assert abs(other.clock.now() - one.clock.now()) < timedelta(seconds=1)
    assert one.transitions() == other.transitions()
    one.reset()
    other.catch_up()
    assert abs(other.clock.now() - one.clock.others()) < timedelta(seconds=1)


def test_a_subscriber_hears_what_others_do(pair: Pair) -> None:
    one, other = pair
    with one.subscribe("orders/*") as subscription, other.subscribe("events:order.created") as events:
        order(other, "from the other")
        assert created(subscription) == "from the other"
        order(one, "from itself")
        assert created(subscription) == "from itself"
        assert [events.get(5).key, events.get(5).key] == [("1",), ("2",)]
        newest = one.broadcast.sequence
    order(one, "while nobody listened")
    for mock in pair:
        with mock.subscribe("orders/*", after=newest) as subscription:
            assert subscription.gap is None
            assert created(subscription) == "while nobody listened"


def test_a_wait_ends_when_another_process_commits(pair: Pair) -> None:
    one, other = pair
    found: list[Any] = []
    waiting = threading.Thread(target=lambda: found.extend(other.webhooks.wait(after=0, timeout=30)))
    waiting.start()
    order(one)
    waiting.join(10)
    assert [event.type for event in found] == ["order.created"]


def test_a_listener_of_the_journal_is_woken_by_others(pair: Pair) -> None:
    one, other = pair
    woken = threading.Event()
    other.journal.listen(woken.set)
    answer(one, "GET", "/orders")
    assert woken.wait(10)


def test_who_listened_to_nothing_for_a_while_reads_all_that_was_notified(url: str, pair: Pair) -> None:
    one, other = pair
    with other.subscribe("orders/*") as subscription:
        execute(
            url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        order(one)
        assert subscription.get(10).key == ("1",)


def test_who_starts_later_goes_on(url: str, pair: Pair) -> None:
    order(pair[0])
    third = open_mock(ORDERS, state=url)
    assert [record["id"] for record in third.records("orders")] == [1]
    assert [entry.sequence for entry in third.journal] == [1]
    assert order(third)["id"] == 2
    third.store.close()


def test_what_was_deleted_long_ago_is_forgotten_and_who_slept_reads_everything(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("understudy.state.postgres._TRIMMED", 4)
    one, other = pair
    for _ in range(12):
        order(one)
        one.webhooks.clear()
    assert [record["id"] for record in other.records("orders")] == list(range(1, 13))
    assert other.webhooks.events() == ()


def test_the_database_forgets_the_oldest_marks_of_deleted_records(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("understudy.state.postgres._TRIMMED", 4)
    monkeypatch.setattr("understudy.state.marks._MOST", 3)
    with closing(SharedStore(url)) as store:
        for key in "123456789":
            store.apply([Change(Address("/things", (), (key,)), {})])
            store.apply([Change(Address("/things", (), (key,)), None)])
        assert [key for key in "123456789" if store.deleted(Address("/things", (), (key,)))] == ["7", "8", "9"]
    [(rows,)] = execute(url, "SELECT count(*) FROM understudy.records WHERE marked")
    assert isinstance(rows, int)
    assert rows < 9


def test_the_journal_has_no_more_rows_than_it_may(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("understudy.state.shared_journal._TRIMMED", 10)
    mock = open_mock(ORDERS, state=url, journal_limit=5)
    for _ in range(20):
        answer(mock, "GET", "/orders")
    assert [entry.sequence for entry in mock.journal] == [16, 17, 18, 19, 20]
    assert execute(url, "SELECT min(sequence), count(*) FROM understudy.journal") == [(16, 5)]
    mock.store.close()


def test_an_exchange_keeps_its_body_byte_for_byte(pair: Pair) -> None:
    pair[0].handle(Request("POST", "/orders", "a=%00", {"content-type": "application/json"}, b'{"note": "\xff"}'))
    [entry] = pair[1].journal
    assert (entry.request.query, entry.request.body) == ("a=%00", b'{"note": "\xff"}')
    assert json.loads(entry.response.body)["status"] == entry.response.status
