"""Requests per second beside bare Flask: one run, the same server and settings, one core for the server.

    python benchmarks/throughput.py [--seconds 3] [--rounds 3]

Absolute figures drift on shared machines, so the ratio is what counts; rounds alternate between the servers. The load
comes from another core: by wrk where it is installed, else by a small client of ours, which limits what can be seen.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
GOOD = {
    "name": "Sprocket",
    "sku": "ABC-1234",
    "price": 12.5,
    "quantity": 10,
    "colour": "red",
    "contact": "ops@example.com",
    "tags": ["a", "b"],
    "dimensions": {"width": 1.5, "height": 2},
}
BAD = {**GOOD, "sku": "nope", "quantity": -1, "colour": "pink"}
CONNECTIONS = 16

FLASK = """
import sys
from flask import Flask, jsonify, request
from granian.constants import Interfaces
from granian.server.mp import MPServer
app = Flask("bare")
@app.get("/widgets/<int:id>")
def get(id): return jsonify(hello="world")
@app.post("/widgets")
def post(): return jsonify(request.get_json()), 201
port, wsgi = int(sys.argv[1]), Interfaces.WSGI
server = MPServer("bare", port=port, interface=wsgi, workers=1, blocking_threads=32, log_enabled=False)
server.on_startup(lambda: print("operations at http://127.0.0.1:" + sys.argv[1], flush=True))
server.serve(target_loader=lambda _target: app)
"""


@dataclass
class Result:
    """Requests per second and latencies in milliseconds."""

    rate: float
    p50: float
    p99: float


def _cores() -> tuple[set[int], set[int]]:
    """(the server's core, the client's); the same one where there is only one."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    return {cores[0]}, {cores[-1]}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str]) -> Iterator[tuple[int, subprocess.Popen[str], float]]:
    """A server on its core: (port, process, seconds from start to the first answer)."""
    core, _ = _cores()
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, core) if hasattr(os, "sched_setaffinity") else None,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            found = re.search(r"operations at http://[^:]+:(\d+)", line)
            if found:
                port = int(found.group(1))
                _answered(port)
                yield port, process, time.perf_counter() - started
                break
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _answered(port: int) -> None:
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port)) as link:
                link.sendall(b"GET /widgets/0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                if link.recv(64):
                    return
        except ConnectionRefusedError:
            time.sleep(0.002)


def _request(method: str, path: str, body: dict[str, object] | None = None) -> bytes:
    payload = b"" if body is None else json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\n"
    if payload:
        head += f"Content-Type: application/json\r\nContent-Length: {len(payload)}\r\n"
    return head.encode() + b"\r\n" + payload


def _load(port: int, request: bytes, status: bytes, seconds: float) -> Result:
    """Keep CONNECTIONS connections busy; every answer must have the expected status."""
    if (wrk := shutil.which("wrk")) is not None:
        return _load_by_wrk(wrk, port, request, status, seconds)
    latencies: list[list[float]] = [[] for _ in range(CONNECTIONS)]
    problems: list[str] = []
    until = time.perf_counter() + seconds

    def work(mine: list[float]) -> None:
        with socket.create_connection(("127.0.0.1", port)) as link:
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while (begun := time.perf_counter()) < until:
                link.sendall(request)
                answer = _read(link)
                mine.append(time.perf_counter() - begun)
                if not answer.startswith(b"HTTP/1.1 " + status):
                    problems.append(answer[:200].decode("latin-1"))
                    return

    threads = [threading.Thread(target=work, args=(mine,)) for mine in latencies]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    if problems:
        raise SystemExit(f"unexpected answer: {problems[0]}")
    merged = sorted(entry for mine in latencies for entry in mine)
    return Result(len(merged) / took, 1000 * merged[len(merged) // 2], 1000 * merged[int(len(merged) * 0.99)])


def _load_by_wrk(wrk: str, port: int, request: bytes, status: bytes, seconds: float) -> Result:
    head, _, body = request.partition(b"\r\n\r\n")
    first, *fields = head.decode().split("\r\n")
    method, path, _ = first.split(" ")
    pairs = [field.split(": ", 1) for field in fields if not field.startswith(("Host", "Content-Length"))]
    headers = "".join(f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n" for name, value in pairs)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        # A callback for every answer would slow wrk, so the status is looked at once, before the load.
        script.write(
            f"wrk.method = {json.dumps(method)}\n{headers}wrk.body = {json.dumps(body.decode()) if body else 'nil'}\n"
        )
        script.flush()
        with socket.create_connection(("127.0.0.1", port)) as link:
            link.sendall(request)
            answer = _read(link)
        if not answer.startswith(b"HTTP/1.1 " + status):
            raise SystemExit(f"unexpected answer: {answer[:200]!r}")
        command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "--latency", "-s", script.name]
        text = subprocess.run(
            [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
        ).stdout
    return Result(float(_found(r"Requests/sec:\s+([0-9.]+)", text)), _latency("50", text), _latency("99", text))


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if found is None:
        raise SystemExit(f"wrk said something else:\n{text}")
    return found.group(1)


def _latency(percentile: str, text: str) -> float:
    value = _found(rf"{percentile}%\s+([0-9.]+(?:us|ms|s))", text)
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    unit = re.sub(r"[0-9.]", "", value)
    return float(value.removesuffix(unit)) * scale[unit]


def _read(link: socket.socket) -> bytes:
    data = link.recv(65536)
    head, _, rest = data.partition(b"\r\n\r\n")
    found = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    missing = int(found.group(1)) - len(rest) if found else 0
    while missing > 0:
        more = link.recv(65536)
        missing -= len(more)
    return data


def _memory(process: subprocess.Popen[str]) -> float:
    """Resident megabytes of the process and its children."""
    total = 0.0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        mine = f"\nPid:\t{process.pid}\n" in text or f"\nPPid:\t{process.pid}\n" in text
        found = re.search(r"VmRSS:\s+(\d+) kB", text)
        if mine and found:
            total += int(found.group(1)) / 1024
    return total


def _start_up(spec: Path, runs: int) -> float:
    """Median seconds from starting the process to its first answer."""
    times = []
    for _ in range(runs):
        command = [sys.executable, "-m", "understudy.shell.cli", "serve", str(spec), "--port", "0"]
        with _running(command) as (_, _, seconds):
            times.append(seconds)
    return statistics.median(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=3.0, help="of load a measurement (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="alternating measurements (default: %(default)s)")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, _cores()[1])
    serve = [sys.executable, "-m", "understudy.shell.cli", "serve", str(HERE / "widgets.yaml"), "--port", "0"]
    bare = [sys.executable, "-c", FLASK, str(_free_port())]
    cases = [
        ("GET by id", _request("GET", "/widgets/1"), b"200", _request("GET", "/widgets/1"), b"200", 1.2),
        ("POST create", _request("POST", "/widgets", GOOD), b"201", _request("POST", "/widgets", GOOD), b"201", 1.0),
        ("POST invalid", _request("POST", "/widgets", BAD), b"422", _request("POST", "/widgets", GOOD), b"201", 1.0),
    ]
    client = "wrk" if shutil.which("wrk") else "a client of ours (install wrk for a faster one)"
    print(f"granian, one worker, 32 threads, one core; {client} on another core; medians of {options.rounds} rounds")
    print(f"{'':14}{'ours/s':>9}{'p50 ms':>8}{'p99 ms':>8}   {'Flask/s':>9}{'p50 ms':>8}{'p99 ms':>8}   ratio   bar")
    with _running(serve) as (port, mine, _), _running(bare) as (other, flask, _):
        _load(port, _request("POST", "/widgets", GOOD), b"201", 0.5)
        for name, ours, status, theirs, bare_status, bar in cases:
            pairs = [
                (_load(port, ours, status, options.seconds), _load(other, theirs, bare_status, options.seconds))
                for _ in range(options.rounds)
            ]
            ratio = statistics.median(us.rate / them.rate for us, them in pairs)
            us, them = (sorted(side, key=lambda entry: entry.rate)[len(side) // 2] for side in zip(*pairs, strict=True))
            verdict = "PASS" if ratio >= bar else "FAIL"
            print(
                f"{name:14}{us.rate:9.0f}{us.p50:8.2f}{us.p99:8.2f}   {them.rate:9.0f}{them.p50:8.2f}{them.p99:8.2f}"
                f"   {ratio:5.2f}  ≥{bar:.1f} {verdict}"
            )
        print(f"memory after: ours {_memory(mine):.0f} MB, bare Flask {_memory(flask):.0f} MB")
    seconds = _start_up(ROOT / "spec/campaignflow/openapi.yaml", 5)
    verdict = "PASS" if seconds < 0.5 else "FAIL"
    print(f"start to first answer, CampaignFlow: {seconds:.2f} s  <0.5 {verdict}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
