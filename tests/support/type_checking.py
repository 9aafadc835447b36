"""mypy and pyright, as strict users of a generated package run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from live_mocks import ROOT

__all__ = ["SDK", "marked", "mypy", "pyright"]

SDK = ROOT / "generated" / "campaignflow"

# What packages have in common is checked once: a cache of its own for each worker, which mypy holds against the files.
_CACHE = ROOT / ".cache" / "mypy" / os.environ.get("PYTEST_XDIST_WORKER", "main")


def mypy(*arguments: str, folder: Path, **environment: str) -> str:
    """What mypy prints, run in a folder."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir", str(_CACHE)]
    done = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def pyright(*arguments: str, folder: Path = SDK, path: str = str(SDK)) -> dict[str, Any]:
    """Pyright's report; it looks for packages where `python` on the path does."""
    command = shutil.which("pyright", path=str(Path(sys.executable).parent))
    if command is None and not os.environ.get("CI"):
        pytest.skip("pyright is not installed")
    assert command is not None, "pyright is in the dev group; CI must have it"
    bin_folder = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([bin_folder, os.environ["PATH"]]),
        "PYTHONPATH": path,
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
    }
    done = subprocess.run(
        [command, *arguments, "--outputjson"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if not done.stdout.startswith("{") and not os.environ.get("CI"):
        pytest.skip(f"pyright can't run here: {done.stderr[-200:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def marked(program: str) -> set[int]:
    """The lines that are wrong on purpose."""
    return {number for number, line in enumerate(program.splitlines(), 1) if line.endswith("# !")}
