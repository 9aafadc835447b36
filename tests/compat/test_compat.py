"""The journal over HTTP in the words of WireMock, MockServer and Mockoon, and the capture endpoint."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from documents import play
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from library import library

from understudy import regular_expressions
from understudy.clock import ManualClock
from understudy.compat import mockserver, wiremock
from understudy.compat.log import AdminCall, Log, Logged
from understudy.json_codec import dumps
from understudy.mock import Mock
from understudy.server.app import create_app
from understudy.testing.wsgi_server import served

pytestmark = pytest.mark.process

NEVER = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(library(), tmp_path)


@pytest.fixture
def client(mock: Mock) -> FlaskClient:
    return create_app(mock).test_client(use_cookies=False)


@pytest.fixture
def heard(client: FlaskClient) -> FlaskClient:
    """Three requests: one to the contract, one to nowhere, one to the capture endpoint."""
    client.post("/books?x=1&x=2", json={"title": "a"}, headers={"X-Sig": "s", "Cookie": "c=1; d=2"})
    client.get("/nowhere")
    client.post("/__mock__/capture/hook", data=b'{"broken', content_type="application/json")
    return client


def paths(client: FlaskClient) -> list[str]:
    return [entry["request"]["urlPath"] for entry in client.get("/mockoon-admin/logs").json]


class TestCapture:
    @pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PURGE", "QUERY"])
    def test_everything_is_recorded_and_answered_204(self, mock: Mock, client: FlaskClient, method: str) -> None:
        answer = client.open("/__mock__/capture/a%20b?x=%20", method=method, data=b"\xff")
        assert (answer.status_code, answer.data) == (204, b"")
        [entry] = mock.journal
        sent = entry.request
        assert (sent.method, sent.path, sent.query, sent.body) == (method, "/__mock__/capture/a%20b", "x=%20", b"\xff")
        assert (entry.operation_id, entry.response.status) == (None, 204)

    def test_the_bare_path_too_and_the_page_shows_it(self, mock: Mock, client: FlaskClient) -> None:
        assert client.post("/__mock__/capture").status_code == 204
        assert len(mock.journal) == 1
        with client.get("/__mock__/page/inbox.js") as page:
            assert "/__mock__/capture" in page.get_data(as_text=True)
        assert client.get("/__mock__/captures").status_code == 404

    def test_a_body_that_is_too_long_is_refused(self, mock: Mock, client: FlaskClient) -> None:
        answer = client.post("/__mock__/capture", environ_overrides={"CONTENT_LENGTH": "999999999999"})
        assert answer.status_code == 413
        assert len(mock.journal) == 0


class TestWhereTheyAre:
    @pytest.mark.parametrize("path", ["/__admin/requests", "/mockoon-admin/logs"])
    def test_at_their_own_path_and_below_ours_and_never_journalled(
        self, mock: Mock, client: FlaskClient, path: str
    ) -> None:
        assert client.get(path).status_code == 200
        assert client.get("/__mock__" + path).status_code == 200
        assert client.get("/__adminx").status_code == 404
        assert [entry.request.path for entry in mock.journal] == ["/__adminx"]

    def test_a_contract_that_has_such_paths_keeps_them(self, tmp_path: Path) -> None:
        document = library()
        document["paths"]["/mockserver/{verb}"] = {"put": {"responses": {"204": {"description": "Done."}}}}
        document["paths"]["/mockserver/{verb}"]["parameters"] = [
            {"name": "verb", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
        client = create_app(play(document, tmp_path)).test_client()
        assert client.put("/mockserver/retrieve").status_code == 204
        assert client.put("/__mock__/mockserver/retrieve").status_code == 200
        assert client.get("/__admin/requests").status_code == 200

    def test_an_answer_says_that_it_is_json_unless_there_is_none(self, client: FlaskClient) -> None:
        for method, path in (
            ("GET", "/__admin/requests"),
            ("DELETE", "/__admin/requests"),
            ("GET", "/mockoon-admin/logs"),
        ):
            assert client.open(path, method=method).mimetype == "application/json"
        for method, path in (("GET", "/__admin/nothing"), ("PUT", "/mockserver/clear?type=log")):
            assert "Content-Type" not in client.open(path, method=method).headers

    @pytest.mark.parametrize("forget", ["/__admin/requests", "/mockserver/reset", "/mockoon-admin/logs/purge"])
    def test_to_forget_the_journal_is_not_to_forget_the_state(self, heard: FlaskClient, forget: str) -> None:
        method = {"/__admin/requests": "DELETE", "/mockserver/reset": "PUT"}.get(forget, "POST")
        assert heard.open(forget, method=method).status_code == 200
        assert paths(heard) == []
        assert heard.get("/books/1").json == {"id": 1, "title": "a"}
        [entry] = heard.get("/__mock__/journal").json["entries"]
        assert entry["sequence"] == 4

    def test_times_are_those_of_the_machine_not_of_the_mock(self, tmp_path: Path) -> None:
        mock = play(library(), tmp_path)
        mock.clock = ManualClock(datetime(2001, 1, 1, tzinfo=UTC))
        before = datetime.now(UTC)
        client = create_app(mock).test_client()
        client.get("/books")
        [entry] = client.get("/__admin/requests").json["requests"]
        assert before < datetime.fromtimestamp(entry["loggedDate"] / 1000, UTC) < before + timedelta(minutes=5)

    def test_ids_are_of_one_exchange_for_good(self, mock: Mock, client: FlaskClient) -> None:
        client.get("/books")
        [first] = [entry["id"] for entry in client.get("/__admin/requests").json["requests"]]
        mock.reset()
        client.get("/books")
        [second] = [entry["id"] for entry in client.get("/__admin/requests").json["requests"]]
        assert UUID(first) != UUID(second)


class TestWireMock:
    def test_an_entry(self, heard: FlaskClient) -> None:
        answer = heard.get("/__admin/requests").json
        assert (answer["meta"], answer["requestJournalDisabled"]) == ({"total": 3}, False)
        assert [entry["request"]["url"] for entry in answer["requests"]] == [
            "/__mock__/capture/hook",
            "/nowhere",
            "/books?x=1&x=2",
        ]
        assert [entry["wasMatched"] for entry in answer["requests"]] == [True, False, True]
        entry = answer["requests"][-1]
        request = entry["request"]
        assert entry["loggedDate"] == request["loggedDate"]
        assert entry["loggedDateString"] == request["loggedDateString"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", request["loggedDateString"])
        assert (request["method"], request["body"]) == ("POST", '{"title": "a"}')
        assert base64.b64decode(request["bodyAsBase64"]) == b'{"title": "a"}'
        assert request["absoluteUrl"] == "http://localhost/books?x=1&x=2"
        assert request["headers"]["X-Sig"] == "s"
        assert request["headers"]["Content-Type"] == "application/json"
        assert request["queryParams"] == {"x": {"key": "x", "values": ["1", "2"]}}
        assert entry["response"]["status"] == 201
        assert heard.get(f"/__admin/requests/{entry['id']}").json == entry

    def test_since_is_strictly_after_and_needs_a_zone(self, heard: FlaskClient) -> None:
        entries = heard.get("/__admin/requests").json["requests"]
        when = entries[-1]["loggedDateString"]
        later = [entry for entry in entries if entry["loggedDate"] > entries[-1]["loggedDate"]]
        assert heard.get("/__admin/requests", query_string={"since": when}).json["requests"] == later
        assert len(heard.get("/__admin/requests?since=2001-01-01T00:00:00+02:00").json["requests"]) == 3
        limited = heard.get("/__admin/requests?since=2001-01-01T00:00:00.5Z&limit=1").json
        assert (limited["requests"], limited["meta"]) == (entries[:1], {"total": 3})
        for wrong in ("junk", "2001-01-01T00:00:00", "2001-01-01", "1795210258791"):
            answer = heard.get("/__admin/requests", query_string={"since": wrong})
            error = {"code": 10, "source": {"pointer": "since"}, "title": f"{wrong} is not a valid ISO8601 date"}
            assert (answer.status_code, answer.json) == (400, {"errors": [error]})
        answer = heard.get("/__admin/requests?limit=junk")
        assert (answer.status_code, answer.json["errors"][0]["title"]) == (400, "junk is not a valid limit")

    def test_unmatched(self, heard: FlaskClient) -> None:
        listed = heard.get("/__admin/requests?unmatched=true").json
        assert ([entry["request"]["url"] for entry in listed["requests"]], listed["meta"]) == (
            ["/nowhere"],
            {"total": 1},
        )
        assert [each["url"] for each in heard.get("/__admin/requests/unmatched").json["requests"]] == ["/nowhere"]
        misses = heard.get("/__admin/requests/unmatched/near-misses").json["nearMisses"]
        assert len(misses) == 3
        assert {miss["request"]["url"] for miss in misses} == {"/nowhere"}
        distances = [miss["matchResult"]["distance"] for miss in misses]
        assert distances == sorted(distances)

    def test_the_nearest_stub_is_an_operation(self, heard: FlaskClient) -> None:
        answer = heard.post("/__admin/near-misses/request", json={"url": "/bookz", "method": "POST"}).json
        assert answer["nearMisses"][0]["stubMapping"]["request"] == {"method": "POST", "urlPathTemplate": "/books"}
        stubs = heard.get("/__admin/mappings").json
        assert stubs["meta"]["total"] == len(stubs["mappings"]) == 12
        stub = answer["nearMisses"][0]["stubMapping"]
        assert stub in stubs["mappings"]
        matching = heard.get("/__admin/requests", query_string={"matchingStub": stub["id"]}).json
        assert [entry["request"]["url"] for entry in matching["requests"]] == ["/books?x=1&x=2"]
        pattern = heard.post("/__admin/near-misses/request-pattern", json={"method": "GET", "urlPath": "/nowhere"}).json
        assert pattern["nearMisses"][0]["request"]["url"] == "/nowhere"
        assert pattern["nearMisses"][0]["matchResult"]["distance"] == 0

    @pytest.mark.parametrize(
        ("criteria", "count"),
        [
            ({}, 3),
            ({"method": "ANY"}, 3),
            ({"method": "POST"}, 2),
            ({"url": "/books?x=1&x=2"}, 1),
            ({"url": "/books"}, 0),
            ({"urlPath": "/books"}, 1),
            ({"urlPattern": "/books.*"}, 1),
            ({"urlPattern": "ook"}, 0),
            ({"urlPathPattern": "/boo.s"}, 1),
            ({"urlPathTemplate": "/__mock__/{a}/{b}"}, 1),
            ({"headers": {"x-SIG": {"equalTo": "S", "caseInsensitive": True}}}, 1),
            ({"headers": {"x-sig": {"absent": True}}}, 2),
            ({"headers": {"x-sig": {"doesNotMatch": "t"}}}, 3),
            ({"queryParameters": {"x": {"equalTo": "2"}}}, 1),
            ({"cookies": {"d": {"matches": "[0-9]"}}}, 1),
            ({"bodyPatterns": [{"contains": "broken"}]}, 1),
            ({"bodyPatterns": [{"doesNotContain": "broken"}]}, 2),
            ({"bodyPatterns": [{"equalToJson": '{"title": "a"}'}]}, 1),
            ({"bodyPatterns": [{"equalToJson": {}, "ignoreExtraElements": True}]}, 1),
            ({"bodyPatterns": [{"equalToJson": {}}]}, 0),
            ({"bodyPatterns": [{"matchesJsonPath": "$.title"}]}, 1),
            ({"bodyPatterns": [{"matchesJsonPath": {"expression": "$.title", "equalTo": "b"}}]}, 0),
            ({"bodyPatterns": [{"or": [{"contains": "broken"}, {"contains": "title"}]}]}, 2),
            ({"bodyPatterns": [{"not": {"contains": "broken"}}], "method": "POST"}, 1),
        ],
    )
    def test_criteria(self, heard: FlaskClient, criteria: dict[str, Any], count: int) -> None:
        answer = heard.post("/__admin/requests/count", json=criteria).json
        assert answer == {"count": count, "requestJournalDisabled": False}
        found = heard.post("/__admin/requests/find", json=criteria).json["requests"]
        assert len(found) == count
        assert all("id" not in request for request in found)
        removed = heard.post("/__admin/requests/remove", json=criteria).json["serveEvents"]
        assert [event["request"] for event in removed] == found
        assert len(paths(heard)) == 3 - count

    @pytest.mark.parametrize(
        ("body", "pointer", "detail"),
        [
            (b"", "", "not JSON: Expecting value: line 1 column 1 (char 0)"),
            (b"[]", "", "a request pattern is an object"),
            (
                b'{"nonsense": 1}',
                "/nonsense",
                "unknown field; there are bodyPatterns, cookies, headers, method, queryParameters, "
                "url, urlPath, urlPathPattern, urlPathTemplate, urlPattern",
            ),
            (b'{"method": 1}', "/method", "expected a string, got 1"),
            (b'{"headers": []}', "/headers", "expected an object of names and matchers"),
            (b'{"headers": {"a": 1}}', "/headers/a", 'expected a matcher such as {"equalTo": "value"}'),
            (b'{"urlPattern": "("}', "/urlPattern", None),
            (b'{"bodyPatterns": {}}', "/bodyPatterns", "expected an array of matchers"),
            (b'{"bodyPatterns": [{"matchesJsonPath": "("}]}', "/bodyPatterns/0/matchesJsonPath", None),
            (b'{"bodyPatterns": [{"equalToJson": "("}]}', "/bodyPatterns/0/equalToJson", "expected JSON"),
            (b"[" * 100_000 + b"]" * 100_000, "", "not JSON: nested too deeply"),
            (b'{"headers": {"a": ' + b'{"and": [' * 400 + b"]}" * 400 + b"}}", "", "nested too deeply"),
            (
                b'{"urlPattern": "' + b"a" * 5_001 + b'"}',
                "/urlPattern",
                "not a regular expression: a regular expression has at most 5,000 characters",
            ),
            (
                b'{"urlPattern": "' + b"(" * 2_000 + b")" * 2_000 + b'"}',
                "/urlPattern",
                "not a regular expression: nested too deeply",
            ),
        ],
    )
    def test_criteria_that_can_not_be_read(
        self, heard: FlaskClient, body: bytes, pointer: str, detail: str | None
    ) -> None:
        answer = heard.post("/__admin/requests/count", data=body)
        [error] = answer.json["errors"]
        assert (answer.status_code, error["source"], error["title"]) == (
            422,
            {"pointer": pointer},
            "Error parsing JSON",
        )
        assert detail is None or error["detail"] == detail

    def test_one_is_removed(self, heard: FlaskClient) -> None:
        entry = heard.get("/__admin/requests").json["requests"][0]
        for _ in range(2):
            answer = heard.delete(f"/__admin/requests/{entry['id']}")
            assert (answer.status_code, answer.json) == (200, {})
        assert paths(heard) == ["/books", "/nowhere"]
        assert heard.get(f"/__admin/requests/{entry['id']}").status_code == 404
        assert heard.delete(f"/__admin/requests/{NEVER}").status_code == 200
        answer = heard.delete("/__admin/requests/not-a-uuid")
        assert (answer.status_code, answer.json["errors"][0]["title"]) == (400, "not-a-uuid is not a valid UUID")

    @pytest.mark.parametrize("path", ["/__admin/requests/reset", "/__admin/reset"])
    def test_reset(self, heard: FlaskClient, path: str) -> None:
        answer = heard.post(path)
        assert (answer.status_code, answer.data) == (200, b"")
        assert paths(heard) == []

    def test_the_rest(self, heard: FlaskClient) -> None:
        assert heard.get("/__admin/health").json["status"] == "healthy"
        assert heard.get("/__admin/version").json == {"version": "3.13.2"}
        assert heard.post("/__admin/requests/remove-by-metadata", json={}).json == {"serveEvents": []}
        for method, path in (("PUT", "/__admin/requests"), ("GET", "/__admin/nothing"), ("GET", "/__admin")):
            answer = heard.open(path, method=method)
            assert (answer.status_code, answer.data) == (404, b"")


class TestMockServer:
    def retrieve(self, client: FlaskClient, kind: str, form: str = "JSON", wanted: object = None) -> Any:
        return client.put(f"/mockserver/retrieve?type={kind}&format={form}", json=wanted or {}).json

    def test_an_entry(self, heard: FlaskClient) -> None:
        entries = self.retrieve(heard, "request_responses")
        first = entries[0]["httpRequest"]
        assert [entry["httpRequest"]["path"] for entry in entries] == ["/books", "/nowhere", "/__mock__/capture/hook"]
        assert {"name": "X-Sig", "values": ["s"]} in first["headers"]
        assert first["queryStringParameters"] == {"x": ["1", "2"]}
        assert first["body"]["type"] == "STRING"
        assert first["body"]["string"] == '{"title": "a"}'
        assert first["body"]["contentType"] == "application/json"
        assert "body" not in entries[1]["httpRequest"]
        assert entries[2]["httpRequest"]["body"]["string"] == '{"broken'
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", entries[0]["timestamp"])
        assert [entry["httpResponse"]["statusCode"] for entry in entries] == [201, 404, 204]
        assert self.retrieve(heard, "REQUESTS") == [entry["httpRequest"] for entry in entries]

    def test_log_entries_are_as_in_the_original(self, heard: FlaskClient) -> None:
        entries = self.retrieve(heard, "REQUESTS", "LOG_ENTRIES")
        assert [entry["httpRequest"].get("body") for entry in entries] == [{"title": "a"}, None, '{"broken']
        assert entries[0]["httpRequest"]["headers"]["X-Sig"] == ["s"]
        assert len({UUID(entry["correlationId"]) for entry in entries}) == 3
        assert all(isinstance(entry["epochTime"], int) for entry in entries)
        pairs = self.retrieve(heard, "REQUEST_RESPONSES", "LOG_ENTRIES")
        assert [entry["type"] for entry in pairs] == [
            "EXPECTATION_RESPONSE",
            "NO_MATCH_RESPONSE",
            "EXPECTATION_RESPONSE",
        ]

    def test_other_types(self, heard: FlaskClient) -> None:
        assert self.retrieve(heard, "ACTIVE_EXPECTATIONS") == []
        lines = heard.put("/mockserver/retrieve?type=LOGS").get_data(as_text=True).splitlines()
        assert [line.split(" ", 1)[1] for line in lines] == [
            "POST /books?x=1&x=2 201",
            "GET /nowhere 404",
            "POST /__mock__/capture/hook 204",
        ]

    @pytest.mark.parametrize(
        ("wanted", "count"),
        [
            ({}, 3),
            ({"path": "/books"}, 1),
            ({"path": "/.*"}, 3),
            ({"path": "/books", "not": True}, 2),
            ({"method": "POST", "path": "/nowhere"}, 0),
            ({"headers": {"x-sig": ["s"]}}, 1),
            ({"headers": [{"name": "X-Sig", "values": ["[a-z]"]}]}, 1),
            ({"headers": {"x-sig": ["t"]}}, 0),
            ({"queryStringParameters": {"x": ["1", "2"]}}, 1),
            ({"cookies": {"c": "1"}}, 1),
            ({"body": '{"broken'}, 1),
            ({"body": {"type": "STRING", "string": "brok", "subString": True}}, 1),
            ({"body": {"type": "REGEX", "regex": ".*title.*"}}, 1),
            ({"body": {"type": "JSON", "json": {"title": "a"}}}, 1),
            ({"body": {"type": "JSON", "json": '{"title": "a"}', "matchType": "STRICT"}}, 1),
            ({"body": {"type": "JSON", "json": {}, "matchType": "STRICT"}}, 0),
            ({"body": {"title": "a"}}, 1),
        ],
    )
    def test_matchers(self, heard: FlaskClient, wanted: dict[str, Any], count: int) -> None:
        assert len(self.retrieve(heard, "REQUESTS", wanted=wanted)) == count
        verified = heard.put("/mockserver/verify", json={"httpRequest": wanted, "times": {"atLeast": 1}})
        assert verified.status_code == (202 if count else 406)
        assert heard.put("/mockserver/clear?type=log", json=wanted).status_code == 200
        assert len(paths(heard)) == 3 - count

    def test_verify_says_how_many_there_were(self, heard: FlaskClient) -> None:
        def verify(**times: int) -> tuple[int, str]:
            answer = heard.put("/mockserver/verify", json={"httpRequest": {"path": "/books"}, "times": times})
            return answer.status_code, answer.get_data(as_text=True)

        assert verify(atLeast=1, atMost=1) == (202, "")
        tally = ', expected:<{"path": "/books"}> but was found 1 times among 3 total requests'
        assert verify(atLeast=2) == (406, f"Request not found at least 2 times{tally}")
        assert verify(atLeast=2, atMost=3) == (406, f"Request not found between 2 and 3 times{tally}")
        assert verify(atLeast=2, atMost=2) == (406, f"Request not found exactly 2 times{tally}")
        assert verify(atMost=0) == (406, f"Request not found exactly 0 times{tally}")
        answer = heard.put("/mockserver/verify", json={"httpRequest": {"path": "/x"}})
        assert answer.get_data(as_text=True).startswith("Request not found exactly once, expected:<")
        assert heard.put("/mockserver/verify", json={"httpRequest": {"path": "/books"}}).status_code == 202
        assert heard.put("/mockserver/verify", json={"httpRequest": {}}).status_code == 406

    def test_verify_a_sequence(self, heard: FlaskClient) -> None:
        def verify(*wanted: str) -> tuple[int, str]:
            answer = heard.put("/mockserver/verifySequence", json={"httpRequests": [{"path": each} for each in wanted]})
            return answer.status_code, answer.get_data(as_text=True)

        assert verify("/books", "/__mock__/capture/hook") == (202, "")
        assert verify("/nowhere", "/books") == (
            406,
            'Request sequence not found, expected:<[{"path": "/nowhere"}, {"path": "/books"}]> but number 2 was not '
            "found in its place among 3 total requests: POST /books, GET /nowhere, POST /__mock__/capture/hook",
        )

    @pytest.mark.parametrize(
        ("path", "body", "text"),
        [
            ("retrieve?type=junk", b"", "type 'junk' is unknown; there are logs, requests, request_responses, "
             "recorded_expectations, active_expectations"),
            ("retrieve?format=java", b"", "format 'java' is unknown; there are json, log_entries"),
            ("clear?type=junk", b"", "type 'junk' is unknown; there are log, expectations, all"),
            ("retrieve", b"{", "incorrect request matcher: not JSON: Expecting property name enclosed in double "
             "quotes: line 1 column 2 (char 1)"),
            ("retrieve", b"[]", "incorrect request matcher: a request matcher is an object"),
            ("retrieve", b'{"junk":1}', "incorrect request matcher: unknown field 'junk'; there are body, cookies, "
             "headers, method, not, path, queryStringParameters"),
            ("retrieve", b'{"headers":1}', "incorrect request matcher: names and values are an object of arrays or an "
             "array of objects with name and values"),
            ("retrieve", b'{"body":{"type":"XPATH"}}', "incorrect request matcher: body of type 'XPATH'; there are "
             "JSON, REGEX, STRING"),
            ("verify", b"[]", "incorrect request matcher: a verification is an object with httpRequest and times"),
            ("verify", b'{"times":1}', "incorrect request matcher: times is an object with whole numbers atLeast and "
             "atMost"),
            ("verifySequence", b"{}", "incorrect request matcher: a sequence is an object with an array httpRequests"),
            ("retrieve", b"[" * 100_000 + b"]" * 100_000, "incorrect request matcher: not JSON: nested too deeply"),
        ],
    )  # fmt: skip
    def test_mistakes(self, heard: FlaskClient, path: str, body: bytes, text: str) -> None:
        answer = heard.put(f"/mockserver/{path}", data=body)
        assert (answer.status_code, answer.get_data(as_text=True)) == (400, text)

    def test_the_rest(self, heard: FlaskClient) -> None:
        assert heard.get("/mockserver/retrieve").status_code == 404
        assert heard.put("/mockserver/expectation").status_code == 404
        assert heard.put("/mockserver/status").status_code == 200
        assert heard.put("/mockserver/clear?type=expectations").status_code == 200
        assert len(paths(heard)) == 3


class TestMockoon:
    def test_an_entry(self, heard: FlaskClient) -> None:
        entries = heard.get("/mockoon-admin/logs").json
        request = entries[0]["request"]
        assert paths(heard) == ["/books", "/nowhere", "/__mock__/capture/hook"]
        assert (request["method"], request["query"], request["queryParams"]) == ("post", "x=1&x=2", {"x": ["1", "2"]})
        assert request["body"] == '{"title": "a"}'
        assert {"key": "content-type", "value": "application/json"} in request["headers"]
        assert {"key": "cookie", "value": "[REDACTED]"} in request["headers"]
        assert entries[0]["response"]["statusCode"] == 201
        assert UUID(entries[0]["uuid"])

    def test_credentials_are_hidden(self, client: FlaskClient) -> None:
        client.post("/__mock__/capture", headers={"Authorization": "Bearer secret", "X-Api-Key": "secret"})
        answer = client.get("/mockoon-admin/logs")
        assert "secret" not in answer.get_data(as_text=True)
        assert {"key": "authorization", "value": "Bearer [REDACTED]"} in answer.json[0]["request"]["headers"]

    def test_pages_only_where_they_are_requested(self, client: FlaskClient) -> None:
        for n in range(25):
            client.get(f"/__mock__/capture/{n}")

        def numbers(query: str) -> list[int]:
            found = client.get(f"/mockoon-admin/logs{query}").json
            return [int(entry["request"]["urlPath"].rpartition("/")[2]) for entry in found]

        assert numbers("") == list(range(25))
        assert numbers("?page=1") == list(range(10))
        assert numbers("?page=2&limit=20") == list(range(20, 25))
        assert numbers("?limit=5") == list(range(5))
        for query in ("?page=0", "?page=junk", "?limit=junk", "?page=9"):
            assert numbers(query) == []

    def test_the_rest(self, heard: FlaskClient) -> None:
        assert heard.get("/mockoon-admin").status_code == 200
        assert heard.get("/mockoon-admin/nothing").status_code == 404
        assert heard.open("/mockoon-admin/logs", method="PURGE").json == {"message": "Logs have been purged"}
        assert paths(heard) == []


# No engine is known to see at once that nothing matches: for each of these Python's own would search for years.
ENDLESS = r"/books\?x=1(?:(?:&|&x|x)+)+(?:(?:=|=2|2|&)+)+(?=(?:a|b)+c)d"
LONG_QUERY = f"/books?x=1{'&x' * 40}{'=2' * 40}"


@pytest.mark.parametrize("start", ["/__admin", "/__mock__/__admin"])
def test_an_expression_that_would_search_for_ever_is_reported(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    monkeypatch.setattr(regular_expressions, "_SECONDS", 0.05)
    client.get(LONG_QUERY)
    answer = client.post(f"{start}/requests/count", json={"urlPattern": ENDLESS})
    title = f"{ENDLESS} takes more than a second to compare"
    assert (answer.status_code, answer.json) == (422, {"errors": [{"code": 10, "title": title}]})
    path = f"$[?(@.title =~ /{ENDLESS.replace('/', '')}/)]"
    client.post("/books", json={"title": LONG_QUERY.replace("/", "")})
    criteria = {"bodyPatterns": [{"matchesJsonPath": path}]}
    assert client.post(f"{start}/requests/count", json=criteria).status_code == 422


def test_an_expression_of_the_other_dialect_as_well(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular_expressions, "_SECONDS", 0.05)
    client.post("/books", data=LONG_QUERY)
    answer = client.put("/mockserver/retrieve", json={"body": {"type": "REGEX", "regex": ENDLESS}})
    text = f"incorrect request matcher: {ENDLESS} takes more than a second to compare"
    assert (answer.status_code, answer.get_data(as_text=True)) == (400, text)


def test_what_a_client_nests_deeply_is_no_json_to_a_dialect(client: FlaskClient) -> None:
    client.post("/books", data=b"[" * 100_000 + b"]" * 100_000, content_type="application/json")
    criteria = {"bodyPatterns": [{"equalToJson": []}]}
    assert client.post("/__admin/requests/count", json=criteria).json["count"] == 0
    assert client.put("/mockserver/retrieve", json={"body": []}).json == []
    [sent] = client.put("/mockserver/retrieve").json
    assert "[[[" in str(sent["body"])
    nested = b"[" * 900 + b"]" * 900
    client.post("/books", data=nested, content_type="application/json")
    answer = client.put("/mockserver/retrieve", data=b'{"body":' + nested + b"}")
    assert (answer.status_code, answer.data) == (400, b"incorrect request matcher: nested too deeply")


TEXT = st.text(max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
)
WORDS = "method url urlPattern urlPath headers bodyPatterns cookies path body times httpRequest not"
NAMES = st.sampled_from(WORDS.split(" "))
ENTRY = Logged(NEVER, "POST", "/a", "x=1", {"a": "b"}, b'{"n":1}', datetime(2026, 1, 1, tzinfo=UTC), 200, (), b"", "op")


@given(st.dictionaries(NAMES, JSON | st.dictionaries(TEXT, JSON)) | JSON)
def test_no_body_of_a_call_breaks_a_dialect(body: Any) -> None:
    log = Log([ENTRY], lambda: None, lambda _ids: None, [("GET", "/a", "op")])
    for path in ("/__admin/requests/count", "/__admin/near-misses/request", "/__admin/near-misses/request-pattern"):
        assert wiremock.answer(AdminCall("POST", path, "", dumps(body)), log).status in (200, 422)
    for path in ("retrieve", "verify", "verifySequence", "clear"):
        assert mockserver.answer(AdminCall("PUT", f"/mockserver/{path}", "", dumps(body)), log).status in (
            200,
            202,
            400,
            406,
        )


class TestMockoonEvents:
    """The stream of the original, which the contract tests compare with this one."""

    @pytest.fixture(params=["", "/__mock__"])
    def url(self, client: FlaskClient, request: pytest.FixtureRequest) -> Iterator[str]:
        with served(client.application) as url:
            yield url + request.param + "/mockoon-admin/events"

    def test_it_begins_with_what_is_kept_and_goes_on(self, heard: FlaskClient, url: str) -> None:
        with httpx.stream("GET", url) as answer:
            assert answer.headers["content-type"] == "text/event-stream"
            assert answer.headers["cache-control"] == "no-cache"
            stream = transactions(answer)
            assert [next(stream)["request"]["urlPath"] for _ in range(3)] == [
                "/books",
                "/nowhere",
                "/__mock__/capture/hook",
            ]
            heard.get("/books/1")
            assert next(stream)["request"]["urlPath"] == "/books/1"
            logged = heard.get("/mockoon-admin/logs").json
            heard.get("/books/2")
            assert next(stream) == heard.get("/mockoon-admin/logs").json[-1]
            assert len(logged) == 4

    @pytest.mark.parametrize(
        ("maxlogs", "first"), [("1", "/__mock__/capture/hook"), ("2", "/nowhere"), ("9", "/books")]
    )
    def test_maxlogs_are_the_newest(self, heard: FlaskClient, url: str, maxlogs: str, first: str) -> None:
        with httpx.stream("GET", f"{url}?maxlogs={maxlogs}&token=any") as answer:
            assert next(transactions(answer))["request"]["urlPath"] == first

    @pytest.mark.parametrize("maxlogs", ["0", "-1", "junk", ""])
    def test_maxlogs_that_is_no_number_is_all(self, heard: FlaskClient, url: str, maxlogs: str) -> None:
        with httpx.stream("GET", f"{url}?maxlogs={maxlogs}") as answer:
            assert next(transactions(answer))["request"]["urlPath"] == "/books"

    @pytest.mark.parametrize("way", ["/mockoon-admin/logs/purge", "/__mock__/reset"])
    def test_it_goes_on_after_the_journal_was_emptied(self, heard: FlaskClient, url: str, way: str) -> None:
        with httpx.stream("GET", url) as answer:
            stream = transactions(answer)
            assert len([next(stream) for _ in range(3)]) == 3
            heard.post(way)
            heard.get("/books/7")
            assert next(stream)["request"]["urlPath"] == "/books/7"

    def test_credentials_are_hidden(self, client: FlaskClient, url: str) -> None:
        client.get("/books", headers={"Authorization": "Bearer mine"})
        with httpx.stream("GET", url) as answer:
            fields = next(transactions(answer))["request"]["headers"]
        assert {"key": "authorization", "value": "Bearer [REDACTED]"} in fields

    def test_streams_of_both_kinds_are_counted_together(self, client: FlaskClient) -> None:
        paths = ("/mockoon-admin/events", "/__mock__/stream")
        open_ = [client.get(paths[number % 2], buffered=False) for number in range(32)]
        assert {answer.status_code for answer in open_} == {200}
        assert [client.get(path).status_code for path in paths] == [503, 503]
        for answer in open_:
            answer.close()
        again = client.get(paths[0], buffered=False)
        assert again.status_code == 200
        again.close()

    def test_another_method_is_unknown(self, client: FlaskClient) -> None:
        assert client.post("/mockoon-admin/events").status_code == 404


def transactions(answer: httpx.Response) -> Iterator[dict[str, Any]]:
    for line in answer.iter_lines():
        if line.startswith("data: "):
            event = json.loads(line.removeprefix("data: "))
            assert event.keys() == {"event", "transaction"}
            assert event["event"] == "transaction-complete"
            yield event["transaction"]
