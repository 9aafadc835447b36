"""`explain --check`: a mock that does what its document says passes, and every way of not doing so is found."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from documents import JSON, document, operation, play, schema_ref

from understudy.check import Report, check
from understudy.check.report import as_data, as_text
from understudy.exchange import Request, Response
from understudy.mock import Mock
from understudy.server.cli.main import main

ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
TEXT = {"type": "string", "minLength": 3}
SHOP = {
    "/customers": {
        "get": operation("listCustomers", reply={"type": "array", "items": schema_ref("Customer")}),
        "post": operation("createCustomer", "201", schema_ref("Customer"), body=schema_ref("NewCustomer")),
    },
    "/customers/{id}": {
        "parameters": ID,
        "get": operation("getCustomer", reply=schema_ref("Customer"), responses={"404": {"description": "no"}}),
        "put": operation("putCustomer", reply=schema_ref("Customer"), body=schema_ref("NewCustomer")),
        "delete": operation("deleteCustomer", "204"),
    },
    "/customers/{id}/orders": {
        "parameters": ID,
        "post": operation("createOrder", "201", schema_ref("Order"), body=schema_ref("NewOrder")),
    },
    "/customers/{id}/orders/{orderId}": {
        "parameters": [*ID, {**ID[0], "name": "orderId"}],
        "get": operation("getOrder", reply=schema_ref("Order"), responses={"404": {"description": "no"}}),
    },
}
NEW_CUSTOMER = {"type": "object", "required": ["name"], "properties": {"name": TEXT, "city": TEXT}}
NEW_ORDER = {"type": "object", "properties": {"sku": TEXT}}
KEY = {"id": {"type": "integer"}}
SCHEMAS = {
    "NewCustomer": NEW_CUSTOMER,
    "Customer": {"type": "object", "required": ["id", "name"], "properties": {**KEY, **NEW_CUSTOMER["properties"]}},
    "NewOrder": NEW_ORDER,
    "Order": {"type": "object", "required": ["id"], "properties": {**KEY, **NEW_ORDER["properties"]}},
}


def shop(**paths: Any) -> dict[str, Any]:
    return copy.deepcopy(document({**SHOP, **paths}, SCHEMAS))


def kinds(report: Report) -> list[tuple[str, str]]:
    return sorted((entry.kind, entry.operation) for entry in report.findings)


def test_a_document_that_is_played_right_has_no_findings(tmp_path: Path) -> None:
    report = check(play(shop(), tmp_path))
    assert kinds(report) == []
    customers, orders = report.lives
    assert customers.steps == dict.fromkeys(
        ("unknown", "create", "kept", "read", "list", "update", "put back", "delete", "gone"), "passed"
    )
    assert customers.lived
    assert orders.steps == dict.fromkeys(("unknown", "create", "kept", "read"), "passed")
    assert not orders.complete


def test_the_mock_that_is_checked_is_left_alone(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path)
    check(mock)
    assert mock.records("customers") == []
    assert len(mock.journal.entries()) == 0


Broken = Callable[[Request, Response], Response]


def answering(
    method: str, path: str, change: Callable[[Any], Any] | None = None, *, status: int | None = None
) -> Broken:
    """A mock that is wrong in one place: it changes the body or the status of an answer."""

    def broken(request: Request, response: Response) -> Response:
        if request.method != method or not re.fullmatch(path, request.path):
            return response
        body = json.dumps(change(json.loads(response.body))).encode() if change and response.status < 300 else b""
        headers = tuple(header for header in response.headers if header[0].lower() != "location")
        return replace(response, status=status or response.status, headers=headers, body=body or response.body)

    return broken


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (answering("POST", "/customers", status=422), ("create-refused", "createCustomer")),
        (answering("GET", "/customers", lambda value: []), ("not-listed", "listCustomers")),
        (
            answering("GET", r"/customers/\d+", lambda value: {**value, "city": "other"}),
            ("read-differs", "getCustomer"),
        ),
        (answering("GET", r"/customers/\d+", lambda value: {"id": value["id"]}), ("read-differs", "getCustomer")),
        (answering("POST", "/customers", lambda value: {"name": "somebody else"}), ("no-key", "createCustomer")),
        (answering("POST", r"/customers/\d+/orders", lambda value: {"sku": "x"}), ("not-read-back", "createOrder")),
        (answering("GET", r"/customers/\d+/orders/-?\d+", status=200), ("invented", "getOrder")),
        (
            answering("GET", r"/customers/\d+/orders/\d+", lambda value: {"id": value["id"], "sku": "x"}),
            ("read-differs", "getOrder"),
        ),
        (answering("PUT", r"/customers/\d+", status=400), ("update-refused", "putCustomer")),
        (answering("DELETE", r"/customers/\d+", status=403), ("delete-refused", "deleteCustomer")),
        (
            answering("GET", r"/customers/\d+/orders/\d+", lambda value: {**value, "sku": "other"}),
            ("read-differs", "getOrder"),
        ),
        (answering("POST", r"/customers/\d+/orders", status=500), ("create-refused", "createOrder")),
    ],
)
def test_what_a_mock_does_wrong_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Broken, expected: tuple[str, str]
) -> None:
    handle = Mock.handle
    monkeypatch.setattr(Mock, "handle", lambda mock, request: broken(request, handle(mock, request)))
    report = check(play(shop(), tmp_path))
    assert expected in kinds(report)


def test_a_deletion_that_deletes_nothing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handle = Mock.handle
    monkeypatch.setattr(
        Mock,
        "handle",
        lambda mock, request: Response(204) if request.method == "DELETE" else handle(mock, request),
    )
    assert kinds(check(play(shop(), tmp_path))) == [("not-deleted", "deleteCustomer")]


def test_an_update_that_changes_nothing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handle = Mock.handle
    monkeypatch.setattr(
        Mock, "handle", lambda mock, request: Response(204) if request.method == "PUT" else handle(mock, request)
    )
    assert kinds(check(play(shop(), tmp_path))) == [("update-unseen", "putCustomer")]


def test_what_the_schemas_of_read_and_put_make_impossible_is_a_contradiction(tmp_path: Path) -> None:
    built = shop()
    # A put needs a code that no read shows.
    built["components"]["schemas"]["NewCustomer"]["properties"]["code"] = TEXT
    built["components"]["schemas"]["NewCustomer"]["required"] += ["code"]
    report = check(play(built, tmp_path, validation="service"))
    assert [(entry.kind, entry.operation) for entry in report.notices] == [("put-back-invalid", "putCustomer")]
    assert report.notices[0].message == ("its own schema refuses what a read shows: 400 body /code: is required")
    assert "put back" not in report.lives[0].steps
    assert "put-back-refused" not in {kind for kind, _ in kinds(report)}


def test_a_collection_that_the_inference_has_missed_is_found(tmp_path: Path) -> None:
    """What the paths say counts, whatever was inferred: here the create is taken for something without state."""
    built = shop()
    mock = play(built, tmp_path)
    plans = dict(mock.contract.resources.plans)
    plans["createCustomer"] = replace(plans["createCustomer"], kind="synthesize", collection=None)
    resources = replace(mock.contract.resources, plans=plans)
    report = check(Mock(replace(mock.contract, resources=resources)))
    assert ("no-state", "createCustomer") in kinds(report)


def test_the_examples_of_the_document_are_sent(tmp_path: Path) -> None:
    built = shop()
    media = built["paths"]["/customers"]["post"]["requestBody"]["content"][JSON]
    media["examples"] = {"right": {"value": {"name": "Ada Lovelace"}}, "wrong": {"value": {"name": 7}}}
    report = check(play(built, tmp_path))
    assert (report.examples.accepted, report.examples.refused, report.examples.contradictory) == (1, 0, 1)
    [notice] = report.notices
    assert notice.message == "its own schema refuses the example: /name expected string, got integer"


def test_an_example_that_is_right_and_refused_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = shop()
    built["paths"]["/customers"]["post"]["requestBody"]["content"][JSON]["example"] = {"name": "Ada Lovelace"}
    handle = Mock.handle
    refuses = answering("POST", "/customers", status=422)
    monkeypatch.setattr(Mock, "handle", lambda mock, request: refuses(request, handle(mock, request)))
    assert ("example-refused", "createCustomer") in kinds(check(play(built, tmp_path)))


def test_the_report_as_text_and_as_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handle = Mock.handle
    forgets = answering("GET", "/customers", lambda value: [])
    monkeypatch.setattr(Mock, "handle", lambda mock, request: forgets(request, handle(mock, request)))
    report = check(play(shop(), tmp_path))
    lines = as_text(report).splitlines()
    assert " ".join(lines[0].split()) == "collection unknown create kept read list update put back delete gone"
    assert lines[1].split() == ["/customers", "ok", "ok", "ok", "ok", "FAIL", "ok", "ok", "ok", "ok"]
    assert "2 of 2 collections give back what was made" in lines
    assert "0 of 1 resources live from create to 404" in lines
    assert "    not-listed: the list does not have it (key 1)" in lines
    assert max(map(len, lines)) <= 120
    data = as_data(report)
    assert data["summary"]["findings"] == 1
    assert data["findings"][0]["operation"] == "listCustomers"


def test_the_command_ends_with_1_when_something_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(shop()))
    assert main(["explain", str(file), "--check"]) == 0
    assert "1 of 1 resources live from create to 404" in capsys.readouterr().out
    assert main(["explain", str(file), "--check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["lived"] == 1
    monkeypatch.setattr(Mock, "handle", lambda mock, request: Response(500))
    assert main(["explain", str(file), "--check"]) == 1


def procedures() -> dict[str, Any]:
    key = {"type": "object", "required": ["id"], "properties": KEY}
    change = {"type": "object", "required": ["id"], "properties": {**KEY, **NEW_CUSTOMER["properties"]}}
    several = {"type": "object", "properties": {"customers": {"type": "array", "items": schema_ref("Customer")}}}
    return document(
        {
            "/customers.create": {"post": operation("c", reply=schema_ref("Customer"), body=schema_ref("NewCustomer"))},
            "/customers.get": {"post": operation("r", reply=schema_ref("Customer"), body=key)},
            "/customers.list": {"post": operation("l", reply=several, body={"type": "object"})},
            "/customers.update": {"post": operation("u", reply=schema_ref("Customer"), body=change)},
            "/customers.delete": {"post": operation("d", reply={"type": "object"}, body=key)},
        },
        SCHEMAS,
    )


def rpc(*, wrong: str = "") -> Callable[[Mock, Request], Response]:
    """A service of procedures as it ought to be, but for the procedure that is `wrong`."""
    records: dict[int, Any] = {}

    def handle(_: Mock, request: Request) -> Response:
        verb, body = request.path.rpartition(".")[2], json.loads(request.body)
        value: Any = {}
        if verb == "create":
            value = records[len(records) + 1] = {**body, "id": len(records) + 1}
        elif verb == "list":
            value = {"customers": [] if verb == wrong else list(records.values())}
        elif body["id"] not in records:
            return Response(404)
        elif verb == "update" and verb != wrong:
            value = records[body["id"]] = {**records[body["id"]], **body}
        elif verb == "delete" and verb != wrong:
            del records[body["id"]]
        elif verb == "get":
            value = {"id": body["id"]} if verb == wrong else records[body["id"]]
        return Response(200, (("Content-Type", JSON),), json.dumps(value).encode())

    return handle


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ("", []),
        ("get", [("not-kept", "c"), ("read-differs", "r"), ("update-unseen", "u")]),
        ("list", [("not-listed", "l")]),
        ("update", [("update-unseen", "u")]),
        ("delete", [("not-deleted", "d")]),
    ],
)
def test_procedures_live_by_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, expected: list[tuple[str, str]]
) -> None:
    mock = play(procedures(), tmp_path)
    monkeypatch.setattr(Mock, "handle", rpc(wrong=wrong))
    report = check(mock)
    assert kinds(report) == expected
    assert [life.lived for life in report.lives] == [not expected]


def test_a_create_that_only_a_list_shows_must_be_seen_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = shop()
    del built["paths"]["/customers/{id}"]
    assert kinds(check(play(built, tmp_path))) == []
    handle = Mock.handle
    forgets = answering("GET", "/customers", lambda value: [])
    monkeypatch.setattr(Mock, "handle", lambda mock, request: forgets(request, handle(mock, request)))
    assert kinds(check(play(built, tmp_path))) == [("not-kept", "createCustomer")]


def test_a_body_that_can_not_be_written_is_a_finding(tmp_path: Path) -> None:
    built = shop()
    create = built["paths"]["/customers"]["post"]
    create["requestBody"] = {"content": {"multipart/mixed": {"schema": {"type": "string", "format": "binary"}}}}
    [finding] = [entry for entry in check(play(built, tmp_path)).findings if entry.operation == "createCustomer"]
    assert finding.kind == "no-request"
    assert "no multipart/mixed of what is no object" in finding.message


PAGED = {
    "/rides?page={page}&limit={limit}": {
        "get": operation("rides", reply={"type": "array", "items": schema_ref("Customer")})
        | {"parameters": [{"name": name, "in": "query", "schema": {"type": "integer"}} for name in ("page", "limit")]}
    },
    "/rides": {"post": operation("ride", "201", schema_ref("Customer"), body=schema_ref("NewCustomer"))},
    "/rides/{id}": {
        "parameters": ID,
        "get": operation("getRide", reply=schema_ref("Customer"), responses={"404": {"description": "no"}}),
    },
}


def test_a_query_that_stands_in_the_path_of_the_document_is_sent_as_one(tmp_path: Path) -> None:
    mock = play(document(PAGED, SCHEMAS), tmp_path)
    report = check(mock)
    assert not report.findings
    assert [life.steps.get("list") for life in report.lives] == ["passed"]
    assert not [parameter for parameter in mock.contract.operations["rides"].parameters if parameter.location == "path"]


def test_a_body_that_a_deletion_requires_is_sent(tmp_path: Path) -> None:
    reason = {"type": "object", "required": ["why"], "properties": {"why": TEXT}}
    with_reason = operation("deleteCustomer", "204", body=reason)
    paths = {**SHOP, "/customers/{id}": {**SHOP["/customers/{id}"], "delete": with_reason}}
    report = check(play(document(paths, SCHEMAS), tmp_path))
    assert not report.findings
    assert report.lives[0].steps["gone"] == "passed"


def test_a_post_to_a_record_that_is_there_is_no_create(tmp_path: Path) -> None:
    rename = operation("rename", body={"type": "object", "properties": {"name": TEXT}})
    paths = {**SHOP, "/customers/{id}": {**SHOP["/customers/{id}"], "post": rename}}
    report = check(play(document(paths, SCHEMAS), tmp_path))
    assert [life.collection for life in report.lives] == ["/customers", "/customers/{id}/orders"]


def test_a_look_up_by_another_key_is_no_list(tmp_path: Path) -> None:
    by_name = operation("find", reply=schema_ref("Customer"), responses={"404": {"description": "no"}}) | {
        "parameters": [{"name": "name", "in": "query", "required": True, "schema": TEXT}]
    }
    paths = {**SHOP, "/customers": {**SHOP["/customers"], "get": by_name}}
    report = check(play(document(paths, SCHEMAS), tmp_path))
    assert "list" not in report.lives[0].documented
    assert not report.findings


def test_records_that_hang_on_each_other_in_a_circle_are_found_by_their_own_keys(tmp_path: Path) -> None:
    """A customer has a card, and cards are made below customers: the card's owner is made up while it is made."""
    uuid = {"type": "string", "format": "uuid"}
    card = {"type": "object", "required": ["cardId"], "properties": {"cardId": uuid, "number": TEXT}}
    owner = {"type": "object", "required": ["ownerId"], "properties": {"ownerId": uuid, "cardId": uuid, "name": TEXT}}
    of_owner = {"parameters": [{**ID[0], "name": "ownerId", "schema": uuid}]}
    paths = {
        "/owners": {"post": operation("owner", "201", schema_ref("Owner"), body=schema_ref("Owner"))},
        "/owners/{ownerId}": {**of_owner, "get": operation("getOwner", reply=schema_ref("Owner"))},
        "/owners/{ownerId}/cards": {
            **of_owner,
            "post": operation("card", "201", schema_ref("Card"), body=schema_ref("Card")),
        },
        "/cards/{cardId}": {
            "parameters": [{**ID[0], "name": "cardId", "schema": uuid}],
            "get": operation("getCard", reply=schema_ref("Card")),
        },
    }
    report = check(play(document(paths, {"Owner": owner, "Card": card}), tmp_path))
    assert [life.steps.get("read") for life in report.lives] == ["passed", "passed"]


def test_a_body_says_the_same_as_the_path_that_it_is_sent_to(tmp_path: Path) -> None:
    chosen = operation("put", "201", schema_ref("Customer"), body=schema_ref("Customer"))
    paths = {"/customers/{id}": {**SHOP["/customers/{id}"], "put": chosen}}
    report = check(play(document(paths, SCHEMAS), tmp_path))
    assert [life.steps.get("read") for life in report.lives] == ["passed"]
    assert not report.findings


def test_one_name_of_an_element_of_an_array_is_not_what_was_sent(tmp_path: Path) -> None:
    resource = {"type": "object", "properties": {"kind": TEXT, "ref": TEXT}}
    action = {"type": "object", "properties": {**KEY, "resources": {"type": "array", "items": resource}}}
    taken = {"type": "object", "properties": {"kind": TEXT}}
    paths = {
        "/actions": {"post": operation("act", "201", schema_ref("Action"), body=taken)},
        "/actions/{id}": {
            "parameters": ID,
            "get": operation("getAction", reply=schema_ref("Action"), responses={"404": {"description": "no"}}),
        },
    }
    report = check(play(document(paths, {"Action": action}), tmp_path))
    assert report.lives[0].steps["read"] == "passed"
    assert "kept" not in report.lives[0].steps
    assert not report.findings


def test_an_operation_that_can_not_be_played_is_a_contradiction_of_the_document_and_no_finding(tmp_path: Path) -> None:
    built = shop()
    built["paths"]["/customers/{id}"]["put"]["requestBody"] = {"$ref": "#/components/requestBodies/Missing"}
    report = check(play(built, tmp_path))
    assert report.findings == ()
    assert [(each.kind, each.operation, each.message) for each in report.notices] == [
        ("not-played", "putCustomer", "#/components/requestBodies/Missing leads nowhere")
    ]


def test_a_table_of_short_paths_has_its_columns_below_their_titles(tmp_path: Path) -> None:
    cup = {"type": "object", "properties": {"id": {"type": "integer"}, "name": TEXT}}
    paths = {
        "/cups": {"post": operation("make", "201", cup, body=cup)},
        "/cups/{id}": {"parameters": ID, "get": operation("read", reply=cup, responses={"404": {"description": "no"}})},
    }
    head, row, *_ = as_text(check(play(document(paths), tmp_path))).splitlines()
    assert head.split()[:3] == ["collection", "unknown", "create"]
    assert row.index("ok") == head.index("unknown")


def test_an_update_says_the_key_of_the_record_where_its_body_wraps_it_otherwise(tmp_path: Path) -> None:
    text = {"type": "string"}
    attributes = {"type": "object", "required": ["title"], "properties": {"title": text, "year": {"type": "integer"}}}
    new = {"type": "object", "required": ["attributes"], "properties": {"type": text, "attributes": attributes}}
    named = {"id": text, "type": text, "attributes": attributes}
    record = {"type": "object", "required": ["id", "type"], "properties": named}

    def wrapped(node: Any) -> dict[str, Any]:
        return {"type": "object", "required": ["data"], "properties": {"data": node}}

    key = [{"name": "id", "in": "path", "required": True, "schema": text}]
    paths = {
        "/films": {"post": operation("make", "201", wrapped(record), body=wrapped(new))},
        "/films/{id}": {
            "parameters": key,
            "get": operation("read", reply=wrapped(record)),
            "patch": operation("change", reply=wrapped(record), body=wrapped(record)),
        },
    }
    assert check(play(document(paths), tmp_path)).findings == ()


def test_what_shows_whoever_asks_is_no_read_of_what_was_made(tmp_path: Path) -> None:
    user = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "email": TEXT}}
    paths = {
        "/users": {"post": operation("signUp", "201", schema_ref("User"), body=schema_ref("User"))},
        "/users/me": {"get": operation("me", reply=schema_ref("User"))},
    }
    mock = play(document(paths, {"User": user}), tmp_path)
    assert mock.contract.resources.plans["me"].collection == "/users"
    report = check(mock)
    assert (report.lives, report.findings) == ((), ())


def test_a_procedure_that_marks_what_it_deletes_is_whole(tmp_path: Path) -> None:
    built = copy.deepcopy(procedures())
    shown = built["components"]["schemas"]["Customer"]["properties"]
    shown["deletedAt"] = {"type": ["string", "null"], "format": "date-time", "readOnly": True}
    by_key = {"type": "object", "required": ["id"], "properties": KEY}
    built["paths"]["/customers.restore"] = {"post": operation("restore", reply=schema_ref("Customer"), body=by_key)}
    mock = play(built, tmp_path)
    plans = mock.contract.resources.plans.values()
    assert [plan.implied.keeps for plan in plans if plan.kind == "delete" and plan.implied] == [True]
    report = check(mock)
    assert report.findings == ()
    assert [life.steps["gone"] for life in report.lives] == ["passed"]


def test_what_is_made_of_its_own_kind_only_has_no_key_that_nobody_has(tmp_path: Path) -> None:
    """The first one must be taken to be there, under whatever key a path names."""
    renew = operation("renew", "201", schema_ref("Customer"), body=schema_ref("NewCustomer"))
    read = {"parameters": ID, "get": SHOP["/customers/{id}"]["get"]}
    paths = {"/customers/{id}": read, "/customers/{id}/renew": {"parameters": ID, "post": renew}}
    report = check(play(document(paths, SCHEMAS), tmp_path))
    assert ["unknown" in life.steps for life in report.lives] == [False]
    assert [life.steps["read"] for life in report.lives] == ["passed"]
    assert report.findings == ()


def test_one_name_of_an_object_with_a_key_of_its_own_is_not_what_was_sent(tmp_path: Path) -> None:
    owner = {"type": "object", "required": ["id", "city"], "properties": {**KEY, "city": TEXT}}
    pass_ = {"type": "object", "required": ["id", "owner"], "properties": {**KEY, "owner": owner}}
    taken = {"type": "object", "properties": {"city": TEXT}}
    paths = {
        "/passes": {"post": operation("makePass", "201", schema_ref("Pass"), body=taken)},
        "/passes/{id}": {
            "parameters": ID,
            "get": operation("getPass", reply=schema_ref("Pass"), responses={"404": {"description": "no"}}),
        },
    }
    report = check(play(document(paths, {"Pass": {**pass_, "properties": {**KEY, "owner": owner}}}), tmp_path))
    assert report.lives[0].steps["read"] == "passed"
    assert "kept" not in report.lives[0].steps
    assert not report.findings


def test_a_form_has_something_in_the_objects_that_it_must_have(tmp_path: Path) -> None:
    inner = {"type": "object", "required": ["colour"], "properties": {"colour": TEXT}}
    features = {"type": "object", "properties": {"look": inner, "feel": inner}}
    taken = {"type": "object", "required": ["features"], "properties": {"features": features}}
    built = shop()
    built["paths"]["/customers"]["post"] = make = operation("createCustomer", "201", schema_ref("Customer"))
    make["requestBody"] = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": taken}}}
    built["components"]["schemas"]["Customer"]["properties"]["features"] = features
    report = check(play(built, tmp_path))
    assert report.lives[0].steps["create"] == "passed"
    assert not report.findings


@pytest.mark.parametrize("nested", [True, False], ids=["below it", "by a key"])
def test_an_amount_is_no_more_than_the_record_that_it_counts_in_has(nested: bool, tmp_path: Path) -> None:
    """A valid body that wants too much is refused; a client knows what there is."""
    amount = {"type": "integer", "minimum": 1}
    counts = {"amount_refunded": {"type": "integer"}, "refunded": {"type": "boolean"}}
    charge = {"type": "object", "required": ["id"], "properties": {**KEY, "amount": amount, **counts}}
    part = {**KEY, "charge_id": {"type": "integer"}, "amount": amount}
    refund = {"type": "object", "required": ["id"], "properties": part}
    body = {"type": "object", "properties": {"amount": {**amount, "default": 70}}}
    if not nested:
        body = {
            **body,
            "required": ["charge_id"],
            "properties": {**body["properties"], "charge_id": {"type": "integer"}},
        }
    not_there = {"404": {"description": "no"}}
    make = operation("refund", "201", schema_ref("Refund"), body=body, responses={"409": {"description": "no"}})
    new = {"type": "object", "required": ["amount"], "properties": {"amount": {"const": 40}}}
    paths = {
        "/charges": {"post": operation("charge", "201", schema_ref("Charge"), body=new)},
        "/charges/{charge}": {
            "parameters": [{**ID[0], "name": "charge"}],
            "get": operation("getCharge", reply=schema_ref("Charge"), responses=not_there),
        },
        "/refunds": {"post": make},
        "/refunds/{id}": {
            "parameters": ID,
            "get": operation("getRefund", reply=schema_ref("Refund"), responses=not_there),
        },
    }
    if nested:
        below = {"parameters": [{**ID[0], "name": "charge"}], "post": paths.pop("/refunds")["post"]}
        paths["/charges/{charge}/refunds"] = below
        paths["/refunds"] = {"get": operation("listRefunds", reply={"type": "array", "items": schema_ref("Refund")})}
    mock = play(document(paths, {"Charge": charge, "Refund": refund}), tmp_path)
    assert mock.contract.resources.plans["refund"].counted
    report = check(mock)
    assert [life.steps["create"] for life in report.lives] == ["passed", "passed"]
    assert not report.findings


def test_an_update_points_at_what_there_is_where_a_create_pointed_nowhere(tmp_path: Path) -> None:
    maybe = {"type": ["integer", "null"]}
    task = {"type": "object", "properties": {**KEY, "title": TEXT, "customer_id": maybe}}
    new = {"type": "object", "required": ["title"], "properties": {"title": TEXT}}
    changed = {"type": "object", "required": ["customer_id"], "properties": {"customer_id": {"type": "integer"}}}
    no, taken = {"404": {"description": "no"}}, {"409": {"description": "it refers to nothing"}}
    built = shop(
        **{
            "/tasks": {"post": operation("createTask", "201", schema_ref("Task"), body=new)},
            "/tasks/{id}": {
                "parameters": ID,
                "get": operation("getTask", reply=schema_ref("Task"), responses=no),
                "patch": operation("changeTask", reply=schema_ref("Task"), body=changed, responses=taken),
            },
        }
    )
    built["components"]["schemas"]["Task"] = task
    report = check(play(built, tmp_path))
    assert [life.steps["update"] for life in report.lives if life.collection == "/tasks"] == ["passed"]
    assert not report.findings


def test_what_is_not_made_is_not_read_back_and_a_copy_has_a_key_of_its_own(tmp_path: Path) -> None:
    issue = {"type": "object", "properties": {"id": TEXT, "title": TEXT, "labels": {"type": "array", "items": TEXT}}}
    labels = {"type": "object", "properties": {"labels": {"type": "array", "items": TEXT}}}
    at = {"parameters": [{**ID[0], "schema": TEXT}]}
    shown = schema_ref("Issue")
    paths = {
        "/issues": {"post": operation("open", "201", shown, body={"type": "object", "properties": {"title": TEXT}})},
        "/issues/{id}": {**at, "get": operation("read", reply=shown)},
        "/issues/{id}/labels": {**at, "post": operation("label", "201", shown, body=labels)},
        "/issues/{id}/copy": {**at, "post": operation("duplicate", "201", shown)},
    }
    report = check(play(document(paths, {"Issue": issue}), tmp_path))
    assert {life.collection: life.steps["unknown"] for life in report.lives} == {
        "/issues": "passed",
        "/issues/{id}/copy": "passed",
    }
    assert not report.findings


@pytest.mark.parametrize("answers", [True, False])
def test_a_record_that_nothing_reads_is_above_others_by_what_its_create_or_its_list_says(
    answers: bool, tmp_path: Path
) -> None:
    cup = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}
    key = [{"name": "shelf_id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    body = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    made = operation("addShelf", "201", cup, body=body) if answers else operation("addShelf", "204", body=body)
    paths: dict[str, Any] = {
        "/shelves": {"get": operation("listShelves", reply={"type": "array", "items": cup}), "post": made},
        "/shelves/{shelf_id}": {"parameters": key, "delete": operation("dropShelf", "204")},
        "/shelves/{shelf_id}/cups": {
            "parameters": key,
            "get": operation("listCups", reply={"type": "array", "items": cup}),
            "post": operation("addCup", "201", cup, body=body),
        },
    }
    report = check(play(document(paths, {}), tmp_path))
    assert kinds(report) == []
    assert len(report.lives) == 2
