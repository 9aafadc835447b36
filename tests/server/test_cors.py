"""Pages of other origins call the API as the Fetch standard has it: this test is the browser (Fetch 4.8, 4.9, 3.3)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play
from werkzeug.test import Client
from werkzeug.wrappers import Response

from understudy.mock import Mock
from understudy.server.app import control_app
from understudy.server.cors import Cors, read_origins
from understudy.server.sessions import Sessions
from understudy.server.wsgi import ContractApp

PAGE = "http://localhost:5173"
ITEM = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
_SAFE_METHODS = ("GET", "HEAD", "POST")
_SAFE_HEADERS = ("accept", "accept-language", "content-language", "content-type")
_SAFE_TYPES = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")
_SAFE_ANSWERS = ("cache-control", "content-language", "content-length", "content-type", "expires", "last-modified")


class BlockedError(Exception):
    """What a page sees of a call that CORS does not allow: a TypeError without a word."""


class Browser:
    """`fetch` of a page, as far as CORS goes; what a script may not read of an answer is taken out."""

    def __init__(self, app: Any, origin: str = PAGE) -> None:
        self._client = Client(app)
        self._origin = origin

    def fetch(
        self,
        path: str,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: str | None = None,
        *,
        credentials: bool = False,
    ) -> Response:
        headers = headers or {}
        unsafe = sorted(name.lower() for name, value in headers.items() if not _is_safe(name, value))
        if method not in _SAFE_METHODS or unsafe:
            self._preflight(path, method, unsafe, credentials=credentials)
        answer = self._client.open(path, method=method, headers={**headers, "Origin": self._origin}, data=body)
        self._check(answer, credentials=credentials)
        exposed = _listed(answer, "Access-Control-Expose-Headers")
        for name in {name.lower() for name, _ in answer.headers}:
            if name not in _SAFE_ANSWERS and name not in exposed and not ("*" in exposed and not credentials):
                del answer.headers[name]
        return answer

    def _preflight(self, path: str, method: str, unsafe: list[str], *, credentials: bool) -> None:
        sent = {"Origin": self._origin, "Access-Control-Request-Method": method, "Accept": "*/*"}
        if unsafe:
            sent["Access-Control-Request-Headers"] = ",".join(unsafe)
        answer = self._client.open(path, method="OPTIONS", headers=sent)
        self._check(answer, credentials=credentials)
        methods, names = (
            _listed(answer, "Access-Control-Allow-Methods"),
            _listed(answer, "Access-Control-Allow-Headers"),
        )
        wild = not credentials
        if not 200 <= answer.status_code < 300:
            raise BlockedError(f"the preflight was answered {answer.status_code}")
        if method.lower() not in methods and method not in _SAFE_METHODS and not ("*" in methods and wild):
            raise BlockedError(f"{method} is none of {methods}")
        for name in unsafe:
            if name not in names and not ("*" in names and wild and name != "authorization"):
                raise BlockedError(f"{name} is none of {names}")

    def _check(self, answer: Response, *, credentials: bool) -> None:
        origin = answer.headers.getlist("Access-Control-Allow-Origin")
        if not credentials and origin == ["*"]:
            return
        if origin != [self._origin]:
            raise BlockedError(f"Access-Control-Allow-Origin is {origin}")
        if credentials and answer.headers.get("Access-Control-Allow-Credentials") != "true":
            raise BlockedError("no credentials are allowed")


def _is_safe(name: str, value: str) -> bool:
    known = name.lower() in _SAFE_HEADERS
    return known and (name.lower() != "content-type" or value.partition(";")[0] in _SAFE_TYPES)


def _listed(answer: Response, name: str) -> list[str]:
    return [each.strip().lower() for each in answer.headers.get(name, "").split(",")]


def shop() -> dict[str, Any]:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    new = operation("newItem", "201", ITEM, body={"type": "object"})
    new["responses"]["201"]["headers"] = {"X-Quota": {"required": True, "schema": {"type": "integer"}}}
    paths = {
        "/items": {"get": operation("items", reply={"type": "array", "items": ITEM}), "post": new},
        "/items/{id}": {
            "parameters": [key],
            "get": operation("item", reply=ITEM, security=[{"key": []}]),
            "patch": operation("change", reply=ITEM, body={"type": "object"}),
        },
        "/probe": {"options": operation("probe", "200", {"type": "object", "required": ["up"]})},
    }
    schemes = {"key": {"type": "http", "scheme": "bearer"}}
    return document(paths, components={"securitySchemes": schemes})


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(shop(), tmp_path)


def served(mock: Mock, *origins: str) -> Any:
    sessions = Sessions(mock)
    names = {"X-Quota"}
    return ContractApp(sessions, control_app(sessions).wsgi_app, cors=Cors(origins, lambda: names))


@pytest.fixture
def browser(mock: Mock) -> Browser:
    return Browser(served(mock))


@pytest.mark.parametrize("credentials", [False, True])
def test_a_page_makes_changes_and_reads(mock: Mock, browser: Browser, credentials: bool) -> None:
    sent = {"Content-Type": "application/json", "Authorization": "Bearer abc", "X-Anything": "1"}
    mock.create("items")
    assert browser.fetch("/items/1", headers=sent, credentials=credentials).status_code == 200
    assert browser.fetch("/items", credentials=credentials).status_code == 200
    mock.forget_exchanges()
    assert browser.fetch("/items/1", "PATCH", sent, "{}", credentials=credentials).status_code == 200
    assert [entry.request.method for entry in mock.journal] == ["PATCH"], "a preflight is no call of the API"


def test_a_script_reads_what_it_needs_of_an_answer(browser: Browser) -> None:
    answer = browser.fetch("/items", "POST", {"Content-Type": "application/json"}, credentials=True)
    assert answer.headers["X-Mock-Reason"].startswith("the request body ")
    refused = browser.fetch("/item", credentials=True)
    assert (refused.status_code, refused.headers["X-Mock-Reason"]) == (404, "no /item; did you mean /items?")
    assert browser.fetch("/items/1", credentials=True).headers["WWW-Authenticate"].startswith("Bearer")


def test_headers_of_the_document_are_exposed(mock: Mock) -> None:
    answer = Client(served(mock)).post("/items", json={}, headers={"Origin": PAGE})
    assert answer.status_code == 201
    exposed = _listed(answer, "Access-Control-Expose-Headers")
    assert {"x-quota", "location", "etag", "link", "x-mock-warnings", "retry-after", "preference-applied"} <= {*exposed}


def test_only_what_the_document_has_may_be_called(browser: Browser) -> None:
    with pytest.raises(BlockedError, match="DELETE is none of"):
        browser.fetch("/items/1", "DELETE")
    # A path that does not exist: the page gets to read the 404.
    assert browser.fetch("/item/1", "DELETE").status_code == 404


def test_a_preflight_says_why_the_browser_sends_nothing(mock: Mock) -> None:
    def reason(method: str, origin: str = PAGE) -> str | None:
        preflight = {"Origin": origin, "Access-Control-Request-Method": method}
        found: str | None = app.open("/items/1", method="OPTIONS", headers=preflight).headers.get("X-Mock-Reason")
        return found

    app = Client(served(mock, PAGE))
    assert (reason("PATCH"), reason("POST")) == (None, None)
    wrong = "DELETE is not an operation there, so the browser sends none; allowed: GET, PATCH, HEAD, OPTIONS"
    assert reason("DELETE") == wrong
    assert reason("DEL\xe9TE") is None
    assert reason("GET", "http://a.example") == "pages of http://a.example may not call this API: --cors names others"
    assert not len(mock.journal)


def test_an_options_of_the_document_is_answered_by_it(mock: Mock, browser: Browser) -> None:
    answer = browser.fetch("/probe", "OPTIONS")
    assert (answer.status_code, [entry.operation_id for entry in mock.journal]) == (200, ["probe"])
    assert "up" in answer.json


def test_a_client_that_is_no_browser_sees_nothing_of_it(mock: Mock) -> None:
    answer = Client(served(mock)).get("/items")
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


def test_only_the_origins_that_were_named(mock: Mock) -> None:
    app = served(mock, PAGE)
    assert Browser(app).fetch("/items/1", "PATCH", {"X-A": "1"}).status_code == 400
    for method in ("GET", "PATCH"):
        with pytest.raises(BlockedError):
            Browser(app, "https://elsewhere.example").fetch("/items", method)
    assert "Origin" in Client(app).get("/items", headers={"Origin": "https://elsewhere.example"}).headers["Vary"]


def test_no_page_of_another_origin_drives_the_mock(mock: Mock, browser: Browser) -> None:
    mock.create("items")
    with pytest.raises(BlockedError):
        browser.fetch("/__mock__/reset", "POST")
    with pytest.raises(BlockedError):
        browser.fetch("/__mock__/resources")
    assert len(mock.records("items")) == 1


def test_a_preflight_for_the_private_network_is_granted(mock: Mock) -> None:
    preflight = {
        "Origin": PAGE,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Private-Network": "true",
        "Access-Control-Request-Headers": "x-a\tx, {}",
    }
    headers = Client(served(mock)).options("/items", headers=preflight).headers
    assert headers["Access-Control-Allow-Private-Network"] == "true"
    assert "Access-Control-Allow-Headers" not in headers, "what is no list of names is not echoed"


def test_the_icon_that_browsers_ask_for_is_no_call_of_the_api(mock: Mock) -> None:
    assert Client(served(mock)).get("/favicon.ico").status_code == 204
    assert not list(mock.journal)


def test_an_icon_of_the_document_is_its_own(tmp_path: Path) -> None:
    mock = play(document({"/favicon.ico": {"get": operation("icon", reply=ITEM)}}), tmp_path)
    assert Client(served(mock)).get("/favicon.ico").status_code == 200


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (["*"], r"'\*' is no origin such as http://localhost:5173, and not off"),
        (["http://a.example/"], "'http://a.example/' is no origin"),
        (["off", PAGE], "--cors off stands alone"),
    ],
)
def test_words_that_are_no_origin(texts: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_origins(texts)


def test_words_that_are_origins() -> None:
    assert (read_origins([]), read_origins(["off"]), read_origins([PAGE, "null"])) == ((), None, (PAGE, "null"))
