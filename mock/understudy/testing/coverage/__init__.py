"""Contract coverage: which parts of a document the tests of a suite exercised."""

from understudy.testing.coverage.documented import KINDS, Item, Kind, documented
from understudy.testing.coverage.observing import Mark, Observer
from understudy.testing.coverage.tally import Coverage, CoverageTally

__all__ = ["KINDS", "Coverage", "CoverageTally", "Item", "Kind", "Mark", "Observer", "documented"]
