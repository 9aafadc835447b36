"""How objects of a schema are completed, and what they have lacked so far: the next ones get it at once.

One that is valid then lacks nothing else, for what a schema requires is part of what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from understudy.openapi.pointer import escape
from understudy.values.constraints import Flat, Nodes
from understudy.values.rng import Rng
from understudy.values.schema_merge import Flattener

Supply = Callable[[Any, str], Any]
"""What gives a value what it is known to lack, by the seed and the path of what is drawn; the same one that has it."""

# The way to objects that lack something: properties with their parts of the path, None to all elements of a list.
_Steps = tuple[tuple[str, str] | None, ...]
# The properties that they lack, each with its part of the path and the numbers of which one is drawn.
_Draws = tuple[tuple[str, str, int, int], ...]


class _UnforeseenError(Exception):
    """Something was added that is no number drawn by the key alone."""


def lacks_of(completion: Completion | None, candidate: Any, made: Any) -> Sequence[Supply]:
    """What a completed object lacked; nothing where more than that was changed."""
    try:
        found = dict(_added(completion, candidate, made, ()))
    except _UnforeseenError:
        return ()
    return tuple(_supplying(steps, draws) for steps, draws in found.items())


def _added(completion: Completion | None, candidate: Any, made: Any, steps: _Steps) -> Iterator[tuple[_Steps, _Draws]]:
    if made is candidate:
        return
    if completion is None:
        raise _UnforeseenError
    if isinstance(made, list):
        for old, new in zip(candidate, made, strict=True):
            item = completion.item
            yield from _added(item.completion if item is not None else None, old, new, (*steps, None))
        return
    draws = []
    for name, new in made.items():
        if name in candidate:
            place = (completion.named or {}).get(name)
            below = (*steps, (name, f"/{escape(name)}"))
            yield from _added(place.completion if place is not None else None, candidate[name], new, below)
            continue
        numbers = completion.drawn.get(name)
        if numbers is None:
            raise _UnforeseenError
        draws.append((name, *numbers))
    if draws:
        yield steps, tuple(draws)


def _supplying(steps: _Steps, draws: _Draws) -> Supply:
    supply = _drawing(draws)
    for step in reversed(steps):
        supply = _in_elements(supply) if step is None else _in_property(supply, *step)
    return supply


def _drawing(draws: _Draws) -> Supply:
    def supply(value: Any, path: str) -> Any:
        if value.__class__ is not dict:
            return value
        made = value
        for name, part, first, last in draws:
            if name not in value:
                made = dict(value) if made is value else made
                made[name] = Rng(path + part).between(first, last)
        return made

    return supply


def _in_elements(inner: Supply) -> Supply:
    def supply(value: Any, path: str) -> Any:
        if value.__class__ is not list:
            return value
        made = value
        for place, entry in enumerate(value):
            found = inner(entry, f"{path}/{place}")
            if found is not entry:
                made = list(value) if made is value else made
                made[place] = found
        return made

    return supply


def _in_property(inner: Supply, name: str, part: str) -> Supply:
    def supply(value: Any, path: str) -> Any:
        held = value.get(name) if value.__class__ is dict else None
        if held is None:
            return value
        found = inner(held, path + part)
        return value if found is held else {**value, name: found}

    return supply


_CONTAINERS = frozenset({"object", "array"})


class InnerPlace:
    """A property, or any item, that may hold an object or a list: its part of the path and its schemas.

    `completion` is theirs, as far as known; None where it depends on the value.
    """

    __slots__ = ("completion", "is_known", "nodes", "part")

    def __init__(self, part: str, nodes: Nodes) -> None:
        self.part, self.nodes = part, nodes
        self.completion: Completion | None = None
        self.is_known = False


class Completion:
    """How the values of a schema are completed.

    An object lacks nothing itself that has all that is `required`, where it `is_plain`. `named` are the properties that
    are looked into; `item` are the elements of a list. None of the two for what the schema does not take. `drawn` are
    the properties that are numbers by the key alone, as far as known: their parts of the path and what to draw from.
    """

    __slots__ = ("drawn", "flat", "is_plain", "item", "named", "required")

    def __init__(self, flat: Flat, named: dict[str, InnerPlace] | None, item: InnerPlace | None) -> None:
        self.flat, self.named, self.item = flat, named, item
        self.required = flat.required.keys()
        self.is_plain = flat.most_properties is None and not flat.dependent and flat.fewest_properties <= 0
        self.drawn: dict[str, tuple[str, int, int] | None] = {}


def completion_of(flattener: Flattener, nodes: Nodes) -> Completion | None:
    """How values of these schemas are completed; None where that depends on the value."""
    flat = flattener.flatten(nodes, {}, lambda _count: 0)
    if flat.chosen or flat.families or not isinstance(flat.unevaluated, bool | None):
        return None
    if not all(isinstance(rest, bool) for _, _, rest in flat.closures) or any(prefix for prefix, _ in flat.tuples):
        return None
    if flat.options is not None:
        return Completion(flat, None, None)
    named = dict(_named(flattener, flat)) if flat.takes("object") else None
    return Completion(flat, named, InnerPlace("", flat.item(0)) if flat.takes("array") else None)


def _named(flattener: Flattener, flat: Flat) -> list[tuple[str, InnerPlace]]:
    found = []
    for name in flat.properties:
        nodes = flattener.property_nodes(flat, name)
        if nodes is not None:
            inner = flattener.first(nodes)
            if inner.kinds is None or inner.chosen or not _CONTAINERS.isdisjoint(inner.kinds):
                found.append((name, InnerPlace(f"/{escape(name)}", nodes)))
    return found
