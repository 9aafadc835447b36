"""Pages in every envelope: numbers are true at any depth, and whoever turns pages by what they say comes to an end."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

INT, TEXT, FLAG = {"type": "integer"}, {"type": "string"}, {"type": "boolean"}
URL = {"type": ["string", "null"], "format": "uri"}
MAYBE = {"type": ["integer", "null"]}
MAYBE_TEXT = {"type": ["string", "null"]}


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(named), "properties": named}


CUPS = {"type": "array", "items": schema_ref("Cup")}
PAGED, SKIPPED = ("page", "per_page"), ("offset", "limit")


def cups(folder: Path, reply: dict[str, Any], *names: str, kind: Any = INT, **more: Any) -> Mock:
    """Seven cups, and a list with these query parameters."""
    cup = of(id=INT)
    parameters = [{"name": name, "in": "query", "schema": {} if name == "cursor" else kind} for name in names]
    built = document(
        {
            "/cups": {
                "post": operation("make", "201", schema_ref("Cup"), body={"type": "object"}),
                "get": operation("list", reply=reply, parameters=parameters, **more),
            },
            "/cups/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": INT}],
                "get": operation("read", reply=schema_ref("Cup")),
            },
        },
        {"Cup": cup},
    )
    mock = play(built, folder)
    for _ in range(7):
        answer(mock, "POST", "/cups", {})
    return mock


@pytest.mark.parametrize(
    ("reply", "names", "first", "last"),
    [
        (
            of(data=CUPS, meta=of(page=INT, itemCount=INT, pageCount=INT, hasNextPage=FLAG, hasPreviousPage=FLAG)),
            PAGED,
            {"meta": {"page": 1, "itemCount": 7, "pageCount": 3, "hasNextPage": True, "hasPreviousPage": False}},
            {"meta": {"page": 3, "itemCount": 7, "pageCount": 3, "hasNextPage": False, "hasPreviousPage": True}},
        ),
        (
            of(data=CUPS, meta=of(current_page=INT, last_page=INT, total=INT, to=INT, **{"from": INT})),
            PAGED,
            {"meta": {"current_page": 1, "last_page": 3, "total": 7, "from": 1, "to": 3}},
            {"meta": {"current_page": 3, "last_page": 3, "total": 7, "from": 7, "to": 7}},
        ),
        (
            of(content=CUPS, totalElements=INT, totalPages=INT, number=INT, size=INT, last=FLAG, first=FLAG),
            PAGED,
            {"totalElements": 7, "totalPages": 3, "size": 3, "last": False, "first": True},
            {"totalElements": 7, "totalPages": 3, "size": 3, "last": True, "first": False},
        ),
        (
            of(items=CUPS, total=INT, count=INT, meta=of(pagination=of(next_page=MAYBE, previous_page=MAYBE))),
            PAGED,
            {"total": 7, "count": 3, "meta": {"pagination": {"next_page": 2, "previous_page": None}}},
            {"total": 7, "count": 1, "meta": {"pagination": {"next_page": None, "previous_page": 2}}},
        ),
        (
            of(results=CUPS, count=INT, next=URL, previous=URL),
            SKIPPED,
            {"count": 7, "next": "http://localhost/cups?offset=3&limit=3", "previous": None},
            {"count": 7, "next": None, "previous": "http://localhost/cups?offset=3&limit=3"},
        ),
    ],
    ids=["meta", "laravel", "spring", "pagination", "next urls"],
)
def test_the_numbers_of_a_page_are_true(
    tmp_path: Path, reply: Any, names: tuple[str, str], first: dict[str, Any], last: dict[str, Any]
) -> None:
    mock = cups(tmp_path, reply, *names)
    turn, size = names
    for number, facts in ((0, first), (2, last)):
        at = number * 3 if turn == "offset" else number + 1
        body = answer(mock, "GET", f"/cups?{size}=3&{turn}={at}")[1]
        assert {name: value for name, value in body.items() if name in facts} == facts


@pytest.mark.parametrize(
    ("reply", "names", "way"),
    [
        (of(results=CUPS, count=INT, next=URL, previous=URL), PAGED, ("next",)),
        (of(value=CUPS, **{"@odata.nextLink": URL}), SKIPPED, ("@odata.nextLink",)),
        (of(cups=CUPS, next_page_uri=URL, previous_page_uri=URL, uri=URL), PAGED, ("next_page_uri",)),
        (
            of(_embedded=of(cups=CUPS), _links=of(next={"type": ["object", "null"], "properties": {"href": URL}})),
            PAGED,
            ("_links", "next", "href"),
        ),
    ],
)
def test_following_the_next_url_shows_every_record_once(tmp_path: Path, reply: Any, names: Any, way: Any) -> None:
    mock = cups(tmp_path, reply, *names)
    url, shown = f"/cups?{names[1]}=3", []
    while url is not None:
        parts = urlsplit(url)
        body = answer(mock, "GET", f"{parts.path}?{parts.query}", host="cups.test")[1]
        items = body.get("_embedded", body)
        shown += [each["id"] for value in items.values() if isinstance(value, list) for each in value]
        url = body
        for step in way:
            url = url[step] if url is not None else None
        assert url is None or url.startswith("http://cups.test/cups?")
    assert shown == [1, 2, 3, 4, 5, 6, 7]


def test_the_last_page_has_no_continuation(tmp_path: Path) -> None:
    listed = {"type": "object", "required": ["items"], "properties": {"items": CUPS, "metadata": {"type": "object"}}}
    listed["properties"]["metadata"]["properties"] = {"continue": TEXT}
    mock = cups(tmp_path, listed, "limit", "cursor")
    first = answer(mock, "GET", "/cups?limit=4")[1]
    last = answer(mock, "GET", f"/cups?limit=4&cursor={first['metadata']['continue']}")[1]
    assert [each["id"] for each in first["items"] + last["items"]] == [1, 2, 3, 4, 5, 6, 7]
    assert last.get("metadata", {}) == {}


def test_link_and_total_headers_describe_the_pages(tmp_path: Path) -> None:
    cups_there = {"schema": INT, "x-mock-role": "total"}
    listed = {"Link": {"schema": TEXT}, "X-Total-Count": {"schema": INT}, "Cups-There": cups_there}
    answers = {"200": {"description": "ok", "headers": listed, "content": {"application/json": {"schema": CUPS}}}}
    mock = cups(tmp_path, CUPS, *PAGED, responses=answers)
    headers = dict(answer(mock, "GET", "/cups?per_page=3&page=2", host="cups.test")[0].headers)
    assert (headers["X-Total-Count"], headers["Cups-There"]) == ("7", "7")
    assert headers["Link"] == (
        '<http://cups.test/cups?page=3&per_page=3>; rel="next", <http://cups.test/cups?page=1&per_page=3>; rel="prev", '
        '<http://cups.test/cups?page=1&per_page=3>; rel="first", <http://cups.test/cups?page=3&per_page=3>; rel="last"'
    )
    assert 'rel="next"' not in dict(answer(mock, "GET", "/cups?per_page=3&page=3")[0].headers)["Link"]


@pytest.mark.parametrize(("query", "shown"), [("page=2&per_page=3", [4, 5, 6]), ("page=x&per_page=3", [1, 2, 3])])
def test_a_number_may_be_called_a_string(tmp_path: Path, query: str, shown: list[int]) -> None:
    mock = cups(tmp_path, of(data=CUPS), *PAGED, kind=TEXT)
    assert [each["id"] for each in answer(mock, "GET", f"/cups?{query}")[1]["data"]] == shown


def followed(mock: Mock, target: str, step: Any) -> list[int]:
    """The ids of all pages, from what `step` finds in each of the next one."""
    found, more = [], target
    for _ in range(9):
        body = answer(mock, "GET", more)[1]
        found += [each["id"] for each in body["data"]]
        following = step(body)
        if following is None:
            return found
        more = f"{target}&{following}"
    raise AssertionError("the pages never end")


@pytest.mark.parametrize("kind", [INT, TEXT], ids=["integer", "string"])
def test_an_object_about_the_next_page_is_none_where_there_is_none(tmp_path: Path, kind: Any) -> None:
    page = {"type": ["object", "null"], "properties": {"offset": TEXT, "path": TEXT, "uri": TEXT}}
    reply = of(data=CUPS) | {"properties": {"data": CUPS, "next_page": page}}
    mock = cups(tmp_path, reply, "offset", "limit", kind=kind)
    first = answer(mock, "GET", "/cups?limit=3")[1]["next_page"]
    assert (first["offset"], urlsplit(first["uri"]).query) == ("3", "limit=3&offset=3")
    step = lambda body: body["next_page"] and f"offset={body['next_page']['offset']}"  # noqa: E731
    assert followed(mock, "/cups?limit=3", step) == list(range(1, 8))
    assert answer(mock, "GET", "/cups?limit=9")[1]["next_page"] is None


def test_a_cursor_inside_an_object_about_the_next_page_ends_with_it(tmp_path: Path) -> None:
    following = {"type": "object", "required": ["after"], "properties": {"after": TEXT, "link": TEXT}}
    back = {"type": "object", "required": ["before"], "properties": {"before": TEXT}}
    paging = {"type": "object", "properties": {"next": following, "prev": back}}
    reply = of(data=CUPS) | {"properties": {"data": CUPS, "paging": paging}}
    mock = cups(tmp_path, reply, "cursor", "limit")
    step = lambda body: (each := body.get("paging", {}).get("next")) and f"cursor={each['after']}"  # noqa: E731
    assert followed(mock, "/cups?limit=3", step) == list(range(1, 8))
    assert answer(mock, "GET", "/cups?limit=9")[1].get("paging", {}) == {}


@pytest.mark.parametrize(
    ("reply", "size"),
    [(of(data=CUPS, total=INT), "limit"), (of(results=CUPS, **{"from": INT, "next": MAYBE}), "size")],
    ids=["offset", "next"],
)
def test_a_number_called_from_is_where_a_page_begins(tmp_path: Path, reply: Any, size: str) -> None:
    mock = cups(tmp_path, reply, "from", size)
    seen, start = [], 0
    for _ in range(3):
        _, page = answer(mock, "GET", f"/cups?from={start}&{size}=3")
        assert page.get("from", start) == start
        seen.append([cup["id"] for cup in page.get("data", page.get("results"))])
        start = page["next"] if "next" in page else start + 3
    assert seen == [[1, 2, 3], [4, 5, 6], [7]]
    assert page.get("next") is None


def test_a_number_called_from_beside_its_end_is_no_place_in_a_list(tmp_path: Path) -> None:
    mock = cups(tmp_path, of(data=CUPS), "from", "to", "limit")
    assert [cup["id"] for cup in answer(mock, "GET", "/cups?from=5&to=9&limit=2")[1]["data"]] == [1, 2]


def test_an_iterator_goes_on_where_the_page_before_has_ended(tmp_path: Path) -> None:
    mock = cups(tmp_path, of(data=CUPS, iterator=MAYBE_TEXT, done=FLAG), "iterator", "limit", kind={})
    seen, query = [], "limit=3"
    for _ in range(3):
        page = answer(mock, "GET", f"/cups?{query}")[1]
        seen.append(([cup["id"] for cup in page["data"]], page["done"]))
        query = f"limit=3&iterator={page['iterator']}"
    assert seen == [([1, 2, 3], False), ([4, 5, 6], False), ([7], True)]


@pytest.mark.parametrize("default", [-1, 0])
def test_a_default_that_is_no_size_is_no_limit(tmp_path: Path, default: int) -> None:
    mock = cups(tmp_path, CUPS, "limit", "offset", kind={"type": "integer", "default": default})
    assert len(answer(mock, "GET", "/cups")[1]) == 7
    assert len(answer(mock, "GET", "/cups?limit=-1")[1]) == 7
    assert [cup["id"] for cup in answer(mock, "GET", "/cups?limit=2&offset=0")[1]] == [1, 2]
    assert len(answer(mock, "GET", "/cups?limit=0")[1]) == (0 if default else 7)


def test_a_page_says_its_number_as_current(tmp_path: Path) -> None:
    mock = cups(tmp_path, of(records=CUPS, current=INT, size=INT, pages=INT, total=INT), "current", "size")
    part = answer(mock, "GET", "/cups?current=2&size=3")[1]
    assert [cup["id"] for cup in part.pop("records")] == [4, 5, 6]
    assert part == {"current": 2, "size": 3, "pages": 3, "total": 7}
    assert answer(mock, "GET", "/cups")[1]["current"] == 1
    other = cups(tmp_path, of(records=CUPS, current=TEXT), "size")
    assert answer(other, "GET", "/cups?size=3")[1]["current"] != "1"


def test_of_two_page_sizes_the_one_that_is_requested_counts(tmp_path: Path) -> None:
    mock = cups(tmp_path, CUPS, "per_page", "page", "page_size", kind={**INT, "default": 5})
    sizes = [
        len(answer(mock, "GET", f"/cups?page=1&{query}")[1])
        for query in ("", "page_size=2", "per_page=3", "per_page=3&page_size=2", "page_size=7")
    ]
    assert sizes == [5, 2, 3, 3, 7]
    plain = cups(tmp_path, CUPS, "limit", "offset", "size")
    assert len(answer(plain, "GET", "/cups?size=2")[1]) == 2
