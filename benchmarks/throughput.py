"""Requests per second beside bare Flask: one run, the same server and settings, one core for the server.

    python benchmarks/throughput.py [--seconds 3] [--rounds 3]

Absolute figures drift on shared machines, so the ratio is what counts; rounds alternate between the servers. The load
comes from another core: by wrk where it is installed, else by a small client of ours, which limits what can be seen.
`cpu µs` is the processor time that the server took for a request: neighbours on its core hardly change it.
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
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent
CAMPAIGNFLOW = HERE.parent / "spec/campaignflow/openapi.yaml"
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
REFERRAL = {
    "property": {"address": "1 Example Street", "suburb": "Richmond", "state": "VIC", "postcode": "3121"},
    "budget": {"amount": 5000},
    "agents": [{"name": "Ann Agent", "email": "ann@example.com", "phone": "+61400000001"}],
    "vendor_parties": [
        {"type": "individual", "name": "Val Vendor", "email": "val@example.com", "phone": "+61400000002"}
    ],
}
BAD_REFERRAL = {**REFERRAL, "budget": {"amount": "much"}, "agents": []}
CONNECTIONS = 16
_HEADS = "{:>8}  p50 ms  p99 ms  cpu µs"

FLASK = """
import asyncio, sys
from flask import Flask, jsonify, request
from understudy.server.http_server import HttpServer
from understudy.server.listener import Listener
app = Flask("bare")
@app.get("/widgets/<int:id>")
def get(id): return jsonify(hello="world")
@app.post("/widgets")
def post(): return jsonify(request.get_json()), 201
async def main():
    await HttpServer(app).start(Listener("127.0.0.1", int(sys.argv[1])))
    print("operations at http://127.0.0.1:" + sys.argv[1], flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@dataclass
class Result:
    """Requests per second, latencies in milliseconds and the server's microseconds of processor time a request."""

    rate: float
    p50: float
    p99: float
    cpu: float = 0.0


@dataclass
class Server:
    """A running server; `seconds` from its start to its first answer."""

    port: int
    process: subprocess.Popen[str]
    seconds: float


@dataclass
class Case:
    """What is asked of ours and, for comparison, of bare Flask; `bar` is the ratio to reach, if any."""

    name: str
    ours: bytes
    status: bytes
    theirs: bytes
    their_status: bytes
    bar: float | None = None


def _cores() -> tuple[set[int], set[int]]:
    """(the server's core, the client's); the same one where there is only one."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    return {cores[0]}, {cores[-1]}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: list[str]) -> Iterator[Server]:
    """A server on its core."""
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
                yield Server(port, process, time.perf_counter() - started)
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


def _family(process: subprocess.Popen[str]) -> list[Path]:
    """The folders in /proc of the process and its children; none where there is no /proc."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if str(process.pid) in (folder.name, parent):
            found.append(folder)
    return found


def _memory(process: subprocess.Popen[str]) -> float:
    """Resident megabytes of the process and its children; pages that they share count twice."""
    pages = sum(int((folder / "statm").read_text().split()[1]) for folder in _family(process))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def _cpu_seconds(process: subprocess.Popen[str]) -> float:
    ticks = 0
    for folder in _family(process):
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _measured(server: Server, request: bytes, status: bytes, seconds: float) -> Result:
    before = _cpu_seconds(server.process)
    result = _load(server.port, request, status, seconds)
    took = _cpu_seconds(server.process) - before
    return replace(result, cpu=1e6 * took / max(1.0, result.rate * seconds))


def _compare(case: Case, ours: Server, bare: Server, options: argparse.Namespace) -> str:
    """One line of the table: rounds alternate, so that whatever else the machine does meets both."""
    pairs = [
        (
            _measured(ours, case.ours, case.status, options.seconds),
            _measured(bare, case.theirs, case.their_status, options.seconds),
        )
        for _ in range(options.rounds)
    ]
    ratio = statistics.median(us.rate / them.rate for us, them in pairs)
    us, them = (sorted(side, key=lambda entry: entry.rate)[len(side) // 2] for side in zip(*pairs, strict=True))
    bar = "" if case.bar is None else f"  ≥{case.bar:.1f} {'PASS' if ratio >= case.bar else 'FAIL'}"
    return f"{case.name:26}{_columns(us)}   {_columns(them)}  {ratio:5.2f}{bar}"


def _columns(result: Result) -> str:
    return f"{result.rate:8.0f}{result.p50:8.2f}{result.p99:8.2f}{result.cpu:8.0f}"


def _start_up(spec: Path, runs: int) -> float:
    """Median seconds from starting the process to its first answer."""
    times = []
    for _ in range(runs):
        with _running(_serve(spec)) as server:
            times.append(server.seconds)
    return statistics.median(times)


def _serve(spec: Path) -> list[str]:
    return [sys.executable, "-m", "understudy.server.cli.main", "serve", str(spec), "--port", "0", "--quiet"]


def _widget_cases() -> list[Case]:
    get, post = _request("GET", "/widgets/1"), _request("POST", "/widgets", GOOD)
    return [
        Case("GET by id", get, b"200", get, b"200", 1.2),
        Case("POST create", post, b"201", post, b"201", 1.0),
        Case("POST invalid", _request("POST", "/widgets", BAD), b"422", post, b"201", 1.0),
    ]


def _campaign_cases() -> list[Case]:
    get, post = _request("GET", "/widgets/1"), _request("POST", "/widgets", REFERRAL)
    path = "/api/v2/referrals"
    return [
        Case("CampaignFlow GET campaign", _request("GET", "/api/v2/campaigns/1"), b"200", get, b"200"),
        Case("CampaignFlow POST referral", _request("POST", path, REFERRAL), b"201", post, b"201"),
        Case("CampaignFlow POST invalid", _request("POST", path, BAD_REFERRAL), b"422", post, b"201"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=3.0, help="of load a measurement (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="alternating measurements (default: %(default)s)")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, _cores()[1])
    client = "wrk" if shutil.which("wrk") else "a client of ours (install wrk for a faster one)"
    print(f"the same HTTP server, one core; {client} on another core; medians of {options.rounds} rounds")
    print(f"{'':26}{_HEADS.format('ours/s')}   {_HEADS.format('Flask/s')}  ratio  bar")
    bare = [sys.executable, "-c", FLASK, str(_free_port())]
    for spec, cases in ((HERE / "widgets.yaml", _widget_cases()), (CAMPAIGNFLOW, _campaign_cases())):
        with _running(_serve(spec)) as ours, _running(bare) as flask:
            first = next(case for case in cases if case.status == b"201")
            _load(ours.port, first.ours, first.status, 0.5)
            for case in cases:
                print(_compare(case, ours, flask, options), flush=True)
            print(f"memory after: ours {_memory(ours.process):.0f} MB, bare Flask {_memory(flask.process):.0f} MB")
    seconds = _start_up(CAMPAIGNFLOW, 5)
    print(f"start to first answer, CampaignFlow: {seconds:.2f} s  <0.5 {'PASS' if seconds < 0.5 else 'FAIL'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
