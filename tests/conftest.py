"""The budget of Hypothesis in unit files: small, however fast a machine is. The long runs are in contract_tests/."""

from __future__ import annotations

import httpcore  # noqa: F401 - httpx imports it with its first transport and keeps its exceptions; pytester may forget it
from hypothesis import HealthCheck, settings

settings.register_profile("unit", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unit")
