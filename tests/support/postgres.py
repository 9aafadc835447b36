"""A real PostgreSQL for tests: one server for each process of the test run, in a temporary folder, without root."""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from glob import glob
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from receivers import ORDERS

from understudy.mock import Mock, open_mock

INSTALL = "apt-get install postgresql"
LOCKED = "locked"
"""A user who needs the password `s3cret`; others need none."""
_BINARIES = "/usr/lib/postgresql/*/bin"
_SECONDS = 30
_PR_SET_PDEATHSIG = 1
_names = count(1)


def binaries() -> Path:
    """The folder of PostgreSQL's programs; the test is skipped where there are none, and fails in CI."""
    found = shutil.which("initdb", path=os.pathsep.join([*sorted(glob(_BINARIES), reverse=True), os.environ["PATH"]]))
    if found is None:
        message = f"this test needs initdb: install PostgreSQL (Debian: {INSTALL})"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return Path(found).resolve().parent


@cache
def server() -> str:
    """The address of a server of this process, as `postgresql://user@host:port`. It ends with the process."""
    programs = binaries()
    memory = "/dev/shm"
    place = Path(memory if os.access(memory, os.W_OK) else tempfile.gettempdir())
    _sweep(place)
    folder = Path(tempfile.mkdtemp(prefix=f"understudy-pg-{os.getpid()}-", dir=place))
    user = 65_534 if os.geteuid() == 0 else None  # initdb refuses to be root
    if user is not None:
        os.chown(folder, user, user)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "user": user, "group": user, "cwd": folder}
    command = [
        programs / "initdb",
        "-D",
        folder / "data",
        "-U",
        "tester",
        "-A",
        "trust",
        "-N",
        "-E",
        "UTF8",
        "--locale=C",
    ]
    subprocess.run(command, check=True, timeout=_SECONDS, **quiet)  # type: ignore[call-overload]
    rules = (folder / "data" / "pg_hba.conf").read_text()
    (folder / "data" / "pg_hba.conf").write_text(f"host all {LOCKED} 127.0.0.1/32 scram-sha-256\n{rules}")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "port": port,
        "unix_socket_directories": folder,
        "listen_addresses": "127.0.0.1",
        "fsync": "off",
        "full_page_writes": "off",
        "max_connections": 200,
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    command = [programs / "postgres", "-D", folder / "data", *options]
    # Whoever kills the test run ends it as well.
    process = subprocess.Popen(command, preexec_fn=_end_with_parent, **quiet)  # type: ignore[call-overload]
    atexit.register(_end, process, folder)
    address = f"postgresql://tester@127.0.0.1:{port}"
    _wait_for(address)
    return address


def _sweep(place: Path) -> None:
    """Remove what test runs left that were killed."""
    for left in place.glob("understudy-pg-*"):
        if not Path(f"/proc/{left.name.split('-')[2]}").exists() and Path("/proc/self").exists():
            shutil.rmtree(left, ignore_errors=True)


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)


def _end(process: subprocess.Popen[bytes], folder: Path) -> None:
    process.send_signal(signal.SIGQUIT)
    process.wait(_SECONDS)
    shutil.rmtree(folder, ignore_errors=True)


def _wait_for(address: str) -> None:
    until = time.monotonic() + _SECONDS
    while True:
        try:
            psycopg.connect(f"{address}/postgres", connect_timeout=1).close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


@contextmanager
def database() -> Iterator[str]:
    """The URL of a new and empty database, as `--state` takes it."""
    address, name = server(), f"test_{os.getpid()}_{next(_names)}"
    execute("postgres", f"CREATE DATABASE {name}")
    try:
        yield f"{address}/{name}"
    finally:
        execute("postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_database() -> Iterator[str]:
    """The URL of a database of the test's own."""
    with database() as found:
        yield found


@contextmanager
def opened(url: str, count: int = 2, spec: Path = ORDERS, **more: Any) -> Iterator[list[Mock]]:
    """Mocks that share a database, each as a process of its own would have it."""
    with ExitStack() as stack:
        mocks = [open_mock(spec, state=url, **more) for _ in range(count)]
        for mock in mocks:
            stack.callback(mock.store.close)
            stack.callback(mock.webhooks.stop)
        yield mocks


def execute(name: str, *statements: str) -> list[tuple[object, ...]]:
    """Execute statements in a database of this server; the rows of the last one."""
    url = name if "://" in name else f"{server()}/{name}"
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
        return cursor.fetchall() if cursor.description else []
