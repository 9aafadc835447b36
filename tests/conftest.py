"""The budget of Hypothesis in unit files: small, however fast a machine is. The long runs are in contract_tests/.

No test finds what another one, or another version of the program, has read: contracts are kept where a test says so.
"""

from __future__ import annotations

import gc
import os

import httpcore  # noqa: F401 - httpx imports it with its first transport and keeps its exceptions; pytester may forget it
from hypothesis import HealthCheck, settings

settings.register_profile("unit", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unit")

os.environ["UNDERSTUDY_NO_CACHE"] = "1"


def pytest_collection_finish() -> None:
    """Thousands of modules and tests stay until the end: no collection of garbage looks at them again."""
    gc.collect()
    gc.freeze()
