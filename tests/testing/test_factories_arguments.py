"""What a call of an operation is given: records that its path really shows, and values that its own schemas take."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.testing.factories import CallArguments, Factories

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}


def record(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


def at(*names: str, **schema: Any) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": schema or TEXT} for name in names]


def made(folder: Path, paths: dict[str, Any], **schemas: Any) -> tuple[Mock, Factories]:
    mock = play(document(paths, schemas), folder)
    return mock, Factories(mock)


NOTE = record("id", id=TEXT, text=TEXT)
CHARGE = record("id", id=NUMBER, amount=NUMBER)
NOTES = {
    "/notes": {"get": operation("listNotes", reply={"type": "array", "items": schema_ref("Note")})},
    "/notes/{id}": {"parameters": at("id"), "get": operation("readNote", reply=schema_ref("Note"))},
}
MISSING = {"404": {"description": "none"}}


def test_an_item_shown_below_what_the_document_has_no_records_of_is_there(tmp_path: Path) -> None:
    paths = {
        **NOTES,
        "/desks/{desk}/notes": {
            "parameters": at("desk"),
            "get": operation("listNotesOfDesk", reply={"type": "array", "items": schema_ref("Note")}),
        },
        "/desks/{desk}/notes/{id}": {
            "parameters": at("desk", "id"),
            "delete": operation("dropNoteOfDesk", "204", responses=MISSING),
        },
    }
    mock, factory = made(tmp_path, paths, Note=NOTE)
    assert mock.handle(factory.request("dropNoteOfDesk")).status == 204
    path = factory.arguments("listNotesOfDesk").path
    assert [each["id"] for each in answer(mock, "GET", f"/desks/{path['desk'].replace(' ', '%20')}/notes")[1]]


def test_what_is_made_below_a_record_names_that_record(tmp_path: Path) -> None:
    commit = record("id", id=TEXT, message=TEXT)
    paths = {
        "/shelves": {"post": operation("makeShelf", "201", schema_ref("Shelf"), body=record(label=TEXT))},
        "/shelves/{shelf}": {"parameters": at("shelf"), "get": operation("readShelf", reply=schema_ref("Shelf"))},
        "/shelves/{shelf}/rows": {
            "parameters": at("shelf"),
            "post": operation("makeRow", "201", schema_ref("Row"), body=record(label=TEXT)),
        },
        "/shelves/{shelf}/rows/{row}": {
            "parameters": at("shelf", "row"),
            "get": operation("readRow", reply=schema_ref("Row"), responses=MISSING),
        },
        "/shelves/{shelf}/rows/{row}/commits": {
            "parameters": at("shelf", "row"),
            "post": operation(
                "commitRow", "201", schema_ref("Commit"), body=record("message", message=TEXT), responses=MISSING
            ),
        },
        "/shelves/{shelf}/commits/{commit}": {
            "parameters": at("shelf", "commit"),
            "get": operation("readCommit", reply=schema_ref("Commit"), responses=MISSING),
        },
    }
    labelled = record("id", id=TEXT, label=TEXT)
    mock, factory = made(tmp_path, paths, Shelf=labelled, Row=labelled, Commit=commit)
    assert mock.handle(factory.request("commitRow")).status == 201


def test_a_record_is_found_by_a_text_of_digits_where_the_path_takes_a_number(tmp_path: Path) -> None:
    bill = record("id", id=TEXT, number=TEXT)
    paths = {
        "/bills": {"post": operation("makeBill", "201", schema_ref("Bill"), body=record(number=TEXT))},
        "/bills/{id}": {"parameters": at("id"), "get": operation("readBill", reply=schema_ref("Bill"))},
        "/bills/byNumber/{number}": {
            "parameters": at("number", type="integer"),
            "get": operation("readBillByNumber", reply=schema_ref("Bill"), responses=MISSING),
        },
    }
    mock, factory = made(tmp_path, paths, Bill=bill)
    arguments = factory.arguments("readBillByNumber")
    assert isinstance(arguments.path["number"], int)
    assert answer(mock, "GET", f"/bills/byNumber/{arguments.path['number']}")[1] == arguments.record


def test_a_list_with_a_required_filter_is_for_a_record_that_is_there(tmp_path: Path) -> None:
    book = record("id", id=TEXT, isbn=TEXT)
    wanted = [{"name": "isbn", "in": "query", "required": True, "schema": TEXT}]
    paths = {
        "/books": {
            "get": operation("findBooks", reply={"type": "array", "items": schema_ref("Book")}, parameters=wanted),
            "post": operation("makeBook", "201", schema_ref("Book"), body=record(isbn=TEXT)),
        },
        "/books/{id}": {"parameters": at("id"), "get": operation("readBook", reply=schema_ref("Book"))},
    }
    mock, factory = made(tmp_path, paths, Book=book)
    request = factory.request("findBooks")
    shown = answer(mock, "GET", f"{request.path}?{request.query}")[1]
    assert shown
    assert "isbn" in shown[0]


def test_a_change_of_many_is_about_one_that_is_there(tmp_path: Path) -> None:
    bulk = record("names", names={"type": "array", "items": TEXT})
    paths = {**NOTES, "/notes:batchDelete": {"post": operation("dropNotes", "204", body=bulk, responses=MISSING)}}
    paths["/notes/{id}"]["delete"] = operation("dropNote", "204", responses=MISSING)
    mock, factory = made(tmp_path, paths, Note=NOTE)
    arguments = factory.arguments("dropNotes")
    assert mock.store.count("/notes", ()) == 1
    assert arguments.body["names"] == [next(iter(mock.store.addresses("/notes"))).key[0]]


def test_a_list_s_own_version_is_what_a_create_is_checked_against(tmp_path: Path) -> None:
    tagged = {"ETag": {"schema": TEXT}}
    condition = [{"name": "If-Match", "in": "header", "required": True, "schema": {**TEXT, "minLength": 3}}]
    paths = {
        "/notes": {
            "get": operation("listNotes", reply={"type": "array", "items": schema_ref("Note")}),
            "post": operation(
                "makeNote", "201", schema_ref("Note"), body=record(text=TEXT), parameters=condition, responses=MISSING
            ),
        },
        "/notes/{id}": {"parameters": at("id"), "get": operation("readNote", reply=schema_ref("Note"))},
    }
    paths["/notes"]["get"]["responses"]["200"]["headers"] = tagged
    mock, factory = made(tmp_path, paths, Note=NOTE)
    tag = factory.arguments("makeNote").headers["If-Match"]
    shown = answer(mock, "GET", "/notes")[0]
    assert dict(shown.headers)["ETag"] == tag
    assert re.fullmatch(r'"\w+"', tag)
    assert mock.handle(factory.request("makeNote")).status == 201


def test_a_form_and_a_query_that_are_not_described_are_not_left_empty(tmp_path: Path) -> None:
    install = operation("install", "204")
    install["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": {"type": "object"}}}}
    start = operation("start", "204")
    start["parameters"] = [{"name": "archive", "in": "query", "required": True, "schema": {"type": "object"}}]
    mock, factory = made(tmp_path, {"/install": {"post": install}, "/start": {"post": start}})
    assert mock.handle(factory.request("install")).status == 204
    assert mock.handle(factory.request("start")).status == 204
    assert factory.arguments("start").query["archive"]


def test_a_token_is_requested_in_the_way_that_needs_no_login(tmp_path: Path) -> None:
    token = operation("makeToken", reply=record("access_token", access_token=TEXT))
    token["requestBody"] = {
        "required": True,
        "content": {
            "application/json": {
                "schema": record(
                    "grant_type", "client_id", "client_secret", grant_type=TEXT, client_id=TEXT, client_secret=TEXT
                )
            }
        },
    }
    flow = {"tokenUrl": "/oauth/token", "scopes": {}}
    scheme = {"type": "oauth2", "flows": {"clientCredentials": flow}}
    built = document({"/oauth/token": {"post": token}}, components={"securitySchemes": {"o": scheme}})
    mock = play(built, tmp_path)
    factory = Factories(mock)
    assert factory.arguments("makeToken").body["grant_type"] == "client_credentials"
    assert mock.handle(factory.request("makeToken")).status == 200


@pytest.mark.parametrize(
    ("shown", "fails"),
    [
        ({"id": "1", "domains": ["other"]}, False),
        ({"id": "1", "label": "other"}, True),
    ],
    ids=["in another type", "with another value"],
)
def test_an_answer_need_not_show_what_its_schema_has_no_room_for(
    shown: dict[str, Any], fails: bool, tmp_path: Path
) -> None:
    domains = {"type": "array", "items": record("name", name=TEXT), "minItems": 1}
    firm = record("id", id=TEXT, label=TEXT, domains={"type": "array", "items": TEXT})
    body = record("domains", "label", domains=domains, label=TEXT)
    paths = {
        "/firms": {"post": operation("makeFirm", "201", schema_ref("Firm"), body=body)},
        "/firms/{id}": {"parameters": at("id"), "get": operation("readFirm", reply=schema_ref("Firm"))},
    }
    arguments = made(tmp_path, paths, Firm=firm)[1].arguments("makeFirm")
    assert arguments.unseen == {"domains"}
    if fails:
        with pytest.raises(AssertionError, match="label is 'other'"):
            arguments.assert_body_in(shown)
    else:
        arguments.assert_body_in(shown)


def test_a_list_may_show_less_of_what_stands_in_a_record() -> None:
    arguments = CallArguments(record={"id": 1, "parts": [{"id": 2, "size": 3}]}, key={"id": 1})
    arguments.assert_record_in([{"id": 1, "parts": [{"id": 2}]}])
    with pytest.raises(AssertionError, match="parts is"):
        arguments.assert_record_in([{"id": 1, "parts": [{"id": 4}]}])


def test_another_text_of_a_moment_shows_it() -> None:
    arguments = CallArguments(body={"at": "2026-01-01T10:00:00Z"})
    arguments.assert_body_in({"at": "2026-01-01T11:00:00+01:00"})
    with pytest.raises(AssertionError, match="at is"):
        arguments.assert_body_in({"at": "2026-01-01T11:00:00Z"})


def test_of_a_body_the_record_in_it_is_expected(tmp_path: Path) -> None:
    """A name beside what is wrapped is of the record above, and the parts of a new record don't say its key."""
    note = record("id", id=TEXT, name=TEXT, text=TEXT)
    wrapped = record("name", "note", name=TEXT, note=record("text", text=TEXT))
    part = record("orderId", "sku", orderId=TEXT, sku=TEXT)
    order = record("orderId", orderId=TEXT, lines={"type": "array", "items": part})
    lines = {"type": "array", "minItems": 1, "items": part}
    paths = {
        "/notes": {"post": operation("makeNote", "201", schema_ref("Note"), body=wrapped)},
        "/notes/{id}": {"parameters": at("id"), "get": operation("readNote", reply=schema_ref("Note"))},
        "/orders": {"get": operation("listOrders", reply={"type": "array", "items": schema_ref("Order")})},
        "/orders/{orderId}": {"parameters": at("orderId"), "get": operation("readOrder", reply=schema_ref("Order"))},
        "/orders/withLines": {"post": operation("orderLines", "201", schema_ref("Order"), body=lines)},
    }
    mock, factory = made(tmp_path, paths, Note=note, Order=order)
    arguments = factory.arguments("makeNote")
    shown = answer(mock, "POST", "/notes", arguments.body)[1]
    arguments.assert_body_in(shown)
    with pytest.raises(AssertionError, match="text is 'other'"):
        arguments.assert_body_in({**shown, "text": "other"})
    arguments = factory.arguments("orderLines")
    arguments.assert_body_in(answer(mock, "POST", "/orders/withLines", arguments.body)[1])


def test_a_record_is_below_one_of_the_few_that_its_path_takes(tmp_path: Path) -> None:
    kinds = ["card", "giftcard", "voucher"]
    method = record("id", id={"type": "string", "enum": kinds}, name=TEXT)
    few = [*at("method", type="string", enum=kinds[1:]), *at("id")]
    paths = {
        "/methods": {"get": operation("listMethods", reply={"type": "array", "items": schema_ref("Method")})},
        "/methods/{method}": {
            "parameters": at("method", type="string", enum=kinds),
            "get": operation("getMethod", reply=schema_ref("Method")),
        },
        "/methods/{method}/issuers/{id}": {
            "parameters": few,
            "get": operation("getIssuer", reply=schema_ref("Issuer"), responses=MISSING),
            "delete": operation("dropIssuer", "204"),
        },
    }
    for seed in range(6):
        mock = play(document(paths, {"Method": method, "Issuer": record("id", id=TEXT)}), tmp_path)
        arguments = Factories(mock, seed=seed).arguments("getIssuer")
        assert arguments.path["method"] in kinds[1:]
        response, shown = answer(mock, "GET", "/methods/{method}/issuers/{id}".format(**arguments.path))
        assert response.status == 200
        arguments.assert_record_in(shown)


def test_what_json_calls_binary_is_a_text(tmp_path: Path) -> None:
    body = record("value", value={"type": "string", "format": "binary"})
    _, factories = made(tmp_path, {"/inputs": {"post": operation("addInput", "201", body=body)}})
    assert isinstance(factories.arguments("addInput").body["value"], str)


def test_one_file_or_several_are_bytes_where_a_form_may_be_sent_too(tmp_path: Path) -> None:
    file = {"type": "string", "format": "binary"}
    body = record("files", files={"oneOf": [{"type": "array", "items": file}, file]}, name=TEXT)
    media = {"schema": schema_ref("Upload")}
    sent = operation("addFiles", "201", schema_ref("Upload"))
    sent["requestBody"] = {"content": {"application/json": media, "multipart/form-data": media}}
    _, factories = made(tmp_path, {"/uploads": {"post": sent}}, Upload=body)
    files = factories.arguments("addFiles").body["files"]
    assert all(isinstance(each, bytes) for each in (files if isinstance(files, list) else [files]))


def test_a_list_that_needs_keys_gets_that_of_the_record(tmp_path: Path) -> None:
    ids = {"name": "ids", "in": "query", "required": True, "schema": {**TEXT, "example": "a,b"}}
    several = {"type": "array", "items": schema_ref("Note")}
    paths = {**NOTES, "/notes": {"get": operation("listNotes", reply=several, parameters=[ids])}}
    mock, factories = made(tmp_path, paths, Note=NOTE)
    arguments = factories.arguments("listNotes")
    assert arguments.record is not None
    assert arguments.query == {"ids": arguments.record["id"]}
    arguments.assert_record_in(answer(mock, "GET", f"/notes?ids={arguments.query['ids']}")[1])


def test_keys_are_numbers_where_a_path_below_has_numbers(tmp_path: Path) -> None:
    shard = record("state", state=TEXT)
    paths = {
        "/shards": {"post": operation("makeShard", "201", schema_ref("Shard"), body=schema_ref("Shard"))},
        "/shards/{shard_id}/snapshot": {
            "parameters": at("shard_id", type="integer", minimum=0),
            "post": operation("snapshotShard", "204"),
        },
    }
    _, factories = made(tmp_path, paths, Shard=shard)
    assert isinstance(factories.arguments("snapshotShard").path["shard_id"], int)


def test_a_key_of_several_types_is_a_number_in_a_body_where_it_is_one_in_the_path(tmp_path: Path) -> None:
    key = {"anyOf": [NUMBER, {**TEXT, "format": "uuid"}]}
    point = record("id", "size", id=key, size=NUMBER)
    paths = {
        "/points": {
            "put": operation("putPoints", body=record("points", points={"type": "array", "items": schema_ref("Point")}))
        },
        "/points/{id}": {"parameters": at("id", **key), "get": operation("readPoint", reply=schema_ref("Point"))},
    }
    _, factories = made(tmp_path, paths, Point=point)
    [sent] = factories.arguments("putPoints").body["points"]
    assert isinstance(sent["id"], int) or not sent["id"].isdigit()


def test_the_envelope_of_a_list_is_no_record_though_it_has_a_property_of_that_name(tmp_path: Path) -> None:
    tub = record("status", "size", "lid", status={"type": "string", "enum": ["green"]}, size=NUMBER, lid=TEXT)
    tubs = record(
        "status", "time", "tubs", status=TEXT, time=NUMBER, tubs={"type": "array", "items": record(name=TEXT)}
    )
    paths = {
        "/tubs": {"get": operation("listTubs", reply=tubs)},
        "/tubs/{tub_name}": {"parameters": at("tub_name"), "get": operation("readTub", reply=schema_ref("Tub"))},
    }
    _, factories = made(tmp_path, paths, Tub=tub)
    shown = {"status": "ok", "time": 1, "tubs": [{"name": "a"}]}
    arguments = CallArguments(record={"status": "green", "size": 1, "lid": "x"})
    arguments.assert_record_in(shown)
    with pytest.raises(AssertionError, match="status is 'red', it was inserted with 'green'"):
        arguments.assert_record_in({"status": "red", "size": 1})
    factories.arguments("listTubs").assert_record_in(shown)


def test_what_a_body_says_again_of_its_path_has_the_type_that_the_body_gives_it(tmp_path: Path) -> None:
    intent = record("charge_id", "amount", charge_id=NUMBER, amount=NUMBER)
    paths = {
        "/charges": {"get": operation("listCharges", reply={"type": "array", "items": schema_ref("Charge")})},
        "/charges/{charge_id}": {"parameters": at("charge_id", **NUMBER), "get": operation("readCharge", reply=CHARGE)},
        "/charges/{charge_id}/pay": {
            "parameters": at("charge_id", **NUMBER),
            "post": operation("payCharge", "204", body=intent),
        },
    }
    _, factories = made(tmp_path, paths, Charge=CHARGE)
    arguments = factories.arguments("payCharge")
    assert arguments.body["charge_id"] == arguments.path["charge_id"]


def test_a_form_that_must_be_there_is_not_empty_though_json_may_be(tmp_path: Path) -> None:
    form = {"type": "object", "properties": {"username": TEXT}}
    media = {"schema": schema_ref("Login")}
    login = operation("logIn", reply=record("token", token=TEXT))
    login["requestBody"] = {
        "required": True,
        "content": {"application/x-www-form-urlencoded": media, "application/json": media},
    }
    _, factories = made(tmp_path, {"/login": {"post": login}}, Login=form)
    assert factories.arguments("logIn").body


def test_where_a_page_begins_names_no_record(tmp_path: Path) -> None:
    offset = {"name": "offset", "in": "query", "required": True, "schema": {**NUMBER, "default": 0}}
    found = record("hits", hits={"type": "array", "items": TEXT}, offset=NUMBER)
    paths = {
        "/search": {
            "post": operation("search", "201", schema_ref("Found"), body=record(q=TEXT)),
            "get": operation("searchByQuery", reply=schema_ref("Found"), parameters=[offset]),
        }
    }
    _, factories = made(tmp_path, paths, Found=found)
    assert isinstance(factories.arguments("searchByQuery").query["offset"], int)


def test_a_record_that_nothing_describes_is_not_put_where_more_of_it_is_needed(tmp_path: Path) -> None:
    market = record("id", "name", id=TEXT, name=TEXT)
    cart = record("id", "market_id", "market", id=TEXT, market_id=TEXT, market=market)
    bare: dict[str, Any] = {"type": "object"}
    paths = {
        "/markets": {"get": operation("listMarkets", reply=record(data={"type": "array", "items": bare}))},
        "/markets/{id}": {"parameters": at("id"), "get": operation("readMarket", reply=bare)},
        "/carts": {"get": operation("listCarts", reply={"type": "array", "items": schema_ref("Cart")})},
        "/carts/{id}": {"parameters": at("id"), "get": operation("readCart", reply=schema_ref("Cart"))},
    }
    _, factories = made(tmp_path, paths, Cart=cart)
    shown = factories.arguments("readCart").record
    assert shown is not None
    assert shown["market"].keys() == {"id", "name"}


def test_a_list_that_needs_the_key_of_an_object_in_its_records_gets_it(tmp_path: Path) -> None:
    folder = record("id", id=TEXT, name=TEXT)
    lock = record("id", id=TEXT, folder=folder)
    listed = {"type": "array", "items": schema_ref("Lock")}
    needed = {"name": "folder_id", "in": "query", "required": True, "schema": TEXT}
    paths = {
        "/locks": {"get": operation("listLocks", reply=listed, parameters=[needed])},
        "/locks/{id}": {"parameters": at("id"), "get": operation("readLock", reply=schema_ref("Lock"))},
    }
    mock, factories = made(tmp_path, paths, Lock=lock)
    arguments = factories.arguments("listLocks")
    assert arguments.record is not None
    assert arguments.query == {"folder_id": arguments.record["folder"]["id"]}
    arguments.assert_record_in(answer(mock, "GET", f"/locks?folder_id={arguments.query['folder_id']}")[1])
