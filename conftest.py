"""What holds for every test, however pytest is started."""

from __future__ import annotations

import gc
import os
import sys

# No test finds what another one, or another version of the program, has read: contracts are kept where a test says so.
os.environ["UNDERSTUDY_NO_CACHE"] = "1"
# The tests start a thousand processes, and rewrite the assertions of 400 modules: that is compiled once.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    """Thousands of modules and tests stay until the end: no collection of garbage looks at them again.

    What tests leave behind is collected a thirtieth as often as by itself, which took a seventh of their time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
