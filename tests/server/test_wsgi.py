"""The WSGI callable: what it makes of the environs of different servers, and that it keeps to PEP 3333."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, quote_from_bytes, unquote_to_bytes
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client, create_environ

from understudy.exchange import Request, Response
from understudy.server import wsgi
from understudy.server.sessions import Sessions
from understudy.server.wsgi import ContractApp
from understudy.state.memory import MemoryStore


class Recorder:
    """Stands in for a mock: keeps its requests and always answers the same."""

    def __init__(self, response: Response | None = None) -> None:
        self.response = response or Response(200, (("Content-Type", "text/plain"), ("Content-Length", "2")), b"ok")
        self.requests: list[Request] = []
        self.store = MemoryStore()

    @property
    def webhooks(self) -> Recorder:
        return self

    def endpoints(self) -> tuple[()]:
        return ()

    def handle(self, request: Request) -> Response:
        self.requests.append(request)
        return self.response


def control(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"control"]


def environ(path: str = "/a", method: str = "GET", **changes: Any) -> dict[str, Any]:
    built = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "wsgi.input": io.BytesIO(),
        **changes,
    }
    setup_testing_defaults(built)
    return built


def response_to(mock: Recorder, environment: dict[str, Any]) -> tuple[str, dict[str, str], bytes]:
    started: list[tuple[str, dict[str, str]]] = []
    parts = ContractApp(Sessions(mock), control)(
        environment, lambda line, headers: started.append((line, dict(headers)))
    )
    return *started[0], b"".join(parts)


def seen(environment: dict[str, Any]) -> Request:
    mock = Recorder()
    response_to(mock, environment)
    return mock.requests[0]


def as_wsgi(path: bytes) -> str:
    """Bytes as PEP 3333 has them in an environ."""
    return path.decode("latin-1")


def test_it_keeps_to_the_rules_of_wsgi() -> None:
    body = b'{"a": 1}'
    environment = environ(
        method="POST",
        CONTENT_LENGTH=str(len(body)),
        CONTENT_TYPE="application/json",
        **{"wsgi.input": io.BytesIO(body)},
    )
    mock = Recorder()
    parts = validator(ContractApp(Sessions(mock), control))(environment, lambda *_: lambda _data: None)
    assert b"".join(parts) == b"ok"
    parts.close()
    assert mock.requests[0].body == body


@pytest.mark.parametrize("path", ["/__mock__", "/__mock__/", "/__mock__/health"])
def test_the_control_plane_is_not_the_mocks(path: str) -> None:
    mock = Recorder()
    assert response_to(mock, environ(path))[2] == b"control"
    assert mock.requests == []


@pytest.mark.parametrize("path", ["/__mock__x", "/a/__mock__/", "/__mock_", "/", ""])
def test_what_only_looks_like_the_control_plane_is_the_mocks(path: str) -> None:
    assert seen(environ(path)).path == path


@given(st.binary(max_size=20))
def test_a_decoded_path_is_quoted_again_without_loss(tail: bytes) -> None:
    path = seen(environ(as_wsgi(b"/" + tail))).path
    assert path.isascii()
    assert unquote_to_bytes(path) == b"/" + tail


@given(st.lists(st.text(max_size=5), min_size=1, max_size=3), st.sampled_from(["RAW_URI", "REQUEST_URI"]))
def test_a_raw_path_that_the_server_keeps_is_the_path(segments: list[str], key: str) -> None:
    raw = "".join("/" + quote(segment, safe="") for segment in segments)
    environment = environ(as_wsgi(unquote_to_bytes(raw)), **{key: raw + "?x=%2F"})
    assert seen(environment).path == raw


@pytest.mark.parametrize("raw", ["/v1/a%2Fb", "/v1/a%2Fb?q=1", "http://host/v1/a%2Fb"])
def test_a_raw_path_loses_its_mount_point(raw: str) -> None:
    assert seen(environ("/a/b", SCRIPT_NAME="/v1", RAW_URI=raw)).path == "/a%2Fb"


def test_a_mount_point_may_be_written_in_other_ways() -> None:
    assert seen(environ("/a/b", SCRIPT_NAME="/v~1/x", RAW_URI="/v%7E1/x/a%2Fb")).path == "/a%2Fb"


def test_a_path_that_a_middleware_changed_wins_over_the_raw_one() -> None:
    assert seen(environ("/new/é".encode().decode("latin-1"), RAW_URI="/old/%2F")).path == "/new/%C3%A9"


def test_werkzeug_and_httpx_environs_are_understood() -> None:
    assert seen(create_environ("/a%2Fb/%C3%A9?q=%2F")).path == "/a%2Fb/%C3%A9"
    mock = Recorder()
    with httpx.Client(
        transport=httpx.WSGITransport(app=ContractApp(Sessions(mock), control)), base_url="http://x"
    ) as client:
        client.get("/a/Ω?q=%2F")
    assert (mock.requests[0].path, mock.requests[0].query) == ("/a/%CE%A9", "q=%2F")


def test_a_query_with_raw_bytes_is_quoted() -> None:
    assert seen(environ(QUERY_STRING=as_wsgi("q=é&r=%2F".encode()))).query == "q=%C3%A9&r=%2F"


def test_header_names_are_as_on_the_wire() -> None:
    environment = environ(
        HTTP_X_REQUEST_ID="1", HTTP_EMPTY="", CONTENT_TYPE="text/plain", CONTENT_LENGTH="0", HTTP_HOST="example"
    )
    assert seen(environment).headers == {
        "x-request-id": "1",
        "empty": "",
        "content-type": "text/plain",
        "content-length": "0",
        "host": "example",
    }


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_a_body_of_unknown_length_is_read_when_the_server_ends_it(method: str) -> None:
    stream = {"wsgi.input": io.BytesIO(b"abc")}
    assert seen(environ(method=method, **stream, **{"wsgi.input_terminated": True})).body == b"abc"
    assert seen(environ(method=method, **{"wsgi.input": io.BytesIO(b"abc")})).body == b""


def test_a_get_has_a_body_only_when_it_says_so() -> None:
    terminated = {"wsgi.input_terminated": True}
    assert seen(environ(**{"wsgi.input": io.BytesIO(b"abc")}, **terminated)).body == b""
    chunked = environ(**{"wsgi.input": io.BytesIO(b"abc")}, **terminated, HTTP_TRANSFER_ENCODING="chunked")
    assert seen(chunked).body == b"abc"


def test_no_more_than_the_declared_length_is_read() -> None:
    assert seen(environ(method="POST", CONTENT_LENGTH="2", **{"wsgi.input": io.BytesIO(b"abc")})).body == b"ab"


@pytest.mark.parametrize("length", ["x", "-5", "1.5", "²", "٣", "+1", " 1"])
def test_a_length_that_is_no_number_is_refused(length: str) -> None:
    mock = Recorder()
    line, headers, body = response_to(mock, environ(method="POST", CONTENT_LENGTH=length))
    assert line == "400 Bad Request"
    assert headers["Content-Type"] == "application/problem+json"
    assert int(headers["Content-Length"]) == len(body)
    assert json.loads(body)["detail"] == "Content-Length is not a whole number"
    assert mock.requests == []


def test_a_body_that_is_shorter_than_its_length_is_refused() -> None:
    mock = Recorder()
    line, _, body = response_to(mock, environ(method="POST", CONTENT_LENGTH="5", **{"wsgi.input": io.BytesIO(b"{}")}))
    assert (line, json.loads(body)["detail"]) == ("400 Bad Request", "the body ends after 2 of 5 bytes")
    assert mock.requests == []


@pytest.mark.parametrize("length", ["11", "9" * 5000])
def test_a_body_that_is_declared_too_long_is_refused_unread(length: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wsgi, "MAX_BODY", 10)
    mock = Recorder()
    line, _, body = response_to(mock, environ(method="POST", CONTENT_LENGTH=length, **{"wsgi.input": None}))
    assert line.startswith("413 ")
    assert json.loads(body)["detail"] == "the body is longer than 10 bytes"
    assert mock.requests == []


@pytest.mark.parametrize(("size", "accepted"), [(10, True), (11, False)])
def test_a_body_of_unknown_length_is_read_up_to_the_limit(
    size: int, accepted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wsgi, "MAX_BODY", 10)
    mock = Recorder()
    stream = {"wsgi.input": io.BytesIO(b"x" * size), "wsgi.input_terminated": True}
    line, _, _ = response_to(mock, environ(method="POST", **stream))
    assert line.startswith("200 " if accepted else "413 ")
    assert len(mock.requests) == accepted


@pytest.mark.parametrize(
    ("location", "expected"),
    [("/things/1", "/fake/things/1"), ("http://other/1", "http://other/1"), ("//other/1", "//other/1"), ("1", "1")],
)
def test_a_location_is_under_the_mount_point(location: str, expected: str) -> None:
    created = Response(201, (("Location", location), ("Link", "</next>"), ("Content-Length", "0")))
    nowhere = Response(404, (("Content-Length", "0"),))
    outer = ContractApp(Sessions(Recorder(nowhere)), control)
    app = DispatcherMiddleware(outer, {"/fake": ContractApp(Sessions(Recorder(created)), control)})
    answer = Client(app).post("/fake/things")
    assert (answer.headers["Location"], answer.headers["Link"]) == (expected, "</next>")
    assert Client(app).post("/things").status_code == 404


@pytest.mark.parametrize(("status", "line"), [(200, "200 OK"), (799, "799 Unknown")])
def test_every_status_has_a_line(status: int, line: str) -> None:
    assert response_to(Recorder(Response(status)), environ())[0] == line


def test_quoting_is_that_of_a_path_segment() -> None:
    plain = "/:@!$&'()*+,;=~-._"
    assert seen(environ(plain)).path == plain
    assert seen(environ("/%?#")).path == quote_from_bytes(b"/%?#") == "/%25%3F%23"
