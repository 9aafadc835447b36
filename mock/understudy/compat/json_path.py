"""The JSON paths of WireMock, which are Jayway's and not RFC 9535's: filters on objects, functions, `=~`, `in`.

What a path finds is one value where it is definite, and a list where a wildcard, a scan, a filter or several indexes
may find more. `MISSING` is what a definite path finds where there is nothing. Read and compared with WireMock 3.13.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import Any

from understudy.json_values import is_number
from understudy.lazy_dataclass import dataclass

MISSING = object()
_DEPTH = 40


class PathError(ValueError):
    """An expression can't be read."""


class PathMismatchError(Exception):
    """A path can't be followed in this document: a function or a filter has nothing to work on."""


class FilterFailedError(Exception):
    """A filter compares what can't be compared, so that the item does not match, whatever else the filter has."""


class _NowhereError(Exception):
    """A property or index that has to be there is not. Never leaves this module."""


Filter = Callable[[Any, Any], bool]
"""Whether an item is meant: the item, and the whole document."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of a path. `kind` is property, index, slice, wildcard, scan, filter or function.

    `names` are properties, `indexes` those of an array or both ends of a slice, `parameters` those of the function
    called `names[0]`: paths, or JSON values.
    """

    kind: str
    names: tuple[str, ...] = ()
    indexes: tuple[int | None, ...] = ()
    test: Filter | None = None
    parameters: tuple[Any, ...] = ()

    def is_definite(self, *, last: bool) -> bool:
        """Whether it finds one thing at most."""
        if self.kind == "property":
            return len(self.names) == 1 or last
        return self.kind == "function" or (self.kind == "index" and len(self.indexes) == 1)


@dataclass(frozen=True, slots=True)
class JsonPath:
    """A compiled path. `from_root` says that it begins at the document, whatever the item is."""

    text: str
    from_root: bool
    steps: tuple[PathStep, ...] = field(hash=False)

    @property
    def is_definite(self) -> bool:
        """Whether it finds one value, and not a list."""
        last = len(self.steps) - 1
        return all(step.is_definite(last=place == last) for place, step in enumerate(self.steps))

    def find(self, item: Any, root: Any, *, strict: bool = False) -> Any:
        """A value, MISSING, or a list of values; `strict` is MISSING where any property on the way is.

        Raises PathMismatchError.
        """
        start = root if self.from_root else item
        try:
            found = list(_Walk(root, self.steps, strict).follow(0, start, sure=True))
        except _NowhereError:
            return MISSING
        if not self.is_definite:
            return found
        return found[-1] if found else MISSING


@dataclass(frozen=True, slots=True)
class _Walk:
    root: Any
    steps: Sequence[PathStep]
    strict: bool

    def follow(self, place: int, value: Any, *, sure: bool) -> Iterator[Any]:
        """What the steps from `place` on find; `sure` says that all before it were definite."""
        if place == len(self.steps):
            yield value
            return
        step = self.steps[place]
        after = sure and step.is_definite(last=place == len(self.steps) - 1)
        if step.kind == "scan":
            yield from self._scan(place + 1, value)
        elif step.kind == "function":
            yield from self.follow(place + 1, _call(step, value, self.root), sure=after)
        elif step.kind == "property":
            yield from self._properties(place, value, step, sure=sure)
        else:
            for inner in self._items(step, value, sure=sure):
                yield from (
                    self._lenient(place + 1, inner)
                    if step.kind == "wildcard"
                    else self.follow(place + 1, inner, sure=after)
                )

    def _lenient(self, place: int, value: Any) -> Iterator[Any]:
        try:
            yield from self.follow(place, value, sure=False)
        except _NowhereError:
            if self.strict:
                raise

    def _properties(self, place: int, value: Any, step: PathStep, *, sure: bool) -> Iterator[Any]:
        last = place == len(self.steps) - 1
        if not isinstance(value, dict):
            if sure:
                raise _NowhereError
            return
        if last and len(step.names) > 1:
            yield {name: value[name] for name in step.names if name in value}
            return
        for name in step.names:
            if name in value:
                yield from self.follow(place + 1, value[name], sure=sure and len(step.names) == 1)
            elif self.strict or (not last and sure and len(step.names) == 1):
                raise _NowhereError

    def _items(self, step: PathStep, value: Any, *, sure: bool) -> Iterator[Any]:
        """What a step that is about an array (or, but for indexes, an object) finds in it."""
        if step.kind == "wildcard":
            yield from value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        elif step.kind == "filter":
            yield from self._filtered(step, value, sure=sure)
        elif not isinstance(value, list):
            if sure:
                raise _NowhereError
        elif step.kind == "slice":
            yield from self._sliced(value, *step.indexes)
        else:
            for index in step.indexes:
                if index is not None and -len(value) <= index < len(value):
                    yield value[index]

    @staticmethod
    def _sliced(value: list[Any], start: int | None, end: int | None) -> Iterator[Any]:
        """Between two ends each index is taken by itself, so that `[1:-1]` is nothing."""
        if start is None or end is None:
            yield from value[start:end]
            return
        yield from (value[index] for index in range(max(start, -len(value)), min(end, len(value))))

    def _filtered(self, step: PathStep, value: Any, *, sure: bool) -> Iterator[Any]:
        if isinstance(value, dict):
            if self._passes(step, value):
                yield value
        elif isinstance(value, list):
            yield from (each for each in value if self._passes(step, each))
        elif sure:
            raise PathMismatchError("a filter needs an object or an array")

    def _passes(self, step: PathStep, value: Any) -> bool:
        assert step.test is not None
        try:
            return step.test(value, self.root)
        except FilterFailedError:
            return False

    def _scan(self, place: int, value: Any, depth: int = 0) -> Iterator[Any]:
        """`..`: the following step at every object and array, the outer ones first."""
        if not isinstance(value, dict | list) or depth > _DEPTH:
            return
        step = self.steps[place]
        if self._applies(step, value):
            if isinstance(value, list) and place < len(self.steps) - 1:
                for inner in value:
                    yield from self._lenient(place + 1, inner)
            else:
                yield from self._lenient(place, value)
        for inner in value.values() if isinstance(value, dict) else value:
            yield from self._scan(place, inner, depth + 1)

    def _applies(self, step: PathStep, value: Any) -> bool:
        if step.kind == "property":
            return isinstance(value, dict) and (not self.strict or all(name in value for name in step.names))
        if step.kind in ("index", "slice"):
            return isinstance(value, list)
        return self._passes(step, value) if step.kind == "filter" else True


def _numbers(value: Any, parameters: Sequence[Any]) -> list[float]:
    listed = value if isinstance(value, list) else []
    found = [each for each in (*listed, *parameters) if is_number(each)]
    if not found:
        raise PathMismatchError("there are no numbers")
    return [float(each) for each in found]


def _deviation(numbers: Sequence[float]) -> float:
    mean = sum(numbers) / len(numbers)
    return math.sqrt(sum((each - mean) ** 2 for each in numbers) / len(numbers))


_AGGREGATES: dict[str, Callable[[Sequence[float]], float]] = {
    "min": min,
    "max": max,
    "sum": sum,
    "avg": lambda numbers: sum(numbers) / len(numbers),
    "stddev": _deviation,
}


def _call(step: PathStep, value: Any, root: Any) -> Any:
    """What a function says of a value. Raises PathMismatchError."""
    name = step.names[0]
    arguments: list[Any] = []
    for parameter in step.parameters:
        found = parameter.find(value, root) if isinstance(parameter, JsonPath) else parameter
        arguments += found if isinstance(found, list) else [found]
    if name in _AGGREGATES:
        return _AGGREGATES[name](_numbers(value, arguments))
    if name in ("length", "size"):
        subject = arguments if step.parameters else value
        return len(subject) if isinstance(subject, dict | list) else None
    if name == "keys":
        return list(value) if isinstance(value, dict) else None
    if name == "concat":
        listed = value if isinstance(value, list) else []
        return "".join(each for each in (*listed, *arguments) if isinstance(each, str))
    if name == "append":
        return [*value, *arguments] if isinstance(value, list) else value
    if name in ("first", "last", "index"):
        if not isinstance(value, list) or not value or (name == "index" and not arguments):
            raise PathMismatchError(f"{name}() needs an array that is not empty")
        place = {"first": 0, "last": -1}.get(name, arguments[0] if arguments else 0)
        if not isinstance(place, int) or not -len(value) <= place < len(value):
            raise PathMismatchError(f"there is no element {place}")
        return value[place]
    raise PathMismatchError(f"there is no function {name}")
