"""Who noticed each mutant when it was last looked for, so that this claim of this suite is checked first.

    python contract_tests/mutants/killers.py [OPTIONS OF PYTEST]

runs every mutant and writes killers.json. A mutant that is not there, or that its killer notices no more, is shown to
every suite: an entry saves time and decides nothing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

__all__ = ["KILLED_BY", "KILLERS", "killer_in"]

KILLED_BY = "killed by"
"""The property of a report that says what noticed a mutant."""
_FILE = Path(__file__).with_name("killers.json")
KILLERS: dict[str, str] = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else {}
"""By the name of the mutant: the name of a suite, `: `, and what it looked at."""


def killer_in(report: pytest.TestReport) -> tuple[str, str] | None:
    """The mutant that a report is of, and what noticed it; None where nothing did, and in other reports."""
    noticed = dict(report.user_properties).get(KILLED_BY)
    if report.when != "call" or not isinstance(noticed, str):
        return None
    suite, claim, _ = noticed.split(": ", 2)
    return report.nodeid.rpartition("[")[2].removesuffix("]"), f"{suite}: {claim}"


class _Killers:
    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if (found := killer_in(report)) is not None:
            self.found[found[0]] = found[1]


def main() -> int:
    killers = _Killers()
    status = pytest.main([*sys.argv[1:], str(_FILE.with_name("test_mutants.py"))], plugins=[killers])
    if status == pytest.ExitCode.OK:
        _FILE.write_text(json.dumps(killers.found, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
