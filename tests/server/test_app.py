"""The shells around the mock: Flask as its users expect it, WSGI, the in-process transports."""

from __future__ import annotations

import asyncio
import io
from importlib.metadata import version
from pathlib import Path
from typing import Any

import flask
import httpx
import pytest
from documents import play
from library import library
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client

from understudy.mock import Mock
from understudy.server.app import control_app, create_app
from understudy.server.cli.serve import _sdk_names
from understudy.server.inprocess import async_transport, transport
from understudy.server.sessions import Sessions
from understudy.server.wsgi import MAX_BODY


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(library(), tmp_path)


def test_the_contract_is_served_and_the_control_plane_beside_it(mock: Mock) -> None:
    client = create_app(mock).test_client()
    assert client.post("/books", json={"title": "a"}).json == {"id": 1, "title": "a"}
    assert client.get("/books/1").json == {"id": 1, "title": "a"}
    health = client.get("/__mock__/health")
    assert health.json == {
        "status": "ok",
        "understudy": version("understudy"),
        "title": "Inline",
        "version": "1",
        "operations": 12,
        "withState": 11,
        "doubtful": 0,
        "unplayable": 0,
        "problems": [],
    }
    assert client.get("/__mock__/openapi.json").json == mock.contract.document
    served = client.get("/__mock__/openapi.json?server=mock").json
    assert served["servers"] == [{"url": "/", "description": "This mock."}]


def test_the_journal_is_shown_newest_last_and_can_be_reset(mock: Mock) -> None:
    client = create_app(mock).test_client()
    client.get("/books")
    client.get("/nowhere")
    entries = client.get("/__mock__/journal?limit=1").json["entries"]
    assert [(entry["sequence"], entry["request"]["path"]) for entry in entries] == [(2, "/nowhere")]
    assert client.post("/__mock__/reset").status_code == 204
    assert client.get("/__mock__/journal").json == {"entries": []}


def test_the_journal_is_read_backwards(mock: Mock) -> None:
    client = create_app(mock).test_client()
    for number in range(5):
        client.get(f"/orders/{number}")

    def page(**query: int) -> list[int]:
        entries = client.get("/__mock__/journal", query_string=query).get_json()["entries"]
        return [each["sequence"] for each in entries]

    assert page(limit=2) == [4, 5]
    assert page(limit=2, before=4) == [2, 3]
    assert page(limit=2, before=2) == [1]
    assert page(before=1) == []
    assert page(after=1, before=4) == [2, 3]


@pytest.mark.parametrize(
    ("limit", "wrong"),
    [
        ("0", "must be from 1 to 10000; got 0"),
        ("10001", "must be from 1 to 10000; got 10001"),
        ("-1", "must be from 1 to 10000; got -1"),
        ("x", "must be a whole number; got 'x'"),
        ("", "must be a whole number; got ''"),
        ("٣", "must be a whole number; got '٣'"),
    ],
)
def test_a_wrong_limit_is_refused(mock: Mock, limit: str, wrong: str) -> None:
    answer = create_app(mock).test_client().get("/__mock__/journal", query_string={"limit": limit})
    assert answer.status_code == 422
    assert answer.json["detail"] == f"query /limit: {wrong}"


def test_an_unknown_control_path_names_the_nearest(mock: Mock) -> None:
    answer = create_app(mock).test_client().get("/__mock__/jurnal")
    assert answer.status_code == 404
    assert answer.json["detail"] == "the control plane has no /__mock__/jurnal; did you mean /__mock__/journal?"


def test_a_wrong_method_says_which_are_right(mock: Mock) -> None:
    answer = create_app(mock).test_client().get("/__mock__/reset")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "OPTIONS, POST")


def test_the_page_and_the_docs_load_nothing_from_elsewhere(mock: Mock) -> None:
    client = create_app(mock).test_client()
    client.get("/books")
    for path in ("/__mock__/", "/__mock__/docs/"):
        text = client.get(path).get_data(as_text=True)
        assert "Inline" in text
        assert 'src="http' not in text
        assert 'href="http' not in text
    assert "/books" in client.get("/__mock__/").get_data(as_text=True)
    with client.get("/__mock__/docs/swagger-ui-bundle.js") as asset:
        assert asset.status_code == 200


def test_it_can_be_mounted_under_a_prefix(mock: Mock) -> None:
    host = flask.Flask("host")
    host.wsgi_app = DispatcherMiddleware(host.wsgi_app, {"/fake": create_app(mock)})  # type: ignore[method-assign]
    client = host.test_client()
    assert client.post("/fake/books", json={}).status_code == 201
    assert client.get("/fake/books/1").json["id"] == 1
    assert client.get("/fake/__mock__/health").status_code == 200
    assert client.get("/books").status_code == 404


def test_a_slash_inside_a_value_stays_inside_where_the_server_keeps_the_raw_path(mock: Mock) -> None:
    mock.handle = lambda request: pytest.fail(request.path) if request.path != "/books/a%2Fb" else handle(request)  # type: ignore[method-assign]
    handle = Mock.handle.__get__(mock)
    assert create_app(mock).test_client().get("/books/a%2Fb").status_code in (400, 404, 422)


def environment(**changes: Any) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/books",
        "QUERY_STRING": "",
        "wsgi.input": io.BytesIO(b"{}"),
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"CONTENT_LENGTH": "2", "CONTENT_TYPE": "application/json"}, "201"),
        ({"wsgi.input_terminated": True, "CONTENT_TYPE": "application/json"}, "201"),
        ({"CONTENT_LENGTH": str(MAX_BODY + 1)}, "413"),
        ({"CONTENT_LENGTH": "x", "CONTENT_TYPE": "application/json"}, "4"),
        ({"CONTENT_LENGTH": "-5", "CONTENT_TYPE": "application/json"}, "4"),
        ({"PATH_INFO": "/\xff\xfe"}, "404"),
        ({"PATH_INFO": "/__mock__x"}, "404"),
    ],
)
def test_what_a_server_may_hand_over(mock: Mock, changes: dict[str, Any], status: str) -> None:
    statuses: list[str] = []
    app = create_app(mock)
    list(app.wsgi_app(environment(**changes), lambda line, _headers: statuses.append(line)))  # type: ignore[arg-type]
    assert statuses[0].startswith(status)


def test_http_clients_reach_it_without_a_socket(mock: Mock) -> None:
    with httpx.Client(transport=transport(mock), base_url="http://mock") as client:
        assert client.post("/books", json={"title": "a"}).json()["id"] == 1
        assert client.head("/books/1").headers["content-length"] == str(len(client.get("/books/1").content))

    async def go() -> int:
        async with httpx.AsyncClient(transport=async_transport(mock), base_url="http://mock") as client:
            return (await client.get("/books/1")).status_code

    assert asyncio.run(go()) == 200
    assert Client(create_app(mock)).get("/books/1").status_code == 200


def test_the_page_runs_no_script_but_its_own(mock: Mock) -> None:
    client = create_app(mock).test_client()
    answer = client.get("/__mock__/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    with client.get("/__mock__/page/app.js") as script:
        assert script.mimetype == "text/javascript"
    for path in ("/__mock__/page/nothing.js", "/__mock__/page/..%2fapp.py", "/__mock__/page/%2e%2e/app.py"):
        assert client.get(path).status_code == 404


def test_the_names_of_an_sdk_are_those_that_the_generator_gives(mock: Mock) -> None:
    sessions = Sessions(mock, sdk_names=_sdk_names)
    served = control_app(sessions).test_client().get("/__mock__/sdk-names").get_json()
    assert "books.list" in served["calls"].values()
    assert served["calls"].keys() == mock.contract.operations.keys()
    assert create_app(mock).test_client().get("/__mock__/sdk-names").get_json() == {"calls": {}}
