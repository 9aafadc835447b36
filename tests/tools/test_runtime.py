"""What every generated package carries: styles, errors, retries, timeouts, authentication, open enums."""

from __future__ import annotations

import asyncio
import copy
import pickle
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sdk_runtime import HOME, Log, auth, call, core, errors, made, options, parts, replies, taken

enums: Any = import_module("campaignflow._runtime.enums")
styles: Any = import_module("campaignflow._runtime.styles")


# styles


@pytest.mark.parametrize(
    ("value", "style", "explode", "pairs"),
    [
        (3, "form", True, [("p", "3")]),
        (1.5, "form", True, [("p", "1.5")]),
        (True, "form", True, [("p", "true")]),
        (False, "form", True, [("p", "false")]),
        (["a", "b"], "form", True, [("p", "a"), ("p", "b")]),
        (["a", "b"], "form", False, [("p", "a,b")]),
        (["a", "b"], "spaceDelimited", False, [("p", "a b")]),
        (["a", "b"], "pipeDelimited", False, [("p", "a|b")]),
        ([True, None], "form", False, [("p", "true,null")]),
        ([], "form", True, []),
        ([], "form", False, []),
        ({"R": 1, "G": 2}, "form", True, [("R", "1"), ("G", "2")]),
        ({"R": 1, "G": 2}, "form", False, [("p", "R,1,G,2")]),
        ({"R": 1, "G": False}, "deepObject", True, [("p[R]", "1"), ("p[G]", "false")]),
        ({"in": {"R": 1}}, "deepObject", True, [("p[in][R]", "1")]),
        ({"in": [1, 2]}, "deepObject", True, [("p[in]", "1"), ("p[in]", "2")]),
        ({}, "deepObject", True, []),
        ({}, "form", False, []),
    ],
)
def test_query_styles(value: Any, style: str, explode: bool, pairs: list[tuple[str, str]]) -> None:
    assert list(styles.query_pairs("p", value, style, explode)) == pairs


@pytest.mark.parametrize(
    ("value", "style", "explode", "text"),
    [
        ("blue", "simple", False, "blue"),
        (["a", "b"], "simple", False, "a,b"),
        (["a", "b"], "simple", True, "a,b"),
        ({"R": 1, "G": 2}, "simple", False, "R,1,G,2"),
        ({"R": 1, "G": 2}, "simple", True, "R=1,G=2"),
        ("blue", "label", False, ".blue"),
        (["a", "b"], "label", False, ".a,b"),
        (["a", "b"], "label", True, ".a.b"),
        ({"R": 1, "G": 2}, "label", False, ".R,1,G,2"),
        ({"R": 1, "G": 2}, "label", True, ".R=1.G=2"),
        ("blue", "matrix", False, ";p=blue"),
        (["a", "b"], "matrix", False, ";p=a,b"),
        (["a", "b"], "matrix", True, ";p=a;p=b"),
        ({"R": 1, "G": 2}, "matrix", False, ";p=R,1,G,2"),
        ({"R": 1, "G": 2}, "matrix", True, ";R=1;G=2"),
        ("a/b?c#d", "simple", False, "a%2Fb%3Fc%23d"),
        (".", "simple", False, "%2E"),
        ("..", "simple", False, "%2E%2E"),
        ("a.b", "simple", False, "a.b"),
        ("é", "simple", False, "%C3%A9"),
        (True, "simple", False, "true"),
    ],
)
def test_path_styles(value: Any, style: str, explode: bool, text: str) -> None:
    assert styles.path_text(value, style, explode, "p") == text


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_a_path_value_is_one_segment_whatever_it_is(value: str) -> None:
    url = httpx.URL(f"http://h/a/{styles.path_text(value)}/z")
    segments = url.raw_path.decode().split("/")
    assert (len(segments), segments[1], segments[3]) == (4, "a", "z")
    assert url.path == f"/a/{value}/z"


@pytest.mark.parametrize(
    ("value", "explode", "text"),
    [
        (7, False, "7"),
        ([1, 2], False, "1,2"),
        ({"R": 1}, False, "R,1"),
        ({"R": 1}, True, "R=1"),
        (False, False, "false"),
    ],
)
def test_header_style(value: Any, explode: bool, text: str) -> None:
    assert styles.header_text(value, explode) == text


def test_forms() -> None:
    body = {"a": 1, "b": [1, 2], "c": {"d": True, "e": {"f": "x"}}, "g": []}
    assert styles.form_data(body) == {"a": ["1"], "b": ["1", "2"], "c[d]": ["true"], "c[e][f]": ["x"]}


# errors


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (406, "NotAcceptableError"),
        (409, "ConflictError"),
        (412, "PreconditionFailedError"),
        (415, "UnsupportedMediaTypeError"),
        (418, "StatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (499, "StatusError"),
        (500, "ServerError"),
        (520, "ServerError"),
        (304, "StatusError"),
    ],
)
def test_every_status_has_an_error(status: int, name: str) -> None:
    answer = httpx.Response(status, text="why", headers={"X-Request-Id": "r-1"})
    with pytest.raises(errors.StatusError) as caught:
        made(Log(answer)).run(call(), taken)
    error = caught.value
    assert (type(error).__name__, error.status_code, error.body, error.request_id) == (name, status, "why", "r-1")
    assert str(error) == f"doIt: {status} why"


def test_a_long_error_is_cut_in_the_text_and_whole_in_the_body() -> None:
    with pytest.raises(errors.ServerError) as caught:
        made(Log(httpx.Response(500, text="x" * 500))).run(call(), taken)
    assert str(caught.value) == "doIt: 500 " + "x" * 199 + "…"
    assert (caught.value.body, caught.value.request_id) == ("x" * 500, None)


def test_an_error_body_is_typed_where_it_fits_else_raw() -> None:
    parsing = call(parse_error=lambda response: ("typed", response.json()["code"]))
    bodies = []
    for answer in (
        httpx.Response(400, json={"code": 7}),
        httpx.Response(400, json={"other": 7}),
        httpx.Response(400, json=["odd"]),
        httpx.Response(502, text="<html>"),
    ):
        with pytest.raises(errors.StatusError) as caught:
            made(Log(answer)).run(parsing, taken)
        bodies.append(caught.value.body)
    assert bodies == [("typed", 7), {"other": 7}, ["odd"], "<html>"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (httpx.Response(200, text="<html>"), "JSONDecodeError: Expecting value: line 1 column 1 (char 0)"),
        (httpx.Response(200, json={}), "KeyError: 'value'"),
        (httpx.Response(200, content=b"null"), "TypeError: 'NoneType' object is not subscriptable"),
    ],
)
def test_an_answer_that_breaks_the_document_is_a_decode_error(answer: httpx.Response, message: str) -> None:
    with pytest.raises(errors.DecodeError) as caught:
        made(Log(answer)).run(call(), taken)
    assert str(caught.value) == f"doIt: the answer is not what the document says: {message}"
    assert caught.value.response.status_code == 200


def test_bytes_that_are_no_text_are_a_decode_error() -> None:
    with pytest.raises(errors.DecodeError):
        made(Log(httpx.Response(200, content=b"\xff\xfe\xfa"))).run(call(), taken)


def test_a_body_that_does_not_unpack_stays_in_the_tree() -> None:
    class Raw(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, stream=httpx.ByteStream(b"no gzip"), headers={"Content-Encoding": "gzip"})

    made_core = core.SyncCore(*parts(), http_client=httpx.Client(transport=Raw()))
    with pytest.raises(errors.APIConnectionError, match=r"^doIt: DecodingError: "):
        made_core.run(call(), taken)


def test_every_error_has_one_root() -> None:
    kinds = [getattr(errors, name) for name in errors.__all__ if name != "status_error"]
    assert all(issubclass(kind, errors.SDKError) for kind in kinds)
    assert issubclass(errors.APITimeoutError, errors.APIConnectionError)


def test_a_lost_connection_is_named() -> None:
    with pytest.raises(errors.APIConnectionError) as caught:
        made(Log(httpx.ConnectError("refused"))).run(call(), taken)
    assert type(caught.value) is errors.APIConnectionError
    assert str(caught.value) == "doIt: ConnectError: refused"
    with pytest.raises(errors.APITimeoutError, match=r"^doIt: ReadTimeout: slow$"):
        made(Log(httpx.ReadTimeout("slow"))).run(call(), taken)


# retries


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete"])
@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 599])
def test_what_is_safe_is_sent_again(naps: list[float], method: str, status: int) -> None:
    log = Log(*replies(status, status, 200))
    assert made(log, max_retries=2).run(call(method), taken) == 200
    assert len(log.requests) == 3
    assert 0.25 <= naps[0] <= 0.5 <= naps[1] <= 1.0


@pytest.mark.parametrize(
    ("method", "status", "headers", "sent"),
    [
        ("post", 503, {}, 1),
        ("patch", 503, {}, 1),
        ("post", 503, {"Idempotency-Key": "k"}, 3),
        ("post", 409, {}, 1),
        ("post", 409, {"Idempotency-Key": "k"}, 3),
        ("post", 429, {}, 3),
        ("get", 409, {}, 3),
        ("get", 501, {}, 3),
        ("get", 404, {}, 1),
        ("get", 503, {}, 3),
    ],
)
def test_what_is_not_safe_is_sent_once(
    naps: list[float], method: str, status: int, headers: dict[str, str], sent: int
) -> None:
    log = Log(*replies(status))
    with pytest.raises(errors.StatusError):
        made(log, max_retries=2).run(call(method, headers=headers), taken)
    assert (len(log.requests), len(naps)) == (sent, sent - 1)


@pytest.mark.parametrize("failure", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
def test_what_was_not_sent_at_all_is_sent_again_whatever_it_is(
    naps: list[float], failure: type[httpx.RequestError]
) -> None:
    log = Log(failure("refused"), failure("refused"), *replies(200))
    assert made(log, max_retries=2).run(call("post"), taken) == 200
    assert (len(log.requests), len(naps)) == (3, 2)


def test_a_call_has_its_own_number_of_retries(naps: list[float]) -> None:
    for own, sent in ((0, 1), (1, 2), (None, 3)):
        log = Log(*replies(503))
        with pytest.raises(errors.ServerError):
            made(log, max_retries=2).run(call(max_retries=own), taken)
        assert len(log.requests) == sent


def test_a_lost_get_is_sent_again_and_a_lost_post_is_not(naps: list[float]) -> None:
    for method, count in (("get", 3), ("post", 1)):
        log = Log(httpx.ReadError("reset"))
        with pytest.raises(errors.APIConnectionError):
            made(log, max_retries=2).run(call(method), taken)
        assert len(log.requests) == count


@pytest.mark.parametrize(
    ("header", "wait"),
    [("7", 7.0), ("0", 0.0), ("Thu, 01 Jan 2026 00:00:05 GMT", 5.0), ("Wed, 31 Dec 2025 23:00:00 GMT", 0.0)],
)
def test_retry_after_is_honoured(naps: list[float], monkeypatch: pytest.MonkeyPatch, header: str, wait: float) -> None:
    monkeypatch.setattr("time.time", lambda: 1767225600.0)
    assert made(Log(*replies(429, Retry_After=header), *replies(200)), max_retries=1).run(call(), taken) == 200
    assert naps == [wait]


@pytest.mark.parametrize("header", ["soon", "-1", "1.5", "", "٣"])
def test_a_retry_after_that_says_nothing_is_passed_over(naps: list[float], header: str) -> None:
    answer = httpx.Response(429, headers={"Retry-After": header.encode()})
    assert made(Log(answer, *replies(200)), max_retries=1).run(call(), taken) == 200
    assert 0.25 <= naps[0] <= 0.5


def test_nobody_waits_for_more_than_a_minute(naps: list[float]) -> None:
    with pytest.raises(errors.RateLimitError):
        made(Log(*replies(429, Retry_After="61")), max_retries=2).run(call(), taken)
    assert naps == []


def test_the_async_core_is_the_same(naps: list[float]) -> None:
    async def run(log: Log, method: str) -> Any:
        async with httpx.AsyncClient(transport=httpx.MockTransport(log)) as http:
            made_core = core.AsyncCore(*parts(max_retries=2), http_client=http)
            return await made_core.run(call(method), taken)

    log = Log(*replies(503, 503, 200, Retry_After="3"))
    assert asyncio.run(run(log, "get")) == 200
    assert (len(log.requests), naps) == (3, [3.0, 3.0])
    with pytest.raises(errors.ServerError):
        asyncio.run(run(Log(*replies(503)), "post"))
    with pytest.raises(errors.APITimeoutError):
        asyncio.run(run(Log(httpx.ConnectTimeout("slow")), "post"))
    with pytest.raises(errors.DecodeError):
        asyncio.run(run(Log(httpx.Response(200, text="<html>")), "get"))


# timeouts and options


def test_there_is_always_a_timeout() -> None:
    log = Log()
    chosen = made(log, timeout=4.0)
    chosen.run(call(), taken)
    chosen.run(call(timeout=2.5), taken)
    chosen.with_options(timeout=9.0).run(call(), taken)
    made(log).run(call(), taken)
    timeouts = [set(request.extensions["timeout"].values()) for request in log.requests]
    assert timeouts == [{4.0}, {2.5}, {9.0}, {30.0}]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"base_url": "example.com"}, "base_url must begin with http:// or https://; got 'example.com'"),
        ({"base_url": ""}, "base_url must begin with http:// or https://; got ''"),
        ({"base_url": HOME, "timeout": 0}, "timeout must be more than 0 seconds; got 0"),
        ({"base_url": HOME, "timeout": None}, "timeout must be more than 0 seconds; got None"),
        ({"base_url": HOME, "timeout": float("nan")}, "timeout must be more than 0 seconds; got nan"),
        ({"base_url": HOME, "max_retries": -1}, "max_retries must be 0 or more; got -1"),
    ],
)
def test_options_that_can_not_be_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the text is compared below
        options.Options(**changes)
    assert str(caught.value) == message


def test_a_timeout_of_one_call_is_checked_as_well() -> None:
    with pytest.raises(ValueError, match=r"^timeout must be more than 0 seconds; got 0$"):
        made(Log()).run(call(timeout=0), taken)


def test_the_address_is_put_together_once() -> None:
    log = Log()
    made(log, base_url="http://here/mount/").run(call(params=[("q", "a b"), ("q", "c&d")]), taken)
    assert str(log.requests[0].url) == "http://here/mount/things?q=a+b&q=c%26d"


def test_headers_of_the_client_and_of_the_call() -> None:
    log = Log()
    made(log, headers={"X-A": "1", "X-B": "1"}).run(call(headers={"X-B": "2"}, cookies={"c": "d"}), taken)
    sent = log.requests[0].headers
    assert (sent["x-a"], sent["x-b"], sent["cookie"]) == ("1", "2", "c=d")
    assert sent["accept"] == "application/json, */*;q=0.5"


def test_a_client_that_was_brought_is_not_closed() -> None:
    log = Log()
    chosen = made(log)
    chosen.run(call(), taken)
    chosen.with_options(timeout=1.0).close()
    chosen.close()
    assert chosen.run(call(), taken) == 1
    assert len(log.requests) == 2


def test_an_own_client_is_closed_by_its_owner_only() -> None:
    chosen = core.SyncCore(*parts())
    chosen.with_options(timeout=1.0).close()
    assert not chosen.http().is_closed
    chosen.close()
    assert chosen.http().is_closed


# authentication


class Tokens:
    """A token endpoint with an API behind it."""

    def __init__(self, refused: int = 0, **body: Any) -> None:
        self.refused = refused
        self.body = body
        self.lock = threading.Lock()
        self.token_requests: list[httpx.Request] = []
        self.used: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self.lock:
            if request.url.path.endswith("/token"):
                self.token_requests.append(request)
                number = len(self.token_requests)
                return httpx.Response(200, json={"access_token": f"t{number}", "expires_in": 3600, **self.body})
            self.used.append(request.headers["authorization"])
            if self.refused:
                self.refused -= 1
                return httpx.Response(401)
        return httpx.Response(200, json={"value": 1})


PAIR = auth.Credentials(client_id="id", client_secret="secret")
FLOW = call(security=(("flow",),))


def test_sixteen_threads_fetch_one_token() -> None:
    service = Tokens()
    chosen = made(service, PAIR)
    start = threading.Barrier(16)

    def work() -> None:
        start.wait()
        chosen.run(FLOW, taken)

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(service.token_requests) == 1
    assert service.used == ["Bearer t1"] * 16


def test_fifty_tasks_fetch_one_token_in_every_loop() -> None:
    service = Tokens()

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(service)) as http:
            chosen = core.AsyncCore(*parts(PAIR), http_client=http)
            await asyncio.gather(*(chosen.run(FLOW, taken) for _ in range(50)))

    asyncio.run(run())
    assert (len(service.token_requests), len(service.used)) == (1, 50)


def test_the_token_request_is_what_the_rfc_says() -> None:
    service = Tokens()
    made(service, PAIR).run(FLOW, taken)
    request = service.token_requests[0]
    assert (request.method, request.content) == ("POST", b"grant_type=client_credentials")
    assert request.headers["authorization"] == "Basic aWQ6c2VjcmV0"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize(("refused", "tokens", "status"), [(1, 2, 200), (2, 2, 401)])
def test_a_refused_token_is_fetched_anew_once(refused: int, tokens: int, status: int) -> None:
    service = Tokens(refused)
    assert made(service, PAIR).send(FLOW).status_code == status
    assert (len(service.token_requests), service.used) == (tokens, ["Bearer t1", "Bearer t2"])


def test_a_token_is_fetched_anew_before_it_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    service = Tokens(expires_in=100)
    chosen = made(service, PAIR)
    counts = []
    for moment in (1000.0, 1069.0, 1070.0):
        now[0] = moment
        chosen.run(FLOW, taken)
        counts.append(len(service.token_requests))
    assert counts == [1, 1, 2]


def test_other_options_share_the_token() -> None:
    service = Tokens()
    chosen = made(service, PAIR)
    chosen.run(FLOW, taken)
    chosen.with_options(timeout=1.0, headers={"X-A": "1"}).run(FLOW, taken)
    assert len(service.token_requests) == 1


def test_another_service_does_not_see_the_token() -> None:
    service = Tokens()
    chosen = made(service, PAIR)
    chosen.run(FLOW, taken)
    chosen.with_options(base_url="http://other/v1").run(FLOW, taken)
    assert [str(request.url) for request in service.token_requests] == [f"{HOME}/token", "http://other/v1/token"]
    assert service.used == ["Bearer t1", "Bearer t2"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (httpx.Response(200, text="<html>"), "no token from https://api.example.com/v1/token: 200 <html>"),
        (httpx.Response(200, json=[]), "no token from https://api.example.com/v1/token: 200 []"),
        (
            httpx.Response(401, json={"error": "invalid_client"}),
            'no token from https://api.example.com/v1/token: 401 {"error":"invalid_client"}',
        ),
        (
            httpx.Response(500, json={"access_token": "t"}),
            'no token from https://api.example.com/v1/token: 500 {"access_token":"t"}',
        ),
    ],
)
def test_no_token_is_shown(answer: httpx.Response, message: str) -> None:
    with pytest.raises(errors.SDKError) as caught:
        made(Log(answer), PAIR).run(FLOW, taken)
    assert str(caught.value) == message


@pytest.mark.parametrize("lifetime", [None, "3600"])
def test_a_lifetime_may_be_text_or_nothing(lifetime: Any) -> None:
    service = Tokens(expires_in=lifetime)
    chosen = made(service, PAIR)
    assert [chosen.run(FLOW, taken), chosen.run(FLOW, taken)] == [1, 1]
    assert len(service.token_requests) == 1


@pytest.mark.parametrize(
    ("token_url", "base_url", "home", "place"),
    [
        ("https://a.com/v1/token", "https://a.com/v1", "https://a.com/v1", "https://a.com/v1/token"),
        ("https://a.com/v1/token", "http://here:1/v1", "https://a.com/v1", "http://here:1/v1/token"),
        ("https://a.com/v1/token", "http://here/mount/v1/", "https://a.com/v1", "http://here/mount/v1/token"),
        ("https://a.com/oauth/token", "http://here/mount", "https://a.com", "http://here/mount/oauth/token"),
        ("/oauth/token", "http://here/mount", "https://a.com", "http://here/mount/oauth/token"),
        ("oauth/token", "http://here", "https://a.com", "http://here/oauth/token"),
        ("https://login.b.com/token", "http://here", "https://a.com", "https://login.b.com/token"),
        ("https://a.com/v1/token?x=1", "http://here/v1", "https://a.com/v1", "http://here/v1/token?x=1"),
    ],
)
def test_tokens_come_from_beside_the_service(token_url: str, base_url: str, home: str, place: str) -> None:
    assert auth.place_token_url(token_url, base_url, home) == place


@pytest.mark.parametrize(
    ("scheme", "credentials", "where", "value"),
    [
        ("query", {"api_key": "k&"}, lambda request: request.url.params["api_key"], "k&"),
        ("cookie", {"api_key": "k"}, lambda request: request.headers["cookie"], "sid=k"),
        ("header", {"api_key": "k"}, lambda request: request.headers["x-key"], "k"),
        ("bearer", {"token": "t"}, lambda request: request.headers["authorization"], "Bearer t"),
        ("flow", {"token": "t"}, lambda request: request.headers["authorization"], "Bearer t"),
        ("basic", {"username": "u", "password": "p"}, lambda request: request.headers["authorization"], "Basic dTpw"),
        (
            "basic",
            {"client_id": "u", "client_secret": "p"},
            lambda request: request.headers["authorization"],
            "Basic dTpw",
        ),
    ],
)
def test_credentials_go_where_the_scheme_says(
    scheme: str, credentials: dict[str, str], where: Callable[[httpx.Request], str], value: str
) -> None:
    log = Log()
    made(log, auth.Credentials(**credentials)).run(call(security=((scheme,),), params=[("q", "1")]), taken)
    assert where(log.requests[0]) == value
    assert log.requests[0].url.params["q"] == "1"


def test_a_cookie_key_stands_beside_other_cookies() -> None:
    log = Log()
    made(log, auth.Credentials(api_key="k")).run(call(security=(("cookie",),), cookies={"c": "d"}), taken)
    assert log.requests[0].headers["cookie"] == "c=d; sid=k"


def test_the_first_requirement_that_can_be_met_is_met() -> None:
    log = Log()
    secured = call(security=(("basic",), ("header", "bearer"), ("header",)))
    made(log, auth.Credentials(api_key="k")).run(secured, taken)
    made(log, auth.Credentials(api_key="k", token="t")).run(secured, taken)
    made(log).run(secured, taken)
    made(log, auth.Credentials(token="t")).run(call(security=((), ("bearer",))), taken)
    seen = [(request.headers.get("x-key"), request.headers.get("authorization")) for request in log.requests]
    assert seen == [("k", None), ("k", "Bearer t"), (None, None), (None, None)]


def test_a_flow_and_a_key_together_are_both_sent() -> None:
    service = Tokens()
    seen: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("x-key"))
        return service(request)

    both = auth.Credentials(client_id="id", client_secret="s", api_key="k")
    made(answer, both).run(call(security=(("flow", "header"),)), taken)
    assert seen == [None, "k"]
    assert service.used == ["Bearer t1"]

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
            chosen = core.AsyncCore(*parts(both), http_client=http)
            await chosen.run(call(security=(("flow", "header"),)), taken)

    service.refused = 1
    asyncio.run(run())
    assert seen[2:] == [None, "k", None, "k"]
    assert service.used[1:] == ["Bearer t2", "Bearer t3"]


# enums and models


class Colour(enums.OpenStrEnum):  # type: ignore[misc, name-defined]  # the package is imported at run time
    RED = "red"


def test_open_enums() -> None:
    assert (Colour("red") is Colour.RED, Colour.RED.is_known, str(Colour.RED)) == (True, True, "red")
    strange = Colour("mauve")
    assert (strange == "mauve", str(strange), strange.value, strange.is_known) == (True, "mauve", "mauve", False)
    assert (strange == Colour("mauve"), hash(strange) == hash("mauve")) == (True, True)
    assert list(Colour) == [Colour.RED]
    with pytest.raises(ValueError, match="is not a valid Colour"):
        Colour(7)


@given(st.text())
def test_any_text_goes_round_an_open_enum(text: str) -> None:
    assert str(Colour(text)) == text
    assert Colour(text).is_known is (text == "red")


def test_an_open_enum_can_be_copied_and_pickled() -> None:
    import copy
    import pickle

    strange = Colour("mauve")
    assert copy.deepcopy(strange) == strange
    assert pickle.loads(pickle.dumps(strange)) == strange
    assert repr(strange) == "<Colour.UNKNOWN(mauve): 'mauve'>"


def test_a_model_is_read_though_its_module_was_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """As pytester does with what a test inside a test was the first to import."""
    import sys

    from campaignflow.models import Campaign

    model: Any = import_module("campaignflow._runtime.model")
    monkeypatch.delitem(model._PLANS, Campaign, raising=False)
    monkeypatch.delitem(sys.modules, Campaign.__module__)
    assert model.plan_of(Campaign).named["name"].wire == "name"


def test_a_model_that_is_no_page_says_where_its_lists_are() -> None:
    """Python would iterate by `[0]`, `[1]`, which are no properties: a KeyError."""
    from campaignflow._runtime.reading import read
    from campaignflow.models import Agency, CampaignList
    from campaignflow.resources.campaigns import AsyncCampaignListPage, CampaignListPage

    raw = {"data": [], "total": 0, "page": 1, "per_page": 5, "more": [3]}
    listed, agency = CampaignList.from_dict(raw), read(Agency, {"id": 1}, [])
    assert list(CampaignListPage.from_dict(raw)) == []
    for wrong, message in [
        (lambda: iter(cast("Any", listed)), "'CampaignList' object is not iterable; its list is .data"),
        (lambda: iter(cast("Any", agency)), "'Agency' object is not iterable"),
        (
            lambda: iter(cast("Any", AsyncCampaignListPage.from_dict(raw))),
            "'AsyncCampaignListPage' object is not iterable; iterate with `async for`",
        ),
        (lambda: cast("Any", listed)[0], "'CampaignList' object has no items by number; its list is .data"),
        (lambda: cast("Any", listed)[:2], "'CampaignList' object has no items by number; its list is .data"),
        (lambda: cast("Any", agency)[0], "'Agency' object has no items by number"),
        (lambda: len(cast("Any", listed)), "object of type 'CampaignList' has no len()"),
    ]:
        with pytest.raises(TypeError) as failure:
            wrong()
        assert str(failure.value) == message
    assert listed["more"] == [3]
    for key, message in [("moer", "'moer'"), ("data", "'data: the document has it, so it is the attribute .data'")]:
        with pytest.raises(KeyError) as missing:
            listed[key]
        assert str(missing.value) == message


def test_what_the_document_does_not_know_is_shown_and_named_where_it_is_read() -> None:
    from campaignflow._runtime.reading import read
    from campaignflow.models import Health

    health = read(Health, {"status": "ok", "region": "eu"}, [])
    assert repr(health) == "Health(status='ok', additional_properties={'region': 'eu'})"
    many = read(Health, {"status": "ok", **{f"n{number}": number for number in range(9)}}, [])
    assert repr(many).endswith("'n4': 4, 'n5': 5, … 3 more})")
    assert health["region"] == "eu"
    for name, message in [
        ("region", "'Health' object has no attribute 'region'; the document does not know it, so it is ['region']"),
        ("regoin", "'Health' object has no attribute 'regoin'"),
    ]:
        with pytest.raises(AttributeError) as missing:
            getattr(health, name)
        assert str(missing.value) == message
    assert copy.deepcopy(health) == pickle.loads(pickle.dumps(health)) == health
    assert not hasattr(Health.__new__(Health), "region")
