"""What a record does by itself, and how to get there: until a state, and after so many reads."""

from __future__ import annotations

import copy
import json
import logging
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orders_document import BASE, call, problems_of
from receivers import Receiver, orders

from understudy.clock import ManualClock
from understudy.contract import index
from understudy.inference.explain import explain
from understudy.mock import Mock, open_mock
from understudy.openapi.loaded import Document
from understudy.records import InvalidStateError, MockError, NotFoundError, NotReachedError
from understudy.webhooks.sender import Outcome

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def polled(reads: int = 3, *more: dict[str, Any], **options: Any) -> Mock:
    """Orders that are paid after so many reads; `more` are further transitions."""
    built = copy.deepcopy(BASE)
    lifecycle = built["components"]["schemas"]["Order"]["x-mock-lifecycle"]
    kept = [edge for edge in lifecycle["transitions"] if edge.get("after") != "PT1H" and edge["to"] != "paid"]
    lifecycle["transitions"] = [{"from": "pending", "to": "paid", "after": {"reads": reads}}, *more, *kept]
    contract = index(Document(built, Path("orders.yaml"), "3.1", ()))
    return Mock(contract, clock=ManualClock(), **{"sender": Receiver(), **options})


def states(mock: Mock, count: int) -> list[str]:
    return [call(mock, "GET", "/orders/1")[1]["status"] for _ in range(count)]


# Until a state.


def test_the_clock_is_moved_until_the_state_and_no_further() -> None:
    mock, _ = orders()
    mock.create("orders", status="paid")
    mock.create("orders")
    began = mock.clock.now()
    assert mock.advance_until("orders", 1, to="settled") == {"id": 1, "status": "settled"}
    assert mock.clock.now() - began == DAY
    assert mock.advance_until("Order", "1", to="closed", within=DAY)["status"] == "closed"
    assert mock.clock.now() - began == 2 * DAY
    mock.assert_path("orders", 1, ["paid", "settled", "closed"])
    # What else is due on the way happens too.
    assert len([row for row in mock.transitions() if row["key"] == ["2"]]) == 48
    mock.advance_until("orders", 1, to="closed")
    assert mock.clock.now() - began == 2 * DAY


def test_a_timer_that_was_overtaken_does_not_move_the_clock() -> None:
    mock, _ = orders()
    mock.create("orders", status="paid")
    mock.transition("orders", 1, to="lost")
    before = mock.clock.now()
    with pytest.raises(NotReachedError):
        mock.advance_until("orders", 1, to="closed")
    assert mock.clock.now() == before


def missed(mock: Mock, **more: Any) -> list[str]:
    with pytest.raises(NotReachedError) as caught:
        mock.advance_until("orders", 1, **more)
    return str(caught.value).splitlines()


def test_what_was_not_reached_says_how_far_it_came() -> None:
    mock, _ = orders()
    mock.create("orders", status="paid")
    assert missed(mock, to="closed", within=1.5 * DAY) == [
        'orders 1 did not become "closed" within PT36H, but is "settled"',
        '  it went: "paid" → "settled"',
        '  after "settled" may come "closed"',
        '  by itself: "closed" at 2026-01-03T00:00:00Z',
    ]
    mock.transition("orders", 1, to="closed")
    assert missed(mock, to="paid") == [
        'orders 1 did not become "paid" within PT8784H, but is "closed"',
        '  it went: "paid" → "settled" → "closed"',
        '  after "closed" may come nothing, it is terminal',
        "  by itself: nothing is pending",
    ]


def test_a_circle_ends() -> None:
    mock, _ = orders()
    mock.create("orders")
    lines = missed(mock, to="paid", within=20 * HOUR)
    assert lines[1] == "  it went: … → " + " → ".join(['"pending"'] * 12)
    with pytest.raises(NotReachedError) as caught:
        mock.advance_until("orders", 1, to="paid", within=HOUR)
    assert caught.value.path == ("pending",) * 22
    assert caught.value.allowed == ("pending", "paid", "lost")
    assert caught.value.pending == ('"pending" at 2026-01-01T22:00:00Z',)


def test_what_can_not_be_waited_for() -> None:
    mock, _ = orders()
    mock.create("orders")
    with pytest.raises(NotFoundError, match=r"^there is no order 2$"):
        mock.advance_until("orders", 2, to="paid")
    with pytest.raises(InvalidStateError, match=r"did you mean paid\?$"):
        mock.advance_until("orders", 1, to="payed")
    with pytest.raises(ValueError, match=r"^within can't be less than nothing; got -1 day, 0:00:00$"):
        mock.advance_until("orders", 1, to="paid", within=-DAY)
    with pytest.raises(TypeError, match=r"^within takes a timedelta, such as timedelta\(hours=1\); got 3600$"):
        mock.advance_until("orders", 1, to="paid", within=3600)  # type: ignore[arg-type]
    with pytest.raises(MockError, match=r"^customers has no states: none of its properties is an enum that only the"):
        mock.advance_until("customers", 1, to="paid")
    with pytest.raises(MockError, match=r"^orders needs 1 keys"):
        mock.advance_until("orders", to="paid")


# By reads.


def test_three_reads_show_the_state_and_the_fourth_the_next() -> None:
    mock = polled()
    mock.create("orders")
    assert states(mock, 4) == ["pending", "pending", "pending", "paid"]
    (row,) = mock.transitions()
    assert (row["from"], row["to"], row["cause"]) == ("pending", "paid", "reads")


@given(st.integers(1, 6), st.integers(0, 8))
def test_after_as_many_reads_as_it_says(wanted: int, made: int) -> None:
    mock = polled(wanted)
    mock.create("orders")
    states(mock, made)
    assert mock.get("orders", 1)["status"] == ("paid" if made >= wanted else "pending")


def test_only_the_reads_of_a_client_count() -> None:
    mock = polled(1)
    mock.create("orders")
    mock.get("orders", 1), mock.records("orders")
    call(mock, "GET", "/orders"), call(mock, "HEAD", "/orders/1"), call(mock, "GET", "/orders/2")
    with mock.faults.on("getOrder", status=503):
        call(mock, "GET", "/orders/1")
    assert mock.get("orders", 1)["status"] == "pending"
    assert states(mock, 2) == ["pending", "paid"]


def test_the_event_and_the_effects_come_with_the_last_read() -> None:
    mock = polled(2, {"from": "pending", "to": "closed"})
    mock.webhooks.add_endpoint("http://127.0.0.1:9/hook", events=["order.paid"])
    mock.create("orders")
    states(mock, 1)
    assert mock.webhooks.events() == ()
    states(mock, 1)
    assert [event.type for event in mock.webhooks.events()] == ["order.paid"]


def test_in_the_background_a_transition_is_notified_though_nobody_looks() -> None:
    """Nothing was sent before, so nothing but the timer itself starts the thread that delivers."""
    notified = threading.Event()

    class Sender(Receiver):
        def send(self, *args: Any) -> Outcome:
            notified.set()
            return Outcome(204)

    mock = polled(1, delivery="async", sender=Sender())
    mock.webhooks.add_endpoint("http://127.0.0.1:9/hook", events=["order.paid"])
    mock.create("orders")
    try:
        states(mock, 1)
        assert notified.wait(10)
    finally:
        mock.webhooks.stop()


def test_a_state_that_is_entered_again_counts_anew() -> None:
    mock = polled(2, {"from": "pending", "to": "pending"})
    mock.create("orders")
    states(mock, 1)
    mock.transition("orders", 1, to="pending")
    assert states(mock, 3) == ["pending", "pending", "paid"]


def test_each_record_counts_for_itself_and_a_snapshot_keeps_it() -> None:
    mock = polled(2)
    mock.create("orders"), mock.create("orders")
    states(mock, 1), call(mock, "GET", "/orders/2")
    kept = mock.snapshot()
    states(mock, 1)
    assert [mock.get("orders", key)["status"] for key in (1, 2)] == ["paid", "pending"]
    mock.restore(kept)
    assert states(mock, 2) == ["pending", "paid"]


def test_time_and_reads_whichever_is_first() -> None:
    late = {"from": "pending", "to": "lost", "after": "PT1H"}
    mock = polled(2, late)
    mock.create("orders"), mock.create("orders")
    states(mock, 2)
    mock.advance(HOUR)
    assert [mock.get("orders", key)["status"] for key in (1, 2)] == ["paid", "lost"]


@pytest.mark.parametrize(("progression", "seen"), [("manual", "pending"), ("immediate", "closed")])
def test_progression_is_for_reads_too(progression: Any, seen: str) -> None:
    mock = polled(1, progression=progression)
    mock.create("orders")
    assert states(mock, 2) == [seen, seen]


def test_what_waits_for_reads_is_explained() -> None:
    mock = polled(2)
    mock.create("orders")
    states(mock, 1)
    assert missed(mock, to="paid")[-1] == '  by itself: "paid" after 2 reads, of which there were 1'
    assert "pending --> paid: after 2 reads" in explain(mock.contract)


def test_a_move_that_is_refused_is_tried_with_the_next_read(caplog: pytest.LogCaptureFixture) -> None:
    effect = {"collection": "/customers", "key": "$record#/customer_id", "add": {"paid_orders": 1}}
    built = copy.deepcopy(BASE)
    built["components"]["schemas"]["Customer"]["properties"]["paid_orders"] = {"type": "integer", "maximum": 1}
    move = {"from": "pending", "to": "paid", "after": {"reads": 1}, "effects": [effect]}
    edges = built["components"]["schemas"]["Order"]["x-mock-lifecycle"]["transitions"]
    built["components"]["schemas"]["Order"]["x-mock-lifecycle"]["transitions"] = [move, *edges[2:]]
    mock = Mock(index(Document(built, Path("orders.yaml"), "3.1", ())), clock=ManualClock())
    mock.create("customers", name="Ann", paid_orders=1)
    mock.create("orders", customer_id=1)
    assert states(mock, 2) == ["pending", "pending"]
    mock.update("customers", 1, paid_orders=0)
    assert states(mock, 2) == ["pending", "paid"]
    assert {record.levelno for record in caplog.records} == {logging.WARNING}


def test_reads_outlive_the_process(tmp_path: Path) -> None:
    spec = tmp_path / "orders.json"
    spec.write_text(json.dumps(polled(2).contract.document), encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'state.db'}"
    for seen in (["pending"], ["pending", "paid"]):
        mock = open_mock(spec, state=url, clock=ManualClock())
        if not mock.records("orders"):
            mock.create("orders")
        assert states(mock, len(seen)) == seen
        mock.store.close()


@pytest.mark.parametrize(
    ("after", "wrong"),
    [
        ({"reads": 0}, "x-mock-lifecycle: 0 is less than the minimum of 1 (see docs/x-mock.md)"),
        ({"reads": 1.5}, 'x-mock-lifecycle: 1.5 is not of type "integer" (see docs/x-mock.md)'),
        ({}, 'x-mock-lifecycle: "reads" is a required property (see docs/x-mock.md)'),
        (
            {"read": 3},
            "x-mock-lifecycle: Additional properties are not allowed ('read' was unexpected) (did you mean reads?)",
        ),
        (3, 'x-mock-lifecycle: 3 is not of types "string", "object" (see docs/x-mock.md)'),
    ],
)
def test_what_is_wrong_with_reads_is_reported_at_load(tmp_path: Path, after: Any, wrong: str) -> None:
    edges = BASE["components"]["schemas"]["Order"]["x-mock-lifecycle"]["transitions"]
    assert wrong in problems_of(tmp_path, transitions=[*edges, {"from": "paid", "to": "lost", "after": after}])
