"""Deliveries a second to a receiver on this machine, and what a synchronous delivery adds to the call that sets it off.

    python benchmarks/webhooks.py [--events 1000] [--rounds 8]

Beside them stands bare urllib3 with a pool that keeps its connection, which posts what the mock has sent to the same
receiver: the same bodies and the same header fields, the signatures among them, rendered before. It has no timeouts,
keeps no outbox and no attempts. The receiver is a process of its own. Rounds take turns, and the least of each counts.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import urllib3

from understudy.contract import read_contract
from understudy.mock import Mock
from understudy.webhooks.sender import Outcome
from understudy.webhooks.targets import WebhookTarget

SPEC = Path(__file__).parents[1] / "spec/campaignflow/openapi.yaml"
ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"

Sent = tuple[dict[str, str], bytes]
"""The header fields and the body of a delivery."""


class Rendered:
    """A sender that sends nothing and keeps what it should have sent."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []

    def send(
        self, method: str, target: WebhookTarget, headers: Sequence[tuple[str, str]], body: bytes, timeout: float
    ) -> Outcome:
        self.sent.append((dict(headers), body))
        return Outcome(204)


def receive() -> NoReturn:
    """A receiver that does nothing but answer; prints its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listening.getsockname()[1]}/hook", flush=True)

    def serve(connection: socket.socket) -> None:
        held = b""
        while data := connection.recv(65536):
            held += data
            while (end := held.find(b"\r\n\r\n")) >= 0:
                head = held[:end].lower()
                length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
                if len(held) < end + 4 + length:
                    break
                held = held[end + 4 + length :]
                connection.sendall(ANSWER)

    while True:
        threading.Thread(target=serve, args=(listening.accept()[0],), daemon=True).start()


@contextmanager
def receiver() -> Iterator[str]:
    process = subprocess.Popen([sys.executable, __file__, "--receive"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout as printed:
        try:
            yield printed.readline().strip()
        finally:
            process.kill()
            process.wait()


def campaigns(url: str, **more: object) -> Mock:
    mock = Mock(read_contract(SPEC, overlays=[SPEC.parent / "mock.overlay.yaml"]), **more)  # type: ignore[arg-type]
    if url:
        mock.webhooks.add_endpoint(url)
    mock.create("campaigns")
    return mock


def moved(url: str, count: int, **more: object) -> Mock:
    """A mock with so many events that are to be delivered."""
    mock = campaigns(url, **more)
    for _ in range(count):
        mock.transition("campaigns", 1, to="live")
    return mock


def bare(pool: urllib3.PoolManager, url: str, sent: Sequence[Sent]) -> None:
    for headers, body in sent:
        assert pool.request("POST", url, body=body, headers=headers).status == 204


def delivered(mock: Mock, count: int) -> None:
    assert len(mock.webhooks.deliver()) == count


def taken(act: Callable[[], None], count: int) -> tuple[float, float]:
    """Wall time and processor time of one of `count`, in microseconds."""
    wall, processor = time.perf_counter(), time.process_time()
    act()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return wall / count * 1e6, processor / count * 1e6


def moves(mock: Mock, count: int) -> float:
    """The median of a transition, in microseconds."""
    found = []
    for _ in range(count):
        started = time.perf_counter()
        mock.transition("campaigns", 1, to="live")
        found.append(time.perf_counter() - started)
    return statistics.median(found) * 1e6


def compare(url: str, count: int, rounds: int) -> float:
    """Print deliveries beside bare requests; the wall time of one of these in microseconds."""
    pool, rendered = urllib3.PoolManager(), Rendered()
    moved(url, count, sender=rendered).webhooks.deliver()
    bare(pool, url, rendered.sent)
    ours, library = [], []
    for _ in range(rounds):
        library.append(taken(lambda: bare(pool, url, rendered.sent), count))
        mock = moved(url, count)
        ours.append(taken(lambda: delivered(mock, count), count))  # noqa: B023 - called at once
    (wall, processor), (library_wall, library_processor) = (
        (min(each[0] for each in found), min(each[1] for each in found)) for found in (ours, library)
    )
    print(f"a delivery      {wall:8.0f} µs  of processor time {processor:8.0f} µs")
    print(f"a bare request  {library_wall:8.0f} µs  of processor time {library_processor:8.0f} µs")
    ratio, by_processor = library_wall / wall, library_processor / processor
    print(f"deliveries a second: {ratio:.2f} of bare urllib3, {by_processor:.2f} by processor time")
    return library_wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--receive", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.receive:
        receive()
    count = options.events
    with receiver() as url:
        library = compare(url, count, options.rounds)
        quiet, manual, sync = (
            moves(campaigns(""), count),
            moves(campaigns(url), count),
            moves(campaigns(url, delivery="sync"), count),
        )
        print(f"a transition    {quiet:8.0f} µs  with an event {manual:8.0f} µs  delivered in the call {sync:8.0f} µs")
        print(f"sync adds       {sync - manual:8.0f} µs  one bare request {library:8.0f} µs")


if __name__ == "__main__":
    main()
