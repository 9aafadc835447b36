"""How many functions of ours a repeated request runs, and how many objects it leaves for the garbage collector.

The figures are the same on every machine, so a ceiling can be close.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from connections import connected, sent

import understudy
from understudy.messages import Request
from understudy.mock import Mock, open_mock
from understudy.server.app import create_app
from understudy.server.connection import HttpConnection
from understudy.state.memory import MemoryStore

ROOT = Path(__file__).parents[2]
OURS = str(Path(understudy.__file__).parent)
WIDGET = {
    "name": "Sprocket",
    "sku": "ABC-1234",
    "price": 12.5,
    "quantity": 10,
    "colour": "red",
    "contact": "ops@example.com",
    "tags": ["a", "b"],
    "dimensions": {"width": 1.5, "height": 2},
}
CALLS = {
    "a repeated GET": (("GET", "/widgets/1", None), 200, 36),
    "a valid POST": (("POST", "/widgets", WIDGET), 201, 66),
    "an invalid POST": (("POST", "/widgets", {**WIDGET, "sku": "nope", "quantity": -1, "colour": "pink"}), 422, 58),
}
"""Request, status, and how many functions of ours it may run. Lower a ceiling whenever there is room below it."""

SIX_RECORDS = {
    "property": {"address": "1 Example Street", "suburb": "Richmond", "state": "VIC", "postcode": "3121"},
    "budget": {"amount": 5000},
    "agents": [{"name": "Ann Agent", "email": "ann@example.com", "phone": "+61400000001"}],
    "vendor_parties": [
        {"type": "individual", "name": "Val Vendor", "email": "val@example.com", "phone": "+61400000002"}
    ],
}
MOST_FOR_SIX = 165

MOST_FOR_ANOTHER = 1_450
"""For a mock of a contract that another one has, and its first delete: what tests with a mock of their own pay."""

LEFT = {"a repeated GET": 1, "a valid POST": 1, "an invalid POST": 3}
"""So many objects of a request are still looked at after a collection: the journal's, and those of a new record."""


@pytest.fixture(scope="module")
def connection() -> Iterator[HttpConnection]:
    # What other tests of this process have left is neither counted nor looked at in each collection.
    gc.collect()
    gc.freeze()
    rare = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # Python's own: each collection stops looking at some more of what holds no others
    yield connected(create_app(open_mock(ROOT / "benchmarks/widgets.yaml", validation="service")).wsgi_app)
    gc.set_threshold(*rare)
    gc.unfreeze()


def functions_run(run: Callable[[], object]) -> list[str]:
    found = []

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        file = frame.f_code.co_filename
        if event == "call" and (file.startswith(OURS) or file == "<string>"):
            found.append(f"{file.removeprefix(OURS)}:{frame.f_code.co_name}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return found


@pytest.mark.parametrize(("request_", "status", "most"), CALLS.values(), ids=CALLS)
def test_a_warm_request_runs_few_functions(
    connection: HttpConnection, request_: tuple[str, str, Any], status: int, most: int
) -> None:
    connection.data_received(sent("POST", "/widgets", WIDGET))
    data = sent(*request_)
    for _ in range(3):
        connection.data_received(data)
    assert connection._transport.written.startswith(f"HTTP/1.1 {status} ".encode())  # type: ignore[attr-defined]
    # A key with one digit more makes an answer of a length that is new.
    found = min((functions_run(lambda: connection.data_received(data)) for _ in range(2)), key=len)
    assert len(found) <= most, f"{len(found)} functions:\n" + "\n".join(found)


def test_a_create_of_six_records_runs_few_functions() -> None:
    folder = ROOT / "spec/campaignflow"
    mock = open_mock(folder / "openapi.yaml", overlays=[folder / "mock.overlay.yaml"], validation="service")
    connection = connected(create_app(mock).wsgi_app)
    data = sent("POST", "/api/v2/referrals", SIX_RECORDS)
    for _ in range(40):  # of some objects records share a few, each of which is made once
        connection.data_received(data)
    assert connection._transport.written.startswith(b"HTTP/1.1 201 ")  # type: ignore[attr-defined]
    found = min((functions_run(lambda: connection.data_received(data)) for _ in range(4)), key=len)
    assert len(found) <= MOST_FOR_SIX, f"{len(found)} functions:\n" + "\n".join(found)


def test_another_mock_of_a_contract_and_its_first_call_run_few_functions() -> None:
    first = open_mock(ROOT / "benchmarks/scale.yaml")
    first.create("orders", id="o7")
    start = first.store.snapshot()

    def test() -> None:
        store = MemoryStore()
        store.restore(start)
        assert Mock(first.contract, store=store).handle(Request("DELETE", "/orders/o7", "", {}, b"")).status == 204

    test()
    found = min((functions_run(test) for _ in range(2)), key=len)
    assert len(found) <= MOST_FOR_ANOTHER, f"{len(found)} functions:\n" + "\n".join(found)


@pytest.mark.parametrize("name", CALLS)
def test_a_request_leaves_few_objects_for_the_collector(connection: HttpConnection, name: str) -> None:
    connection.data_received(sent("POST", "/widgets", WIDGET))
    data = sent(*CALLS[name][0])
    connection.data_received(data)
    # What goes on elsewhere in this process leaves objects once; a request leaves its own each time.
    assert any(objects_left(connection, data) <= LEFT[name] for _ in range(3))


def objects_left(connection: HttpConnection, data: bytes, requests: int = 100) -> int:
    """How many objects a request leaves, rounded."""
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(requests):
        connection.data_received(data)
    gc.collect()
    return round((len(gc.get_objects()) - before) / requests)
