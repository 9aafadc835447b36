"""Changes and contents of a state as rows of PostgreSQL's tables, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from understudy.state import postgres_tables as tables
from understudy.state.buckets import Key, Row, key_in
from understudy.state.memory import Content
from understudy.state.row_changes import RowChanges, columns_of
from understudy.state.store import Address
from understudy.state.tables import Table


def arrays_of(effect: RowChanges, kept: AbstractSet[Address], numbers: Mapping[str, int]) -> dict[str, list[Any]]:
    """The rows of a change, column by column."""
    rows: list[tuple[Address, bytes | None, bool, bool]] = [
        (address, text, False, address in kept) for address, _, text in effect.put
    ]
    put = {address for address, _, _ in effect.put}
    rows += [(address, None, not address.own, False) for address in effect.gone if address not in put]
    rows += [(Address(tables.NUMBERS, (), (name,)), b"%d" % number, False, True) for name, number in numbers.items()]
    places = [columns_of(address) for address, _, _, _ in rows]
    return {
        "collections": [place["collection"] for place in places],
        "parents": [place["parent"] for place in places],
        "keys": [place["key"] for place in places],
        "texts": [text for _, text, _, _ in rows],
        "marks": [mark for _, _, mark, _ in rows],
        "keeps": [keeps for _, _, _, keeps in rows],
    }


def rows_of(space: str, version: int, content: Content) -> Iterator[dict[str, Any]]:
    """Everything as rows, written by a version."""
    numbers = ((Address(tables.NUMBERS, (), (name,)), b"%d" % number) for name, number in content.numbers.items())
    rows = ((table.address(place), text) for table in content.tables.values() for place, text in table.rows())
    position = version << 20
    for address, text in (*rows, *numbers):
        position += 1
        yield _record_row(space, version, position, address, text)
    for table in content.tables.values():
        for address in table.marks():
            yield _record_row(space, version, position, address, None)


def _record_row(space: str, version: int, position: int, address: Address, text: bytes | None) -> dict[str, Any]:
    place = {"space": space, **columns_of(address)}
    return {**place, "position": position, "text": text, "marked": text is None, "version": version}


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def changes_of(rows: Sequence[Any]) -> tuple[list[tuple[Address, bytes | None]], dict[str, int]]:
    changes: list[tuple[Address, bytes | None]] = []
    numbers: dict[str, int] = {}
    for *_, collection, parent, key, text, marked, is_new in rows:
        if collection == tables.NUMBERS:
            numbers[json.loads(key)[0]] = int(text)
            continue
        address = Address(collection, _words(parent), tuple(json.loads(key)))
        if text is not None and is_new:
            # It may have been deleted before it came back: then it stands at the end.
            changes.append((address, None))
        elif text is None and marked:
            # Whether it was there before need not be known here: it is gone, and known to have been.
            changes.append((address, b"{}"))
        changes.append((address, text))
    return changes, numbers


def content_of(found: Sequence[Any]) -> Content:
    """Everything, from all rows by position."""
    content = Content({}, {})
    rows: dict[str, list[Row]] = {}
    marks: dict[str, list[Key]] = {}
    for number, (*_, collection, parent, key, text, marked, _is_new) in enumerate(found):
        if collection is None:
            continue  # the space is empty
        if collection == tables.NUMBERS:
            content.numbers[json.loads(key)[0]] = int(text)
            continue
        place = key_in(_words(parent), tuple(json.loads(key)))
        if text is not None:
            rows.setdefault(collection, []).append(((number, place), text))
        elif marked:
            marks.setdefault(collection, []).append(place)
    for name in {**rows, **marks}:
        content.tables[name] = Table.of(name, rows.get(name, ()), marks.get(name, ()))
    return content
