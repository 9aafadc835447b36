"""docs/serve.md is run: its servers are started and its commands give what stands there."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from howtos import DOCS

PAGE = (DOCS / "serve.md").read_text(encoding="utf-8")
PORT = "4010"
_PATIENCE = 60


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command of the page with the lines that it prints."""
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, *rest = part.splitlines()
            yield first, rest


class Terminal:
    """Runs commands; of servers the last one is up."""

    def __init__(self, home: Path) -> None:
        self._server: subprocess.Popen[str] | None = None
        self._port = PORT
        # The page writes below the home folder of its reader and /tmp; here that is a folder of the test.
        self._folder = home
        self._environment = {**os.environ, "XDG_CACHE_HOME": str(home / ".cache")}

    def _here(self, command: str) -> str:
        return re.sub(r"(?<= )(?:~|/tmp)/", f"{self._folder}/", command)

    def run(self, command: str) -> str:
        command = self._here(command)
        if command.startswith("understudy serve"):
            return self._serve(command)
        arguments = shlex.split(command.replace(f":{PORT}", f":{self._port}"))
        if arguments[0] == "understudy":
            arguments = [sys.executable, "-m", "understudy.server.cli.main", *arguments[1:]]
        done = subprocess.run(arguments, capture_output=True, text=True, timeout=_PATIENCE, check=True, cwd=DOCS.parent)
        return done.stdout

    def _serve(self, command: str) -> str:
        self.close()
        arguments = [sys.executable, "-m", "understudy.server.cli.main", *shlex.split(command)[1:], "--port", "0"]
        self._server = subprocess.Popen(
            arguments, cwd=DOCS.parent, stdout=subprocess.PIPE, text=True, env=self._environment
        )
        assert self._server.stdout is not None
        first = self._server.stdout.readline()
        found = re.search(r"https?://127\.0\.0\.1:(\d+)", first)
        if "--unix" in command:
            return first
        assert found is not None, first
        self._port = found[1]
        return first.replace(found[1], PORT)

    def close(self) -> None:
        if self._server is not None:
            self._server.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._server.communicate(timeout=_PATIENCE)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    # A socket's path may have 100 bytes, which the folders of pytest exceed.
    with tempfile.TemporaryDirectory() as folder:
        yield from _terminal(Path(folder))


def _terminal(folder: Path) -> Iterator[Terminal]:
    terminal = Terminal(folder)
    yield terminal
    terminal.close()


def test_every_command_of_the_page_prints_what_stands_there(terminal: Terminal) -> None:
    count = 0
    for command, expected in commands():
        printed = terminal.run(command)
        for line in expected:
            pattern = re.escape(line).replace("…", ".+")
            assert re.search(f"^{pattern}\r?$", printed, re.MULTILINE), f"$ {command}\n{printed}\nhas no line {line}"
            count += 1
    assert count > 15


def test_the_log_of_a_server_is_json_where_requested(terminal: Terminal) -> None:
    terminal.run("understudy serve docs/examples/orders.yaml --log json")
    terminal.run(f"curl -s http://127.0.0.1:{PORT}/orders")
    server = terminal._server
    assert server is not None
    assert server.stdout is not None
    row = json.loads(server.stdout.readline())
    assert (row["method"], row["operation"], row["status"]) == ("GET", "listOrders", 200)


def test_every_option_that_the_page_is_about_stands_there() -> None:
    for word in ("--validation", "--cors", "--default", "--log", "-q", "--control-token", "X-Mock-Warnings"):
        assert word in PAGE
