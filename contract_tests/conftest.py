"""Prints the score of the mutants at the end of a run."""

from __future__ import annotations

from typing import Any

_KILLED = "test_mutants.py::test_killed"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    outcomes = {
        outcome: [report for report in terminalreporter.stats.get(outcome, ()) if _KILLED in report.nodeid]
        for outcome in ("passed", "failed")
    }
    total = sum(map(len, outcomes.values()))
    if total:
        terminalreporter.write_line(f"{len(outcomes['passed'])} of {total} mutants killed")
