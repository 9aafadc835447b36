"""Deliveries a second to a receiver on this machine, and what a synchronous delivery adds to the call that sets it off.

    python benchmarks/webhooks.py [--events 2000]

Both are shown beside the same number of bare requests to the same receiver in the same run: the ratio is what counts.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import threading
import time
from pathlib import Path

import urllib3

from understudy.contract import read_contract
from understudy.mock import Mock

SPEC = Path(__file__).parents[1] / "spec/campaignflow/openapi.yaml"
ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"


def receiver() -> str:
    """A receiver that does nothing but answer, so that it costs little beside the sender."""
    listening = socket.create_server(("127.0.0.1", 0))

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

    def accept() -> None:
        while True:
            threading.Thread(target=serve, args=(listening.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/hook"


def campaigns(url: str, **more: str) -> Mock:
    mock = Mock(read_contract(SPEC, overlays=[SPEC.parent / "mock.overlay.yaml"]), **more)  # type: ignore[arg-type]
    if url:
        mock.webhooks.add_endpoint(url)
    mock.create("campaigns")
    return mock


def bare(url: str, count: int) -> float:
    """Requests a second of the HTTP library alone."""
    pool, body = (
        urllib3.PoolManager(),
        b'{"id": "evt_000001", "event_type": "campaign_status_change", "data": {"campaign_id": 1}}',
    )
    started = time.perf_counter()
    for _ in range(count):
        pool.request("POST", url, body=body, headers={"Content-Type": "application/json"})
    return count / (time.perf_counter() - started)


def delivered(url: str, count: int) -> float:
    mock = campaigns(url)
    for _ in range(count):
        mock.transition("campaigns", 1, to="live")
    started = time.perf_counter()
    assert len(mock.webhooks.deliver()) == count
    return count / (time.perf_counter() - started)


def moves(mock: Mock, count: int) -> float:
    """The median of a transition, in microseconds."""
    taken = []
    for _ in range(count):
        started = time.perf_counter()
        mock.transition("campaigns", 1, to="live")
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--events", type=int, default=2000)
    count = parser.parse_args().events
    url = receiver()
    bare(url, 100)
    library, ours = bare(url, count), delivered(url, count)
    print(f"deliveries      {ours:8.0f}/s   bare requests {library:8.0f}/s   ratio {ours / library:.2f}")
    quiet, manual, sync = (
        moves(campaigns(""), count),
        moves(campaigns(url), count),
        moves(campaigns(url, delivery="sync"), count),
    )
    print(f"a transition    {quiet:8.0f} µs  with an event {manual:8.0f} µs  delivered in the call {sync:8.0f} µs")
    print(f"sync adds       {sync - manual:8.0f} µs  one bare request {1e6 / library:8.0f} µs")


if __name__ == "__main__":
    main()
