"""Completion in the shells themselves: zsh types on as a terminal shows it, fish lists its candidates."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from understudy.server.cli.main import main

pytestmark = pytest.mark.process

_PATIENCE = 30
_PROMPT = "ready> "


def script(shell: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The completion script in a file; the test skips without the shell, and fails in CI."""
    if shutil.which(shell) is None:
        why = f"this test needs {shell} (Debian: apt-get install {shell})"
        pytest.fail(why, pytrace=False) if os.environ.get("CI") else pytest.skip(why)
    assert main(["completion", shell]) == 0
    file = folder / "_understudy"
    file.write_text(capsys.readouterr().out)
    return file


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("understudy se", ["seed", "serve"]),
        ("understudy serve --tls-", ["--tls-cert", "--tls-key"]),
        ("understudy serve --auth ", ["lenient", "strict"]),
        ("understudy serve op", ["openapi.json"]),
        ("understudy completion z", ["zsh"]),
        ("understudy explain --no", ["--no-cache", "--no-overlay"]),
    ],
)
def test_fish_completes(line: str, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = script("fish", tmp_path, capsys)
    (tmp_path / "openapi.json").write_text("{}")
    command = ["fish", "--no-config", "-c", f"source {file}; complete -C '{line}'"]
    home = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=home)
    assert (sorted(each.split("\t")[0] for each in done.stdout.splitlines()), done.stderr) == (expected, "")


class Zsh:
    """A zsh at a terminal of its own."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal

    def type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def shows(self, wanted: str) -> str:
        """What is shown from here on until a text is, without what only steers the terminal."""
        seen, end = "", time.monotonic() + _PATIENCE
        while wanted not in seen:
            ready, _, _ = select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"zsh does not show {wanted!r}:\n{seen}"
            seen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\r", "", os.read(self._terminal, 4096).decode())
        return seen


@contextmanager
def zsh(file: Path) -> Iterator[Zsh]:
    home = str(file.parent)
    (file.parent / ".zshrc").write_text(
        f"PS1='{_PROMPT}'; COLUMNS=200; fpath=({home} $fpath); autoload -Uz compinit; compinit -u -d {home}/dump\n"
    )
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(home)
        os.execvpe("zsh", ["zsh", "-d", "-i"], {**os.environ, "TERM": "dumb", "HOME": home, "ZDOTDIR": home})
    shell = Zsh(terminal)
    try:
        shell.shows(_PROMPT)
        yield shell
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals of this kind")
def test_zsh_completes_as_it_is_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = script("zsh", tmp_path, capsys)
    (tmp_path / "openapi.json").write_text("{}")
    with zsh(file) as shell:
        for typed, completed in {
            "understudy comp": "completion",
            "understudy serve --tls-c": "--tls-cert",
            "understudy serve --auth l": "lenient",
            "understudy serve op": "openapi.json",
            "understudy completion z": "zsh",
            "understudy explain --no-o": "--no-overlay",
        }.items():
            shell.type(f"{typed}\t")
            shell.shows(f"{' '.join(typed.split()[:-1])} {completed}")
            shell.type("\x15")  # the line is cleared
        shell.type("understudy se\t\t")
        shown = shell.shows("seed")
        shown += shell.shows("--") if "--" not in shown else ""
        assert "serve" in shown
