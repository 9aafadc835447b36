"""What was exercised of each document, as plain sets that workers send and the reports read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy.testing.coverage.documented import KINDS, Item, Kind


@dataclass(frozen=True, slots=True)
class Coverage:
    """One document: what it offers, in its order, and what of that was exercised.

    `names` are what `understudy diff` calls operations and webhooks.
    """

    title: str
    offered: Mapping[Kind, Mapping[Item, None]]
    covered: Mapping[Kind, set[Item]]
    names: Mapping[Item, str]

    def covered_items(self, kind: Kind) -> list[Item]:
        """In the order of the document."""
        return [item for item in self.offered[kind] if item in self.covered[kind]]

    def missing_items(self, kind: Kind) -> list[Item]:
        """In the order of the document."""
        return [item for item in self.offered[kind] if item not in self.covered[kind]]

    def count(self, kind: Kind) -> tuple[int, int]:
        """How many are covered, of how many."""
        return len(self.covered_items(kind)), len(self.offered[kind])

    def exercised(self) -> list[str]:
        """The operations that were called and the webhooks that were sent, as `understudy diff --only` takes them."""
        items = [*self.covered_items("operations"), *self.covered_items("events")]
        return [self.names[item] for item in items if item in self.names]


@dataclass(slots=True)
class CoverageTally:
    """The coverage of every document that a test used, by the name of its file."""

    documents: dict[str, Coverage] = field(default_factory=dict)

    def offer(self, file: str, title: str, offered: Mapping[Kind, Iterable[Item]], names: Mapping[Item, str]) -> None:
        """Make a document known; a second time changes nothing."""
        if file not in self.documents:
            kept: dict[Kind, dict[Item, None]] = {kind: dict.fromkeys(offered[kind]) for kind in KINDS}
            self.documents[file] = Coverage(title, kept, {kind: set() for kind in KINDS}, dict(names))

    def add(self, file: str, seen: Iterable[tuple[Kind, Item]]) -> None:
        """Count what was exercised of a document that is known; what the document does not offer is left out."""
        coverage = self.documents[file]
        for kind, item in seen:
            if item in coverage.offered[kind]:
                coverage.covered[kind].add(item)

    def count(self, kind: Kind) -> tuple[int, int]:
        """How many of all documents are covered, of how many."""
        counts = [coverage.count(kind) for coverage in self.documents.values()]
        return sum(covered for covered, _ in counts), sum(total for _, total in counts)

    def plain(self) -> dict[str, Any]:
        """As texts, lists and dicts alone, for another process; `merge` reads it."""
        return {
            file: {
                "title": coverage.title,
                "offered": {kind: [list(item) for item in items] for kind, items in coverage.offered.items()},
                "covered": {kind: sorted(map(list, items)) for kind, items in coverage.covered.items()},
                "names": [[*item, name] for item, name in coverage.names.items()],
            }
            for file, coverage in self.documents.items()
        }

    def merge(self, plain: Mapping[str, Any]) -> None:
        """Add what another process counted. In whichever order it is done, the result is the same."""
        for file, document in plain.items():
            offered = {kind: [_item(each) for each in document["offered"][kind]] for kind in KINDS}
            names = {(scope, text): name for scope, text, name in document["names"]}
            self.offer(file, document["title"], offered, names)
            self.add(file, ((kind, _item(each)) for kind in KINDS for each in document["covered"][kind]))


def _item(texts: Iterable[str]) -> Item:
    scope, text = texts
    return scope, text
