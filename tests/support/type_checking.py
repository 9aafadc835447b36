"""mypy, as strict users of a generated package run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from live_mocks import ROOT

__all__ = ["mypy"]

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
