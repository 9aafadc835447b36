"""Servers on one core and the load on another: what the benchmarks over a socket have in common.

The load comes by wrk where it is installed, else by a small client of ours, which limits what can be seen.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

CONNECTIONS = 16


@dataclass
class Result:
    """Requests per second, latencies in milliseconds and the server's microseconds of processor time a request.

    `kept_waiting` is the share of the time in which the server could have run, but others had its core.
    """

    rate: float
    p50: float
    p99: float
    cpu: float = 0.0
    kept_waiting: float = 0.0


@dataclass
class Server:
    """A running server; `seconds` from its start to its first answer."""

    port: int
    process: subprocess.Popen[str]
    seconds: float


@cache
def cores() -> tuple[set[int], set[int]]:
    """(the server's core, the client's); the same one where there is only one.

    Asked once: a process that keeps to the client's core sees no other from then on.
    """
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    return {cores[0]}, {cores[-1]}


def free_port() -> int:
    """A port of the loopback interface that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, *, patience: float = 60.0) -> Iterator[Server]:
    """A server on its core, from its first answer at a port on. Raises SystemExit when it ends or does not answer."""
    core, _ = cores()
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, core) if hasattr(os, "sched_setaffinity") else None,
        )
        try:
            while not _answers(port):
                if process.poll() is not None or time.perf_counter() - started > patience:
                    output.seek(0)
                    raise SystemExit(f"{command[0]} does not answer at port {port}:\n{output.read()[-2000:]}")
                time.sleep(0.002)
            yield Server(port, process, time.perf_counter() - started)
        finally:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
            link.sendall(b"GET /widgets/0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            return bool(link.recv(64))
    except OSError:
        return False


def request_bytes(method: str, path: str, body: dict[str, object] | None = None) -> bytes:
    """A request as it is sent, with a bearer token."""
    payload = b"" if body is None else json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\n"
    if payload:
        head += f"Content-Type: application/json\r\nContent-Length: {len(payload)}\r\n"
    return head.encode() + b"\r\n" + payload


def load(port: int, request: bytes, status: bytes, seconds: float) -> Result:
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


def memory(process: subprocess.Popen[str]) -> float:
    """Resident megabytes of the process and its children; pages that they share count twice."""
    pages = sum(int((folder / "statm").read_text().split()[1]) for folder in _family(process))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def cpu_seconds(process: subprocess.Popen[str]) -> float:
    """The processor time of the process and its children so far."""
    ticks = 0
    for folder in _family(process):
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def seconds_waited(process: subprocess.Popen[str]) -> float:
    """How long the process has waited for its core so far; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process.pid}/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


def measured(server: Server, request: bytes, status: bytes, seconds: float) -> Result:
    """A load, with the processor time that the server took for it, and how long it was kept from its core."""
    before, waited = cpu_seconds(server.process), seconds_waited(server.process)
    result = load(server.port, request, status, seconds)
    took = cpu_seconds(server.process) - before
    share = (seconds_waited(server.process) - waited) / seconds
    return replace(result, cpu=1e6 * took / max(1.0, result.rate * seconds), kept_waiting=share)
