"""The outbox and the attempts by themselves: what is pending, what makes room, and what an attempt leaves behind."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from receivers import HOOK, Receiver, orders

from understudy.clock import ManualClock
from understudy.mock import Mock
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change
from understudy.webhooks import outbox as module
from understudy.webhooks.outbox import EVENTS, Attempt, Delivery, DeliveryStatus, Event, Outbox, event_address
from understudy.webhooks.sender import Outcome

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SECRET = "whsec_" + "A" * 32
OTHER = "whsec_" + "B" * 32


def delivery(status: DeliveryStatus = "pending", endpoint: str = "ep_1", due: datetime | None = None) -> Delivery:
    return Delivery(endpoint, HOOK, status, 3, None if due is None else due.isoformat())


def event(sequence: int, *deliveries: Delivery) -> Event:
    made = f"evt_{sequence}", "order.paid", "then", "then", "/orders", ("1",), {"a": [1]}
    return Event(sequence, *made, deliveries or (delivery(),))


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def outbox(store: MemoryStore) -> Outbox:
    return Outbox(store, ManualClock(NOW))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ("", "skipped"),
        ("delivered", "delivered"),
        ("delivered delivered", "delivered"),
        ("delivered dropped", "dropped"),
        ("dropped failed delivered", "failed"),
        ("delivered failed pending dropped", "pending"),
    ],
)
def test_an_event_is_what_the_least_finished_of_its_deliveries_is(statuses: Any, expected: str) -> None:
    found = tuple(delivery(status, f"ep_{number}") for number, status in enumerate(statuses.split()))
    assert replace(event(1), deliveries=found).status == expected


def test_an_event_is_the_same_as_json_and_changes_at_one_endpoint() -> None:
    attempt = Attempt("then", 500, "HTTP 500", 0.5, (("A", "b"), ("A", "c")), "body", "duplicate")
    one, other = delivery("failed"), replace(delivery("delivered", "ep_2"), attempts=(attempt,), delivered_at="now")
    made = replace(event(7, one, other), callback=True)
    again = Event.from_json(json.loads(json.dumps(made.to_json())))
    assert again == made
    assert made.to_json()["payload"] is made.payload
    assert (made.at("ep_2"), made.at("ep_1"), made.at("ep_3")) == (other, one, None)
    changed = replace(one, status="delivered")
    assert made.with_delivery(changed).deliveries == (changed, other)
    assert made.with_delivery(delivery(endpoint="ep_9")).deliveries == (one, other)


def test_what_is_pending_is_listed_in_the_order_of_the_events(outbox: Outbox) -> None:
    later = NOW + timedelta(hours=1)
    outbox.note(event(2, delivery(endpoint="ep_2", due=later), delivery(endpoint="ep_1")))
    outbox.note(event(1, delivery(), delivery("failed", "ep_2"), delivery("dropped", "ep_3")))
    assert outbox.pending() == [(1, "ep_1", None), (2, "ep_1", None), (2, "ep_2", later)]
    outbox.note(event(2, delivery("delivered", "ep_2"), delivery(endpoint="ep_1", due=NOW)))
    assert outbox.pending() == [(1, "ep_1", None), (2, "ep_1", NOW)]


def test_an_event_that_is_put_says_when_and_stays_after_a_look_at_the_store(outbox: Outbox, store: MemoryStore) -> None:
    outbox.put(event(1))
    outbox.put(event(2, delivery("failed")))
    assert [(each.sequence, each.updated_at) for each in outbox] == [
        (1, "2026-01-01T00:00:00Z"),
        (2, "2026-01-01T00:00:00Z"),
    ]
    assert (len(outbox), outbox.get(9)) == (2, None)
    again = Outbox(store, ManualClock(NOW))
    assert again.pending() == []
    again.rebuild()
    assert again.pending() == [(1, "ep_1", None)]
    store.next_number(EVENTS)
    again.clear()
    assert (again.pending(), len(again), store.last_number(EVENTS)) == ([], 0, 1)


def test_the_oldest_make_room_in_time_and_what_waits_follows_later(
    outbox: Outbox, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    monkeypatch.setattr(module, "_AT_ONCE", 3)

    def add(sequence: int, status: DeliveryStatus = "delivered") -> list[int]:
        gone = outbox.outdated(sequence)
        store.apply([Change(each, None) for each in gone])
        outbox.put(event(sequence, delivery(status)))
        return [int(each.key[0]) for each in gone]

    waiting: dict[int, DeliveryStatus] = {1: "pending", 2: "pending", 3: "pending"}
    assert [add(number, waiting.get(number, "delivered")) for number in range(1, 7)] == [[]] * 6
    assert add(7) == [4]
    for number in (1, 2, 3):
        outbox.put(event(number, delivery("failed")))
    # So many are looked at each time, those that are gone among them.
    assert [add(8), add(9), add(10), add(11)] == [[1, 2], [3], [5, 6], [7]]
    assert [each.sequence for each in outbox] == [8, 9, 10, 11]


def test_what_was_to_make_room_is_named_until_it_is_gone(
    outbox: Outbox, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 1)
    outbox.put(event(1, delivery("delivered")))
    assert outbox.outdated(1) == []
    assert outbox.outdated(2) == outbox.outdated(2) == [Address(EVENTS, (), ("1",))] == [event_address(1)]
    store.apply([Change(event_address(1), None)])
    assert outbox.outdated(2) == []


# Attempts.


def subscribed(**more: Any) -> tuple[Mock, Receiver]:
    mock, receiver = orders(**more)
    mock.webhooks.add_endpoint(HOOK, secret=SECRET)
    return mock, receiver


def test_a_delivery_that_is_under_way_is_not_begun_again() -> None:
    mock, receiver = subscribed()
    made: list[Any] = []

    class Again(Receiver):
        def send(self, *args: Any) -> Outcome:
            made.append(mock.webhooks._deliverer.attempt(1, "ep_1", in_order=False))
            return receiver.send(*args)

    mock.webhooks._deliverer._sender = Again()
    mock.create("orders", emit=True)
    assert len(mock.webhooks.deliver()) == 1
    assert (made, len(receiver.sent), mock.webhooks._deliverer._under_way) == ([[]], 1, set())
    assert mock.webhooks._deliverer.attempt(1, "ep_1") == []
    assert mock.webhooks._deliverer.attempt(9, "ep_1") == mock.webhooks._deliverer.attempt(1, "ep_9") == []


def test_what_is_cleared_while_it_is_sent_leaves_nothing() -> None:
    mock, receiver = subscribed()

    class Clearing(Receiver):
        def send(self, *args: Any) -> Outcome:
            mock.webhooks.clear()
            return receiver.send(*args)

    mock.webhooks._deliverer._sender = Clearing()
    mock.create("orders", emit=True)
    assert len(mock.webhooks.deliver()) == 1
    assert (mock.webhooks.events(), mock.webhooks.next_due()) == ((), None)


@pytest.mark.parametrize("kind", ["delay", "drop", "reorder"])
def test_what_is_cleared_while_chaos_is_looked_up_leaves_nothing(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add(kind)
    taken = mock.webhooks.chaos.take

    def take(event: str, endpoint: str) -> Any:
        mock.webhooks.clear()
        return taken(event, endpoint)

    monkeypatch.setattr(mock.webhooks.chaos, "take", take)
    mock.create("orders", emit=True)
    assert mock.webhooks.deliver() == ()
    assert (mock.webhooks.events(), mock.webhooks.next_due(), receiver.sent) == ((), None, [])


def test_an_attempt_says_what_was_sent_and_what_came_back() -> None:
    mock, receiver = subscribed()
    mock.create("orders", emit=True)
    receiver.answer(Outcome(503, None, 1.5, {"retry-after": "7"}, "x" * 3_000))
    [attempt] = mock.webhooks.deliver()
    assert (attempt.status, attempt.error, attempt.duration, attempt.body, attempt.chaos) == (
        *(503, "HTTP 503", 1.5, "x" * 2048),
        None,
    )
    assert dict(attempt.headers) == receiver.sent[0].headers
    assert list(dict(attempt.headers))[:2] == ["Content-Type", "User-Agent"]
    assert attempt.time == "2026-01-01T00:00:00+00:00"
    [found] = mock.webhooks.event(1).deliveries
    assert found.next_attempt_at == "2026-01-01T00:00:07+00:00"
    assert found.attempts == (attempt,)
    assert mock.webhooks._deliverer.attempt(1, "ep_1") == []  # it is not due yet


def test_a_duplicate_is_no_try() -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add("duplicate")
    mock.create("orders", emit=True)
    receiver.answer(*[500] * 9)
    mock.webhooks.drain(advance_clock=True)
    assert len(receiver.sent) == 5  # two by chaos, and the three of the schedule
    assert mock.webhooks.event(1).status == "failed"


def test_the_next_one_is_due_when_the_first_of_all_is() -> None:
    mock, receiver = subscribed()
    mock.webhooks.add_endpoint(f"{HOOK}/2")
    mock.create("orders", emit=True)
    receiver.answer(Outcome(503, headers={"retry-after": "90"}), 500)
    mock.webhooks.deliver()
    assert mock.webhooks.next_due() == mock.clock.now() + timedelta(seconds=5)
    mock.clock.advance(timedelta(seconds=5))
    assert mock.webhooks._deliverer.due() == [(1, "ep_2")]
    mock.create("orders", emit=True)
    assert mock.webhooks.next_due() == mock.clock.now()


def test_what_was_held_back_is_let_go_by_a_reset() -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add("reorder")
    mock.create("orders", emit=True)
    assert mock.webhooks.deliver() == ()
    assert mock.webhooks._deliverer._held == {"ep_1": (1, "ep_1")}
    mock.reset()
    assert mock.webhooks._deliverer._held == {}
    mock.create("orders", emit=True)
    mock.webhooks.deliver()
    assert [each.json["id"] for each in receiver.sent] == ["evt_000001"]


def test_what_is_held_back_follows_what_was_sent_there_and_nothing_else() -> None:
    mock, receiver = subscribed()
    mock.webhooks.add_endpoint(f"{HOOK}/2")
    mock.webhooks.chaos.add("reorder", endpoint="ep_1")
    mock.create("orders", emit=True)
    mock.webhooks.deliver()
    assert [each.url[-1] for each in receiver.sent] == ["2"]
    mock.create("orders", emit=True)
    mock.webhooks.deliver()
    assert [(each.json["id"][-1], each.url[-1]) for each in receiver.sent[1:]] == [("2", "k"), ("1", "k"), ("2", "2")]


@pytest.mark.parametrize(("rotated", "signs_with_retired"), [(False, False), (True, True)])
def test_an_old_secret_is_the_one_that_was_retired_last_or_made_up(rotated: bool, signs_with_retired: bool) -> None:
    mock, receiver = subscribed()
    if rotated:
        mock.webhooks.rotate_secret("ep_1", OTHER)
        mock.webhooks.retire_secret("ep_1")
    mock.create("orders", emit=True)
    mock.webhooks.chaos.add("old-secret")
    mock.webhooks.deliver()
    mock.webhooks.redeliver(1)
    damaged, right = (each.headers["webhook-signature"] for each in receiver.sent)
    assert damaged != right
    other, _ = orders()
    other.webhooks.add_endpoint(HOOK, secret=SECRET)
    other.create("orders", emit=True)
    other.webhooks.deliver()
    [attempt] = other.webhooks.event(1).deliveries[0].attempts
    assert (dict(attempt.headers)["webhook-signature"] == damaged) is signs_with_retired


def test_a_stale_timestamp_is_as_old_as_its_rule_says() -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add("stale-timestamp", by=timedelta(hours=2, seconds=0.9))
    mock.create("orders", emit=True)
    mock.webhooks.deliver()
    assert receiver.sent[0].headers["webhook-timestamp"] == str(1767225600 - 7200)


def test_an_endpoint_without_a_secret_is_sent_no_signature() -> None:
    mock, receiver = subscribed()
    [known] = mock.webhooks.endpoints()
    mock.webhooks._endpoints._put(replace(known, secrets=()))
    mock.create("orders", emit=True)
    mock.webhooks.deliver()
    assert list(receiver.sent[0].headers) == ["Content-Type", "User-Agent"]
