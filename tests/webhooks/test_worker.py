"""Deliveries in the background, step by step: who is served, who waits, and for how long nothing is due."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from receivers import HOOK, orders

from understudy.clock import ManualClock
from understudy.messages import Request
from understudy.state.store import StateError
from understudy.webhooks import worker as module
from understudy.webhooks.deliver import Deliverer
from understudy.webhooks.hooks import deferred_deliveries
from understudy.webhooks.worker import DeliveryWorker

NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Served:
    """A deliverer that keeps what it is to deliver; `elsewhere` are endpoints that another process serves."""

    def __init__(self) -> None:
        self.pending: list[tuple[int, str]] = []
        self.made: list[tuple[int, str]] = []
        self.elsewhere: set[str] = set()
        self.following: datetime | None = None
        self.fails: Exception | None = None
        self.calls = 0

    def due(self) -> list[tuple[int, str]]:
        self.calls += 1
        return [each for each in self.pending if each not in self.made]

    def next_due(self) -> datetime | None:
        return self.following

    @contextmanager
    def serving(self, endpoint: str) -> Iterator[bool]:
        yield endpoint not in self.elsewhere

    def attempt(self, sequence: int, endpoint: str) -> None:
        if self.fails is not None:
            raise self.fails
        self.made.append((sequence, endpoint))


class Now:
    """Runs what is handed to a thread at once, or keeps it."""

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self.at_once = True

    def submit(self, act: Any) -> None:
        if self.at_once:
            act()
        else:
            self.kept.append(act)


class Workshop:
    """A worker with nothing of its own but its rules; its time is `seconds`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 100.0
        self.slow: dict[str, float] = {}
        monkeypatch.setattr(module, "monotonic", lambda: self.seconds)
        self.served, self.threads, self.timer = Served(), Now(), None
        self.worker = DeliveryWorker(cast("Deliverer", self.served), ManualClock(NOW), lambda: None, lambda: self.timer)
        self.worker._threads = cast("Any", self.threads)


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    return Workshop(monkeypatch)


def test_what_is_due_is_made_endpoint_by_endpoint_in_its_order(shop: Workshop) -> None:
    shop.served.pending = [(1, "a"), (2, "b"), (3, "a"), (4, "b")]
    shop.worker._hand_out()
    assert shop.served.made == [(1, "a"), (3, "a"), (2, "b"), (4, "b")]
    assert (shop.worker._serving, shop.worker._news) == (set(), True)


def test_an_endpoint_is_served_by_one_thread_at_a_time(shop: Workshop) -> None:
    shop.threads.at_once = False
    shop.served.pending = [(1, "a")]
    shop.worker._hand_out()
    shop.served.pending.append((2, "a"))
    shop.worker._hand_out()
    assert (len(shop.threads.kept), shop.worker._serving) == (1, {"a"})
    shop.threads.kept.pop()()
    assert (shop.served.made, shop.worker._serving) == ([(1, "a")], set())


def test_endpoints_take_turns(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SENDERS", 1)
    shop.threads.at_once = False
    shop.served.pending = [(number, name) for number, name in enumerate("aabbcc")]
    begun = []
    for _ in range(6):
        shop.worker._hand_out()
        [act] = shop.threads.kept
        shop.threads.kept.clear()
        begun.append(act.args[0])
        act()
        shop.served.made.clear()
    assert begun == ["a", "b", "c", "a", "b", "c"]


def test_some_threads_are_kept_for_who_was_not_slow(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SENDERS", 3)
    monkeypatch.setattr(module, "_FOR_SLOW", 1)
    shop.threads.at_once = False
    shop.worker._slow = {"a", "b", "c"}
    shop.served.pending = [(number, name) for number, name in enumerate("abcdef")]
    shop.worker._hand_out()
    assert [act.args[0] for act in shop.threads.kept] == ["a", "d", "e"]


@pytest.mark.parametrize(("taken", "is_slow", "made"), [(1.0, False, 2), (1.1, True, 1)])
def test_who_takes_long_is_slow_and_lets_others_by(
    shop: Workshop, taken: float, is_slow: bool, made: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.served.pending = [(1, "a"), (2, "a")]
    attempt = shop.served.attempt

    def slowly(sequence: int, endpoint: str) -> None:
        shop.seconds += taken if sequence == 1 else 0
        attempt(sequence, endpoint)

    monkeypatch.setattr(shop.served, "attempt", slowly)
    shop.worker._slow = set() if is_slow else {"a"}
    shop.worker._hand_out()
    assert (len(shop.served.made), "a" in shop.worker._slow) == (made, is_slow)


def test_what_another_process_serves_is_looked_for_again_after_a_while(shop: Workshop) -> None:
    shop.served.pending = [(1, "a"), (2, "b")]
    shop.served.elsewhere = {"a"}
    shop.served.following = NOW
    shop.worker._hand_out()
    assert (shop.served.made, set(shop.worker._elsewhere)) == ([(2, "b")], {"a"})
    assert shop.worker._pause() == 0.25
    shop.served.elsewhere = set()
    shop.seconds += 0.25 - 0.01
    shop.worker._hand_out()
    assert shop.served.made == [(2, "b")]
    shop.seconds += 0.01
    shop.worker._hand_out()
    assert (shop.served.made, shop.worker._elsewhere) == ([(2, "b"), (1, "a")], {})
    assert shop.worker._pause() == 0.001


def test_news_are_looked_for_at_once_unless_another_process_has_them(shop: Workshop) -> None:
    for elsewhere, is_news in ((set(), True), ({"a"}, False)):
        shop.served.pending, shop.served.made, shop.served.elsewhere = [(1, "a")], [], cast("set[str]", elsewhere)
        shop.worker._news = False
        shop.worker._hand_out()
        assert shop.worker._news is is_news


@pytest.mark.parametrize(
    ("due", "timer", "pause"),
    [
        (None, None, None),
        (0, None, 0.001),
        (-5, None, 0.001),
        (0.1, None, 0.1),
        (5, None, 0.25),
        (None, 0.1, 0.1),
        (5, 0.1, 0.1),
        (0.1, 5, 0.1),
    ],
)
def test_a_pause_lasts_until_something_is_due_or_somebody_may_have_moved_the_clock(
    shop: Workshop, due: float | None, timer: float | None, pause: float | None
) -> None:
    shop.served.following, shop.timer = (
        None if each is None else NOW + timedelta(seconds=each) for each in (due, timer)
    )
    assert shop.worker._pause() == pause


@pytest.mark.parametrize(
    ("error", "message", "is_news"),
    [
        (StateError("the disk is full"), "webhooks to a wait for the state: the disk is full", False),
        (ValueError("a bug"), "the delivery to a failed inside the mock", True),
    ],
)
def test_an_endpoint_whose_delivery_fails_inside_is_reported_and_free_again(
    shop: Workshop, error: Exception, message: str, is_news: bool, caplog: pytest.LogCaptureFixture
) -> None:
    shop.served.pending, shop.served.fails = [(1, "a")], error
    with caplog.at_level(logging.WARNING):
        shop.worker._hand_out()
    assert (shop.worker._serving, shop.worker._news, "a" in shop.worker._elsewhere) == (set(), is_news, not is_news)
    assert [record.getMessage() for record in caplog.records] == [message]


def test_a_worker_that_is_stopped_makes_no_more(shop: Workshop) -> None:
    shop.threads.at_once = False
    shop.served.pending = [(1, "a")]
    shop.worker._hand_out()
    shop.worker.stop()
    shop.threads.kept.pop()()
    assert shop.served.made == []
    shop.worker.wake()
    assert shop.worker._thread is None


def test_the_thread_outlives_what_goes_wrong_in_it(shop: Workshop, caplog: pytest.LogCaptureFixture) -> None:
    seen = threading.Semaphore(0)
    errors: list[Exception] = [StateError("not now"), KeyError("a bug")]

    def catch_up() -> None:
        seen.release()
        if errors:
            raise errors.pop(0)

    shop.worker._catch_up = catch_up
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            shop.worker.wake()
            assert seen.acquire(timeout=30)
        shop.worker.stop()
    assert [record.getMessage() for record in caplog.records] == [
        "webhooks wait for the state: not now",
        "the delivery of webhooks failed inside the mock",
    ]
    assert shop.served.calls >= 1


# What `mock.webhooks` does with its threads.


def test_deliveries_can_be_put_off_until_the_answer_is_written() -> None:
    mock, receiver = orders(delivery="sync")
    mock.webhooks.add_endpoint(HOOK)
    with deferred_deliveries() as events:
        mock.handle(Request("POST", "/orders", "", {"content-type": "application/json"}, b"{}"))
        mock.create("orders", emit=True)
        assert (receiver.sent, [each.sequence for each in events]) == ([], [1, 2])
    mock.create("orders", emit=True)
    assert [each.json["id"][-1] for each in receiver.sent] == ["3"]
    done = threading.Event()
    mock.webhooks.deliver_later(events, done.set)
    assert done.wait(30)
    assert [each.json["id"][-1] for each in receiver.sent] == ["3", "1", "2"]


def test_who_waits_for_what_was_put_off_hears_of_its_end_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    mock, _ = orders(delivery="sync")
    mock.webhooks.add_endpoint(HOOK)
    with deferred_deliveries() as events:
        mock.create("orders", emit=True)
    monkeypatch.setattr(mock.webhooks._deliverer, "attempt", lambda *_, **__: 1 / 0)
    done, logged = threading.Event(), threading.Event()
    monkeypatch.setattr("understudy.threads._log.exception", lambda *_: logged.set())
    mock.webhooks.deliver_later(events, done.set)
    assert done.wait(30)
    assert logged.wait(30)


@pytest.mark.parametrize(("delivery", "count"), [("manual", 0), ("sync", 1)])
def test_nothing_is_woken_but_in_the_background(delivery: Any, count: int) -> None:
    mock, receiver = orders(delivery=delivery)
    mock.webhooks.add_endpoint(HOOK)
    mock.create("orders", emit=True)
    mock.webhooks.wake()
    assert mock.webhooks._worker._thread is None
    assert len(receiver.sent) == count
