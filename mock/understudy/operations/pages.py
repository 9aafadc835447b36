"""Pages of a list: which part is requested, and which records it has. What answers say about it: page_facts.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from understudy.inference.list_inputs import Inputs
from understudy.inference.resources import Collection
from understudy.lazy_dataclass import dataclass
from understudy.operations.call import OperationCall
from understudy.operations.listed import Listed
from understudy.operations.page_places import places_of
from understudy.records.keys import record_key
from understudy.state.store import Record

_FURTHEST = 1 << 62
"""No list is that long; a page number times a page size may be."""
_DIGITS = 19
_UNLIMITED = 1 << 31
_USUAL = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list: where it starts, how much it holds at most, its number as the caller counts.

    `first` is the number of the first page. `size` of a list that has no pages is what nobody reaches. `turned` is the
    role of the cursor of the request, `cut` how much shorter it is than `size`: fewer records stand before the one that
    it ends before.
    """

    start: int
    size: int
    number: int
    first: int
    turned: str | None = None
    cut: int = 0

    @property
    def stop(self) -> int:
        """Where the records behind the page start."""
        return self.start + self.size - self.cut

    @property
    def ends(self) -> bool:
        """Whether the page is the one before a record."""
        return self.turned == "cursor-before"

    @property
    def limited(self) -> bool:
        return self.size < _UNLIMITED


def requested_page(inputs: Inputs, values: Mapping[str, Any]) -> tuple[Page, str | int | None]:
    """The requested page, and the cursor that it starts behind, or ends before, if there is one."""

    def requested(role: str) -> Any:
        value = inputs.value(role, values)
        return int(value) if isinstance(value, float) and value.is_integer() else value

    def counted(role: str) -> Any:
        # Many documents call a number in a query a string.
        value = requested(role)
        return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < _DIGITS else value

    def shape(role: str) -> Mapping[str, Any]:
        found = inputs.by_role.get(role)
        return found.shape if found is not None else {}

    size = counted("page-size")
    if not isinstance(size, int) or isinstance(size, bool):
        default, most = shape("page-size").get("default"), shape("page-size").get("maximum", _USUAL)
        turns = not inputs.by_role.keys().isdisjoint(("page-size", "page-number", "cursor", "cursor-at"))
        size = default if isinstance(default, int) else min(most, _USUAL) if turns else _UNLIMITED
    if size < 0 or (size == 0 and shape("page-size").get("default") == 0):
        size = _UNLIMITED  # as documents say it that have no other word for all of them
    size = min(size, _UNLIMITED)
    number, counting = counted("page-number"), shape("page-number")
    first = 0 if counting.get("minimum") == 0 or counting.get("default") == 0 else 1
    for role in inputs.cursors:
        cursor = requested(role)
        if isinstance(cursor, str | int) and not isinstance(cursor, bool) and cursor != "":
            return Page(0, size, first, first, role), cursor
    if isinstance(number, int):
        return Page(min(max(0, number - first) * size, _FURTHEST), size, number, first), None
    offset = counted("offset")
    start = min(offset, _FURTHEST) if isinstance(offset, int) and offset > 0 else 0
    return Page(start, size, first + (start // size if size else 0), first), None


def _counts(call: OperationCall) -> bool:
    """Whether a cursor is how many records stand before a page, as an integer beside the list says."""
    shape = call.plan.shape
    return shape is not None and any(
        spot.role == "next-cursor" and spot.kind == "integer" for spot in places_of(call, shape.beside)
    )


def page_at(call: OperationCall, page: Page, records: Sequence[Record], cursor: str | int) -> Page:
    """The page behind a cursor, or the one that ends before it."""
    if isinstance(cursor, int) and _counts(call):
        return replace(page, start=min(max(0, cursor), _FURTHEST))
    after = _position_after(call.collection, records, str(cursor))
    if page.turned == "cursor-at":
        after = max(0, after - 1)
    if not page.ends:
        number = page.first + (-(-after // page.size) if page.size else 0)
        return replace(page, start=after, number=number)
    stop = max(0, after - 1) if after else len(records)
    start = max(0, stop - page.size)
    number = page.first + (-(-start // page.size) if page.size else 0)
    return replace(page, start=start, number=number, cut=page.size - (stop - start))


def _position_after(collection: Collection, records: Sequence[Record], cursor: str) -> int:
    """Right behind the record whose key the cursor is; a cursor that is no key starts at the beginning."""
    if isinstance(records, Listed):
        return records.after(cursor) or 0
    for position, record in enumerate(records):
        if "/".join(record_key(collection, record)) == cursor:
            return position + 1
    return 0


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page shows of a list: its records, how many there are in all, and whether an order was requested.

    `previous` is the cursor of the page before, `following` the record behind this one.
    """

    records: Sequence[Record]
    total: int
    previous: str | None = None
    following: Record | None = None
    sorted: bool = False


def part_of(
    call: OperationCall, inputs: Inputs, page: Page, records: Sequence[Record], *, in_order: bool
) -> PageContent:
    """The part of a whole list that a page shows."""
    stop = page.stop
    following = records[stop] if stop < len(records) else None
    return PageContent(
        records[page.start : stop], len(records), _previous(call, inputs, page, records), following, in_order
    )


def _previous(call: OperationCall, inputs: Inputs, page: Page, records: Sequence[Record]) -> str | None:
    """The cursor of the page before: the key that it starts behind; a text that is no key for the first page."""
    if page.start <= 0 or not records:
        return None
    behind = min(page.start - page.size - ("cursor" in inputs.by_role), len(records) - 1)
    return "/".join(record_key(call.collection, records[behind])) if behind >= 0 else "start"
