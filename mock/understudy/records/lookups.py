"""The indexes that records are found by: a key or a text that a property holds, several values, their own address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from understudy.openapi.pointer import MISSING
from understudy.records.keys import key_index, key_text
from understudy.state.store import Address, Index, Record
from understudy.state.work import Work


def having_key(
    work: Work, collection: str, name: str, key: Any, parent: tuple[str, ...] | None = None
) -> Sequence[Address]:
    """The addresses of the records one of whose properties holds a key, oldest first."""
    return work.matching(collection, parent, key_index(name), (key_text(key),))


def having_text(work: Work, collection: str, names: Iterable[str], text: str) -> Sequence[Address]:
    """The addresses of the records one of whose properties, of these, is a text; oldest first."""
    return work.matching(collection, None, _text_index(tuple(names)), (text,))


@cache
def _text_index(names: tuple[str, ...]) -> Index:
    def terms(_: Address, record: Record) -> Iterable[str]:
        return (value for name in names if isinstance(value := record.get(name), str))

    return Index(f"text {names}", terms)


def addresses_where(work: Work, collection: str, criteria: Mapping[str, Any]) -> Sequence[Address]:
    """The addresses of the records that have these values, oldest first; what is null or not there equals nothing."""
    if any(value is None or value is MISSING for value in criteria.values()):
        return ()
    names = tuple(sorted(criteria))
    return work.matching(collection, None, _where_index(names), (joined([key_text(criteria[name]) for name in names]),))


@cache
def _where_index(names: tuple[str, ...]) -> Index:
    def terms(_: Address, record: Record) -> Iterable[str]:
        values = [record.get(name) for name in names]
        return () if None in values else (joined(list(map(key_text, values))),)

    return Index(f"where {names}", terms)


def below(work: Work, collection: str, parent_count: int, above: tuple[str, ...]) -> Sequence[Address]:
    """The addresses of a collection's records that stand below a record, however deep."""
    if parent_count == len(above):
        return work.addresses(collection, above)
    return work.matching(collection, None, _depth_index(len(above)), (joined(above),))


@cache
def _depth_index(depth: int) -> Index:
    return Index(f"below {depth}", lambda address, _: (joined(address.parent[:depth]),), reads=False)


def own_key(work: Work, collection: str, key: tuple[str, ...]) -> Sequence[Address]:
    """The addresses that have a key, whatever is above them."""
    return work.matching(collection, None, _OWN_KEY, (joined(key),))


def joined(texts: Iterable[str]) -> str:
    """Several texts as one, which no others come to."""
    return "".join(f"{len(text)}:{text}" for text in texts)


_OWN_KEY = Index("own key", lambda address, _: (joined(address.key),), reads=False)
