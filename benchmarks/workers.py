"""Processes that share a database: the figures of docs/reliability.md.

    python benchmarks/workers.py postgresql://user@host/database [--seconds S]

The database must be one that may be emptied. Server, database and load share the machine's cores.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from load import load, request_bytes

ORDERS = Path(__file__).parents[1] / "tests/support/orders.yaml"


@contextmanager
def serving(*options: str) -> Iterator[int]:
    """A server and its port, with one order."""
    command = [sys.executable, "-m", "understudy.server.cli.main", "serve", str(ORDERS), "--port", "0", "-q", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        port = next(int(found[1]) for line in process.stdout if (found := re.search(r"at http://[^:]+:(\d+)", line)))
        load(port, request_bytes("POST", "/orders", {"note": "x"}), b"201", 1)
        yield port
    finally:
        process.terminate()
        process.communicate()


def measure(options: list[str], state: str | None, seconds: float) -> tuple[float, float]:
    """Requests a second: GET of an order, POST of one."""
    if state is not None:
        with psycopg.connect(state, autocommit=True) as connection:
            connection.execute("DROP SCHEMA IF EXISTS understudy CASCADE")
        options = [*options, "--state", state]
    with serving(*options) as port:
        read = load(port, request_bytes("GET", "/orders/1"), b"200", seconds).rate
        return read, load(port, request_bytes("POST", "/orders", {"note": "x"}), b"201", seconds).rate


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state")
    parser.add_argument("--seconds", type=float, default=5.0)
    options = parser.parse_args()
    about = f"{os.cpu_count()} cores ({platform.system()} {platform.machine()}, Python {platform.python_version()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {about}, load {os.getloadavg()[0]:.0f})\n")
    print("| requests/s | GET | POST |\n|---|---|---|")
    rows: list[tuple[str, list[str], str | None]] = [("memory, one process", [], None)]
    for journal in ([], ["--journal", "off"]):
        for count in (1, 2, 4):
            name = f"PostgreSQL, {count} process{'es' if count > 1 else ''}{', --journal off' if journal else ''}"
            rows.append((name, [*journal, "--workers", str(count)], options.state))
    for name, arguments, state in rows:
        read, write = measure(arguments, state, options.seconds)
        print(f"| {name} | {read:,.0f} | {write:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
