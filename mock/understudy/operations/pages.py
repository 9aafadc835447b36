"""Pages of a list: which part is requested, and what a response says about it, in its body, its headers and its URLs.

Numbers are true at any depth of an envelope, and the last page says that it is the last, so that whoever follows pages
by what the answers say comes to an end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from understudy.inference.conventions import property_role
from understudy.inference.conventions.lists import page_role
from understudy.inference.envelopes import Steps, inside, place
from understudy.inference.list_inputs import Inputs
from understudy.inference.resources import Collection
from understudy.inference.shapes import has_url, items_of, properties, required_names, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Header, Node, Operation
from understudy.openapi.pointer import MISSING
from understudy.openapi.schemas import Schemas
from understudy.operations.call import OperationCall
from understudy.records.keys import record_key
from understudy.state.store import Record

__all__ = ["Page", "PageContent", "describe", "headers", "page_at", "part_of", "requested_page"]

_FURTHEST = 1 << 62
"""No list is that long; a page number times a page size may be."""
_UNLIMITED = 1 << 31
_USUAL = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list: where it starts, how much it holds at most, its number as the caller counts.

    `first` is the number of the first page. `size` of a list that has no pages is what nobody reaches. `turned` is the
    role of the cursor of the request.
    """

    start: int
    size: int
    number: int
    first: int
    turned: str | None = None

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

    def shape(role: str) -> Mapping[str, Any]:
        found = inputs.by_role.get(role)
        return found.shape if found is not None else {}

    size = requested("page-size")
    if not isinstance(size, int) or isinstance(size, bool):
        default, most = shape("page-size").get("default"), shape("page-size").get("maximum", _USUAL)
        turns = not inputs.by_role.keys().isdisjoint(("page-size", "page-number", "cursor", "cursor-at"))
        size = default if isinstance(default, int) else min(most, _USUAL) if turns else _UNLIMITED
    size = min(max(0, size), _UNLIMITED)
    number, counting = requested("page-number"), shape("page-number")
    first = 0 if counting.get("minimum") == 0 or counting.get("default") == 0 else 1
    for role in inputs.cursors:
        cursor = requested(role)
        if isinstance(cursor, str | int) and not isinstance(cursor, bool) and cursor != "":
            return Page(0, size, first, first, role), cursor
    if isinstance(number, int):
        return Page(min(max(0, number - first) * size, _FURTHEST), size, number, first), None
    offset = requested("offset")
    start = min(offset, _FURTHEST) if isinstance(offset, int) and offset > 0 else 0
    return Page(start, size, first + (start // size if size else 0), first), None


def _counts(call: OperationCall) -> bool:
    """Whether a cursor is how many records stand before a page, as an integer beside the list says."""
    shape, schemas = call.plan.shape, call.context.contract.schemas
    root = call.media.schema if call.media is not None else None
    spots = schemas.remember("page places", shape.beside, lambda: _spots(schemas, shape.beside, root)) if shape else ()
    return any(spot.role == "next-cursor" and spot.kind == "integer" for spot in spots)


def page_at(call: OperationCall, page: Page, records: list[Record], cursor: str | int) -> Page:
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
    return replace(page, start=start, size=stop - start)


def _position_after(collection: Collection, records: list[Record], cursor: str) -> int:
    """Right behind the record whose key the cursor is; a cursor that is no key starts at the beginning."""
    for position, record in enumerate(records):
        if "/".join(record_key(collection, record)) == cursor:
            return position + 1
    return 0


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is true of one page: `values` by role, and by role of a URL the number of the page that it leads to."""

    values: Mapping[str, Any]
    pages: Mapping[str, int | None]
    turn: Callable[[int, str], str | None]
    turns_by_url: bool

    def url(self, role: str) -> str | None:
        """The URL that has a role; None where there is no such page."""
        number = self.pages.get(role)
        return None if number is None else self.turn(number, role)


def _facts(call: OperationCall, inputs: Inputs, page: Page, part: PageContent) -> _Facts:
    records, total, size = part.records, part.total, page.size if page.limited else max(part.total, 1)
    ahead = page.start + page.size < total
    more = page.start > 0 if page.ends else ahead
    last = max(0, (total - 1) // size) if size else 0
    at_start = "cursor-at" in inputs.by_role and "cursor" not in inputs.by_role
    marking = (part.following if at_start else records[-1] if records else None) if ahead else None
    cursor = "/".join(record_key(call.collection, marking)) if marking is not None else None
    values = {
        "page-number": page.number,
        "page-size": size,
        "total": total,
        "has-more": more,
        "no-more": not more,
        "is-first": page.start == 0,
        "is-empty": not records,
        "is-sorted": part.sorted,
        "is-unsorted": not part.sorted,
        "is-paged": page.limited,
        "is-unpaged": not page.limited,
        "has-previous": page.start > 0,
        "next-cursor": cursor,
        "previous-cursor": part.previous,
        "offset": page.start,
        "page-count": max(1, last + 1) if total else 0,
        "count": len(records),
        "last-page": page.first + last,
        "next-page": page.number + 1 if ahead else None,
        "previous-page": page.number - 1 if page.start > 0 else None,
        "next-offset": page.start + page.size if ahead else None,
        "first-index": page.start + 1 if records else None,
        "last-index": page.start + len(records) if records else None,
        "path-url": f"{call.base_url}{call.request_path}",
    }
    at = {
        "self-url": page.number,
        "next-url": page.number + 1 if ahead else None,
        "previous-url": page.number - 1 if page.start > 0 else None,
        "first-url": page.first,
        "last-url": page.first + last,
    }
    # `next` is a cursor where a parameter takes one, else the URL of the page.
    cursors = {"next-url": cursor, "previous-url": part.previous}
    return _Facts(values, at, _turner(call, inputs, page, cursors), not {"cursor", "cursor-at"} & inputs.by_role.keys())


def _turner(
    call: OperationCall, inputs: Inputs, page: Page, cursors: Mapping[str, str | None]
) -> Callable[[int, str], str | None]:
    """The URL of another page of the same list, on the host that the caller used."""
    roles = inputs.by_role

    def turn(to: int, role: str) -> str | None:
        query = {name: value for name, value in call.query.items() if value is not None}
        if to == page.number and role == "self-url":
            pass
        elif (turner := roles.get("page-number")) is not None:
            query = _with(query, turner.way, to)
        elif (turner := roles.get("offset")) is not None:
            start = page.start + page.size if role == "next-url" else page.start - page.size
            query = _with(query, turner.way, max(0, start) if role in cursors else (to - page.first) * page.size)
        elif (turner := roles.get("cursor") or roles.get("cursor-at")) is not None and role in cursors:
            query = _with(query, turner.way, cursors[role])
        elif turner is not None and role == "first-url":
            query = _with(query, turner.way, None)
        elif to != page.number:
            return None
        text = urlencode(list(_pairs(call.operation, query)), doseq=True, quote_via=quote)
        return f"{call.base_url}{call.request_path}{'?' if text else ''}{text}"

    return turn


def _with(query: Mapping[str, Any], way: Steps, value: Any) -> dict[str, Any]:
    """The query with another value at the end of a way, or without what is there."""
    head, *rest = way
    inner = query.get(head)
    changed = _with(inner if isinstance(inner, dict) else {}, tuple(rest), value) if rest else value
    return {**{name: known for name, known in query.items() if name != head or changed is not None}} | (
        {} if changed is None else {head: changed}
    )


def _pairs(operation: Operation, query: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Names and values as they stand in a query: objects in brackets, or beside the others (OAS 4.8.12.2.2)."""
    styles = {each.name: each.style for each in operation.parameters if each.location == "query"}
    for name, value in query.items():
        if not isinstance(value, dict):
            yield name, _text(value)
        else:
            for key, inner in value.items():
                yield (f"{name}[{key}]" if styles.get(name) == "deepObject" else key), _text(inner)


def _text(value: Any) -> Any:
    return ("true" if value else "false") if isinstance(value, bool) else value


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
    stop = page.start + page.size
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


def describe(
    call: OperationCall,
    envelope: Record,
    beside: Mapping[tuple[str, ...], Node],
    inputs: Inputs,
    page: Page,
    part: PageContent,
) -> None:
    """Put what is true of a page beside its records, wherever the envelope has a place for it."""
    schemas = call.context.contract.schemas
    facts = _facts(call, inputs, page, part)
    root = call.media.schema if call.media is not None else None
    for spot in schemas.remember("page places", beside, lambda: _spots(schemas, beside, root)):
        value = _fact(spot, facts)
        if value is not None:
            if value[0] is not None or spot.nullable:
                place(envelope, spot.steps, value[0])
            elif spot.absent is not MISSING:
                # Whatever else were made up would lead to a page that there is not.
                place(envelope, *spot.absent)
        elif spot.steps[-1] in call.query:
            place(envelope, spot.steps, call.query[spot.steps[-1]])


_TURNING = {"prev": "previous", **{name: name for name in ("next", "previous", "first", "last", "self")}}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of the envelope: its role and JSON type, and the page that it leads to, where its name is one's.

    `absent` is what is put where to say that there is no such page, MISSING where leaving the place out says it.
    """

    steps: tuple[str, ...]
    role: str | None
    kind: str | None
    element: Node | None
    turning: str | None
    is_url: bool
    nullable: bool
    absent: Any


def _spots(schemas: Schemas, beside: Mapping[tuple[str, ...], Node], root: Node | None = None) -> tuple[_Spot, ...]:
    found = []
    for steps, node in beside.items():
        marked = isinstance(node, dict) and "x-mock-role" in node
        siblings = [other[-1] for other in beside if other[:-1] == steps[:-1] and other != steps]
        role = page_role(steps[-1], node if marked else schemas.resolve(node), siblings)
        words = [step.lower().strip("_") for step in steps]
        is_href = words[-1] == "href"
        turning = _TURNING.get(words[-1]) or (_TURNING.get(words[-2]) if len(words) > 1 and is_href else None)
        is_url = is_href or has_url(schemas, node)
        nullable = schemas.validator(node, "response").is_valid(None)
        absent = _absent(schemas, root, steps, is_href=is_href)
        kind = type_of(schemas, node)
        element = items_of(schemas, node) if kind == "array" else None
        found.append(_Spot(steps, role, kind, element, turning, is_url, nullable, absent))
    return tuple(found)


def _absent(schemas: Schemas, root: Node | None, steps: Steps, *, is_href: bool) -> Any:
    """How an envelope that takes no null says that there is no such page: nothing, a link that is null, empty text."""
    above = steps[:-1] if is_href and len(steps) > 1 else steps
    if is_href and schemas.validator(inside(schemas, root, above) or True, "response").is_valid(None):
        return above, None
    if above[-1] not in required_names(schemas, inside(schemas, root, above[:-1])):
        return MISSING
    return (steps, "") if type_of(schemas, inside(schemas, root, steps)) == "string" else MISSING


def _fact(spot: _Spot, facts: _Facts) -> tuple[Any] | None:
    """What stands at a place of the envelope: (value,), or None where nothing is known of it.

    `next` is a page's number, a cursor or a URL, by its type and by what it stands in.
    """
    role, kind, turning = spot.role, spot.kind, spot.turning
    if role in _FLAGS and kind == "boolean":
        return (facts.values[role],)
    if role == "page-links":
        return (_page_links(facts),) if kind == "array" and isinstance(spot.element, dict) else None
    if turning is not None and role in (None, "next-cursor", "no-more", "is-first"):
        if kind in ("integer", "number"):
            return (facts.values.get(f"{turning}-page"),)
        if kind != "boolean" and (role != "next-cursor" or facts.turns_by_url or spot.is_url):
            return (facts.url(f"{turning}-url"),)
    if role == "next-cursor" and kind == "integer":
        return (facts.values["next-offset"],)
    if role in ("next-page", "previous-page") and kind == "string":
        turned = role.removesuffix("-page")
        return (facts.url(f"{turned}-url") if facts.turns_by_url else facts.values[f"{turned}-cursor"],)
    if role is None or role in _FLAGS:
        return None
    if role in facts.pages:
        return (facts.url(role),)
    return (facts.values[role],) if role in facts.values else None


_FLAGS = frozenset({"no-more", "is-first", "is-empty", "is-sorted", "is-unsorted", "is-paged", "is-unpaged"})
_MOST_LINKS = 100


def _page_links(facts: _Facts) -> list[Record]:
    """A link to every page, with one back and one on around them."""
    first, last = facts.pages["first-url"], facts.pages["last-url"]
    assert first is not None
    assert last is not None
    here = facts.values["page-number"]
    numbers = range(first, min(last, first + _MOST_LINKS) + 1)
    return [
        {"url": facts.url("previous-url"), "label": "&laquo; Previous", "active": False},
        *({"url": facts.turn(n, "last-url"), "label": str(n), "active": n == here} for n in numbers),
        {"url": facts.url("next-url"), "label": "Next &raquo;", "active": False},
    ]


_RELATIONS = (("next", "next-url"), ("prev", "previous-url"), ("first", "first-url"), ("last", "last-url"))


def headers(call: OperationCall, inputs: Inputs, page: Page, part: PageContent) -> tuple[tuple[str, str], ...]:
    """The headers of a page that the operation documents: totals, counts, and `Link` (RFC 8288).

    A bare array says nowhere that there are more pages, so it has a `Link` where the document names none as well.
    """
    response = call.operation.response_for(call.status)
    declared = response.headers if response is not None else ()
    bare = (call.plan.shape is None or not call.plan.shape.array) and (page.start > 0 or len(part.records) < part.total)
    if not declared and not bare:
        return ()
    facts = _facts(call, inputs, page, part)
    found = []
    for header in declared:
        if header.name.lower() == "link":
            found.append((header.name, _links(facts)))
        elif (text := _header_text(call, header, facts)) is not None:
            found.append((header.name, text))
    if bare and "link" not in [name.lower() for name, _ in found] and facts.url("next-url") != facts.url("self-url"):
        found.append(("Link", _links(facts)))
    return tuple(pair for pair in found if pair[1])


def _links(facts: _Facts) -> str:
    urls = [(relation, facts.url(role)) for relation, role in _RELATIONS]
    return ", ".join(f'<{url}>; rel="{relation}"' for relation, url in urls if url is not None)


def _header_text(call: OperationCall, header: Header, facts: _Facts) -> str | None:
    schemas = call.context.contract.schemas
    named = properties(schemas, header.schema)
    if named:
        spots = schemas.remember(
            "header places", header, lambda: _spots(schemas, {(name,): named[name] for name in named})
        )
        values = {spot.steps[0]: value[0] for spot in spots if (value := _fact(spot, facts)) is not None}
        return json.dumps({name: value for name, value in values.items() if value is not None}) if values else None
    marked = header.extensions if "x-mock-role" in header.extensions else header.schema
    role = property_role(header.name.lower().removeprefix("x-"), marked)
    value = facts.values.get(role or "")
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)
