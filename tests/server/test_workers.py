"""`serve --workers`: several processes at one port are one mock, whichever of them answers."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from postgres import database
from processes import running, serve
from receivers import ORDERS

from understudy.server.cli.main import main

pytestmark = pytest.mark.process

WORKERS = 3


@pytest.fixture
def url() -> Iterator[str]:
    with database() as url:
        yield url


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
    told = f"{gone} does not exist; create it with CREATE DATABASE, or correct --state"
    assert told in capfd.readouterr().err.splitlines()
