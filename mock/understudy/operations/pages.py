"""Pages of a list: which part is asked for, and what an answer says about it, in its body, its headers and its URLs.

Numbers are true at any depth of an envelope, and the last page says that it is the last, so that whoever turns pages
by what the answers say comes to an end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from understudy.inference.conventions import page_role, parameter_role, property_role
from understudy.inference.envelopes import place
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node, Operation
from understudy.openapi.pointer import MISSING
from understudy.openapi.schemas import Schemas
from understudy.operations.call import OperationCall
from understudy.records.keys import record_key
from understudy.state.store import Record

__all__ = ["Page", "describe", "headers", "position_after", "requested_page"]

_FURTHEST = 1 << 62
"""No list is that long; a page number times a page size may be."""
_UNLIMITED = 1 << 31
_USUAL = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list: where it starts, how much it holds at most, its number as the caller counts.

    `first` is the number of the first page. `size` of a list that has no pages is what nobody reaches.
    """

    start: int
    size: int
    number: int
    first: int

    @property
    def limited(self) -> bool:
        return self.size < _UNLIMITED


_Roles = Mapping[str, tuple[str, Mapping[str, Any]]]


def _inputs(call: OperationCall) -> list[tuple[_Roles, Mapping[str, Any]]]:
    """What may say which page is meant, with the values: query parameters, and of a POST the properties of its body."""
    schemas, operation = call.context.contract.schemas, call.operation
    found = [(schemas.remember("page parameters", operation, lambda: _parameter_roles(schemas, operation)), call.query)]
    node = call.body_node if operation.method == "POST" and isinstance(call.body, dict) else None
    if isinstance(node, dict):
        found.append((schemas.remember("page properties", node, lambda: _property_roles(schemas, node)), call.body))
    return found


def _parameter_roles(schemas: Schemas, operation: Operation) -> _Roles:
    """Name and schema of the query parameter that has a role, by role; the first of several counts."""
    found: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for parameter in operation.parameters:
        role = parameter_role(parameter.name, parameter.extensions) if parameter.location == "query" else None
        if role is not None:
            found.setdefault(role, (parameter.name, _shape(schemas, parameter.schema)))
    return found


def _property_roles(schemas: Schemas, body: Node) -> _Roles:
    """The same for the properties of a body."""
    found: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for name, node in properties(schemas, body).items():
        role = parameter_role(name, node if isinstance(node, dict) else {})
        if role is not None:
            found.setdefault(role, (name, _shape(schemas, node)))
    return found


def _shape(schemas: Schemas, node: Node) -> Mapping[str, Any]:
    resolved = schemas.resolve(node)
    return resolved if isinstance(resolved, dict) else {"default": None}


def _by_role(call: OperationCall, role: str) -> tuple[str | None, Any, Mapping[str, Any]]:
    """Name, value and schema of what has a role; (None, None, {}) where nothing has it."""
    for roles, values in _inputs(call):
        if role in roles:
            name, shape = roles[role]
            value = values.get(name)
            return name, int(value) if isinstance(value, float) and value.is_integer() else value, shape
    return None, None, {}


def requested_page(call: OperationCall) -> tuple[Page, str | None]:
    """The page that a call asks for, and the cursor behind which it starts, if it names one."""
    _, size, shape = _by_role(call, "page-size")
    if not isinstance(size, int) or isinstance(size, bool):
        default = shape.get("default")
        fallback = min(shape.get("maximum", _USUAL), _USUAL) if shape or _turns(call) else _UNLIMITED
        size = default if isinstance(default, int) else fallback
    size = min(max(0, size), _UNLIMITED)
    _, number, counting = _by_role(call, "page-number")
    first = 0 if counting.get("minimum") == 0 or counting.get("default") == 0 else 1
    _, cursor, _ = _by_role(call, "cursor")
    cursor = cursor if isinstance(cursor, str) and cursor else None
    if isinstance(number, int):
        return Page(min(max(0, number - first) * size, _FURTHEST), size, number, first), cursor
    _, offset, _ = _by_role(call, "offset")
    start = min(offset, _FURTHEST) if isinstance(offset, int) and offset > 0 else 0
    return Page(start, size, first + (start // size if size else 0), first), cursor


def _turns(call: OperationCall) -> bool:
    """Whether the list has pages though nothing says how long they are."""
    return any("page-number" in roles or "cursor" in roles for roles, _ in _inputs(call))


def position_after(collection: Collection, records: list[Record], cursor: str) -> int:
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
    turn: Callable[[int, bool], str | None]
    turns_by_url: bool

    def url(self, role: str) -> str | None:
        """The URL that has a role; None where there is no such page."""
        number = self.pages[role]
        return None if number is None else self.turn(number, role == "next-url")


def _facts(call: OperationCall, page: Page, records: Sequence[Record], total: int) -> _Facts:
    more, size = page.start + page.size < total, page.size if page.limited else max(total, 1)
    last = max(0, (total - 1) // size) if size else 0
    cursor = "/".join(record_key(call.collection, records[-1])) if more and records else None
    values = {
        "page-number": page.number,
        "page-size": size,
        "total": total,
        "has-more": more,
        "no-more": not more,
        "is-first": page.start == 0,
        "is-empty": not records,
        "has-previous": page.start > 0,
        "next-cursor": cursor,
        "offset": page.start,
        "page-count": max(1, last + 1) if total else 0,
        "count": len(records),
        "last-page": page.first + last,
        "next-page": page.number + 1 if more else None,
        "previous-page": page.number - 1 if page.start > 0 else None,
        "next-offset": page.start + page.size if more else None,
        "first-index": page.start + 1 if records else None,
        "last-index": page.start + len(records) if records else None,
    }
    at = {
        "self-url": page.number,
        "next-url": page.number + 1 if more else None,
        "previous-url": page.number - 1 if page.start > 0 else None,
        "first-url": page.first,
        "last-url": page.first + last,
    }
    # `next` is a cursor where a parameter takes one, else the URL of the page.
    return _Facts(values, at, _turner(call, page, cursor), _by_role(call, "cursor")[0] is None)


def _turner(call: OperationCall, page: Page, cursor: str | None) -> Callable[[int, bool], str | None]:
    """The URL of another page of the same list, on the host that the caller used."""

    def turn(to: int, following: bool) -> str | None:
        number, _, _ = _by_role(call, "page-number")
        offset, _, _ = _by_role(call, "offset")
        behind, _, _ = _by_role(call, "cursor")
        query = {name: value for name, value in call.query.items() if value is not None}
        if number is not None:
            query[number] = to
        elif offset is not None:
            query[offset] = (to - page.first) * page.size
        elif behind is not None and following:
            query[behind] = cursor
        elif to != page.number:
            return None
        text = urlencode(query, doseq=True, quote_via=quote)
        return f"{call.base_url}{call.request_path}{'?' if text else ''}{text}"

    return turn


def describe(
    call: OperationCall,
    envelope: Record,
    beside: Mapping[tuple[str, ...], Node],
    page: Page,
    records: Sequence[Record],
    total: int,
) -> None:
    """Put what is true of a page beside its records, wherever the envelope has a place for it."""
    schemas = call.context.contract.schemas
    facts = _facts(call, page, records, total)
    for spot in schemas.remember("page places", beside, lambda: _spots(schemas, beside)):
        value = _fact(spot, facts)
        if value is not None:
            fact = value[0]
            if fact is None and not schemas.validator(spot.node, "response").is_valid(None):
                # No null is allowed, and whatever else were made up would lead to a page that there is not.
                fact = "" if spot.kind == "string" else MISSING
            if fact is not MISSING:
                place(envelope, spot.steps, fact)
        elif spot.steps[-1] in call.query:
            place(envelope, spot.steps, call.query[spot.steps[-1]])


_TURNING = {"prev": "previous", **{name: name for name in ("next", "previous", "first", "last", "self")}}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of the envelope: its role and JSON type, and the page that it leads to, where its name is one's."""

    steps: tuple[str, ...]
    node: Node
    role: str | None
    kind: str | None
    turning: str | None
    is_href: bool


def _spots(schemas: Schemas, beside: Mapping[tuple[str, ...], Node]) -> tuple[_Spot, ...]:
    found = []
    for steps, node in beside.items():
        marked = isinstance(node, dict) and "x-mock-role" in node
        siblings = [other[-1] for other in beside if other[:-1] == steps[:-1] and other != steps]
        role = page_role(steps[-1], node if marked else schemas.resolve(node), siblings)
        words = [step.lower().strip("_") for step in steps]
        is_href = words[-1] == "href"
        turning = _TURNING.get(words[-1]) or (_TURNING.get(words[-2]) if len(words) > 1 and is_href else None)
        found.append(_Spot(steps, node, role, type_of(schemas, node), turning, is_href))
    return tuple(found)


def _fact(spot: _Spot, facts: _Facts) -> tuple[Any] | None:
    """What stands at a place of the envelope: (value,), or None where nothing is known of it.

    `next` is a page's number, a cursor or a URL, by its type and by what it stands in.
    """
    role, kind, turning = spot.role, spot.kind, spot.turning
    if role in ("no-more", "is-first", "is-empty") and kind == "boolean":
        return (facts.values[role],)
    if turning is not None and role in (None, "next-cursor", "no-more", "is-first"):
        if kind in ("integer", "number"):
            return (facts.values.get(f"{turning}-page"),)
        if kind != "boolean" and (role != "next-cursor" or facts.turns_by_url or spot.is_href):
            return (facts.url(f"{turning}-url"),)
    if role == "next-cursor" and kind == "integer":
        return (facts.values["next-offset"],)
    if role is None:
        return None
    if role in facts.pages:
        return (facts.url(role),)
    return (facts.values[role],) if role in facts.values else None


def headers(call: OperationCall, page: Page, records: Sequence[Record], total: int) -> tuple[tuple[str, str], ...]:
    """The headers of a page that the operation documents: totals, counts, and `Link` (RFC 8288)."""
    response = call.operation.response_for(call.status)
    if response is None or not response.headers:
        return ()
    facts = _facts(call, page, records, total)
    found = []
    for header in response.headers:
        if header.name.lower() == "link":
            links = [
                f'<{url}>; rel="{rel}"'
                for rel, role in (("next", "next-url"), ("prev", "previous-url"), ("first", "first-url"))
                if (url := facts.url(role)) is not None
            ]
            found.append((header.name, ", ".join(links)))
            continue
        marked = header.extensions if "x-mock-role" in header.extensions else header.schema
        role = property_role(header.name.lower().removeprefix("x-"), marked)
        value = facts.values.get(role or "")
        if isinstance(value, bool):
            found.append((header.name, "true" if value else "false"))
        elif value is not None:
            found.append((header.name, str(value)))
    return tuple(found)
