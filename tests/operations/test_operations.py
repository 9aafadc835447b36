"""What operations do to the state, through the front door."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from library import ID, library

from understudy.mock import Mock

NOT_FOUND = {"404": {"description": "no"}}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    built = library()
    for item in built["paths"].values():
        for entry in item.values():
            if isinstance(entry, dict) and "responses" in entry:
                entry["responses"].update(NOT_FOUND)
    return play(built, tmp_path)


@pytest.mark.parametrize(
    ("form", "location"), [("uri", "http://shop.test/books/1"), ("uri-reference", "/books/1"), (None, "/books/1")]
)
def test_a_location_is_a_whole_url_where_the_document_says_uri(tmp_path: Path, form: str | None, location: str) -> None:
    built = library()
    schema = {"type": "string", **({"format": form} if form else {})}
    built["paths"]["/books"]["post"]["responses"]["201"]["headers"] = {"Location": {"required": True, "schema": schema}}
    created, _ = answer(play(built, tmp_path), "POST", "/books", {"title": "a"}, host="shop.test")
    assert dict(created.headers)["Location"] == location


def test_create_read_list_change_delete(mock: Mock) -> None:
    created, book = answer(mock, "POST", "/books", {"title": "a"})
    assert (created.status, book) == (201, {"title": "a", "id": 1})
    assert dict(created.headers)["Location"] == "/books/1"
    assert answer(mock, "GET", "/books/1")[1] == book
    assert answer(mock, "GET", "/books")[1] == {"data": [book], "total": 1}
    assert answer(mock, "PATCH", "/books/1", {"title": "b"})[1] == {"title": "b", "id": 1}
    assert answer(mock, "DELETE", "/books/1")[0].status == 204
    assert answer(mock, "GET", "/books/1")[0].status == 404
    assert answer(mock, "GET", "/books")[1] == {"data": [], "total": 0}
    assert answer(mock, "POST", "/books", {})[1]["id"] == 2


def test_an_action_and_what_is_computed_need_the_item(mock: Mock) -> None:
    assert answer(mock, "POST", "/books/1/lend")[0].status == 404
    assert answer(mock, "GET", "/books/1/price")[0].status == 404
    answer(mock, "POST", "/books", {"title": "a"})
    assert answer(mock, "POST", "/books/1/lend")[1] == {"title": "a", "id": 1}
    first = answer(mock, "GET", "/books/1/price")
    assert first[0].status == 200
    assert answer(mock, "GET", "/books/1/price")[1] == first[1]


def test_a_singleton_belongs_to_its_item(mock: Mock) -> None:
    assert answer(mock, "GET", "/books/1/cover")[0].status == 404
    answer(mock, "POST", "/books", {"title": "a"})
    assert answer(mock, "PUT", "/books/1/cover", {"title": "blue"})[1] == {"title": "blue"}
    assert answer(mock, "GET", "/books/1/cover")[1] == {"title": "blue"}
    answer(mock, "DELETE", "/books/1")
    assert answer(mock, "GET", "/books/1/cover")[0].status == 404


def rack(**create: Any) -> dict[str, Any]:
    """Racks that must exist before a box can stand on one."""
    rack_schema = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    box = {
        "type": "object",
        "required": ["id", "rack_id", "made_at", "state"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "rack_id": {"type": "integer"},
            "state": {"enum": ["empty", "full"], "readOnly": True},
            "made_at": {"type": "string", "format": "date-time", "readOnly": True, "x-mock-role": "created-at"},
            "secret": {"type": "string", "writeOnly": True},
        },
    }
    return document(
        {
            "/racks": {"post": operation("makeRack", "201", rack_schema)},
            "/racks/{id}": {"parameters": ID, "get": operation("getRack", reply=rack_schema)},
            "/boxes": {
                "post": operation("makeBox", "201", schema_ref("Box"), body=schema_ref("Box"), **create),
                "get": operation(
                    "listBoxes",
                    reply={"type": "array", "items": schema_ref("Box")},
                    parameters=[
                        {"name": "rack_id", "in": "query", "schema": {"type": "integer"}},
                        {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 2}},
                        {"name": "offset", "in": "query", "schema": {"type": "integer"}},
                    ],
                ),
            },
            "/boxes/{id}": {"parameters": ID, "get": operation("getBox", reply=schema_ref("Box"))},
            "/boxes/{id}/fill": {
                "parameters": ID,
                "post": operation(
                    "fillBox",
                    reply=schema_ref("Box"),
                    responses={"409": {"description": "no"}},
                    **{"x-mock-transition": {"property": "state", "from": ["empty"], "to": "full"}},
                ),
            },
        },
        {"Box": box},
    )


@pytest.mark.parametrize("statuses", [["404"], ["404", "409"], ["409"]])
def test_a_foreign_key_must_point_somewhere_where_a_status_can_say_so(statuses: list[str], tmp_path: Path) -> None:
    mock = play(rack(responses={status: {"description": "no"} for status in statuses}), tmp_path)
    assert answer(mock, "POST", "/boxes", {"rack_id": 1})[0].status == int(statuses[0])
    answer(mock, "POST", "/racks")
    assert answer(mock, "POST", "/boxes", {"rack_id": 1})[0].status == 201


def test_where_no_status_can_say_so_a_foreign_key_is_not_checked(tmp_path: Path) -> None:
    assert answer(play(rack(), tmp_path), "POST", "/boxes", {"rack_id": 1})[0].status == 201


def test_first_state_time_and_secrets(tmp_path: Path) -> None:
    mock = play(rack(), tmp_path)
    box = answer(mock, "POST", "/boxes", {"rack_id": 1, "secret": "s"})[1]
    assert box == {"id": 1, "rack_id": 1, "state": "empty", "made_at": "2026-01-01T00:00:00Z"}


def test_a_transition_is_possible_from_the_listed_states_only(tmp_path: Path) -> None:
    mock = play(rack(), tmp_path)
    answer(mock, "POST", "/boxes", {"rack_id": 1})
    assert answer(mock, "POST", "/boxes/1/fill")[1]["state"] == "full"
    assert answer(mock, "POST", "/boxes/1/fill")[0].status == 409


def test_lists_are_filtered_and_cut_into_pages(tmp_path: Path) -> None:
    mock = play(rack(), tmp_path)
    for number in (1, 1, 2, 1):
        answer(mock, "POST", "/boxes", {"rack_id": number})

    def ids(query: str) -> list[int]:
        return [box["id"] for box in answer(mock, "GET", f"/boxes?{query}")[1]]

    assert ids("") == [1, 2]
    assert ids("limit=10") == [1, 2, 3, 4]
    assert ids("limit=2&offset=3") == [4]
    assert ids("rack_id=1&limit=10") == [1, 2, 4]
    assert ids("rack_id=1&limit=2&offset=1") == [2, 4]


def bundle_create(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """A create that makes records of another collection, whose schema the request may make impossible to meet."""
    part = {
        "type": "object",
        "required": ["id", "size"],
        "properties": {"id": {"type": "integer"}, "size": {"type": "integer", "maximum": 10}},
    }
    kit = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer"}, "part_id": {"type": "integer"}},
    }
    create = operation("makeKit", "201", kit, body={"type": "object"}, **{"x-mock-creates": parts})
    return document(
        {
            "/kits": {"post": create},
            "/kits/{id}": {"parameters": ID, "get": operation("getKit", reply=kit, responses=NOT_FOUND)},
            "/parts": {
                "get": operation("listParts", reply={"type": "array", "items": part}),
                "post": operation("makePart", "201", part),
            },
            "/parts/{id}": {"parameters": ID, "get": operation("getPart", reply=part, responses=NOT_FOUND)},
        }
    )


def test_a_create_makes_what_the_overlay_says(tmp_path: Path) -> None:
    parts = [
        {"collection": "/parts", "each": "$request.body#/parts", "set": {"size": "$each#/size"}, "into": "part_id"}
    ]
    mock = play(bundle_create(parts), tmp_path)
    kit = answer(mock, "POST", "/kits", {"parts": [{"size": 3}, {"size": 4}]})[1]
    assert [part["size"] for part in answer(mock, "GET", "/parts")[1]] == [3, 4]
    assert kit == {"id": 1, "part_id": 2}


def test_a_link_promises_a_record_and_the_create_keeps_it(tmp_path: Path) -> None:
    built = bundle_create([])
    create = built["paths"]["/kits"]["post"]
    del create["x-mock-creates"]
    create["responses"]["201"]["links"] = {
        "Part": {"operationId": "getPart", "parameters": {"id": "$response.body#/part_id"}}
    }
    mock = play(built, tmp_path)
    kit = answer(mock, "POST", "/kits", {})[1]
    assert answer(mock, "GET", f"/parts/{kit['part_id']}")[0].status == 200
    other = answer(mock, "POST", "/kits", {"part_id": kit["part_id"]})[1]
    assert other["part_id"] == kit["part_id"], "what is sent needs no other one"
    assert len(mock.records("parts")) == 1


def test_an_answer_off_contract_is_a_500_and_leaves_no_trace(tmp_path: Path) -> None:
    built = bundle_create([{"collection": "/parts", "set": {"size": 1}, "into": "part_id"}])
    built["paths"]["/kits"]["post"]["responses"]["201"]["headers"] = {
        "X-Never": {"required": True, "schema": {"type": "string", "minLength": 5, "maxLength": 2}}
    }
    mock = play(built, tmp_path)
    response, _ = answer(mock, "POST", "/kits", {})
    assert response.status == 501
    assert answer(mock, "GET", "/parts")[1] == []
    assert answer(mock, "GET", "/kits/1")[0].status == 404
    assert len(mock.journal) == 3


def test_the_same_seed_and_calls_give_the_same_journal(tmp_path: Path) -> None:
    def run(seed: int) -> str:
        mock = play(rack(), tmp_path, seed=seed)
        for number in (1, 2):
            answer(mock, "POST", "/boxes", {"rack_id": number})
        answer(mock, "GET", "/boxes?limit=x")
        answer(mock, "GET", "/nowhere")
        return repr(mock.journal.entries())

    assert run(1) == run(1)


def test_reset_goes_back_to_the_start(mock: Mock) -> None:
    start = mock.clock.now()
    answer(mock, "POST", "/books", {"title": "a"})
    mock.advance(timedelta(days=400))
    mock.reset()
    assert len(mock.journal) == 0
    assert mock.clock.now() == start
    assert answer(mock, "GET", "/books")[1] == {"data": [], "total": 0}
    assert answer(mock, "POST", "/books", {})[1]["id"] == 1


def test_a_fault_answers_as_the_document_says(tmp_path: Path) -> None:
    built = library()
    problem = {
        "type": "object",
        "required": ["why"],
        "properties": {"why": {"type": "string", "x-mock-role": "message"}},
    }
    content = {"content": {"application/json": {"schema": problem}}}
    built["paths"]["/books"]["get"]["responses"]["503"] = {"description": "busy", **content}
    mock = play(built, tmp_path)
    mock.faults.add("listBooks", 503)
    response, body = answer(mock, "GET", "/books")
    assert (response.status, body) == (503, {"why": "Service Unavailable (a fault of the mock)"})
    assert answer(mock, "GET", "/books")[0].status == 200


def test_a_bug_of_ours_is_a_500_and_a_log_entry_and_changes_nothing(
    mock: Mock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("understudy.operations.straight.creation_of", lambda *_: 1 / 0)
    response, body = answer(mock, "POST", "/books", {"title": "a"})
    assert response.status == 500
    assert body["title"] == "Internal error of the mock"
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    assert json.loads(answer(mock, "GET", "/books")[0].body)["total"] == 0


def test_put_of_a_list_of_keys_leaves_these_and_no_others(tmp_path: Path) -> None:
    tags = {"type": "array", "items": {"type": "string"}}
    built = library()
    built["paths"]["/books/{id}/tags"] = {
        "parameters": ID,
        "get": operation("listTags", reply=tags),
        "put": operation("setTags", reply=tags, body=tags),
        "post": operation("addTags", reply=tags, body=tags),
    }
    mock = play(built, tmp_path)
    answer(mock, "POST", "/books", {"title": "Momo"})
    assert answer(mock, "PUT", "/books/1/tags", ["a", "b"])[1] == ["a", "b"]
    assert answer(mock, "PUT", "/books/1/tags", ["b", "c"])[1] == ["b", "c"]
    assert answer(mock, "GET", "/books/1/tags")[1] == ["b", "c"]


def test_a_foreign_key_that_is_only_guessed_and_leads_nowhere_is_a_warning(tmp_path: Path) -> None:
    customer = {"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}
    order = {"type": "object", "properties": {"id": {"type": "integer"}, "customer_id": {"type": "integer"}}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/customers": {"post": operation("join", "201", schema_ref("Customer"), body=schema_ref("Customer"))},
        "/customers/{id}": {"parameters": key, "get": operation("customer", reply=schema_ref("Customer"))},
        "/orders": {"post": operation("order", "201", schema_ref("Order"), body=schema_ref("Order"))},
        "/orders/{id}": {"parameters": key, "get": operation("getOrder", reply=schema_ref("Order"))},
    }
    mock = play(document(paths, {"Customer": customer, "Order": order}), tmp_path)
    made = answer(mock, "POST", "/customers", {"name": "Ada"})[1]["id"]
    assert "X-Mock-Warnings" not in dict(answer(mock, "POST", "/orders", {"customer_id": made})[0].headers)
    response = answer(mock, "POST", "/orders", {"customer_id": 99})[0]
    assert response.status == 201
    assert dict(response.headers)["X-Mock-Warnings"] == "customer_id: there is no customer 99"
    assert mock.journal.entries()[-1].warnings == ("customer_id: there is no customer 99",)


@pytest.mark.parametrize("named", [True, False])
def test_an_answer_without_state_repeats_what_it_has_a_property_for(named: bool, tmp_path: Path) -> None:
    text = {"type": "string"}
    reply = {"type": "object", **({"properties": {"text": text, "tone": text}} if named else {})}
    body = {"type": "object", "properties": {"tone": text, "prompt": text}}
    mock = play(document({"/completions": {"post": operation("complete", reply=reply, body=body)}}), tmp_path)
    shown = answer(mock, "POST", "/completions", {"tone": "calm", "prompt": "hi"})[1]
    assert shown["tone"] == "calm"
    assert ("prompt" in shown) is not named


def test_what_only_says_whether_it_is_set_is_not_set_at_first(tmp_path: Path) -> None:
    star = {
        "parameters": ID,
        "get": operation("isStarred", "204", responses={"404": {"description": "It is not starred."}}),
        "put": operation("star", "204"),
        "delete": operation("unstar", "204", responses={"404": {"description": "There is none."}}),
    }
    built = library()
    built["paths"]["/books/{id}/star"] = star
    mock = play(built, tmp_path)
    mock.create("books")
    calls = ("GET", "PUT", "GET", "DELETE", "GET", "PUT", "GET")
    statuses = [answer(mock, method, "/books/1/star")[0].status for method in calls]
    assert statuses == [404, 204, 204, 204, 404, 204, 204]
    assert answer(mock, "PUT", "/books/9/star")[0].status == 404


def test_what_goes_on_in_another_protocol_asks_for_an_upgrade(tmp_path: Path) -> None:
    stream = {"operationId": "events", "responses": {"101": {"description": "a WebSocket"}, "403": NOT_FOUND["404"]}}
    response, body = answer(play(document({"/events": {"get": stream}}), tmp_path), "GET", "/events")
    assert (response.status, dict(response.headers)["Upgrade"]) == (426, "websocket")
    assert body["detail"] == "events goes on in another protocol (101), which a mock does not speak"


def test_what_a_kind_of_a_record_has_besides_is_kept(tmp_path: Path) -> None:
    """A discriminator without a list: the kinds are what extends the schema (OAS 4.8.25)."""
    pet = {
        "type": "object",
        "required": ["kind"],
        "discriminator": {"propertyName": "kind"},
        "properties": {"id": {"type": "integer"}, "kind": {"type": "string"}},
    }
    cat = {"allOf": [schema_ref("Pet"), {"type": "object", "properties": {"lives": {"type": "integer"}}}]}
    lion = {"allOf": [schema_ref("Cat"), {"type": "object", "properties": {"mane": {"type": "boolean"}}}]}
    paths = {
        "/pets": {
            "post": operation("make", "201", schema_ref("Pet"), body=schema_ref("Pet")),
            "get": operation("pets", reply={"type": "array", "items": schema_ref("Pet")}),
        },
        "/pets/{id}": {"parameters": ID, "get": operation("pet", reply=schema_ref("Pet"))},
    }
    mock = play(document(paths, {"Pet": pet, "Cat": cat, "Lion": lion}), tmp_path)
    sent = {"kind": "Lion", "lives": 9, "mane": True}
    made = answer(mock, "POST", "/pets", {**sent, "wings": 2})[1]
    assert made == {"id": 1, **sent}
    assert answer(mock, "GET", "/pets/1")[1] == made
    assert answer(mock, "GET", "/pets")[1] == [made]


def test_what_an_overlay_makes_below_nothing_has_no_address(tmp_path: Path) -> None:
    page = {"type": "object", "properties": {"title": {"type": "string"}, "text": {"type": "string"}}}
    keys = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in ("book", "title")]
    paths = {
        "/books/{book}/pages/{title}": {"parameters": keys, "get": operation("read", reply=page)},
        "/pages": {"post": operation("write", "201", page, body=page)},
    }
    paths["/pages"]["post"]["x-mock-resource"] = {"collection": "/books/{book}/pages", "kind": "create"}
    response, made = answer(play(document(paths), tmp_path), "POST", "/pages", {"text": "once"})
    assert (response.status, made["text"]) == (201, "once")
    assert "Location" not in dict(response.headers)
