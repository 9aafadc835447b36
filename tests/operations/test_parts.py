"""What a record shows of others: keys that may be records, records behind keys, elements, counts and totals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.inference.resources import Parts
from understudy.mock import Mock

TEXT = {"type": "string"}
NAME = {"name": {"type": "string"}}
NUMBER = {"type": "integer"}
ERROR = {
    "type": "object",
    "required": ["message"],
    "properties": {"message": {"type": "string"}, "param": {"type": "string"}},
}
FAULT = {"default": {"description": "no", "content": {"application/json": {"schema": ERROR}}}}


def record(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": ["id", *required], "properties": {"id": NUMBER, **named}}


def resource(path: str, name: str, body: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Create, list, read, update and delete of a collection."""
    above = [each.strip("{}") for each in path.split("/") if "{" in each]
    keys = [{"name": each, "in": "path", "required": True, "schema": NUMBER} for each in above]
    key = {"name": f"{name.lower()}_id", "in": "path", "required": True, "schema": NUMBER}
    sent = {"type": "object", "properties": body}
    return {
        path: {
            "parameters": keys,
            "post": operation(f"create{name}", "201", schema_ref(name), body=sent, responses=FAULT, **more),
            "get": operation(f"list{name}", reply={"type": "array", "items": schema_ref(name)}),
        },
        f"{path}/{{{key['name']}}}": {
            "parameters": [*keys, key],
            "get": operation(f"read{name}", reply=schema_ref(name), responses=FAULT),
            "patch": operation(f"update{name}", reply=schema_ref(name), body=sent, responses=FAULT),
            "delete": operation(f"delete{name}", "204", responses=FAULT),
        },
    }


def post(mock: Mock, path: str, **body: Any) -> Any:
    response, value = answer(mock, "POST", path, body)
    assert response.status == 201, value
    return value


def get(mock: Mock, path: str) -> Any:
    return answer(mock, "GET", path)[1]


def expandable(name: str) -> dict[str, Any]:
    return {"anyOf": [{"type": "integer"}, schema_ref(name)]}


def test_a_property_that_takes_a_key_or_the_record_is_a_foreign_key_and_must_lead_somewhere(tmp_path: Path) -> None:
    paths = resource("/buyers", "Buyer", NAME) | resource("/carts", "Cart", {"payer": NUMBER})
    spec = document(paths, {"Buyer": record(**NAME), "Cart": record(payer=expandable("Buyer"))})
    mock = play(spec, tmp_path)
    response, value = answer(mock, "POST", "/carts", {"payer": 1})
    assert response.status == 404
    assert value == {"message": "payer refers to buyer 1, which does not exist", "param": "payer"}
    assert get(mock, "/carts") == []
    post(mock, "/buyers", name="Ada")
    assert post(mock, "/carts", payer=1)["payer"] == 1
    assert answer(mock, "PATCH", "/carts/1", {"payer": 2})[0].status == 404
    assert "payer → buyers (holds its key or the record itself)" in explain(mock.contract)


def test_an_object_where_a_key_may_be_leads_nowhere_and_is_not_refused(tmp_path: Path) -> None:
    either = {"payer": {"anyOf": [{"type": "integer"}, {"type": "object", "properties": NAME}]}}
    paths = resource("/buyers", "Buyer", NAME) | resource("/carts", "Cart", either)
    mock = play(document(paths, {"Buyer": record(**NAME), "Cart": record(payer=expandable("Buyer"))}), tmp_path)
    assert answer(mock, "POST", "/carts", {"payer": {"name": "Ada"}})[0].status == 201
    assert answer(mock, "POST", "/carts", {"payer": 1})[0].status == 404


def test_where_no_error_is_documented_a_key_may_lead_nowhere(tmp_path: Path) -> None:
    paths = resource("/buyers", "Buyer", NAME) | resource("/carts", "Cart", {"payer": NUMBER})
    del paths["/carts"]["post"]["responses"]["default"]
    mock = play(document(paths, {"Buyer": record(**NAME), "Cart": record(payer=expandable("Buyer"))}), tmp_path)
    assert post(mock, "/carts", payer=7)["payer"] == 7


@pytest.mark.parametrize("sent", ["price", "price_id", "priceId"])
def test_a_key_that_is_sent_shows_the_record_where_the_schema_is_that_record(tmp_path: Path, sent: str) -> None:
    paths = resource("/prices", "Price", NAME) | resource("/carts", "Cart", {sent: NUMBER})
    mock = play(
        document(paths, {"Price": record(**NAME), "Cart": record("price", price=schema_ref("Price"))}), tmp_path
    )
    gold, silver = post(mock, "/prices", name="gold"), post(mock, "/prices", name="silver")
    assert post(mock, "/carts", **{sent: gold["id"]})["price"] == gold
    assert answer(mock, "PATCH", "/carts/1", {sent: silver["id"]})[1]["price"] == silver
    assert get(mock, "/carts/1")["price"] == silver
    assert post(mock, "/carts", **{sent: 99})["price"]["id"] == 99


def test_a_name_that_is_sent_for_a_number_shows_the_record_with_that_name(tmp_path: Path) -> None:
    paths = resource("/prices", "Price", NAME) | resource("/carts", "Cart", {"price": {"type": "string"}})
    mock = play(
        document(paths, {"Price": record(**NAME), "Cart": record("price", price=schema_ref("Price"))}), tmp_path
    )
    gold = post(mock, "/prices", name="gold")
    assert post(mock, "/carts", price="gold")["price"] == gold
    assert post(mock, "/carts", price="1")["price"] == gold
    assert post(mock, "/carts", price="tin")["price"]["name"] == "tin"


def test_a_record_that_is_shown_is_shown_as_it_is_now(tmp_path: Path) -> None:
    paths = resource("/prices", "Price", NAME) | resource("/carts", "Cart", {"price_id": NUMBER})
    mock = play(document(paths, {"Price": record(**NAME), "Cart": record(price=schema_ref("Price"))}), tmp_path)
    post(mock, "/prices", name="gold")
    shown = [post(mock, "/carts", price_id=1)["price"]["name"] for _ in range(2)]
    changed = answer(mock, "PATCH", "/prices/1", {"name": "copper"})[1]
    assert shown == ["gold", "gold"]
    assert [get(mock, f"/carts/{key}")["price"] for key in (1, 2)] == [changed, changed]
    mock.update("prices", 1, name="tin")
    assert get(mock, "/carts/1")["price"]["name"] == "tin"


def test_what_is_shown_counts_what_shows_it(tmp_path: Path) -> None:
    paths = resource("/buyers", "Buyer", NAME) | resource("/orders", "Order", {"buyer_id": NUMBER})
    buyer = record(orders_count=NUMBER, **NAME)
    order = record(buyer_id=NUMBER, buyer=schema_ref("Buyer"))
    mock = play(document(paths, {"Buyer": buyer, "Order": order}), tmp_path)
    post(mock, "/buyers", name="Ann")
    made = [post(mock, "/orders", buyer_id=1) for _ in range(2)]
    assert [each["buyer"]["orders_count"] for each in made] == [1, 2]
    assert [get(mock, f"/orders/{key}")["buyer"]["orders_count"] for key in (1, 2)] == [2, 2]


def test_what_is_in_a_state_is_counted_by_its_word(tmp_path: Path) -> None:
    paths = resource("/buyers", "Buyer", NAME) | resource("/orders", "Order", {"buyer_id": NUMBER, "status": TEXT})
    buyer = record(orders=NUMBER, open_orders=NUMBER, paidOrdersCount=NUMBER, lost_orders=NUMBER, **NAME)
    order = record(buyer_id=NUMBER, status={"type": "string", "enum": ["open", "paid"]})
    mock = play(document(paths, {"Buyer": buyer, "Order": order}), tmp_path)
    first = post(mock, "/buyers", name="Ann")
    assert (first["orders"], first["open_orders"], first["paidOrdersCount"]) == (0, 0, 0)
    for _ in range(2):
        post(mock, "/orders", buyer_id=1)
    answer(mock, "PATCH", "/orders/2", {"status": "paid"})
    counted = get(mock, "/buyers/1")
    assert (counted["orders"], counted["open_orders"], counted["paidOrdersCount"]) == (2, 1, 1)
    text = explain(mock.contract)
    assert "open_orders counts the records of /orders whose buyer_id is its key and whose status is open" in text
    assert "lost_orders counts" not in text


def test_records_that_show_each_other_do_not_grow(tmp_path: Path) -> None:
    paths = resource("/firms", "Firm", {"owner_id": NUMBER}) | resource("/owners", "Owner", {"firm_id": NUMBER, **NAME})
    firm, owner = record(owner=schema_ref("Owner")), record(firm=schema_ref("Firm"), **NAME)
    mock = play(document(paths, {"Firm": firm, "Owner": owner}), tmp_path)
    post(mock, "/owners", name="Ann", firm_id=1)
    post(mock, "/firms", owner_id=1)
    sizes = set()
    for name in ("Bo", "Cy", "Di", "Ed"):
        answer(mock, "PATCH", "/owners/1", {"name": name})
        sizes.add(len(str(get(mock, "/owners/1"))))
        sizes.add(len(str(get(mock, "/owners/1"))))
    assert len(sizes) == 1


@pytest.mark.parametrize(("on_list", "status"), [(False, 404), (True, 201)])
def test_a_create_that_may_find_nothing_refuses_a_key_that_leads_nowhere(
    on_list: bool, status: int, tmp_path: Path
) -> None:
    """What every operation documents says nothing of one."""
    lacking = {"404": {"description": "none"}}
    paths = resource("/prices", "Price", NAME) | resource("/carts", "Cart", {"price_id": NUMBER})
    paths["/carts"]["post"]["responses"] |= lacking
    listing = operation("listCarts", reply={"type": "array", "items": schema_ref("Cart")})
    paths["/carts"]["get"] = listing
    if on_list:
        listing["responses"] |= lacking
    mock = play(document(paths, {"Price": record(**NAME), "Cart": record(price_id=NUMBER)}), tmp_path)
    response, _ = answer(mock, "POST", "/carts", {"price_id": 9})
    assert response.status == status
    if status == 404:
        assert dict(response.headers)["X-Mock-Reason"] == "price_id refers to price 9, which does not exist"


LINE = record("quantity", "price", quantity=NUMBER, price=schema_ref("Price"), cart=NUMBER)
LINES = {"type": "array", "items": {"type": "object", "properties": {"price": NUMBER, "quantity": NUMBER}}}
ENVELOPE = {
    "type": "object",
    "required": ["data", "has_more", "total_count"],
    "properties": {
        "data": {"type": "array", "items": schema_ref("Line")},
        "has_more": {"type": "boolean"},
        "total_count": NUMBER,
    },
}


def shop(tmp_path: Path, lines: dict[str, Any], **body: Any) -> Mock:
    price = {"unit_amount": NUMBER}
    paths = (
        resource("/prices", "Price", price)
        | resource("/carts", "Cart", {"lines": LINES, **body})
        | resource("/lines", "Line", {"cart": NUMBER, "price": NUMBER, "quantity": NUMBER})
    )
    cart = record("lines", "total", "lines_count", lines=lines, total=NUMBER, lines_count=NUMBER)
    cart["properties"]["line_count"] = NUMBER
    schemas = {"Price": record("unit_amount", **price), "Cart": cart, "Line": {**LINE}}
    schemas["Line"]["properties"]["cart"] = expandable("Cart")
    mock = play(document(paths, schemas), tmp_path)
    post(mock, "/prices", unit_amount=500)
    post(mock, "/prices", unit_amount=20)
    return mock


@pytest.mark.parametrize("lines", [{"type": "array", "items": schema_ref("Line")}, ENVELOPE])
def test_elements_that_are_records_are_made_with_the_record_and_stay_true(
    tmp_path: Path, lines: dict[str, Any]
) -> None:
    mock = shop(tmp_path, lines)

    def elements(cart: Any) -> list[tuple[int, int, int]]:
        shown = cart["lines"] if isinstance(cart["lines"], list) else cart["lines"]["data"]
        if isinstance(cart["lines"], dict):
            assert (cart["lines"]["has_more"], cart["lines"]["total_count"]) == (False, len(shown))
        assert cart["line_count"] == cart["lines_count"] == len(shown)
        return [(line["cart"], line["price"]["unit_amount"], line["quantity"]) for line in shown]

    cart = post(mock, "/carts", lines=[{"price": 1, "quantity": 2}, {"price": 2, "quantity": 3}])
    assert elements(cart) == [(1, 500, 2), (1, 20, 3)]
    assert cart["total"] == 1060
    assert [line["id"] for line in get(mock, "/lines")] == [1, 2]

    post(mock, "/lines", cart=1, price=2, quantity=1)
    assert elements(get(mock, "/carts/1")) == [(1, 500, 2), (1, 20, 3), (1, 20, 1)]
    assert get(mock, "/carts/1")["total"] == 1080
    assert answer(mock, "PATCH", "/lines/2", {"quantity": 10})[0].status == 200
    assert get(mock, "/carts/1")["total"] == 1220
    assert answer(mock, "DELETE", "/lines/1")[0].status == 204
    assert elements(get(mock, "/carts/1")) == [(1, 20, 10), (1, 20, 1)]
    assert get(mock, "/carts/1")["total"] == 220


def test_elements_go_with_their_record(tmp_path: Path) -> None:
    mock = shop(tmp_path, ENVELOPE)
    for quantity in (1, 2):
        post(mock, "/carts", lines=[{"price": 1, "quantity": quantity}])
    assert answer(mock, "DELETE", "/carts/1")[0].status == 204
    assert [(line["cart"], line["quantity"]) for line in get(mock, "/lines")] == [(2, 2)]
    assert get(mock, "/carts/2")["total"] == 1000


def test_a_total_that_is_sent_is_the_senders(tmp_path: Path) -> None:
    mock = shop(tmp_path, ENVELOPE, total=NUMBER)
    assert post(mock, "/carts", total=7, lines=[{"price": 1, "quantity": 2}])["total"] == 7


def test_a_total_that_did_not_add_up_is_left_alone_when_a_line_comes(tmp_path: Path) -> None:
    mock = shop(tmp_path, ENVELOPE, total=NUMBER)
    post(mock, "/carts", total=7, lines=[{"price": 1, "quantity": 2}])
    post(mock, "/carts", lines=[{"price": 1, "quantity": 2}])
    for cart in (1, 2):
        post(mock, "/lines", cart=cart, price=2, quantity=1)
    assert [get(mock, f"/carts/{cart}")["total"] for cart in (1, 2)] == [7, 1020]


def test_an_element_that_is_sent_by_its_key_is_the_record_that_there_is(tmp_path: Path) -> None:
    mock = shop(tmp_path, {"type": "array", "items": schema_ref("Line")})
    line = post(mock, "/lines", price=1, quantity=5)
    cart = post(mock, "/carts", lines=[{"price": 2, "quantity": 1}])
    assert [each["id"] for each in get(mock, "/lines")] == [line["id"], cart["lines"][0]["id"]]
    with_it = mock.create("carts", lines=[{"id": line["id"]}, {"price": {"id": 2, "unit_amount": 20}, "quantity": 3}])
    assert [each["quantity"] for each in with_it["lines"]] == [5, 3]
    assert len(mock.records("lines")) == 3


def test_a_refused_create_makes_no_elements_either(tmp_path: Path) -> None:
    mock = shop(tmp_path, ENVELOPE)
    post(mock, "/lines", price=1, quantity=1)
    before = get(mock, "/lines")
    assert answer(mock, "POST", "/carts", {"lines": [{"price": "x"}]})[0].status >= 400
    assert get(mock, "/lines") == before


def test_elements_that_are_no_records_show_the_record_behind_their_key(tmp_path: Path) -> None:
    line = {"type": "object", "required": ["price"], "properties": {"price": schema_ref("Price"), "quantity": NUMBER}}
    sent = {
        "lines": {"type": "array", "items": {"type": "object", "properties": {"price": NUMBER, "quantity": NUMBER}}}
    }
    paths = resource("/prices", "Price", NAME) | resource("/carts", "Cart", sent)
    cart = record("lines", lines={"type": "array", "items": line})
    mock = play(document(paths, {"Price": record(**NAME), "Cart": cart}), tmp_path)
    gold = post(mock, "/prices", name="gold")
    made = post(mock, "/carts", lines=[{"price": gold["id"], "quantity": 2}])
    assert made["lines"] == [{"price": gold, "quantity": 2}]
    assert get(mock, "/carts/1")["lines"] == made["lines"]


@pytest.mark.parametrize("name", ["items_count", "itemCount", "num_items", "total_items"])
def test_a_counter_counts_what_stands_below(tmp_path: Path, name: str) -> None:
    paths = resource("/boxes", "Box", NAME) | resource("/boxes/{box_id}/items", "Item", NAME)
    mock = play(document(paths, {"Box": record(name, **{**NAME, name: NUMBER}), "Item": record(**NAME)}), tmp_path)
    post(mock, "/boxes", name="red")
    assert post(mock, "/boxes", name="blue")[name] == 0
    post(mock, "/boxes/1/items", name="cup")
    post(mock, "/boxes/1/items", name="pot")
    assert (get(mock, "/boxes/1")[name], get(mock, "/boxes/2")[name]) == (2, 0)
    assert post(mock, "/boxes/2/items", name="lid")["name"] == "lid"
    assert (get(mock, "/boxes/1")[name], get(mock, "/boxes/2")[name]) == (2, 1)
    answer(mock, "DELETE", "/boxes/1/items/1")
    assert get(mock, "/boxes/1")[name] == 1
    assert f"{name} counts the records of /boxes/{{}}/items below it" in " ".join(explain(mock.contract).split())


def test_a_counter_of_what_points_here(tmp_path: Path) -> None:
    paths = resource("/boxes", "Box", NAME) | resource("/items", "Item", {"box_id": NUMBER})
    mock = play(document(paths, {"Box": record(items_count=NUMBER), "Item": record(box_id=NUMBER)}), tmp_path)
    post(mock, "/boxes")
    post(mock, "/items", box_id=1)
    assert get(mock, "/boxes/1")["items_count"] == 1
    answer(mock, "DELETE", "/items/1")
    assert get(mock, "/boxes/1")["items_count"] == 0


def test_a_body_that_shares_properties_with_the_record_is_not_one_of_its_objects(tmp_path: Path) -> None:
    shipping = {"type": "object", "properties": {"name": {"type": "string"}, "phone": {"type": "string"}}}
    named = {"name": {"type": "string"}, "email": {"type": "string"}, "shipping": shipping}
    body = {**named, **{f"extra_{number}": {"type": "string"} for number in range(9)}}
    mock = play(document(resource("/buyers", "Buyer", body), {"Buyer": record(**named)}), tmp_path)
    made = post(mock, "/buyers", name="Ada", shipping={"name": "Bob"})
    assert (made["name"], made["shipping"]["name"]) == ("Ada", "Bob")


def test_a_property_whose_role_is_none_is_nobodys_count_and_no_verbs_flag(tmp_path: Path) -> None:
    counted = {**NUMBER, "x-mock-role": "none"}
    locked = {"type": "boolean", "x-mock-role": "none"}
    paths = resource("/boxes", "Box", NAME) | resource("/boxes/{box_id}/items", "Item", NAME)
    lock = operation("lock", reply=schema_ref("Box"))
    key = {"name": "box_id", "in": "path", "required": True, "schema": NUMBER}
    paths["/boxes/{box_id}/lock"] = {"parameters": [key], "post": lock}
    mock = play(document(paths, {"Box": record(items_count=counted, locked=locked), "Item": record(**NAME)}), tmp_path)
    (box, _) = mock.contract.resources.collections.values()
    assert (box.parts, box.starts, mock.contract.resources.plans["lock"].implied) == (Parts(), {}, None)


def test_a_key_that_is_sent_shows_a_record_in_brief_and_lists_find_it(tmp_path: Path) -> None:
    text = {"type": "string"}
    space = {"type": "object", "required": ["gid"], "properties": {"gid": text, **NAME, "area": text}}
    brief = {"type": "object", "properties": {"gid": text, **NAME}}
    board = {"type": "object", "properties": {"gid": text, "title": text, "workspace": brief}}
    sent = {"type": "object", "properties": {"title": text, "workspace": text}}
    made = {"workspaces": ("Space", {"type": "object", "properties": NAME}), "boards": ("Board", sent)}
    paths: dict[str, Any] = {}
    for path, (name, body) in made.items():
        key = [{"name": f"{path[:-1]}_gid", "in": "path", "required": True, "schema": text}]
        query = [{"name": "workspace", "in": "query", "schema": text}]
        paths[f"/{path}"] = {
            "post": operation(f"make{name}", "201", schema_ref(name), body=body),
            "get": operation(f"list{name}", reply={"type": "array", "items": schema_ref(name)}, parameters=query),
        }
        one = operation(f"read{name}", reply=schema_ref(name))
        paths[f"/{path}/{{{path[:-1]}_gid}}"] = {"parameters": key, "get": one}
    mock = play(document(paths, {"Space": space, "Board": board}), tmp_path)
    first, second = (post(mock, "/workspaces", name=name) for name in ("Ink", "Oak"))
    shown = [post(mock, "/boards", title="x", workspace=each["gid"]) for each in (first, second)]
    assert [each["workspace"]["name"] for each in shown] == ["Ink", "Oak"]
    assert get(mock, f"/boards/{shown[1]['gid']}")["workspace"]["gid"] == second["gid"]
    assert [each["gid"] for each in get(mock, f"/boards?workspace={second['gid']}")] == [shown[1]["gid"]]


def test_what_is_put_below_a_record_by_its_key_is_the_one_that_stands_elsewhere(tmp_path: Path) -> None:
    label = record(**NAME)
    paths = resource("/labels", "Label", NAME) | resource("/issues", "Issue", {"title": {"type": "string"}})
    above = [{"name": "issue_id", "in": "path", "required": True, "schema": NUMBER}]
    put = {"type": "object", "required": ["id"], "properties": {"id": NUMBER}}
    paths["/issues/{issue_id}/labels"] = {
        "parameters": above,
        "post": operation("label", "201", schema_ref("Label"), body=put),
        "get": operation("labelsOf", reply={"type": "array", "items": schema_ref("Label")}),
    }
    paths["/issues/{issue_id}/labels/{id}"] = {
        "parameters": [*above, {"name": "id", "in": "path", "required": True, "schema": NUMBER}],
        "delete": operation("unlabel", "204"),
    }
    labels = {"type": "array", "items": schema_ref("Label")}
    mock = play(document(paths, {"Label": label, "Issue": record(labels=labels)}), tmp_path)
    post(mock, "/labels", name="urgent")
    post(mock, "/issues", title="x")
    assert post(mock, "/issues/1/labels", id=1)["name"] == "urgent"
    assert [each["name"] for each in get(mock, "/issues/1")["labels"]] == ["urgent"]
    answer(mock, "DELETE", "/issues/1/labels/1")
    assert get(mock, "/issues/1")["labels"] == []
    assert get(mock, "/labels/1")["name"] == "urgent"


def test_a_change_of_an_object_at_a_path_of_its_own_keeps_what_else_is_in_it(tmp_path: Path) -> None:
    text = {"type": "string"}
    settings = {"type": "object", "properties": {"theme": text, "language": text}}
    team = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "settings": settings}}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    paths = {
        "/teams": {"post": operation("create", "201", body=schema_ref("Team"), reply=schema_ref("Team"))},
        "/teams/{id}": {"parameters": [key], "get": operation("read", reply=schema_ref("Team"))},
        "/teams/{id}/settings": {
            "parameters": [key],
            "patch": operation("change", body=settings, reply=schema_ref("Team")),
        },
    }
    mock = play(document(paths, {"Team": team}), tmp_path)
    answer(mock, "POST", "/teams", {"settings": {"theme": "dark", "language": "de"}})
    changed = {"id": 1, "settings": {"theme": "dark", "language": "fr"}}
    assert answer(mock, "PATCH", "/teams/1/settings", {"language": "fr"})[1] == changed
    assert answer(mock, "GET", "/teams/1")[1] == changed


@pytest.mark.parametrize("name", ["tagIds", "tag_ids"])
@pytest.mark.parametrize("brief", [False, True])
def test_keys_that_are_sent_as_an_array_show_their_records(tmp_path: Path, name: str, brief: bool) -> None:
    shown = {"type": "object", "properties": {"id": NUMBER, **NAME}} if brief else schema_ref("Tag")
    keys = {"type": "array", "items": NUMBER}
    paths = resource("/tags", "Tag", NAME) | resource("/cups", "Cup", {**NAME, name: keys})
    tags = {"type": "array", "items": shown}
    spec = document(paths, {"Tag": record(**NAME), "Cup": record(**NAME, tags=tags)})
    mock = play(spec, tmp_path)
    red, blue = post(mock, "/tags", name="red"), post(mock, "/tags", name="blue")
    cup = post(mock, "/cups", name="big", **{name: [red["id"], blue["id"]]})
    assert cup["tags"] == [red, blue]
    assert get(mock, "/cups/1") == cup
    assert answer(mock, "PATCH", "/cups/1", {name: [blue["id"]]})[1]["tags"] == [blue]
    assert answer(mock, "PATCH", "/cups/1", {"name": "small"})[1]["tags"] == [blue]
    assert answer(mock, "PATCH", "/cups/1", {name: []})[1]["tags"] == []
    assert post(mock, "/cups")["tags"] == []
    assert f"tags shows the records of /tags whose keys are sent as {name}" in explain(mock.contract)


def test_what_shows_the_record_of_a_key_that_nobody_sent_is_nothing(tmp_path: Path) -> None:
    maybe = {"anyOf": [schema_ref("Cup"), {"type": "null"}]}
    whole = record(**NAME, parentId={"type": ["integer", "null"]}, parent=maybe, shelf=schema_ref("Shelf"))
    sent = {**NAME, "parentId": {"type": ["integer", "null"]}, "shelf_id": NUMBER}
    spec = document(
        resource("/cups", "Cup", sent) | resource("/shelves", "Shelf", NAME), {"Cup": whole, "Shelf": record(**NAME)}
    )
    mock = play(spec, tmp_path)
    made = post(mock, "/cups", name="big")
    assert (made["parentId"], made["parent"], "shelf" in made) == (None, None, False)
    shelf = post(mock, "/shelves", name="top")
    assert post(mock, "/cups", name="small", shelf_id=shelf["id"])["shelf"] == shelf


@pytest.mark.parametrize("made", [True, False])
def test_of_two_collections_of_a_component_the_one_that_makes_or_is_called_so_has_the_record(
    tmp_path: Path, made: bool
) -> None:
    paths = resource("/calendar", "Cup", NAME) | resource("/cups", "Cup", NAME)
    paths |= resource("/orders", "Order", {"cup_id": NUMBER})
    del paths["/calendar"]["post"]
    if not made:
        del paths["/cups"]["post"]
    for place in ("/calendar/{cup_id}", "/calendar", "/cups"):
        for found in paths[place].values():
            if isinstance(found, dict):
                found["operationId"] += place.strip("/{}_id")
    spec = document(paths, {"Cup": record(**NAME), "Order": record(cup=schema_ref("Cup"))})
    text = explain(play(spec, tmp_path).contract)
    assert "cup shows the record of /cups whose key is sent as cup_id" in text


@pytest.mark.parametrize("name", ["parent", "parent_shelf"])
def test_the_record_above_one_of_its_kind_is_shown_in_brief(tmp_path: Path, name: str) -> None:
    brief = {"type": "object", "properties": {"id": NUMBER, **NAME}}
    paths = resource("/shelves", "Shelf", {**NAME, f"{name}_id": NUMBER}) | resource("/parents", "Guardian", NAME)
    schemas = {"Shelf": record(**NAME, **{name: schema_ref("Brief")}), "Brief": brief, "Guardian": record(**NAME)}
    mock = play(document(paths, schemas), tmp_path)
    top = post(mock, "/shelves", name="top")
    assert name not in top
    below = post(mock, "/shelves", name="below", **{f"{name}_id": top["id"]})
    assert below[name] == {"id": top["id"], "name": "top"}
    assert get(mock, "/shelves/2") == below


def test_a_parent_that_has_what_no_record_of_the_kind_has_is_another_thing(tmp_path: Path) -> None:
    person = {"type": "object", "properties": {"id": NUMBER, "surname": {"type": "string"}}}
    paths = resource("/pupils", "Pupil", {**NAME, "parent_id": NUMBER})
    mock = play(document(paths, {"Pupil": record(**NAME, parent=person)}), tmp_path)
    text = explain(mock.contract)
    assert "parent shows the record" not in text
