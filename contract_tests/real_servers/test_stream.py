"""Server-sent events of a real server: every subscriber receives all of it in order, and a slow one holds up nobody."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import httpx
from live_mocks import bearer, server

TENANTS = "/api/v2/tenants"


def events(response: httpx.Response) -> Iterator[dict[str, Any]]:
    for line in response.iter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


def listen(url: str, count: int, ready: threading.Barrier, heard: list[list[int]]) -> None:
    with httpx.stream("GET", f"{url}/__mock__/stream?topic=tenants/*", timeout=30) as response:
        ready.wait(30)
        stream = events(response)
        heard.append([next(stream)["sequence"] for _ in range(count)])


def test_a_stream_over_a_socket() -> None:
    heard: list[list[int]] = []
    ready = threading.Barrier(21)
    with server("--delivery", "manual") as url:
        headers = {"Authorization": bearer(url)}
        listeners = [threading.Thread(target=listen, args=(url, 10, ready, heard)) for _ in range(20)]
        for thread in listeners:
            thread.start()
        # One that never reads.
        with httpx.stream("GET", f"{url}/__mock__/stream", timeout=30):
            ready.wait(30)
            for number in range(10):
                made = httpx.post(url + TENANTS, json={"name": f"T{number}"}, headers=headers, timeout=30)
                assert made.status_code == 201
            for thread in listeners:
                thread.join(30)
        assert heard == [list(range(1, 11))] * 20
        late = {"Last-Event-ID": "7"}
        with httpx.stream("GET", f"{url}/__mock__/stream", headers=late, timeout=30) as response:
            stream = events(response)
            assert [next(stream)["to"]["name"] for _ in range(3)] == ["T7", "T8", "T9"]
