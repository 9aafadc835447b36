"""The mock as a Flask blueprint in an application of somebody else, through its test client and over a socket."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import flask
import httpx
import pytest
from documents import document, operation, play, schema_ref
from flask.testing import FlaskClient
from howtos import DOCS, IN_PROCESS, OVER_A_SOCKET, both_ways, run_page
from hypothesis import given, settings
from hypothesis import strategies as st
from library import library
from receivers import orders

from understudy.mock import Mock
from understudy.remote.mock import RemoteMock
from understudy.server.app import create_app
from understudy.server.blueprint import mock_blueprint
from understudy.server.wsgi import MAX_BODY
from understudy.testing.wsgi_server import served

BOOK = {"title": "a"}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(library(), tmp_path)


@pytest.fixture
def host(mock: Mock) -> flask.Flask:
    app = flask.Flask("host")
    app.register_blueprint(mock_blueprint(mock), url_prefix="/mock")
    app.add_url_rule("/", "home", lambda: "the host")
    return app


@pytest.fixture(params=["in process", "over a socket"])
def client(request: pytest.FixtureRequest, host: flask.Flask) -> Iterator[httpx.Client]:
    if request.param == "in process":
        with httpx.Client(transport=httpx.WSGITransport(app=host), base_url="http://host") as client:
            yield client
        return
    with served(host) as url, httpx.Client(base_url=url) as client:
        yield client


def test_the_contract_is_served_under_the_prefix(client: httpx.Client, mock: Mock) -> None:
    made = client.post("/mock/books", json=BOOK)
    assert (made.status_code, made.json()) == (201, {"id": 1, "title": "a"})
    assert client.get("/mock/books/1").json() == {"id": 1, "title": "a"}
    assert client.get("/mock/nowhere").headers["content-type"] == "application/problem+json"
    assert client.get("/").text == "the host"
    assert client.get("/books").status_code == 404
    assert [entry.request.path for entry in mock.journal] == ["/books", "/books/1", "/nowhere"]


CALLS: list[tuple[str, str, Any]] = [
    ("POST", "/books", BOOK),
    ("POST", "/books", {"title": 1}),
    *((method, path, None) for method in ("GET", "HEAD", "OPTIONS", "PATCH") for path in ("/books", "/books/1")),
    *(
        ("GET", path, None)
        for path in ("/books/x%2Fy", "/books/%ff", "/books/", "/books//1", "/b%C3%BC", "/", "/?a=%20")
    ),
    ("QUERY", "/books", None),
    ("DELETE", "/books/1", None),
    ("GET", "/__mock__/health", None),
    ("GET", "/__mock__/nothing", None),
    ("PURGE", "/mockoon-admin/logs", None),
    ("PUT", "/__mock__/capture//a", None),
]
ADDED = {"date", "server", "connection"}
Answered = tuple[int, bytes, dict[str, str]]


def callers(way: str, apps: list[flask.Flask], stack: ExitStack) -> list[Callable[..., Answered]]:
    """For each application what it answers to a method, a target and a JSON body."""

    def in_process(app: flask.Flask) -> Callable[..., Answered]:
        def call(method: str, target: str, body: Any) -> Answered:
            sent = {} if body is None else {"json": body}
            answer = app.test_client().open(target, method=method, **sent)
            return answer.status_code, answer.data, dict(answer.headers)

        return call

    def over_a_socket(app: flask.Flask) -> Callable[..., Answered]:
        client = stack.enter_context(httpx.Client(base_url=stack.enter_context(served(app))))

        def call(method: str, target: str, body: Any) -> Answered:
            answer = client.request(method, target, json=body)
            return answer.status_code, answer.content, dict(answer.headers)

        return call

    return [in_process(app) if way == IN_PROCESS else over_a_socket(app) for app in apps]


@both_ways
def test_an_answer_is_that_of_the_application_of_the_mock_itself(way: str, host: flask.Flask, tmp_path: Path) -> None:
    """Byte for byte, and header by header, but for what a server adds."""
    with ExitStack() as stack:
        mounted, alone = callers(way, [host, create_app(play(library(), tmp_path))], stack)
        for method, target, body in CALLS:
            answer, expected = mounted(method, f"/mock{target}", body), alone(method, target, body)
            assert answer[:2] == expected[:2], (method, target)
            fields = [
                {
                    name.lower(): text.replace("/mock/", "/")
                    for name, text in each[2].items()
                    if name.lower() not in ADDED
                }
                for each in (answer, expected)
            ]
            assert fields[0] == fields[1], (method, target)


def located(tmp_path: Path) -> Mock:
    made = operation("createNote", "201", schema_ref("Note"), body=schema_ref("Note"))
    made["responses"]["201"]["headers"] = {"Location": {"schema": {"type": "string"}}}
    note = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "text": {"type": "string"}}}
    item = {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
        "get": operation("getNote", "200", schema_ref("Note"), responses={"404": {"description": "none"}}),
    }
    return play(document({"/notes": {"post": made}, "/notes/{id}": item}, {"Note": note}), tmp_path)


@both_ways
def test_a_location_leads_there(way: str, tmp_path: Path) -> None:
    app = flask.Flask("host")
    app.register_blueprint(mock_blueprint(located(tmp_path)), url_prefix="/tenants/<tenant>/mock")
    with served(app) as url:
        transport = httpx.WSGITransport(app=app) if way == "in process" else httpx.HTTPTransport()
        with httpx.Client(transport=transport, base_url=url) as client:
            made = client.post("/tenants/b%20c/mock/notes", json={"text": "x"})
            assert made.headers["location"] == "/tenants/b%20c/mock/notes/1"
            assert client.get(made.headers["location"]).json() == {"id": 1, "text": "x"}


def test_the_control_plane_page_and_docs_work_there(client: httpx.Client) -> None:
    assert client.get("/mock/__mock__/health").json()["status"] == "ok"
    page = client.get("/mock/__mock__/")
    assert f"{client.base_url}".rstrip("/") + "/mock/" in page.text
    docs = client.get("/mock/__mock__/docs/")
    shown = client.get("/mock/__mock__/openapi.json?server=mock").json()
    assert shown["servers"] == [{"url": "/mock", "description": "This mock."}]
    for text, base in ((page.text, "/mock/__mock__/"), (docs.text, "/mock/__mock__/docs/")):
        linked = [part.split('"')[0] for mark in ('href="', 'src="') for part in text.split(mark)[1:]]
        assert linked
        for each in linked:
            if not each.startswith(("#", "data:")):
                assert client.get(urljoin(base, each)).status_code == 200, each


def test_a_remote_mock_drives_it(host: flask.Flask, mock: Mock) -> None:
    with served(host) as url:
        remote = RemoteMock(f"{url}/mock")
        assert remote.create("books", title="b")["id"] == 1
        remote.capture.add(503)
        assert httpx.post(f"{url}/mock/__mock__/capture/x").status_code == 503
        with httpx.stream("GET", f"{url}/mock/__mock__/stream") as answer:
            lines = answer.iter_lines()
            assert next(lines) == ": listening"
            mock.create("books", title="c")
            heard = next(json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: "))
            assert heard["to"]["title"] == "c"


def test_several_mocks_in_one_application(mock: Mock) -> None:
    other, _ = orders()
    app = flask.Flask("host")
    app.register_blueprint(mock_blueprint(mock))
    with pytest.raises(ValueError, match="The name 'mock' is already registered"):
        app.register_blueprint(mock_blueprint(other), url_prefix="/shop")
    app.register_blueprint(mock_blueprint(other), url_prefix="/shop", name="shop")
    parent = flask.Blueprint("parent", "parent", url_prefix="/parent")
    parent.register_blueprint(mock_blueprint(other))
    app.register_blueprint(parent)
    client = app.test_client()
    assert client.post("/mock/books", json=BOOK).status_code == 201
    assert client.post("/shop/orders", json={"note": "x"}).status_code == 201
    assert client.get("/parent/mock/orders/1").get_json()["note"] == "x"
    assert (len(mock.journal), len(other.journal)) == (1, 2)


def test_it_may_have_the_whole_application(mock: Mock) -> None:
    app = flask.Flask("host")
    app.add_url_rule("/own", "own", lambda: "the host")
    app.register_blueprint(mock_blueprint(mock), url_prefix="/")
    client = app.test_client()
    assert client.post("/books", json=BOOK).status_code == 201
    assert client.get("/own").text == "the host"
    assert client.get("/__mock__/health").status_code == 200
    assert client.get("/").status_code == 404


def test_what_the_application_does_with_every_request_holds_there_too(host: flask.Flask) -> None:
    seen: list[bytes] = []

    @host.before_request
    def look() -> Any:
        seen.append(flask.request.get_data())
        return ("who are you?", 401) if "X-Key" not in flask.request.headers else None

    @host.after_request
    def sign(response: flask.Response) -> flask.Response:
        response.headers["X-Host"] = "me"
        return response

    client = host.test_client()
    assert client.post("/mock/books", json=BOOK).status_code == 401
    made = client.post("/mock/books", json=BOOK, headers={"X-Key": "k"})
    assert (made.status_code, made.get_json()["title"], made.headers["X-Host"]) == (201, "a", "me")
    assert seen[1] == b'{"title": "a"}'


@pytest.mark.parametrize(("limit", "sent"), [(None, MAX_BODY + 1), (10, 11)])
def test_a_body_that_is_too_long_is_refused(host: flask.Flask, limit: int | None, sent: int) -> None:
    host.config["MAX_CONTENT_LENGTH"] = limit
    answer = host.test_client().post("/mock/books", environ_overrides={"CONTENT_LENGTH": str(sent)})
    assert answer.status_code == 413


@cache
def seeing(prefix: str | None) -> tuple[FlaskClient, list[str]]:
    """A client of a mock below a prefix, or alone, and the paths that reach the mock."""
    seen: list[str] = []
    mock, _ = orders()
    handled = mock.handle
    mock.handle = lambda request: seen.append(request.path) or handled(request)  # type: ignore[method-assign, func-returns-value]
    app = create_app(mock)
    if prefix is not None:
        app = flask.Flask("host")
        app.register_blueprint(mock_blueprint(mock), url_prefix=prefix)
    return app.test_client(), seen


@settings(deadline=None)
@given(path=st.text("/ab%é?", max_size=8), prefix=st.sampled_from(["/mock", "/a/b", "/", "/<x>/y"]))
def test_the_mock_sees_the_path_that_it_would_see_alone(path: str, prefix: str) -> None:
    """Whatever the prefix, and whatever is doubled, empty or not ASCII."""
    target = "/" + path.lstrip("/").partition("?")[0]
    (client, seen), (alone, expected) = seeing(prefix), seeing(None)
    seen.clear()
    expected.clear()
    client.get(prefix.replace("<x>", "ü").rstrip("/") + target)
    alone.get(target)
    assert seen == expected


@both_ways
def test_the_page_is_true(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/embedding.md."""
    monkeypatch.chdir(DOCS.parent)
    with ExitStack() as stack:
        if way == OVER_A_SOCKET:

            def client_of(app: flask.Flask) -> httpx.Client:
                return stack.enter_context(httpx.Client(base_url=stack.enter_context(served(app))))

            monkeypatch.setattr(flask.Flask, "test_client", client_of)
        run_page("embedding.md", {"__name__": "app"})
