"""What changes of the state come to as rows of a database."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from understudy.lazy_dataclass import dataclass
from understudy.state.memory import Content, MemoryStore
from understudy.state.store import Address


@dataclass(frozen=True, slots=True)
class RowChanges:
    """What a list of changes comes to, in this order.

    Collections to drop with their marks, rows to remove, rows to put at their places, marks to take and to set.
    """

    dropped: Sequence[str] = ()
    gone: Sequence[Address] = ()
    put: Sequence[tuple[Address, int, bytes]] = ()
    unmarked: Sequence[Address] = ()
    marked: Sequence[Address] = ()


def effect_of(memory: MemoryStore, texts: Sequence[tuple[Address, bytes | None]]) -> RowChanges:
    """What the changes will do to the memory: a record that is deleted and put again goes to the end."""
    put: dict[Address, tuple[int, bytes]] = {}
    gone: dict[Address, None] = {}
    following: dict[str, int] = {}
    for address, text in texts:
        table, known = memory.table(address.collection), put.get(address)
        row = table.row(address) if known is None and address not in gone else None
        number = known[0] if known is not None else row[0][0] if row is not None else None
        if text is not None:
            if number is None:
                number = following.setdefault(address.collection, table.following)
                following[address.collection] += 1
            put[address] = (number, text)
        elif number is not None:
            put.pop(address, None)
            gone[address] = None
    unmarked = [address for address in put if memory.deleted(address)]
    marked = [address for address in gone if address not in put and not address.own]
    for name, count in Counter(address.collection for address in marked).items():
        unmarked += memory.table(name).outdated_marks(count, [each for each in unmarked if each.collection == name])
    return RowChanges(
        gone=tuple(gone),
        put=tuple((address, number, text) for address, (number, text) in put.items()),
        unmarked=tuple(unmarked),
        marked=tuple(marked),
    )


def columns_of(address: Address) -> dict[str, str]:
    """An address as columns."""
    # Not jsontext: a key that came as bytes which are no UTF-8 must come back as it was.
    return {
        "collection": address.collection,
        "parent": json.dumps(address.parent),
        "key": json.dumps(address.key),
    }


def difference(before: Content, after: Content) -> RowChanges:
    """What turns one content into another. Quick where they share what they have in common."""
    dropped: list[str] = []
    gone: list[Address] = []
    put: list[tuple[Address, int, bytes]] = []
    unmarked: list[Address] = []
    marked: list[Address] = []
    for name in {**before.tables, **after.tables}:
        old, new = before.tables.get(name), after.tables.get(name)
        if old is new:
            continue
        if old is None or new is None:
            dropped += () if old is None else (name,)
            put += () if new is None else ((new.address(place), place[0], text) for place, text in new.rows())
            marked += () if new is None else new.marks()
            continue
        rows, marks = old.differing(new)
        gone += (address for address in rows if old.row(address) is not None)
        put += ((address, row[0][0], row[1]) for address in rows if (row := new.row(address)) is not None)
        unmarked += (address for address in marks if old.deleted(address))
        marked += (address for address in marks if new.deleted(address))
    return RowChanges(dropped, gone, put, unmarked, marked)
