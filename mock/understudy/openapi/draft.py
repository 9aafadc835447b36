"""A JSON value that is changed by copying what lies on the way to a change; the rest is shared with the original."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import Any

from understudy.lazy_dataclass import dataclass

Location = tuple[int | str, ...]

REMOVED: Any = type("Removed", (), {"__repr__": lambda _: "REMOVED"})()
"""What a mend puts where a key or an element goes away."""


class Draft:
    """A document at work. The value it was made of never changes."""

    def __init__(self, value: Any) -> None:
        self.value = value
        # Containers that are copies of ours: only they may be changed. The value keeps the id from being used again.
        self._owned: dict[int, Any] = {}

    def own(self, location: Location) -> Any:
        """The container at a place, for changing: everything on the way to it is copied once. Raises LookupError."""
        self.value = container = self._copied(self.value)
        for token in location:
            inner = self._copied(container[token])
            container[token] = inner
            container = inner
        return container

    def _copied(self, value: Any) -> Any:
        if id(value) in self._owned:
            return value
        copied = dict(value) if isinstance(value, dict) else list(value)
        self._owned[id(copied)] = copied
        return copied


@dataclass(frozen=True, slots=True)
class Mend:
    """One correction of a document: the value that belongs at a place, or REMOVED."""

    location: Location
    value: Any = REMOVED


def mended(document: dict[str, Any], mends: Iterable[Mend]) -> dict[str, Any]:
    """The corrected document. Elements of arrays are numbered as they were before any of them went away.

    What stood in something that was replaced as a whole needs no correction any more.
    """
    draft = Draft(document)
    removals: list[Location] = []
    for mend in mends:
        if mend.value is REMOVED:
            removals.append(mend.location)
        else:
            with contextlib.suppress(LookupError, TypeError):
                draft.own(mend.location[:-1])[mend.location[-1]] = mend.value
    for location in sorted(set(removals), key=from_the_end, reverse=True):
        with contextlib.suppress(LookupError, TypeError):
            del draft.own(location[:-1])[location[-1]]
    changed: dict[str, Any] = draft.value
    return changed


def from_the_end(location: Location) -> tuple[tuple[int, int | str], ...]:
    """A sort key: removed in reverse order, what stands in one array stays where it is until its turn comes."""
    return tuple((1, token) if isinstance(token, int) else (0, token) for token in location)
