"""Sessions of one server: each key has a mock of its own, in whatever way a request says which it is."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from live_mocks import BASIC, ROOT, new_mock, server
from receivers import HOOK, ORDERS, orders
from werkzeug.test import Client

from understudy.addresses import HEADER, KEY, address_of, check_key
from understudy.mock import Mock
from understudy.server.app import control_app, create_app
from understudy.server.sessions import SessionEndedError, Sessions
from understudy.server.wsgi import ContractApp

PAGE = (ROOT / "docs" / "sessions.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"^\$ (curl .*)\n((?:[{\[].*\n)?)", PAGE, re.MULTILINE)
SECRET = "whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"
WRONG = (
    "{place}: a session's key has 1 to 100 letters, digits and . _ ~ -, and begins with a letter or a digit; "
    "got {key!r}"
)


def served(**options: Any) -> Mock:
    return orders(**options)[0]


def client_of(mock: Mock) -> httpx.Client:
    return httpx.Client(transport=httpx.WSGITransport(app=create_app(mock)), base_url="http://mock")


@pytest.fixture(scope="module")
def live() -> Iterator[str]:
    with server("--delivery", "manual", "--webhook", HOOK, "--webhook-secret", SECRET, spec=ORDERS) as url:
        yield url


@pytest.fixture(params=["in process", "over a socket"])
def http(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    if request.param == "in process":
        mock = served()
        mock.webhooks.add_endpoint(HOOK, secret=SECRET)
        with client_of(mock) as client:
            yield client
        return
    with httpx.Client(base_url=request.getfixturevalue("live"), trust_env=False, timeout=30) as client:
        yield client
        client.post("/__mock__/reset")


class Caller:
    """Calls a server as one session, by header or by address."""

    def __init__(self, http: httpx.Client, key: str | None, *, by: str = "header") -> None:
        self.key = key
        self._http = http
        self._start = address_of("", key) if key is not None and by == "address" else ""
        self._headers = {HEADER: key} if key is not None and by == "header" else {}

    def __call__(self, method: str, path: str, status: int | None = None, **more: Any) -> Any:
        answer = self._http.request(method, self._start + path, headers=self._headers, **more)
        assert status in (None, answer.status_code), answer.text
        return answer.json() if answer.content and "json" in answer.headers["content-type"] else answer


def fresh() -> str:
    return f"k-{uuid4()}"


@pytest.fixture(params=["header", "address"])
def pair(http: httpx.Client, request: pytest.FixtureRequest) -> Iterator[tuple[Caller, Caller]]:
    """Two sessions of one server."""
    both = Caller(http, fresh(), by=request.param), Caller(http, fresh(), by=request.param)
    yield both
    for each in both:
        http.delete(f"/__mock__/sessions/{each.key}")


Pair = tuple[Caller, Caller]
DAY = timedelta(days=1)


def now(caller: Caller) -> datetime:
    return datetime.fromisoformat(caller("GET", "/__mock__/clock")["now"])


def test_records_and_keys_are_a_sessions_own(pair: Pair, http: httpx.Client) -> None:
    one, other = pair
    assert one("POST", "/orders", 201, json={"note": "a"})["id"] == 1
    assert one("POST", "/orders", 201, json={"note": "b"})["id"] == 2
    assert other("POST", "/orders", 201, json={"note": "c"})["id"] == 1
    assert [each["note"] for each in one("GET", "/orders")] == ["a", "b"]
    assert [each["note"] for each in other("GET", "/orders")] == ["c"]
    assert http.get("/orders").json() == []
    other("POST", "/__mock__/transitions", 201, json={"resource": "orders", "key": [1], "to": "paid"})
    assert one("GET", "/orders/1")["status"] == "pending"
    assert one("GET", "/__mock__/transitions") == {"transitions": []}


def test_the_journal_and_its_dialects_are_a_sessions_own(pair: Pair, http: httpx.Client) -> None:
    one, other = pair
    one("GET", "/orders/7")
    other("GET", "/orders/8")
    other("POST", "/__mock__/capture/hooks", 204, json={"a": 1})
    assert [each["request"]["path"] for each in one("GET", "/__mock__/journal")["entries"]] == ["/orders/7"]
    seen = ["/orders/8", "/__mock__/capture/hooks"]
    entries = other("GET", "/__mock__/journal")["entries"]
    assert [each["request"]["path"] for each in entries] == seen
    assert not any("session" in name for each in entries for name in each["request"]["headers"])
    wiremock = other("GET", "/__admin/requests")["requests"]
    assert sorted(each["request"]["url"] for each in wiremock) == sorted(seen)
    retrieved = other("PUT", "/mockserver/retrieve?type=REQUESTS", json={})
    assert [each["path"] for each in retrieved] == seen
    assert len(other("GET", "/mockoon-admin/logs")) == 2
    other("DELETE", "/__admin/requests")
    assert other("GET", "/__mock__/journal") == {"entries": []}
    assert len(one("GET", "/__mock__/journal")["entries"]) == 1
    assert http.get("/__mock__/journal").json() == {"entries": []}


def test_faults_strike_only_their_session(pair: Pair) -> None:
    one, other = pair
    one("POST", "/__mock__/faults", 201, json={"operationId": "listOrders", "status": 503})
    other("GET", "/orders", 200)
    assert other("GET", "/__mock__/faults") == {"faults": []}
    one("GET", "/orders", 503)
    one("GET", "/orders", 200)


def test_capture_rules_are_a_sessions_own(pair: Pair) -> None:
    one, other = pair
    one("POST", "/__mock__/capture-rules", 201, json={"answer": {"status": 503}})
    other("POST", "/__mock__/capture/hooks", 204)
    assert other("GET", "/__mock__/capture-rules") == {"rules": []}
    one("POST", "/__mock__/capture/hooks", 503)


def test_time_resets_and_snapshots_are_a_sessions_own(pair: Pair) -> None:
    one, other = pair
    for each in pair:
        each("POST", "/orders", 201, json={"note": "n"})
    start = now(other)
    one("POST", "/__mock__/clock", 200, json={"advance": "P9D"})
    assert now(other) - start < DAY
    assert now(one) - start >= 9 * DAY
    snapshot = one("POST", "/__mock__/snapshots", 201)["id"]
    missing = other("POST", f"/__mock__/snapshots/{snapshot}/restore", 404)
    assert missing["detail"] == f"there is no snapshot '{snapshot}'"
    one("POST", "/__mock__/reset", 204)
    assert one("GET", "/orders") == []
    assert now(one) - start < DAY, "a reset is one of the clock too"
    assert len(other("GET", "/orders")) == 1
    one("POST", f"/__mock__/snapshots/{snapshot}/restore", 204)
    assert len(one("GET", "/orders")) == 1


def test_events_and_who_gets_them_are_a_sessions_own(pair: Pair, http: httpx.Client) -> None:
    one, other = pair
    [inherited] = other("GET", "/__mock__/endpoints")["endpoints"]
    assert (inherited["id"], inherited["url"], inherited["secrets"]) == ("ep_1", HOOK, [SECRET])
    one("DELETE", "/__mock__/endpoints/ep_1", 204)
    one("POST", "/__mock__/endpoints", 201, json={"url": "http://127.0.0.1:9/mine"})
    one("POST", "/__mock__/records", 201, json={"resource": "orders", "emit": True})
    one("POST", "/__mock__/chaos", 201, json={"kind": "drop"})
    [event] = one("GET", "/__mock__/events")["events"]
    assert [each["url"] for each in event["deliveries"]] == ["http://127.0.0.1:9/mine"]
    assert other("GET", "/__mock__/events") == {"events": []}
    assert other("GET", "/__mock__/chaos") == {"rules": []}
    assert [each["url"] for each in other("GET", "/__mock__/endpoints")["endpoints"]] == [HOOK]
    assert [each["url"] for each in http.get("/__mock__/endpoints").json()["endpoints"]] == [HOOK]
    assert http.get("/__mock__/events").json() == {"events": []}


def test_a_location_leads_back_into_the_session(pair: Pair, http: httpx.Client) -> None:
    one, _ = pair
    answer = http.request("POST", one._start + "/orders", headers=one._headers, json={"note": "n"})
    found = http.get(answer.headers["Location"], headers=one._headers)
    assert found.json()["note"] == "n"


def test_without_a_key_nothing_of_a_session_is_seen(http: httpx.Client) -> None:
    http.post("/orders", json={"note": "default"})
    one = Caller(http, fresh())
    assert one("GET", "/orders") == [], "a session begins as the server began"
    one("POST", "/__mock__/reset", 204)
    assert [each["note"] for each in http.get("/orders").json()] == ["default"]


def test_sessions_are_listed_copied_and_ended(http: httpx.Client) -> None:
    one, other = Caller(http, fresh()), Caller(http, fresh())
    made = http.post("/__mock__/sessions", json={"key": one.key})
    assert (made.status_code, made.json()) == (201, {"key": one.key, "exchanges": 0})
    one("POST", "/orders", 201, json={"note": "a"})
    start = now(one)
    one("POST", "/__mock__/clock", 200, json={"advance": "P9D"})
    assert http.post("/__mock__/sessions", json={"key": other.key, "like": one.key}).status_code == 201
    assert other("POST", "/orders", 201, json={"note": "b"})["id"] == 2
    assert [each["note"] for each in one("GET", "/orders")] == ["a"]
    assert now(other) - start >= 9 * DAY
    listed = {each["key"]: each["exchanges"] for each in http.get("/__mock__/sessions").json()["sessions"]}
    assert (listed[one.key], listed[other.key]) == (2, 1)
    again = http.post("/__mock__/sessions", json={"key": one.key})
    assert (again.status_code, again.json()["detail"]) == (409, f"there is a session '{one.key}' already")
    missing = http.post("/__mock__/sessions", json={"key": fresh(), "like": "nobody"})
    assert (missing.status_code, missing.json()["detail"]) == (404, "there is no session 'nobody'")
    for each in (one, other):
        assert http.delete(f"/__mock__/sessions/{each.key}").status_code == 204
    gone = http.delete(f"/__mock__/sessions/{one.key}")
    assert (gone.status_code, gone.json()["detail"]) == (404, f"there is no session '{one.key}'")
    keys = {each["key"] for each in http.get("/__mock__/sessions").json()["sessions"]}
    assert not keys & {one.key, other.key}
    assert one("GET", "/orders") == [], "it begins anew"
    http.delete(f"/__mock__/sessions/{one.key}")


@pytest.mark.parametrize("key", ["", "a b", "-a", "..", "a/b", "a,b", "x" * 101])
def test_what_is_no_key_is_reported(http: httpx.Client, key: str) -> None:
    for path in ("/orders", "/__mock__/journal"):
        answer = http.get(path, headers={HEADER: key})
        assert answer.status_code == 400
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"] == WRONG.format(place=HEADER, key=key)
    answer = http.post("/__mock__/sessions", json={"key": key})
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_error")


def test_a_key_ends_with_its_last_character(http: httpx.Client) -> None:
    answer = http.post("/__mock__/sessions", json={"key": "a\n"})
    assert (answer.status_code, answer.json()["detail"]) == (409, WRONG.format(place="key", key="a\n"))


def test_what_is_no_key_in_an_address_is_reported(http: httpx.Client) -> None:
    answer = http.get("/__mock__/sessions/a%20b/orders")
    place = "the path /__mock__/sessions/KEY/"
    assert (answer.status_code, answer.json()["detail"]) == (400, WRONG.format(place=place, key="a b"))


@given(st.from_regex(KEY.removesuffix("$"), fullmatch=True))
def test_a_key_stands_in_an_address_as_it_is(key: str) -> None:
    assert (
        httpx.URL(address_of("http://mock", check_key(key)) + "/x").raw_path.decode() == f"/__mock__/sessions/{key}/x"
    )


def test_an_address_wins_over_a_header() -> None:
    with client_of(served()) as http:
        http.post("/__mock__/sessions/one/orders", json={"note": "n"}, headers={HEADER: "two"})
        assert [each["key"] for each in http.get("/__mock__/sessions").json()["sessions"]] == ["one"]


def test_a_session_is_a_server_below_its_address() -> None:
    with client_of(served()) as http:
        page = http.get("/__mock__/sessions/one/__mock__/").text
        assert "· session one ·" in page
        assert "http://mock/__mock__/sessions/one/orders" in page
        document = http.get("/__mock__/sessions/one/__mock__/openapi.json?server=mock").json()
        assert document["servers"][0]["url"] == "/__mock__/sessions/one"
        assert "· session" not in http.get("/__mock__/").text
        assert 'data-session=""' in http.get("/__mock__/").text


def test_tokens_are_a_sessions_own() -> None:
    with client_of(new_mock()) as http:
        form = {"grant_type": "client_credentials"}
        headers = {"authorization": BASIC, HEADER: "one"}
        token = http.post("/oauth2/v1/token", data=form, headers=headers).json()["access_token"]
        credentials = {"authorization": f"Bearer {token}"}
        statuses = [
            http.get("/api/v2/tenants", headers={**credentials, HEADER: key}).status_code
            for key in ("one", "two", "one")
        ]
    assert statuses == [200, 401, 200]


def test_a_sessions_options_are_the_servers() -> None:
    mock = served(seed=7, auth="strict", progression="manual", delivery="sync", webhook_hosts=["example.test"])
    fresh = Sessions(mock).of("one").mock
    assert (fresh.seed, fresh.engine.auth.mode, fresh.engine.context.progression) == (7, "strict", "manual")
    assert (fresh.webhooks.mode, fresh.webhooks.allowed_hosts) == ("sync", {"example.test"})
    assert fresh.router is mock.router
    assert fresh.credentials is mock.credentials


def test_who_subscribes_later_is_not_subscribed_to_sessions() -> None:
    mock = served()
    group = Sessions(mock)
    mock.webhooks.add_endpoint(HOOK)
    assert group.of("one").mock.webhooks.endpoints() == ()


def test_the_one_that_was_not_used_for_longest_makes_room(caplog: pytest.LogCaptureFixture) -> None:
    group = Sessions(served(), most=3)
    first = {key: group.of(key) for key in "abc"}
    listening = first["b"].mock.subscribe("*")
    assert group.of("a") is first["a"]
    group.of("d")
    assert [each.key for each in group.all()] == ["c", "a", "d"]
    assert listening.closed, "nobody waits for what will never come"
    assert "session b was ended: there are 3, and it was not used for longest" in caplog.text
    message = (
        "the session 'b' was ended: there are at most 3, and it was not used for longest; begin it anew with POST "
        "/__mock__/sessions, or start the server with a larger --sessions"
    )
    for use in (lambda: group.of("b"), lambda: group.end("b"), lambda: group.begin("x", like="b")):
        with pytest.raises(SessionEndedError, match=re.escape(message)):
            use()
    assert [each.key for each in group.all()] == ["c", "a", "d"]
    group.begin("b")
    assert group.of("b").mock is not first["b"].mock


def test_a_session_that_was_ended_is_refused_as_ended() -> None:
    mock = served()
    group = Sessions(mock, most=1)
    client = Client(ContractApp(group, control_app(group).wsgi_app))
    assert client.post("/orders", json={}, headers={"X-Mock-Session": "ada"}).status_code == 201
    client.get("/orders", headers={"X-Mock-Session": "ben"})
    for path, sent in (("/orders", {"X-Mock-Session": "ada"}), ("/__mock__/sessions/ada/__mock__/health", {})):
        gone = client.get(path, headers=sent)
        assert (gone.status_code, gone.mimetype) == (410, "application/problem+json")
        assert gone.get_json()["detail"].startswith("the session 'ada' was ended: there are at most 1")
    copied = client.post("/__mock__/sessions", json={"key": "eve", "like": "ada"})
    assert (copied.status_code, copied.get_json()["code"]) == (410, "session_ended")
    assert client.post("/__mock__/sessions", json={"key": "ada"}).status_code == 201
    assert client.get("/orders", headers={"X-Mock-Session": "ada"}).get_json() == []


def test_a_key_that_is_used_by_many_at_once_is_one_session() -> None:
    group, found = Sessions(served()), set()
    barrier = threading.Barrier(8)

    def use() -> None:
        barrier.wait(30)
        found.add(id(group.of("one").mock))

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 1


def test_a_delivery_says_whose_it_is_to_a_capture_endpoint_only() -> None:
    mock, receiver = orders(delivery="sync")
    made = Sessions(mock).of("one").mock
    targets = (
        "/hooks",
        "/__mock__/capture",
        "/__mock__/capture/a?x=1",
        "/api/__mock__/capture/a",
        "/__mock__/captures",
        "/a?/__mock__/capture/",
    )
    for path in targets:
        made.webhooks.add_endpoint(f"http://127.0.0.1:9{path}")
    mock.webhooks.add_endpoint("http://127.0.0.1:9/__mock__/capture/default")
    made.create("orders", emit=True)
    mock.create("orders", emit=True)
    tagged = {each.url.removeprefix("http://127.0.0.1:9"): each.headers.get(HEADER) for each in receiver.sent}
    assert tagged == {
        "/hooks": None,
        "/__mock__/capture": "one",
        "/__mock__/capture/a?x=1": "one",
        "/api/__mock__/capture/a": "one",
        "/__mock__/captures": None,
        "/a?/__mock__/capture/": None,
        "/__mock__/capture/default": None,
    }
    [event] = made.webhooks.events()
    assert HEADER not in json.dumps(event.to_json())


def test_what_is_delivered_to_the_servers_own_capture_endpoint_is_in_the_sessions_journal(live: str) -> None:
    with httpx.Client(base_url=live, trust_env=False, timeout=30) as http:
        one, other = Caller(http, fresh()), Caller(http, fresh(), by="address")
        for each in (one, other):
            each("DELETE", "/__mock__/endpoints/ep_1", 204)
            each("POST", "/__mock__/endpoints", 201, json={"url": f"{live}/__mock__/capture/{each.key}"})
            each("POST", "/__mock__/records", 201, json={"resource": "orders", "emit": True})
            each("POST", "/__mock__/deliver", 200, json={})
        for each in (one, other):
            [entry] = each("GET", "/__mock__/journal")["entries"]
            assert entry["request"]["path"] == f"/__mock__/capture/{each.key}"
            assert "x-mock-session" not in entry["request"]["headers"]
            http.delete(f"/__mock__/sessions/{each.key}")
        assert http.get("/__mock__/journal").json() == {"entries": []}


def test_a_stream_hears_its_session_and_ends_with_it(live: str) -> None:
    key = fresh()
    with httpx.Client(base_url=live, trust_env=False, timeout=30) as http:
        url = address_of(live, key) + "/__mock__/stream?topic=orders/*"
        with http.stream("GET", url) as response:
            lines = response.iter_lines()
            assert next(lines) == ": listening"
            http.post("/orders", json={"note": "of another"})
            http.post("/orders", json={"note": "mine"}, headers={HEADER: key})
            heard = [next(line for line in lines if line.startswith("data: "))]
            assert http.delete(f"/__mock__/sessions/{key}").status_code == 204
            heard += [line for line in lines if line.startswith("data: ")]
        http.post("/__mock__/reset")
    events = [json.loads(line.removeprefix("data: ")) for line in heard]
    assert [each["kind"] for each in events] == ["created", "event"]
    assert events[0]["to"]["note"] == "mine"


def test_with_a_file_only_the_default_session_is_kept(tmp_path: Path) -> None:
    state = f"sqlite:///{tmp_path / 'state.db'}"
    for notes in ([], ["kept"]):
        with server("--state", state, spec=ORDERS) as url, httpx.Client(base_url=url, trust_env=False) as http:
            assert http.get("/orders", headers={HEADER: "one"}).json() == []
            assert [each["note"] for each in http.get("/orders").json()] == notes
            http.post("/orders", json={"note": "lost"}, headers={HEADER: "one"})
            http.post("/orders", json={"note": "kept"})


def test_the_page_is_true(live: str) -> None:
    """The console blocks of docs/sessions.md, one after another."""
    with httpx.Client(base_url=live, trust_env=False, timeout=30) as http:
        for session in http.get("/__mock__/sessions").json()["sessions"]:
            http.delete(f"/__mock__/sessions/{session['key']}")
        for command, expected in CONSOLE:
            printed = subprocess.run(
                ["bash", "-euc", command.replace("http://127.0.0.1:4010", live)],
                capture_output=True,
                text=True,
                check=True,
                timeout=60,
            ).stdout
            assert printed.strip() == expected.strip(), command
        for key in ("bob", "eve"):
            http.delete(f"/__mock__/sessions/{key}")
        http.post("/__mock__/reset")
