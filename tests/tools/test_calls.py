"""What a call tells and takes besides its answer: options, raw answers, request ids, log, events, time, files."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from io import BytesIO
from typing import Any

import httpx
import pytest
from sdk_runtime import HOME, Log, auth, call, core, errors, made, made_async, options, parts, replies, taken

# raw answers and request ids


def test_a_raw_answer_can_be_read_and_parsed() -> None:
    answer = httpx.Response(200, json={"value": 7}, headers={"X-Request-Id": "r-1", "ETag": "e"})
    raw = made(Log(answer)).raw().run(call(), taken)
    assert (raw.status_code, raw.headers["etag"], raw.request_id) == (200, "e", "r-1")
    assert (raw.json(), raw.text, raw.content) == ({"value": 7}, '{"value":7}', b'{"value":7}')
    assert raw.parse() == 7
    assert raw.http.status_code == 200


def test_a_raw_refusal_is_returned_and_raised_when_it_is_parsed() -> None:
    parsing = call(parse_error=lambda response: ("typed", response.json()["code"]))
    raw = asyncio.run(made_async(Log(httpx.Response(404, json={"code": 7}))).raw().run(parsing, taken))
    assert (raw.status_code, raw.request_id) == (404, None)
    with pytest.raises(errors.NotFoundError, match=r"^doIt: 404 ") as caught:
        raw.parse()
    assert caught.value.body == ("typed", 7)


@pytest.mark.parametrize("name", ["X-Request-Id", "Request-Id", "X-GitHub-Request-Id", "x-amzn-RequestId"])
def test_request_ids_go_by_many_names(name: str) -> None:
    refused = Log(httpx.Response(500, headers={name: "r-9"}))
    with pytest.raises(errors.ServerError) as caught:
        made(refused).run(call(), taken)
    assert caught.value.request_id == "r-9"
    with pytest.raises(errors.DecodeError) as odd:
        made(Log(httpx.Response(200, text="<html>", headers={name: "r-9"}))).run(call(), taken)
    assert odd.value.request_id == "r-9"


# events and the log


def test_every_step_is_an_event(naps: list[float]) -> None:
    heard: list[Any] = []
    answers = (httpx.ReadError("reset"), *replies(503, Retry_After="3"), *replies(200, X_Request_Id="r-1"))
    made(Log(*answers), max_retries=2, on_event=heard.append).run(call(params=[("q", "1")]), taken)
    steps = [(event.kind, event.attempt, event.status) for event in heard]
    assert steps == [
        ("request", 1, None),
        ("error", 1, None),
        ("retry", 1, None),
        ("request", 2, None),
        ("response", 2, 503),
        ("retry", 2, 503),
        ("request", 3, None),
        ("response", 3, 200),
    ]
    assert {(event.operation, event.method, event.url) for event in heard} == {("doIt", "GET", f"{HOME}/things?q=1")}
    assert (heard[5].pause, heard[7].request_id, str(heard[1].error)) == (3.0, "r-1", "doIt: ReadError: reset")
    assert all(event.seconds >= 0 for event in heard if event.kind in ("response", "error"))


def test_the_async_core_reports_the_same() -> None:
    heard: list[Any] = []
    asyncio.run(made_async(Log(), on_event=heard.append).run(call(), taken))
    assert [event.kind for event in heard] == ["request", "response"]


def test_one_logger_reports_every_step_and_no_secret(caplog: pytest.LogCaptureFixture, naps: list[float]) -> None:
    caplog.set_level(logging.DEBUG, logger="campaignflow")
    headers = {"Authorization": "Bearer hush", "X-Key": "hush", "Cookie": "sid=hush", "X-A": "seen"}
    credentials = auth.Credentials(client_id="me", client_secret="hush", api_key="hush")
    chosen = made(Log(*replies(503, 200)), credentials, max_retries=1, headers=headers)
    chosen.run(call(security=(("query",),), params=[("api_key", "hush")]), taken)
    assert {record.name for record in caplog.records} == {"campaignflow"}
    assert [record.levelname for record in caplog.records] == ["DEBUG", "DEBUG", "INFO", "DEBUG", "DEBUG"]
    logged = [record.getMessage() for record in caplog.records]
    assert logged[0].startswith(f"request doIt GET {HOME}/things?api_key=%2A%2A%2A {{")
    assert "'authorization': '***'" in logged[0]
    assert "'x-a': 'seen'" in logged[0]
    assert logged[1].startswith("response doIt 503 in 0.")
    assert logged[2].startswith("retry doIt in 0.")
    assert "hush" not in "\n".join(logged)
    assert "hush" not in repr(credentials)


def test_a_lost_connection_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="campaignflow")
    with pytest.raises(errors.APIConnectionError):
        made(Log(httpx.ConnectError("refused"))).run(call(), taken)
    assert "ConnectError: refused" in caplog.records[-1].getMessage()


def test_the_operation_goes_with_the_request() -> None:
    log = Log()
    made(log).run(call(), taken)
    assert log.requests[0].extensions["operation"] == "doIt"


# time


class Clock:
    """A monotonic clock that sleeping and answering move on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("time.monotonic", lambda: self.now)
        monkeypatch.setattr("time.sleep", self.move)

    def move(self, seconds: float) -> None:
        self.now += seconds


def test_all_attempts_share_one_total_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    log = Log(*replies(503, Retry_After="4"))
    with pytest.raises(errors.ServerError):
        made(log, max_retries=9, timeout=8.0, total_timeout=10.0).run(call(), taken)
    assert [request.extensions["timeout"]["read"] for request in log.requests] == [8.0, 6.0, 2.0]
    assert clock.now == 1008.0


class Drip(httpx.SyncByteStream):
    def __init__(self, clock: Clock) -> None:
        self.clock, self.closed = clock, False

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.clock.move(1.0)
            yield b" "

    def close(self) -> None:
        self.closed = True


def test_a_service_that_drips_for_ever_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    drip = Drip(Clock(monkeypatch))
    with pytest.raises(errors.APITimeoutError) as caught:
        made(lambda _: httpx.Response(200, stream=drip), total_timeout=5.0).run(call(), taken)
    assert str(caught.value) == "doIt: no answer within total_timeout=5 s"
    assert drip.closed


def test_the_async_core_ends_in_time_wherever_it_hangs() -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    with pytest.raises(errors.APITimeoutError, match=r"^doIt: no answer within total_timeout=0\.02 s$"):
        asyncio.run(made_async(hang, total_timeout=0.02).run(call(), taken))


def test_a_token_request_has_the_timeouts_of_its_call() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"access_token": "t", "value": 1})

    credentials = auth.Credentials(client_id="a", client_secret="b")
    made(answer, credentials, timeout=3.0).run(call(security=(("flow",),)), taken)
    assert [request.extensions["timeout"]["read"] for request in seen] == [3.0, 3.0]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"total_timeout": 0}, "total_timeout must be more than 0 seconds; got 0"),
        ({"total_timeout": float("inf")}, "total_timeout must be more than 0 seconds; got inf"),
        ({"on_event": "print"}, "on_event must be a function of one event; got 'print'"),
    ],
)
def test_options_that_can_not_be_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the text is compared below
        options.Options(HOME, **changes)
    assert str(caught.value) == message


# idempotency keys


def test_an_idempotency_key_of_the_client_makes_a_post_safe(naps: list[float]) -> None:
    log = Log(*replies(503, 503, 200))
    chosen = made(log, max_retries=2).with_options(headers={"idempotency-key": "k"})
    assert chosen.run(call("post"), taken) == 200
    assert [request.headers["idempotency-key"] for request in log.requests] == ["k", "k", "k"]


# files


class Reads(BytesIO):
    """A file that counts how it is read."""

    def __init__(self, content: bytes, *, seekable: bool = True) -> None:
        super().__init__(content)
        self.sizes: list[int | None] = []
        self._can_seek = seekable

    def seekable(self) -> bool:
        return self._can_seek

    def read(self, size: int | None = -1) -> bytes:
        self.sizes.append(size)
        return super().read(size)


def bodies(*statuses: int) -> tuple[Callable[[httpx.Request], httpx.Response], list[tuple[bytes, Any, Any]]]:
    waiting, seen = list(statuses), []

    def answer(request: httpx.Request) -> httpx.Response:
        headers = request.headers
        seen.append((request.read(), headers.get("content-length"), headers.get("transfer-encoding")))
        return httpx.Response(waiting.pop(0), json={"value": 1})

    return answer, seen


def test_a_file_is_sent_in_pieces_and_from_its_place_again(naps: list[float]) -> None:
    payload = Reads(b"skip" + b"x" * 150_000)
    payload.seek(4)
    answer, seen = bodies(503, 200)
    made(answer, max_retries=1).run(call("put", body={"content": payload}), taken)
    assert seen == [(b"x" * 150_000, "150000", None)] * 2
    assert set(payload.sizes) == {65536}


def test_a_file_that_can_be_read_once_only_is_sent_once(naps: list[float]) -> None:
    part = ("n", Reads(b"x", seekable=False), None)
    for body in ({"content": Reads(b"xyz", seekable=False)}, {"files": [("f", part)]}):
        answer, seen = bodies(503, 200)
        with pytest.raises(errors.ServerError):
            made(answer, max_retries=1).run(call("put", body=body), taken)
        assert len(seen) == 1


def test_a_file_is_sent_in_pieces_by_the_async_core(naps: list[float]) -> None:
    payload, threads = Reads(b"x" * 150_000), set()
    seen: list[tuple[bytes, str]] = []
    read = payload.read

    def noted(size: int | None = -1) -> bytes:
        threads.add(threading.current_thread() is threading.main_thread())
        return read(size)

    payload.read = noted  # type: ignore[method-assign]

    async def answer(request: httpx.Request) -> httpx.Response:
        seen.append((await request.aread(), request.headers["content-length"]))
        return httpx.Response(200 if len(seen) > 1 else 503, json={"value": 1})

    asyncio.run(made_async(answer, max_retries=1).run(call("put", body={"content": payload}), taken))
    assert seen == [(b"x" * 150_000, "150000")] * 2
    assert threads == {False}


# answers that are left open


def test_an_open_answer_is_not_read_and_a_refusal_is() -> None:
    class Body(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            raise AssertionError("nobody asked")
            yield b""

    flow = auth.Credentials(client_id="a", client_secret="b")

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("token"):
            return httpx.Response(200, json={"access_token": "t"})
        return httpx.Response(200, stream=Body())

    response = made(answer, flow).open(call(security=(("flow",),)))
    assert not response.is_closed
    response.close()
    with pytest.raises(errors.NotFoundError) as caught:
        made(Log(httpx.Response(404, json={"why": 1}))).open(call())
    assert caught.value.body == {"why": 1}


def test_an_open_answer_of_the_async_core_is_not_read() -> None:
    class Body(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            raise AssertionError("nobody asked")
            yield b""

    async def run() -> None:
        chosen = made_async(lambda _: httpx.Response(200, stream=Body()))
        response = await chosen.open(call())
        assert not response.is_closed
        await response.aclose()
        with pytest.raises(errors.ServerError):
            await made_async(Log(httpx.Response(500))).open(call())

    asyncio.run(run())


def test_threads_share_one_connection_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Barrier(8)
    made_clients: list[Any] = []
    real = httpx.Client

    def slow(*arguments: Any, **named: Any) -> Any:
        made_clients.append(real(*arguments, **named))
        return made_clients[-1]

    monkeypatch.setattr(httpx, "Client", slow)
    chosen = core.SyncCore(*parts())

    def use() -> None:
        begun.wait()
        chosen.http()

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    chosen.close()
    assert len(made_clients) == 1
