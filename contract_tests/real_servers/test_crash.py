"""A server with a file is killed at any instant: what was answered is there, what was committed is delivered."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
from live_mocks import ROOT

from understudy.mock import open_mock
from understudy.webhooks.outbox import EVENTS

ORDERS = ROOT / "tests" / "support" / "orders.yaml"
KILLS = 50
SECRET = "whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"


class Receiver(ThreadingHTTPServer):
    """Counts the deliveries of every event id, and refuses some, so that retries are under way too."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: Counter[str] = Counter()
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hook"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["id"]
        with self.server.lock:
            self.server.seen[name] += 1
            refused = int(name.rpartition("_")[2]) % 7 == 0 and self.server.seen[name] == 1
        self.send_response(500 if refused else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_given: Any) -> None:
        """Say nothing."""


def start(state: Path, receiver: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "understudy.server.cli.main", "serve", str(ORDERS), "--port", "0"]
    command += ["--state", f"sqlite:///{state}", "--webhook", receiver, "--webhook-secret", SECRET]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, start_new_session=True
    )
    assert process.stdout is not None
    seen = []
    for line in process.stdout:
        seen.append(line)
        if " operations at " in line:
            return process, line.split(" operations at ")[1].strip()
    raise AssertionError("the server did not start:\n" + "".join(seen))


def kill(process: subprocess.Popen[str]) -> None:
    """Both processes, at once and without a word."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)


class Answered:
    """The orders that were answered; a test may wait for some more."""

    def __init__(self) -> None:
        self.keys: list[int] = []
        self._changed = threading.Condition()

    def add(self, key: int) -> None:
        with self._changed:
            self.keys.append(key)
            self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.keys) >= count, timeout=60)


def work(url: str, answered: Answered) -> None:
    """Create and pay orders until the server is gone; note which were answered."""
    with httpx.Client(base_url=url, timeout=60) as client:
        while True:
            try:
                made = client.post("/orders", json={"note": "x"})
                answered.add(made.json()["id"])
                client.post(f"/orders/{made.json()['id']}/pay").raise_for_status()
            except httpx.TransportError:
                return


def test_no_event_is_lost_and_none_is_made_up(tmp_path: Path) -> None:
    state, receiver, dice = tmp_path / "state.db", Receiver(), random.Random(7)
    answers = Answered()
    for _ in range(KILLS):
        process, url = start(state, receiver.url)
        workers = [threading.Thread(target=work, args=(url, answers)) for _ in range(2)]
        for worker in workers:
            worker.start()
        # The other worker, the deliveries and the retries are anywhere at that moment.
        answers.wait_for(len(answers.keys) + dice.randint(1, 12))
        kill(process)
        for worker in workers:
            worker.join(timeout=60)
    answered = answers.keys
    mock = open_mock(ORDERS, state=f"sqlite:///{state}")
    mock.webhooks.drain(advance_clock=True)
    records = {record["id"] for record in mock.records("orders")}
    events = {event.id for event in mock.webhooks.events()}
    undelivered = [event.id for event in mock.webhooks.events() if event.deliveries[0].status != "delivered"]
    mock.store.close()
    assert len(answered) >= KILLS
    assert set(answered) <= records, "an order that was answered is gone"
    assert len(answered) == len(set(answered)), "a key was given twice"
    assert undelivered == []
    assert events == set(receiver.seen), "what was delivered is not what was committed"
    created = sum(1 for row in _rows(state) if row["type"] == "order.created")
    assert created == len(records), "an order without its event, or the other way round"
    receiver.shutdown()
    receiver.server_close()


def _rows(state: Path) -> list[Any]:
    connection = sqlite3.connect(state)
    try:
        rows = connection.execute("select text from records where collection = ?", (EVENTS,)).fetchall()
    finally:
        connection.close()
    return [json.loads(text) for (text,) in rows]
