"""One record at every path that shows it, whichever path made it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

NOTHING = {"type": ["integer", "null"]}
TEXT = {"type": "string"}
ORDER = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "note": TEXT}}
PAYMENT = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer"}, "amount": {"type": "integer"}},
}
OWNED = {**PAYMENT, "properties": {**PAYMENT["properties"], "order_id": {"type": "integer"}}}
USER = {
    "type": "object",
    "required": ["id", "email"],
    "properties": {"id": {"type": "integer"}, "email": TEXT, "slug": TEXT, "name": TEXT},
}


def at(name: str, kind: str = "string") -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": kind}}


def many(node: Any) -> dict[str, Any]:
    return {"type": "array", "items": node}


def shop(payment: dict[str, Any]) -> dict[str, Any]:
    amount = {"type": "object", "properties": {"amount": {"type": "integer"}}}
    return document(
        {
            "/orders": {"post": operation("order", "201", schema_ref("Order"), body=ORDER)},
            "/orders/{id}": {"parameters": [at("id")], "get": operation("getOrder", reply=schema_ref("Order"))},
            "/orders/{id}/payments": {
                "parameters": [at("id")],
                "post": operation("pay", "201", schema_ref("Payment"), body=amount),
                "get": operation("payments", reply=many(schema_ref("Payment"))),
            },
            "/payments/{pid}": {
                "parameters": [at("pid")],
                "get": operation("getPayment", reply=schema_ref("Payment")),
                "delete": operation("drop", "204"),
            },
        },
        {"Order": ORDER, "Payment": payment},
    )


@pytest.mark.parametrize("payment", [PAYMENT, OWNED], ids=["kept beside", "in a property"])
def test_what_is_made_below_a_parent_is_read_at_the_root(tmp_path: Path, payment: dict[str, Any]) -> None:
    mock = play(shop(payment), tmp_path)
    first, second = (answer(mock, "POST", "/orders", {"id": number})[1]["id"] for number in (1, 2))
    made = answer(mock, "POST", f"/orders/{first}/payments", {"amount": 5})[1]
    assert answer(mock, "GET", f"/payments/{made['id']}")[1] == made
    assert answer(mock, "GET", f"/orders/{first}/payments")[1] == [made]
    assert answer(mock, "GET", f"/orders/{second}/payments")[1] == []
    assert answer(mock, "DELETE", f"/payments/{made['id']}")[0].status == 204
    assert answer(mock, "GET", f"/orders/{first}/payments")[1] == []
    assert answer(mock, "GET", f"/payments/{made['id']}")[0].status == 404


@pytest.mark.parametrize("payment", [PAYMENT, OWNED], ids=["kept beside", "in a property"])
def test_what_stands_below_another_parent_is_not_there(tmp_path: Path, payment: dict[str, Any]) -> None:
    built = shop(payment)
    body = {"type": "object", "properties": {"amount": {"type": "integer"}}}
    built["paths"]["/orders/{id}/payments/{pid}"] = {
        "parameters": [at("id"), at("pid")],
        "get": operation("paymentOf", reply=schema_ref("Payment")),
        "put": operation("putPayment", reply=schema_ref("Payment"), body=body),
    }
    mock = play(built, tmp_path)
    first, second = (answer(mock, "POST", "/orders", {"id": number})[1]["id"] for number in (1, 2))
    made = answer(mock, "POST", f"/orders/{first}/payments", {"amount": 5})[1]
    assert answer(mock, "GET", f"/orders/{first}/payments/{made['id']}")[1] == made
    for method, sent in (("GET", None), ("PUT", {"amount": 6})):
        response, problem = answer(mock, method, f"/orders/{second}/payments/{made['id']}", sent)
        assert (response.status, problem["detail"]) == (404, f"there is no payment {made['id']}")
    assert answer(mock, "GET", f"/payments/{made['id']}")[1] == made


def test_what_is_made_below_what_lists_it_is_read_at_the_root_where_nothing_else_makes_it(tmp_path: Path) -> None:
    built = shop(PAYMENT)
    order = built["components"]["schemas"]["Order"]
    built["components"]["schemas"]["Order"] = {
        **order,
        "properties": {**order["properties"], "payments": many(schema_ref("Payment"))},
    }
    mock = play(built, tmp_path)
    answer(mock, "POST", "/orders", {"id": 1})
    made = answer(mock, "POST", "/orders/1/payments", {"amount": 5})[1]
    assert answer(mock, "GET", f"/payments/{made['id']}")[1] == made
    assert answer(mock, "GET", "/payments/999")[0].status == 404


def test_nothing_is_made_below_what_does_not_exist(tmp_path: Path) -> None:
    mock = play(shop(PAYMENT), tmp_path)
    response, problem = answer(mock, "POST", "/orders/9/payments", {"amount": 5})
    assert (response.status, problem["detail"]) == (404, "there is no order 9")


def repositories() -> dict[str, Any]:
    owner = {"type": "object", "properties": {"login": TEXT}}
    repo = {"type": "object", "required": ["owner", "name"], "properties": {"owner": owner, "name": TEXT}}
    item = [at("owner"), at("repo")]
    return document(
        {
            "/user/repos": {
                "post": operation("mine", "201", schema_ref("Repo"), body={**repo, "required": ["name"]}),
                "get": operation("allMine", reply=many(schema_ref("Repo"))),
            },
            "/repos/{owner}/{repo}": {
                "parameters": item,
                "get": operation("repo", reply=schema_ref("Repo")),
                "delete": operation("dropRepo", "204"),
            },
        },
        {"Repo": repo},
    )


def test_what_is_made_elsewhere_is_read_by_owner_and_name(tmp_path: Path) -> None:
    mock = play(repositories(), tmp_path)
    made = answer(mock, "POST", "/user/repos", {"name": "tools"})[1]
    place = f"/repos/{made['owner']['login']}/tools"
    assert answer(mock, "GET", place)[1] == made
    assert answer(mock, "GET", "/user/repos")[1] == [made]
    assert answer(mock, "DELETE", place)[0].status == 204
    assert answer(mock, "GET", "/user/repos")[1] == []


def users() -> dict[str, Any]:
    user = schema_ref("User")
    return document(
        {
            "/users": {"post": operation("signUp", "201", user, body={**USER, "required": ["email"]})},
            "/users/{id}": {"parameters": [at("id")], "get": operation("getUser", reply=user)},
            "/users/slug/{slug}": {"parameters": [at("slug")], "get": operation("bySlug", reply=user)},
            "/users/by-email/{address}": {"parameters": [at("address")], "get": operation("byEmail", reply=user)},
            "/me": {"get": operation("me", reply=user), "patch": operation("patchMe", reply=user, body=USER)},
        },
        {"User": USER},
    )


def test_a_record_is_found_by_other_keys_and_as_ones_own(tmp_path: Path) -> None:
    mock = play(users(), tmp_path)
    made = answer(mock, "POST", "/users", {"email": "ada@example.com", "slug": "ada"})[1]
    assert answer(mock, "GET", "/users/slug/ada")[1] == made
    assert answer(mock, "GET", "/users/by-email/ada@example.com")[1] == made
    assert answer(mock, "GET", "/users/slug/bob")[0].status == 404
    assert answer(mock, "GET", "/me")[1] == made
    changed = {**made, "name": "Ada"}
    assert answer(mock, "PATCH", "/me", changed)[1] == changed
    assert answer(mock, "GET", f"/users/{made['id']}")[1] == changed


def test_put_makes_what_the_client_names(tmp_path: Path) -> None:
    node = {"type": "object", "properties": {"value": TEXT}}
    built = document(
        {
            "/settings/{name}": {
                "parameters": [at("name")],
                "put": operation("put", "201", node, body=node, responses={"204": {"description": "changed"}}),
                "get": operation("get", reply=node),
            }
        }
    )
    mock = play(built, tmp_path)
    assert answer(mock, "GET", "/settings/color")[0].status == 404
    assert answer(mock, "PUT", "/settings/color", {"value": "red"})[0].status == 201
    assert answer(mock, "GET", "/settings/color")[1] == {"value": "red"}
    assert answer(mock, "PUT", "/settings/color", {"value": "blue"})[0].status == 204
    assert answer(mock, "GET", "/settings/color")[1] == {"value": "blue"}


def named(put: dict[str, Any], **others: Any) -> dict[str, Any]:
    """Things whose keys are texts, with a PUT that nothing else makes."""
    node = {"type": "object", "properties": {"value": TEXT}}
    read = operation("read", reply=node)
    put = {**operation("write", "204", body=node), **put}
    return document({"/things/{name}": {"parameters": [at("name")], "get": read, "put": put, **others}})


REMOVES = {"delete": operation("drop", "204")}
SILENT = operation("isMarked", "204", responses={"404": {"description": "no"}})
GONE = {"404": {"description": "none such"}}


@pytest.mark.parametrize(
    ("built", "unknown"),
    [
        (named({}, **REMOVES), 404),
        (named({"operationId": "createOrUpdateThing"}), 404),
        (named({"summary": "Upserts a thing"}), 404),
        (named({"operationId": "updateThing"}, **REMOVES), 200),
        (named({"responses": {"204": {"description": "changed"}, **GONE}}, **REMOVES), 200),
        (named({}), 200),
        (named({"requestBody": {}, "responses": {"204": {"description": "set"}, **GONE}}, get=SILENT, **REMOVES), 404),
    ],
    ids=["it is deleted, so made", "by its name", "by its summary", "it updates", "it may miss", "a setting", "a star"],
)
def test_put_makes_what_nothing_else_makes(tmp_path: Path, built: dict[str, Any], unknown: int) -> None:
    mock = play(built, tmp_path)
    status = answer(mock, "GET", "/things/color")[0].status
    assert status == (204 if unknown == 200 and not answer(mock, "GET", "/things/color")[1] else unknown)
    assert answer(mock, "PUT", "/things/color", {"value": "red"})[0].status == 204
    response, shown = answer(mock, "GET", "/things/color")
    assert (response.status, shown) in ((200, {"value": "red"}), (204, None))


def test_put_does_not_make_what_a_post_makes_elsewhere(tmp_path: Path) -> None:
    built = shop(PAYMENT)
    built["paths"]["/payments/{pid}"]["put"] = operation("write", reply=schema_ref("Payment"), body=PAYMENT)
    mock = play(built, tmp_path)
    assert answer(mock, "PUT", "/payments/5", {"id": 5, "amount": 1})[0].status == 404


def test_what_put_makes_by_a_composite_key_is_read_listed_and_removed(tmp_path: Path) -> None:
    account = {"type": "object", "properties": {"chart": TEXT, "code": TEXT, "name": TEXT}}
    item = {
        "parameters": [at("chart"), at("code")],
        "get": operation("read", reply=schema_ref("Account")),
        "put": operation("write", "204", body={"type": "object", "properties": {"name": TEXT}}),
        "delete": operation("drop", "204"),
    }
    every = {"get": operation("all", reply=many(schema_ref("Account")))}
    mock = play(document({"/accounts/{chart}/{code}": item, "/accounts": every}, {"Account": account}), tmp_path)
    bank = {"name": "Bank", "chart": "a", "code": "1200"}
    assert answer(mock, "PUT", "/accounts/a/1200", {"name": "Bank"})[0].status == 204
    assert answer(mock, "GET", "/accounts/a/1200")[1] == bank
    assert answer(mock, "GET", "/accounts/b/1200")[0].status == 404
    assert answer(mock, "GET", "/accounts")[1] == [bank]
    assert answer(mock, "DELETE", "/accounts/a/1200")[0].status == 204
    assert answer(mock, "GET", "/accounts/a/1200")[0].status == 404


INVOICE = {
    "type": "object",
    "required": ["id", "invoice_number"],
    "properties": {"id": {"type": "integer"}, "invoice_number": {"type": "string", "example": "INV-2024-0009"}},
}


@pytest.mark.parametrize(
    "path", ["/invoices/by-number/{invoice_number}", "/invoices/number/{number}", "/invoices/findByNumber/{value}"]
)
def test_what_is_made_below_a_parent_is_found_by_another_key_of_its_own(tmp_path: Path, path: str) -> None:
    name = path.rpartition("{")[2].removesuffix("}")
    record = {**INVOICE, "properties": {**INVOICE["properties"]}}
    if "invoice" not in name:
        record["properties"]["number"] = record["properties"].pop("invoice_number")
        record["required"] = ["id", "number"]
    key = record["required"][1]
    read = operation("read", reply=schema_ref("Invoice"))
    built = document(
        {
            "/firms/{id}/invoices": {"parameters": [at("id")], "post": operation("make", "201", schema_ref("Invoice"))},
            "/invoices/{id}": {"parameters": [at("id", "integer")], "get": read},
            path: {"parameters": [at(name)], "get": {**read, "operationId": "other"}},
        },
        {"Invoice": record},
    )
    mock = play(built, tmp_path)
    made = [answer(mock, "POST", "/firms/1/invoices")[1] for _ in range(3)]
    assert [each[key] for each in made] == ["INV-2024-0009", "INV-2024-0010", "INV-2024-0011"]
    stem = path.partition("{")[0]
    assert [answer(mock, "GET", stem + each[key])[1] for each in made] == made
    assert answer(mock, "GET", f"{stem}INV-1")[0].status == 404


def test_what_a_client_chose_twice_stays_as_it_was_sent(tmp_path: Path) -> None:
    mock = play(users(), tmp_path)
    made = [answer(mock, "POST", "/users", {"email": f"{n}@example.com", "slug": "ada"})[1] for n in "ab"]
    assert [each["slug"] for each in made] == ["ada", "ada"]


def test_made_keys_look_like_the_documents_example(tmp_path: Path) -> None:
    token = {"type": "string", "example": "cus_NffrFeUfNV2Hib"}
    customer = {"type": "object", "required": ["id"], "properties": {"id": token}}
    built = document(
        {
            "/customers": {"post": operation("create", "201", customer)},
            "/customers/{id}": {"parameters": [at("id")], "get": operation("read", reply=customer)},
        }
    )
    made = answer(play(built, tmp_path), "POST", "/customers")[1]["id"]
    assert made.startswith("cus_")
    assert (len(made), made == token["example"]) == (18, False)


def test_what_is_made_elsewhere_only_is_404_where_nobody_made_it(tmp_path: Path) -> None:
    job = {"type": "object", "required": ["id", "name"], "properties": {"id": {"type": "integer"}, "name": TEXT}}
    built = document(
        {
            "/boxes/pack": {"post": operation("pack", "201", schema_ref("Job"), body={"type": "object"})},
            "/jobs/{id}": {"parameters": [at("id")], "get": operation("job", reply=schema_ref("Job"))},
        },
        {"Job": job},
    )
    mock = play(built, tmp_path)
    assert answer(mock, "GET", "/jobs/7")[0].status == 404
    made = answer(mock, "POST", "/boxes/pack", {})[1]
    assert answer(mock, "GET", f"/jobs/{made['id']}")[1] == made


def kettles() -> dict[str, Any]:
    kettle = {
        "type": "object",
        "properties": {
            "metadata": {"type": "object", "properties": {"name": TEXT, "space": TEXT}},
            "_links": {"type": "object", "properties": {"self": {"type": "object", "properties": {"href": TEXT}}}},
            "phase": TEXT,
        },
    }
    one, body = schema_ref("Kettle"), schema_ref("Kettle")
    listed = {"type": "object", "required": ["items"], "properties": {"items": many(one), "total": {"type": "integer"}}}
    above = [at("space"), at("name")]
    return document(
        {
            "/spaces/{space}/kettles": {
                "parameters": [at("space")],
                "post": operation("make", "201", one, body=body),
                "get": operation("kettles", reply=listed),
            },
            "/spaces/{space}/kettles/{name}": {"parameters": above, "get": operation("kettle", reply=one)},
            "/spaces/{space}/kettles/{name}/phase": {
                "parameters": above,
                "get": operation("phase", reply=one),
                "put": operation("setPhase", reply=one, body=body),
            },
            "/kettles": {"get": operation("allKettles", reply=listed)},
        },
        {"Kettle": kettle},
    )


def test_a_list_at_the_root_shows_the_records_of_all_parents(tmp_path: Path) -> None:
    mock = play(kettles(), tmp_path)
    assert answer(mock, "GET", "/kettles")[1] == {"items": [], "total": 0}
    for space in ("north", "south"):
        assert answer(mock, "POST", f"/spaces/{space}/kettles", {"metadata": {"name": "red"}})[0].status == 201
    found = answer(mock, "GET", "/kettles", host="mock.example")[1]
    assert found["total"] == 2
    assert [each["metadata"] for each in found["items"]] == [
        {"name": "red", "space": "north"},
        {"name": "red", "space": "south"},
    ]
    assert [each["_links"]["self"]["href"] for each in found["items"]] == [
        "http://mock.example/spaces/north/kettles/red",
        "http://mock.example/spaces/south/kettles/red",
    ]
    reason = mock.contract.resources.plans["allKettles"].reason
    assert reason == "shows the records of /spaces/{space}/kettles, whatever they stand below"


def test_a_path_that_shows_the_record_above_it_is_no_record_of_its_own(tmp_path: Path) -> None:
    mock = play(kettles(), tmp_path)
    answer(mock, "POST", "/spaces/north/kettles", {"metadata": {"name": "red"}, "phase": "cold"})
    assert answer(mock, "GET", "/spaces/north/kettles/red/phase")[1]["phase"] == "cold"
    changed, _ = answer(mock, "PUT", "/spaces/north/kettles/red/phase", {"phase": "hot"})
    assert changed.status == 200
    assert answer(mock, "GET", "/spaces/north/kettles/red")[1]["phase"] == "hot"
    assert answer(mock, "GET", "/spaces/north/kettles/red/phase")[1]["phase"] == "hot"
    assert answer(mock, "GET", "/spaces/north/kettles/blue/phase")[0].status == 404


def test_who_signed_up_is_who_asks_where_no_path_reads_them_by_key(tmp_path: Path) -> None:
    sign_up = {"type": "object", "required": ["email", "password"], "properties": {"email": TEXT, "password": TEXT}}
    token = {"type": "object", "required": ["access_token"], "properties": {"access_token": TEXT}}
    login = {"type": "object", "required": ["email", "password"], "properties": {"email": TEXT, "password": TEXT}}
    bearer = [{"bearer": []}]
    built = document(
        {
            "/users": {"post": operation("signUp", "201", schema_ref("User"), body=sign_up)},
            "/login": {"post": operation("login", reply=token, body=login)},
            "/users/me": {
                "get": operation("me", reply=schema_ref("User"), security=bearer),
                "patch": operation("rename", reply=schema_ref("User"), body={"type": "object"}, security=bearer),
            },
        },
        {"User": USER},
        components={"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
    )
    mock = play(built, tmp_path)
    for name in ("bob", "ada"):
        made = answer(mock, "POST", "/users", {"email": f"{name}@x.example", "password": "long enough"})[1]
        assert "password" not in made
    signed_in = answer(mock, "POST", "/login", {"email": "ada@x.example", "password": "long enough"})[1]
    as_ada = {"authorization": f"Bearer {signed_in['access_token']}"}
    assert answer(mock, "GET", "/users/me", **as_ada)[1] == made
    assert answer(mock, "PATCH", "/users/me", {"name": "Ada"}, **as_ada)[1]["name"] == "Ada"
    assert answer(mock, "GET", "/users/me", **as_ada)[1]["id"] == made["id"]


def test_records_of_a_json_api_are_listed_below_what_their_relationship_leads_to(tmp_path: Path) -> None:
    artist = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "type": TEXT}}
    one = {"type": "object", "properties": {"data": artist}}
    painting = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "type": TEXT}}
    painting["properties"]["relationships"] = {"type": "object", "properties": {"artist": one}}

    def data(node: Any) -> dict[str, Any]:
        return {"type": "object", "required": ["data"], "properties": {"data": node}}

    def make(name: str) -> dict[str, Any]:
        return operation(f"make{name}", "201", data(schema_ref(name)), body=data(schema_ref(f"New{name}")))

    schemas = {"Artist": artist, "Painting": painting}
    for name in ("Artist", "Painting"):
        schemas[f"New{name}"] = {**schemas[name], "required": []}
    item = {"parameters": [at("id")]}
    built = document(
        {
            "/artists": {"post": make("Artist")},
            "/artists/{id}": {**item, "get": operation("artist", reply=data(schema_ref("Artist")))},
            "/artists/{id}/paintings": {**item, "get": operation("by", reply=data(many(schema_ref("Painting"))))},
            "/paintings": {"post": make("Painting")},
            "/paintings/{id}": {**item, "get": operation("painting", reply=data(schema_ref("Painting")))},
        },
        schemas,
    )
    mock = play(built, tmp_path)
    first, second = (answer(mock, "POST", "/artists", {"data": {"type": "artists"}})[1]["data"]["id"] for _ in "12")
    related = {"artist": {"data": {"type": "artists", "id": first}}}
    made = answer(mock, "POST", "/paintings", {"data": {"type": "paintings", "relationships": related}})[1]["data"]
    assert answer(mock, "GET", f"/artists/{first}/paintings")[1]["data"] == [made]
    assert answer(mock, "GET", f"/artists/{second}/paintings")[1]["data"] == []
    assert answer(mock, "GET", "/artists/nobody/paintings")[0].status == 404


def test_a_record_made_below_another_of_its_kind_is_one_though_both_have_a_list_called_so(tmp_path: Path) -> None:
    friends = {"type": "array", "items": TEXT}
    person = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT, "friends": friends}}
    taken = {"type": "object", "properties": {"id": TEXT, "name": TEXT, "friends": friends}}
    made = operation("befriend", "201", schema_ref("Person"), body=taken)
    built = document(
        {
            "/people": {"post": operation("make", "201", schema_ref("Person"), body=schema_ref("Person"))},
            "/people/{id}": {"parameters": [at("id")], "get": operation("read", reply=schema_ref("Person"))},
            "/people/{id}/friends": {"parameters": [at("id")], "post": made},
        },
        {"Person": person},
    )
    mock = play(built, tmp_path)
    answer(mock, "POST", "/people", {"id": "ada"})
    assert answer(mock, "POST", "/people/ada/friends", {"id": "bob", "name": "Bob"})[0].status == 201
    assert answer(mock, "GET", "/people/bob")[1]["name"] == "Bob"


NUMBER, TEXT = {"type": "integer"}, {"type": "string"}


def staff(folder: Path, above: str = "managerId", **more: Any) -> Mock:
    """People, one above another, in houses."""
    key = [{"name": "id", "in": "path", "required": True, "schema": NUMBER}]
    none = {"404": {"description": "none"}}
    sent = {"type": "object", "properties": {"name": TEXT, above: NUMBER, "house": NUMBER}}
    person = {"type": "object", "required": ["id"], "properties": {"id": NUMBER, **sent["properties"]}}
    house = {"type": "object", "required": ["id"], "properties": {"id": NUMBER, "town": TEXT}}
    paths = {
        "/people": {"post": operation("hire", "201", schema_ref("Person"), body=sent)},
        "/people/{id}": {"parameters": key, "get": operation("person", reply=schema_ref("Person"))},
        "/people/{id}/house": {"parameters": key, "get": operation("home", reply=schema_ref("House"), responses=none)},
        "/people/{id}/manager": {
            "parameters": key,
            "get": operation("boss", reply=schema_ref("Person"), responses=none),
        },
        "/people/{id}/reports": {
            "parameters": key,
            "get": operation("reports", reply={"type": "array", "items": schema_ref("Person")}),
        },
        "/houses": {"post": operation("build", "201", schema_ref("House"))},
        "/houses/{id}": {"parameters": key, "get": operation("house", reply=schema_ref("House"))},
        **more,
    }
    return play(document(paths, {"Person": person, "House": house}), folder)


def test_a_list_below_a_record_of_the_same_kind_shows_those_that_name_it(tmp_path: Path) -> None:
    mock = staff(tmp_path)
    ann = answer(mock, "POST", "/people", {"name": "Ann"})[1]
    under = [answer(mock, "POST", "/people", {"name": each, "managerId": ann["id"]})[1] for each in ("Bob", "Cat")]
    assert answer(mock, "GET", f"/people/{ann['id']}/reports")[1] == under
    assert answer(mock, "GET", f"/people/{under[0]['id']}/reports")[1] == []
    assert answer(mock, "GET", "/people/99/reports")[0].status == 404


def test_a_path_called_like_a_foreign_key_shows_the_record_that_it_leads_to(tmp_path: Path) -> None:
    mock = staff(tmp_path)
    house = answer(mock, "POST", "/houses")[1]
    ann = answer(mock, "POST", "/people", {"name": "Ann", "house": house["id"]})[1]
    bob = answer(mock, "POST", "/people", {"name": "Bob", "managerId": ann["id"]})[1]
    assert answer(mock, "GET", f"/people/{bob['id']}/manager")[1] == ann
    assert answer(mock, "GET", f"/people/{ann['id']}/house")[1] == house
    for key, path, why in (
        (ann["id"], "manager", ": managerId is missing"),
        (bob["id"], "house", "there is no house "),
    ):
        refused = answer(mock, "GET", f"/people/{key}/{path}")[0]
        assert refused.status == 404
        assert why in dict(refused.headers)["X-Mock-Reason"]
    assert "shows the record of /houses that house leads to" in explain(mock.contract)


def by_property(last: str, parameter: dict[str, Any], reply: Any, **properties: Any) -> dict[str, Any]:
    """A collection of bookings, and a path of theirs that ends with a property."""
    named = {"id": {"type": "integer", "readOnly": True}, **properties}
    booking = {"type": "object", "properties": named, "required": ["id"]}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    in_path = {"name": re.findall(r"{(\w+)}", last)[0], "in": "path", "required": True, "schema": parameter}
    paths = {
        "/bookings": {"post": operation("book", "201", body=schema_ref("Booking"), reply=schema_ref("Booking"))},
        "/bookings/{id}": {"get": operation("show", reply=schema_ref("Booking"), parameters=[key])},
        last: {"get": operation("by", reply=reply, parameters=[in_path])},
    }
    return document(paths, {"Booking": booking, "User": {"type": "object", "properties": {"id": {"type": "integer"}}}})


BOOKINGS = {"type": "array", "items": schema_ref("Booking")}
NUMBER = {"type": "integer"}


@pytest.mark.parametrize(
    ("last", "schema", "name", "node", "values"),
    [
        ("/bookings/category/{category}", TEXT, "category", TEXT, ["a", "b"]),
        ("/bookings/by-status/{value}", TEXT, "status", TEXT, ["a", "b"]),
        ("/bookings/user/{userId}", NUMBER, "userId", NUMBER, [1, 2]),
        ("/bookings/user/{id}", NUMBER, "user_id", NUMBER, [1, 2]),
        ("/bookings/user/{userId}", NUMBER, "user", schema_ref("User"), [{"id": 1}, {"id": 2}]),
        ("/catalog/category/{category}", TEXT, "category", TEXT, ["a", "b"]),
    ],
)
def test_a_list_by_a_property_that_its_path_ends_with(
    tmp_path: Path, last: str, schema: Any, name: str, node: Any, values: list[Any]
) -> None:
    mock = play(by_property(last, schema, BOOKINGS, **{name: node}), tmp_path)
    for value in (*values, values[0]):
        assert answer(mock, "POST", "/bookings", {name: value})[0].status == 201
    segment = values[0]["id"] if isinstance(values[0], dict) else values[0]
    path = re.sub(r"{\w+}", "%s", last)
    assert [each["id"] for each in answer(mock, "GET", path % segment)[1]] == [1, 3]
    nothing, found = answer(mock, "GET", path % (77 if schema is NUMBER else "none"))
    assert (nothing.status, found) == (200, [])


def test_an_array_of_one_by_a_name_of_the_record_shows_that_one(tmp_path: Path) -> None:
    mock = play(by_property("/bookings/email/{email}", TEXT, BOOKINGS, email=TEXT), tmp_path)
    answer(mock, "POST", "/bookings", {"email": "ada@example.com"})
    assert [each["id"] for each in answer(mock, "GET", "/bookings/email/ada@example.com")[1]] == [1]
    assert answer(mock, "GET", "/bookings/email/bob@example.com")[0].status == 404


def test_a_reference_that_leads_nowhere_is_called_by_its_name(tmp_path: Path) -> None:
    person = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "manager_id": NOTHING}}
    built = document(
        {
            "/people": {"post": operation("addPerson", "201", schema_ref("Person"), body={"type": "object"})},
            "/people/{id}": {"parameters": [at("id")], "get": operation("person", reply=schema_ref("Person"))},
            "/people/{id}/manager": {"parameters": [at("id")], "get": operation("boss", reply=schema_ref("Person"))},
        },
        {"Person": person},
    )
    mock = play(built, tmp_path)
    mock.create("people", manager_id=None)
    response, problem = answer(mock, "GET", "/people/1/manager")
    assert (response.status, problem["detail"]) == (404, "the person has no manager: manager_id is null")
