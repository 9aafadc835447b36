"""Prints the score of the mutants at the end of a run, and what failing assertions of shared modules compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.register_assert_rewrite(
    "state_model",
    "model",
    "list_pages",
    "bookshop_requests",
    "bookshop_state",
    "api_driver",
    "bookshop",
    "scenarios",
    "checked_client",
)

_KILLED = "test_mutants.py::test_killed"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is here takes long: it comes first, so that at the end no worker waits for another one."""
    here = Path(__file__).parent
    items.sort(key=lambda item: not item.path.is_relative_to(here))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    outcomes = {
        outcome: [report for report in terminalreporter.stats.get(outcome, ()) if _KILLED in report.nodeid]
        for outcome in ("passed", "failed")
    }
    total = sum(map(len, outcomes.values()))
    if total:
        terminalreporter.write_line(f"{len(outcomes['passed'])} of {total} mutants killed")
        from killers import KILLERS, killer_in  # on the path by now

        found = [killer for report in outcomes["passed"] if (killer := killer_in(report)) is not None]
        if others := sum(KILLERS.get(mutant) != claim for mutant, claim in found):
            hint = "python contract_tests/mutants/killers.py"
            terminalreporter.write_line(f"{others} of them by others than killers.json has, which takes long: {hint}")
