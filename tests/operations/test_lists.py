"""What a list's parameters ask for: filters in every notation, search, order, fields, expanded references."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain_as_data
from understudy.mock import Mock
from understudy.problem import DocumentError

TEXT, INT, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
TIME, DAY = {"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}
CUP = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "colour": TEXT,
        "name": TEXT,
        "price": INT,
        "isCracked": FLAG,
        "made": DAY,
        "status": {"type": "string", "enum": ["new", "used", "sold"]},
        "tags": {"type": "array", "items": TEXT},
        "created_at": TIME,
        "sold_at": {"type": ["string", "null"], "format": "date-time"},
        "potter": {"anyOf": [TEXT, schema_ref("Potter")]},
        "kiln_id": TEXT,
        "kiln": schema_ref("Kiln"),
        "maker": {"type": "object", "properties": {"login": TEXT, "email": TEXT}},
    },
}
POTTER = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": TEXT, "town": TEXT, "kiln": {"anyOf": [TEXT, schema_ref("Kiln")]}},
}
KILN = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "heat": INT}}
CUPS: tuple[dict[str, Any], ...] = (
    {
        "id": "a",
        "colour": "red",
        "name": "Tall red cup",
        "price": 5,
        "isCracked": False,
        "status": "new",
        "tags": ["tall", "big"],
        "created_at": "2026-01-01T10:00:00Z",
        "made": "2025-12-01",
        "sold_at": None,
        "potter": "p1",
        "kiln_id": "k1",
        "maker": {"login": "ann", "email": "ann@example.com"},
    },
    {
        "id": "b",
        "colour": "blue",
        "name": "small cup",
        "price": 20,
        "isCracked": True,
        "status": "sold",
        "tags": ["big"],
        "created_at": "2026-02-01T23:30:00Z",
        "made": "2025-11-01",
        "sold_at": "2026-03-01T00:00:00Z",
        "potter": "p2",
        "kiln_id": "k1",
        "maker": {"login": "bob", "email": "bob@example.com"},
    },
    {
        "id": "c",
        "colour": "red, blue",
        "name": "Bowl",
        "price": 20,
        "isCracked": False,
        "status": "used",
        "tags": [],
        "created_at": "2026-02-02T00:00:00Z",
        "made": "2025-10-01",
        "sold_at": None,
        "potter": "p1",
        "kiln_id": "k2",
        "maker": {"login": "cat", "email": "cat@example.com"},
    },
)


def parameter(name: str, schema: Any = None, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": TEXT if schema is None else schema, **more}


def shop(*parameters: dict[str, Any], reply: Any = None, **more: Any) -> dict[str, Any]:
    """Cups with potters and kilns, and a list of cups with these parameters."""
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    paths: dict[str, Any] = {}
    for name, record in (("cups", "Cup"), ("potters", "Potter"), ("kilns", "Kiln")):
        listed: dict[str, Any] = {"type": "array", "items": schema_ref(record)}
        own = {"parameters": list(parameters), **more} if name == "cups" else {}
        shown = reply if name == "cups" and reply is not None else listed
        paths[f"/{name}"] = {
            "post": operation(f"make{record}", "201", schema_ref(record), body=schema_ref(record)),
            "get": operation(f"list{record}", reply=shown, **own),
        }
        expand = (
            [each for each in parameters if each["name"].startswith(("expand", "fields"))] if name == "cups" else []
        )
        read = operation(f"read{record}", reply=schema_ref(record), parameters=expand)
        paths[f"/{name}/{{id}}"] = {"parameters": key, "get": read}
    return document(paths, {"Cup": CUP, "Potter": POTTER, "Kiln": KILN})


def filled(built: dict[str, Any], folder: Path) -> Mock:
    mock = play(built, folder)
    for kiln in ("k1", "k2"):
        mock.create("kilns", id=kiln, heat=1200)
    mock.create("potters", id="p1", town="Delft", kiln="k2")
    mock.create("potters", id="p2", town="Sèvres", kiln="k1")
    for cup in CUPS:
        assert answer(mock, "POST", "/cups", cup)[0].status == 201
    return mock


def listed(mock: Mock, query: str) -> str:
    """The keys of the cups that a list shows, in its order."""
    response, body = answer(mock, "GET", f"/cups?{query}")
    assert response.status == 200, body
    return "".join(each["id"] for each in body)


LIST = {"type": "array", "items": TEXT}
BOUNDS = {"anyOf": [INT, {"type": "object", "properties": {"gte": INT, "lt": INT}}]}


@pytest.mark.parametrize(
    ("name", "schema", "query", "shown"),
    [
        ("colour", TEXT, "colour=red", "a"),
        ("colour", TEXT, "colour=red, blue", "c"),
        ("status", TEXT, "status=new,used", "ac"),
        ("status", LIST, "status=new&status=used", "ac"),
        ("status[]", LIST, "status[]=new&status[]=sold", "ab"),
        ("statuses", LIST, "statuses=sold", "b"),
        ("status__in", TEXT, "status__in=new,sold", "ab"),
        ("status_not", TEXT, "status_not=new", "bc"),
        ("status", {"type": "string", "default": "new"}, "status=new", "abc"),
        ("status", {"type": "string", "default": "new"}, "", "abc"),
        ("status", TEXT, "status=ALL", "abc"),
        ("status", {"type": "string", "enum": ["new", "sold", "all"], "default": "new"}, "", "a"),
        ("status", {"type": "string", "enum": ["new", "sold", "all"], "default": "new"}, "status=new", "a"),
        ("status", {"type": "string", "enum": ["new", "sold", "all"], "default": "new"}, "status=all", "abc"),
        ("filter[status]", TEXT, "filter[status]=sold", "b"),
        ("filter", {"type": "object", "properties": {"status": TEXT}}, "filter[status]=sold", "b"),
        ("filter", {"type": "object", "properties": {"price": BOUNDS["anyOf"][1]}}, "filter[price][gte]=6", "bc"),
        ("price__gte", INT, "price__gte=20", "bc"),
        ("price[lt]", INT, "price[lt]=20", "a"),
        ("price", BOUNDS, "price[gte]=6&price[lt]=21", "bc"),
        ("price", BOUNDS, "price=5", "a"),
        ("min_price", INT, "min_price=20", "bc"),
        ("maxPrice", INT, "maxPrice=19", "a"),
        ("price_max", INT, "price_max=19", "a"),
        ("name__icontains", TEXT, "name__icontains=CUP", "ab"),
        ("name_like", TEXT, "name_like=%25cup%25", "ab"),
        ("name.startswith", TEXT, "name.startswith=tall", "a"),
        ("ids", LIST, "ids=a&ids=c", "ac"),
        ("cup_id", TEXT, "cup_id=b", "b"),
        ("tag", TEXT, "tag=tall", "a"),
        ("tags", TEXT, "tags=tall,none", "a"),
        ("cracked", FLAG, "cracked=true", "b"),
        ("is_cracked", FLAG, "is_cracked=false", "ac"),
        ("sold", FLAG, "sold=true", "b"),
        ("used", FLAG, "used=true", "c"),
        ("is_new", FLAG, "is_new=false", "bc"),
        ("new", {**FLAG, "default": False}, "new=false", "abc"),
        ("sold_at__isnull", FLAG, "sold_at__isnull=true", "ac"),
        ("potter", TEXT, "potter=p1", "ac"),
        ("potter_id", TEXT, "potter_id=p2", "b"),
        ("kiln", TEXT, "kiln=k2", "c"),
        ("maker", TEXT, "maker=bob", "b"),
        ("maker.email", TEXT, "maker.email=cat@example.com", "c"),
        ("maker_email", TEXT, "maker_email=cat@example.com", "c"),
        ("created_after", DAY, "created_after=2026-01-01", "bc"),
        ("created_before", TIME, "created_before=2026-02-02T00:00:00Z", "ab"),
        ("created[lte]", TEXT, "created[lte]=2026-02-01", "ab"),
        ("created.gte", INT, "created.gte=1769990400", "c"),
        ("createdFrom", DAY, "createdFrom=2026-02-01", "bc"),
        ("since", TIME, "since=2026-02-02T01:00:00%2B01:00", "c"),
        ("until", DAY, "until=2026-01-01", "a"),
        ("start_date", DAY, "start_date=2026-02-01", "bc"),
        ("before", TIME, "before=2026-02-01T00:00:00Z", "a"),
        ("made_to", DAY, "made_to=2025-11-01", "bc"),
        ("q", TEXT, "q=cup red", "a"),
        ("search", TEXT, "search=BOB@", "b"),
        ("price_above", INT, "price_above=6", "abc"),
    ],
)
def test_a_list_is_filtered(name: str, schema: Any, query: str, shown: str, tmp_path: Path) -> None:
    style = {"style": "deepObject"} if "anyOf" in schema or schema.get("type") == "object" else {}
    mock = filled(shop(parameter(name, schema, **style)), tmp_path)
    assert listed(mock, query.replace(" ", "%20")) == shown


@pytest.mark.parametrize(
    ("parameters", "query", "shown"),
    [
        ([parameter("sort")], "sort=price", "abc"),
        ([parameter("sort")], "sort=-price", "cba"),
        ([parameter("ordering")], "ordering=-price,made", "cba"),
        ([parameter("ordering")], "ordering=-price,-made", "bca"),
        ([parameter("sort")], "sort=made:asc", "cba"),
        ([parameter("order_by")], "order_by=created desc", "cba"),
        ([parameter("sort", {"type": "array", "items": TEXT})], "sort=price,desc&sort=made,asc", "cba"),
        ([parameter("sort")], "sort=name", "cba"),
        ([parameter("sort")], "sort=price_desc", "cba"),
        ([parameter("sort", {"type": "string", "enum": ["newest", "oldest"]})], "sort=newest", "cba"),
        ([parameter("sort", {"type": "string", "enum": ["asc", "desc"]})], "sort=desc", "cba"),
        ([parameter("sort"), parameter("order")], "sort=made&order=desc", "abc"),
        ([parameter("sort"), parameter("direction")], "sort=made&direction=asc", "cba"),
        ([parameter("sort"), parameter("direction")], "sort=made,asc&direction=desc", "cba"),
        ([parameter("sort_by"), parameter("descending", FLAG)], "sort_by=made&descending=true", "abc"),
        ([parameter("order", {"type": "string", "default": "-created_at"})], "", "cba"),
        ([parameter("$orderby")], "$orderby=price desc", "cba"),
        ([parameter("sort")], "sort=maker.login:desc", "cba"),
        ([parameter("sort")], "sort=taste", "abc"),
    ],
)
def test_a_list_is_ordered(parameters: list[Any], query: str, shown: str, tmp_path: Path) -> None:
    mock = filled(shop(*parameters), tmp_path)
    assert listed(mock, query.replace(" ", "%20")) == shown


@pytest.mark.parametrize(
    "more",
    [
        {"summary": "All cups, newest first"},
        {"description": "The cups are sorted by creation date, with the most recent cups appearing first."},
        {"description": "Cups in reverse chronological order."},
    ],
)
def test_newest_come_first_where_words_say_so_and_cursors_follow(more: Any, tmp_path: Path) -> None:
    mock = filled(
        shop(parameter("limit", INT), parameter("starting_after"), parameter("ending_before"), **more), tmp_path
    )
    assert listed(mock, "") == "cba"
    assert listed(mock, "limit=2") == "cb"
    assert listed(mock, "limit=2&starting_after=b") == "a"
    assert listed(mock, "limit=2&ending_before=a") == "cb"
    assert listed(mock, "limit=1&ending_before=a") == "b"


def test_newest_come_first_where_the_example_shows_it_and_an_overlay_says_otherwise(tmp_path: Path) -> None:
    shown = [{"id": "2", "created_at": "2026-01-02T00:00:00Z"}, {"id": "1", "created_at": "2026-01-01T00:00:00Z"}]
    content = {"schema": {"type": "array", "items": schema_ref("Cup")}, "example": shown}
    built = shop(responses={"200": {"description": "ok", "content": {"application/json": content}}})
    assert listed(filled(built, tmp_path), "") == "cba"
    built["paths"]["/cups"]["get"]["x-mock-order"] = "price,-made"
    assert listed(filled(built, tmp_path), "") == "abc"


def test_cursors_go_through_an_order_and_a_filter(tmp_path: Path) -> None:
    mock = filled(
        shop(parameter("limit", INT), parameter("cursor"), parameter("sort"), parameter("price", INT)), tmp_path
    )
    assert listed(mock, "sort=-made&price=20&limit=1") == "b"
    assert listed(mock, "sort=-made&price=20&limit=1&cursor=b") == "c"


def test_fields_are_those_requested_and_those_required(tmp_path: Path) -> None:
    mock = filled(shop(parameter("fields")), tmp_path)
    assert answer(mock, "GET", "/cups?fields=colour,price")[1][0] == {"id": "a", "colour": "red", "price": 5}
    assert answer(mock, "GET", "/cups/a?fields=name")[1] == {"id": "a", "name": "Tall red cup"}


def test_references_are_expanded_at_any_depth(tmp_path: Path) -> None:
    mock = filled(shop(parameter("expand[]", LIST)), tmp_path)
    assert answer(mock, "GET", "/cups/a")[1]["potter"] == "p1"
    potter = {"id": "p1", "town": "Delft", "kiln": "k2"}
    assert answer(mock, "GET", "/cups/a?expand[]=potter")[1]["potter"] == potter
    deep = answer(mock, "GET", "/cups?expand[]=potter.kiln&expand[]=kiln")[1][0]
    assert deep["potter"] == {**potter, "kiln": {"id": "k2", "heat": 1200}}
    assert deep["kiln"] == {"id": "k1", "heat": 1200}
    assert answer(mock, "GET", "/cups?expand[]=colour")[1][0]["colour"] == "red"


def test_a_parameter_without_effect_is_named_by_explain_and_by_a_warning(tmp_path: Path) -> None:
    built = shop(
        parameter("colour"), parameter("min_price", INT), parameter("zeal", {"type": "string", "default": "x"})
    )
    mock = filled(built, tmp_path)
    response, _ = answer(mock, "GET", "/cups?zeal=much&colour=red")
    assert dict(response.headers)["X-Mock-Warnings"] == "query zeal: it has no effect on listCup"
    assert mock.journal.entries()[-1].warnings == ("query zeal: it has no effect on listCup",)
    assert "X-Mock-Warnings" not in dict(answer(mock, "GET", "/cups?colour=red")[0].headers)
    operations = explain_as_data(mock.contract)["resources"][0]["operations"]
    [effects] = [each["parameters"] for each in operations if each["operation"] == "listCup"]
    assert effects == {"colour": "filter", "min_price": "filter price gte", "zeal": "no effect"}


def test_an_overlay_word_says_what_a_parameter_is_for(tmp_path: Path) -> None:
    built = shop(
        parameter("cheap", INT, **{"x-mock-filter": {"property": "price", "by": "lte"}}),
        parameter("owner", TEXT, **{"x-mock-filter": {"property": "/maker/login"}}),
        parameter("rank", TEXT, **{"x-mock-role": "sort"}),
        parameter("colour", TEXT, **{"x-mock-role": "none"}),
    )
    mock = filled(built, tmp_path)
    assert listed(mock, "cheap=6") == "a"
    assert listed(mock, "owner=cat") == "c"
    assert listed(mock, "rank=-price") == "cba"
    assert listed(mock, "colour=red") == "abc"


def test_a_word_in_vain_is_an_error_where_it_stands(tmp_path: Path) -> None:
    built = shop(parameter("cheap", INT, **{"x-mock-filter": {"property": "prise"}}))
    built["paths"]["/cups"]["post"]["x-mock-order"] = "price"
    with pytest.raises(DocumentError) as caught:
        play(built, tmp_path)
    place, file = "#/paths/~1cups", tmp_path / "openapi.json"
    assert [str(problem) for problem in caught.value.problems] == [
        f"error: {file}{place}/get/parameters/0/x-mock-filter/property: a record of /cups has no prise "
        "(did you mean price?) [x-mock-vain]",
        f"error: {file}{place}/post/x-mock-order: makeCup lists no records, so it orders none (create) [x-mock-vain]",
    ]


@pytest.mark.parametrize("query", ["page=9", "page=9&colour=red", "page=2&colour=none", "page=1&colour=none"])
def test_a_page_beyond_the_end_is_empty(query: str, tmp_path: Path) -> None:
    mock = filled(shop(parameter("page", INT), parameter("limit", INT), parameter("colour")), tmp_path)
    assert listed(mock, f"{query}&limit=2") == ""


def test_what_nothing_makes_is_made_up_for_what_its_list_requires(tmp_path: Path) -> None:
    slip = {"type": "object", "required": ["id"], "properties": {"id": INT, "person": INT, "gross": INT}}
    parameters = [parameter("person", INT, required=True), parameter("gross", INT)]
    slips = operation("slips", reply={"type": "array", "items": schema_ref("Slip")}, parameters=parameters)
    key = [{"name": "id", "in": "path", "required": True, "schema": INT}]
    paths = {
        "/slips": {"get": slips},
        "/slips/{id}": {"parameters": key, "get": operation("slip", reply=schema_ref("Slip"))},
    }
    mock = play(document(paths, {"Slip": slip}), tmp_path)
    seen = {person: answer(mock, "GET", f"/slips?person={person}")[1] for person in (3, 4)}
    assert [{each["person"] for each in seen[person]} for person in (3, 4)] == [{3}, {4}]
    assert answer(mock, "GET", "/slips?person=3")[1] == seen[3]
    assert answer(mock, "GET", f"/slips/{seen[3][0]['id']}")[1] == seen[3][0]
    assert answer(mock, "GET", "/slips?person=3&gross=-1")[1] == []


@pytest.mark.parametrize("kind", [{"type": "string"}, {"type": "array", "items": {"type": "string"}}])
@pytest.mark.parametrize("key", [{"type": "string"}, {"type": "integer"}])
def test_keys_that_a_list_requires_have_a_record_each(kind: Any, key: Any, tmp_path: Path) -> None:
    track = {"type": "object", "required": ["id"], "properties": {"id": key, "name": {"type": "string"}}}
    ids = [{"name": "ids", "in": "query", "required": True, "schema": kind, "explode": False}]
    at = [{"name": "id", "in": "path", "required": True, "schema": key}]
    tracks = {"type": "object", "properties": {"tracks": {"type": "array", "items": schema_ref("Track")}}}
    paths = {
        "/tracks": {"get": operation("listTracks", reply=tracks, parameters=ids)},
        "/tracks/{id}": {"parameters": at, "get": operation("getTrack", reply=schema_ref("Track"))},
    }
    mock = play(document(paths, {"Track": track}), tmp_path)

    def listed(query: str) -> list[str]:
        response, body = answer(mock, "GET", f"/tracks?ids={query}")
        assert response.status == 200
        return [str(each["id"]) for each in body["tracks"]]

    assert listed("7,8") == ["7", "8"]
    assert listed("8,9") == ["8", "9"]
    assert answer(mock, "GET", "/tracks/9")[0].status == 200
