"""Keys and foreign keys by name, and where a record stands whose properties are objects themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

TEXT = {"type": "string"}


def at(name: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": TEXT}]


def things(parameter: str, record: dict[str, Any], body: dict[str, Any], path: str = "/things") -> dict[str, Any]:
    return document(
        {
            path: {"post": operation("make", "201", schema_ref("Thing"), body=body)},
            f"{path}/{{{parameter}}}": {
                "parameters": at(parameter),
                "get": operation("get", reply=schema_ref("Thing")),
            },
        },
        {"Thing": record},
    )


NEW = {"type": "object", "properties": {"title": TEXT}}


@pytest.mark.parametrize(
    ("parameter", "key"), [("id", "_id"), ("thingId", "_id"), ("keyName", "key"), ("tag_value", "tag"), ("id", "pk")]
)
def test_the_property_that_a_parameter_means(tmp_path: Path, parameter: str, key: str) -> None:
    record = {"type": "object", "properties": {"title": TEXT, "note": TEXT, key: TEXT}}
    mock = play(things(parameter, record, NEW), tmp_path)
    made = answer(mock, "POST", "/things", {"title": "x"})[1]
    assert answer(mock, "GET", f"/things/{made[key]}")[1] == made


def test_a_record_whose_properties_are_objects_is_no_envelope_of_one_of_them(tmp_path: Path) -> None:
    person = {"type": "object", "properties": {"name": TEXT, "email": TEXT, "date": TEXT}}
    plain = {"message": TEXT, "tree": TEXT, "signature": TEXT}
    record = {"type": "object", "properties": {"sha": TEXT, "message": TEXT, "author": person, "committer": person}}
    body = {"type": "object", "properties": {**plain, "author": person, "committer": person}}
    mock = play(things("commit_sha", record, body, "/commits"), tmp_path)
    made = answer(mock, "POST", "/commits", {"message": "first", "author": {"name": "Ada"}})[1]
    assert (made["message"], made["author"]["name"]) == ("first", "Ada")
    assert answer(mock, "GET", f"/commits/{made['sha']}")[1] == made


def test_the_key_of_a_record_is_no_foreign_key_of_its_own_kind(tmp_path: Path) -> None:
    """`accountId` of an account points at no entry of /cache/accounts."""
    account = {"type": "object", "required": ["accountId"], "properties": {"accountId": TEXT, "name": TEXT}}
    order = {"type": "object", "required": ["orderId"], "properties": {"orderId": TEXT, "accountId": TEXT}}
    paths = {
        "/cache/accounts/{accountId}": {"parameters": at("accountId"), "delete": operation("forget", "204")},
        "/accounts": {"post": operation("make", "201", schema_ref("Account"), body=schema_ref("Account"))},
        "/accounts/{accountId}": {"parameters": at("accountId"), "get": operation("get", reply=schema_ref("Account"))},
        "/orders": {"post": operation("order", "201", schema_ref("Order"), body=schema_ref("Order"))},
        "/orders/{orderId}": {"parameters": at("orderId"), "get": operation("got", reply=schema_ref("Order"))},
    }
    collections = play(document(paths, {"Account": account, "Order": order}), tmp_path).contract.resources.collections
    assert not collections["/accounts"].references
    assert [each.collection for each in collections["/orders"].references] == ["/accounts"]


def test_a_look_up_may_leave_the_noun_away(tmp_path: Path) -> None:
    payment = {"type": "object", "properties": {"id": TEXT, "paymentExternalKey": TEXT}}
    by_key = operation("find", reply=schema_ref("Payment"), responses={"404": {"description": "no"}})
    paths = {
        "/payments": {
            "post": operation("pay", "201", schema_ref("Payment"), body=schema_ref("Payment")),
            "get": by_key | {"parameters": [{"name": "externalKey", "in": "query", "required": True, "schema": TEXT}]},
        },
        "/payments/{id}": {"parameters": at("id"), "get": operation("get", reply=schema_ref("Payment"))},
    }
    mock = play(document(paths, {"Payment": payment}), tmp_path)
    made = answer(mock, "POST", "/payments", {"paymentExternalKey": "ours"})[1]
    assert answer(mock, "GET", "/payments?externalKey=ours")[1] == made
    assert answer(mock, "GET", "/payments?externalKey=theirs")[0].status == 404


def test_a_path_that_differs_in_nothing_that_is_seen_is_the_same_collection(tmp_path: Path) -> None:
    thing = {"type": "object", "properties": {"id": TEXT, "title": TEXT}}
    several = {"type": "array", "items": schema_ref("Thing")}
    paths = {
        "/things": {
            "post": operation("many", "200", several, body=several),
            "get": operation("things", reply=several),
        },
        "/things\u200e": {"post": operation("one", "200", schema_ref("Thing"), body=NEW)},
        "/things/{id}": {"parameters": at("id"), "get": operation("get", reply=schema_ref("Thing"))},
    }
    mock = play(document(paths, {"Thing": thing}), tmp_path)
    made = answer(mock, "POST", "/things%E2%80%8E", {"title": "x"})[1]
    assert answer(mock, "GET", f"/things/{made['id']}")[1] == made
    assert answer(mock, "GET", "/things")[1] == [made]


def test_a_record_says_what_it_was_made_below_where_it_has_a_place_for_it(tmp_path: Path) -> None:
    meta = {"type": "object", "properties": {"name": TEXT, "namespace": TEXT}}
    job = {"type": "object", "properties": {"metadata": meta, "kind": TEXT}}
    at_namespace = at("namespace")
    paths = {
        "/jobs/{namespace}": {
            "parameters": at_namespace,
            "post": operation("make", "201", schema_ref("Job"), body=schema_ref("Job")),
            "get": operation("jobs", reply={"type": "array", "items": schema_ref("Job")}),
        },
        "/jobs/{namespace}/{name}": {
            "parameters": [*at_namespace, *at("name")],
            "get": operation("job", reply=schema_ref("Job")),
        },
    }
    mock = play(document(paths, {"Job": job}), tmp_path)
    made = answer(mock, "POST", "/jobs/blue", {"metadata": {"name": "one"}})[1]
    assert made["metadata"] == {"name": "one", "namespace": "blue"}
    assert answer(mock, "GET", "/jobs/blue/one")[1] == made


def test_a_create_of_which_no_success_is_documented_says_where_its_record_is(tmp_path: Path) -> None:
    thing = {"type": "object", "properties": {"id": {"type": "integer"}, "title": TEXT}}
    make = {**operation("make", body=NEW), "responses": {"401": {"description": "who are you"}}}
    paths = {
        "/things": {"post": make},
        "/things/{id}": {"parameters": at("id"), "get": operation("get", reply=schema_ref("Thing"))},
    }
    mock = play(document(paths, {"Thing": thing}), tmp_path)
    made = answer(mock, "POST", "/things", {"title": "x"})[0]
    where = dict(made.headers)["Location"]
    assert answer(mock, "GET", where)[1] == {"id": 1, "title": "x"}


def test_a_parameter_with_the_noun_inside_means_the_property_without_it(tmp_path: Path) -> None:
    record = {"type": "object", "properties": {"slug": TEXT, "external_id": TEXT, "title": TEXT}}
    body = {"type": "object", "properties": {"external_id": TEXT, "title": TEXT}}
    mock = play(things("external_thing_id", record, body), tmp_path)
    answer(mock, "POST", "/things", {"external_id": "mine", "title": "x"})
    response, read = answer(mock, "GET", "/things/mine")
    assert (response.status, read["title"]) == (200, "x")


def test_what_is_left_of_a_parameter_without_the_noun_is_not_the_key_of_what_has_an_id(tmp_path: Path) -> None:
    record = {"type": "object", "properties": {"id": TEXT, "guild_id": TEXT, "title": TEXT}}
    mock = play(things("guild_timed_thing_id", record, NEW, "/timed-things"), tmp_path)
    made = answer(mock, "POST", "/timed-things", {"title": "x"})[1]
    assert answer(mock, "GET", f"/timed-things/{made['id']}")[1] == made


def test_an_id_beside_the_key_is_each_records_own(tmp_path: Path) -> None:
    own = {"type": "string", "format": "uuid", "example": "1a901a90-1a90-1a90-1a90-1a901a901a90"}
    thing = {"type": "object", "required": ["code", "acme_id"], "properties": {"code": TEXT, "acme_id": own}}
    other = {"type": "object", "properties": {"acme_id": own, "title": TEXT}}
    built = things("code", thing, {"type": "object", "properties": {"code": TEXT}})
    for path in ("/orders", "/bills"):
        built["paths"] |= things("acme_id", other, NEW, path)["paths"]
        for item in (path, f"{path}/{{acme_id}}"):
            for method, each in built["paths"][item].items():
                if method != "parameters":
                    each["operationId"] += path
                    each["responses"][("201", "200")[method == "get"]]["content"]["application/json"]["schema"] = other
    mock = play(built, tmp_path)
    made = [answer(mock, "POST", "/things", {"code": code})[1] for code in ("a", "b", "c")]
    assert len({each["acme_id"] for each in made}) == 3
    assert answer(mock, "GET", "/things/b")[1] == made[1]


def test_a_parameter_that_begins_with_the_end_of_the_noun_means_the_property_that_it_ends_with(tmp_path: Path) -> None:
    record = {"type": "object", "properties": {"id": {"type": "string", "format": "uuid"}, "name": TEXT}}
    body = {"type": "object", "properties": {"name": TEXT}}
    mock = play(things("catalog_name", record, body, "/federated-catalogs"), tmp_path)
    made = answer(mock, "POST", "/federated-catalogs", {"name": "north"})[1]
    assert answer(mock, "GET", "/federated-catalogs/north")[1] == made


@pytest.mark.parametrize("parameter", ["thing.metadata.name", "metadata.name"])
def test_a_parameter_with_dots_is_a_way_into_the_record(tmp_path: Path, parameter: str) -> None:
    metadata = {"type": "object", "properties": {"name": TEXT, "uid": TEXT}}
    record = {"type": "object", "properties": {"metadata": metadata, "spec": NEW}}
    built = things("name", record, record)
    # As gateways to gRPC write it: the way into the message, with another name for each operation.
    built["paths"] = {
        f"/things/{{{parameter}}}": {
            "parameters": at(parameter),
            "put": operation("put", reply=schema_ref("Thing"), body=record),
        },
        **built["paths"],
    }
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/things", {"metadata": {"name": "shop"}, "spec": {"title": "x"}})[1]
    assert answer(mock, "GET", "/things/shop")[1] == made
    answer(mock, "PUT", "/things/shop", {"metadata": {"name": "shop"}, "spec": {"title": "y"}})
    assert answer(mock, "GET", "/things/shop")[1]["spec"]["title"] == "y"


def test_dots_of_a_parameter_alone_say_the_way(tmp_path: Path) -> None:
    shop = {"type": "object", "properties": {"url": TEXT, "id": TEXT}}
    mock = play(things("shop.url", shop, shop, "/shops"), tmp_path)
    made = answer(mock, "POST", "/shops", {"url": "north"})[1]
    assert answer(mock, "GET", "/shops/north")[1] == made


@pytest.mark.parametrize(("sent", "shown"), [("thing_name", "name"), ("name", "thing_name"), ("thingName", "name")])
def test_a_body_may_say_what_the_thing_is_in_front_of_a_name(tmp_path: Path, sent: str, shown: str) -> None:
    record = {"type": "object", "properties": {shown: TEXT, "note": TEXT, "size": TEXT}}
    body = {"type": "object", "properties": {sent: TEXT, "note": TEXT}}
    mock = play(things("name_or_id", record, body), tmp_path)
    assert answer(mock, "POST", "/things", {sent: "north", "note": "x"})[1][shown] == "north"
    assert answer(mock, "GET", "/things/north")[1]["note"] == "x"


def test_of_two_names_the_one_that_is_only_spelled_otherwise_counts(tmp_path: Path) -> None:
    record = {"type": "object", "properties": {"id": TEXT, "name": TEXT}}
    body = {"type": "object", "properties": {"thing_name": TEXT, "NAME": TEXT}}
    mock = play(things("id", record, body), tmp_path)
    assert answer(mock, "POST", "/things", {"thing_name": "x", "NAME": "y"})[1]["name"] == "y"
