"""Ways through a lifecycle, and the Hypothesis machine that walks them at random."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test
from live_mocks import new_mock
from receivers import orders

from understudy.mock import Mock
from understudy.records import InvalidStateError, UnknownResourceError
from understudy.testing.factories import Factories
from understudy.testing.machines import lifecycle_machine

QUICK = settings(max_examples=40, stateful_step_count=40, deadline=None, phases=[Phase.generate], derandomize=True)
STATES = ("pending", "paid", "settled", "closed", "lost")


def opened() -> Mock:
    return orders()[0]


TestOrders = lifecycle_machine(opened, "orders").TestCase
TestOrders.settings = QUICK


# Ways.


def test_the_shortest_way_to_each_state() -> None:
    assert [way.states for way in opened().ways("orders")] == [
        ("pending", "paid"),
        ("pending", "lost"),
        ("pending", "paid", "settled"),
        ("pending", "paid", "settled", "closed"),
    ]


def test_a_way_has_its_steps() -> None:
    (way,) = opened().ways("Order", to="settled", start="pending")
    assert way.to == "settled"
    assert [(step.source, step.target, step.by, step.after) for step in way.steps] == [
        ("pending", "paid", ("payOrder",), None),
        ("paid", "settled", (), timedelta(days=1)),
    ]


def test_where_no_way_leads() -> None:
    mock = opened()
    assert mock.ways("orders", start="closed") == ()
    assert mock.ways("orders", to="paid", start="settled") == ()
    with pytest.raises(InvalidStateError, match=r"^'payed' is no status of orders; .*; did you mean paid\?$"):
        mock.ways("orders", to="payed")
    with pytest.raises(InvalidStateError, match=r"did you mean lost\?$"):
        mock.ways("orders", start="lots")
    with pytest.raises(UnknownResourceError, match=r"did you mean orders\?$"):
        mock.ways("ordrs")
    with pytest.raises(UnknownResourceError, match=r"^orders has no state property 'state'; did you mean status\?$"):
        mock.ways("orders", property="state")


def test_without_a_lifecycle_each_state_is_one_step_away() -> None:
    mock = new_mock()
    ways = mock.ways("campaigns", start="live")
    (state,) = mock.contract.resources.collections["/api/v2/campaigns"].states
    assert [way.states for way in ways] == [("live", value) for value in state.values if value != "live"]
    assert mock.ways("campaigns", to="sold")[0].states == ("draft", "sold")


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_a_way_can_be_gone(start: str, to: str) -> None:
    mock = opened()
    mock.create("orders", status=start)
    for way in mock.ways("orders", start=start, to=to):
        for step in way.steps:
            assert step.source == mock.get("orders", 1)["status"]
            mock.transition("orders", 1, to=step.target)
        assert mock.get("orders", 1)["status"] == way.to == to
        mock.assert_path("orders", 1, list(way.states))


# The machine.


def failure_of(open_mock: Any, **more: Any) -> str:
    machine = lifecycle_machine(open_mock, "orders", **more)
    with pytest.raises(AssertionError) as caught:
        run_state_machine_as_test(machine, settings=settings(QUICK, max_examples=200, print_blob=False))
    return str(caught.value)


def test_claims_are_made_of_every_record_after_every_step() -> None:
    seen = set()

    def check(mock: Mock, record: dict[str, Any]) -> None:
        assert mock.get("orders", record["id"]) == record
        seen.add(record["status"])

    run_state_machine_as_test(lifecycle_machine(opened, "orders", check=check), settings=QUICK)
    assert seen == set(STATES)


def test_a_claim_that_is_wrong_fails() -> None:
    def check(_: Mock, record: dict[str, Any]) -> None:
        assert record["status"] != "closed", "it was closed"

    assert failure_of(opened, check=check).startswith("it was closed")


def test_a_mock_that_lets_everything_through_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Mock.transition

    def lenient(mock: Mock, *key: Any, **how: Any) -> Any:
        return real(mock, *key, **{**how, "force": True})

    monkeypatch.setattr(Mock, "transition", lenient)
    failure = failure_of(opened)
    assert "the state was to stay as it was" in failure or "was let to" in failure


def test_a_move_that_leads_elsewhere_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Mock.transition

    def astray(mock: Mock, *key: Any, to: str, **how: Any) -> Any:
        return real(mock, *key, to="lost" if to == "paid" else to, **how)

    monkeypatch.setattr(Mock, "transition", astray)
    assert "was to become \"paid\", and went ('pending', 'lost')" in failure_of(opened)


def test_a_way_that_the_document_does_not_have_is_seen() -> None:
    def wander(mock: Mock, record: dict[str, Any]) -> None:
        if record["status"] == "settled":
            mock.transition("orders", record["id"], to="pending", force=True)

    assert 'went from "settled" to "pending"' in failure_of(opened, check=wander)


def test_time_passes_in_a_walk() -> None:
    causes = set()

    def check(mock: Mock, _: dict[str, Any]) -> None:
        causes.update(row["cause"] for row in mock.transitions())

    run_state_machine_as_test(lifecycle_machine(opened, "orders", check=check), settings=QUICK)
    assert causes == {"driver", "time"}


def test_records_may_be_made_otherwise() -> None:
    notes = set()

    def make(factories: Factories) -> object:
        return factories.insert("orders", note="mine")

    def check(_: Mock, record: dict[str, Any]) -> None:
        notes.add(record["note"])

    run_state_machine_as_test(lifecycle_machine(opened, "orders", make=make, check=check), settings=QUICK)
    assert notes == {"mine"}


def test_what_there_is_no_machine_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownResourceError, match=r"did you mean orders\?$"):
        lifecycle_machine(opened, "ordrs")
    message = (
        "customers has no lifecycle, so every move of it is legal; declare x-mock-lifecycle on its schema "
        "(docs/x-mock.md). Resources that have one: orders"
    )
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole text is compared
        lifecycle_machine(opened, "customers")
    assert str(caught.value) == message
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(ModuleNotFoundError, match=r"^lifecycle_machine needs Hypothesis: pip install hypothesis$"):
        lifecycle_machine(opened, "orders")
