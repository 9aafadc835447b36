"""Our journal in the words of WireMock, MockServer and Mockoon, call by call beside the real ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest
from filelock import FileLock
from live_mocks import ROOT, server

from real_servers import TOKEN, running, shared_folder

SENT = {"Content-Type": "application/json", "X-Sig": "s", "User-Agent": "test"}
JSON_PATHS = ROOT / "tests/support/vectors/wiremock_json_paths.json"
"""Bodies, matchers, and whether they matched; tests/compat holds ours to the same without a real server."""
NEVER = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def our_server() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    with running(tmp_path_factory) as addresses:
        yield addresses


class Pair:
    """The real server and ours, each of which received the same two requests."""

    def __init__(self, real: str, ours: str) -> None:
        self.addresses = (real, ours)
        self.places = ((real, ""), (ours, "/__mock__/capture"))
        self.client = httpx.Client(headers={"Authorization": f"Bearer {TOKEN}"}, timeout=30)

    def fill(self) -> None:
        for address, prefix in self.places:
            for n in (1, 2):
                httpx.post(f"{address}{prefix}/hook?x={n}", content=b'{"n":%d}' % n, headers=SENT)

    def call(self, method: str, path: str, body: bytes = b"") -> list[httpx.Response]:
        return [self.client.request(method, address + path, content=body) for address in self.addresses]


@pytest.fixture
def pair(
    request: pytest.FixtureRequest,
    servers: Mapping[str, str],
    our_server: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pair]:
    name = request.cls.server
    with FileLock(shared_folder(tmp_path_factory) / f"{name}.lock"):
        found = Pair(servers[name], our_server)
        found.call(*request.cls.reset)
        httpx.post(f"{our_server}/__mock__/reset")
        found.fill()
        yield found
        found.client.close()


def shape(value: Any, *, free: frozenset[str]) -> Any:
    """Names and types of a JSON value; below a name of `free` anything goes."""
    if isinstance(value, dict):
        return {name: "anything" if name in free else shape(each, free=free) for name, each in value.items()}
    if isinstance(value, list):
        return [shape(each, free=free) for each in value]
    return type(value).__name__


def alike(pair: Pair, call: tuple[str, str, bytes]) -> None:
    """The same status, the same kind of content, and the same JSON."""
    real, ours = pair.call(*call)
    assert ours.status_code == real.status_code, call
    assert bool(ours.content) == bool(real.content), call
    if real.content:
        assert ours.json() == real.json(), call


class TestWireMock:
    server = "WireMock"
    reset = ("DELETE", "/__admin/requests")

    def test_an_entry_has_the_same_shape(self, pair: Pair) -> None:
        free = frozenset({"headers", "stubMapping", "responseDefinition", "subEvents", "response", "wasMatched"})
        real, ours = (shape(answer.json(), free=free) for answer in pair.call("GET", "/__admin/requests"))
        for entry in ours["requests"]:
            assert entry.pop("loggedDate") == "int"
            assert entry.pop("loggedDateString") == "str"
        for entry in real["requests"]:
            # Those that matched no stub say so; ours matched the capture endpoint.
            entry.setdefault("stubMapping", "anything")
        assert ours == real

    def test_json_paths_match_as_they_were_recorded_and_as_they_do_now(self, pair: Pair) -> None:
        recorded = json.loads(JSON_PATHS.read_text("utf-8"))
        for place, body in enumerate(recorded["bodies"]):
            for address, prefix in pair.places:
                pair.client.post(f"{address}{prefix}/bodies/{place}", content=body.encode(), headers=SENT)
        differing = []
        for place, matcher, matched in recorded["cases"]:
            wanted = {"urlPattern": f".*/bodies/{place}", "bodyPatterns": [{"matchesJsonPath": matcher}]}
            answers = pair.call("POST", "/__admin/requests/count", json.dumps(wanted).encode())
            found = [bool(answer.json()["count"]) if answer.status_code == 200 else None for answer in answers]
            if found != [matched, matched]:
                differing.append((place, matcher, matched, *found))
        assert differing == []

    def test_the_order_is_the_same(self, pair: Pair) -> None:
        real, ours = (answer.json()["requests"] for answer in pair.call("GET", "/__admin/requests"))
        assert [entry["request"]["body"] for entry in ours] == [entry["request"]["body"] for entry in real]
        assert [entry["request"]["bodyAsBase64"] for entry in ours] == [e["request"]["bodyAsBase64"] for e in real]

    @pytest.mark.parametrize(
        "call",
        [
            ("GET", "/__admin/requests?since=junk", b""),
            ("GET", "/__admin/requests?since=2026-01-01", b""),
            ("GET", "/__admin/requests?since=2126-01-01T00:00:00Z", b""),
            ("GET", f"/__admin/requests/{NEVER}", b""),
            ("GET", "/__admin/nothing", b""),
            ("PUT", "/__admin/requests", b""),
            ("DELETE", f"/__admin/requests/{NEVER}", b""),
            ("DELETE", "/__admin/requests", b""),
            ("POST", "/__admin/reset", b""),
            ("POST", "/__admin/requests/count", b"{}"),
            ("POST", "/__admin/requests/count", b'{"method":"POST","urlPattern":".*x=1"}'),
            ("POST", "/__admin/requests/count", b'{"bodyPatterns":[{"equalToJson":{"n":2}}]}'),
            ("POST", "/__admin/requests/count", b'{"headers":{"x-sig":{"matches":"S"}}}'),
            ("POST", "/__admin/requests/find", b'{"url":"/never"}'),
            ("POST", "/__admin/requests/remove", b'{"url":"/never"}'),
            ("GET", "/__admin/version", b""),
        ],
        ids=lambda call: " ".join(map(str, call)),
    )
    def test_an_answer_is_the_same(self, pair: Pair, call: tuple[str, str, bytes]) -> None:
        alike(pair, call)

    @pytest.mark.parametrize(
        "call",
        [
            ("GET", "/__admin/requests/not-a-uuid", b""),
            ("DELETE", "/__admin/requests/not-a-uuid", b""),
            ("POST", "/__admin/requests/count", b""),
            ("POST", "/__admin/requests/count", b'{"nonsense":1}'),
        ],
        ids=lambda call: " ".join(map(str, call)),
    )
    def test_an_error_is_the_same_but_for_its_detail(self, pair: Pair, call: tuple[str, str, bytes]) -> None:
        real, ours = pair.call(*call)
        assert ours.status_code == real.status_code
        [first], [second] = real.json()["errors"], ours.json()["errors"]
        assert second["title"] == first["title"]
        if "nonsense" in str(call):
            assert second["source"] == first["source"]


class TestMockServer:
    server = "MockServer"
    reset = ("PUT", "/mockserver/reset")

    def test_a_log_entry_has_the_same_shape(self, pair: Pair) -> None:
        path = "/mockserver/retrieve?type=REQUESTS&format=LOG_ENTRIES"
        real, ours = (answer.json() for answer in pair.call("PUT", path, b"{}"))
        bulk = {"messageFormat", "message", "arguments", "port"}
        for one, other in zip(real, ours, strict=True):
            assert other.keys() == one.keys() - bulk
            lost = {"localAddress", "remoteAddress"}
            assert other["httpRequest"].keys() == one["httpRequest"].keys() - lost
            for name in ("body", "method", "queryStringParameters", "keepAlive", "secure", "protocol"):
                assert other["httpRequest"][name] == one["httpRequest"][name]
            assert other["type"] == one["type"]
            assert other["httpRequest"]["headers"]["X-Sig"] == one["httpRequest"]["headers"]["X-Sig"]

    @pytest.mark.parametrize(
        ("path", "body", "status"),
        [
            ("verify", {"httpRequest": {"path": "/.*hook"}, "times": {"atLeast": 2, "atMost": 2}}, 202),
            ("verify", {"httpRequest": {"path": "/.*hook"}, "times": {"atLeast": 3}}, 406),
            ("verify", {"httpRequest": {"path": "/.*hook"}}, 406),
            ("verify", {"httpRequest": {"body": {"n": 1}}, "times": {}}, 202),
            ("verify", {"httpRequest": {"path": "/.*hook"}, "times": {"atMost": 5}}, 202),
            ("verify", {"httpRequest": {"queryStringParameters": {"x": ["1"]}}, "times": {"atMost": 1}}, 202),
            ("verify", {"httpRequest": {"body": {"type": "JSON", "json": {"n": 3}}}}, 406),
            ("verifySequence", {"httpRequests": [{"body": {"n": 1}}, {"body": {"n": 2}}]}, 202),
            ("verifySequence", {"httpRequests": [{"body": {"n": 2}}, {"body": {"n": 1}}]}, 406),
            ("retrieve?type=junk", {}, 400),
            ("retrieve", {"junk": 1}, 400),
            ("clear?type=log", {"path": "/.*"}, 200),
            ("clear?type=expectations", {}, 200),
            ("reset", {}, 200),
            ("status", {}, 200),
        ],
    )
    def test_the_status_is_the_same(self, pair: Pair, path: str, body: dict[str, Any], status: int) -> None:
        answers = pair.call("PUT", f"/mockserver/{path}", json.dumps(body).encode())
        assert [answer.status_code for answer in answers] == [status, status]
        left = pair.call("PUT", "/mockserver/retrieve?type=REQUESTS&format=JSON", b"{}")
        assert len({len(answer.json()) for answer in left}) == 1

    def test_another_method_is_unknown(self, pair: Pair) -> None:
        assert [answer.status_code for answer in pair.call("GET", "/mockserver/retrieve")] == [404, 404]


class TestMockoon:
    server = "Mockoon"
    reset = ("POST", "/mockoon-admin/logs/purge")

    def test_an_entry_has_the_same_shape(self, pair: Pair) -> None:
        free = frozenset({"headers", "params"})
        real, ours = (answer.json() for answer in pair.call("GET", "/mockoon-admin/logs?page=1&limit=100"))
        for entry in real:
            # Which of its routes and answers it was.
            del entry["routeUUID"], entry["routeResponseUUID"]
        assert shape(ours, free=free) == shape(real, free=free)
        for one, other in zip(real, ours, strict=True):
            for name in ("method", "query", "queryParams", "body"):
                assert other["request"][name] == one["request"][name]
            assert other["response"] == one["response"]
            names = [[field["key"] for field in each["request"]["headers"]] for each in (one, other)]
            assert names[0] == names[1]

    @pytest.mark.parametrize(
        "call",
        [
            ("GET", "/mockoon-admin/logs?page=0", b""),
            ("GET", "/mockoon-admin/logs?page=junk", b""),
            ("GET", "/mockoon-admin/logs?page=3", b""),
            ("POST", "/mockoon-admin/logs/purge", b""),
            ("PURGE", "/mockoon-admin/logs", b""),
        ],
        ids=lambda call: " ".join(map(str, call)),
    )
    def test_an_answer_is_the_same(self, pair: Pair, call: tuple[str, str, bytes]) -> None:
        alike(pair, call)

    @pytest.mark.parametrize(("query", "kept"), [("", 2), ("?maxlogs=1", 1), ("?maxlogs=0", 2), ("?maxlogs=junk", 2)])
    def test_the_stream_of_events_is_the_same(self, pair: Pair, query: str, kept: int) -> None:
        """What is kept comes first, the newest of it where a number is requested; then what happens."""
        streams = [self.heard(pair, address, prefix, query, kept) for address, prefix in pair.places]
        free = frozenset({"headers", "params", "routeUUID", "routeResponseUUID"})
        for one, other in zip(*streams, strict=True):
            for name in ("routeUUID", "routeResponseUUID"):
                del one["transaction"][name]
            assert shape(other, free=free) == shape(one, free=free)
            assert other["event"] == one["event"] == "transaction-complete"
            for name in ("method", "query", "queryParams", "body"):
                assert other["transaction"]["request"][name] == one["transaction"]["request"][name]
        assert [each["transaction"]["request"]["query"] for each in streams[0]] == ["x=1", "x=2", "x=3"][2 - kept :]

    @staticmethod
    def heard(pair: Pair, address: str, prefix: str, query: str, kept: int) -> list[dict[str, Any]]:
        with pair.client.stream("GET", f"{address}/mockoon-admin/events{query}") as answer:
            assert answer.headers["content-type"] == "text/event-stream"
            assert answer.headers["cache-control"] == "no-cache"
            lines = (line.removeprefix("data: ") for line in answer.iter_lines() if line.startswith("data: "))
            before = [json.loads(next(lines)) for _ in range(kept)]
            httpx.post(f"{address}{prefix}/hook?x=3", content=b"late", headers=SENT)
            return [*before, json.loads(next(lines))]

    def test_the_stream_takes_the_token_in_its_query(self, pair: Pair) -> None:
        """A browser's EventSource can't send a header; ours asks for no token and minds none."""
        for address, _ in pair.places:
            with httpx.stream("GET", f"{address}/mockoon-admin/events?maxlogs=1&token={TOKEN}") as answer:
                assert answer.status_code == 200
