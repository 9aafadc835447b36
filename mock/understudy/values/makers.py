"""Makers of values that a user registers, by format or by the name of a property; the built-in ones are by format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from understudy.extensions import ExtensionError, ValueMaker
from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import unescape
from understudy.values.rng import Rng

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Makers:
    """The user's makers. False where there are none, so that nothing is paid for them."""

    by_format: Mapping[str, ValueMaker] = field(default_factory=dict)
    by_property: Mapping[str, ValueMaker] = field(default_factory=dict)

    @classmethod
    def of(cls, makers: Iterable[ValueMaker]) -> Makers:
        """Those of a mock; of two for the same, the later counts."""
        known = tuple(makers)
        return cls(
            {each.for_format: each for each in known if each.for_format is not None},
            {each.for_property: each for each in known if each.for_property is not None},
        )

    def __bool__(self) -> bool:
        return bool(self.by_format or self.by_property)

    def made(self, formats: Sequence[str], path: str, rng: Rng) -> Iterator[Any]:
        """Values for a place: those for its property first, then those for its formats, a few of each.

        `path` is the JSON Pointer of the place within the value that is made. Raises ExtensionError.
        """
        found = [self.by_property.get(unescape(path.rpartition("/")[2])), *map(self.by_format.get, formats)]
        for maker in found:
            for _ in range(_TRIES if maker is not None else 0):
                assert maker is not None
                yield _called(maker, rng)


def _called(maker: ValueMaker, rng: Rng) -> Any:
    try:
        return maker.function(rng)
    except Exception as error:
        message = f"{maker.place} raised {type(error).__name__}: {error}"
        raise ExtensionError(f"The value maker of {maker.subject} failed", message) from error
