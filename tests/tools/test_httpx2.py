"""The runtime of an SDK on httpx2, where httpx is not installed: the same tests, in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SUPPORT = HERE.parent / "support"
MODULES = ("test_runtime.py", "test_calls.py", "test_streams.py", "test_multipart.py")


@pytest.mark.slow
@pytest.mark.process
def test_the_runtime_is_the_same_on_httpx2() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "httpx2_only", "-p", "no:cacheprovider", "-p", "anyio"]
    environment = {
        **os.environ,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONPATH": os.pathsep.join([str(SUPPORT), os.environ.get("PYTHONPATH", "")]),
    }
    done = subprocess.run(
        [*command, *(str(HERE / name) for name in MODULES)],
        cwd=HERE.parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert " passed in " in done.stdout
