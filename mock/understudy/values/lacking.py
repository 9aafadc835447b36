"""What objects of one schema have lacked so far: the next ones get it without being looked through.

One that is valid then lacks nothing else, for what a schema requires is part of what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import escape
from understudy.values.completing import Completion
from understudy.values.rng import Rng

__all__ = ["Lack", "lacks_of", "supplied"]

_Steps = tuple[str | None, ...]


class _UnforeseenError(Exception):
    """Something was added that is no number drawn by the key alone."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Objects that lack something: `steps` lead to them, None to every element of a list.

    `draws` are the properties that they lack, each with its part of the path and the numbers of which one is drawn.
    """

    steps: _Steps
    draws: tuple[tuple[str, str, int, int], ...]


def lacks_of(completion: Completion | None, candidate: Any, made: Any) -> Sequence[Lack]:
    """What an object lacked that was completed; nothing where that is not all that can be said of it."""
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
            yield from _added(place.completion if place is not None else None, candidate[name], new, (*steps, name))
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
    inner = value.get(step) if kind is dict else None
    if inner is None:
        return value
    found = _supplied(lack, inner, f"{path}/{escape(step)}", at + 1)
    return value if found is inner else {**value, step: found}
