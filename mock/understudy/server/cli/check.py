"""`understudy explain SPEC --check`: plays the document and prints what does not hold."""

from __future__ import annotations

import sys

from understudy.json_codec import pretty
from understudy.mock import Mock

__all__ = ["run_check"]


def run_check(mock: Mock, *, as_json: bool) -> int:
    """Check the document of a mock and print the report; the exit code is 1 when something does not hold."""
    from understudy.check import check
    from understudy.check.report import as_data, as_text

    report = check(mock)
    sys.stdout.write(pretty(as_data(report)) if as_json else as_text(report))
    return 1 if report.findings else 0
