"""What an answer says about a page of a list, in its body, its headers and its URLs.

Numbers are true at any depth of an envelope, and the last page says that it is the last, so that whoever follows pages
by what the answers say comes to an end.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from understudy.inference.conventions import folded, property_role
from understudy.inference.envelopes import Steps, place
from understudy.inference.list_inputs import Inputs, ListInput
from understudy.inference.shapes import properties
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Header, Node, Operation
from understudy.operations.call import OperationCall
from understudy.operations.page_places import PagePlace, page_places, places_of
from understudy.operations.pages import Page, PageContent
from understudy.records.keys import record_key
from understudy.state.store import Record


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
    ahead = size > 0 and page.stop < total  # nothing comes after a page of nothing: who turns pages would not end
    more = page.start > 0 if page.ends else ahead
    last = max(0, (total - 1) // size) if size else 0
    at_start = "cursor-at" in inputs.by_role and "cursor" not in inputs.by_role
    marking = (part.following if at_start else records[-1] if records else None) if ahead else None
    cursor = "/".join(record_key(call.collection, marking)) if marking is not None else None
    # What a page begins at is counted as the parameter of that name counts it.
    places = [each for each in inputs.known if each.role in ("cursor-at", "offset") and folded(each.name) == "from"]
    takes_index = any(each.is_number for each in places)
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
        "next-offset": page.stop if ahead else None,
        "previous-offset": max(0, page.start - page.size) if page.start > 0 else None,
        "first-index": page.start + (not takes_index) if records or takes_index else None,
        "last-index": page.start + len(records) if records else None,
        "path-url": f"{call.request.base_url}{call.request.path}",
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
            start = page.stop if role == "next-url" else page.start - page.size
            query = _with(query, turner.way, max(0, start) if role in cursors else (to - page.first) * page.size)
        elif (turner := roles.get("cursor") or roles.get("cursor-at")) is not None and role in cursors:
            query = _with(_without_end(query, roles), turner.way, cursors[role])
        elif turner is not None and role == "first-url":
            query = _with(_without_end(query, roles), turner.way, None)
        elif to != page.number:
            return None
        text = urlencode(list(_pairs(call.operation, query)), doseq=True, quote_via=quote)
        return f"{call.request.base_url}{call.request.path}{'?' if text else ''}{text}"

    return turn


def _without_end(query: Mapping[str, Any], roles: Mapping[str, ListInput]) -> Mapping[str, Any]:
    """The query without the record that a page ends before, as another page begins or ends elsewhere."""
    return _with(query, end.way, None) if (end := roles.get("cursor-before")) is not None else query


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


def describe(
    call: OperationCall,
    envelope: Record,
    beside: Mapping[tuple[str, ...], Node],
    inputs: Inputs,
    page: Page,
    part: PageContent,
) -> None:
    """Put what is true of a page beside its records, wherever the envelope has a place for it."""
    facts = _facts(call, inputs, page, part)
    for spot in places_of(call, beside):
        value = _fact(spot, facts)
        if value is not None:
            if value[0] is not None or spot.nullable:
                place(envelope, spot.steps, value[0])
            elif spot.absent[0]:
                # Whatever else were made up would lead to a page that there is not.
                place(envelope, *copy.deepcopy(spot.absent), keeps=True)
        elif spot.steps[-1] in call.query:
            place(envelope, spot.steps, call.query[spot.steps[-1]])


def _fact(spot: PagePlace, facts: _Facts) -> tuple[Any] | None:
    """What stands at a place of the envelope: (value,), or None where nothing is known of it.

    `next` is a page's number, a cursor or a URL, by its type and by what it stands in.
    """
    role, kind, turning = spot.role, spot.kind, spot.turning
    if spot.held is not None:
        return _held(spot, spot.held, facts)
    if role in _FLAGS and kind == "boolean":
        return (facts.values[role],)
    if role == "page-links":
        return (_page_links(facts),) if kind == "array" and isinstance(spot.element, dict) else None
    if turning is not None and role in (None, "next-cursor", "no-more", "is-first"):
        if kind in ("integer", "number"):
            is_place = role == "next-cursor" and not facts.turns_by_url
            return (facts.values["next-offset"] if is_place else facts.pages[f"{turning}-url"],)
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


def _held(spot: PagePlace, turning: str, facts: _Facts) -> tuple[Any] | None:
    """What stands in an object that is about another page: its URL, its number, where it begins, or a cursor."""
    url, role = facts.url(f"{turning}-url"), spot.role
    if facts.pages[f"{turning}-url"] is None:
        return (None,)
    if spot.is_url or role in ("path-url", "self-url", "next-url", "previous-url") or folded(spot.steps[-1]) in _URLS:
        return (url,)
    if role == "page-size":
        return (facts.values["page-size"],)
    begins = facts.values[f"{turning}-offset"]
    if spot.kind in ("integer", "number"):
        return (begins if role == "offset" else facts.values[f"{turning}-page"],)
    if spot.kind != "string":
        return None
    if role == "page-number":
        return (str(facts.values[f"{turning}-page"]),)
    return (str(begins) if role == "offset" else facts.values[f"{turning}-cursor"] or str(begins),)


_URLS = frozenset({"url", "link", "path", "uri"})
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
            "header places", header, lambda: page_places(schemas, {(name,): named[name] for name in named})
        )
        values = {spot.steps[0]: value[0] for spot in spots if (value := _fact(spot, facts)) is not None}
        return json.dumps({name: value for name, value in values.items() if value is not None}) if values else None
    marked = header.extensions if "x-mock-role" in header.extensions else header.schema
    role = property_role(header.name.lower().removeprefix("x-"), marked)
    value = facts.values.get(role or "")
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)
