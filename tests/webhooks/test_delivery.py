"""Events: what is sent, when, how often and signed how; chaos; callbacks. Time is the mock's, the receiver a list."""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import standardwebhooks
from hypothesis import given
from hypothesis import strategies as st
from orders_document import call
from receivers import HOOK, Receiver, orders

from understudy.mock import Mock
from understudy.records import MockError, UnknownResourceError
from understudy.state.durable import DurableStore
from understudy.webhooks.deliver import retry_after
from understudy.webhooks.sender import Outcome
from understudy.webhooks.targets import TargetRefusedError, Targets

SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()
OTHER = "whsec_" + base64.b64encode(b"another secret of 24 byte").decode()


def paid(mock: Mock) -> None:
    mock.create("orders")
    mock.transition("orders", len(mock.records("orders")), to="paid")


def subscribed(**more: Any) -> tuple[Mock, Receiver]:
    mock, receiver = orders(**more)
    mock.webhooks.add_endpoint(HOOK, secret=SECRET)
    return mock, receiver


def statuses(mock: Mock) -> list[str]:
    return [entry.status for event in mock.webhooks.events(order="oldest") for entry in event.deliveries]


# What is emitted.


def test_events_come_of_the_api_and_of_the_driver_alike() -> None:
    mock, receiver = subscribed()
    call(mock, "POST", "/orders", {"note": "x"})
    call(mock, "POST", "/orders/1/pay")
    mock.create("orders")
    mock.create("orders", emit=True)
    mock.delete("orders", 2)
    assert call(mock, "GET", "/orders/1")[0] == 200
    assert receiver.sent == []
    mock.webhooks.deliver()
    assert receiver.types == ["order.created", "order.paid", "order.created", "order.deleted"]
    assert receiver.sent[1].json == {
        "id": "evt_000002",
        "type": "order.paid",
        "timestamp": "2026-01-01T00:00:00Z",
        "data": {"id": 1, "status": "paid", "note": "x"},
    }


def test_events_are_listed_newest_first_and_filtered() -> None:
    mock, _ = subscribed()
    paid(mock)
    mock.create("orders", emit=True)
    events = mock.webhooks.events()
    assert [event.type for event in events] == ["order.created", "order.paid"]
    assert [event.sequence for event in mock.webhooks.events(order="oldest")] == [1, 2]
    assert [event.type for event in mock.webhooks.events(type="order.paid")] == ["order.paid"]
    assert [event.sequence for event in mock.webhooks.events(after=1)] == [2]
    assert (events[1].resource, events[1].key, events[1].callback) == ("/orders", ("1",), False)
    assert mock.webhooks.event("evt_000001") == events[1]
    with pytest.raises(ValueError, match=r"the document has no webhook 'order.payd'; did you mean order.paid\?"):
        mock.webhooks.events(type="order.payd")
    with pytest.raises(LookupError, match="there is no event 'x'"):
        mock.webhooks.event("x")
    mock.webhooks.clear()
    assert mock.webhooks.events() == ()
    assert len(mock.records("orders")) == 2


def test_events_are_filtered_by_what_they_are_about() -> None:
    mock, _ = subscribed()
    paid(mock)
    mock.create("orders", emit=True)
    mock.delete("orders", 1)

    def about(**wanted: Any) -> list[tuple[str, str]]:
        return [(event.type, event.key[0]) for event in mock.webhooks.events(order="oldest", **wanted)]

    everything = [("order.paid", "1"), ("order.created", "2"), ("order.deleted", "1")]
    assert about() == about(resource="Order") == about(resource="/orders") == everything
    assert about(resource="customers") == []
    assert about(resource="orders", key=1) == about(resource="orders", key=["1"]) == [everything[0], everything[2]]
    assert about(resource="orders", key=2, type="order.created") == [everything[1]]
    assert about(resource="orders", key=9) == []
    with pytest.raises(UnknownResourceError, match=r"^the document has no resource 'ordrs'; did you mean orders\?$"):
        about(resource="ordrs")
    with pytest.raises(MockError, match=r"^orders needs 1 keys \(id\); got 2$"):
        about(resource="orders", key=(1, 2))
    with pytest.raises(ValueError, match=r"^key= needs resource=, since other resources may have a 1 too$"):
        about(key=1)
    with pytest.raises(
        ValueError, match=r"^status is one of pending, delivered, failed, dropped, skipped; got 'lost'$"
    ):
        about(status="lost")


def test_an_event_that_nobody_subscribed_to_is_skipped() -> None:
    mock, receiver = orders()
    paid(mock)
    late = mock.webhooks.add_endpoint(HOOK)
    (event,) = mock.webhooks.events(status="skipped")
    assert (event.status, event.deliveries) == ("skipped", ())
    assert mock.webhooks.deliver() == mock.webhooks.drain(advance_clock=True) == ()
    assert mock.webhooks.deliver_now(event.id) == event
    mock.webhooks.remove_endpoint(late.id)
    assert receiver.sent == []
    assert mock.webhooks.events(status="pending") == ()


def test_the_status_of_an_event_is_that_of_its_deliveries() -> None:
    mock, receiver = subscribed()
    mock.webhooks.add_endpoint("http://127.0.0.1:2/other")
    paid(mock)
    assert mock.webhooks.event(1).status == "pending"
    receiver.answer(410)
    assert [attempt.error for attempt in mock.webhooks.deliver()] == ["HTTP 410", None]
    assert [entry.status for entry in mock.webhooks.event(1).deliveries] == ["failed", "delivered"]
    assert mock.webhooks.event(1).status == "failed"
    assert mock.webhooks.events(status="delivered") == mock.webhooks.events(status="failed") == mock.webhooks.events()


def test_one_event_is_delivered_now_until_it_is_settled() -> None:
    mock, receiver = subscribed()
    paid(mock)
    mock.create("orders", emit=True)
    receiver.answer(500, 500, 204)
    first = mock.webhooks.deliver_now("evt_000001")
    assert [(each.status, each.error) for each in first.deliveries[0].attempts] == [(500, "HTTP 500")]
    assert mock.webhooks.deliver() != ()  # the second event; the first waits for its retry
    assert first.deliveries[0].next_attempt_at is not None
    assert mock.webhooks.event(1) == first
    third = mock.webhooks.deliver_now(1)  # before its retry is due
    assert [each.error for each in third.deliveries[0].attempts] == ["HTTP 500", None]
    assert third.status == "delivered"
    assert mock.webhooks.deliver_now("1") == third == mock.webhooks.event("evt_000001")
    assert len(receiver.sent) == 3
    with pytest.raises(LookupError, match=r"^there is no event 'evt_9'$"):
        mock.webhooks.deliver_now("evt_9")


def test_an_event_says_when_it_changed_last() -> None:
    mock, receiver = subscribed()
    paid(mock)

    def times() -> tuple[str, str]:
        (event,) = mock.webhooks.events()
        return event.created_at[11:], event.updated_at[11:]

    assert times() == ("00:00:00Z", "00:00:00Z")
    receiver.answer(500)
    mock.clock.advance(timedelta(seconds=1))
    mock.webhooks.deliver()
    assert times() == ("00:00:00Z", "00:00:01Z")
    mock.webhooks.drain(advance_clock=True)
    assert times() == ("00:00:00Z", "00:00:06Z")
    mock.clock.advance(timedelta(seconds=4))
    assert times() == ("00:00:00Z", "00:00:06Z")
    mock.webhooks.redeliver("evt_000001")
    assert times() == ("00:00:00Z", "00:00:10Z")


def test_no_event_is_emitted_of_what_did_not_happen() -> None:
    mock, _ = subscribed()
    call(mock, "POST", "/orders", {})
    before = mock.webhooks.events()
    assert call(mock, "PATCH", "/orders/1", {"status": "closed"})[0] == 409
    with pytest.raises(MockError):
        mock.transition("orders", 1, to="closed")
    assert mock.webhooks.events() == before


def test_an_event_off_contract_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    overlay = tmp_path / "wrong.overlay.yaml"
    payload = {"id": "$event#/id", "type": 5, "timestamp": "$event#/time", "data": "$record#"}
    event = {"collection": "/orders", "when": "create", "payload": payload}
    actions = [{"target": "$.webhooks['order.created'].post", "update": {"x-mock-event": event}}]
    overlay.write_text(json.dumps({"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": actions}))
    mock, _ = orders(overlays=[overlay])
    status, body = call(mock, "POST", "/orders", {})
    assert status == 500
    (error,) = body["errors"]
    assert (error["location"], error["pointer"]) == ("webhook order.created", "/type")
    assert (mock.records("orders"), mock.webhooks.events()) == ([], ())
    with pytest.raises(MockError, match="the event that this brings would break the document"):
        mock.create("orders", emit=True)
    assert mock.records("orders") == []


# Who is notified.


def test_each_endpoint_gets_what_it_subscribed_to_in_order() -> None:
    mock, receiver = orders()
    mock.webhooks.add_endpoint("http://127.0.0.1:1/all", secret=SECRET)
    mock.webhooks.add_endpoint("http://127.0.0.1:1/paid", events=["order.paid"], secret=SECRET)
    paid(mock)
    mock.create("orders", emit=True)
    paid(mock)
    mock.webhooks.deliver()
    received = [(sent.url.rpartition("/")[2], sent.json["type"]) for sent in receiver.sent]
    assert [kind for name, kind in received if name == "all"] == ["order.paid", "order.created", "order.paid"]
    assert [kind for name, kind in received if name == "paid"] == ["order.paid", "order.paid"]


def test_an_endpoint_is_notified_of_what_happens_after_it_subscribed() -> None:
    mock, receiver = orders()
    paid(mock)
    mock.webhooks.add_endpoint(HOOK, secret=SECRET)
    assert mock.webhooks.deliver() == ()
    assert receiver.sent == []
    assert mock.webhooks.events()[0].deliveries == ()


@pytest.mark.parametrize(
    ("url", "more", "wrong"),
    [
        ("ftp://127.0.0.1/", {}, "'ftp://127.0.0.1/' is no http or https URL"),
        ("127.0.0.1:80", {}, "'127.0.0.1:80' is no http or https URL"),
        ("http://[::1/x", {}, "'http://[::1/x' is no URL"),
        ("http://127.0.0.1:99999/", {}, "'http://127.0.0.1:99999/' is no URL"),
        ("http://u:p@127.0.0.1/", {}, "'http://u:p@127.0.0.1/' has a user in it; leave it out"),
        (
            "http://10.0.0.1/x",
            {},
            "webhooks may not be sent to http://10.0.0.1/x: only to this machine, or with "
            "--allow-webhook-host 10.0.0.1",
        ),
        (
            "https://example.com/x",
            {},
            "webhooks may not be sent to https://example.com/x: only to this machine, or with "
            "--allow-webhook-host example.com",
        ),
        (HOOK, {"events": ["order.payd"]}, "the document has no webhook 'order.payd'; did you mean order.paid?"),
        (
            HOOK,
            {"secret": "s"},
            "a secret for standard-webhooks must be whsec_ and then base64, of 24 to 64 random bytes by custom, "
            "such as whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh",
        ),
    ],
)
def test_a_wrong_subscription_is_reported(url: str, more: dict[str, Any], wrong: str) -> None:
    mock, _ = orders()
    with pytest.raises(ValueError, match=f"^{re.escape(wrong)}$"):
        mock.webhooks.add_endpoint(url, **more)
    assert mock.webhooks.endpoints() == ()


def test_hosts_can_be_allowed_and_a_name_that_leads_elsewhere_is_not() -> None:
    assert Targets(["Example.com"]).resolve("https://example.com/x?y=1").path == "/x?y=1"
    assert Targets().resolve("http://localhost:81").port == 81
    assert Targets(["10.0.0.1"]).resolve("http://10.0.0.1/").host == "10.0.0.1"
    with pytest.raises(TargetRefusedError):
        Targets(["example.com"]).resolve("https://www.example.com/")
    with pytest.raises(ValueError, match="'http://x' is no host name; give a name or an address without scheme"):
        Targets(["http://x"])


def test_a_refused_target_is_recorded_at_delivery() -> None:
    mock, receiver = orders()
    call(mock, "POST", "/orders", {"callback_url": "http://example.com/x"})
    mock.webhooks.deliver()
    (event,) = mock.webhooks.events(type="order_taken")
    (delivery,) = event.deliveries
    assert (delivery.status, receiver.sent) == ("failed", [])
    assert str(delivery.attempts[0].error).startswith("webhooks may not be sent to http://example.com/x?id=1: only to")


# How often.


def test_a_failed_delivery_is_made_again_on_schedule() -> None:
    mock, receiver = subscribed()
    paid(mock)
    receiver.answer(500, Outcome(None, "connection refused"))
    mock.webhooks.deliver()
    assert statuses(mock) == ["pending"]
    assert mock.webhooks.deliver() == ()
    mock.clock.advance(timedelta(seconds=4))
    assert mock.webhooks.deliver() == ()
    mock.clock.advance(timedelta(seconds=1))
    (second,) = mock.webhooks.deliver()
    assert (second.status, second.error) == (None, "connection refused")
    mock.clock.advance(timedelta(seconds=60))
    mock.webhooks.deliver()
    (delivery,) = mock.webhooks.events()[0].deliveries
    assert (delivery.status, delivery.delivered_at) == ("delivered", "2026-01-01T00:01:05+00:00")
    assert [(entry.status, entry.time[14:19]) for entry in delivery.attempts] == [
        (500, "00:00"),
        (None, "00:05"),
        (204, "01:05"),
    ]
    assert len({sent.headers["webhook-id"] for sent in receiver.sent}) == 1
    assert [sent.headers["webhook-timestamp"] for sent in receiver.sent] == ["1767225600", "1767225605", "1767225665"]


def test_drain_walks_the_whole_schedule_in_virtual_time() -> None:
    mock, receiver = subscribed()
    paid(mock)
    receiver.answer(*[500] * 9)
    start = mock.clock.now()
    assert len(mock.webhooks.drain()) == 1
    assert [entry.status for entry in mock.webhooks.drain(advance_clock=True)] == [500, 500]
    assert mock.clock.now() - start == timedelta(seconds=65)
    assert statuses(mock) == ["failed"]
    assert [event.id for event in mock.webhooks.dead_letters()] == ["evt_000001"]
    assert mock.webhooks.next_due() is None


def test_a_dead_letter_can_be_delivered_again() -> None:
    mock, receiver = subscribed()
    paid(mock)
    receiver.answer(500, 500, 500)
    mock.webhooks.drain(advance_clock=True)
    (attempt,) = mock.webhooks.redeliver("evt_000001")
    assert (attempt.status, statuses(mock)) == (204, ["delivered"])
    assert mock.webhooks.dead_letters() == ()


@pytest.mark.parametrize("status", [199, 301, 302, 304, 400, 404, 429, 500, 503])
def test_only_2xx_is_success(status: int) -> None:
    mock, receiver = subscribed()
    paid(mock)
    receiver.answer(status)
    mock.webhooks.deliver()
    assert statuses(mock) == ["pending"]


def test_a_redirect_is_a_failure_and_not_followed() -> None:
    mock, receiver = subscribed()
    paid(mock)
    receiver.answer(Outcome(302, headers={"location": HOOK}))
    mock.webhooks.deliver()
    assert (statuses(mock), len(receiver.sent)) == (["pending"], 1)


def test_410_disables_the_endpoint() -> None:
    mock, receiver = subscribed()
    paid(mock)
    receiver.answer(410)
    mock.webhooks.deliver()
    assert statuses(mock) == ["failed"]
    assert mock.webhooks.endpoints()[0].disabled == "it answered 410 Gone"
    paid(mock)
    assert mock.webhooks.events()[0].deliveries == ()
    mock.webhooks.add_endpoint(HOOK, secret=SECRET)
    paid(mock)
    mock.webhooks.deliver()
    assert len(receiver.sent) == 2


def test_retry_after_is_honoured_where_it_is_longer() -> None:
    mock, receiver = subscribed()
    paid(mock)
    receiver.answer(Outcome(503, headers={"retry-after": "120"}), Outcome(503, headers={"retry-after": "1"}))
    mock.webhooks.deliver()
    assert mock.webhooks.next_due() == mock.clock.now() + timedelta(seconds=120)
    mock.clock.advance(timedelta(seconds=120))
    mock.webhooks.deliver()
    assert mock.webhooks.next_due() == mock.clock.now() + timedelta(minutes=1)


NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, 0),
        ("0", 0),
        ("90", 90),
        ("Thu, 01 Jan 2026 00:02:00 GMT", 120),
        ("Wed, 31 Dec 2025 00:00:00 GMT", 0),
        ("99999999999", 86400),
        ("9" * 5000, 86400),
        ("86400", 86400),
        ("86401", 86400),
        ("0000000000000000060", 60),
        ("Fri, 02 Jan 2026 00:00:01 GMT", 86400),
        ("Wed, 01 Jan 2031 00:00:00 GMT", 86400),
        ("Thu, 01 Jan 2026 02:00:30 +0200", 30),
        ("Thu, 01 Jan 2026 00:02:00", 120),
        ("soon", 0),
        ("-5", 0),
        ("٣", 0),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: int) -> None:
    assert retry_after(value, NOW) == timedelta(seconds=seconds)


@given(st.text())
def test_retry_after_may_be_anything(value: str) -> None:
    assert timedelta() <= retry_after(value, NOW) <= timedelta(hours=24)


def jittered(seed: int, tmp_path: Path) -> list[str]:
    overlay = tmp_path / "jitter.overlay.yaml"
    update = {"x-mock-delivery": {"sign": "none", "retry": "standard", "jitter": 0.2}}
    actions = [{"target": "$['x-mock-delivery'].retry", "remove": True}, {"target": "$", "update": update}]
    overlay.write_text(json.dumps({"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": actions}))
    mock, receiver = orders(overlays=[overlay], seed=seed)
    mock.webhooks.add_endpoint(HOOK)
    paid(mock)
    receiver.answer(*[500] * 20)
    return [attempt.time for attempt in mock.webhooks.drain(advance_clock=True)]


def test_a_redelivery_is_of_its_event_alone() -> None:
    mock, receiver = subscribed()
    paid(mock)
    paid(mock)
    mock.webhooks.redeliver("evt_000001")
    assert [sent.headers["webhook-id"] for sent in receiver.sent] == ["evt_000001"]
    assert statuses(mock) == ["delivered", "pending"]


def test_jitter_comes_from_the_seed(tmp_path: Path) -> None:
    times = [datetime.fromisoformat(text) for text in jittered(1, tmp_path)]
    waits = [(after - before).total_seconds() for before, after in pairwise(times)]
    table = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
    assert len(waits) == len(table)
    assert all(0.8 * wanted <= wait <= 1.2 * wanted for wait, wanted in zip(waits, table, strict=True))
    assert waits != table
    assert jittered(1, tmp_path) == jittered(1, tmp_path) != jittered(2, tmp_path)


# Signed how.


def verified(sent: Any, secret: str) -> bool:
    """By the standard's own library, whose clock is set to when it was sent."""
    moment = datetime.fromtimestamp(int(sent.headers["webhook-timestamp"]), UTC)
    signature = standardwebhooks.Webhook(secret).sign(sent.headers["webhook-id"], moment, sent.body.decode())
    return signature in sent.headers["webhook-signature"].split()


def test_two_secrets_are_live_while_they_are_rotated() -> None:
    mock, receiver = subscribed()
    third = "whsec_" + base64.b64encode(b"third secret, 24 bytes!!").decode()
    changes: list[Callable[[], object]] = [
        lambda: None,
        lambda: mock.webhooks.rotate_secret("ep_1", OTHER),
        lambda: mock.webhooks.rotate_secret("ep_1", third),
        lambda: mock.webhooks.retire_secret("ep_1"),
    ]
    for change in changes:
        change()
        paid(mock)
        mock.webhooks.deliver()
    signed = [[verified(sent, secret) for secret in (SECRET, OTHER, third)] for sent in receiver.sent]
    assert signed == [[True, False, False], [True, True, False], [False, True, True], [False, False, True]]
    with pytest.raises(LookupError, match="there is no endpoint 'ep_9'; known: ep_1"):
        mock.webhooks.rotate_secret("ep_9", OTHER)


def test_a_secret_is_made_up_from_the_seed() -> None:
    made = [orders(seed=seed)[0].webhooks.add_endpoint(HOOK).secrets for seed in (0, 0, 1)]
    assert made[0] == made[1] != made[2]
    assert made[0][0].startswith("whsec_")


# Chaos.


def test_chaos_duplicates_and_the_receiver_can_see_it_by_the_id() -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add("duplicate")
    paid(mock)
    paid(mock)
    assert [attempt.chaos for attempt in mock.webhooks.deliver()] == ["duplicate", "duplicate", None]
    assert [sent.headers["webhook-id"] for sent in receiver.sent] == ["evt_000001", "evt_000001", "evt_000002"]


def test_chaos_reorders() -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add("reorder", event="order.paid")
    for _ in range(3):
        paid(mock)
    mock.webhooks.deliver()
    assert [sent.json["id"] for sent in receiver.sent] == ["evt_000002", "evt_000001", "evt_000003"]
    mock.webhooks.chaos.add("reorder")
    paid(mock)
    assert mock.webhooks.deliver() == ()
    mock.clock.advance(timedelta(seconds=1))
    assert len(mock.webhooks.deliver()) == 1


def test_a_rule_of_chaos_lets_by_what_it_is_not_for() -> None:
    mock, _ = orders()
    first, second = (mock.webhooks.add_endpoint(f"{HOOK}/{name}", secret=SECRET) for name in "ab")
    mock.webhooks.chaos.add("duplicate", endpoint=second.id, times=2)
    mock.webhooks.chaos.add("drop", endpoint=first.id)
    paid(mock)
    paid(mock)
    mock.webhooks.deliver()
    emitted = {
        (note.endpoint, event.id): [each.chaos for each in note.attempts]
        for event in mock.webhooks.events(order="oldest")
        for note in event.deliveries
    }
    assert emitted == {
        (first.id, "evt_000001"): ["drop"],
        (second.id, "evt_000001"): ["duplicate", "duplicate"],
        (first.id, "evt_000002"): [None],
        (second.id, "evt_000002"): ["duplicate", "duplicate"],
    }
    assert mock.webhooks.chaos.rules() == ()


def test_chaos_delays_and_drops() -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add("delay", by=timedelta(hours=1))
    mock.webhooks.chaos.add("drop")
    paid(mock)
    paid(mock)
    assert mock.webhooks.deliver() == ()
    assert statuses(mock) == ["pending", "dropped"]
    mock.clock.advance(timedelta(hours=1))
    assert len(mock.webhooks.deliver()) == 1
    assert [sent.json["id"] for sent in receiver.sent] == ["evt_000001"]
    (note,) = mock.webhooks.event("evt_000002").deliveries[0].attempts
    assert (note.error, note.chaos) == ("drop (chaos)", "drop")


@pytest.mark.parametrize("kind", ["bad-signature", "old-secret", "stale-timestamp", "truncated-body"])
def test_chaos_spoils_what_a_receiver_must_refuse(kind: str) -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add(kind)
    paid(mock)
    receiver.answer(400)
    mock.webhooks.drain(advance_clock=True)
    damaged, again = receiver.sent
    assert verified(again, SECRET)
    if kind == "stale-timestamp":
        assert int(damaged.headers["webhook-timestamp"]) == 1767225600 - 600
        assert verified(damaged, SECRET)
    else:
        assert not verified(damaged, SECRET)
    assert (len(damaged.body) < len(again.body)) == (kind == "truncated-body")


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ({"kind": "duplicates"}, "'duplicates' is no kind of chaos; did you mean duplicate?"),
        ({"kind": "drop", "event": "order.payd"}, "the document has no webhook 'order.payd'; did you mean order.paid?"),
        ({"kind": "drop", "times": 0}, "times is at least 1, or None for always; got 0"),
        ({"kind": "delay", "by": timedelta()}, "by must be longer than nothing; got 0:00:00"),
    ],
)
def test_wrong_chaos_is_reported(rule: dict[str, Any], wrong: str) -> None:
    mock, _ = orders()
    with pytest.raises(ValueError, match=f"^{re.escape(wrong)}$"):
        mock.webhooks.chaos.add(**rule)


def test_chaos_goes_on_until_it_is_removed() -> None:
    mock, receiver = subscribed()
    rule = mock.webhooks.chaos.add("drop", times=None)
    paid(mock)
    paid(mock)
    mock.webhooks.deliver()
    mock.webhooks.chaos.remove(rule.id)
    paid(mock)
    mock.webhooks.deliver()
    assert len(receiver.sent) == 1
    with pytest.raises(LookupError, match="there is no chaos rule 1, or it was used up"):
        mock.webhooks.chaos.remove(rule.id)


# Callbacks.


def test_a_callback_goes_where_the_request_says() -> None:
    mock, receiver = orders()
    call(mock, "POST", "/orders", {"callback_url": "http://127.0.0.1:5/a", "note": "x"})
    call(mock, "POST", "/orders", {"callback_url": "http://127.0.0.1:5/b"})
    call(mock, "POST", "/orders", {})
    mock.webhooks.deliver()
    assert [sent.url for sent in receiver.sent] == ["http://127.0.0.1:5/a?id=1", "http://127.0.0.1:5/b?id=2"]
    assert receiver.sent[0].json["order"]["note"] == "x"
    call(mock, "POST", "/orders/1/pay")
    mock.advance(timedelta(days=3))
    mock.webhooks.deliver()
    assert receiver.sent[-1].url == "http://127.0.0.1:5/a"
    assert (receiver.sent[-1].json["id"], receiver.sent[-1].json["status"]) == (1, "closed")
    assert len(receiver.sent) == 3


# When: the modes.


def test_sync_delivers_within_the_call_once() -> None:
    mock, receiver = subscribed(delivery="sync")
    receiver.answer(500)
    call(mock, "POST", "/orders", {})
    assert (len(receiver.sent), statuses(mock)) == (1, ["pending"])
    mock.create("orders", emit=True)
    assert (len(receiver.sent), statuses(mock)) == (2, ["pending", "delivered"])
    mock.clock.advance(timedelta(hours=1))
    call(mock, "GET", "/orders/1")
    # What time brought was delivered; what had failed waits for `deliver`.
    assert statuses(mock) == ["pending", "delivered", "delivered", "delivered"]


class Waiting(Receiver):
    """Lets a test wait until a number of requests have arrived."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived = threading.Condition()

    def send(self, *args: Any) -> Outcome:
        outcome = super().send(*args)
        with self.arrived:
            self.arrived.notify_all()
        return outcome

    def wait_for(self, count: int) -> None:
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.sent) >= count, timeout=30)


def test_async_delivers_in_the_background_with_retries() -> None:
    mock, _ = orders(delivery="async")
    receiver = Waiting()
    mock.webhooks._deliverer._sender = receiver
    mock.webhooks.add_endpoint(HOOK, secret=SECRET)
    receiver.answer(500)
    call(mock, "POST", "/orders", {})
    receiver.wait_for(1)
    mock.advance(timedelta(seconds=5))
    receiver.wait_for(2)
    mock.advance(timedelta(hours=1))
    receiver.wait_for(3)
    mock.webhooks.stop()
    assert statuses(mock)[0] == "delivered"
    assert receiver.sent[2].json == {"order_id": 1, "previous_status": "pending"}


@pytest.mark.parametrize("wait", [True, False])
def test_the_end_waits_for_what_is_under_way_or_does_not(wait: bool) -> None:
    begun, let, ended = threading.Event(), threading.Event(), threading.Event()

    class Slow(Receiver):
        def send(self, *args: Any) -> Outcome:
            begun.set()
            let.wait(timeout=5)
            ended.set()
            return super().send(*args)

    mock, _ = orders(delivery="async")
    mock.webhooks._deliverer._sender = Slow()
    mock.webhooks.add_endpoint(HOOK, secret=SECRET)
    paid(mock)
    assert begun.wait(timeout=30)
    if wait:
        let.set()
    mock.webhooks.stop(wait=wait)
    assert ended.is_set() is wait
    let.set()
    assert ended.wait(timeout=30)


def test_a_receiver_may_call_the_mock_while_it_is_notified() -> None:
    mock, receiver = orders(delivery="sync")
    answered: list[Any] = []

    class Curious(Receiver):
        def send(self, *args: Any) -> Outcome:
            thread = threading.Thread(target=lambda: answered.append(call(mock, "GET", "/orders/1")))
            thread.start()
            thread.join(timeout=30)
            return super().send(*args)

    mock.webhooks._deliverer._sender = Curious()
    mock.webhooks.add_endpoint(HOOK, secret=SECRET)
    call(mock, "POST", "/orders", {})
    assert answered == [(200, {"id": 1, "status": "pending"})]
    assert receiver.sent == []


def test_a_wrong_mode_is_reported() -> None:
    with pytest.raises(ValueError, match='delivery is "manual", "sync" or "async"; got \'later\''):
        orders(delivery="later")


def test_a_reset_keeps_who_subscribed() -> None:
    mock, receiver = subscribed()
    mock.webhooks.chaos.add("drop", times=None)
    paid(mock)
    mock.reset()
    assert (mock.webhooks.events(), mock.transitions(), mock.webhooks.chaos.rules()) == ((), (), ())
    paid(mock)
    mock.webhooks.deliver()
    assert verified(receiver.sent[0], SECRET)
    assert receiver.sent[0].json["id"] == "evt_000001"


def test_old_events_make_room_unless_they_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("understudy.webhooks.outbox", "understudy.webhooks.emit"):
        monkeypatch.setattr(f"{module}.KEPT", 3)
    mock, receiver = subscribed()
    receiver.answer(500)
    for _ in range(6):
        paid(mock)
        mock.webhooks.deliver()
    assert [event.sequence for event in mock.webhooks.events(order="oldest")] == [1, 4, 5, 6]
    assert [row["sequence"] for row in mock.transitions()] == [4, 5, 6]
    mock.webhooks.drain(advance_clock=True)
    assert statuses(mock) == ["delivered"] * 4
    paid(mock)
    paid(mock)
    assert [event.sequence for event in mock.webhooks.events(order="oldest")] == [6, 7, 8]


def test_an_event_that_waited_makes_room_after_a_start_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("understudy.webhooks.outbox", "understudy.webhooks.emit"):
        monkeypatch.setattr(f"{module}.KEPT", 3)
    mock, receiver = subscribed(store=DurableStore(f"sqlite:///{tmp_path}/state.db"))
    receiver.answer(500)
    for _ in range(5):
        paid(mock)
        mock.webhooks.deliver()
    mock.store.close()
    again, _ = orders(store=DurableStore(f"sqlite:///{tmp_path}/state.db"))
    again.webhooks.drain(advance_clock=True)
    paid(again)
    assert [event.sequence for event in again.webhooks.events(order="oldest")] == [4, 5, 6]
    again.store.close()


def test_waiting_for_an_event_ends_when_it_happens() -> None:
    mock, _ = orders()
    waited: list[Any] = []
    waiter = threading.Thread(target=lambda: waited.append(mock.webhooks.wait(after=0, timeout=30)))
    waiter.start()
    paid(mock)
    waiter.join(timeout=30)
    assert [event.type for event in waited[0]] == ["order.paid"]
    assert mock.webhooks.wait(after=1, timeout=0.001) == ()
    assert len(mock.webhooks.wait(after=0, timeout=0)) == 1
