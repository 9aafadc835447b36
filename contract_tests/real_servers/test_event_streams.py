"""Streams of a served document, read by httpx-sse to their end and after a lost connection, as they come."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from documents import document, operation
from httpx_sse import ServerSentEvent, connect_sse
from processes import running, serve

pytestmark = [pytest.mark.slow, pytest.mark.process]

WORDS = ["it", "comes", "word", "by", "word"]
PAUSE = 0.15


def spoken(words: list[str] = WORDS) -> dict[str, Any]:
    """A document whose stream says a few words, slowly."""
    get = operation("speak")
    get["responses"]["200"]["content"] = {"text/event-stream": {"schema": {"type": "string"}}}
    get["x-mock-stream"] = {"delay": f"{PAUSE}s", "retry": 20, "items": words}
    lines = operation("list")
    lines["responses"]["200"]["content"] = {"application/x-ndjson": {"schema": {"type": "string"}}}
    lines["x-mock-stream"] = {"delay": f"{PAUSE}s", "items": words}
    return document({"/speech": {"get": get}, "/lines": {"get": lines}})


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("speech") / "openapi.json"
    file.write_text(json.dumps(spoken()))
    with running(serve(file)) as (_, url):
        yield url


def listen(client: httpx.Client, url: str, last: str | None = None) -> Iterator[ServerSentEvent]:
    headers = {} if last is None else {"Last-Event-ID": last}
    with connect_sse(client, "GET", url, headers=headers) as source:
        yield from source.iter_sse()


def note(client: httpx.Client, url: str, heard: list[ServerSentEvent]) -> None:
    """Keeps each event as it comes, from where it left off."""
    for event in listen(client, f"{url}/speech", heard[-1].id if heard else None):
        heard.append(event)  # those before a lost connection count


def test_each_event_comes_when_it_is_due(url: str) -> None:
    begun, heard = time.monotonic(), []
    with httpx.Client(trust_env=False, timeout=10) as client:
        for event in listen(client, f"{url}/speech"):
            heard.append((event.data, event.id, time.monotonic() - begun))
    assert [data for data, _, _ in heard] == WORDS
    assert [identity for _, identity, _ in heard] == ["1", "2", "3", "4", "5"]
    # None comes before its time, and the first ones do not wait for the last.
    assert all(at >= PAUSE * (place + 1) * 0.95 for place, (_, _, at) in enumerate(heard))
    assert heard[-1][2] - heard[0][2] >= PAUSE * 3.5


def test_lines_come_one_by_one(url: str) -> None:
    begun, heard = time.monotonic(), []
    with httpx.Client(trust_env=False, timeout=10) as client, client.stream("GET", f"{url}/lines") as response:
        for line in response.iter_lines():
            heard.append((json.loads(line), time.monotonic() - begun))
    assert [word for word, _ in heard] == WORDS
    assert heard[-1][1] - heard[0][1] >= PAUSE * 3.5


def test_a_client_comes_back_where_it_left_off(url: str) -> None:
    httpx.post(
        f"{url}/__mock__/faults", json={"operationId": "speak", "kind": "truncated-body"}, trust_env=False
    ).raise_for_status()
    heard: list[ServerSentEvent] = []
    with httpx.Client(trust_env=False, timeout=10) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            note(client, url, heard)
        cut = len(heard)
        assert 0 < cut < len(WORDS)
        note(client, url, heard)
        assert [event.data for event in heard] == WORDS
        done = client.get(f"{url}/speech", headers={"Accept": "text/event-stream", "Last-Event-ID": heard[-1].id})
    assert (done.status_code, done.content) == (204, b"")
