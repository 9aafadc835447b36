"""Seeded values that satisfy a schema, and the valid value nearest to a candidate.

The same seed, node and key give the same value in every process. What the document gives as const, example or default
is preferred; everything made up is validated before it is handed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from understudy.contract.lowering import Direction
from understudy.contract.model import Node
from understudy.contract.schemas import Schemas
from understudy.values.fit import Fitter
from understudy.values.maker import Maker

__all__ = ["Unsatisfiable", "Values"]

_ATTEMPTS = 12


class Unsatisfiable(Exception):  # noqa: N818 - it names what the schema is
    """No value was found that satisfies a schema."""


class Values:
    """Makes values for the schemas of one document."""

    def __init__(self, schemas: Schemas, seed: int) -> None:
        self.seed = seed
        self._schemas = schemas

    def generate(self, node: Node, direction: Direction, *, key: str) -> Any:
        """A valid value. Raises Unsatisfiable when none is found, as for a schema that contradicts itself."""
        validator = self._schemas.validator(node, direction)
        last: Any = None
        for value in self._attempts(node, direction, key):
            if validator.is_valid(value):
                return value
            last = value
        reasons = "; ".join(f"{entry.pointer} {entry.message}" for entry in validator.violations(last)[:3])
        raise Unsatisfiable(f"found no value for {key}: {reasons}")

    def _attempts(self, node: Node, direction: Direction, key: str) -> Iterator[Any]:
        for attempt in range(_ATTEMPTS):
            maker = Maker(self._schemas, direction, Random(f"{self.seed}:{key}:{attempt}"), attempt)
            yield maker.make(node)

    def fit(self, node: Node, direction: Direction, candidate: Any, *, key: str) -> Any:
        """The valid value nearest to `candidate`: what is forbidden is dropped, what lacks is made up."""
        validator = self._schemas.validator(node, direction)
        if validator.is_valid(candidate):
            return candidate
        for attempt in range(_ATTEMPTS):
            maker = Maker(self._schemas, direction, Random(f"{self.seed}:{key}:{attempt}"), attempt)
            value = Fitter(self._schemas, direction, maker).fit(node, candidate)
            if validator.is_valid(value):
                return value
        return self.generate(node, direction, key=key)
