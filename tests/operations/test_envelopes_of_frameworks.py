"""The lists of frameworks: nineteen small documents, each with the parameters and the envelope that its framework has.

Twenty-three records in pages of ten: on the first, the second and the last page every number, flag and link is true,
and whoever follows the links or cursors sees every record once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

INT, TEXT, FLAG = {"type": "integer"}, {"type": "string"}, {"type": "boolean"}
URL, MAYBE_TEXT, MAYBE = {"type": ["string", "null"]}, {"type": ["string", "null"]}, {"type": ["integer", "null"]}
URI = {"type": ["string", "null"], "format": "uri"}
TOTAL = 23
HOST = "http://cups.test/cups"


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(named), "properties": named}


def named(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": dict(properties)}


CUPS = {"type": "array", "items": schema_ref("Cup")}
LINK = {"type": "array", "items": of(url=URL, label=TEXT, active=FLAG)}
RESOURCES = {"type": "array", "items": schema_ref("CupResource")}


def number(name: str, schema: Mapping[str, Any] = INT, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": dict(schema), **more}


@dataclass(frozen=True)
class Framework:
    """A list as a framework has it: `page(n)` is the query of the nth page, `facts(n)` what is true of it."""

    reply: Mapping[str, Any]
    parameters: tuple[Mapping[str, Any], ...]
    items: tuple[str, ...]
    query: Callable[[int], str]
    facts: Callable[[int], Mapping[str, Any]]
    following: Callable[[Any, Mapping[str, str]], str | None]
    headers: Mapping[str, Any] = field(default_factory=dict)


def link(query: str) -> str:
    return f"{HOST}?{quote(query, safe='=&')}"


def more(page: int) -> bool:
    return page < 3


def count(page: int) -> int:
    return (10, 10, 3)[page - 1]


def numbered(turn: str, size: str, first: int = 1) -> Callable[[int], str]:
    return lambda page: f"{turn}={page - 1 + first}&{size}=10"


def skipped(turn: str, size: str) -> Callable[[int], str]:
    return lambda page: f"{turn}={(page - 1) * 10}&{size}=10"


def at(*way: str) -> Callable[[Any, Mapping[str, str]], str | None]:
    """The URL of the next page at a place of the body; None where there is none."""

    def find(body: Any, _headers: Mapping[str, str]) -> str | None:
        for step in way:
            body = body.get(step) if isinstance(body, dict) else None
        return body

    return find


def by_query(query: Callable[[int], str], is_last: Callable[[Any, Mapping[str, str]], bool]) -> Any:
    """Turns pages by number as long as the answer says that there are more."""
    turned = {"page": 1}

    def find(body: Any, headers: Mapping[str, str]) -> str | None:
        turned["page"] = turned["page"] + 1 if is_last(body, headers) else 1
        return f"{HOST}?{query(turned['page'])}" if turned["page"] > 1 else None

    return find


def by_cursor(name: str, *way: str, size: str = "size") -> Callable[[Any, Mapping[str, str]], str | None]:
    find = at(*way)

    def turn(body: Any, headers: Mapping[str, str]) -> str | None:
        cursor = find(body, headers)
        return f"{HOST}?{name}={quote(cursor)}&{size}=10" if cursor else None

    return turn


def url(query: Callable[[int], str], page: int) -> str | None:
    return link(query(page)) if 1 <= page <= 3 else None


def key(page: int) -> str | None:
    """The cursor behind which the page after this one starts."""
    return str(page * 10) if 1 <= page < 3 else None


FASTAPI = numbered("page", "size")
SKIPPED = skipped("skip", "limit")
DRF_PAGE = numbered("page", "page_size")
DRF_OFFSET = skipped("offset", "limit")
SPRING = numbered("page", "size", first=0)
LARAVEL = numbered("page", "per_page")
JSONAPI_PAGE = numbered("page[number]", "page[size]")
JSONAPI_OFFSET = skipped("page[offset]", "page[limit]")
HAL = numbered("page", "limit")
ODATA = skipped("$skip", "$top")


def laravel_facts(page: int) -> dict[str, Any]:
    return {
        "current_page": page,
        "per_page": 10,
        "path": HOST,
        "from": page * 10 - 9,
        "to": page * 10 - 10 + count(page),
    }


def laravel_links(page: int) -> list[dict[str, Any]]:
    return [
        {"url": url(LARAVEL, page - 1), "label": "&laquo; Previous", "active": False},
        *({"url": url(LARAVEL, each), "label": str(each), "active": each == page} for each in (1, 2, 3)),
        {"url": url(LARAVEL, page + 1), "label": "Next &raquo;", "active": False},
    ]


def spring_facts(page: int) -> dict[str, Any]:
    return {
        "totalElements": 23,
        "totalPages": 3,
        "size": 10,
        "number": page - 1,
        "numberOfElements": count(page),
        "first": page == 1,
        "last": not more(page),
        "empty": False,
        "sort": {"sorted": False, "unsorted": True, "empty": True},
        "pageable": {"pageNumber": page - 1, "pageSize": 10, "offset": page * 10 - 10, "paged": True, "unpaged": False},
    }


SORT = of(sorted=FLAG, unsorted=FLAG, empty=FLAG)
PAGEABLE = of(pageNumber=INT, pageSize=INT, offset=INT, paged=FLAG, unpaged=FLAG)
PAGEABLE_QUERY = {
    "type": "object",
    "properties": {
        "page": {"type": "integer", "minimum": 0},
        "size": {"type": "integer", "minimum": 1},
        "sort": {"type": "array", "items": TEXT},
    },
}
HREF = {"type": ["object", "null"], "properties": {"href": TEXT}}
LARAVEL_META = {
    "current_page": INT,
    "from": MAYBE,
    "last_page": INT,
    "links": LINK,
    "path": TEXT,
    "per_page": INT,
    "to": MAYBE,
    "total": INT,
}


def href(query: Callable[[int], str], page: int) -> dict[str, Any] | None:
    found = url(query, page)
    return {"href": found} if found is not None else None


FRAMEWORKS: dict[str, Framework] = {
    "fastapi-page": Framework(
        of(items=CUPS, total=INT, page=INT, size=INT, pages=INT),
        (number("page", {"type": "integer", "minimum": 1, "default": 1}), number("size", {**INT, "default": 50})),
        ("items",),
        FASTAPI,
        lambda page: {"total": 23, "page": page, "size": 10, "pages": 3},
        by_query(FASTAPI, lambda body, _: body["page"] < body["pages"]),
    ),
    "fastapi-limit-offset": Framework(
        of(items=CUPS, total=INT, limit=INT, offset=INT),
        (number("limit", {**INT, "default": 50}), number("offset", {**INT, "default": 0})),
        ("items",),
        DRF_OFFSET,
        lambda page: {"total": 23, "limit": 10, "offset": page * 10 - 10},
        by_query(DRF_OFFSET, lambda body, _: body["offset"] + body["limit"] < body["total"]),
    ),
    "fastapi-cursor": Framework(
        of(items=CUPS, total=INT, next_page=MAYBE_TEXT, previous_page=MAYBE_TEXT),
        (number("cursor", MAYBE_TEXT), number("size", {**INT, "default": 50})),
        ("items",),
        lambda page: f"size=10&cursor={page * 10 - 10}" if page > 1 else "size=10",
        lambda page: {"total": 23, "next_page": key(page), "previous_page": (None, "start", "10")[page - 1]},
        by_cursor("cursor", "next_page"),
    ),
    "fastapi-bare": Framework(
        CUPS,
        (number("skip", {**INT, "default": 0}), number("limit", {**INT, "default": 100})),
        (),
        SKIPPED,
        lambda page: {"X-Total-Count": "23"},
        lambda _, headers: next(
            (each.partition(">")[0][1:] for each in headers.get("Link", "").split(", ") if 'rel="next"' in each), None
        ),
        {"X-Total-Count": {"schema": INT}},
    ),
    "drf-page-number": Framework(
        of(count=INT, next=URL, previous=URL, results=CUPS),
        (number("page"), number("page_size")),
        ("results",),
        DRF_PAGE,
        lambda page: {"count": 23, "next": url(DRF_PAGE, page + 1), "previous": url(DRF_PAGE, page - 1)},
        at("next"),
    ),
    "drf-limit-offset": Framework(
        of(count=INT, next=URL, previous=URL, results=CUPS),
        (number("limit"), number("offset")),
        ("results",),
        lambda page: f"limit=10&offset={page * 10 - 10}",
        lambda page: {
            "count": 23,
            "next": link(f"limit=10&offset={page * 10}") if more(page) else None,
            "previous": link(f"limit=10&offset={page * 10 - 20}") if page > 1 else None,
        },
        at("next"),
    ),
    "drf-cursor": Framework(
        of(next=URI, previous=URI, results=CUPS),
        (number("cursor", TEXT), number("page_size")),
        ("results",),
        lambda page: f"cursor={page * 10 - 10}&page_size=10" if page > 1 else "page_size=10",
        lambda page: {
            "next": (link("page_size=10&cursor=10"), link("cursor=20&page_size=10"), None)[page - 1],
            "previous": (None, link("cursor=start&page_size=10"), link("cursor=10&page_size=10"))[page - 1],
        },
        at("next"),
    ),
    "spring-page": Framework(
        of(
            content=CUPS,
            totalElements=INT,
            totalPages=INT,
            size=INT,
            number=INT,
            sort=SORT,
            numberOfElements=INT,
            first=FLAG,
            last=FLAG,
            empty=FLAG,
            pageable=PAGEABLE,
        ),
        ({"name": "pageable", "in": "query", "required": True, "schema": PAGEABLE_QUERY},),
        ("content",),
        SPRING,
        spring_facts,
        by_query(SPRING, lambda body, _: not body["last"]),
    ),
    "spring-slice": Framework(
        of(content=CUPS, size=INT, number=INT, numberOfElements=INT, first=FLAG, last=FLAG, empty=FLAG),
        (number("page", {**INT, "minimum": 0}), number("size"), number("sort", {"type": "array", "items": TEXT})),
        ("content",),
        SPRING,
        lambda page: {name: value for name, value in spring_facts(page).items() if name in ("size", "number", "last")},
        by_query(SPRING, lambda body, _: not body["last"]),
    ),
    "spring-paged-model": Framework(
        of(content=CUPS, page=of(size=INT, number=INT, totalElements=INT, totalPages=INT)),
        (number("page", {**INT, "minimum": 0}), number("size")),
        ("content",),
        SPRING,
        lambda page: {"page": {"size": 10, "number": page - 1, "totalElements": 23, "totalPages": 3}},
        by_query(SPRING, lambda body, _: body["page"]["number"] + 1 < body["page"]["totalPages"]),
    ),
    "laravel-paginate": Framework(
        named(
            {**LARAVEL_META, "data": CUPS, "first_page_url": TEXT, "last_page_url": TEXT}
            | {"next_page_url": URL, "prev_page_url": URL}
        ),
        (number("page"), number("per_page")),
        ("data",),
        LARAVEL,
        lambda page: {
            **laravel_facts(page),
            "total": 23,
            "last_page": 3,
            "links": laravel_links(page),
            "first_page_url": url(LARAVEL, 1),
            "last_page_url": url(LARAVEL, 3),
            "next_page_url": url(LARAVEL, page + 1),
            "prev_page_url": url(LARAVEL, page - 1),
        },
        at("next_page_url"),
    ),
    "laravel-simple": Framework(
        named(
            {"current_page": INT, "from": MAYBE, "path": TEXT, "per_page": INT, "to": MAYBE, "data": CUPS}
            | {"first_page_url": TEXT, "next_page_url": URL, "prev_page_url": URL}
        ),
        (number("page"), number("per_page")),
        ("data",),
        LARAVEL,
        lambda page: {
            **laravel_facts(page),
            "first_page_url": url(LARAVEL, 1),
            "next_page_url": url(LARAVEL, page + 1),
            "prev_page_url": url(LARAVEL, page - 1),
        },
        at("next_page_url"),
    ),
    "laravel-cursor": Framework(
        of(data=CUPS, path=TEXT, per_page=INT, next_cursor=URL, next_page_url=URL, prev_cursor=URL, prev_page_url=URL),
        (number("cursor", TEXT), number("per_page")),
        ("data",),
        lambda page: f"cursor={page * 10 - 10}&per_page=10" if page > 1 else "per_page=10",
        lambda page: {
            "path": HOST,
            "per_page": 10,
            "next_cursor": key(page),
            "prev_cursor": (None, "start", "10")[page - 1],
            "next_page_url": (link("per_page=10&cursor=10"), link("cursor=20&per_page=10"), None)[page - 1],
            "prev_page_url": (None, link("cursor=start&per_page=10"), link("cursor=10&per_page=10"))[page - 1],
        },
        at("next_page_url"),
    ),
    "laravel-resources": Framework(
        of(data=CUPS, links=of(first=URL, last=URL, prev=URL, next=URL), meta=named(LARAVEL_META)),
        (number("page"), number("per_page")),
        ("data",),
        LARAVEL,
        lambda page: {
            "links": {
                "first": url(LARAVEL, 1),
                "last": url(LARAVEL, 3),
                "prev": url(LARAVEL, page - 1),
                "next": url(LARAVEL, page + 1),
            },
            "meta": {**laravel_facts(page), "total": 23, "last_page": 3, "links": laravel_links(page)},
        },
        at("links", "next"),
    ),
    "jsonapi-numbers": Framework(
        of(data=RESOURCES, links=of(self=TEXT, first=URL, last=URL, prev=URL, next=URL), meta=of(total=INT, pages=INT)),
        (number("page[number]"), number("page[size]")),
        ("data",),
        JSONAPI_PAGE,
        lambda page: {
            "links": {
                "self": url(JSONAPI_PAGE, page),
                "first": url(JSONAPI_PAGE, 1),
                "last": url(JSONAPI_PAGE, 3),
                "prev": url(JSONAPI_PAGE, page - 1),
                "next": url(JSONAPI_PAGE, page + 1),
            },
            "meta": {"total": 23, "pages": 3},
        },
        at("links", "next"),
    ),
    "jsonapi-offset": Framework(
        of(data=RESOURCES, links=of(prev=URL, next=URL), meta=of(page=of(total=INT, offset=INT, limit=INT))),
        ({"name": "page", "in": "query", "style": "deepObject", "schema": of(offset=INT, limit=INT)},),
        ("data",),
        JSONAPI_OFFSET,
        lambda page: {
            "links": {"prev": url(JSONAPI_OFFSET, page - 1), "next": url(JSONAPI_OFFSET, page + 1)},
            "meta": {"page": {"total": 23, "offset": page * 10 - 10, "limit": 10}},
        },
        at("links", "next"),
    ),
    "hal-embedded": Framework(
        of(
            _embedded=of(cups=CUPS),
            _links=of(**dict.fromkeys(("self", "first", "prev", "next", "last"), HREF)),
            page=of(size=INT, totalElements=INT, totalPages=INT, number=INT),
        ),
        (number("page", {**INT, "minimum": 0}), number("size")),
        ("_embedded", "cups"),
        SPRING,
        lambda page: {
            "_links": {
                "self": href(SPRING, page),
                "first": href(SPRING, 1),
                "last": href(SPRING, 3),
                "prev": href(SPRING, page - 1),
                "next": href(SPRING, page + 1),
            },
            "page": {"size": 10, "totalElements": 23, "totalPages": 3, "number": page - 1},
        },
        at("_links", "next", "href"),
    ),
    "hal-total": Framework(
        of(_embedded=of(items=CUPS), _links=of(next=HREF), count=INT, total=INT, page=INT, limit=INT, pages=INT),
        (number("page"), number("limit")),
        ("_embedded", "items"),
        HAL,
        lambda page: {
            "count": count(page),
            "total": 23,
            "page": page,
            "limit": 10,
            "pages": 3,
            "_links": {"next": href(HAL, page + 1)},
        },
        at("_links", "next", "href"),
    ),
    "odata": Framework(
        {
            "type": "object",
            "required": ["value"],
            "properties": {"value": CUPS, "@odata.count": INT, "@odata.nextLink": TEXT},
        },
        (number("$skip"), number("$top"), number("$count", FLAG), number("$orderby", TEXT)),
        ("value",),
        ODATA,
        lambda page: {"@odata.count": 23, "@odata.nextLink": url(ODATA, page + 1)},
        at("@odata.nextLink"),
    ),
}


def cups(framework: Framework, folder: Path) -> Mock:
    """Twenty-three cups, and a list as the framework has it."""
    resource = of(type=TEXT, id=TEXT, attributes=of(colour=TEXT))
    record = "CupResource" if "CupResource" in json.dumps(framework.reply) else "Cup"
    content = {"application/json": {"schema": dict(framework.reply)}}
    listed = {"200": {"description": "ok", "headers": dict(framework.headers), "content": content}}
    built = document(
        {
            "/cups": {
                "post": operation("make", "201", schema_ref(record), body={"type": "object"}),
                "get": {**operation("list", parameters=list(framework.parameters)), "responses": listed},
            },
            "/cups/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
                "get": operation("read", reply=schema_ref(record)),
            },
        },
        {"Cup": of(id=TEXT), "CupResource": resource},
    )
    mock = play(built, folder)
    for made in range(1, TOTAL + 1):
        mock.create("cups", id=str(made))
    return mock


def shown(framework: Framework, body: Any) -> list[str]:
    for step in framework.items:
        body = body[step]
    return [each["id"] for each in body]


def same(actual: Any, wanted: Any) -> bool:
    """Whether what is answered has all that is wanted; URLs by what they say, not by the order of their parameters."""
    if isinstance(wanted, dict):
        return isinstance(actual, dict) and all(same(actual.get(name), value) for name, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(actual, list) and len(actual) == len(wanted) and all(map(same, actual, wanted))
    if isinstance(wanted, str) and wanted.startswith("http") and isinstance(actual, str):
        one, other = urlsplit(actual), urlsplit(wanted)
        return one[:3] == other[:3] and parse_qs(one.query) == parse_qs(other.query)
    return type(actual) is type(wanted) and bool(actual == wanted)


def page_of(mock: Mock, query: str) -> tuple[Mapping[str, str], Any]:
    response, body = answer(mock, "GET", f"/cups?{query}", host="cups.test")
    assert response.status == 200, body
    return dict(response.headers), body


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_number_of_every_page_is_true(name: str, tmp_path: Path) -> None:
    framework = FRAMEWORKS[name]
    mock = cups(framework, tmp_path)
    for page in (1, 2, 3):
        headers, body = page_of(mock, framework.query(page))
        facts = {**headers, **body} if isinstance(body, dict) else headers
        wrong = {
            fact: (facts.get(fact), wanted)
            for fact, wanted in framework.facts(page).items()
            if not same(facts.get(fact), wanted)
        }
        assert wrong == {}, page
        assert shown(framework, body) == [str(each) for each in range(page * 10 - 9, min(page * 10, TOTAL) + 1)]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_whoever_turns_the_pages_sees_every_record_once(name: str, tmp_path: Path) -> None:
    framework = FRAMEWORKS[name]
    mock = cups(framework, tmp_path)
    target: str | None = f"{HOST}?{framework.query(1)}"
    seen: list[str] = []
    while target is not None and len(seen) <= TOTAL:
        assert target.startswith(f"{HOST}?")
        headers, body = page_of(mock, urlsplit(target).query)
        seen += shown(framework, body)
        target = framework.following(body, headers)
    assert seen == [str(each) for each in range(1, TOTAL + 1)]


def test_there_are_nineteen() -> None:
    assert len(FRAMEWORKS) == 19
