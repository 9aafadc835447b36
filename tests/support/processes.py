"""Servers in processes of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 30


@contextmanager
def running(command: list[str], **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server in a session of its own; yields its address as soon as it is printed."""
    process = subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if found := re.search(r"at (https?://\S+)", line):
                yield process, found.group(1)
                break
        else:
            raise AssertionError(process.communicate(timeout=SECONDS)[1])
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=SECONDS)


def serve(spec: Path, *arguments: str) -> list[str]:
    return ["-m", "understudy.server.cli.main", "serve", str(spec), "--port", "0", *arguments]
