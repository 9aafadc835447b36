"""How objects of a schema are completed, and what they have lacked so far: the next ones get it at once.

One that is valid then lacks nothing else, for what a schema requires is part of what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import escape
from understudy.values.constraints import Flat, Nodes
from understudy.values.rng import Rng
from understudy.values.schema_merge import Flattener

_Steps = tuple[tuple[str, str] | None, ...]


class _UnforeseenError(Exception):
    """Something was added that is no number drawn by the key alone."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Objects that lack something: `steps` lead to them, properties with their parts of the path, None to all elements.

    `draws` are the properties that they lack, each with its part of the path and the numbers of which one is drawn.
    """

    steps: _Steps
    draws: tuple[tuple[str, str, int, int], ...]


def lacks_of(completion: Completion | None, candidate: Any, made: Any) -> Sequence[Lack]:
    """What a completed object lacked; nothing where more than that was changed."""
    try:
        found = dict(_added(completion, candidate, made, ()))
    except _UnforeseenError:
        return ()
    return tuple(Lack(steps, draws) for steps, draws in found.items())


def _added(
    completion: Completion | None, candidate: Any, made: Any, steps: _Steps
) -> Iterator[tuple[_Steps, tuple[tuple[str, str, int, int], ...]]]:
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


def supplied(lacks: Sequence[Lack], value: Any, seed: str) -> Any:
    """The value with what it lacks of this; the same one where it lacks nothing."""
    for lack in lacks:
        value = _supplied(lack, value, seed, 0)
    return value


def _supplied(lack: Lack, value: Any, path: str, at: int) -> Any:
    kind = value.__class__
    if at == len(lack.steps):
        made = value
        for name, part, first, last in lack.draws if kind is dict else ():
            if name not in value:
                made = dict(value) if made is value else made
                made[name] = Rng(path + part).between(first, last)
        return made
    step = lack.steps[at]
    if step is None:
        if kind is not list:
            return value
        made = value
        for place, entry in enumerate(value):
            found = _supplied(lack, entry, f"{path}/{place}", at + 1)
            if found is not entry:
                made = list(value) if made is value else made
                made[place] = found
        return made
    name, part = step
    inner = value.get(name) if kind is dict else None
    if inner is None:
        return value
    found = _supplied(lack, inner, path + part, at + 1)
    return value if found is inner else {**value, name: found}


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
