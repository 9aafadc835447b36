"""A server under mixed load for a long time: `make soak TIME=3600` puts what it did into docs/reliability.md.

    python benchmarks/soak.py [--seconds 60] [--clients 6] [--write]

Half of the time a server keeps its state in memory and lives on; half of the time it has a file and is killed again and
again. Every client makes, reads, filters, changes and removes orders of a customer of its own and knows what the server
must answer; memory, threads, open files and the journal are watched.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from load import free_port

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "reliability.md"
BEGIN, END = "<!-- soak: begin -->", "<!-- soak: end -->"
JOURNAL = 2_000
LIVE = 40
"""Orders of a client that are there at most; then the oldest is removed."""
EVERY = 0.5
"""Seconds between two looks at the process."""
PATIENCE = 60.0
REFUSED = 9
"""Of so many deliveries the receiver refuses one."""
TRIES = 5
"""Of an event: those of the document's default, after 30 s, 2 min, 10 min and 1 h."""


class Receiver(ThreadingHTTPServer):
    """Notes the orders whose events it receives, and refuses each ninth delivery, whatever it is a try of.

    So one event in 81 is refused twice and has its third try 2.5 minutes after the first; one in 59,049 is refused five
    times, and then is what documents call a dead letter.
    """

    daemon_threads = True
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: set[str] = set()
        self.refused: Counter[str] = Counter()
        self.count = 0
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def handle_error(self, *_: Any) -> None:
        """A server that is killed leaves half of a request; an event that is missing in the end is reported then."""


class _Handler(BaseHTTPRequestHandler):
    server: Receiver
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = event["data"]["id"]
        with self.server.lock:
            self.server.count += 1
            refused = self.server.count % REFUSED == 0
            if refused:
                self.server.refused[name] += 1
            else:
                self.server.received.add(name)
        self.send_response(503 if refused else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@dataclass
class Server:
    """A server at a port, and how it is started again."""

    command: list[str]
    port: int
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError, http.client.HTTPException):
                if self.control("/health") is not None:
                    return
            time.sleep(0.05)
        raise SystemExit("the server does not answer")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def control(self, path: str, body: Any = None) -> Any:
        """The answer of the control plane: to a POST where there is a body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        text = None if body is None else json.dumps(body)
        try:
            headers = {} if text is None else {"Content-Type": "application/json"}
            connection.request("GET" if text is None else "POST", f"/__mock__{path}", text, headers)
            response = connection.getresponse()
            found = json.loads(response.read())
            if response.status != 200:
                raise SystemExit(f"{path} was answered {response.status}: {found}")
            return found
        finally:
            connection.close()


@dataclass
class Client:
    """Calls the operations of one customer's orders, and holds every answer to what it knows of them."""

    name: str
    port: int
    stop: threading.Event
    dice: random.Random
    orders: dict[str, str] = field(default_factory=dict)
    every: list[str] = field(default_factory=list)
    answered: int = 0
    wrong: list[str] = field(default_factory=list)
    _connection: http.client.HTTPConnection | None = None
    _unsure: bool = False

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                if self._unsure:
                    self._reconcile()
                self._step()
            except (OSError, http.client.HTTPException):
                # The server was killed: whether the last step was done is looked up when it is there again.
                self._connection, self._unsure = None, True
                self.stop.wait(0.05)

    def _call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        text = None if body is None else json.dumps(body)
        self._connection.request(method, path, text, {} if text is None else {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        found = response.read()
        self.answered += 1
        return response.status, json.loads(found) if found else None

    def _expect(self, what: str, found: object, expected: object) -> None:
        if found != expected:
            self.wrong.append(f"{self.name}: {what}: expected {expected}, got {found}")

    def _step(self) -> None:
        steps = [self._make] * 3 + [self._read, self._filter, self._change, self._line, self._refused, self._turn]
        self.dice.choice(steps)()
        if len(self.orders) > LIVE:
            self._remove(next(iter(self.orders)))

    def _make(self) -> None:
        name = f"{self.name}-{len(self.every)}"
        self.every.append(name)
        order = {"id": name, "customer_id": self.name, "status": "open", "amount": 3}
        status, _ = self._call("POST", "/orders", order)
        self._expect("create", status, 201)
        self.orders[name] = "open"

    def _read(self) -> None:
        for name in self._some():
            status, found = self._call("GET", f"/orders/{name}")
            self._expect("read", (status, found.get("status")), (200, self.orders[name]))

    def _filter(self) -> None:
        status, found = self._call("GET", f"/orders?customer_id={self.name}&limit=100")
        self._expect("list", (status, [each["id"] for each in found["data"]]), (200, list(self.orders)))
        state = self.dice.choice(("open", "paid"))
        _, found = self._call("GET", f"/orders?customer_id={self.name}&status={state}&limit=1")
        self._expect("total", found["total"], list(self.orders.values()).count(state))

    def _turn(self) -> None:
        """Page by page, by the cursors of the answers."""
        names: list[str] = []
        cursor = ""
        while True:
            _, found = self._call("GET", f"/orders?customer_id={self.name}&limit=15{cursor}")
            names += [each["id"] for each in found["data"]]
            if not found["next_cursor"]:
                break
            cursor = f"&cursor={found['next_cursor']}"
        self._expect("pages", names, list(self.orders))

    def _change(self) -> None:
        for name in self._some():
            status, found = self._call("PATCH", f"/orders/{name}", {"status": "paid"})
            self._expect("change", (status, found.get("status")), (200, "paid"))
            self.orders[name] = "paid"

    def _line(self) -> None:
        for name in self._some():
            status, _ = self._call("POST", f"/orders/{name}/lines", {"id": f"l{self.dice.randrange(1 << 40)}"})
            self._expect("line", status, 201)

    def _refused(self) -> None:
        self._expect("refused", self._call("POST", "/orders", {"status": "lost"})[0], 400)
        self._expect("missing", self._call("GET", f"/orders/{self.name}-none")[0], 404)

    def _remove(self, name: str) -> None:
        self._expect("remove", self._call("DELETE", f"/orders/{name}")[0], 204)
        del self.orders[name]
        self._expect("read what is gone", self._call("GET", f"/orders/{name}")[0], 404)

    def _some(self) -> list[str]:
        return self.dice.sample(sorted(self.orders), 1) if self.orders else []

    def _reconcile(self) -> None:
        """One order may have come, gone or changed without an answer; all others are as they were."""
        _, found = self._call("GET", f"/orders?customer_id={self.name}&limit=100")
        there = {each["id"]: each["status"] for each in found["data"]}
        differing = {name for name in {*there, *self.orders} if there.get(name) != self.orders.get(name)}
        if len(differing) > 1:
            self.wrong.append(f"{self.name}: after a kill these differ: {sorted(differing)}")
        self.orders, self._unsure = there, False


@dataclass(frozen=True)
class Look:
    """What a process has: megabytes of memory, threads, open files."""

    memory: float
    threads: int
    files: int


def look(process: int) -> Look:
    text = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    numbers = {name: int(value) for name, value in re.findall(r"^(\w+):\s+(\d+)", text, re.MULTILINE)}
    return Look(numbers["VmRSS"] / 1024, numbers["Threads"], len(os.listdir(f"/proc/{process}/fd")))


@contextmanager
def loaded(server: Server, count: int) -> Iterator[list[Client]]:
    """Clients at work; stopped at the end, when each has had its last answer."""
    stop = threading.Event()
    clients = [Client(f"c{number}", server.port, stop, random.Random(number)) for number in range(count)]
    threads = [threading.Thread(target=client.run) for client in clients]
    for thread in threads:
        thread.start()
    try:
        yield clients
    finally:
        stop.set()
        for thread in threads:
            thread.join(PATIENCE)


def soak(seconds: float, count: int, *, killed: bool) -> list[str]:
    """One row of the table. Raises SystemExit when an answer was wrong or an event is missing."""
    receiver, port, dice = Receiver(), free_port(), random.Random(0)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "understudy.server.cli.main", "serve", str(HERE / "scale.yaml"), "-q"]
        command += ["--port", str(port), "--journal", str(JOURNAL), "--webhook", receiver.url]
        if killed:
            command += ["--state", f"sqlite:///{folder}/state.db"]
        server = Server(command, port)
        server.start()
        looks: deque[Look] = deque()
        kills = 0
        begun = time.monotonic()
        next_kill = begun + dice.uniform(2, 6)
        with loaded(server, count) as clients:
            while (now := time.monotonic()) < begun + seconds:
                time.sleep(EVERY)
                assert server.process is not None
                looks.append(look(server.process.pid))
                if killed and now > next_kill:
                    server.kill()
                    server.start()
                    kills += 1
                    next_kill = time.monotonic() + dice.uniform(2, 6)
        took = time.monotonic() - begun
        journal = len(server.control(f"/journal?limit={JOURNAL * 2}")["entries"])
        missing = _undelivered(clients, receiver, server)
        server.kill()
    receiver.shutdown()
    wrong = [each for client in clients for each in client.wrong]
    if wrong or missing or journal > JOURNAL:
        lost = f"no event of {sorted(missing)[:20]}" if missing else ""
        raise SystemExit("\n".join(filter(None, [*wrong[:20], lost, f"{journal} entries in the journal"])))
    answered = sum(client.answered for client in clients)
    marks = [looks[len(looks) * part // 10] for part in (1, 5)] + [looks[-1]]
    return [
        "a file, killed" if killed else "memory",
        f"{took:,.0f}",
        f"{answered:,}",
        str(len(wrong)),
        str(kills) if killed else "–",
        f"{receiver.count:,}",
        " / ".join(f"{each.memory:.0f}" for each in marks),
        " / ".join(str(each.threads) for each in marks),
        " / ".join(str(each.files) for each in marks),
        f"{journal:,} of {JOURNAL:,}",
    ]


def _undelivered(clients: list[Client], receiver: Receiver, server: Server) -> set[str]:
    """The orders that are there and of which no event came, when no attempt is pending any more.

    The clock is moved to each retry: that of an event that was refused twice is minutes away, and is not lost.
    """
    until = time.monotonic() + PATIENCE
    while server.control("/events?status=pending")["events"]:
        if time.monotonic() > until:
            raise SystemExit("deliveries are pending, although the clock was moved to each")
        server.control("/deliver", {"advanceClock": True})
    there = {name for client in clients for name in client.orders}
    return {name for name in there - receiver.received if receiver.refused[name] < TRIES}


HEADS = (
    "state",
    "seconds",
    "answers",
    "wrong ones",
    "kills",
    "deliveries",
    "MB after a tenth / half / all",
    "threads",
    "open files",
    "journal",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--clients", type=int, default=6)
    options.add_argument("--write", action="store_true", help="put the table into docs/reliability.md")
    chosen = options.parse_args()
    rows = [soak(chosen.seconds / 2, chosen.clients, killed=killed) for killed in (False, True)]
    lines = [
        f"| {' | '.join(HEADS)} |",
        f"|---|{'--:|' * (len(HEADS) - 1)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    about = (
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.0f}"
    )
    found = f"{date.today().isoformat()}, {chosen.clients} clients, {about}:\n\n" + "\n".join(lines)
    print(found)
    if chosen.write:
        before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{found}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
