"""Who may drive a mock over HTTP: programs, and no page of another origin, whatever way it comes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play
from werkzeug.test import Client

from understudy.admin.guard import OPEN, Guard
from understudy.mock import Mock
from understudy.remote.mock import RemoteError, RemoteMock
from understudy.server.app import control_app
from understudy.server.sessions import Sessions
from understudy.server.wsgi import ContractApp, unclaimed
from understudy.testing.wsgi_server import served

HERE = "http://127.0.0.1:4010"
LOCAL = Guard(hosts=("127.0.0.1",))
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    item = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    paths = {
        "/items/{id}": {"parameters": [key], "get": operation("item", reply=item), "put": operation("put", reply=item)}
    }
    mock = play(document(paths), tmp_path)
    mock.create("items")
    return mock


def client(mock: Mock, guard: Guard) -> Client:
    sessions = Sessions(mock)
    return Client(ContractApp(sessions, control_app(sessions, guard).wsgi_app, also=unclaimed(mock)))


def reset(mock: Mock, guard: Guard, headers: dict[str, str], path: str = "/__mock__/reset") -> tuple[int, str]:
    """Status and code of the answer; the one record is gone exactly where the call was carried out."""
    answer = client(mock, guard).post(path, base_url=HERE, headers=headers)
    done = answer.status_code < 400
    assert (len(mock.records("items")) == 0) is done
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if done:
        return answer.status_code, ""
    assert answer.mimetype == "application/problem+json"
    return answer.status_code, str((answer.json or {})["code"])


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": HERE},
        {"Origin": "https://127.0.0.1:4010"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Mode": "cors"},
        {"Referer": f"{HERE}/__mock__/"},
        {"Host": "localhost:4010"},
        {"Host": "mock.localhost:9"},
        {"Host": "[::1]:4010"},
        {"Host": "127.0.0.1"},
    ],
)
def test_programs_and_the_page_of_the_mock_itself_are_let_in(mock: Mock, headers: dict[str, str]) -> None:
    assert reset(mock, LOCAL, headers)[0] == 204


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Origin": "https://evil.example"}, "foreign_origin"),
        ({"Origin": "http://127.0.0.1:5173"}, "foreign_origin"),
        ({"Origin": "null", "Content-Type": FORM}, "foreign_origin"),
        ({"Sec-Fetch-Site": "cross-site", "Content-Type": FORM}, "foreign_origin"),
        ({"Sec-Fetch-Site": "same-site"}, "foreign_origin"),
        ({"Referer": "https://evil.example/page", "Content-Type": "text/plain"}, "foreign_origin"),
        ({"Referer": "http://[", "Content-Type": "text/plain"}, "foreign_origin"),
        ({"Host": "evil.example:4010"}, "foreign_host"),
        ({"Host": "evil.example:4010", "Origin": "http://evil.example:4010"}, "foreign_host"),
        ({"Host": "127.0.0.1.evil.example"}, "foreign_host"),
    ],
)
def test_pages_of_others_and_other_names_are_kept_out(mock: Mock, headers: dict[str, str], code: str) -> None:
    assert reset(mock, LOCAL, headers) == (403, code)


def test_a_session_is_as_closed(mock: Mock) -> None:
    mine = "/__mock__/sessions/a/__mock__/reset"
    assert client(mock, LOCAL).post(mine, base_url=HERE).status_code == 204
    assert client(mock, LOCAL).post(mine, base_url=HERE, headers={"Origin": "null"}).status_code == 403


@pytest.mark.parametrize("path", ["/__admin/requests/reset", "/__mock__/__admin/requests/reset"])
def test_the_admin_paths_of_other_servers_are_as_closed(mock: Mock, path: str) -> None:
    caller = client(mock, LOCAL)
    assert caller.post(path, base_url=HERE, headers={"Origin": "https://evil.example"}).status_code == 403
    assert caller.post(path, base_url=HERE, headers={"Host": "evil.example"}).status_code == 403
    assert caller.post(path, base_url=HERE).status_code == 200


def test_reading_is_open_to_whoever_knows_us_by_name(mock: Mock) -> None:
    caller = client(mock, LOCAL)
    assert caller.get("/__mock__/resources", headers={"Origin": "https://evil.example"}).status_code == 200
    for path in ("/__mock__/journal", "/__admin/requests", "/__mock__/", "/__mock__/sessions/ada/__mock__/journal"):
        rebound = caller.get(path, headers={"Host": "evil.example:4010"})
        assert (rebound.status_code, rebound.get_json()["code"]) == (403, "foreign_host"), path
        assert caller.get(path, headers={"Host": "localhost:4010"}).status_code == 200, path
    assert caller.get("/items/1", headers={"Host": "api.example"}).status_code == 200
    exposed = client(mock, Guard(hosts=("0.0.0.0",), exposed=True))
    assert exposed.get("/__mock__/journal", headers={"Host": "mock:4010"}).status_code == 200


def test_what_is_sent_to_the_capture_endpoint_is_open(mock: Mock) -> None:
    foreign = {"Origin": "https://evil.example", "Host": "evil.example"}
    assert client(mock, LOCAL).post("/__mock__/capture/hook", headers=foreign, data="x").status_code == 204


@pytest.mark.parametrize(
    "path", ["/__mock__/health", "/__mock__/nothing", "/__admin/requests", "/__mock__/page/app.js", "/__mock__/docs/"]
)
def test_nothing_of_the_control_plane_runs_or_is_framed(mock: Mock, path: str) -> None:
    with client(mock, LOCAL).get(path, base_url=HERE) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert ("script-src" in policy) is (path == "/__mock__/docs/")


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ({"X-Mock-Control-Token": "s3cret"}, (204, "")),
        ({"Authorization": "Bearer s3cret"}, (204, "")),
        ({"X-Mock-Control-Token": "s3cret", "Host": "mock.internal:4010"}, (204, "")),
        ({"X-Mock-Control-Token": "s3cret", "Origin": "https://evil.example"}, (403, "foreign_origin")),
        ({"X-Mock-Control-Token": "guess"}, (403, "wrong_token")),
        ({"X-Mock-Control-Token": "s3cr\xe9t"}, (403, "wrong_token")),
        ({"Authorization": "Basic czNjcmV0"}, (401, "token_required")),
        ({}, (401, "token_required")),
    ],
)
def test_a_token_must_be_shown(mock: Mock, headers: dict[str, str], outcome: tuple[int, str]) -> None:
    assert reset(mock, Guard(hosts=("0.0.0.0",), token="s3cret", exposed=True), headers) == outcome


def test_without_a_token_an_exposed_server_is_not_driven(mock: Mock) -> None:
    assert reset(mock, Guard(hosts=("0.0.0.0",), exposed=True), {}) == (403, "token_required")


def test_part_of_another_application_any_name_is_ours(mock: Mock) -> None:
    assert reset(mock, OPEN, {"Host": "staging.example"})[0] == 204


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "/__mock__/reste", {}, 404),
        ("DELETE", "/__mock__/reset", {}, 405),
        ("POST", "/__mock__/transitions", {"data": "{", "content_type": "application/json"}, 400),
        ("POST", "/__mock__/transitions", {"data": "a=1", "content_type": FORM}, 415),
    ],
)
def test_every_error_is_problem_details(mock: Mock, method: str, path: str, sent: dict[str, Any], status: int) -> None:
    answer = client(mock, LOCAL).open(path, method=method, base_url=HERE, **sent)
    problem = answer.json or {}
    assert (answer.status_code, answer.mimetype, problem["status"]) == (status, "application/problem+json", status)


def test_a_bug_is_problem_details_too(mock: Mock, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    def broken() -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(mock, "reset", broken)
    answer = client(mock, LOCAL).post("/__mock__/reset", base_url=HERE)
    problem = answer.json or {}
    assert (answer.status_code, problem["code"]) == (500, "internal_error")
    assert "boom" in caplog.text


def test_a_program_without_the_token_is_refused_with_a_hint(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions(mock)
    guard = Guard(token="s3cret")
    with served(ContractApp(sessions, control_app(sessions, guard).wsgi_app, also=unclaimed(mock))) as url:
        with pytest.raises(RemoteError) as caught:
            RemoteMock(url).reset()
        assert str(caught.value) == "the header X-Mock-Control-Token must show the control token"
        monkeypatch.setenv("UNDERSTUDY_CONTROL_TOKEN", "s3cret")
        for allowed in (RemoteMock(url), RemoteMock(url).of("ada")):
            allowed.reset()
            assert allowed.records("items") == []
