"""The server as a process: it says when it can be reached, answers side by side, and goes when it is terminated."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
from pathlib import Path

import httpx
import pytest
from library import library
from processes import SECONDS, running, serve

from understudy.server.listener import PortInUseError, free_port, is_loopback

# A mock that calls itself: `/again` asks the same server for `/end`, as a webhook's receiver may.
CALLS_BACK = """
import sys, httpx
from understudy.exchange import Response
from understudy.server.listener import Listener, free_port
from understudy.server.server import MountedMock, serve
from understudy.state.memory import MemoryStore
from understudy.http.router import Router

port = free_port("127.0.0.1", 0)

class Nobody:
    mode = "async"

    def endpoints(self):
        return ()

class Contract:
    title = "calls back"

class Engine:
    may_block = True

class Mock:
    contract = Contract()
    engine = Engine()
    store = MemoryStore()
    router = Router([], [])
    webhooks = Nobody()

    def handle(self, request):
        body = b"end"
        if request.path == "/again":
            body = b"again, " + httpx.get(f"http://127.0.0.1:{port}/end", timeout=20, trust_env=False).content
        return Response(200, (("Content-Length", str(len(body))),), body)

def tell(_mock):
    print(f"at http://127.0.0.1:{port}", flush=True)

serve([MountedMock(Mock())], Listener("127.0.0.1", port), on_start=tell)
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(library()))
    return file


def test_requests_that_call_back_into_the_server_do_not_dead_lock() -> None:
    with running(["-c", CALLS_BACK]) as (_, url):
        answers: list[str] = []

        def call() -> None:
            answers.append(httpx.get(f"{url}/again", timeout=SECONDS, trust_env=False).text)

        threads = [threading.Thread(target=call) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == ["again, end"] * 12


def test_who_reads_the_address_can_connect_at_once(spec: Path) -> None:
    for _ in range(3):
        with running(serve(spec)) as (_process, url):
            host, port = url.removeprefix("http://").split(":")
            socket.create_connection((host, int(port)), timeout=SECONDS).close()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_whole_group_as_from_a_terminal_ends_cleanly(spec: Path, stop: signal.Signals) -> None:
    with running(serve(spec)) as (process, url):
        assert httpx.get(f"{url}/__mock__/health", trust_env=False).status_code == 200
        os.killpg(process.pid, stop)
        _, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, errors) == (0, "")


def test_an_open_connection_does_not_keep_it_from_ending(spec: Path) -> None:
    with running(serve(spec)) as (process, url), httpx.Client(trust_env=False) as client:
        client.get(f"{url}/books")
        process.terminate()
        _, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, errors) == (0, "")


def test_a_killed_server_leaves_nothing_behind(spec: Path) -> None:
    with running(serve(spec)) as (process, _):
        process.kill()
        # Whoever is left would hold the other end of this pipe.
        process.communicate(timeout=SECONDS)
    assert process.returncode == -signal.SIGKILL


def test_a_killed_server_leaves_nothing_behind_with_a_stream_open(spec: Path) -> None:
    with (
        running(serve(spec)) as (process, url),
        httpx.Client(trust_env=False) as client,
        client.stream("GET", f"{url}/__mock__/stream") as answer,
    ):
        parts = answer.iter_bytes()  # kept, or it would close the connection
        assert next(parts) == b": listening\n\n"
        process.kill()
        process.communicate(timeout=SECONDS)
    assert process.returncode == -signal.SIGKILL


def test_variables_of_the_process_are_no_headers_of_a_request(spec: Path) -> None:
    inherited = {"HTTP_PROXY": "http://user:secret@proxy", "HTTP_X_OWN": "1"}
    with running(serve(spec), **inherited) as (_, url), httpx.Client(trust_env=False, base_url=url) as client:
        client.get("/books", headers={"X-Own": "2", "X-Other": "3"})
        journal = client.get("/__mock__/journal")
    headers = journal.json()["entries"][0]["request"]["headers"]
    assert (headers["x-own"], headers["x-other"]) == ("2", "3")
    assert "secret" not in journal.text


def test_a_chunked_body_and_raw_bytes_in_a_path_arrive(spec: Path) -> None:
    with running(serve(spec)) as (_, url), httpx.Client(trust_env=False, base_url=url) as client:
        made = client.post(
            "/books", content=iter([b'{"tit', b'le": "a"}']), headers={"content-type": "application/json"}
        )
        assert made.json() == {"id": 1, "title": "a"}
        client.get("/caf%C3%A9/%25/x%20y")
        entries = client.get("/__mock__/journal").json()["entries"]
    assert entries[-1]["request"]["path"] == "/caf%C3%A9/%25/x%20y"


JSON_HEAD = b"POST /books HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n"
RAW = {
    "no Host": (b"GET /books HTTP/1.1\r\nConnection: close\r\n\r\n", b"400", b"has one Host header field"),
    "two Hosts": (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", b"400", b"one Host header"),
    "HTTP/1.0": (b"GET /books HTTP/1.0\r\n\r\n", b"200", b""),
    "a cut body": (JSON_HEAD + b'{"title": "a"}', b"400", b"the body ends after 14 of 90 bytes"),
}


def test_requests_that_are_no_http_are_refused_and_make_nothing(spec: Path) -> None:
    with running(serve(spec)) as (_, url):
        for name, (sent, status, reason) in RAW.items():
            with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), 10) as connection:
                connection.sendall(sent)
                if name == "a cut body":
                    connection.shutdown(socket.SHUT_WR)
                answer = b"".join(iter(lambda: connection.recv(4096), b""))
            assert answer.split()[1] == status, name
            assert reason in answer, name
        assert httpx.get(f"{url}/books", trust_env=False).json()["data"] == []


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.2", False),
        ("localhost.example.com", False),
        ("127.example.com", False),
    ],
)
def test_what_only_this_machine_can_reach(host: str, near: bool) -> None:
    assert is_loopback(host) is near


def test_a_host_that_others_can_reach_is_warned_about(spec: Path) -> None:
    with running([*serve(spec), "--host", "0.0.0.0"]) as (process, _):
        process.terminate()
        _, errors = process.communicate(timeout=SECONDS)
    assert errors == (
        "warning: 0.0.0.0 can be reached from other machines, and so can everything stored; "
        "without --control-token nothing can be changed under /__mock__\n"
    )


def test_a_free_port_is_free_and_a_taken_one_is_not() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUseError):
            free_port("127.0.0.1", port)
        assert free_port("127.0.0.1", 0) != port
    assert free_port("127.0.0.1", port) == port
