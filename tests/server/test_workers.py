"""`serve --workers`: several processes at one port are one mock, whichever of them answers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from postgres import own_database
from processes import running, serve
from receivers import ORDERS

from understudy.server.cli.main import main

pytestmark = pytest.mark.process

url = own_database

WORKERS = 3


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def call(url: str, method: str, path: str, **more: object) -> httpx.Response:
    """Over a connection of its own: the system chooses who answers."""
    with httpx.Client(base_url=url, transport=httpx.HTTPTransport(retries=5), trust_env=False, timeout=30) as client:
        return client.request(method, path, **more)  # type: ignore[arg-type]


def test_any_of_them_answers_and_all_know_the_same(url: str) -> None:
    command = serve(ORDERS, "--state", url, "--workers", str(WORKERS), "--quiet")
    with running(command) as (process, address):
        assert len(children(process.pid)) == WORKERS
        for number in range(1, 13):
            assert call(address, "POST", "/orders", json={"note": "x"}).json()["id"] == number
            assert call(address, "GET", f"/orders/{number}").status_code == 200
        with ThreadPoolExecutor(8) as pool:
            made = list(pool.map(lambda _: call(address, "POST", "/orders", json={}).json()["id"], range(24)))
        assert len(set(made)) == 24
        assert len(call(address, "GET", "/orders").json()) == 36


def test_one_that_is_killed_is_begun_anew(url: str) -> None:
    command = serve(ORDERS, "--state", url, "--workers", str(WORKERS), "--quiet")
    with running(command) as (process, address):
        before = children(process.pid)
        os.kill(before[0], signal.SIGKILL)
        assert process.stderr is not None
        line = next(line for line in process.stderr if "worker" in line)
        assert line == f"worker {before[0]} was ended by SIGKILL; another one takes its place\n"
        assert call(address, "POST", "/orders", json={}).json()["id"] == 1
        while len(after := children(process.pid)) < WORKERS:
            assert process.poll() is None
        assert len(set(after) - set(before)) == 1


def test_they_end_together(url: str) -> None:
    command = serve(ORDERS, "--state", url, "--workers", str(WORKERS), "--quiet")
    with running(command) as (process, _):
        begun = children(process.pid)
        process.terminate()
        assert process.wait(30) == 0
        assert not any(Path(f"/proc/{pid}").exists() for pid in begun)


def test_they_end_with_the_process_that_watches_them(url: str) -> None:
    command = serve(ORDERS, "--state", url, "--workers", "2", "--quiet")
    with running(command) as (process, _):
        begun = children(process.pid)
        process.kill()
        process.communicate(timeout=30)
        # Their output is closed a moment before they have ended.
        deadline = time.monotonic() + 30
        while any(running_still(pid) for pid in begun):
            assert time.monotonic() < deadline
            time.sleep(0.01)


SIGNALLED = """
import os, signal, sys
from understudy.server.workers import in_workers

def end():
    os.kill(os.getpid(), signal.SIGTERM)

def work(is_first):
    if not is_first:
        print("second", flush=True)
    os.read(held[0], 1)
    return 0

held, forks = os.pipe(), 0

def count():
    global forks
    forks += 1
    if forks == int(sys.argv[1]):
        os.register_at_fork(**{sys.argv[2]: end})

os.register_at_fork(before=count)
sys.exit(in_workers(2, work))
"""
"""Two workers that wait for ever, and a signal at the very moment at which one of them is begun."""


@pytest.mark.parametrize("fork", ["1", "2"])
def test_a_signal_while_a_worker_begins_ends_it_too(fork: str) -> None:
    command = [sys.executable, "-c", SIGNALLED, fork, "after_in_parent"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def running_still(pid: int) -> bool:
    """Whether a process has not ended; one that nobody has waited for is a zombie (Z)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    return re.search(r"^State:\s+Z", status, re.MULTILINE) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--workers", "4"],
            "--workers 4 needs a state that processes share: --state postgresql://…; memory and a file belong to one "
            "process\n",
        ),
        (
            ["--workers", "2", "--state", "sqlite:///state.db"],
            "--workers 2 needs a state that processes share: --state postgresql://…; memory and a file belong to one "
            "process\n",
        ),
        (
            ["--workers", "2", "--state", "postgresql://host/db", "--unix", "mock.sock"],
            "--workers goes without --unix: processes share a port, and no socket\n",
        ),
    ],
)
def test_what_can_not_be(
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["serve", str(ORDERS), "--port", "0", *arguments]) == 2
    assert capsys.readouterr().err == message


@pytest.mark.parametrize("count", ["0", "65", "x"])
def test_a_number_that_is_none(count: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", str(ORDERS), "--workers", count])
    assert f"{count} is no number of processes; choose one from 1 to 64" in capsys.readouterr().err


def test_a_state_that_can_not_be_opened_ends_them_all(capfd: pytest.CaptureFixture[str], url: str) -> None:
    gone = f"{url}_none"
    assert main(["serve", str(ORDERS), "--port", "0", "--workers", "2", "--state", gone]) == 2
    # Both may say so, and pytest's stderr takes the ends of their lines by themselves.
    message = f"{gone} does not exist; create it with CREATE DATABASE, or correct --state"
    assert capfd.readouterr().err.replace("\n", "") in (message, message * 2)
