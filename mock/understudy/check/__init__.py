"""Plays a document's own life cycles against its mock and reports what does not hold: `understudy explain --check`."""

from __future__ import annotations

from understudy.check.checking import check
from understudy.check.report import Examples, Finding, Life, Outcome, Report, Step

__all__ = ["Examples", "Finding", "Life", "Outcome", "Report", "Step", "check"]
