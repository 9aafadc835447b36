"""The pytest plugin at a live server that others use at the same time: each test has a session of its own there."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import library
import pytest
import suites
from live_mocks import server
from suites import ORDERS, Run, output

from understudy.addresses import HEADER
from understudy.mock import open_mock
from understudy.records import NotFoundError
from understudy.remote.mock import RemoteError, RemoteMock
from understudy.testing.factories import Factories

pytest_plugins = ["pytester"]
run, suite, shelves = suites.run, suites.suite, library.shelves


@pytest.fixture(scope="module")
def standing() -> Iterator[str]:
    with server("--delivery", "manual", spec=ORDERS) as url:
        yield url


@pytest.fixture
def live(standing: str) -> Iterator[str]:
    """The address of a server, which is as at its start again after each test."""
    yield standing
    with httpx.Client(base_url=f"{standing}/__mock__", trust_env=False) as http:
        for session in http.get("/sessions").json()["sessions"]:
            http.delete(f"/sessions/{session['key']}").raise_for_status()
        http.post("/reset").raise_for_status()


COLLIDING = """
    from datetime import timedelta
    import httpx
    import pytest

    class Sdk:
        def __init__(self, *, base_url, http_client):
            self.url, self.http = base_url, http_client

    @pytest.mark.parametrize("number", range(12))
    def test_all_in_one(mock, mock_client, mock_client_for, mock_url, webhooks, faults, clock, journal, number):
        start = clock.now()
        assert mock_client.post("/orders", json={"note": f"n{number}"}).json()["id"] == 1
        assert mock_client_for(Sdk).http.get("/orders").json()[0]["note"] == f"n{number}"
        assert httpx.get(mock_url + "/orders/1").json()["note"] == f"n{number}"
        faults.add("listOrders", 503)
        assert [mock_client.get("/orders").status_code for _ in range(2)] == [503, 200]
        assert len(journal) == 5
        mock.transition("orders", 1, to="paid")
        assert webhooks.wait_for("order.paid", timeout=10).body["data"]["note"] == f"n{number}"
        assert [each.type for each in mock.webhooks.events()] == ["order.paid", "order.created"]
        clock.advance(timedelta(days=30))
        mock.reset()
        assert len(mock.records("orders")) == 0
        assert clock.now() - start < timedelta(hours=1)

    @pytest.mark.parametrize("number", range(12))
    def test_snapshots(mock, number):
        snapshot = mock.snapshot()
        mock.create("orders")
        mock.restore(snapshot)
        assert mock.records("orders") == []
        assert mock.create("orders")["id"] == 1
"""


def test_workers_share_one_server_and_see_only_their_own(run: Run, suite: Callable[..., None], live: str) -> None:
    with httpx.Client(base_url=live, trust_env=False) as http:
        http.post("/orders", json={"note": "of somebody else"})
        suite(COLLIDING)
        result = run("-p", "xdist", "-n", "2", "--mock-url", live)
        result.assert_outcomes(passed=24)
        assert http.get("/__mock__/sessions").json() == {"sessions": []}, "they are ended"
        assert [each["note"] for each in http.get("/orders").json()] == ["of somebody else"]
        assert len(http.get("/__mock__/journal").json()["entries"]) == 2
        http.post("/__mock__/reset")


def test_a_baseline_is_filled_in_once_for_a_worker(run: Run, suite: Callable[..., None], live: str) -> None:
    suite(
        """
        import pytest

        @pytest.mark.parametrize("number", range(6))
        def test_a(mock, number, filled):
            assert [each["note"] for each in mock.records("orders")] == ["old"]
            assert len(filled) == 1
            assert mock.create("orders")["id"] == 2
            assert len(mock.sessions()) >= 2
        """,
        conftest="""
            import pytest

            @pytest.fixture(scope="session")
            def filled():
                return []

            @pytest.fixture(scope="session")
            def mock_baseline(filled):
                def fill(mock):
                    filled.append(1)
                    mock.create("orders", note="old")
                return fill
            """,
    )
    run("-p", "xdist", "-n", "2", "--mock-url", live).assert_outcomes(passed=6)
    assert RemoteMock(live).sessions() == ()


def test_only_what_is_for_the_server_says_whose_it_is(run: Run, suite: Callable[..., None], live: str) -> None:
    suite(
        f"""
        import asyncio
        import httpx

        class Sdk:
            def __init__(self, *, base_url, http_client):
                self.http = http_client
            async def __aenter__(self):
                return self

        def app_for(told):
            def app(environ, start_response):
                told.append(environ.get("HTTP_X_MOCK_SESSION"))
                start_response("204 No Content", [])
                return []
            return app

        def test_a(mock, mock_client, mock_transport, mock_client_for, serve_app):
            told = []
            home = serve_app(app_for(told))
            mock_client.get(home)
            with httpx.Client(transport=mock_transport) as http:
                http.get(home)
                assert http.get({live!r} + "/orders").status_code == 200

            async def call():
                async with mock_client_for(Sdk).http as http:
                    await http.get(home)
                    return (await http.get("/orders")).json()

            mock.create("orders")
            assert len(asyncio.run(call())) == 1
            assert told == [None, None, None]
        """
    )
    run("--mock-url", live).assert_outcomes(passed=1)


def test_a_failure_leaves_no_session_behind_and_shows_its_own_journal(
    run: Run,
    suite: Callable[..., None],
    live: str,
) -> None:
    suite("def test_a(mock_client):\n    mock_client.get('/orders/77')\n    assert False\n")
    result = run("--mock-url", live)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["GET /orders/77 → 404"])
    assert RemoteMock(live).sessions() == ()


@contextmanager
def answering(status: int, body: bytes) -> Iterator[str]:
    """A server that says the same to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            pass

    httpd = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}"
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


OLDER = {"type": "about:blank", "title": "Not Found", "status": 404, "code": "not_found", "detail": "no such path"}


@pytest.mark.parametrize(
    ("status", "body"), [(404, json.dumps(OLDER).encode()), (404, b"<h1>no</h1>"), (200, b"<h1>hi</h1>"), (200, b"{}")]
)
def test_a_server_without_sessions_is_reported(status: int, body: bytes) -> None:
    with answering(status, body) as url, pytest.raises(RemoteError) as caught:
        RemoteMock(url).sessions()
    assert str(caught.value) == (
        f"{url} knows no sessions, so its users would see each other: what answers there is no mock of Understudy, or "
        "an older one; start one with: understudy serve SPEC"
    )


def test_the_plugin_reports_a_server_without_sessions(run: Run, suite: Callable[..., None]) -> None:
    suite("def test_a(mock): pass")
    with answering(404, json.dumps(OLDER).encode()) as url:
        result = run("--mock-url", url)
    result.assert_outcomes(errors=1)
    assert f"RemoteError: {url} knows no sessions, so its users would see each other: " in output(result)


def test_a_remote_mock_is_that_of_its_session(live: str) -> None:
    one, other = RemoteMock(live, session="one"), RemoteMock(live, session="other")
    one.begin()
    one.create("orders", note="a")
    other.begin(like="one")
    other.create("orders", note="b")
    assert [each["note"] for each in one.records("orders")] == ["a"]
    assert [each["note"] for each in other.records("orders")] == ["a", "b"]
    assert RemoteMock(live).records("orders") == []
    assert httpx.get(f"{live}/orders/1", headers={HEADER: "one"}).json()["note"] == "a"
    assert set(one.sessions()) == {"one", "other"}
    with pytest.raises(ValueError, match="there is a session 'one' already"):
        one.begin()
    one.end()
    other.end()
    with pytest.raises(NotFoundError, match="there is no session 'one'"):
        one.end()
    with pytest.raises(ValueError, match=r"the default session neither begins nor ends; name one: RemoteMock\(url, "):
        RemoteMock(live).begin()


def test_what_is_no_key_of_a_session_is_reported_at_once() -> None:
    with pytest.raises(ValueError, match=r"session: a session's key has 1 to 100 letters, digits and .* got 'a b'"):
        RemoteMock("http://127.0.0.1:9", session="a b")


CLAIMS = """
    from unittest.mock import ANY
    import pytest
    from understudy.faults import Call
    from understudy.matching import ALL
    from understudy.records import NotFoundError

    def test_what_changed(mock, mock_client):
        mock.create("orders", note="old")
        with mock.changes() as changed:
            mock_client.post("/orders", json={"note": "new"})
            mock.update("orders", 1, note="newer")
            mock.create("customers", name="Ada")
        assert changed.counts == {"orders": 1, "customers": 1}
        assert changed.created["orders"][0]["note"] == "new"
        [update] = changed.updated["orders"]
        assert (update.key, update.fields["note"]) == (("1",), ("old", "newer"))
        assert changed.events == ["order.created"]
        with mock.changes() as changed:
            mock.delete("orders", 2)
        assert [each["note"] for each in changed.deleted["orders"]] == ["new"]
        with mock.unchanged():
            mock_client.get("/orders")
        with pytest.raises(AssertionError, match="the state was to stay as it was:\\n  created customers: "):
            with mock.unchanged():
                mock.create("customers", name="Bob")

    def test_which_way_a_record_went(mock):
        mock.create("orders", note="a")
        mock.transition("orders", 1, to="paid")
        mock.assert_state("orders", 1, "paid")
        mock.assert_path("orders", 1, ["pending", "paid"])
        mock.assert_path("orders", 1, ["pending"], mode="prefix")
        mock.assert_path("orders", ALL, ["paid"])
        mock.forget_transitions()
        mock.assert_path("orders", ALL, [])
        with pytest.raises(AssertionError, match='is "paid", not "lost"'):
            mock.assert_state("orders", 1, "lost")

    def test_which_calls_came(mock, mock_client):
        mock_client.post("/orders", json={"note": "a"})
        mock_client.get("/orders/77")
        mock_client.get("/orders")
        assert mock.calls("createOrder") == [Call(json={"note": ANY}, status=201)]
        assert [call.sequence for call in mock.calls(after=1)] == [2, 3]
        mock.assert_called("getOrder", parameters={"id": 77}, where=lambda call: call.path == "/orders/77", times=1)
        assert mock.assert_last_error(status=404).operation_id == "getOrder"
        assert mock.assert_last_error(resource="orders", key=77).operation_id == "getOrder"
        with pytest.raises(NotFoundError):
            mock.transition("orders", 78, to="paid")
        mock.assert_last_error(resource="orders", key=78, status=404)
        mock.assert_last_error(resource="orders", key=1, property="note", match="a")
        with pytest.raises(AssertionError, match="createOrder.* was expected 2 times and came once"):
            mock.assert_called("createOrder", times=2)
        with pytest.raises(ValueError, match="did you mean createOrder"):
            mock.calls("createOder")
"""


@pytest.mark.parametrize("at", ["in process", "live"])
@pytest.mark.parametrize("ini", ["", "understudy_delivery = sync\n"])
def test_delivery_is_as_the_test_says_at_a_server_too(
    run: Run, suite: Callable[..., None], live: str, at: str, ini: str
) -> None:
    """The server delivers by hand; the session of a test that says so delivers within the call."""
    suite(
        """
        import pytest

        def attempts(mock):
            mock.create("orders")
            mock.transition("orders", 1, to="paid")
            return [len(each.attempts) for event in mock.webhooks.events() for each in event.deliveries]

        @pytest.mark.mock(delivery="sync")
        def test_sync(mock, webhooks):
            assert set(attempts(mock)) == {1}

        @pytest.mark.mock(delivery="manual")
        def test_manual(mock, webhooks):
            assert set(attempts(mock)) == {0}

        def test_as_it_is(mock, webhooks):
            assert set(attempts(mock)) == {0}
        """
        if not ini
        else """
        def test_sync(mock, webhooks):
            mock.create("orders")
            mock.transition("orders", 1, to="paid")
            events = mock.webhooks.events()
            assert {len(each.attempts) for event in events for each in event.deliveries} == {1}
        """,
        ini=ini,
    )
    run(*(["--mock-url", live] if at == "live" else [])).assert_outcomes(passed=1 if ini else 3)


@pytest.mark.parametrize("at", ["in process", "live"])
def test_claims_are_the_same_at_a_server(run: Run, suite: Callable[..., None], live: str, at: str) -> None:
    suite(CLAIMS)
    run(*(["--mock-url", live] if at == "live" else [])).assert_outcomes(passed=3)


def test_factories_without_a_fixture_work_on_a_server_too(live: str) -> None:
    mock = RemoteMock(live, session="factories")
    here = Factories(open_mock(ORDERS), seed=3).insert("orders", note="x")
    assert Factories(mock, seed=3).insert("orders", note="x") == here
    assert mock.records("orders") == [here]


def test_what_only_works_in_process_says_what_else_does(live: str) -> None:
    mock = RemoteMock(live)
    with pytest.raises(
        TypeError, match="where= works with a mock in this process only; a server takes match= or param"
    ):
        mock.expect("payOrder", where=lambda call: True)
    with pytest.raises(TypeError, match="a function answers with a mock in this process only; a server takes status="):
        mock.expect("payOrder", times=None).respond(lambda call: None)


EXPECTING = """
    import pytest
    from understudy.matching import at_least

    def test_met(mock, mock_client):
        expected = mock.expect("getOrder", parameters={"id": 9}).respond(status=200, json={"id": 9, "status": "paid"})
        assert mock_client.get("/orders/9").json() == {"id": 9, "status": "paid"}
        (call,) = expected.calls
        assert (call.operation_id, call.method, call.path, call.parameters["id"]) == ("getOrder", "GET", "/orders/9", 9)
        assert expected.met

    def test_at_least(mock, mock_client):
        expected = mock.expect("getOrder", times=at_least(2)).respond(status=404)
        assert mock_client.get("/orders/1").status_code == 404
        assert not expected.met
        mock_client.get("/orders/1")

    def test_unmet(mock, mock_client):
        mock.expect("getOrder", parameters={"id": 7})
        mock_client.get("/orders/8")

    def test_not_documented(mock):
        with pytest.raises(ValueError, match="getOrder documents no status 418; known: .*; give off_contract"):
            mock.expect("getOrder", times=None).respond(status=418)
        with pytest.raises(ValueError, match="no operation 'getOrdr'.*; did you mean getOrder"):
            mock.expect("getOrdr")

    def test_cleared(mock):
        mock.expect("getOrder")
        mock.expectations.clear()
"""


@pytest.mark.parametrize("at", ["in process", "live"])
def test_expectations_are_the_same_at_a_server(run: Run, suite: Callable[..., None], live: str, at: str) -> None:
    suite(EXPECTING)
    result = run(*(["--mock-url", live] if at == "live" else []))
    result.assert_outcomes(passed=5, errors=1)
    assert "getOrder(parameters={'id': 7}) was expected once and never came" in output(result)
    assert "GET /orders/8 → 404: parameter id: expected 7, got 8" in output(result)


LISTENING = """
    import pytest

    def test_messages(mock):
        with mock.subscribe("orders/*") as changes:
            mock.create("orders", note="x")
            mock.transition("orders", 1, to="paid")
            made, changed, moved = (changes.get() for _ in range(3))
            assert (made.kind, made.topic, made.after["note"], made.before) == ("created", "orders/1", "x", None)
            assert (moved.kind, moved.before, moved.after, moved.property) == ("moved", "pending", "paid", "status")
            assert changed.key == ("1",)
            assert [(each.kind, each.event) for each in changes.taken()] == [("event", "order.paid")]
            with pytest.raises(TimeoutError, match="nothing happened on orders/. within 0.05 s"):
                changes.get(0.05)
        assert changes.closed
        with pytest.raises(ValueError, match="the subscription to orders/. is closed"):
            changes.get()
        late = mock.subscribe("orders/1", after=made.sequence)
        assert [each.kind for each in late.taken()] == ["updated", "moved", "event"]
        with pytest.raises(ValueError, match="ordes"):
            mock.subscribe("ordes/*")
"""


@pytest.mark.parametrize("at", ["in process", "live"])
def test_subscriptions_are_the_same_at_a_server(run: Run, suite: Callable[..., None], live: str, at: str) -> None:
    suite(LISTENING)
    run(*(["--mock-url", live] if at == "live" else [])).assert_outcomes(passed=1)


def test_a_clock_is_not_moved_less_than_was_requested(live: str) -> None:
    mock = RemoteMock(live, session="centuries")
    before = mock.clock.now()
    with pytest.raises(ValueError, match="P200000D is too long: the longest duration is "):
        mock.advance(timedelta(days=200_000))
    mock.advance(timedelta(days=122_000))
    assert timedelta(days=122_000) <= mock.clock.now() - before < timedelta(days=122_001)


def test_seeds_are_a_sessions_own_and_stay_gone_in_what_is_claimed(shelves: Path) -> None:
    """A mirror holds what the server holds: an empty state is not planted anew."""
    with server(spec=shelves) as url:
        other, mock = (RemoteMock(url, session=key) for key in ("other", "one"))
        assert len(other.records("shelves")) == 2
        with mock.changes() as changed:
            mock.delete("shelves", 1)
            mock.delete("shelves", 2)
        assert mock.state()["rows"] == []
        with mock.changes() as none:
            pass
        assert len(other.records("shelves")) == 2
        mock.reset()
        assert mock.records("shelves") == other.records("shelves")
    assert [each["wood"] for each in changed.deleted["shelves"]] == ["oak", "elm"]
    assert not none


def test_a_contract_is_read_once_for_all_sessions_of_a_server() -> None:
    with server() as url:
        mock = RemoteMock(url)
        assert len(mock.contract.operations) == 69
        assert mock.of("one").contract is mock.contract
        mock.of("one").create("campaigns")
        mock.of("one").assert_state("campaigns", 1, "draft")


FACTORIES = """
    import pytest
    from understudy.testing.factories import CreateRefused, FactoryError

    def test_insert(factory, mock, mock_client, journal):
        old = mock_client.post("/orders", json={"note": "old"}).json()
        mock.delete("orders", old["id"])
        order = factory.insert("order", note="new")
        assert order["id"] == 2, "a number is never given twice"
        assert mock_client.get("/orders/2").json() == order == mock.get("orders", 2)
        assert mock.create("orders")["id"] == 3
        assert len(factory.insert("order", count=2)) == 2
        assert len(mock.records("orders")) == 4
        assert [each.type for each in mock.webhooks.events()] == ["order.deleted", "order.created"], "as before"
        assert [each.request.method for each in journal] == ["POST", "GET"]

    def test_relations_and_states(factory, mock, clock):
        ada = factory.insert("customer", name="Ada")
        order = factory.insert("order", "paid", relate={"customer": ada})
        assert (order["status"], order["customer_id"]) == ("paid", ada["id"])
        mock.assert_path("orders", order["id"], ["pending", "paid"])
        assert [row["cause"] for row in mock.transitions()] == ["driver"]
        assert mock.webhooks.events() == ()
        clock.advance(__import__("datetime").timedelta(hours=25))
        mock.assert_state("orders", order["id"], "settled")

    def test_legacy_records(factory, mock, mock_client, journal):
        order = factory.insert("order", note=7, validate=False)
        assert mock_client.get("/orders/1").json() == order == mock.get("orders", 1)
        entry = list(journal)[-1]
        assert [(each.pointer, each.keyword) for each in entry.off_contract] == [("/note", "type")]
        assert entry.warnings == ("body /note expected string, got integer, as a record was made with validate=False",)
        ada = factory.insert("customer", relate={"orders": [order]})
        assert mock.get("orders", 1) == {**order, "customer_id": ada["id"]}, "it stays as it is"
        with pytest.raises(FactoryError, match="^Order breaks the document: /note expected string, got integer$"):
            factory.insert("order", note=7)

    def test_create(factory, mock, webhooks, faults):
        order = factory.create("order", "paid", note="n")
        assert mock.get("orders", order["id"])["status"] == "paid"
        assert [each.type for each in mock.webhooks.events(order="oldest")] == ["order.created", "order.paid"]
        webhooks.wait_for("order.paid", timeout=10)
        faults.add("createOrder", 422)
        with pytest.raises(CreateRefused, match="Order was refused: POST /orders answered 422"):
            factory.create("order")

    def test_bodies(factory, mock_client):
        assert mock_client.post("/orders", json=factory.params("order", note="n")).json()["note"] == "n"
        for each in factory.invalid("order"):
            assert mock_client.post("/orders", json=each.value).status_code in (400, 422), each.violation
        with pytest.raises(FactoryError, match='did you mean "order"'):
            factory.insert("oder")
        request = factory.request("payOrder")
        assert mock_client.request(request.method, request.path).status_code == 200
        assert factory.path("order", factory.insert("order")) == "/orders/3"

    def test_the_same_calls(factory, mock, mock_client, clock):
        assert mock.handle(factory.request("createOrder", body={"note": "n"})).status == 201
        assert mock.handle(factory.request("createOrder", body={"note": 7})).status in (400, 422)
        mock.capture.add(503)
        assert [mock_client.post("/__mock__/capture/a?b=1", json={}).status_code for _ in range(2)] == [503, 204]
        mock.assert_called("createOrder", times=2)
        for call, told in [
            (lambda: clock.advance(60), "advance takes a timedelta, such as timedelta(hours=1); got 60"),
            (lambda: mock.advance_until("orders", 1, to="paid", within=1), "within takes a timedelta, such as"),
            (lambda: mock.transition("orders", 1, to="paid", patch=7), "patch takes a mapping such as"),
        ]:
            with pytest.raises(TypeError, match=__import__("re").escape(told)):
                call()
"""


@pytest.mark.parametrize("at", ["in process", "live"])
def test_factories_are_the_same_at_a_server(run: Run, suite: Callable[..., None], live: str, at: str) -> None:
    suite(FACTORIES)
    run(*(["--mock-url", live] if at == "live" else [])).assert_outcomes(passed=6)


@pytest.mark.parametrize(
    ("row", "status", "detail"),
    [
        ({"collection": "/order"}, 404, "the document has no collection '/order'; did you mean /orders?"),
        ({"key": []}, 409, "a record of orders has 0 keys above it and 1 of its own; got 0 and 0"),
        ({"record": {"id": 2}}, 409, "orders 1: its id is 2"),
        ({"key": ["x/y"], "record": {"id": "x/y"}}, 409, "orders x/y: its id is 952 once it fits its schema"),
        ({"record": 3}, 422, "body /rows /0 /record: Not a valid mapping type"),
    ],
)
def test_rows_that_can_not_be_kept_are_reported(live: str, row: dict[str, Any], status: int, detail: str) -> None:
    good = {"collection": "/orders", "parent": [], "key": ["1"], "record": {"id": 1, "status": "paid"}}
    with httpx.Client(base_url=f"{live}/__mock__/sessions/rows/__mock__", trust_env=False) as http:
        body: dict[str, Any] = {"rows": [{**good, "key": ["9"], "record": {"id": 9}}, {**good, **row}]}
        answer = http.post("/state", json={**body, "rows": body["rows"][1:], "transitions": [], "numbers": {}})
        assert (answer.status_code, answer.json()["detail"]) == (status, detail)
        answer = http.post("/state", json={**body, "transitions": [], "numbers": {}})
        assert answer.status_code == status
        assert http.get("/state").json()["rows"] == [], "all of them or none"
        kept = {**good, "record": {"id": 1, "note": 3}}
        assert http.post("/state", json={"rows": [kept], "transitions": [], "numbers": {}}).status_code == 204
        assert http.get("/record?resource=orders&key=1").json()["record"]["note"] == "3", "it is made to fit"
        kept["valid"] = False
        assert http.post("/state", json={"rows": [kept], "transitions": [], "numbers": {}}).status_code == 204
        assert http.get("/state").json()["rows"] == [kept], "it is kept as it is, and known not to be valid"
        assert http.get(f"{live}/__mock__/sessions/rows/orders/1").json() == {"id": 1, "note": 3}
        assert http.delete(f"{live}/__mock__/sessions/rows").status_code == 204


@pytest.mark.parametrize(
    ("wrong", "status", "detail"),
    [
        ({"resource": "/order"}, 404, "the document has no resource '/order'; did you mean /orders?"),
        ({"time": "now"}, 409, "a transition's time is one such as 2026-01-01T00:00:00+00:00; got 'now'"),
        ({"forced": 0}, 422, "body /transitions /0 /forced: is true or false"),
    ],
)
def test_moves_that_can_not_be_logged_are_reported(live: str, wrong: dict[str, Any], status: int, detail: str) -> None:
    move = {"sequence": 7, "resource": "/orders", "key": ["1"], "property": "status", "from": "pending", "to": "paid"}
    move |= {"cause": "driver", "forced": False, "patch": {}, "time": "2026-01-01T00:00:00+00:00"}
    with httpx.Client(base_url=f"{live}/__mock__/sessions/moves/__mock__", trust_env=False) as http:
        answer = http.post("/state", json={"rows": [], "transitions": [{**move, **wrong}], "numbers": {}})
        assert (answer.status_code, answer.json()["detail"]) == (status, detail)
        assert http.post("/state", json={"rows": [], "transitions": [move], "numbers": {}}).status_code == 204
        assert http.get("/transitions").json()["transitions"] == [{**move, "sequence": 1}]
        assert http.delete(f"{live}/__mock__/sessions/moves").status_code == 204
