"""Where the record stands: the same life in every envelope that services answer with, told from the document alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.paths import canonical, parameters, segments
from understudy.messages import Request
from understudy.mock import Mock

ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
PART = {"type": "object", "properties": {"name": {"type": "string"}, "size": {"type": "integer"}}}
FULL = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string", "readOnly": True}, **PART["properties"]},
}


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(named), "properties": named}


def many(node: Any) -> dict[str, Any]:
    return {"type": "array", "items": node}


def call(mock: Mock, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    sent = b"" if body is None else json.dumps(body).encode()
    response = mock.handle(Request(method, path, "", {"content-type": "application/json"} if body else {}, sent))
    return response.status, json.loads(response.body) if response.body else None


REF = schema_ref("Part")
META = of(requestId={"type": "string"})
ENVELOPES: dict[str, tuple[Any, Any, Any, Any, Any, Any]] = {
    # name: create answers, read answers, list answers, body takes, value of a body, way to a record in an answer
    "bare": (REF, REF, many(REF), PART, lambda v: v, lambda a: a),
    "data and meta": (of(data=REF, meta=META), of(data=REF, meta=META), of(data=many(REF)), PART, None, "data"),
    "the noun": (of(part=FULL), of(part=FULL), of(parts=many(FULL)), of(part=PART), "part", "part"),
    "many properties": (
        of(success={"type": "boolean"}, message={"type": "string"}, result=FULL, code={"type": "integer"}),
        of(success={"type": "boolean"}, message={"type": "string"}, result=FULL, code={"type": "integer"}),
        of(success={"type": "boolean"}, result=of(items=many(FULL), total={"type": "integer"})),
        PART,
        None,
        "result",
    ),
    "an array of one": (of(Parts=many(FULL)), of(Parts=many(FULL)), of(Parts=many(FULL)), of(Parts=many(PART)), 1, 1),
    "another for each": (REF, of(data=REF), of(records=many(REF)), of(part=PART), "part", {"create": "", "": "data"}),
}


def parts(created: Any, read: Any, listed: Any, body: Any) -> dict[str, Any]:
    return document(
        {
            "/parts": {
                "get": operation("listParts", reply=listed),
                "post": operation("createPart", "201", created, body=body),
            },
            "/parts/{id}": {
                "parameters": ID,
                "get": operation("getPart", reply=read),
                "patch": operation("patchPart", reply=read, body=body),
                "delete": operation("deletePart", "204"),
            },
        },
        {"Part": FULL},
    )


def wrapped(how: Any, value: Any) -> Any:
    if how is None or callable(how):
        return value
    return {"Parts": [value]} if how == 1 else {how: value}


def inner(how: Any, answer: Any, kind: str = "") -> Any:
    how = how.get(kind, how[""]) if isinstance(how, dict) else how
    if callable(how) or how == "":
        return answer
    return answer["Parts"][0] if how == 1 else answer[how]


@pytest.mark.parametrize("name", ENVELOPES)
def test_a_record_lives_in_every_envelope(tmp_path: Path, name: str) -> None:
    created, read, listed, body, sends, shows = ENVELOPES[name]
    mock = play(parts(created, read, listed, body), tmp_path)
    status, answer = call(mock, "POST", "/parts", wrapped(sends, {"name": "bolt", "size": 3}))
    assert status == 201, answer
    made = inner(shows, answer, "create")
    assert (made["name"], made["size"]) == ("bolt", 3)
    place = f"/parts/{made['id']}"
    assert inner(shows, call(mock, "GET", place)[1]) == made
    assert made["id"] in json.dumps(call(mock, "GET", "/parts")[1])
    assert inner(shows, call(mock, "PATCH", place, wrapped(sends, {"size": 4}))[1])["size"] == 4
    assert inner(shows, call(mock, "GET", place)[1]) == {**made, "size": 4}
    assert call(mock, "DELETE", place)[0] == 204
    assert call(mock, "GET", place)[0] == 404


def test_a_record_that_holds_an_object_is_no_envelope(tmp_path: Path) -> None:
    details = of(first_name={"type": "string"})
    customer = of(customer_id={"type": "string"}, personal_details=details)
    path = [{"name": "customer_id", "in": "path", "required": True, "schema": {"type": "string"}}]
    built = document(
        {
            "/customers": {"post": operation("create", "201", customer, body=of(personal_details=details))},
            "/customers/{customer_id}": {"parameters": path, "get": operation("read", reply=customer)},
        },
        {},
    )
    mock = play(built, tmp_path)
    _, made = call(mock, "POST", "/customers", {"personal_details": {"first_name": "Ada"}})
    assert made["personal_details"] == {"first_name": "Ada"}
    assert call(mock, "GET", f"/customers/{made['customer_id']}") == (200, made)


def test_json_api_keeps_attributes_in_the_resource_object(tmp_path: Path) -> None:
    attributes = {"type": "object", "properties": {"name": {"type": "string"}, "size": {"type": "integer"}}}
    kind = {"type": "string", "enum": ["parts"]}
    new = of(data=of(type=kind, attributes=attributes))
    there = of(id={"type": "string"}, type=kind, attributes=attributes)
    mock = play(parts(of(data=there), of(data=there), of(data=many(there)), new), tmp_path)
    sent = {"data": {"type": "parts", "attributes": {"name": "bolt", "size": 3}}}
    made = call(mock, "POST", "/parts", sent)[1]["data"]
    assert made["attributes"] == {"name": "bolt", "size": 3}
    assert call(mock, "GET", f"/parts/{made['id']}")[1] == {"data": made}


@pytest.mark.parametrize(
    ("create", "read", "key"),
    [
        ("/parts", "/parts/{name}", {"metadata": of(name={"type": "string"})}),
        ("/parts", "/parts/{id}", {"part_id": {"type": "string"}}),
        ("/parts", "/parts/{id}", {"uuid": {"type": "string", "format": "uuid"}}),
        ("/parts.json", "/parts/{Sid}.json", {"sid": {"type": "string"}}),
        ("/parts.{format}", "/parts/{id}.{format}", {"id": {"type": "integer"}}),
        ("/parts", "/parts('{PartName}')", {"PartName": {"type": "string"}}),
        ("/parts", "/parts/{id}/", {"id": {"type": "string"}}),
    ],
)
def test_the_key_is_found_wherever_it_stands(tmp_path: Path, create: str, read: str, key: dict[str, Any]) -> None:
    record = of(**key, color={"type": "string"})
    names = [name for name in ("name", "id", "Sid", "PartName", "format") if f"{{{name}}}" in read]
    path = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]
    shared = [entry for entry in path if entry["name"] == "format" and "{format}" in create]
    built = document(
        {
            create: {
                "parameters": shared,
                "post": operation("create", "201", record, body=of(color={"type": "string"})),
            },
            read: {"parameters": path, "get": operation("read", reply=record), "delete": operation("drop", "204")},
        },
        {},
    )
    mock = play(built, tmp_path)
    _, made = call(mock, "POST", create.replace("{format}", "json"), {"color": "red"})
    value = made[next(iter(key))]
    text = value["name"] if isinstance(value, dict) else value
    place = read.replace("{format}", "json")
    for name in names:
        place = place.replace(f"{{{name}}}", str(text))
    assert call(mock, "GET", place) == (200, made)
    assert made["color"] == "red"
    assert call(mock, "DELETE", place)[0] == 204
    assert call(mock, "GET", place)[0] == 404


def test_a_made_key_satisfies_the_path_parameter_too(tmp_path: Path) -> None:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^P[0-9]{6}$"}}
    built = parts(FULL, FULL, many(FULL), PART)
    built["paths"]["/parts/{id}"]["parameters"] = [key]
    mock = play(built, tmp_path)
    _, made = call(mock, "POST", "/parts", {"name": "bolt"})
    assert call(mock, "GET", f"/parts/{made['id']}") == (200, made)


def test_an_unknown_key_is_404_where_a_record_can_be_made_though_none_is_documented(tmp_path: Path) -> None:
    mock = play(parts(FULL, FULL, many(FULL), PART), tmp_path)
    status, problem = call(mock, "GET", "/parts/nobody")
    assert (status, problem["detail"]) == (404, "there is no part nobody")


def test_a_default_and_all_select_everything(tmp_path: Path) -> None:
    built = parts(FULL, FULL, many(FULL), PART)
    name = {"name": "name", "in": "query", "schema": {"type": "string", "default": "nut"}}
    built["paths"]["/parts"]["get"]["parameters"] = [name]
    mock = play(built, tmp_path)
    call(mock, "POST", "/parts", {"name": "bolt"})
    counts = [
        len(json.loads(mock.handle(Request("GET", "/parts", query, {}, b"")).body))
        for query in ("", "name=all", "name=bolt", "name=screw")
    ]
    assert counts == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("path", "intended", "names"),
    [
        ("/Messages/{Sid}.json", "/Messages/{}", ("Sid",)),
        ("/issues/{id}.{format}", "/issues/{}", ("id",)),
        ("/People('{UserName}')/Trips({TripId-1})", "/People/{}/Trips/{}", ("UserName", "TripId-1")),
        ("/lines(order={order},item={item})", "/lines/{}/{}", ("order", "item")),
        ("/jobs/{id}:cancel", "/jobs/{}/:cancel", ("id",)),
        ("/compare/{base}...{head}", "/compare/{}/{}", ("base", "head")),
        ("/items/", "/items", ()),
        ("/", "/", ()),
    ],
)
def test_paths_are_read_as_they_are_intended(path: str, intended: str, names: tuple[str, ...]) -> None:
    assert canonical(path) == intended
    assert parameters(path) == names
    assert len(segments(path)) == max(1, intended.count("/"))


def test_a_name_is_one_name_in_every_spelling(tmp_path: Path) -> None:
    message = of(sid={"type": "string"}, to={"type": "string"}, mediaUrl={"type": "string"})
    body = {"type": "object", "properties": {"To": {"type": "string"}, "media_url": {"type": "string"}}}
    to = {"name": "To", "in": "query", "schema": {"type": "string"}}
    sid = [{"name": "Sid", "in": "path", "required": True, "schema": {"type": "string"}}]
    built = document(
        {
            "/Messages.json": {
                "post": operation("send", "201", schema_ref("Message"), body=body),
                "get": operation("list", reply=of(messages=many(schema_ref("Message"))), parameters=[to]),
            },
            "/Messages/{Sid}.json": {"parameters": sid, "get": operation("read", reply=schema_ref("Message"))},
        },
        {"Message": message},
    )
    mock = play(built, tmp_path)
    _, made = call(mock, "POST", "/Messages.json", {"To": "+15550100", "media_url": "https://example.com/a.png"})
    assert (made["to"], made["mediaUrl"]) == ("+15550100", "https://example.com/a.png")
    assert call(mock, "GET", f"/Messages/{made['sid']}.json") == (200, made)
    listed = {
        query: len(json.loads(mock.handle(Request("GET", "/Messages.json", query, {}, b"")).body)["messages"])
        for query in ("To=%2B15550100", "To=%2B15550199")
    }
    assert listed == {"To=%2B15550100": 1, "To=%2B15550199": 0}


def test_settings_that_hold_an_object_are_no_envelope_of_it(tmp_path: Path) -> None:
    """Neither has a key, and what is in the object is called as keys are."""
    flags = {"type": "object", "properties": {"email": {"type": "boolean"}, "sms": {"type": "boolean"}}}
    text = {"type": "string"}
    settings = {"type": "object", "properties": {"timezone": text, "locale": text, "notifications": flags}}
    built = document(
        {
            "/settings": {
                "get": operation("settings", reply=schema_ref("Settings")),
                "put": operation("setSettings", reply=schema_ref("Settings"), body=schema_ref("Settings")),
            }
        },
        {"Settings": settings},
    )
    mock = play(built, tmp_path)
    sent = {"timezone": "Europe/Berlin", "notifications": {"email": True, "sms": False}}
    assert sent.items() <= answer(mock, "PUT", "/settings", sent)[1].items()
    assert sent.items() <= answer(mock, "GET", "/settings")[1].items()


def test_a_reference_in_a_body_is_no_envelope_of_the_record(tmp_path: Path) -> None:
    target = of(id={"type": "string"}, type={"type": "string"})
    comment = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "type": {"type": "string"},
            "message": {"type": "string"},
            "item": target,
        },
    }
    invite = {"type": "object", "properties": {"id": {"type": "string"}, "invited_to": of(id={"type": "string"})}}
    invite["properties"]["login"] = {"type": "string"}
    invitation = of(enterprise=of(id={"type": "string"}), login={"type": "string"})
    paths = {
        "/comments": {"post": operation("comment", "201", schema_ref("Comment"), body=of(item=target, message={}))},
        "/comments/{id}": {"parameters": ID, "get": operation("readComment", reply=schema_ref("Comment"))},
        "/invites": {"post": operation("invite", "201", schema_ref("Invite"), body=invitation)},
        "/invites/{id}": {"parameters": ID, "get": operation("readInvite", reply=schema_ref("Invite"))},
    }
    mock = play(document(paths, {"Comment": comment, "Invite": invite}), tmp_path)
    status, made = call(mock, "POST", "/comments", {"item": {"id": "7", "type": "file"}, "message": "Fine"})
    assert status == 201
    assert made["id"] != "7"
    read = call(mock, "GET", f"/comments/{made['id']}")[1]
    assert (read["message"], read["item"]) == ("Fine", {"id": "7", "type": "file"})
    made = call(mock, "POST", "/invites", {"enterprise": {"id": "9"}, "login": "ann"})[1]
    assert made["id"] != "9"
    assert call(mock, "GET", f"/invites/{made['id']}")[1]["login"] == "ann"


def test_an_object_called_like_the_parameter_of_the_path_is_no_key(tmp_path: Path) -> None:
    user = {**of(username={"type": "string"}, role={"type": "string"}), "title": "User"}
    built = document(
        {
            "/users": {"post": operation("createUser", "201", schema_ref("User"), body=schema_ref("User"))},
            "/users/{user}": {
                "parameters": [{**ID[0], "name": "user"}],
                "get": operation("getUser", reply=schema_ref("User")),
            },
            "/session/me": {"get": operation("getMe", reply=of(user={"allOf": [schema_ref("User")]}))},
        },
        {"User": user},
    )
    mock = play(built, tmp_path)
    made = mock.create("users", username="ada", role="admin")
    assert call(mock, "GET", "/session/me") == (200, {"user": made})


def test_what_an_object_beside_them_says_is_true_of_the_record(tmp_path: Path) -> None:
    card = of(id={"type": "string", "readOnly": True}, number={"type": "string"}, holder={"type": "string"})
    card["properties"] |= {"month": {"type": "integer"}, "note": {"type": "string"}, "default": {"type": "boolean"}}
    sent = {
        "type": "object",
        "properties": {
            "plastic": {"anyOf": [of(number={"type": "string"}, holder={"type": "string"}, month={"type": "integer"}),
                                  {"type": "string"}]},
            "note": {"type": "string"},
            "default": {"type": "boolean"},
        },
    }  # fmt: skip
    built = document(
        {
            "/cards": {"post": operation("addCard", "201", schema_ref("Card"), body=sent)},
            "/cards/{id}": {"parameters": ID, "get": operation("getCard", reply=schema_ref("Card"))},
        },
        {"Card": card},
    )
    mock = play(built, tmp_path)
    plastic = {"number": "42", "holder": "Ada", "month": 3}
    status, made = call(mock, "POST", "/cards", {"plastic": plastic, "note": "mine", "default": True})
    assert (status, made) == (201, {"id": made["id"], **plastic, "note": "mine", "default": True})
    assert call(mock, "GET", f"/cards/{made['id']}") == (200, made)
