"""Faults: what goes wrong on purpose, whom it hits, when, what the caller sees and what is left of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from live_mocks import new_mock, server
from receivers import ORDERS, orders

from understudy.exchange import Request, Response
from understudy.faults import KINDS, Call, Fault, InjectedError, UnusedFaultError
from understudy.faults.rules import DAMAGE
from understudy.mock import Mock
from understudy.records.errors import MockError
from understudy.server.app import create_app
from understudy.server.inprocess import async_transport, transport
from understudy.state.durable import DurableStore
from understudy.testing.factories import Factories

JSON = {"content-type": "application/json"}


@pytest.fixture
def mock() -> Mock:
    return orders()[0]


@pytest.fixture
def client(mock: Mock) -> Iterator[httpx.Client]:
    with httpx.Client(transport=transport(mock), base_url="http://mock") as made:
        yield made


def post(mock: Mock, path: str = "/orders", **body: Any) -> Response:
    return mock.handle(Request("POST", path, "", JSON, json.dumps(body).encode()))


def get(mock: Mock, path: str = "/orders/1") -> Response:
    return mock.handle(Request("GET", path))


def header(response: Response, name: str) -> str | None:
    return dict(response.headers).get(name)


def counts(mock: Mock) -> tuple[int, int]:
    return len(mock.records("orders")), len(mock.webhooks.events())


# Whom it hits, and when


def test_a_fault_answers_with_the_documents_error_once(mock: Mock) -> None:
    post(mock)
    mock.faults.add("getOrder", 503)
    struck = get(mock)
    assert struck.status == 503
    assert header(struck, "X-Mock-Fault") == "status"
    assert json.loads(struck.body)["detail"] == "Service Unavailable (a fault of the mock)"
    assert get(mock).status == 200
    assert mock.faults.rules() == ()


def test_a_fault_of_a_block_lasts_as_long_as_the_block(mock: Mock) -> None:
    post(mock)
    with mock.faults.on("getOrder", status=500) as fault:
        assert [get(mock).status for _ in range(3)] == [500, 500, 500]
        assert mock.faults.rules() == (fault,)
    assert get(mock).status == 200


def test_a_block_that_fails_takes_its_fault_away(mock: Mock) -> None:
    with pytest.raises(KeyError), mock.faults.on("getOrder", status=500):
        raise KeyError
    assert mock.faults.rules() == ()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"operation_id": "createOrder"}, [500, 200, 200]),
        ({"operation_id": ["createOrder", "listOrders"]}, [500, 500, 200]),
        ({"resource": "orders"}, [500, 500, 500]),
        ({"method": "get"}, [201, 500, 500]),
        ({"path": "/orders/{id}"}, [201, 200, 500]),
        ({"path": "/orders", "method": "POST"}, [500, 200, 200]),
        ({"resource": "customers"}, [201, 200, 200]),
        ({}, [500, 500, 500]),
    ],
)
def test_a_fault_hits_what_it_names(mock: Mock, options: dict[str, Any], expected: list[int]) -> None:
    mock.create("orders", id=1)
    with mock.faults.on(status=500, **options):
        assert [post(mock).status, get(mock, "/orders").status, get(mock).status] == expected


@pytest.mark.parametrize(
    ("options", "hit"),
    [
        ({"match": {"note": "x"}}, True),
        ({"match": {"note": "y"}}, False),
        ({"match": {"customer_id": 1}}, False),
        ({"where": lambda call: call.json["note"] == "x"}, True),
        ({"where": lambda call: call.json["nothing"]}, False),
        ({"match": {"note": "x"}, "where": lambda call: call.status is not None}, False),
    ],
)
def test_a_fault_looks_into_the_body(mock: Mock, options: dict[str, Any], hit: bool) -> None:
    mock.faults.add("createOrder", 500, **options)
    assert (post(mock, note="x", callback_url="http://127.0.0.1:9/").status == 500) is hit


def test_a_fault_looks_at_parameters(mock: Mock) -> None:
    post(mock), post(mock)
    mock.faults.add("getOrder", 500, parameters={"id": 2}, times=None)
    assert [get(mock, f"/orders/{key}").status for key in (1, 2, 1)] == [200, 500, 200]
    mock.faults.clear()
    mock.faults.add("getOrder", 500, parameters={"nothing": 2})
    assert get(mock).status == 200


@given(nth=st.integers(1, 5), times=st.none() | st.integers(1, 4), calls=st.integers(0, 12))
def test_it_strikes_from_the_nth_call_as_often_as_configured(nth: int, times: int | None, calls: int) -> None:
    mock = orders()[0]
    mock.faults.add("listOrders", 500, nth=nth, times=times)
    struck = [get(mock, "/orders").status == 500 for _ in range(calls)]
    last = calls if times is None else nth + times - 1
    assert struck == [nth <= call <= last for call in range(1, calls + 1)]


def test_many_callers_at_once_meet_it_as_often_as_configured(mock: Mock) -> None:
    mock.faults.add("listOrders", 500, times=7)
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: get(mock, "/orders").status, range(100)))
    assert statuses.count(500) == 7


def test_probability_is_the_mocks_own_and_seeded() -> None:
    def run(seed: int) -> list[int]:
        mock = orders(seed=seed)[0]
        mock.faults.add("listOrders", 500, probability=0.5, times=None)
        first = [get(mock, "/orders").status for _ in range(40)]
        mock.reset()
        mock.faults.add("listOrders", 500, probability=0.5, times=None)
        assert [get(mock, "/orders").status for _ in range(40)] == first
        return first

    assert run(1) == run(1)
    assert run(1) != run(2)
    assert {200, 500} == set(run(1))


def test_the_oldest_fault_strikes_first(mock: Mock) -> None:
    mock.faults.add("listOrders", 500)
    mock.faults.add("listOrders", 503)
    assert [get(mock, "/orders").status for _ in range(3)] == [500, 503, 200]


def test_a_request_that_is_refused_meets_no_fault(mock: Mock) -> None:
    fault = mock.faults.add("createOrder", 500)
    assert mock.handle(Request("POST", "/orders", "", JSON, b'{"note": 1}')).status == 400
    assert mock.faults.unused() == (fault,)


# What the caller sees


def test_a_rate_limit_says_when_to_come_back(mock: Mock) -> None:
    mock.faults.add("listOrders", kind="rate-limit", retry_after=7)
    mock.faults.add("listOrders", kind="rate-limit")
    mock.faults.add("listOrders", 503, retry_after=0)
    seen = [get(mock, "/orders") for _ in range(4)]
    assert [(each.status, header(each, "Retry-After")) for each in seen] == [
        (429, "7"),
        (429, "1"),
        (503, "0"),
        (200, None),
    ]


def test_latency_moves_the_clock_and_nothing_waits(mock: Mock) -> None:
    post(mock)
    before = mock.clock.now()
    mock.faults.add("getOrder", latency=2.5)
    mock.faults.add("getOrder", latency=timedelta(hours=1))
    mock.faults.add("getOrder", 500)
    slow = get(mock)
    assert slow.status == 500
    assert header(slow, "X-Mock-Latency") == "3602.5"
    assert mock.clock.now() - before == timedelta(hours=1, seconds=2.5)
    assert header(get(mock), "X-Mock-Latency") is None


def test_latency_lets_happen_what_time_brings(mock: Mock) -> None:
    post(mock)
    mock.transition("orders", 1, to="paid")
    mock.faults.add("getOrder", latency=timedelta(hours=25))
    assert json.loads(get(mock).body)["status"] == "settled"


def test_latency_counts_against_the_timeout_of_a_client_in_process(mock: Mock, client: httpx.Client) -> None:
    with mock.faults.on("listOrders", latency=3):
        assert client.get("/orders", timeout=5).headers["x-mock-latency"] == "3"
        with pytest.raises(httpx.ReadTimeout) as caught:
            client.get("/orders", timeout=1)
    assert str(caught.value) == "no answer within 1 s; it took 3 s (a fault of the mock)"


@pytest.mark.parametrize(
    ("kind", "error", "message"),
    [
        ("timeout", httpx.ReadTimeout, "timed out (a fault of the mock)"),
        ("connection-reset", httpx.RemoteProtocolError, "the connection was reset (a fault of the mock)"),
        (
            "truncated-body",
            httpx.RemoteProtocolError,
            "received 13 bytes, expected 27, then the connection was closed (a fault of the mock)",
        ),
    ],
)
@pytest.mark.parametrize("phase", ["before", "after_commit"])
def test_an_answer_that_does_not_arrive(
    mock: Mock, client: httpx.Client, kind: Any, error: type[Exception], message: str, phase: Any
) -> None:
    mock.faults.add("createOrder", kind=kind, phase=phase)
    with pytest.raises(error) as caught:
        client.post("/orders", json={})
    assert str(caught.value) == message
    # The work was done exactly where the phase says so.
    assert counts(mock) == ((1, 1) if phase == "after_commit" else (0, 0))
    assert len(mock.journal) == 1


async def lost(mock: Mock) -> None:
    async with httpx.AsyncClient(transport=async_transport(mock), base_url="http://mock") as client:
        await client.get("/orders")


def test_async_clients_see_the_same(mock: Mock) -> None:
    import asyncio

    mock.faults.add("listOrders", kind="timeout")
    with pytest.raises(httpx.ReadTimeout):
        asyncio.run(lost(mock))


def test_a_malformed_body_is_no_json(mock: Mock, client: httpx.Client) -> None:
    mock.faults.add("createOrder", kind="malformed-body")
    response = client.post("/orders", json={})
    assert response.status_code == 201
    assert int(response.headers["content-length"]) == len(response.content)
    with pytest.raises(json.JSONDecodeError):
        response.json()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_no_body_is_json_once_it_is_malformed(value: Any) -> None:
    from understudy.faults.damage import damaged

    mock = orders()[0]
    answer = damaged("malformed-body", Response(200, (), json.dumps(value).encode()), None, mock.contract.schemas)
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.body)


def test_a_wrong_content_type_changes_nothing_else(mock: Mock, client: httpx.Client) -> None:
    client.post("/orders", json={})
    mock.faults.add("getOrder", kind="wrong-content-type")
    struck, whole = client.get("/orders/1"), client.get("/orders/1")
    assert (struck.headers["content-type"], struck.content) == ("text/html", whole.content)


@pytest.mark.parametrize(("operation", "path"), [("getOrder", "/orders/1"), ("listOrders", "/orders")])
def test_an_off_contract_body_breaks_the_documents_schema(mock: Mock, operation: str, path: str) -> None:
    post(mock)
    mock.faults.add(operation, kind="off-contract-body")
    struck = get(mock, path)
    media = mock.contract.operations[operation].responses["200"].content[0]
    validator = mock.contract.schemas.validator(media.schema, "response")
    assert not validator.is_valid(json.loads(struck.body))
    assert struck.status == 200
    assert validator.is_valid(json.loads(get(mock, path).body))


@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("phase", ["before", "after_commit"])
def test_a_damaged_answer_is_of_work_that_was_done_unless_it_is_before(mock: Mock, kind: Any, phase: Any) -> None:
    mock.faults.add("createOrder", kind=kind, phase=phase)
    struck = post(mock)
    assert header(struck, "X-Mock-Fault") == kind
    assert counts(mock) == ((0, 0) if phase == "before" else (1, 1))


def test_a_damaged_answer_is_of_work_that_was_done(mock: Mock) -> None:
    assert mock.faults.add("createOrder", kind="malformed-body").phase == "after_commit"


def test_a_status_after_the_commit_is_a_crash_after_the_work(mock: Mock) -> None:
    mock.faults.add("createOrder", 500, phase="after_commit")
    struck = post(mock, note="once")
    assert (struck.status, header(struck, "Content-Type")) == (500, "application/problem+json")
    assert [order["note"] for order in mock.records("orders")] == ["once"]
    assert mock.journal.entries()[-1].response == struck


def test_the_documents_own_error_is_answered_where_it_declares_one() -> None:
    mock = new_mock(auth="lenient")
    factories = Factories(mock)
    operation = mock.contract.operations["createReferral"]
    for phase in ("before", "after_commit"):
        mock.faults.add("createReferral", 422, phase=phase)
        struck = mock.handle(factories.request("createReferral"))
        assert struck.status == 422
        media = operation.responses["422"].content[0]
        assert mock.contract.schemas.validator(media.schema, "response").is_valid(json.loads(struck.body))


def test_over_flask_an_answer_that_does_not_arrive_is_a_gateways(mock: Mock) -> None:
    flask = create_app(mock).test_client()
    for kind, status in (("timeout", 504), ("connection-reset", 502)):
        assert flask.post("/__mock__/faults", json={"operationId": "listOrders", "kind": kind}).status_code == 201
        response = flask.get("/orders")
        assert (response.status_code, response.headers["X-Mock-Fault"]) == (status, kind)


@pytest.mark.process
@pytest.mark.slow
def test_over_a_socket_clients_feel_it_as_it_is() -> None:
    felt = {"timeout": httpx.ReadTimeout, "connection-reset": httpx.RemoteProtocolError}
    with server(spec=ORDERS) as url, httpx.Client(base_url=url, timeout=30) as client:
        assert client.post("/orders", json={}).status_code == 201
        for kind, error in {**felt, "truncated-body": httpx.RemoteProtocolError}.items():
            made = client.post("/__mock__/faults", json={"operationId": "getOrder", "kind": kind})
            assert made.status_code == 201
            request = client.build_request("GET", "/orders/1")
            if kind == "connection-reset":  # nothing at all is answered
                with pytest.raises(error):
                    client.send(request)
                continue
            answer = client.send(request, stream=True)
            if kind == "timeout":
                request.extensions["timeout"]["read"] = 0.1  # the head is here, and nothing comes after it
            with pytest.raises(error):
                answer.read()
            answer.close()
            assert client.get("/orders/1").status_code == 200
        client.post("/__mock__/faults", json={"path": "/orders/{id}", "latency": "PT2S"})
        assert client.get("/orders/1").headers["x-mock-latency"] == "2"


# Steps of the store


def test_a_step_that_fails_leaves_nothing(mock: Mock) -> None:
    mock.faults.add("createOrder", step="put")
    with mock.unchanged():
        struck = post(mock, callback_url="http://127.0.0.1:9/")
    assert struck.status == 500
    assert json.loads(struck.body)["detail"] == "put of orders 1 failed (a fault of the mock)"
    made = post(mock)
    assert (made.status, mock.transitions()) == (201, ())
    assert json.loads(get(mock, header(made, "Location") or "").body) == json.loads(made.body)


@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5])
def test_a_create_of_many_records_is_all_or_nothing(nth: int) -> None:
    mock = new_mock(auth="lenient")
    request = Factories(mock).request("createReferral")
    with mock.unchanged(), mock.faults.on("createReferral", step="create", nth=nth, times=1):
        struck = mock.handle(request)
    assert struck.status == 500
    assert mock.faults.unused() == ()
    with mock.changes() as changes:
        assert mock.handle(request).status == 201
    assert sum(map(len, changes.created.values())) >= 5
    for records in changes.created.values():
        keys = [record["id"] for record in records if "id" in record]
        assert len(set(keys)) == len(keys)


def test_what_is_kept_on_disk_is_rolled_back_too(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/state.db"
    mock = orders(store=DurableStore(url, contract="Orders"))[0]
    with mock.faults.on("createOrder", step="put"):
        assert post(mock).status == 500
    assert post(mock).status == 201
    mock.store.close()
    again = orders(store=DurableStore(url, contract="Orders"))[0]
    assert [entry.response.status for entry in again.journal] == [500, 201]
    assert len(again.records("orders")) == 1
    again.store.close()


@pytest.mark.parametrize(
    ("step", "call", "name"),
    [
        ("get", ("GET", "/orders/1"), "get of orders 1"),
        ("get", ("GET", "/orders"), "get of orders"),
        ("create", ("POST", "/orders"), "create of orders 2"),
        ("put", ("PATCH", "/orders/1"), "put of orders 1"),
        ("transition", ("POST", "/orders/1/pay"), "transition of orders 1"),
        ("delete", ("DELETE", "/orders/1"), "delete of orders 1"),
    ],
)
def test_each_step_can_fail(mock: Mock, step: Any, call: tuple[str, str], name: str) -> None:
    post(mock)
    mock.faults.add(resource="orders", step=step, status=507)
    method, path = call
    with mock.unchanged():
        struck = mock.handle(Request(method, path, "", JSON if method in ("POST", "PATCH") else {}, b"{}"))
    assert struck.status == 507
    assert json.loads(struck.body)["detail"] == f"{name} failed (a fault of the mock)"


def test_a_transition_is_no_plain_put(mock: Mock) -> None:
    post(mock)
    with mock.faults.on(resource="orders", step="transition"):
        change = Request("PATCH", "/orders/1", "", JSON, b'{"note": "x"}')
        assert mock.handle(change).status == 200
        assert mock.handle(Request("POST", "/orders/1/pay")).status == 500


def test_a_driven_mock_raises_what_was_chosen(mock: Mock) -> None:
    mock.faults.add(resource="orders", step="create", error=ConnectionError("the database is away"))
    with mock.unchanged(), pytest.raises(ConnectionError, match="the database is away"):
        mock.create("orders")
    mock.create("orders", id=1)
    mock.faults.add(resource="orders", step="transition")
    with mock.unchanged(), pytest.raises(InjectedError) as caught:
        mock.transition("orders", 1, to="paid")
    assert str(caught.value) == "transition of orders 1 failed (a fault of the mock)"
    assert isinstance(caught.value, MockError)
    mock.faults.add(resource="orders", step="get", error=OSError("gone"))
    answered = get(mock)
    assert (answered.status, json.loads(answered.body)["detail"]) == (500, "gone")


def test_another_resource_is_left_alone(mock: Mock) -> None:
    fault = mock.faults.add(resource="customers", step="put")
    assert post(mock).status == 201
    assert mock.faults.unused() == (fault,)


def test_a_step_of_an_operation_is_none_of_the_drivers(mock: Mock) -> None:
    with mock.faults.on("createOrder", step="put"):
        mock.create("orders")
        assert post(mock).status == 500


# What never struck


def test_faults_that_never_struck_are_named(mock: Mock) -> None:
    mock.faults.add("getOrder", 503)
    mock.faults.add(resource="orders", step="put", nth=2)
    mock.faults.add("createOrder", 500, where=lambda call: call.json["nothing"])
    mock.faults.add("listOrders", 500)
    mock.faults.add("deleteOrder", 500, match={"a": 1}, probability=0.5, nth=2)
    post(mock)
    get(mock, "/orders")
    assert [fault.id for fault in mock.faults.unused()] == [1, 2, 3, 5]
    with pytest.raises(UnusedFaultError) as caught:
        mock.faults.verify()
    assert str(caught.value).splitlines() == [
        "4 faults never struck:",
        "  fault 1: status 503 on getOrder",
        "  fault 2: store at put on resource='orders', from call 2",
        "  fault 3: status 500 on createOrder, where=the predicate (where= raised KeyError: 'nothing')",
        "  fault 5: status 500 on deleteOrder, match={'a': 1}, from call 2, probability 0.5",
    ]
    assert [fault.id for fault in caught.value.faults] == [1, 2, 3, 5]


def test_a_strict_block_is_an_error_when_its_fault_never_struck(mock: Mock) -> None:
    with mock.faults.on("getOrder", status=503):
        pass
    assert len(mock.faults.unused()) == 1
    mock.faults.clear()
    mock.faults.strict = True
    with pytest.raises(UnusedFaultError) as caught, mock.faults.on(kind="timeout"):
        pass
    assert str(caught.value) == "a fault never struck:\n  fault 1: timeout on every operation"
    mock.faults.verify()
    with mock.faults.on("getOrder", status=503):
        get(mock)
    with pytest.raises(ZeroDivisionError), mock.faults.on("getOrder", status=503):
        raise ZeroDivisionError


def test_chance_that_met_a_call_is_no_unused_fault(mock: Mock) -> None:
    mock.faults.add("listOrders", 500, probability=1e-9)
    get(mock, "/orders")
    mock.faults.verify()


def test_reset_forgets_faults(mock: Mock) -> None:
    mock.faults.add("listOrders", 500)
    mock.reset()
    assert (mock.faults.unused(), mock.faults.armed) == ((), False)


def test_a_fault_can_be_taken_away(mock: Mock) -> None:
    fault = mock.faults.add("listOrders", 500)
    mock.faults.remove(fault.id)
    assert get(mock, "/orders").status == 200
    with pytest.raises(LookupError) as caught:
        mock.faults.remove(fault.id)
    assert caught.value.args == ("there is no fault 1",)


# What can be no fault


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"operation_id": "getOrde"},
            "no operation 'getOrde' in the document; did you mean getOrder?",
        ),
        ({"operation_id": "zzz"}, "no operation 'zzz' in the document"),
        ({"path": "/order/{id}"}, "no path '/order/{id}' in the document; did you mean /orders/{id}?"),
        (
            {"path": "/orders", "method": "PUT"},
            "status 500 on PUT /orders can hit nothing: no operation fits all of it",
        ),
        ({"status": 200}, "a fault's status is from 400 to 599; got 200"),
        ({"status": None}, "kind 'status' needs status=, from 400 to 599"),
        ({"times": 0}, "times is at least 1, or None for always; got 0"),
        ({"nth": 0}, "nth is at least 1; got 0"),
        ({"nth": True}, "nth is at least 1; got True"),
        ({"probability": 0}, "probability is above 0 and at most 1; got 0"),
        ({"probability": 1.1}, "probability is above 0 and at most 1; got 1.1"),
        ({"phase": "after"}, "phase is one of before, after_commit; got 'after'; did you mean 'after_commit'?"),
        (
            {"kind": "time-out", "status": None},
            f"kind is one of {', '.join(KINDS)}; got 'time-out'; did you mean 'timeout'?",
        ),
        ({"kind": "timeout"}, "kind 'timeout' has no status; leave out status="),
        (
            {"kind": "timeout", "status": None, "retry_after": 1},
            "kind 'timeout' has no Retry-After; leave out retry_after=",
        ),
        ({"kind": "latency", "status": None}, "kind 'latency' and latency= go together: a timedelta, or seconds"),
        ({"latency": "PT1S", "status": None}, "latency is a timedelta, or seconds; got 'PT1S'"),
        ({"latency": -1, "status": None}, "latency is above zero and at most 3650 days; got -1 day, 23:59:59"),
        (
            {"latency": 1, "status": None, "phase": "after_commit"},
            "kind 'latency' has no phase 'after_commit'; time passes before the work",
        ),
        (
            {"step": "get", "phase": "after_commit"},
            "step 'get' has no phase 'after_commit'; reading commits nothing",
        ),
        ({"step": "push"}, "step is one of get, put, create, transition, delete; got 'push'; did you mean 'put'?"),
        (
            {"kind": "timeout", "status": None, "step": "put"},
            "kind 'store' and step= go together; step is one of get, put, create, transition, delete",
        ),
        ({"error": OSError()}, "error= is an exception for step= to raise; answers take status="),
        (
            {"operation_id": "deleteOrder", "kind": "truncated-body", "status": None},
            "kind 'truncated-body' needs an answer with a body, and there is none;"
            " take status, latency, timeout or connection-reset",
        ),
    ],
)
def test_what_can_be_no_fault_is_refused_at_once(mock: Mock, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole text is compared below
        mock.faults.add(**{"status": 500, **options})
    assert str(caught.value) == message
    assert mock.faults.rules() == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"where": 1}, "where= takes a function of the call; got 1"),
        ({"parameters": 1}, 'parameters= takes a mapping such as {"id": 1}; got 1'),
    ],
)
def test_what_is_of_the_wrong_type_is_refused_at_once(mock: Mock, options: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        mock.faults.add("getOrder", 500, **options)
    assert str(caught.value) == message


def test_an_unknown_resource_is_refused(mock: Mock) -> None:
    with pytest.raises(MockError) as caught:
        mock.faults.add(resource="ordrs", status=500)
    assert str(caught.value) == "the document has no resource 'ordrs'; did you mean orders?"


# Over HTTP


def test_faults_over_http_have_the_same_fields(mock: Mock) -> None:
    flask = create_app(mock).test_client()
    rule = {"resource": "orders", "step": "put", "nth": 2, "times": None, "match": {"note": "x"}, "status": 507}
    made = flask.post("/__mock__/faults", json=rule)
    assert made.status_code == 201
    shown = made.get_json()
    assert {name: shown[name] for name in rule} == rule
    assert (shown["id"], shown["kind"], shown["used"]) == (1, "store", False)
    late = flask.post("/__mock__/faults", json={"operationId": "listOrders", "latency": "PT5M"}).get_json()
    assert (late["kind"], late["latency"]) == ("latency", "PT5M")
    assert [each["id"] for each in flask.get("/__mock__/faults").get_json()["faults"]] == [1, 2]
    assert flask.delete("/__mock__/faults/2").status_code == 204
    assert flask.delete("/__mock__/faults/2").get_json()["detail"] == "there is no fault 2"
    assert flask.delete("/__mock__/faults/x").get_json()["detail"] == "there is no fault x"
    assert [post(mock, note="x").status for _ in range(2)] == [201, 507]
    assert [each["used"] for each in flask.get("/__mock__/faults").get_json()["faults"]] == [True]
    assert [each["id"] for each in flask.get("/__mock__/unused-faults").get_json()["faults"]] == [2]
    assert flask.delete("/__mock__/faults").status_code == 204
    assert flask.get("/__mock__/faults").get_json() == {"faults": []}


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        ({}, 409, "kind 'status' needs status=, from 400 to 599"),
        ({"status": 200}, 422, "body /status: must be from 400 to 599; got 200"),
        ({"status": 500, "probability": True}, 422, "body /probability: is a number"),
        ({"resource": "ordrs", "status": 500}, 404, "the document has no resource 'ordrs'; did you mean orders?"),
    ],
)
def test_a_wrong_fault_over_http(mock: Mock, body: Any, status: int, detail: str) -> None:
    answer = create_app(mock).test_client().post("/__mock__/faults", json=body)
    assert (answer.status_code, answer.get_json()["detail"]) == (status, detail)


def test_faults_of_python_can_be_listed_over_http(mock: Mock) -> None:
    mock.faults.add(["getOrder", "listOrders"], 500, match={"note": [Call()]}, where=lambda _call: True)
    [shown] = create_app(mock).test_client().get("/__mock__/faults").get_json()["faults"]
    assert shown["operationId"] == "getOrder,listOrders"
    assert shown["match"]["note"][0].startswith("Call(json=ANY")


def test_a_request_without_faults_asks_once(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_args: object) -> None:
        raise AssertionError("nothing is to be looked up")

    monkeypatch.setattr("understudy.stages.fault.arriving", never)
    assert post(mock).status == 201
    assert type(mock.faults.work(mock.store)).__name__ == "Work"


def test_a_fault_is_a_value() -> None:
    assert Fault(operation_id="a", status=500) == Fault(operation_id="a", status=500)
