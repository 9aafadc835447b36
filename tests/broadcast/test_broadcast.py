"""Subscriptions: topics, what is published and in which order, slow and late subscribers, and server-sent events."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from howtos import run_page
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.broadcast import Gap, Message, Subscription, TopicError
from understudy.broadcast import broadcast as module
from understudy.clock import ManualClock
from understudy.contract import Contract, read_contract
from understudy.mock import Mock
from understudy.server.app import create_app
from understudy.testing.wsgi_server import served

ROOT = Path(__file__).parents[2]
ORDERS = ROOT / "tests" / "support" / "orders.yaml"
THING = {"type": "object", "properties": {"id": {"type": "string"}, "text": {"type": "string"}}}


@pytest.fixture(scope="module")
def contract() -> Contract:
    return read_contract(ORDERS)


@pytest.fixture
def mock(contract: Contract) -> Mock:
    return Mock(contract, clock=ManualClock())


def received(subscription: Subscription) -> list[tuple[str, str]]:
    return [(message.kind, message.topic) for message in subscription.taken()]


def test_every_kind_of_change_is_notified(mock: Mock) -> None:
    changes = mock.subscribe("orders/*")
    answer(mock, "POST", "/orders", {})
    answer(mock, "PATCH", "/orders/1", {"note": "soon"})
    answer(mock, "DELETE", "/orders/1")
    made, created, updated, deleted = (
        each for each in changes.taken() if each.kind != "moved" and each.event in (None, "order.created")
    )
    assert (made.kind, made.resource, made.key, made.before) == ("created", "/orders", ("1",), None)
    assert made.after["id"] == 1
    assert (created.kind, created.event, created.topic) == ("event", "order.created", "orders/1")
    assert (updated.kind, updated.after) == ("updated", {**updated.before, "note": "soon"})
    assert (deleted.kind, deleted.after, deleted.before["note"]) == ("deleted", None, "soon")


def test_a_move_is_notified_after_its_record_and_before_its_events(mock: Mock) -> None:
    answer(mock, "POST", "/orders", {})
    changes = mock.subscribe("orders/1")
    mock.transition("orders", 1, to="paid")
    kinds = [message.kind for message in changes.taken()]
    assert kinds[:2] == ["updated", "moved"]
    assert set(kinds[2:]) <= {"event"}


def test_what_is_refused_is_not_notified(mock: Mock) -> None:
    changes = mock.subscribe()
    assert answer(mock, "PATCH", "/orders/7", {"note": "x"})[0].status == 404
    assert answer(mock, "GET", "/orders")[0].status == 200
    assert changes.taken() == []


def test_a_topic_hears_only_its_own(mock: Mock) -> None:
    one, all_orders, customers, events, everything = (
        mock.subscribe(topic) for topic in ("orders/1", "orders/*", "customers/**", "events:order.created", "*")
    )
    for _ in range(2):
        answer(mock, "POST", "/orders", {})
    answer(mock, "POST", "/customers", {"name": "x"})
    assert ("created", "orders/1") in received(one)
    assert {topic for _, topic in received(all_orders)} == {"orders/1", "orders/2"}
    assert received(customers) == [("created", "customers/1")]
    assert received(events) == [("event", "orders/1"), ("event", "orders/2")]
    assert {topic for _, topic in received(everything)} == {"orders/1", "orders/2", "customers/1"}


def test_a_message_on_two_topics_comes_once(mock: Mock) -> None:
    changes = mock.subscribe("customers/1", "customers/*")
    answer(mock, "POST", "/customers", {"name": "x"})
    assert received(changes) == [("created", "customers/1")]


@pytest.mark.parametrize(
    ("topic", "message"),
    [
        ("ordrs/42", "no topic can be 'ordrs/42'; did you mean orders/42?"),
        ("orders", "no topic can be 'orders'; there are orders/*"),
        ("orders/1/items/2", "no topic can be 'orders/1/items/2'; there are orders/*"),
        ("events:order.payed", "the document has no webhook 'order.payed'; did you mean events:order.paid?"),
    ],
)
def test_a_topic_on_which_nothing_can_happen_is_an_error(mock: Mock, topic: str, message: str) -> None:
    with pytest.raises(TopicError) as caught:
        mock.subscribe(topic)
    assert str(caught.value) == message


def test_below_a_record(tmp_path: Path) -> None:
    thing = schema_ref("Thing")
    paths = {
        f"/api/v1/things{below}": {
            "parameters": [
                {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names
            ],
            "post": operation(f"make{len(names)}", "201", thing, body=thing),
        }
        for below, names in (("", []), ("/{a}/parts", ["a"]))
    }
    for path, names in (("/api/v1/things/{a}", ["a"]), ("/api/v1/things/{a}/parts/{id}", ["a", "id"])):
        parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]
        paths[path] = {"parameters": parameters, "get": operation(f"get{len(names)}", "200", thing)}
    mock = play(document(paths, {"Thing": THING}), tmp_path)
    own, below, odd = mock.subscribe("things/*"), mock.subscribe("things/**"), mock.subscribe("things/*/parts/p")
    mock.create("/api/v1/things", id="a/b*%")
    mock.create("/api/v1/things/{a}/parts", "a/b*%", id="p")
    assert received(own) == [("created", "things/a%2Fb%2A%25")]
    assert received(below) == [("created", "things/a%2Fb%2A%25"), ("created", "things/a%2Fb%2A%25/parts/p")]
    assert received(odd) == [("created", "things/a%2Fb%2A%25/parts/p")]


def test_waiting_in_vain_says_what_happened_elsewhere(mock: Mock) -> None:
    orders = mock.subscribe("orders/1")
    with pytest.raises(TimeoutError, match=r"^nothing happened on orders/1 within 0 s; nothing happened anywhere$"):
        orders.get(timeout=0)
    answer(mock, "POST", "/customers", {"name": "x"})
    with pytest.raises(TimeoutError) as caught:
        orders.get(timeout=0)
    assert str(caught.value) == "nothing happened on orders/1 within 0 s; what did happen last: created customers/1"


def test_a_closed_subscription_hears_nothing_more(mock: Mock) -> None:
    with mock.subscribe("customers/*") as changes:
        answer(mock, "POST", "/customers", {"name": "x"})
    changes.close()
    answer(mock, "POST", "/customers", {"name": "x"})
    assert changes.get().key == ("1",)
    with pytest.raises(ValueError, match=r"^the subscription to customers/\* is closed$"):
        changes.get()


def test_an_iterator_waits_and_ends_with_the_subscription(mock: Mock) -> None:
    changes = mock.subscribe("customers/*")
    heard: list[Message] = []
    listener = threading.Thread(target=lambda: heard.extend(changes))
    listener.start()
    for _ in range(3):
        answer(mock, "POST", "/customers", {"name": "x"})
    changes.close()
    listener.join(10)
    assert [message.key for message in heard] == [("1",), ("2",), ("3",)]


def test_many_writers_and_many_listeners_lose_nothing_and_agree_on_the_order(mock: Mock) -> None:
    listeners = [mock.subscribe("customers/*") for _ in range(20)]
    heard: list[list[int]] = [[] for _ in listeners]

    def listen(number: int) -> None:
        heard[number] = [listeners[number].get(30).sequence for _ in range(100)]

    def write() -> None:
        for _ in range(25):
            answer(mock, "POST", "/customers", {"name": "x"})

    threads = [threading.Thread(target=listen, args=(number,)) for number in range(len(listeners))]
    threads += [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert heard == [list(range(1, 101))] * len(listeners)


def test_one_who_comes_back_receives_what_was_missed(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    assert module.CAPACITY == 10_000
    first = mock.subscribe("customers/*")
    for _ in range(3):
        answer(mock, "POST", "/customers", {"name": "x"})
    first.close()
    again = mock.subscribe("customers/*", after=first.get().sequence)
    answer(mock, "POST", "/customers", {"name": "x"})
    assert [message.sequence for message in again.taken()] == [2, 3, 4]
    assert again.gap is None
    with pytest.raises(ValueError, match=r"^after is the number of a message, from 0; got -1$"):
        mock.subscribe(after=-1)


def test_one_who_was_away_for_too_long_is_notified_of_the_gap(
    contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CAPACITY", 3)
    mock = Mock(contract)
    mock.subscribe()
    for _ in range(5):
        answer(mock, "POST", "/customers", {"name": "x"})
    late = mock.subscribe(after=0)
    assert late.gap == Gap(1, 2)
    assert [message.sequence for message in late.taken()] == [3, 4, 5]


def test_nothing_is_kept_until_somebody_listens(mock: Mock) -> None:
    answer(mock, "POST", "/customers", {"name": "x"})
    assert not mock.broadcast
    assert mock.broadcast.sequence == 0


def test_time_and_the_driver_are_heard_too(mock: Mock) -> None:
    mock.create("orders", status="paid")
    changes = mock.subscribe("orders/*")
    mock.advance(timedelta(hours=24))
    answer(mock, "GET", "/orders")
    mock.delete("orders", 1)
    moves = [(each.kind, each.before, each.after) for each in changes.taken() if each.kind in ("moved", "deleted")]
    assert moves[0] == ("moved", "paid", "settled")
    assert moves[1][0] == "deleted"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["POST", "PATCH", "DELETE"]), max_size=12))
def test_what_is_notified_rebuilds_the_state(contract: Contract, calls: list[str]) -> None:
    mock = Mock(contract, clock=ManualClock())
    changes = mock.subscribe("orders/*")
    for position, method in enumerate(calls):
        path = "/orders" if method == "POST" else "/orders/1"
        answer(mock, method, path, {"note": str(position)} if method != "DELETE" else None)
    state: dict[tuple[str, ...], Any] = {}
    for message in changes.taken():
        if message.kind in ("created", "updated"):
            assert state.get(message.key) == message.before
            state[message.key] = message.after
        elif message.kind == "deleted":
            assert state.pop(message.key) == message.before
    assert list(state.values()) == mock.records("orders")


def lines(mock: Mock, query: str = "", **headers: str) -> Iterator[bytes]:
    response = create_app(mock).test_client().get(f"/__mock__/stream{query}", headers=headers, buffered=False)
    assert (response.status_code, response.mimetype) == (200, "text/event-stream")
    return _blocks(iter(response.response))


def _blocks(parts: Any) -> Iterator[bytes]:
    with closing(parts):
        for part in parts:
            yield from (block + b"\n\n" for block in part.split(b"\n\n")[:-1])


def event(block: bytes) -> tuple[str, Any]:
    fields = dict(line.split(": ", 1) for line in block.decode().strip().splitlines())
    return fields["event"], json.loads(fields["data"])


def test_server_sent_events(mock: Mock) -> None:
    stream = lines(mock, "?topic=customers/*&topic=orders/7")
    assert next(stream) == b": listening\n\n"
    answer(mock, "POST", "/orders", {})
    answer(mock, "POST", "/customers", {"name": "x"})
    block = next(stream)
    name, data = event(block)
    assert block.startswith(b"id: %d\n" % data["sequence"])
    assert (name, data["topic"], data["key"], data["from"], data["to"]["id"]) == (
        "created",
        "customers/1",
        ["1"],
        None,
        1,
    )
    stream.close()
    assert mock.broadcast._subscriptions == []


def test_a_stream_resumes_after_its_last_event(contract: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CAPACITY", 3)
    mock = Mock(contract)
    mock.subscribe().close()
    for _ in range(5):
        answer(mock, "POST", "/customers", {"name": "x"})
    for stream in (lines(mock, **{"Last-Event-ID": "1"}), lines(mock, "?after=1")):
        next(stream)
        assert event(next(stream)) == ("lost", {"from": 2, "to": 2})
        assert [event(next(stream))[1]["sequence"] for _ in range(3)] == [3, 4, 5]
        stream.close()


@pytest.mark.parametrize(
    ("query", "headers", "detail"),
    [
        ("?topic=ordrs/1", {}, "no topic can be 'ordrs/1'; did you mean orders/1?"),
        ("?topics=*", {}, "the stream has no parameter 'topics'; it has topic, after"),
        ("", {"Last-Event-ID": "x"}, "'x' is no id of an event here; ids are whole numbers"),
    ],
)
def test_a_stream_that_can_t_be(mock: Mock, query: str, headers: dict[str, str], detail: str) -> None:
    response = create_app(mock).test_client().get(f"/__mock__/stream{query}", headers=headers)
    assert (response.status_code, response.get_json()["detail"]) == (422, detail)


def test_streams_are_counted(mock: Mock) -> None:
    client = create_app(mock).test_client()
    open_ = [client.get("/__mock__/stream", buffered=False) for _ in range(32)]
    refused = client.get("/__mock__/stream")
    assert (refused.status_code, refused.get_json()["detail"]) == (503, "32 streams are open; close one first")
    for response in open_:
        response.close()
    again = client.get("/__mock__/stream", buffered=False)
    assert again.status_code == 200
    again.close()


@pytest.mark.process
def test_the_page_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/broadcast.md: a subscription in this process, and a stream over a socket."""
    monkeypatch.chdir(ROOT)
    orders = Mock(read_contract(ORDERS))
    with served(create_app(orders)) as url:
        known: dict[str, Any] = {"url": url}
        monkeypatch.setattr("understudy.mock.open_mock", lambda _spec: orders)
        run_page("broadcast.md", known, raising=AssertionError)
    assert known["heard"]["topic"] == "orders/2"
