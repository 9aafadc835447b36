"""The valid value nearest to a candidate. Works down schema and candidate together; what is missing the maker makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.inference.conventions import ID, folded
from understudy.inference.conventions.verbs import RECORD_NAMES
from understudy.json_values import alike
from understudy.openapi.pointer import escape
from understudy.values.constraints import Flat, Nodes
from understudy.values.foreseen import drawn
from understudy.values.generator import Generator
from understudy.values.lacking import Completion, InnerPlace, completion_of
from understudy.values.schema_merge import Flattener

_DEPTH = 40
# Deeper down a value may be null or empty only to end there.
_SHALLOW = 3
_CONTAINERS = frozenset({dict, list})
_TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[Tt ](?P<hour>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?P<zone>[Zz]|[+-]\d\d:\d\d)?)?"
)
# A key that nobody has thought up: it has digits and no spaces.
_OPAQUE = re.compile(r"(?=.*\d)[\w-]{6,}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,40})(?:\.[0-9]{1,40})?")


class Fitter:
    """Fits candidates into schemas. Later turns try the less likely variants of unions and drop more."""

    def __init__(self, flattener: Flattener, maker: Generator) -> None:
        self._flattener = flattener
        self._maker = maker
        self._turn = maker.attempt

    def fit(self, nodes: Nodes, candidate: Any, path: str = "", depth: int = 0) -> Any:
        """A value that is probably valid and keeps of `candidate` what it can."""
        if self._flattener.is_valid(nodes, candidate):
            return candidate
        if depth > _DEPTH:
            return self._maker.make(nodes, path, depth)
        flat = self._flattener.flatten(nodes, candidate, lambda _count: 0, self._turn)
        if isinstance(candidate, dict) and flat.takes("object") and flat.options is None:
            return self._object(flat, nodes, candidate, path, depth)
        if isinstance(candidate, list) and flat.takes("array") and flat.options is None:
            return self._array(flat, candidate, path, depth)
        for converted in _conversions(candidate, flat):
            if self._flattener.is_valid(nodes, converted):
                return converted
        return self._maker.make(nodes, path, depth)

    def completed(self, nodes: Nodes, value: Any, path: str = "", depth: int = 0) -> Any:
        """The value with what the objects in it must have besides; whatever else is wrong with it stays so.

        The same one where that is nothing.
        """
        if value.__class__ not in _CONTAINERS or depth > _DEPTH:
            return value
        completion = known_completion(self._flattener, nodes)
        if completion is not None:
            return self._by(completion, value, path, depth)
        flat = self._flattener.flatten(nodes, value, lambda _count: 0)
        if flat.options is not None or (flat.chosen and self._flattener.is_valid(nodes, value)):
            return value
        if isinstance(value, list):
            if not flat.takes("array"):
                return value
            return [
                self.completed(flat.item(place), entry, f"{path}/{place}", depth + 1)
                for place, entry in enumerate(value)
            ]
        if not flat.takes("object"):
            return value
        made = dict(value)
        for name, inner in value.items():
            if inner.__class__ in _CONTAINERS:
                own = self._flattener.property_nodes(flat, name)
                if own is not None:
                    made[name] = self.completed(own, inner, f"{path}/{escape(name)}", depth + 1)
        self._maker.complete(flat, made, path, depth)
        return made

    def _by(self, completion: Completion, value: Any, path: str, depth: int) -> Any:
        """`completed`, where it is known what may lack something."""
        if value.__class__ is list:
            return value if completion.item is None else self._items(completion.item, value, path, depth)
        named = completion.named
        if named is None:
            return value
        made: dict[str, Any] = value
        for name, place in named.items():
            inner = value.get(name)
            if inner.__class__ in _CONTAINERS:
                found = self._at(place, inner, path + place.part, depth + 1)
                if found is not inner:
                    made = dict(value) if made is value else made
                    made[name] = found
        if not completion.is_plain or not made.keys() >= completion.required:
            made = dict(value) if made is value else made
            if not completion.is_plain or not self._draw(completion, made, path, depth):
                self._maker.complete(completion.flat, made, path, depth)
        return made

    def _draw(self, completion: Completion, made: dict[str, Any], path: str, depth: int) -> bool:
        """Give an object what it lacks where that is nothing but numbers that are drawn by the key; whether it was."""
        if self._maker.chooses or depth > _SHALLOW:
            return False
        found, known = {}, completion.drawn
        for name in completion.required:
            if name not in made:
                if name not in known:
                    known[name] = drawn(self._flattener, self._maker, completion.flat, name)
                numbers = known[name]
                if numbers is None:
                    return False
                found[name] = self._maker.draw(path + numbers[0], numbers[1], numbers[2])
        made |= found
        return True

    def _items(self, item: InnerPlace, value: list[Any], path: str, depth: int) -> list[Any]:
        made = value
        for place, entry in enumerate(value):
            if entry.__class__ in _CONTAINERS:
                found = self._at(item, entry, f"{path}/{place}", depth + 1)
                if found is not entry:
                    made = list(value) if made is value else made
                    made[place] = found
        return made

    def _at(self, place: InnerPlace, value: Any, path: str, depth: int) -> Any:
        if not place.is_known:
            place.completion, place.is_known = completion_of(self._flattener, place.nodes), True
        if place.completion is None or depth > _DEPTH:
            return self.completed(place.nodes, value, path, depth)
        return self._by(place.completion, value, path, depth)

    def _object(self, flat: Flat, nodes: Nodes, candidate: Mapping[str, Any], path: str, depth: int) -> dict[str, Any]:
        invalid = self._flattener.invalid_properties(nodes, candidate)
        required = set(flat.required_beside(list(candidate)))
        fitted: dict[str, Any] = {}
        for name, value in candidate.items():
            inner = self._flattener.property_nodes(flat, name)
            if inner is None or (self._turn % 2 == 1 and name in flat.avoid and name not in required):
                continue
            if name not in invalid if invalid is not None else self._flattener.is_valid(inner, value):
                fitted[name] = value
            elif value is not None or name in required:
                made = self.fit(inner, value, f"{path}/{escape(name)}", depth + 1)
                if name in required or self._flattener.is_valid(inner, made):
                    fitted[name] = made
        self._maker.complete(flat, fitted, path, depth)
        return fitted

    def _array(self, flat: Flat, candidate: list[Any], path: str, depth: int) -> list[Any]:
        fitted: list[Any] = []
        taken: set[str] = set()
        for entry in candidate[: flat.most_items]:
            place = len(fitted)
            nodes = flat.item(place)
            if any(node is False for node in nodes):
                break
            made = self.fit(nodes, self._named(nodes, entry), f"{path}/{place}", depth + 1)
            mark = alike(made) if flat.unique else ""
            if not flat.unique or mark not in taken:
                taken.add(mark)
                fitted.append(made)
        self._maker.contain(flat, fitted, path, depth)
        self._maker.fill(flat, fitted, flat.fewest_items, path, depth)
        return fitted

    def _named(self, nodes: Nodes, entry: Any) -> Any:
        """An element that was sent as a text where objects are shown: the one that is called so, or has this key."""
        if not isinstance(entry, str) or not entry:
            return entry
        flat = self._flattener.flatten(nodes, {}, lambda _count: 0, self._turn)
        if flat.takes("string") or not flat.takes("object"):
            return entry
        called = {folded(name): name for name in flat.properties}
        likely = (ID, *RECORD_NAMES) if _OPAQUE.fullmatch(entry) else RECORD_NAMES
        name = next((called[each] for each in likely if each in called), None)
        return entry if name is None else {name: entry}


def known_completion(flattener: Flattener, nodes: Nodes) -> Completion | None:
    """`completion_of`, worked out once."""
    known: Completion | None = flattener.remember("completion", nodes, lambda: completion_of(flattener, nodes))
    return known


def _conversions(value: Any, flat: Flat) -> Iterator[Any]:
    """A scalar in the other notation: keys come as text from a path and are numbers in a record, or the reverse.

    A day that was sent is shown as the time at which it begins, and a time as its day (RFC 3339 5.6).
    """
    if isinstance(value, bool):
        return
    if isinstance(value, str) and flat.formats and (time := _TIME.fullmatch(value)) is not None:
        yield time["day"]
        hour = time["hour"] or "00:00:00"
        yield f"{time['day']}T{hour if len(hour) > len('00:00') else f'{hour}:00'}{time['zone'] or 'Z'}"
    if isinstance(value, str) and _NUMBER.fullmatch(value) and (flat.takes("integer") or flat.takes("number")):
        yield float(value) if "." in value else int(value)
    if isinstance(value, int | float) and flat.takes("string"):
        yield str(value)
    if isinstance(value, float) and value.is_integer():
        yield int(value)
