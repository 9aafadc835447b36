"""What few clients do: cursors for keys of several parts, patches of invalid records, filters that end too soon."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.testing.factories import Factories

TEXT, WHOLE, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}


def of(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


def array(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def key(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in names]


def query(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "query", "schema": {}} for name in names]


def test_another_key_is_looked_for_below_its_own_parent(tmp_path: Path) -> None:
    shop, item = schema_ref("Shop"), schema_ref("Item")
    paths = {
        "/shops": {"post": operation("makeShop", "201", shop, body=of(name=TEXT))},
        "/shops/{id}": {"parameters": key("id"), "get": operation("readShop", reply=shop)},
        "/shops/{id}/items": {
            "parameters": key("id"),
            "post": operation("makeItem", "201", item, body=of(slug=TEXT)),
            "get": operation("listItems", reply=array(item)),
        },
        "/shops/{id}/items/{id_or_slug}": {
            "parameters": key("id", "id_or_slug"),
            "get": operation("readItem", reply=item, responses={"404": {"description": "none"}}),
        },
    }
    mock = play(
        document(paths, {"Shop": of("id", id=WHOLE, name=TEXT), "Item": of("id", id=WHOLE, slug=TEXT)}), tmp_path
    )
    for number in (1, 2):
        answer(mock, "POST", "/shops", {"name": "Corner"})
        for slug in ("cup", "mug")[:: -1 if number == 2 else 1]:
            answer(mock, "POST", f"/shops/{number}/items", {"slug": slug})
    for number in (1, 2):
        for item_there in answer(mock, "GET", f"/shops/{number}/items")[1]:
            assert answer(mock, "GET", f"/shops/{number}/items/{item_there['slug']}")[1] == item_there


@pytest.fixture
def stocks(tmp_path: Path) -> Mock:
    """Five stocks, whose keys have two parts each, listed by cursors."""
    stock = schema_ref("Stock")
    reply = of(
        "data",
        data=array(stock),
        next_cursor={"type": ["string", "null"]},
        previous_cursor={"type": ["string", "null"]},
    )
    paths = {
        "/stocks": {
            "post": operation("makeStock", "201", stock, body=stock),
            "get": operation("listStocks", reply=reply, parameters=query("limit", "cursor", "before")),
        },
        "/stocks/{place}/{sku}": {"parameters": key("place", "sku"), "get": operation("readStock", reply=stock)},
    }
    mock = play(document(paths, {"Stock": of("place", "sku", place=TEXT, sku=TEXT)}), tmp_path)
    for n in range(5):
        assert answer(mock, "POST", "/stocks", {"place": f"p{n}", "sku": f"s{n}"})[0].status == 201
    return mock


def test_a_cursor_stands_for_a_key_of_several_parts(stocks: Mock) -> None:
    seen, following, pages = [], "", []
    for _ in range(3):
        page = answer(stocks, "GET", f"/stocks?limit=2{following}")[1]
        seen.append([each["sku"] for each in page["data"]])
        pages.append(page)
        following = f"&cursor={page['next_cursor']}"
    assert seen == [["s0", "s1"], ["s2", "s3"], ["s4"]]
    assert pages[-1]["next_cursor"] is None
    for page, before in ((pages[2], seen[1]), (pages[1], seen[0])):
        back = answer(stocks, "GET", f"/stocks?limit=2&cursor={page['previous_cursor']}")[1]
        assert [each["sku"] for each in back["data"]] == before


PATCH = "application/json-patch+json"


@pytest.fixture
def jars(tmp_path: Path) -> Mock:
    """Jars, which are patched by RFC 6902, replaced in an envelope, and listed in their order."""
    jar = schema_ref("Jar")
    sorted_page = of("content", content=array(jar), sort=of("sorted", "unsorted", sorted=FLAG, unsorted=FLAG))
    patch = operation("patchJar", reply=jar, responses={"422": {"description": "no"}})
    patch["requestBody"] = {"content": {PATCH: {"schema": array({"type": "object"})}}}
    paths = {
        "/jars": {
            "post": operation("makeJar", "201", jar, body=of(label=TEXT, litres=WHOLE)),
            "get": operation("listJars", reply=sorted_page, parameters=query("sort", "label", "page", "size")),
        },
        "/jars/{id}": {
            "parameters": key("id"),
            "get": operation("readJar", reply=jar),
            "patch": patch,
            "put": operation("setJar", reply=jar, body=of("jar", jar=of(label=TEXT, litres=WHOLE))),
        },
    }
    schema = of("id", id=WHOLE, label={"type": "string", "maxLength": 5}, litres=WHOLE)
    return play(document(paths, {"Jar": schema}), tmp_path, fill="required")


def test_what_was_invalid_before_a_patch_does_not_refuse_it(jars: Mock) -> None:
    Factories(jars, seed=1).insert("Jar", validate=False, label="much too long", litres=1)
    step = {"op": "replace", "path": "/litres", "value": 2}
    response, shown = answer(jars, "PATCH", "/jars/1", [step], content_type=PATCH)
    assert (response.status, shown["litres"], shown["label"]) == (200, 2, "much too long")


def test_a_body_in_an_envelope_replaces_what_it_leaves_out(jars: Mock) -> None:
    answer(jars, "POST", "/jars", {"label": "salt", "litres": 3})
    assert answer(jars, "PUT", "/jars/1", {"jar": {"label": "rice"}})[1] == {"id": 1, "label": "rice"}


@pytest.mark.parametrize(("order", "is_sorted"), [("", False), ("&sort=label", True)])
def test_a_page_of_what_was_looked_for_says_whether_it_is_sorted(jars: Mock, order: str, is_sorted: bool) -> None:
    answer(jars, "POST", "/jars", {"label": "salt"})
    page = answer(jars, "GET", f"/jars?label=salt{order}")[1]
    assert page["sort"] == {"sorted": is_sorted, "unsorted": not is_sorted}


def test_location_is_as_its_own_header_is_described(tmp_path: Path) -> None:
    made = operation("makeCup", "201", schema_ref("Cup"), body=of(name=TEXT))
    made["responses"]["201"]["headers"] = {
        "ETag": {"schema": TEXT},
        "Location": {"schema": {"type": "string", "format": "uri"}},
    }
    paths = {
        "/cups": {"post": made},
        "/cups/{id}": {"parameters": key("id"), "get": operation("readCup", reply=schema_ref("Cup"))},
    }
    mock = play(document(paths, {"Cup": of("id", id=WHOLE, name=TEXT)}), tmp_path)
    assert dict(answer(mock, "POST", "/cups", {})[0].headers)["Location"] == "http://localhost/cups/1"


def test_a_reason_that_the_record_cannot_hold_is_left_out(tmp_path: Path) -> None:
    member = of("id", id=WHOLE, status={"type": "string", "enum": ["active", "suspended"]}, suspensionReason=TEXT)
    suspend = operation("suspend", reply=schema_ref("Member"), body=of(reason={"type": ["string", "integer"]}))
    paths = {
        "/members": {"post": operation("makeMember", "201", schema_ref("Member"), body=of(name=TEXT))},
        "/members/{id}": {"parameters": key("id"), "get": operation("readMember", reply=schema_ref("Member"))},
        "/members/{id}/suspend": {"parameters": key("id"), "post": suspend},
    }
    mock = play(document(paths, {"Member": member}), tmp_path, fill="required")
    for _ in range(2):
        answer(mock, "POST", "/members", {})
    assert answer(mock, "POST", "/members/1/suspend", {"reason": "late"})[1]["suspensionReason"] == "late"
    response, shown = answer(mock, "POST", "/members/2/suspend", {"reason": 7})
    assert (response.status, shown) == (200, {"id": 2, "status": "suspended"})


@pytest.mark.parametrize("sent", [{}, {"city_id": 1}])
def test_records_three_levels_deep_point_at_the_first(tmp_path: Path, sent: dict[str, int]) -> None:
    paths: dict[str, Any] = {}
    path, above = "", key()
    for noun, plural, name in (("city", "cities", "a"), ("street", "streets", "b"), ("house", "houses", "c")):
        path += f"/{plural}"
        made = operation(f"make-{noun}", "201", schema_ref(noun), body=of(name=TEXT, city_id=WHOLE))
        paths[path] = {"parameters": above, "post": made}
        path, above = f"{path}/{{{name}}}", [*above, *key(name)]
        paths[path] = {"parameters": above, "get": operation(f"read-{noun}", reply=schema_ref(noun))}
    named = {
        "city": of("id", id=WHOLE, name=TEXT),
        "street": of("id", id=WHOLE, name=TEXT, city_id=WHOLE),
        "house": of("id", id=WHOLE, name=TEXT, city_id=WHOLE, street_id=WHOLE),
    }
    mock = play(document(paths, named), tmp_path)
    for _ in range(2):
        answer(mock, "POST", "/cities", {})
    answer(mock, "POST", "/cities/2/streets", {})
    house = answer(mock, "POST", "/cities/2/streets/1/houses", sent)[1]
    assert (house["city_id"], house["street_id"]) == (2, 1)


@pytest.mark.parametrize("expression", ["Tags/any(", "Tags/any(t", "Tags/any(t:"])
def test_a_filter_that_ends_in_its_middle_is_refused(tmp_path: Path, expression: str) -> None:
    listed = operation(
        "listCups",
        reply=array(schema_ref("Cup")),
        parameters=query("$filter"),
        responses={"400": {"description": "no"}},
    )
    paths = {
        "/cups": {"get": listed, "post": operation("makeCup", "201", schema_ref("Cup"), body=schema_ref("Cup"))},
        "/cups/{id}": {"parameters": key("id"), "get": operation("readCup", reply=schema_ref("Cup"))},
    }
    mock = play(document(paths, {"Cup": of("id", id=TEXT, Tags=array(TEXT))}), tmp_path)
    answer(mock, "POST", "/cups", {"id": "a", "Tags": ["x"]})
    assert answer(mock, "GET", f"/cups?$filter={expression}")[0].status == 400


def test_what_is_listed_below_a_record_is_known_by_a_key_that_is_described_elsewhere(tmp_path: Path) -> None:
    watcher = of("login", login=schema_ref("Login"), url=TEXT)
    ticket = of("id", id=WHOLE, watchers=array(watcher))
    body = of(watchers=array(TEXT))
    paths = {
        "/tickets": {"post": operation("makeTicket", "201", schema_ref("Ticket"), body=of(title=TEXT))},
        "/tickets/{id}": {"parameters": key("id"), "get": operation("readTicket", reply=schema_ref("Ticket"))},
        "/tickets/{id}/watchers": {
            "parameters": key("id"),
            "post": operation("watch", reply=schema_ref("Ticket"), body=body),
        },
    }
    mock = play(document(paths, {"Ticket": ticket, "Login": TEXT}), tmp_path)
    answer(mock, "POST", "/tickets", {})
    shown = answer(mock, "POST", "/tickets/1/watchers", {"watchers": ["ada"]})[1]
    assert [each["login"] for each in shown["watchers"]] == ["ada"]
