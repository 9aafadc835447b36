"""All that an answer can say of a page, at once, on each page of each way to turn them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

INT, TEXT, FLAG = {"type": "integer"}, {"type": "string"}, {"type": "boolean"}
URL = {"type": ["string", "null"], "format": "uri"}
MAYBE, MAYBE_TEXT = {"type": ["integer", "null"]}, {"type": ["string", "null"]}
BESIDE: dict[str, Any] = {
    "page": INT,
    "per_page": INT,
    "total": INT,
    "count": INT,
    "total_pages": INT,
    "last_page": INT,
    "offset": INT,
    "has_more": FLAG,
    "has_previous": FLAG,
    "done": FLAG,
    "isFirst": FLAG,
    "empty": FLAG,
    "next_page": MAYBE,
    "prev_page": MAYBE,
    "from": MAYBE,
    "to": MAYBE,
    "next_cursor": MAYBE_TEXT,
    "path": TEXT,
    "self_url": TEXT,
    "next_url": URL,
    "prev_url": URL,
    "first_url": URL,
    "last_url": URL,
}
COUNTS = ("Page", "Per-Page", "Total", "Total-Pages", "Next-Page", "Prev-Page", "Has-More")


def cups(folder: Path, beside: dict[str, Any], parameters: dict[str, Any], *, made: int = 7) -> Mock:
    """A list of cups in an envelope with `beside`; what documents the answer says the same in header fields."""
    cup = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    named = {"data": {"type": "array", "items": schema_ref("Cup")}, **beside}
    page = {"type": "object", "required": list(named), "properties": named}
    fields: dict[str, Any] = {f"X-{name}": {"schema": FLAG if name == "Has-More" else INT} for name in COUNTS}
    fields["Link"] = {"schema": TEXT}
    content = {"application/json": {"schema": page}}
    query = [{"name": name, "in": "query", "schema": schema} for name, schema in parameters.items()]
    listed = operation("list", parameters=query, responses={"200": {"description": "", "headers": fields}})
    listed["responses"]["200"]["content"] = content
    made_by = operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup"))
    one = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}]}
    one["get"] = operation("read", reply=schema_ref("Cup"))  # type: ignore[assignment]
    mock = play(
        document({"/cups": {"post": made_by, "get": listed}, "/cups/{id}": one}, {"Cup": cup, "Number": INT}), folder
    )
    for number in range(1, made + 1):
        answer(mock, "POST", "/cups", {"id": str(number)})
    return mock


def link(**urls: str | None) -> str:
    return ", ".join(f'<{url}>; rel="{relation}"' for relation, url in urls.items() if url)


PAGES = [1, 2, 3]
WAYS: dict[str, tuple[dict[str, Any], list[str | None]]] = {
    "numbers": ({"per_page": INT, "page": INT}, ["per_page=3&page=1", "per_page=3&page=2", "per_page=3&page=3"]),
    "offsets": (
        {"per_page": INT, "offset": INT},
        ["per_page=3&offset=0", "per_page=3&offset=3", "per_page=3&offset=6"],
    ),
    "cursors": ({"per_page": INT, "cursor": TEXT}, ["per_page=3", "per_page=3&cursor=3", "per_page=3&cursor=6"]),
    "the first of a page": ({"per_page": INT, "from": TEXT}, ["per_page=3", "per_page=3&from=4", "per_page=3&from=7"]),
}
"""The parameters, and the query of each of the three pages."""


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("way", WAYS)
def test_all_facts_of_a_page_are_true(tmp_path: Path, way: str, page: int) -> None:
    parameters, queries = WAYS[way]
    mock = cups(tmp_path, BESIDE, parameters)
    response, body = answer(mock, "GET", f"/cups?{queries[page - 1]}", host="cups.test")
    shown = [str(number) for number in range(page * 3 - 2, min(page * 3, 7) + 1)]
    url = [f"http://cups.test/cups?{query}" for query in queries]
    ahead, behind = page < 3, page > 1
    last_record = "7" if page == 3 else str(page * 3 + (way == "the first of a page"))
    # A cursor leads to the next page, and nowhere else but to where it was found.
    last_url = url[2] if way in ("numbers", "offsets") or not ahead else None
    previous_url = body["prev_url"] if way in ("cursors", "the first of a page") else url[page - 2] if behind else None
    expected: dict[str, Any] = {
        "data": [{"id": key} for key in shown],
        "page": page,
        "per_page": 3,
        "total": 7,
        "count": len(shown),
        "total_pages": 3,
        "last_page": 3,
        "offset": page * 3 - 3,
        "has_more": ahead,
        "has_previous": behind,
        "done": not ahead,
        "isFirst": not behind,
        "empty": False,
        "next_page": page + 1 if ahead else None,
        "prev_page": page - 1 if behind else None,
        "from": int(shown[0]),
        "to": int(shown[-1]),
        "next_cursor": last_record if ahead else None,
        "path": "http://cups.test/cups",
        "self_url": url[page - 1],
        "first_url": url[0],
        "last_url": last_url,
        "next_url": url[page] if ahead else None,
        "prev_url": previous_url,
    }
    assert body == expected
    fields = {name.removeprefix("X-"): value for name, value in response.headers if name.startswith(("X-", "Link"))}
    found = {"Page": page, "Per-Page": 3, "Total": 7, "Total-Pages": 3}
    found |= {"Next-Page": page + 1} if ahead else {}
    found |= {"Prev-Page": page - 1} if behind else {}
    assert fields == {
        **{name: str(value) for name, value in found.items()},
        "Has-More": "true" if ahead else "false",
        "Link": link(next=expected["next_url"], prev=previous_url, first=url[0], last=last_url),
    }
    if behind and previous_url is not None:
        back = answer(mock, "GET", previous_url.removeprefix("http://cups.test"))[1]
        assert [each["id"] for each in back["data"]] == [str(number) for number in range(page * 3 - 5, page * 3 - 2)]


@pytest.mark.parametrize("way", WAYS)
def test_all_facts_of_an_empty_list_are_true(tmp_path: Path, way: str) -> None:
    parameters, queries = WAYS[way]
    mock = cups(tmp_path, BESIDE, parameters, made=0)
    body = answer(mock, "GET", f"/cups?{queries[0]}", host="cups.test")[1]
    url = f"http://cups.test/cups?{queries[0]}"
    assert body == {
        "data": [],
        "page": 1,
        "per_page": 3,
        "total": 0,
        "count": 0,
        "total_pages": 0,
        "last_page": 1,
        "offset": 0,
        "has_more": False,
        "has_previous": False,
        "done": True,
        "isFirst": True,
        "empty": True,
        **dict.fromkeys(("next_page", "prev_page", "from", "to", "next_cursor", "next_url", "prev_url")),
        "path": "http://cups.test/cups",
        "self_url": url,
        "first_url": url,
        "last_url": url,
    }


@pytest.mark.parametrize(
    ("before", "shown", "page"), [("7", "456", 2), ("4", "123", 1), ("6", "345", 2), ("3", "12", 1)]
)
def test_a_page_before_a_record_has_its_place_and_leads_on(tmp_path: Path, before: str, shown: str, page: int) -> None:
    mock = cups(tmp_path, BESIDE, {"per_page": INT, "cursor": TEXT, "before": TEXT})
    body = answer(mock, "GET", f"/cups?per_page=3&before={before}")[1]
    assert "".join(each["id"] for each in body["data"]) == shown
    assert (body["page"], body["offset"], body["from"]) == (page, int(shown[0]) - 1, int(shown[0]))
    assert (body["per_page"], body["total_pages"], body["count"]) == (3, 3, len(shown))
    assert body["next_url"] == f"http://localhost/cups?per_page=3&cursor={shown[-1]}"
    assert body["first_url"] == "http://localhost/cups?per_page=3"
    following = answer(mock, "GET", body["next_url"].removeprefix("http://localhost"))[1]["data"]
    assert following[0]["id"] == str(int(shown[-1]) + 1)


@pytest.mark.parametrize(
    ("parameters", "query", "expected"),
    [
        ({}, "", "1234567"),
        ({"page": INT}, "", "1234567"),
        ({"limit": INT}, "limit=2", "12"),
        ({"limit": {"type": "integer", "default": 4}}, "", "1234"),
        ({"limit": {"type": "integer", "maximum": 5}}, "", "12345"),
        ({"limit": {"type": "integer", "default": 4, "maximum": 5}}, "limit=1", "1"),
        ({"limit": INT}, "limit=0", ""),
        ({"limit": INT, "page": {"type": "integer", "minimum": 0}}, "limit=2&page=0", "12"),
        ({"limit": INT, "page": {"type": "integer", "default": 0}}, "limit=2&page=1", "34"),
        ({"limit": INT, "page": INT}, "limit=2&page=9", ""),
        ({"limit": INT, "page": INT}, "limit=2&page=-1", "12"),
        ({"limit": INT, "offset": INT}, "limit=2&offset=-3", "12"),
        ({"limit": INT, "offset": INT}, "limit=2&offset=6", "7"),
        ({"limit": INT, "cursor": TEXT}, "limit=2&cursor=", "12"),
        ({"limit": INT, "cursor": TEXT}, "limit=2&cursor=nowhere", "12"),
        ({"limit": INT, "cursor": TEXT}, "limit=2&cursor=7", ""),
        ({"limit": {"type": "number"}}, "limit=2.0", "12"),
        ({"page[size]": INT, "page[number]": INT}, "page[size]=2&page[number]=3", "56"),
        ({"page[limit]": INT, "page[offset]": INT}, "page[limit]=2&page[offset]=5", "67"),
        ({"page[size]": INT, "page[after]": TEXT}, "page[size]=2&page[after]=3", "45"),
    ],
)
def test_which_records_a_page_has(tmp_path: Path, parameters: dict[str, Any], query: str, expected: str) -> None:
    body = answer(cups(tmp_path, {}, parameters), "GET", f"/cups?{query}")[1]
    assert "".join(each["id"] for each in body["data"]) == expected


def test_nothing_comes_after_a_page_of_nothing(tmp_path: Path) -> None:
    body = answer(cups(tmp_path, {"next_url": URL}, {"limit": INT, "offset": INT}), "GET", "/cups?limit=0")[1]
    assert (body["data"], body.get("next_url")) == ([], None)


def test_a_url_of_a_page_keeps_the_rest_of_the_query_as_it_was(tmp_path: Path) -> None:
    deep = {"type": "object", "properties": {"size": INT, "number": INT}}
    mock = cups(tmp_path, {"next_url": URL}, {"page": deep, "loud": FLAG, "word": TEXT})
    body = answer(mock, "GET", "/cups?size=3&number=1&loud=true&word=a%20b%26c")[1]
    assert body["next_url"] == "http://localhost/cups?size=3&number=2&loud=true&word=a%20b%26c"


def test_an_envelope_repeats_what_was_requested(tmp_path: Path) -> None:
    mock = cups(tmp_path, {"flavour": TEXT, "limit": INT}, {"limit": INT, "flavour": TEXT})
    body = answer(mock, "GET", "/cups?limit=2&flavour=mint")[1]
    assert (body["flavour"], body["limit"]) == ("mint", 2)


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "properties": named}


NUMBERED, SKIPPED, POINTED = (
    {"page": INT, "per_page": INT},
    {"limit": INT, "offset": INT},
    {"limit": INT, "cursor": TEXT},
)
ABOUT = of(page=INT, limit=INT, offset=INT)
PAGE_LINK = of(page=TEXT, offset=TEXT, after=TEXT, link=TEXT, pages=FLAG)
REFERRED = schema_ref("Number")
LINK = {"type": ["object", "null"], "required": ["href"], "properties": {"href": TEXT}}
AT = "http://localhost/cups?"


@pytest.mark.parametrize(
    ("beside", "parameters", "query", "expected"),
    [
        (
            {"next": MAYBE, "previous": MAYBE, "first": INT, "last": INT, "self": INT},
            NUMBERED,
            "per_page=3&page=2",
            {"next": 3, "previous": 1, "first": 1, "last": 3, "self": 2},
        ),
        (
            {"next": MAYBE, "previous": MAYBE, "first": INT, "last": INT, "self": INT},
            NUMBERED,
            "per_page=3&page=3",
            {"next": None, "previous": 2, "first": 1, "last": 3, "self": 3},
        ),
        ({"next": MAYBE_TEXT}, NUMBERED, "per_page=3&page=2", {"next": f"{AT}page=3&per_page=3"}),
        ({"next": MAYBE_TEXT}, POINTED, "limit=3&cursor=3", {"next": "6"}),
        ({"next": MAYBE_TEXT}, POINTED, "limit=3&cursor=6", {"next": None}),
        ({"next_cursor": MAYBE}, SKIPPED, "limit=3&offset=3", {"next_cursor": 6}),
        ({"next_cursor": MAYBE}, SKIPPED, "limit=3&offset=6", {"next_cursor": None}),
        ({"next_cursor": MAYBE}, {"limit": INT, "cursor": INT}, "limit=3&cursor=3", {"next_cursor": 6}),
        (
            {"paging": of(next=ABOUT, prev=ABOUT)},
            NUMBERED,
            "per_page=3&page=2",
            {"paging": {"next": {"page": 3, "limit": 3, "offset": 6}, "prev": {"page": 1, "limit": 3, "offset": 0}}},
        ),
        (
            {"paging": of(next=ABOUT, prev=ABOUT)},
            NUMBERED,
            "per_page=3&page=3",
            {"paging": {"prev": {"page": 2, "limit": 3, "offset": 3}}},
        ),
        (
            {"paging": of(next=PAGE_LINK)},
            NUMBERED,
            "per_page=3&page=2",
            {"paging": {"next": {"page": "3", "offset": "6", "after": "6", "link": f"{AT}page=3&per_page=3"}}},
        ),
        (
            {"paging": of(next=of(offset=INT, after=TEXT, href=TEXT))},
            SKIPPED,
            "limit=3&offset=3",
            {"paging": {"next": {"offset": 6, "after": "6", "href": f"{AT}limit=3&offset=6"}}},
        ),
        ({"paging": of(next=of(offset=INT, after=TEXT, href=TEXT))}, SKIPPED, "limit=3&offset=6", {"paging": {}}),
        (
            {"paging": of(next=of(after=TEXT, limit=INT, url=TEXT))},
            POINTED,
            "limit=3&cursor=3",
            {"paging": {"next": {"after": "6", "limit": 3, "url": f"{AT}limit=3&cursor=6"}}},
        ),
        ({"paging": of(next=of(after=TEXT, limit=INT, url=TEXT))}, POINTED, "limit=3&cursor=6", {"paging": {}}),
        ({"paging": of(next_url=TEXT, total=INT)}, NUMBERED, "per_page=3&page=3", {"paging": {"total": 7}}),
        ({"paging": of(next_url=TEXT)}, NUMBERED, "per_page=3&page=3", {"paging": {}}),
        ({"next_url": TEXT}, NUMBERED, "per_page=3&page=3", {"next_url": ""}),
        ({"anything": {**REFERRED, "x-mock-role": "total"}}, NUMBERED, "per_page=3", {"anything": 7}),
        ({"total": REFERRED, "page": REFERRED}, NUMBERED, "per_page=3&page=2", {"total": 7, "page": 2}),
        ({"next": LINK}, NUMBERED, "per_page=3&page=2", {"next": {"href": f"{AT}page=3&per_page=3"}}),
        ({"next": LINK}, NUMBERED, "per_page=3&page=3", {"next": None}),
        (
            {"next": of(offset=TEXT, after=TEXT)},
            POINTED,
            "limit=3&cursor=3",
            {"next": {"offset": "6", "after": "6"}},
        ),
        (
            {"next": of(offset=TEXT, after=TEXT), "previous": of(offset=TEXT, number=TEXT)},
            NUMBERED,
            "per_page=3&page=2",
            {"next": {"offset": "6", "after": "6"}, "previous": {"offset": "0", "number": "1"}},
        ),
    ],
)
def test_what_leads_to_another_page_leads_there_in_every_form_or_nowhere(
    tmp_path: Path, beside: dict[str, Any], parameters: dict[str, Any], query: str, expected: dict[str, Any]
) -> None:
    mock = cups(tmp_path, beside, parameters)
    for other in ("", query.replace("6", "0").replace("page=3", "page=1")):
        answer(mock, "GET", f"/cups?{other}")
    body = answer(mock, "GET", f"/cups?{query}")[1]
    del body["data"]
    if "pages" in body.get("paging", {}).get("next", {}):
        del body["paging"]["next"]["pages"]  # nothing is known of it
    assert body == expected


def test_links_lead_to_every_page_with_one_back_and_one_on_around_them(tmp_path: Path) -> None:
    link = of(url=MAYBE_TEXT, label=TEXT, active=FLAG)
    mock = cups(tmp_path, {"links": {"type": "array", "items": link}}, NUMBERED)
    url = [None, *(f"{AT}page={page}&per_page=3" for page in PAGES), None]
    for page in PAGES:
        inner = [{"url": url[each], "label": str(each), "active": each == page} for each in PAGES]
        back = {"url": url[page - 1], "label": "&laquo; Previous", "active": False}
        on = {"url": url[page + 1], "label": "Next &raquo;", "active": False}
        assert answer(mock, "GET", f"/cups?page={page}&per_page=3")[1]["links"] == [back, *inner, on]


def test_of_very_many_pages_the_first_hundred_are_linked(tmp_path: Path) -> None:
    link = of(url=MAYBE_TEXT, label=TEXT, active=FLAG)
    mock = cups(tmp_path, {"links": {"type": "array", "items": link}}, NUMBERED, made=103)
    links = answer(mock, "GET", "/cups?page=1&per_page=1")[1]["links"]
    assert [each["label"] for each in links[1:-1]] == [str(number) for number in range(1, 102)]


def test_a_page_that_begins_at_a_number_counts_as_its_parameter_does(tmp_path: Path) -> None:
    mock = cups(tmp_path, {"from": INT, "to": INT}, {"size": INT, "from": INT})
    first, second = (answer(mock, "GET", f"/cups?size=3&from={at}")[1] for at in (0, 3))
    assert [each["id"] for each in second["data"]] == ["4", "5", "6"]
    assert (first["from"], second["from"]) == (0, 3)


def test_a_header_may_say_all_of_a_page_in_json(tmp_path: Path) -> None:
    cup = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    pagination = of(page=INT, total_pages=INT, next_page=INT, has_next=FLAG, colour=TEXT)
    fields = {"X-Pagination": {"schema": pagination}, "X-Colour": {"schema": of(colour=TEXT)}}
    listed = operation("list", reply={"type": "array", "items": cup})
    listed["responses"]["200"]["headers"] = fields
    listed["parameters"] = [{"name": name, "in": "query", "schema": INT} for name in ("page", "per_page")]
    made = operation("make", "201", cup, body=cup)
    mock = play(document({"/cups": {"post": made, "get": listed}}), tmp_path)
    for number in range(7):
        answer(mock, "POST", "/cups", {"id": str(number)})
    for page, more in ((1, {"next_page": 2, "has_next": True}), (3, {"has_next": False})):
        headers = dict(answer(mock, "GET", f"/cups?page={page}&per_page=3")[0].headers)
        assert json.loads(headers["X-Pagination"]) == {"page": page, "total_pages": 3, **more}
        assert "X-Colour" not in headers


def test_a_list_that_is_turned_says_that_it_is_sorted(tmp_path: Path) -> None:
    mock = cups(tmp_path, {"sorted": FLAG}, {"sort": {"type": "string", "enum": ["newest", "oldest"]}})
    assert [answer(mock, "GET", f"/cups{query}")[1]["sorted"] for query in ("", "?sort=newest")] == [False, True]
