"""Lifecycles: what is checked at load, what an operation, the driver and time may do, and what is written down."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from hypothesis import given
from hypothesis import strategies as st
from orders_document import BASE, call, problems_of
from receivers import orders

from understudy.durations import duration_text, parse_duration
from understudy.mock import Mock
from understudy.records import (
    IllegalTransitionError,
    InvalidAttributesError,
    InvalidStateError,
    MockError,
    NotFoundError,
    StaleStateError,
    UnknownResourceError,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


EDGES = BASE["components"]["schemas"]["Order"]["x-mock-lifecycle"]["transitions"]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"initial": "pendin"}, "lifecycle of orders: pendin is not in the enum (did you mean pending?)"),
        ({"terminal": ["closed"]}, "lifecycle of orders: nothing leads out of lost (or list it as terminal)"),
        (
            {"terminal": ["closed", "lost", "paid"]},
            "lifecycle of orders: paid is terminal, but a transition leaves it ()",
        ),
        (
            {"transitions": [edge for edge in EDGES if edge["to"] != "lost"]},
            "lifecycle of orders: nothing leads to lost (add a transition to it)",
        ),
        (
            {"transitions": [*EDGES, {"from": "pending", "to": "paid", "by": "payOrders"}]},
            "lifecycle of orders: there is no operation payOrders (did you mean payOrder?)",
        ),
        (
            {"transitions": [*EDGES, {"from": "pending", "to": "paid", "emit": "order.payd"}]},
            "lifecycle of orders: there is no webhook order.payd (did you mean order.paid?)",
        ),
        (
            {"transitions": [*EDGES, {"from": "pending", "to": "paid", "after": "1h"}]},
            "lifecycle of orders: '1h' is no duration such as PT30S, PT24H or P7D "
            "(RFC 3339, without years and months) ()",
        ),
        (
            {"transitions": [*EDGES, {"from": "pending", "to": "paid", "after": "PT0S"}]},
            "lifecycle of orders: after must be longer than nothing (such as PT1S)",
        ),
        (
            {
                "transitions": [
                    *EDGES,
                    {"from": "paid", "to": "lost", "effects": [{"collection": "/customer", "key": 1, "set": {"a": 1}}]}
                ]
            },
            "there is no collection /customer (did you mean /customers?)",
        ),
        ({"property": "state"}, "lifecycle of orders: state is no state property (did you mean status?)"),
        (
            {"progression": "immediate"},
            'lifecycle of orders: from pending the timed transitions go round for ever (use progression "time")',
        ),
        ({"inital": "pending"}, "x-mock-lifecycle: Additional properties are not allowed ('inital' was unexpected) "
         "(did you mean initial?)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_reported_at_load(tmp_path: Path, change: dict[str, Any], wrong: str) -> None:
    assert wrong in problems_of(tmp_path, **change)


def test_an_operation_moves_the_state_or_says_from_where_it_could() -> None:
    mock, _ = orders()
    assert call(mock, "POST", "/orders", {})[1]["status"] == "pending"
    assert call(mock, "POST", "/orders/1/pay") == (200, {"id": 1, "status": "paid"})
    status, body = call(mock, "POST", "/orders/1/pay")
    assert status == 409
    assert body["detail"] == 'status is "paid"; this is possible from "pending" only'
    assert [(row["from"], row["to"], row["cause"]) for row in mock.transitions()] == [("pending", "paid", "payOrder")]


def test_a_write_keeps_to_the_lifecycle() -> None:
    mock, _ = orders()
    call(mock, "POST", "/orders", {})
    status, body = call(mock, "PATCH", "/orders/1", {"status": "settled", "note": "x"})
    assert status == 409
    assert body["detail"] == (
        'status is "pending" and can\'t become "settled"; after "pending" comes "pending", "paid", "lost"'
    )
    assert call(mock, "GET", "/orders/1") == (200, {"id": 1, "status": "pending"})
    assert call(mock, "PATCH", "/orders/1", {"status": "lost"})[1]["status"] == "lost"
    assert call(mock, "PATCH", "/orders/1", {"status": "paid"})[1]["detail"] == (
        'status is "lost" and can\'t become "paid"; after "lost" comes nothing, it is terminal'
    )
    assert call(mock, "PATCH", "/orders/1", {"status": "lost", "note": "x"})[0] == 200


def test_a_move_may_change_records_of_other_collections() -> None:
    mock, _ = orders()
    customer = mock.create("customers", name="Ann")
    call(mock, "POST", "/orders", {"customer_id": customer["id"], "note": "a book"})
    call(mock, "POST", "/orders/1/pay")
    assert mock.get("customer", customer["id"])["paid_orders"] == "a book"


def test_time_moves_states_each_at_its_own_time() -> None:
    mock, _ = orders()
    call(mock, "POST", "/orders", {})
    call(mock, "POST", "/orders/1/pay")
    mock.clock.advance(DAY - timedelta(seconds=1))
    assert call(mock, "GET", "/orders/1")[1]["status"] == "paid"
    mock.clock.advance(timedelta(seconds=1))
    assert call(mock, "GET", "/orders/1")[1]["status"] == "settled"
    mock.clock.advance(3 * DAY)
    assert call(mock, "GET", "/orders/1")[1]["status"] == "closed"
    assert [(row["to"], row["cause"], row["time"][:13]) for row in mock.transitions()] == [
        ("paid", "payOrder", "2026-01-01T00"),
        ("settled", "time", "2026-01-02T00"),
        ("closed", "time", "2026-01-03T00"),
    ]


def test_a_state_that_was_left_is_not_moved_by_its_timer() -> None:
    mock, _ = orders()
    call(mock, "POST", "/orders", {})
    call(mock, "POST", "/orders/1/pay")
    mock.transition("orders", 1, to="lost")
    mock.clock.advance(5 * DAY)
    assert mock.get("orders", 1)["status"] == "lost"
    call(mock, "POST", "/orders", {})
    mock.delete("orders", 2)
    mock.clock.advance(5 * DAY)
    assert [row["to"] for row in mock.transitions()] == ["paid", "lost"]


def test_a_timer_may_lead_back_and_comes_again() -> None:
    mock, receiver = orders()
    mock.webhooks.add_endpoint("http://127.0.0.1:9/hook", events=["reminder"])
    call(mock, "POST", "/orders", {})
    mock.advance(3 * HOUR)
    assert len(mock.transitions()) == 3
    mock.webhooks.deliver()
    assert [sent.json for sent in receiver.sent] == [{"order_id": 1, "previous_status": "pending"}] * 3


@pytest.mark.parametrize(("progression", "after_paying"), [("manual", "paid"), ("immediate", "closed")])
def test_progression_may_be_chosen_for_the_mock(progression: Any, after_paying: str) -> None:
    mock, _ = orders(progression=progression)
    record = mock.create("orders")
    if progression == "immediate":
        mock.transition("orders", record["id"], to="paid")
    else:
        call(mock, "POST", "/orders/1/pay")
    mock.clock.advance(9 * DAY)
    assert mock.get("orders", 1)["status"] == after_paying


def test_a_wrong_progression_is_reported() -> None:
    with pytest.raises(ValueError, match="progression is one of time, immediate, manual; got 'slow'"):
        orders(progression="slow")


def driven(mock: Mock, *key: Any, **more: Any) -> str:
    before = (mock.records("orders"), mock.transitions(), mock.webhooks.events())
    with pytest.raises(MockError) as caught:
        mock.transition("orders", *key, **more)
    assert (mock.records("orders"), mock.transitions(), mock.webhooks.events()) == before
    return f"{type(caught.value).__name__}: {caught.value}"


def test_the_driver_checks_in_order_and_changes_nothing_when_it_refuses() -> None:
    mock, _ = orders()
    mock.create("orders")
    illegal = (
        'IllegalTransitionError: status is "paid" and can\'t become "pending"; after "paid" comes "settled", "lost"'
    )
    # Legal at all? There? In the state expected?
    assert driven(mock, 9, to="pending", expect="paid") == illegal
    assert driven(mock, 9, to="settled", expect="paid") == "NotFoundError: there is no order 9"
    assert driven(mock, 1, to="settled", expect="paid") == (
        'StaleStateError: status is "pending", not "paid" as expected'
    )
    assert driven(mock, 1, to="closed").startswith('IllegalTransitionError: status is "pending" and can\'t become')
    assert driven(mock, 1, to="payed") == (
        "InvalidStateError: 'payed' is no status of orders; allowed: pending, paid, settled, closed, lost; "
        "did you mean paid?"
    )
    assert driven(mock, 1, to="paid", property="state") == (
        "UnknownResourceError: orders has no state property 'state'; did you mean status?"
    )
    assert driven(mock, to="paid") == "MockError: orders needs 1 keys (id); got 0"


def test_the_errors_carry_what_a_program_needs() -> None:
    mock, _ = orders()
    mock.create("orders")
    with pytest.raises(InvalidStateError) as invalid:
        mock.transition("orders", 1, to="x")
    assert (invalid.value.value, invalid.value.allowed) == ("x", ("pending", "paid", "settled", "closed", "lost"))
    with pytest.raises(IllegalTransitionError) as illegal:
        mock.transition("orders", 1, to="closed")
    assert (illegal.value.source, illegal.value.target) == ("pending", "closed")
    assert illegal.value.allowed == ("pending", "paid", "lost")
    with pytest.raises(StaleStateError) as stale:
        mock.transition("orders", 1, to="lost", expect="paid")
    assert (stale.value.expected, stale.value.actual) == ("paid", "pending")


def test_force_jumps_and_is_written_down() -> None:
    mock, _ = orders()
    mock.create("orders")
    assert mock.transition("orders", 1, to="closed", force=True)["status"] == "closed"
    (row,) = mock.transitions()
    assert row == {
        "sequence": 1,
        "resource": "/orders",
        "key": ["1"],
        "property": "status",
        "from": "pending",
        "to": "closed",
        "patch": {},
        "cause": "driver",
        "forced": True,
        "time": "2026-01-01T00:00:00+00:00",
    }


def test_a_move_sets_other_properties_in_the_same_step() -> None:
    mock, receiver = orders()
    mock.webhooks.add_endpoint("http://127.0.0.1:9/hook", events=["order.paid"])
    customer = mock.create("customers", name="Ann")
    mock.create("orders")
    with mock.changes() as changes:
        moved = mock.transition("orders", 1, to="paid", patch={"note": "a book", "customer_id": customer["id"]})
    assert moved == mock.get("orders", 1) == {"id": 1, "status": "paid", "note": "a book", "customer_id": 1}
    assert changes.updated["orders"][0].fields["status"] == ("pending", "paid")
    # The effect of the move, the log and the event all see what was set with it.
    assert mock.get("customers", 1)["paid_orders"] == "a book"
    assert mock.transitions()[0]["patch"] == {"note": "a book", "customer_id": 1}
    mock.webhooks.deliver()
    assert receiver.sent[0].json["data"] == moved
    assert call(mock, "PATCH", "/orders/1", {"status": "lost", "note": "x"})[0] == 200
    assert mock.transitions()[1]["patch"] == {"note": "x"}


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        ({"note": 5}, "orders: note can't be 5: the schema forbids it: expected string, got integer"),
        ({"notes": "x"}, "orders has no property 'notes'; did you mean note?"),
        ({"status": "lost"}, "status is what the transition sets, by to=; leave it out of patch"),
        ({"id": 7}, "id is the key of orders, which stays; leave it out of patch"),
    ],
)
def test_a_patch_that_can_not_be_leaves_the_state_as_well(patch: dict[str, Any], message: str) -> None:
    mock, _ = orders()
    mock.create("orders")
    assert driven(mock, 1, to="paid", patch=patch) == f"InvalidAttributesError: {message}"
    # What is wrong with the move itself is reported first.
    assert driven(mock, 1, to="closed", patch=patch).startswith("IllegalTransitionError")


def test_a_step_that_fails_leaves_neither_the_state_nor_the_patch() -> None:
    mock, _ = orders()
    mock.create("orders")
    with mock.faults.on(resource="orders", step="transition"):
        assert driven(mock, 1, to="paid", patch={"note": "x"}).startswith("InjectedError")


@pytest.mark.parametrize("name", ["/orders", "orders", "order", "Order", "Orders"])
def test_a_resource_may_be_called_by_its_names(name: str) -> None:
    mock, _ = orders()
    assert mock.create(name)["status"] == "pending"
    assert mock.get(name, "1") == mock.get(name, 1)


def test_what_the_driver_makes_is_made_right() -> None:
    mock, _ = orders()
    with pytest.raises(UnknownResourceError, match=r"the document has no resource 'ordrs'; did you mean orders\?"):
        mock.create("ordrs")
    with pytest.raises(InvalidAttributesError, match=r"orders has no property 'notes'; did you mean note\?"):
        mock.create("orders", notes="x")
    with pytest.raises(InvalidAttributesError, match="orders: note can't be 5: the schema forbids it"):
        mock.create("orders", note=5)
    with pytest.raises(NotFoundError, match="there is no customer 7"):
        mock.create("orders", customer_id=7)
    assert mock.records("orders") == []
    made = mock.create("orders", note="x")
    assert mock.update("orders", made["id"], note="y") == {**made, "note": "y"}
    mock.delete("orders", made["id"])
    with pytest.raises(NotFoundError, match="there is no order 2"):
        mock.get("orders", made["id"])


def test_a_snapshot_brings_everything_back() -> None:
    mock, _ = orders()
    mock.webhooks.add_endpoint("http://127.0.0.1:9/hook")
    call(mock, "POST", "/orders", {})
    call(mock, "POST", "/orders/1/pay")
    snapshot = mock.snapshot()
    before = (mock.records("orders"), mock.transitions(), mock.webhooks.events())
    mock.advance(9 * DAY)
    mock.webhooks.deliver()
    assert mock.get("orders", 1)["status"] == "closed"
    mock.restore(snapshot)
    assert (mock.records("orders")[0]["status"]) == "closed"  # the clock did not go back, so its timers are due
    other, _ = orders()
    call(other, "POST", "/orders", {})
    snapshot = other.snapshot()
    other.transition("orders", 1, to="lost")
    other.restore(snapshot)
    assert other.get("orders", 1)["status"] == "pending"
    assert before[1][0]["to"] == "paid"


@given(st.from_regex(r"\AP(?:[0-9]{1,5}D)?T[0-9]{1,5}H(?:[0-9]{1,7}M)?(?:[0-9]{1,9}(?:\.[0-9]{1,6})?S)?\Z"))
def test_a_duration_is_written_so_that_it_is_read(text: str) -> None:
    span = parse_duration(text)
    assert parse_duration(duration_text(span)) == span


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "PT0S"),
        (5, "PT5S"),
        (90, "PT90S"),
        (60, "PT1M"),
        (86400, "PT24H"),
        (1.25, "P0T1.25S"),
        (10**9 + 1, "P11574DT1H46M41S"),
        (200_000 * 86400 + 1.5, "P200000DT1.5S"),
        (999_999_999 * 86400, "P999999999D"),
    ],
)
def test_how_a_duration_is_written(seconds: float, text: str) -> None:
    assert duration_text(timedelta(seconds=seconds)) == text.replace("P0T", "PT")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT30S", 30), ("PT1.5S", 1.5), ("PT24H", 86400), ("P7D", 604800), ("P2W", 1209600), ("P1DT1H1M1S", 90061)],
)
def test_durations(text: str, seconds: float) -> None:
    assert parse_duration(text).total_seconds() == seconds


@pytest.mark.parametrize("text", ["", "P", "PT", "P1", "1H", "P1Y", "PT-1S", "P1DT", "P1H", "PT1S ", "PT٣S"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no duration"):
        parse_duration(text)


@pytest.mark.parametrize(
    "text", ["P200000D", "P10000W", "PT100000H", "PT10000000000S", "P99999DT99999H9999999M1000000000S"]
)
def test_what_is_longer_than_centuries_is_refused(text: str) -> None:
    longest = "P99999DT99999H9999999M999999999.999999S"
    assert duration_text(parse_duration(longest)) == longest
    with pytest.raises(ValueError, match=f"^{text} is too long: the longest duration is {longest}, some 335 years$"):
        parse_duration(text)


STATES = ("pending", "paid", "settled", "closed", "lost")


@given(st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(["driver", "api"])), max_size=12))
def test_any_walk_keeps_to_the_graph(walk: list[tuple[str, str]]) -> None:
    mock, _ = orders(progression="manual")
    mock.create("orders")
    lifecycle = mock.contract.lifecycles["/orders"][0]
    here, path = "pending", []
    for state, by in walk:
        legal = state in lifecycle.targets(here)
        if by == "api":
            status, body = call(mock, "PATCH", "/orders/1", {"status": state})
            assert (status, legal or state == here) in ((200, True), (409, False)), body
        elif legal:
            mock.transition("orders", 1, to=state)
        else:
            with pytest.raises(IllegalTransitionError):
                mock.transition("orders", 1, to=state)
        if legal:
            path.append((here, state))
            here = state
        assert mock.get("orders", 1)["status"] == here
    assert [(row["from"], row["to"]) for row in mock.transitions()] == path


def test_a_change_of_something_else_is_no_move() -> None:
    mock, _ = orders()
    mock.create("orders")
    mock.update("orders", 1, note="x")
    assert call(mock, "PATCH", "/orders/1", {"note": "y"})[0] == 200
    assert mock.transitions() == ()
    assert call(mock, "PATCH", "/orders/1", {"status": "pending"})[0] == 200
    assert [(row["from"], row["to"]) for row in mock.transitions()] == [("pending", "pending")]


def cups(folder: Path, values: list[Any], lifecycle: dict[str, Any]) -> Mock:
    kind = "string" if None not in values else ["string", "null"]
    status = {"type": kind, "enum": values, "readOnly": True}
    cup = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "status": status}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"))},
        "/cups/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Cup"))},
        "/cups/{id}/close": {"parameters": key, "post": operation("close", reply=schema_ref("Cup"))},
    }
    return play(document(paths, {"Cup": {**cup, "x-mock-lifecycle": lifecycle}}), folder)


def test_a_record_without_a_state_may_come_into_any(tmp_path: Path) -> None:
    edges = [{"from": "open", "to": "closed", "by": "close"}]
    mock = cups(tmp_path, ["open", "closed", None], {"initial": "open", "terminal": ["closed"], "transitions": edges})
    assert mock.create("cups", status=None)["status"] is None
    assert mock.update("cups", 1, status="closed")["status"] == "closed"


def test_of_several_ways_by_reads_the_shortest_is_taken(tmp_path: Path) -> None:
    edges = [{"from": "open", "to": name, "after": {"reads": reads}} for name, reads in (("closed", 5), ("gone", 2))]
    lifecycle = {"initial": "open", "terminal": ["closed", "gone"], "transitions": edges}
    mock = cups(tmp_path, ["open", "closed", "gone"], lifecycle)
    answer(mock, "POST", "/cups")
    assert [answer(mock, "GET", "/cups/1")[1]["status"] for _ in range(3)] == ["open", "open", "gone"]


def test_a_state_that_is_sent_again_is_a_transition_where_the_lifecycle_has_it(tmp_path: Path) -> None:
    state = {"type": "string", "enum": ["open", "closed"]}
    edges = [{"from": "open", "to": name, "by": "setStatus"} for name in ("open", "closed")]
    lifecycle = {"initial": "open", "terminal": ["closed"], "transitions": edges}
    named = {"id": {"type": "integer"}, "status": {**state, "readOnly": True}}
    cup = {"type": "object", "required": ["id"], "properties": named, "x-mock-lifecycle": lifecycle}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    body = {"type": "object", "required": ["status"], "properties": {"status": state}}
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"))},
        "/cups/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Cup"))},
        "/cups/{id}/status": {"parameters": key, "post": operation("setStatus", reply=schema_ref("Cup"), body=body)},
    }
    mock = play(document(paths, {"Cup": cup}), tmp_path)
    answer(mock, "POST", "/cups")
    answer(mock, "POST", "/cups/1/status", {"status": "open"})
    assert [(each["from"], each["to"], each["cause"]) for each in mock.transitions()] == [("open", "open", "setStatus")]
