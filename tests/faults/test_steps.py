"""Steps of the store that fail after their commit, and those that fail for one record only."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from documents import play
from live_mocks import server
from receivers import HOOK, ORDERS, orders
from stall import stall

from understudy.exchange import Request
from understudy.faults import Call, InjectedError, UnusedFaultError
from understudy.mock import Mock
from understudy.records import MockError, NotFoundError
from understudy.remote.mock import RemoteMock
from understudy.state.durable import DurableStore
from understudy.testing.factories import Factories

JSON = {"content-type": "application/json"}


@pytest.fixture
def mock() -> Mock:
    return orders()[0]


# After the commit


DRIVEN: list[tuple[Any, Callable[[Mock], object], str, dict[str, int]]] = [
    ("create", lambda mock: mock.create("orders"), "create of orders 2", {"created": 1}),
    ("put", lambda mock: mock.update("orders", 1, note="b"), "put of orders 1", {"updated": 1}),
    ("transition", lambda mock: mock.transition("orders", 1, to="paid"), "transition of orders 1", {"updated": 1}),
    ("delete", lambda mock: mock.delete("orders", 1), "delete of orders 1", {"deleted": 1}),
]


@pytest.mark.parametrize(("step", "drive", "name", "kinds"), DRIVEN, ids=[each[0] for each in DRIVEN])
def test_a_step_may_fail_after_its_commit(
    mock: Mock, step: Any, drive: Callable[[Mock], object], name: str, kinds: dict[str, int]
) -> None:
    """The crash after the work: whoever drove the mock receives that it failed, and all of it is there."""
    mock.create("orders", note="a")
    fault = mock.faults.add(resource="orders", step=step, phase="after_commit")
    with mock.changes() as changes, pytest.raises(InjectedError) as caught:
        drive(mock)
    assert str(caught.value) == f"{name} failed after its commit (a fault of the mock)"
    found = {kind: len(getattr(changes, kind).get("orders", ())) for kind in ("created", "updated", "deleted")}
    assert found == {"created": 0, "updated": 0, "deleted": 0, **kinds}
    assert str(fault) == f"fault 1: store at {step} after the commit on resource='orders'"
    assert mock.faults.unused() == ()


def test_what_goes_with_it_is_there_too_and_the_event_is_sent() -> None:
    mock, receiver = orders(delivery="sync")
    mock.webhooks.add_endpoint(HOOK)
    mock.create("orders")
    mock.faults.add(resource="orders", step="transition", phase="after_commit", error=ConnectionError("gone"))
    with pytest.raises(ConnectionError, match="gone"):
        mock.transition("orders", 1, to="paid")
    assert [row["to"] for row in mock.transitions()][-1] == "paid"
    [event] = mock.webhooks.events(type="order.paid")
    assert len(event.deliveries[0].attempts) == 1
    assert receiver.types == ["order.paid"]
    with pytest.raises(MockError, match=r'^status is "paid" and'):
        mock.transition("orders", 1, to="paid")


def test_the_request_gets_it_after_its_commit(mock: Mock) -> None:
    mock.faults.add("createOrder", step="create", phase="after_commit", status=503)
    struck = mock.handle(Request("POST", "/orders", "", JSON, b"{}"))
    assert (struck.status, dict(struck.headers)["X-Mock-Fault"]) == (503, "store")
    assert json.loads(struck.body)["detail"] == "create of orders 1 failed after its commit (a fault of the mock)"
    assert [each["id"] for each in mock.records("orders")] == [1]
    assert [entry.response.status for entry in mock.journal] == [503]
    assert mock.handle(Request("POST", "/orders", "", JSON, b"{}")).status == 201


def test_a_request_that_fails_before_its_commit_leaves_nothing(mock: Mock) -> None:
    mock.create("customers", name="Ada")
    mock.create("orders", customer_id=1, note="a")
    mock.faults.add("payOrder", resource="orders", step="transition", phase="after_commit", status=503)
    mock.faults.add("payOrder", resource="customers", step="put", error=OSError("full"))
    with mock.unchanged():
        struck = mock.handle(Request("POST", "/orders/1/pay"))
    assert (struck.status, json.loads(struck.body)["detail"]) == (500, "full")
    assert dict(struck.headers)["X-Mock-Fault"] == "store"


@pytest.mark.process
def test_it_outlives_the_process(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/state.db"
    mock = orders(store=DurableStore(url, contract="Orders"))[0]
    with mock.faults.on(resource="orders", step="create", phase="after_commit"), pytest.raises(InjectedError):
        mock.create("orders", note="kept")
    mock.store.close()
    again = orders(store=DurableStore(url, contract="Orders"))[0]
    assert [each["note"] for each in again.records("orders")] == ["kept"]
    again.store.close()


# One record only


def one_at_a_time(mock: Mock) -> list[int]:
    """The orders whose transition failed."""
    failed = []
    for number in (1, 2, 3):
        try:
            mock.transition("orders", number, to="lost")
        except InjectedError:
            failed.append(number)
    return failed


ONE: list[dict[str, Any]] = [
    {"where": lambda call: call.json["id"] == 2},
    {"where": lambda call: call.path == "/orders/2"},
    {"parameters": {"id": 2}},
    {"match": {"note": "b"}},
    {"match": {"status": "lost"}, "parameters": {"id": 2}},
]


@pytest.mark.parametrize("kept", ONE, ids=["where", "path", "parameters", "match", "both"])
def test_a_driven_step_may_fail_for_one_record(mock: Mock, kept: dict[str, Any]) -> None:
    for note in ("a", "b", "c"):
        mock.create("orders", note=note)
    mock.faults.add(resource="orders", step="transition", times=None, **kept)
    assert one_at_a_time(mock) == [2]
    assert [each["status"] for each in mock.records("orders")] == ["lost", "pending", "lost"]


def test_its_nth_move(mock: Mock) -> None:
    mock.create("orders")
    mock.create("orders")
    mock.faults.add(resource="orders", step="put", parameters={"id": 2}, nth=2)
    for number in (1, 2, 1):
        mock.update("orders", number, note="x")
    with pytest.raises(InjectedError, match=r"^put of orders 2 failed"):
        mock.update("orders", 2, note="y")


@pytest.mark.parametrize(
    ("step", "drive"),
    [
        ("get", lambda mock: mock.get("orders", 2)),
        ("delete", lambda mock: mock.delete("orders", 2)),
        ("put", lambda mock: mock.update("orders", 2, note="b")),
    ],
)
def test_each_step_shows_its_record(mock: Mock, step: Any, drive: Callable[[Mock], object]) -> None:
    seen: list[Call] = []
    mock.create("orders")
    mock.create("orders", note="b")
    mock.faults.add(resource="orders", step=step, where=seen.append, times=None)
    drive(mock)
    assert seen[0] == Call(
        json={"id": 2, "note": "b", "status": "pending"}, parameters={"id": 2}, headers={}, path="/orders/2", method=""
    )


def test_the_key_of_a_record_below_others_has_all_its_parts(tmp_path: Path) -> None:
    mock = play(stall(), tmp_path)
    factory = Factories(mock)
    factory.insert("Order", count=2)
    seen: list[Call] = []
    mock.faults.add(resource="items", step="create", where=seen.append)
    mock.create("items", 2, tags=[])
    [call] = seen
    assert call.path.startswith("/orders/2/items/")
    assert next(iter(call.parameters.values())) == 2
    mock.faults.add(resource="items", step="get", parameters=call.parameters)
    with pytest.raises(InjectedError):
        mock.get("items", 2, list(call.parameters.values())[-1])


def test_a_list_and_a_record_that_is_not_there_are_not_that_record(mock: Mock) -> None:
    fault = mock.faults.add(resource="orders", step="get", match={"id": 1}, times=None)
    with pytest.raises(NotFoundError):
        mock.get("orders", 1)
    assert mock.faults.unused() == (fault,)


def test_a_predicate_sees_a_copy(mock: Mock) -> None:
    mock.faults.add(resource="orders", step="put", where=lambda call: call.json.clear())
    mock.create("orders", note="kept")
    assert mock.records("orders")[0]["note"] == "kept"


def test_a_predicate_that_raises_is_reported(mock: Mock) -> None:
    mock.faults.add(resource="orders", step="create", where=lambda call: call.headers["x"])
    mock.create("orders")
    with pytest.raises(UnusedFaultError, match=r"where= raised KeyError: 'x'"):
        mock.faults.verify()


@pytest.mark.process
def test_a_server_does_the_same() -> None:
    with server("--delivery", "manual", spec=ORDERS) as url:
        mock = RemoteMock(url)
        mock.create("orders")
        mock.create("orders")
        mock.faults.add(
            resource="orders", step="transition", phase="after_commit", parameters={"id": 2}, times=None, status=507
        )
        mock.transition("orders", 1, to="paid")
        with pytest.raises(InjectedError, match="transition of orders 2 failed after its commit") as caught:
            mock.transition("orders", 2, to="paid")
        assert caught.value.answered == 507
        assert [each["status"] for each in mock.records("orders")] == ["paid", "paid"]
