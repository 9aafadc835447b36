"""What slow, silent and numerous clients do to a server: the figures of docs/reliability.md.

    python benchmarks/waits.py [--python PYTHON]

Each case starts `understudy serve` for the orders of tests/support anew. `--python` is the interpreter of another
version of Understudy, to compare with.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

ORDERS = Path(__file__).parents[1] / "tests/support/orders.yaml"
PATIENCE = 40.0
_OPENER = build_opener(ProxyHandler({}))


@contextmanager
def serving(python: str, *options: str) -> Iterator[int]:
    """A server and its port."""
    command = [python, "-m", "understudy.server.cli.main", "serve", str(ORDERS), "--port", "0", "-q", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        yield next(int(found[1]) for line in process.stdout if (found := re.search(r"at http://[^:]+:(\d+)", line)))
    finally:
        process.kill()
        process.communicate()


@contextmanager
def receiving(answer: Callable[[dict[str, object]], None]) -> Iterator[str]:
    """A receiver of webhooks that does something with an event before it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with suppress(OSError):
                answer(event)
            with suppress(OSError):
                self.send_response(204)
                self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 256

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def call(port: int, method: str, path: str, body: object = None, timeout: float = PATIENCE) -> int:
    """The status; 0 where there is no answer in time."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"http://127.0.0.1:{port}{path}", data, {"Content-Type": "application/json"}, method=method)
    try:
        with _OPENER.open(request, timeout=timeout) as answer:
            answer.read()
            return int(answer.status)
    except OSError as error:
        return int(getattr(error, "code", 0))


def callbacks(python: str) -> str:
    """64 clients whose calls are delivered synchronously, to a receiver that calls the mock."""
    with serving(python, "--delivery", "sync") as port:

        def answer(event: dict[str, object]) -> None:
            data = event.get("data")
            if event["type"] == "order.created" and isinstance(data, dict):
                call(port, "GET", f"/orders/{data['id']}")

        with receiving(answer) as url, ThreadPoolExecutor(64) as clients:
            call(port, "POST", "/__mock__/endpoints", {"url": url})
            begun = time.monotonic()
            statuses = list(clients.map(lambda _: call(port, "POST", "/orders", {}), range(256)))
            took = time.monotonic() - begun
    return f"{statuses.count(201)} of 256 calls answered, in {took:.1f} s"


def half_bodies(python: str) -> str:
    """300 clients that send half a body and nothing more."""
    with serving(python) as port, ExitStack() as links:
        for _ in range(300):
            link = links.enter_context(socket.create_connection(("127.0.0.1", port)))
            link.sendall(b"POST /orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n")
            link.sendall(b"Content-Length: 9\r\n\r\n{")
        begun = time.monotonic()
        status = call(port, "GET", "/orders", timeout=20)
        took = time.monotonic() - begun
    return f"a GET beside them: {status or 'no answer'}, after {took * 1000:.0f} ms"


def streams(python: str) -> str:
    """250 subscribers of the event stream."""
    with serving(python) as port, ExitStack() as links:
        found = []
        for _ in range(250):
            link = links.enter_context(socket.create_connection(("127.0.0.1", port), PATIENCE))
            link.sendall(b"GET /__mock__/stream HTTP/1.1\r\nHost: a\r\n\r\n")
            found.append(link)
        served = sum(b" 200 " in link.recv(64) for link in found)
        begun = time.monotonic()
        status = call(port, "POST", "/orders", {}, timeout=20)
        took = time.monotonic() - begun
    return f"{served} of 250 served; a POST beside them: {status or 'no answer'}, after {took * 1000:.0f} ms"


def slow_endpoints(python: str) -> str:
    """Eight endpoints that take 10 s, and a quick one."""
    arrived: list[float] = []
    with (
        serving(python) as port,
        receiving(lambda _: time.sleep(10)) as slow,
        receiving(lambda _: arrived.append(time.monotonic())) as quick,
    ):
        for number in range(8):
            call(port, "POST", "/__mock__/endpoints", {"url": f"{slow}{number}"})
        call(port, "POST", "/__mock__/endpoints", {"url": quick})
        begun = time.monotonic()
        call(port, "POST", "/orders", {})
        while not arrived and time.monotonic() - begun < PATIENCE:
            time.sleep(0.005)
    return f"the quick one was served after {(arrived[0] - begun) * 1000:.0f} ms" if arrived else "never served"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--python", default=sys.executable, help="(default: this one)")
    options = parser.parse_args()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, Python {platform.python_version()}")
    for case in (callbacks, half_bodies, streams, slow_endpoints):
        print(f"{(case.__doc__ or '').rstrip('.')}: {case(options.python)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
