"""What one process of a mock has armed, all have: faults, expectations, conditions, limits, chaos, capture, tokens."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import answer, document, operation
from postgres import opened, own_database
from processes import running, serve
from receivers import HOOK, ORDERS
from receivers import Receiver as Inbox

from understudy.faults.network import Conditions
from understudy.faults.registry import UnusedFaultError
from understudy.messages import Request
from understudy.mock import Mock
from understudy.replies import Reply
from understudy.state.postgres import PostgresDatabase
from understudy.webhooks.capture.answers import WebhookReply

pytestmark = pytest.mark.process

url = own_database

Pair = tuple[Mock, Mock]
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def pair(url: str) -> Iterator[list[Mock]]:
    with opened(url) as mocks:
        yield mocks


def status(mock: Mock, method: str = "GET", path: str = "/orders", body: Any = None) -> int:
    return answer(mock, method, path, body)[0].status


def test_a_fault_strikes_once_over_all(pair: Pair) -> None:
    one, other = pair
    fault = one.faults.add("listOrders", 503)
    assert other.faults.rules() == (fault,)
    assert [status(mock) for mock in (other, one, other)] == [503, 200, 200]
    assert one.faults.rules() == other.faults.rules() == ()
    assert one.faults.unused() == ()


def test_a_fault_that_calls_race_for_strikes_as_often_as_it_says(url: str) -> None:
    with opened(url, 3) as mocks, ThreadPoolExecutor(6) as pool:
        mocks[0].faults.add("listOrders", 503, times=5, nth=3)
        found = list(pool.map(status, mocks * 8))
        assert found.count(503) == 5
        assert [mock.faults.rules() for mock in mocks] == [(), (), ()]


def test_faults_are_listed_removed_and_verified_anywhere(pair: Pair) -> None:
    one, other = pair
    first = one.faults.add(["listOrders", "getOrder"], latency=0.5, times=None, match=None)
    second = other.faults.add(method="POST", kind="store", step="create", resource="orders")
    assert (first.id, second.id) == (1, 2)
    assert one.faults.rules() == other.faults.rules() == (first, second)
    assert status(one, "POST", "/orders", {"note": "x"}) == 500
    one.faults.remove(first.id)
    with pytest.raises(UnusedFaultError, match=r"^a fault never struck:\n  fault 1: latency on listOrders/getOrder$"):
        other.faults.verify()
    other.faults.clear()
    one.faults.verify()
    assert status(one) == 200


def test_what_only_python_can_say_stays_with_its_process(pair: Pair) -> None:
    one, other = pair
    one.faults.add("listOrders", 503, where=lambda _: True)
    shared = other.faults.add("listOrders", 500)
    assert [fault.id for fault in one.faults.rules()] == [1, 2]
    assert other.faults.rules() == (shared,)
    assert [status(other), status(other), status(one), status(one)] == [500, 200, 503, 200]


def test_the_database_is_not_queried_where_nothing_is_armed(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    statements: list[Any] = []
    ours, real = threading.get_ident(), PostgresDatabase.ask

    def ask(database: PostgresDatabase, statement: Any, values: Any) -> Any:
        if threading.get_ident() == ours:  # not the thread that listens
            statements.append(statement)
        return real(database, statement, values)

    monkeypatch.setattr(PostgresDatabase, "ask", ask)
    one, _ = pair
    counts = []
    for armed in (False, True):
        if armed:
            one.faults.add("getOrder", 503)
        statements.clear()
        assert [status(one) for _ in range(5)] == [200] * 5
        counts.append(len(statements))
    # What is new, and the row of the journal: a fault that fits nothing costs no more.
    assert counts == [10, 10]


def test_a_restore_leaves_what_is_armed_and_a_reset_ends_it(pair: Pair) -> None:
    one, other = pair
    taken = other.snapshot()
    one.faults.add("listOrders", 503, times=None)
    one.webhooks.chaos.add("drop")
    other.restore(taken)
    assert [status(one), status(other)] == [503, 503]
    assert len(one.webhooks.chaos.rules()) == 1
    other.reset()
    assert [status(one), status(other)] == [200, 200]
    assert one.webhooks.chaos.rules() == ()


def test_expectations_are_met_by_calls_of_any(pair: Pair) -> None:
    one, other = pair
    expected = one.expect("createOrder", match={"note": "x"}, times=2).respond(
        status=201, json={"id": 77, "status": "paid"}, headers={"X-From": "test"}
    )
    response, made = answer(other, "POST", "/orders", {"note": "x"})
    assert (made["id"], dict(response.headers)["X-From"]) == (77, "test")
    [problem] = other.expectations.problems()[:1]
    assert problem.endswith("was expected 2 times and came once")
    assert answer(one, "POST", "/orders", {"note": "x"})[1]["id"] == 77
    one.expectations.verify()
    other.expectations.verify()
    assert [call.json for call in expected.calls] == [{"note": "x"}] * 2
    assert other.expectations.get(expected.id).calls == expected.calls
    other.expectations.clear()
    assert one.expectations.all() == ()


def test_an_expectation_that_a_function_answers_stays_with_its_process(pair: Pair) -> None:
    one, other = pair
    one.expect("listOrders", times=None).respond(lambda _: Reply(200, []))
    assert other.expectations.all() == ()
    assert status(other) == 200


def test_a_chaos_rule_spoils_one_delivery_of_all(url: str) -> None:
    inbox = Inbox()
    with opened(url, sender=inbox) as (one, other):
        one.webhooks.add_endpoint(HOOK)
        one.webhooks.chaos.add("drop", event="order.created", times=2)
        for mock in (other, one, other):
            answer(mock, "POST", "/orders", {"note": "x"})
            mock.webhooks.deliver()
        assert [event.status for event in one.webhooks.events(order="oldest")] == ["dropped", "dropped", "delivered"]
        assert other.webhooks.chaos.rules() == ()


def captured(mock: Mock, path: str = "/hook", body: Any = None) -> tuple[int, bytes]:
    content = json.dumps(body or {"type": "paid"}).encode()
    request = Request("POST", f"/__mock__/capture{path}", "", {"content-type": "application/json"}, content)
    response = mock.capture.receive(request)
    return response.status, response.body


def test_a_capture_rule_answers_as_often_as_it_says_over_all(pair: Pair) -> None:
    one, other = pair
    reply = WebhookReply(503, {"Retry-After": "7", "Content-Type": "image/png"}, b"\xff\x00 busy")
    rule = one.capture.add(reply, "paid", nth=2, times=2, url="/hook", match={"type": "paid"})
    assert other.capture.rules() == (rule,)
    assert captured(other, "/elsewhere") == (204, b"")
    found = [captured(mock) for mock in (other, one, other, one)]
    assert found == [(204, b""), (503, b"\xff\x00 busy"), (503, b"\xff\x00 busy"), (204, b"")]
    assert one.capture.rules() == other.capture.rules() == ()
    assert [dict(entry.response.headers).get("Retry-After") for entry in one.journal.entries()] == [
        *(None, None),
        *("7", "7"),
        None,
    ]


def test_the_oldest_capture_rule_answers_whichever_process_added_it(pair: Pair) -> None:
    one, other = pair
    made = [mock.capture.add(status, times=None) for mock, status in ((one, 500), (other, 501))]
    assert [rule.id for rule in made] == [1, 2]
    assert [captured(mock)[0] for mock in pair] == [500, 500]
    other.capture.remove(1)
    assert [captured(mock)[0] for mock in pair] == [501, 501]
    with pytest.raises(LookupError, match=r"^there is no capture rule 1$"):
        one.capture.remove(1)
    one.capture.add(418, times=None)
    one.reset()
    assert [captured(mock)[0] for mock in pair] == [204, 204]


def test_the_latency_of_a_capture_rule_moves_the_clock_of_all(pair: Pair) -> None:
    one, other = pair
    one.capture.add(200, latency=3600, times=None)
    before = one.clock.now()
    assert captured(other)[0] == 200
    assert status(one) == 200  # it takes up what the other one did
    assert timedelta(hours=1) <= one.clock.now() - before < timedelta(hours=1, minutes=5)


def test_capture_rules_that_only_python_can_say_stay_with_their_process(pair: Pair) -> None:
    one, other = pair
    one.capture.add(lambda webhook: WebhookReply(202), times=None)
    one.capture.add(500, where=lambda webhook: True, times=None)
    one.capture.add(501, url=re.compile("hook"), times=None)
    shared = other.capture.add(503, times=None)
    assert other.capture.rules() == (shared,)
    assert len(one.capture.rules()) == 4
    assert captured(other)[0] == 503
    other.capture.clear()
    assert len(one.capture.rules()) == 3
    assert captured(one)[0] == 202


def test_captures_that_race_for_a_rule_have_it_once_each(url: str) -> None:
    with opened(url, 3) as mocks, ThreadPoolExecutor(6) as pool:
        mocks[0].capture.add(503, times=4)
        assert [status for status, _ in pool.map(captured, mocks * 6)].count(503) == 4
        assert [mock.capture.rules() for mock in mocks] == [(), (), ()]


def test_conditions_are_everybodys_and_a_rate_limit_counts_over_all(pair: Pair) -> None:
    one, other = pair
    one.set_conditions(Conditions(rate_limit="4/h"))
    assert [status(mock) for mock in (one, other, one, other, one, other)] == [200] * 4 + [429] * 2
    response, _ = answer(other, "GET", "/orders")
    assert dict(response.headers)["RateLimit-Remaining"] == "0"
    one.clock.advance(timedelta(hours=1))
    assert [status(mock) for mock in (other, one)] == [200, 200]
    other.set_conditions(Conditions(rate_limit="1/h"))
    assert [status(mock) for mock in (one, other)] == [200, 429]
    other.set_conditions(Conditions(prefer=("code=503",)))
    assert one.conditions().prefer == ("code=503",)
    one.reset()
    assert [status(mock) for mock in pair] == [200, 200]


@pytest.fixture
def guarded(tmp_path: Path) -> Path:
    flow = {"tokenUrl": "https://login.example.com/token", "scopes": {"read": "Read."}}
    things = operation(
        "listThings", reply={"type": "array", "items": {"type": "object"}}, security=[{"auth": ["read"]}]
    )
    scheme = {"type": "oauth2", "flows": {"clientCredentials": flow}}
    file = tmp_path / "openapi.json"
    file.write_text(
        json.dumps(document({"/things": {"get": things}}, components={"securitySchemes": {"auth": scheme}}))
    )
    return file


def grant(mock: Mock) -> str:
    body = b"grant_type=client_credentials&scope=read&client_id=understudy&client_secret=understudy"
    response = mock.handle(Request("POST", "/token", "", {"content-type": FORM}, body))
    assert response.status == 200, response.body
    return str(json.loads(response.body)["access_token"])


def test_a_token_that_one_has_issued_all_take(url: str, guarded: Path) -> None:
    with opened(url, 3, guarded, auth="strict") as mocks:
        tokens = [grant(mock) for mock in (*mocks, *mocks)]
        assert len(set(tokens)) == 6
        for token in tokens:
            headers = {"authorization": f"Bearer {token}"}
            assert [mock.handle(Request("GET", "/things", "", headers)).status for mock in mocks] == [200] * 3
        mocks[0].clock.advance(timedelta(hours=2))
        assert mocks[2].handle(Request("GET", "/things", "", headers)).status == 401
        mocks[1].reset()
        assert [mock.tokens.find(tokens[0]) for mock in mocks] == [None] * 3


def test_codes_devices_and_refresh_tokens_are_good_once_over_all(pair: Pair) -> None:
    one, other = (mock.tokens for mock in pair)
    refresh = one.issue_refresh("ada", ("read",))
    device, user = one.begin_device("ada", ("read",))
    pair[1].engine.catch_up()
    assert other.refreshes(refresh) == ("ada", frozenset({"read"}))
    assert other.settle_device(user, "bob")
    found = one.device(device)
    assert found is not None
    assert not isinstance(found, str)
    assert (found.subject, found.scopes) == ("bob", ("read",))
    assert other.device(device) is None
    code = one.keep(found)
    assert other.take(code) == found
    assert one.take(code) is None


def test_workers_have_one_fault_between_them(url: str) -> None:
    command = serve(ORDERS, "--state", url, "--workers", "3", "--quiet")
    with running(command) as (_, address):

        def call(method: str, path: str, **more: Any) -> httpx.Response:
            with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
                return client.request(method, path, **more)

        made = call("POST", "/__mock__/faults", json={"operationId": "listOrders", "status": 503, "times": 2})
        assert made.status_code == 201, made.text
        assert [call("GET", "/orders").status_code for _ in range(12)].count(503) == 2
        assert call("GET", "/__mock__/faults").json() == {"faults": []}


def test_workers_have_their_capture_rules_and_snapshots_in_common(url: str) -> None:
    with running(serve(ORDERS, "--state", url, "--workers", "3", "--quiet")) as (_, address):

        def call(method: str, path: str, **more: Any) -> httpx.Response:
            with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
                return client.request(method, path, **more)

        rule = {"answer": {"status": 503, "body": "busy"}, "times": 2}
        assert call("POST", "/__mock__/capture-rules", json=rule).status_code == 201
        found = [call("POST", "/__mock__/capture/hook", json={}).status_code for _ in range(12)]
        assert found == [503, 503, *[204] * 10]
        assert call("POST", "/orders", json={"note": "x"}).status_code == 201
        taken = call("POST", "/__mock__/snapshots").json()["id"]
        for _ in range(6):
            assert call("DELETE", "/orders/1").status_code == 204
            assert call("POST", f"/__mock__/snapshots/{taken}/restore").status_code == 204
            assert [each["id"] for each in call("GET", "/orders").json()] == [1]
