"""The walk over two documents' schemas: each pair of schemas once per direction, however many operations reach it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from understudy.openapi.schema_view import SchemaPlace, SchemaTree
from understudy_tools.diff.model import RuleMatch
from understudy_tools.diff.rules import Flow

Key = tuple[str, str, Flow]
Pair = tuple[SchemaPlace, SchemaPlace]


@dataclass(slots=True)
class Comparison:
    """What one comparison of two schemas found, and the pairs of schemas below them."""

    findings: list[RuleMatch] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


Compare = Callable[[SchemaTree, SchemaTree, SchemaPlace, SchemaPlace, Flow], Comparison]


class Walk:
    """Compares pairs of schemas and remembers which pair leads to which. References may go round in circles."""

    def __init__(self, old: SchemaTree, new: SchemaTree, compare: Compare) -> None:
        self.old = old
        self.new = new
        self._compare = compare
        self.findings: dict[Key, list[RuleMatch]] = {}
        self._above: dict[Key, set[Key]] = {}

    def compare(self, old: SchemaPlace, new: SchemaPlace, flow: Flow) -> Key:
        """Compare two schemas and all below; the key finds them again."""
        first = self._key(old, new, flow)
        if first in self.findings:
            return first
        # A queue and not recursion: documents chain hundreds of schemas.
        waiting = deque([(first, old, new)])
        while waiting:
            key, one, other = waiting.popleft()
            if key in self.findings:
                continue
            outcome = self._compare(self.old, self.new, self.old.schema(one), self.new.schema(other), flow)
            self.findings[key] = outcome.findings
            for below in outcome.pairs:
                inner = self._key(*below, flow)
                self._above.setdefault(inner, set()).add(key)
                waiting.append((inner, *below))
        return first

    def _key(self, old: SchemaPlace, new: SchemaPlace, flow: Flow) -> Key:
        return self.old.schema(old).key, self.new.schema(new).key, flow

    def reached_from(self, key: Key) -> Iterator[Key]:
        """Every pair that leads to this one, itself first."""
        seen = {key}
        waiting = deque([key])
        while waiting:
            current = waiting.popleft()
            yield current
            fresh = self._above.get(current, set()) - seen
            seen |= fresh
            waiting.extend(fresh)

    def partners(self) -> Iterable[tuple[str, str]]:
        """The keys of every pair of schemas that were compared."""
        return ((old, new) for old, new, _ in self.findings)
