"""Filters by equality as look-ups in an index: the terms of a record, and those of a value that is requested.

What equality means is `comparing.same`; a record and a value share a term exactly where that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice, product
from typing import Any

from understudy.inference.keys import held
from understudy.lazy_dataclass import dataclass
from understudy.records.keys import key_index, key_text
from understudy.records.lookups import joined
from understudy.state.store import Address, Index, Record

Test = Callable[[Record], bool]

TOO_MANY = "*"
"""The one term of a record that has too many."""
_MOST = 64


@dataclass(frozen=True, slots=True)
class Equality:
    """A test that a record passes where it has any of the terms in an index."""

    index: Index
    terms: frozenset[str]
    test: Test

    def __call__(self, record: Record) -> bool:
        return self.test(record)


def same_as_any(name: str, readings: Callable[[Record], Iterable[Any]], options: Iterable[Any], test: Test) -> Test:
    """The test as one of equality: that one of a record's readings is the same as one of the options.

    `name` says what the readings are. Options that are no scalars leave the test as it is.
    """
    terms: set[str] = set()
    for option in options:
        found = _terms_of_option(option)
        if found is None:
            return test
        terms |= found
    return Equality(Index(f"is {name}", partial(_terms_of_record, readings)), frozenset(terms), test)


def key_equality(name: str, key: str) -> Equality:
    """A property holds a key, as it stands in a path."""

    def test(record: Record) -> bool:
        value = held(record, name)
        return value is not None and key_text(value) == key

    return Equality(key_index(name), frozenset((key,)), test)


def conjunction(equalities: Sequence[Equality]) -> tuple[Index, frozenset[str]]:
    """One index for several equalities, and the terms that say all of them.

    A record that has too many combinations of terms has `TOO_MANY` in place of them.
    """
    if len(equalities) == 1:
        return equalities[0].index, equalities[0].terms
    ordered = sorted(equalities, key=lambda each: each.index.name)
    indexes = [each.index for each in ordered]

    def terms(address: Address, record: Record) -> list[str]:
        parts = [frozenset(index.terms(address, record)) for index in indexes]
        found = list(islice(_joined(parts), _MOST + 1))
        return found if len(found) <= _MOST else [TOO_MANY]

    return Index(" & ".join(index.name for index in indexes), terms), frozenset(_joined([e.terms for e in ordered]))


def _joined(parts: Sequence[frozenset[str]]) -> Iterator[str]:
    return map(joined, product(*parts))


def _terms_of_record(readings: Callable[[Record], Iterable[Any]], _: Address, record: Record) -> Iterator[str]:
    for value in readings(record):
        if isinstance(value, bool):
            yield f"is {value}"
        elif value is None:
            yield "is None"
        elif not isinstance(value, dict):
            yield f"={value}"
            if isinstance(value, int | float):
                yield _number(value)


def _terms_of_option(value: Any) -> set[str] | None:
    if isinstance(value, bool):
        return {f"is {value}"}
    if value is None:
        return {"is None", "=None"}
    if isinstance(value, int | float):
        return {f"={value}", _number(value)}
    if not isinstance(value, str):
        return None
    word = value.casefold()
    named = {"true": "is True", "false": "is False"}.get(word)
    return {f"={value}", *(("is None",) if value in ("null", "none") else ()), *((named,) if named else ())}


def _number(value: float) -> str:
    """The same for what is equal, whether integer or not."""
    return f"#{int(value):x}" if isinstance(value, int) or value.is_integer() else f"#{value!r}"
