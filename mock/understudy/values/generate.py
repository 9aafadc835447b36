"""Seeded values that satisfy a schema, and the valid value nearest to a candidate.

The same seed, node and key give the same value in every process. What the document gives as const, example or default
is preferred; everything made up is validated before it is handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from typing import Any, Literal

from understudy.json_values import has_all
from understudy.openapi.directions import Direction
from understudy.openapi.model import Node
from understudy.openapi.pointer import MISSING
from understudy.openapi.schemas import Schemas
from understudy.openapi.violations import fits_several
from understudy.problem import Problem
from understudy.values.constraints import Flat
from understudy.values.foreseen import drawn, shown
from understudy.values.generator import Generator
from understudy.values.lacking import Supply, lacks_of
from understudy.values.makers import Makers
from understudy.values.repair import Fitter, known_completion
from understudy.values.rng import Rng
from understudy.values.schema_merge import Flattener

Fill = Literal["optional", "required"]
FILLS: tuple[Fill, ...] = ("optional", "required")
"""Whether a new record has the optional properties that only the service sets, or just what its schema requires."""

_ATTEMPTS = 24
_REPAIRS = 3
_MOST_KNOWN = 10_000


class Unsatisfiable(Exception):  # noqa: N818 - it names what the schema is
    """No value was found that satisfies a schema. `problem` says where the schema stands and what stood in the way."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class Values:
    """Makes values for the schemas of one document. `makers` are the user's own, which come before the document's.

    `fill` says how much of a record is made up. With `keeps_several` a candidate that is only wrong in that it fits
    several alternatives of a `oneOf` is kept, where a valid value would be another.
    """

    def __init__(
        self,
        schemas: Schemas,
        seed: int,
        makers: Makers = Makers(),  # noqa: B008 - frozen
        *,
        fill: Fill = "optional",
        keeps_several: bool = False,
    ) -> None:
        self.seed = seed
        self.fill = fill
        self.keeps_several = keeps_several
        self.makers = makers
        self.has_makers = bool(makers)
        self._custom = makers if makers else None
        self._schemas = schemas
        # By identity, with the node, which must live as long.
        self._not_enough: dict[tuple[int, Direction], Node] = {}
        self.lacks: dict[tuple[int, Direction], tuple[Node, Sequence[Supply]]] = {}
        self._flatteners: dict[Direction, Flattener] = {
            "request": Flattener(schemas, "request"),
            "response": Flattener(schemas, "response"),
        }

    def generate(self, node: Node, direction: Direction, *, key: str, fresh: bool = False) -> Any:
        """A valid value; a `fresh` one is not taken from an example, so that another key gives another value.

        Raises Unsatisfiable when none is found, as for a schema that contradicts itself.
        """
        is_valid = self._schemas.validator(node, direction).is_valid
        first: Any = None
        several: list[Any] = []
        for attempt in range(_ATTEMPTS):
            maker = self._maker(direction, key, attempt)
            value = maker.make((node,), fresh=fresh)
            first = value if attempt == 0 else first
            for _ in range(_REPAIRS):
                if is_valid(value):
                    return value
                value = Fitter(self._flatteners[direction], maker).fit((node,), value)
            if is_valid(value):
                return value
            if not several and self._fits_several(node, direction, value):
                several.append(value)
        if several:
            return several[0]
        raise Unsatisfiable(self._problem(node, direction, first))

    def _fits_several(self, node: Node, direction: Direction, value: Any) -> bool:
        return fits_several(self._schemas.validator(node, direction).violations(value))

    def is_valid(self, node: Node | None, direction: Direction, value: Any) -> bool:
        """Whether a value is valid as it is; of what has no schema that can't be said."""
        return node is not None and self._schemas.validator(node, direction).is_valid(value)

    def fit(self, node: Node, direction: Direction, candidate: Any, *, key: str) -> Any:
        """The valid value nearest to `candidate`, which is handed back untouched when it is valid.

        What fits is kept, what is forbidden is dropped, what lacks is made up, the same for the same key. Raises
        Unsatisfiable when no value is valid.
        """
        if self._schemas.validator(node, direction).is_valid(candidate):
            return candidate
        completed = self.completed(node, direction, candidate, key=key) if isinstance(candidate, dict) else None
        if completed is not None:
            return completed
        several = self._several(node, direction, candidate, key) if self.keeps_several else MISSING
        for attempt in range(_ATTEMPTS):
            fitted = self._fitted(node, direction, candidate, key, attempt)
            if fitted is not MISSING and (several is MISSING or has_all(fitted, candidate)):
                return fitted
        return several if several is not MISSING else self._patched(node, direction, candidate, key)

    def _fitted(self, node: Node, direction: Direction, candidate: Any, key: str, attempt: int) -> Any:
        """A valid value that keeps of the candidate what it can, or MISSING."""
        is_valid = self._schemas.validator(node, direction).is_valid
        fitter = Fitter(self._flatteners[direction], self._maker(direction, key, attempt))
        for _ in range(_REPAIRS):
            candidate = fitter.fit((node,), candidate)
            if is_valid(candidate):
                return candidate
        return MISSING

    def _several(self, node: Node, direction: Direction, candidate: Any, key: str) -> Any:
        """The candidate with what lacks, where all that is wrong is that it fits several alternatives, or MISSING."""
        fitter = Fitter(self._flatteners[direction], self._maker(direction, key, 0))
        completed = copy(fitter.completed((node,), candidate))  # the same one would be one that is valid
        return completed if self._fits_several(node, direction, completed) else MISSING

    def completed(
        self, node: Node, direction: Direction, candidate: dict[str, Any], *, key: str
    ) -> dict[str, Any] | None:
        """The object with what it and those in it must have, where that is all that is wrong: the same as by `fit`.

        Where it is not enough for one object of a schema, it is seldom enough for another, and not tried again.
        """
        memo = (id(node), direction)
        if memo in self._not_enough:
            return None
        is_valid = self._schemas.validator(node, direction).is_valid
        made: dict[str, Any]
        if memo in self.lacks:
            made = self.supplied(memo, candidate, key=key)
            if is_valid(made):
                return made
        flattener = self._flatteners[direction]
        made = Fitter(flattener, self._maker(direction, key, 0)).completed((node,), candidate)
        if not is_valid(made):
            self._not_enough[memo] = node
            return None
        lacks = lacks_of(known_completion(flattener, (node,)), candidate, made) if self._custom is None else ()
        if lacks:
            if len(self.lacks) >= _MOST_KNOWN:
                self.lacks.clear()  # nodes that are put together on the fly come in without end
            self.lacks[memo] = node, lacks
        return made

    def supplied(self, memo: tuple[int, Direction], candidate: dict[str, Any], *, key: str) -> dict[str, Any]:
        """The object with what is known in `lacks` that it lacks, by the identity of its schema and the direction."""
        path = f"{self.seed}\0{key}\0"
        for supply in self.lacks[memo][1]:
            candidate = supply(candidate, path)
        return candidate

    def properties(
        self,
        node: Node | None,
        direction: Direction,
        record: dict[str, Any],
        names: Iterable[str],
        *,
        key: str,
        kind: Flat | None = None,
    ) -> dict[str, Any]:
        """Values for properties of an object, which go with those that it has; of some there may be none.

        `kind` is the variant that the object is where the schema leaves a choice, if that is known.
        """
        whole: Node = True if node is None else node
        flat = kind or self._flatteners[direction].flatten((whole,), record, lambda _count: 0)
        if flat.chosen:
            names = [name for name in names if name in flat.properties]
        return self._maker(direction, key, 0).beside(flat, record, names)

    def shown(self, node: Node | None, direction: Direction, name: str, *, kind: Flat | None = None) -> Any:
        """What `properties` gives for a property of any object, whatever the key; MISSING where that is not one value.

        A list or an object is the caller's to copy.
        """
        if self._custom is not None:
            return MISSING
        whole: Node = True if node is None else node
        flat = kind or self._flatteners[direction].flatten((whole,), {}, lambda _count: 0)
        if flat.chosen and kind is None:
            return MISSING
        return shown(self._flatteners[direction], self._maker(direction, "", 0), flat, name)

    def drawn(
        self, node: Node | None, direction: Direction, name: str, *, kind: Flat | None = None
    ) -> Callable[[str], int] | None:
        """What `properties` gives for a property of any object by its key; None where that is no number drawn so."""
        if self._custom is not None:
            return None
        whole: Node = True if node is None else node
        flat = kind or self._flatteners[direction].flatten((whole,), {}, lambda _count: 0)
        if flat.chosen and kind is None:
            return None
        found = drawn(self._flatteners[direction], self._maker(direction, "", 0), flat, name)
        if found is None:
            return None
        path, first, last = found
        return lambda key: Rng(f"{self.seed}\0{key}\0{path}").between(first, last)

    def required(self, node: Node, direction: Direction) -> Iterable[str]:
        """The properties that every object of a schema must have."""
        flat = self._flatteners[direction].flatten((node,), {}, lambda _count: 0)
        return () if flat.chosen else flat.required

    def kind(self, node: Node | None, direction: Direction, record: dict[str, Any]) -> Flat | None:
        """The variant of a schema that an object is most like; None where the schema leaves no choice."""
        whole: Node = True if node is None else node
        flat = self._flatteners[direction].flatten((whole,), record, lambda _count: 0)
        return flat if flat.chosen else None

    def with_rest(self, node: Node | None, value: Any, *, key: str) -> Any:
        """What a response shows, with the optional properties that it leaves out, its objects and lists as well."""
        maker = self._maker("response", key, 0)
        return maker.with_rest((True if node is None else node,), value, "", 0)

    def _patched(self, node: Node, direction: Direction, candidate: Any, key: str) -> Any:
        """The last resort: a made value that takes over the properties of the candidate that it can, one by one."""
        value = self.generate(node, direction, key=key)
        is_valid = self._schemas.validator(node, direction).is_valid
        if isinstance(value, dict) and isinstance(candidate, dict):
            for name, entry in candidate.items():
                patched = {**value, name: entry}
                value = patched if is_valid(patched) else value
        return value

    def _maker(self, direction: Direction, key: str, attempt: int) -> Generator:
        whole = direction == "response" and self.fill == "optional"
        return Generator(self._flatteners[direction], f"{self.seed}\0{key}", attempt, self._custom, whole=whole)

    def _problem(self, node: Node, direction: Direction, value: Any) -> Problem:
        found = self._schemas.validator(node, direction).violations(value)[:3]
        reasons = "; ".join(f"{entry.pointer or 'the value'} {entry.message}" for entry in found)
        message = f"no value was found that is valid in a {direction}; the nearest: {reasons}"
        return Problem("unsatisfiable", message, self._schemas.pointer_of(node))
