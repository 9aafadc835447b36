"""New records have the optional properties that only the service sets; what only time can bring they don't have yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.clock import timestamp
from understudy.mock import Mock
from understudy.records.filling import fill, filled, filling_of
from understudy.state.store import Address

TEXT, TIME = {"type": "string"}, {"type": "string", "format": "date-time"}
FLAG = {"type": "boolean"}
MAYBE, TAGS = {"type": ["string", "null"]}, {"type": "array", "items": {"type": "string"}}
MAYBE_TIME = {"type": ["string", "null"], "format": "date-time"}
MAYBE_TEXT = {"type": ["string", "null"]}
USER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "first_name": TEXT,
        "last_name": TEXT,
        "nickname": TEXT,
        "email": TEXT,
        "created": {"type": "integer"},
        "avatar_url": TEXT,
        "followers_count": {"type": "integer"},
        "deleted_at": MAYBE_TIME,
        "verified_at": TIME,
        "groups": {"type": "array", "items": TEXT},
        "failure_reason": {"type": ["string", "null"]},
        "api_token": TEXT,
        "locked": {"type": "boolean"},
        "address": {"type": "object", "properties": {"city": TEXT}},
    },
}
BODY = {"type": "object", "properties": {"first_name": TEXT, "last_name": TEXT, "nickname": TEXT}}


def users(folder: Path, settable: dict[str, Any] | None = None, **options: Any) -> Mock:
    user = USER if settable is None else {**USER, "properties": {**USER["properties"], **settable}}
    body = BODY if settable is None else {"type": "object", "properties": settable}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    built = document(
        {
            "/users": {"post": operation("makeUser", "201", schema_ref("User"), body=body)},
            "/users/{id}": {"parameters": key, "get": operation("readUser", reply=schema_ref("User"))},
        },
        {"User": user},
    )
    return play(built, folder, **options)


def test_what_only_the_service_sets_is_filled(tmp_path: Path) -> None:
    mock = users(tmp_path)
    _, made = answer(mock, "POST", "/users", {"first_name": "Zoë", "last_name": "Berg"})
    assert made["email"] == "zoe.berg@example.com"
    assert made["avatar_url"].startswith("https://example.com/")
    assert made["address"]["city"]
    assert (made["followers_count"], made["groups"], made["locked"]) == (0, [], False)
    assert (made["deleted_at"], made["failure_reason"]) == (None, None)
    assert made["created"] == int(mock.clock.now().timestamp())
    assert answer(mock, "GET", "/users/1")[1] == made


@pytest.mark.parametrize(
    ("example", "written"),
    [
        ("2023-10-06 23:47:56.678+00", "2026-01-01 00:00:00.000+00"),
        ("2023-10-06 23:47:56", "2026-01-01 00:00:00"),
        ("2023-10-06T23:47:56+02:00", "2026-01-01T00:00:00Z"),
    ],
)
def test_the_time_of_a_record_is_written_as_the_example_has_it(tmp_path: Path, example: str, written: str) -> None:
    mock = users(tmp_path, {"created_at": {"type": "string", "example": example, "readOnly": True}})
    assert answer(mock, "POST", "/users", {})[1]["created_at"] == written


def test_an_integer_that_is_called_a_date_time_is_in_seconds(tmp_path: Path) -> None:
    seconds = {"type": "integer", "format": "date-time", "example": 1571672154, "readOnly": True}
    mock = users(tmp_path, {"created_at": seconds})
    assert answer(mock, "POST", "/users", {})[1]["created_at"] == int(mock.clock.now().timestamp())


def test_what_only_time_can_bring_and_what_has_a_reason_is_left_out(tmp_path: Path) -> None:
    _, made = answer(users(tmp_path), "POST", "/users", {"first_name": "Zoë"})
    assert made.keys().isdisjoint({"verified_at", "api_token"})


def test_a_time_early_in_the_life_of_a_thing_has_come(tmp_path: Path) -> None:
    _, made = answer(users(tmp_path, {"published_on": {"type": "string", "format": "date"}}), "POST", "/users", {})
    assert made["published_on"]


def test_what_an_action_takes_is_not_there_before(tmp_path: Path) -> None:
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    number = {"type": ["string", "null"]}
    parcel = {"type": "object", "properties": {"id": {"type": "integer"}, "tracking_number": number}}
    body = {"type": "object", "properties": {"tracking_number": TEXT}}
    built = document(
        {
            "/parcels": {"post": operation("makeParcel", "201", schema_ref("Parcel"))},
            "/parcels/{id}": {"parameters": key, "get": operation("readParcel", reply=schema_ref("Parcel"))},
            "/parcels/{id}/send": {"parameters": key, "post": operation("send", reply=schema_ref("Parcel"), body=body)},
        },
        {"Parcel": parcel},
    )
    mock = play(built, tmp_path)
    assert answer(mock, "POST", "/parcels")[1] == {"id": 1, "tracking_number": None}
    assert answer(mock, "POST", "/parcels/1/send", {"tracking_number": "T1"})[1]["tracking_number"] == "T1"


def test_of_what_a_client_may_set_and_did_not_there_is_nothing_as_its_schema_says_it(tmp_path: Path) -> None:
    """Null, false or empty; a text is made up, but no key and no address that the service would call."""
    settable = {
        "first_name": TEXT,
        "last_name": TEXT,
        "about": {"type": ["string", "null"]},
        "subscribed": {"type": "boolean"},
        "tags": {"type": "array", "items": TEXT},
        "labels": {"type": "object", "additionalProperties": TEXT},
        "manager_id": {"type": "integer"},
        "callback_url": TEXT,
        "address": {
            "type": "object",
            "properties": {"city": TEXT, "street": {"type": ["string", "null"]}, "lines": {"type": "array"}},
        },
    }
    _, made = answer(users(tmp_path, settable), "POST", "/users", {"first_name": "Zoë", "address": {"city": "Ulm"}})
    assert (made["about"], made["subscribed"], made["tags"], made["labels"]) == (None, False, [], {})
    assert made["last_name"]
    assert made["address"] == {"city": "Ulm", "street": None, "lines": []}
    assert made.keys().isdisjoint({"manager_id", "callback_url"})


def test_the_least_is_what_is_required(tmp_path: Path) -> None:
    mock = users(tmp_path, fill="required")
    made = answer(mock, "POST", "/users", {"first_name": "Zoë"})[1]
    assert made.keys() == {"id", "first_name", "created"}
    assert answer(mock.fresh(), "POST", "/users", {})[1].keys() == {"id", "created"}


def test_what_is_due_is_ahead_of_the_clock(tmp_path: Path) -> None:
    due = dict.fromkeys(("due_at", "expires_at", "renewal_date"), TIME)
    mock = users(tmp_path, due)
    mock.clock.advance(timedelta(days=2000))
    made = answer(mock, "POST", "/users", {})[1]
    now = timestamp(mock.clock.now())
    assert all(now < made[name] < timestamp(mock.clock.now() + timedelta(days=400)) for name in due), made


def test_an_unknown_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ValueError, match=r"^fill is one of optional, required; got 'requird'; did you mean 'required'\?$"
    ):
        users(tmp_path, fill="requird")


def test_the_same_seed_fills_the_same(tmp_path: Path) -> None:
    bodies = [answer(users(tmp_path, seed=seed), "POST", "/users", {})[1] for seed in (1, 1, 2)]
    assert bodies[0] == bodies[1] != bodies[2]


def test_what_nobody_made_and_what_has_no_state_is_whole(tmp_path: Path) -> None:
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    weather = {"type": "object", "properties": {"city": TEXT, "temperature": {"type": "number"}, "note": TEXT}}
    built = document(
        {
            "/users/{id}": {
                "parameters": key,
                "get": operation("readUser", reply=schema_ref("User")),
                "patch": operation("changeUser", reply=schema_ref("User"), body=BODY),
            },
            "/users/{id}/weather": {"parameters": key, "get": operation("weather", reply=weather)},
            "/ping": {"post": operation("ping", reply=weather, body=weather)},
        },
        {"User": USER},
    )
    mock = play(built, tmp_path)
    assert answer(mock, "GET", "/users/1")[1].keys() >= {"first_name", "nickname", "email", "avatar_url"}
    assert answer(mock, "GET", "/users/1/weather")[1].keys() == {"city", "temperature", "note"}
    echoed = answer(mock, "POST", "/ping", {"note": "mine"})[1]
    assert echoed.keys() == {"city", "temperature", "note"}
    assert echoed["note"] == "mine"
    assert answer(play(built, tmp_path, fill="required"), "POST", "/ping", {})[1] == {}


def test_an_object_does_not_hold_itself(tmp_path: Path) -> None:
    """There the schema's null stands, a key where it takes one, or nothing."""
    person = schema_ref("Person")
    node = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": TEXT,
            "home": {
                "type": "object",
                "properties": {"owner": person, "town": {"type": "object", "properties": {"name": TEXT}}},
            },
            "teacher": {"anyOf": [person, {"type": "null"}]},
            "friend": {"anyOf": [person, TEXT]},
            "twin": person,
        },
    }
    built = document({"/person": {"get": operation("person", reply=person)}}, {"Person": node})
    _, made = answer(play(built, tmp_path), "GET", "/person")
    assert made["home"]["town"]["name"]
    assert made.keys() == {"id", "home", "teacher", "friend", "twin"}
    for inner in (made["home"]["owner"], made["twin"]):
        assert inner.keys() <= {"id", "home", "teacher", "friend"}
        assert inner["teacher"] is None
        assert isinstance(inner["friend"], str)
        assert "owner" not in inner.get("home", {})


def test_what_stands_around_a_record_is_filled_and_links_are_not(tmp_path: Path) -> None:
    meta = {
        "type": "object",
        "properties": {"took_ms": {"type": "integer"}, "next": TEXT, "total": {"type": "integer"}},
    }
    around = {
        "data": schema_ref("User"),
        "status": {"type": "integer"},
        "success": {"type": "boolean"},
        "included": {"type": "array", "items": {"type": "object"}},
        "error": {"type": ["string", "null"]},
        "meta": meta,
        "links": {"type": "object", "properties": {"self": TEXT}},
        "home": {"type": "string", "format": "uri"},
    }
    reply = {"type": "object", "properties": around}
    listing = {"type": "object", "properties": {**around, "data": {"type": "array", "items": schema_ref("User")}}}
    built = document(
        {
            "/users": {
                "post": operation("makeUser", "201", reply, body=BODY),
                "get": operation("listUsers", reply=listing),
            }
        },
        {"User": USER},
    )
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/users", {"first_name": "Zoë"})[1]
    shown = answer(mock, "GET", "/users")[1]
    for body, status in ((made, 201), (shown, 200)):
        assert (body["status"], body["success"], body["included"], body["error"]) == (status, True, [], None)
        assert isinstance(body["meta"]["took_ms"], int)
        assert "home" not in body
        assert "next" not in body["meta"]
    assert "links" not in made
    assert (shown["meta"]["total"], shown["links"]) == (1, {"self": "http://localhost/users"})
    least = answer(play(built, tmp_path, fill="required"), "POST", "/users", {})[1]
    assert least.keys() == {"data"}


def cups(cup: dict[str, Any], **operations: Any) -> dict[str, Any]:
    """Cups that can be made and read, and what else there is."""
    number = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    schema = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, **cup}}
    body = {"type": "object", "properties": {name: node for name, node in cup.items() if not node.get("readOnly")}}
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"), body=body), **operations},
        "/cups/{id}": {"parameters": number, "get": operation("read", reply=schema_ref("Cup"))},
    }
    return document(paths, {"Cup": schema})


def test_elements_that_a_client_sends_have_nothing_where_it_sent_nothing(tmp_path: Path) -> None:
    part = {"name": {"type": "string"}, "glazed": {"type": "boolean"}, "note": {"type": ["string", "null"]}}
    parts = {"type": "array", "items": {"type": "object", "properties": part}}
    mock = play(cups({"parts": parts}), tmp_path)
    made = answer(mock, "POST", "/cups", {"parts": [{"name": "ear"}, {"name": "foot", "note": "thick"}]})[1]
    assert made["parts"] == [
        {"name": "ear", "glazed": False, "note": None},
        {"name": "foot", "note": "thick", "glazed": False},
    ]


def test_what_a_client_sends_inside_a_record_was_made_with_it(tmp_path: Path) -> None:
    when = {"type": "string", "format": "date-time", "readOnly": True}
    odd = {"type": "string", "format": "date-time", "readOnly": True, "enum": ["2020-01-01T00:00:00Z"]}
    lid = {"type": "object", "properties": {"colour": TEXT, "created_at": when, "updated_at": when, "createdAt": odd}}
    mock = play(cups({"lid": lid}), tmp_path)
    mock.advance(timedelta(days=1))
    now = timestamp(mock.clock.now())
    expected = {"colour": "red", "created_at": now, "updated_at": now, "createdAt": "2020-01-01T00:00:00Z"}
    assert answer(mock, "POST", "/cups", {"lid": {"colour": "red"}})[1]["lid"] == expected


def test_what_an_example_of_an_object_leaves_out_is_filled(tmp_path: Path) -> None:
    maker = {
        "type": "object",
        "readOnly": True,
        "properties": {"town": {"type": "string"}, "site": {"type": ["string", "null"]}, "since": {"type": "integer"}},
        "example": {"town": "Delft"},
    }
    mock = play(cups({"maker": maker}), tmp_path)
    made = answer(mock, "POST", "/cups", {})[1]["maker"]
    assert (made["town"], made["site"]) == ("Delft", None)
    assert isinstance(made["since"], int)


def test_an_object_that_stands_too_deep_to_hold_anything_is_left_out(tmp_path: Path) -> None:
    node: dict[str, Any] = {"type": "object", "properties": {"end": {"type": "object", "properties": {"x": TEXT}}}}
    for _ in range(4):
        node = {"type": "object", "properties": {"name": TEXT, "inner": node}}
    mock = play(cups({"box": {**node, "readOnly": True}}), tmp_path)

    def objects(value: Any) -> Iterator[Any]:
        if isinstance(value, dict):
            yield value
            for each in value.values():
                yield from objects(each)

    made = answer(mock, "POST", "/cups", {})[1]
    assert len([*objects(made)]) == 5
    assert {} not in [*objects(made)]


def test_what_stands_beside_a_record_in_an_element_of_a_list_is_filled(tmp_path: Path) -> None:
    hit = {"type": "object", "properties": {"cup": schema_ref("Cup"), "score": {"type": "number"}}}
    found = {"type": "object", "properties": {"hits": {"type": "array", "items": hit}}}
    mock = play(cups({"colour": {"type": "string"}}, get=operation("find", reply=found)), tmp_path)
    answer(mock, "POST", "/cups", {"colour": "red"})
    [shown] = answer(mock, "GET", "/cups")[1]["hits"]
    assert shown["cup"]["colour"] == "red"
    assert isinstance(shown["score"], int | float)


def test_an_answer_that_shows_nothing_of_the_record_is_filled(tmp_path: Path) -> None:
    done = {"type": "object", "properties": {"status": {"type": "integer"}, "note": {"type": "string"}}}
    spec = cups({"colour": {"type": "string"}})
    body = {"type": "object", "properties": {"colour": {"type": "string"}}}
    spec["paths"]["/cups/{id}"]["put"] = operation("paint", reply=done, body=body)
    mock = play(spec, tmp_path)
    answer(mock, "POST", "/cups", {"colour": "red"})
    painted = answer(mock, "PUT", "/cups/1", {"colour": "blue"})[1]
    assert painted["status"] == 200
    assert isinstance(painted["note"], str)


def test_an_example_may_have_names_that_no_schema_declares(tmp_path: Path) -> None:
    rights = {"type": "object", "additionalProperties": {"type": "object"}, "example": {"cup:/": 7}}
    box = {"type": "object", "required": ["rights"], "readOnly": True, "properties": {"rights": rights}}
    mock = play(cups({"box": box}), tmp_path)
    assert answer(mock, "POST", "/cups", {})[1]["box"]["rights"] == {"cup:/": {}}


def test_what_is_made_up_around_an_object_may_be_another_kind_of_it(tmp_path: Path) -> None:
    """Of a record that is one of several, the one that is made up may have a key where this one has the object."""
    mock = play(cups({"box": {"type": "object", "properties": {"lid": {"type": "string"}}}}), tmp_path)
    context = mock.engine.context
    known = filling_of(context, context.collection("/cups"))
    filling = replace(known, around=("box",), variants={number: {"box": b'"a key"'} for number in range(1000)})
    box = {"lid": "blue"}
    assert fill(context, filling, Address("/cups", (), ("1",)), {"id": 1, "box": box})["box"] == box


CUP_OR_GONE = {"anyOf": [schema_ref("Cup"), schema_ref("GoneCup")]}


def kinds_of_cups(key: str, folder: Path) -> Mock:
    """Cups that GET may show as another kind; a key that counts is made by a plan, any other one step by step."""
    own = {"id": {"type": key}, "object": {"enum": ["cup"]}, "name": TEXT, "size": {"type": "integer"}}
    gone = {"id": {"type": key}, "object": {"enum": ["cup"]}, "removed": {"enum": [True]}}
    named = [{"name": "id", "in": "path", "required": True, "schema": {"type": key}}]
    built = document(
        {
            "/cups": {"post": operation("makeCup", "201", schema_ref("Cup"), body=BODY_OF_CUP)},
            "/cups/{id}": {"parameters": named, "get": operation("readCup", reply=CUP_OR_GONE)},
        },
        {
            "Cup": {"type": "object", "required": ["id", "object"], "properties": own},
            "GoneCup": {"type": "object", "required": ["id", "object", "removed"], "properties": gone},
        },
    )
    return play(built, folder)


BODY_OF_CUP = {"type": "object", "properties": {"name": TEXT}}


@pytest.mark.parametrize("key", ["integer", "string"])
def test_a_record_is_shown_without_what_another_kind_has(key: str, tmp_path: Path) -> None:
    mock = kinds_of_cups(key, tmp_path)
    _, made = answer(mock, "POST", "/cups", {"name": "blue"})
    assert answer(mock, "GET", f"/cups/{made['id']}")[1] == made
    assert "removed" not in made


def animals(key: str, folder: Path) -> Mock:
    """Records of two kinds, by a property with one value each; both have what a new record has as nothing."""
    shared = {"id": {"type": key}, "name": TEXT}
    cat = {**shared, "kind": {"const": "cat"}, "claw_count": {"type": "integer"}, "box": {"type": "object"}}
    cat |= {"collar": {"type": "object", "properties": {"bell": TEXT}}}
    dog = {**shared, "kind": {"const": "dog"}, "bone_count": {"type": "integer"}, "kennel": MAYBE_TIME}
    dog |= {"lead": {"type": "object", "properties": {"length": {"type": "integer"}}}}
    body = {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["cat", "dog"]}, "name": TEXT}}
    named = [{"name": "id", "in": "path", "required": True, "schema": {"type": key}}]
    either = {"oneOf": [schema_ref("Cat"), schema_ref("Dog")]}
    built = document(
        {
            "/animals": {"post": operation("makeAnimal", "201", either, body=body)},
            "/animals/{id}": {
                "parameters": named,
                "get": operation("readAnimal", reply=either),
                "put": operation("setAnimal", reply=either, body=body),
            },
        },
        {
            "Cat": {"type": "object", "required": ["id", "kind"], "properties": cat},
            "Dog": {"type": "object", "required": ["id", "kind"], "properties": dog},
        },
    )
    return play(built, folder)


@pytest.mark.parametrize("key", ["integer", "string"])
def test_a_record_of_a_union_is_filled_with_what_its_kind_has(key: str, tmp_path: Path) -> None:
    mock = animals(key, tmp_path)
    has = {"cat": {"claw_count", "box", "collar"}, "dog": {"bone_count", "kennel", "lead"}}
    for kind, names in has.items():
        _, made = answer(mock, "POST", "/animals", {"kind": kind, "name": "Rex"})
        assert made.keys() == {"id", "kind", "name"} | names
        assert answer(mock, "GET", f"/animals/{made['id']}")[1] == made
        _, changed = answer(mock, "PUT", f"/animals/{made['id']}", {"kind": kind, "name": "Max"})
        assert changed["name"] == "Max"
        assert changed.keys() <= made.keys()


def test_an_object_that_a_client_sends_is_completed_as_the_kind_that_it_is(tmp_path: Path) -> None:
    """Of a union in a record as well: nothing of another kind is null in it."""
    card = {"type": "object", "properties": {"brand": TEXT, "month": {"type": ["integer", "null"]}}}
    bank = {"type": "object", "properties": {"iban": TEXT, "owner": {"type": ["string", "null"]}}}
    mock = play(cups({"paid": {"anyOf": [card, bank]}}), tmp_path)
    assert answer(mock, "POST", "/cups", {"paid": {"iban": "DE1"}})[1]["paid"] == {"iban": "DE1", "owner": None}
    assert answer(mock, "POST", "/cups", {"paid": {"brand": "b"}})[1]["paid"] == {"brand": "b", "month": None}


def test_what_ends_ends_after_it_has_begun(tmp_path: Path) -> None:
    day = {"type": "string", "format": "date"}
    mock = users(tmp_path, {"starts_on": day, "ends_on": day, "expires_on": day})
    made = answer(mock, "POST", "/users", {"starts_on": "2031-05-01"})[1]
    assert "2031-05-01" < made["ends_on"] < made["expires_on"] < "2031-07"
    assert answer(mock, "POST", "/users", {"ends_on": "2020-05-01"})[1]["starts_on"] < "2020-05-01"


def test_what_says_of_which_kind_a_record_is_is_as_the_example_of_one_has_it(tmp_path: Path) -> None:
    named = {
        "apiVersion": TEXT,
        "kind": TEXT,
        "note": TEXT,
        "metadata": {"type": "object", "properties": {"name": TEXT}},
    }
    shown = {"apiVersion": "apps/v1", "kind": "Gadget", "note": "of one only"}
    gadget = {"type": "object", "required": ["metadata"], "properties": named, "example": shown}
    paths = {"/gadgets": {"post": operation("makeGadget", "201", schema_ref("Gadget"), body=schema_ref("Gadget"))}}
    mock = play(document(paths, {"Gadget": gadget}), tmp_path)
    made = answer(mock, "POST", "/gadgets", {"metadata": {"name": "a"}})[1]
    assert (made["apiVersion"], made["kind"]) == ("apps/v1", "Gadget")
    assert made["note"] != "of one only"


def test_nothing_in_place_of_a_word_speaks_for_no_other_kind(tmp_path: Path) -> None:
    """A nullable enum need not list null (OAS 3.0), and what lacks a part is no other kind for that."""
    words = {f"word_{number}": {"type": "string", "nullable": True, "enum": ["a", "b"]} for number in range(3)}
    box = {"type": "object", "required": ["lid"], "properties": {"lid": TEXT}}
    own = {"id": {"type": "integer"}, "object": {"type": "string", "enum": ["cup"]}, "box": box, **words}
    gone = {"id": {"type": "integer"}, "object": {"type": "string", "enum": ["cup"]}, "removed": {"type": "boolean"}}
    built = cups({}) | {"openapi": "3.0.3"}
    built["paths"]["/cups/{id}"]["get"] = operation("read", reply=CUP_OR_GONE)
    built["components"]["schemas"] = {
        "Cup": {"type": "object", "required": ["id", "object", *words], "properties": own},
        "GoneCup": {"type": "object", "required": ["id", "object", "removed"], "properties": gone},
    }
    values, schemas = (mock := play(built, tmp_path)).values, mock.contract.schemas
    union = built["paths"]["/cups/{id}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    record = {"id": 1, "object": "cup", "box": {}, **dict.fromkeys(words)}
    assert not schemas.validator(union, "response").is_valid(record)
    kind = values.kind(union, "response", record)
    assert kind is not None
    assert kind.properties.keys() == own.keys()


UNIQUE = {"type": "string", "format": "uuid", "readOnly": True}
META = {"type": "object", "properties": {"name": TEXT, "uid": UNIQUE, "deletedAt": {**TIME, "readOnly": True}}}
SPEC = {"type": "object", "properties": {"size": {"type": "integer"}}}
POD = {"type": "object", "required": ["metadata"], "properties": {"metadata": META, "spec": SPEC}}


def pods(folder: Path) -> Mock:
    key = [{"name": "name", "in": "path", "required": True, "schema": TEXT}]
    body, shown = schema_ref("Pod"), schema_ref("Pod")
    built = document(
        {
            "/pods": {"post": operation("makePod", "201", shown, body=body)},
            "/pods/{name}": {
                "parameters": key,
                "get": operation("readPod", reply=shown),
                "put": operation("setPod", reply=shown, body=body),
            },
            "/pods/{name}/touch": {"parameters": key, "post": operation("touchPod", reply=shown, body=body)},
        },
        {"Pod": POD},
    )
    return play(built, folder)


def test_what_the_service_alone_says_in_an_object_is_made_up_and_stays(tmp_path: Path) -> None:
    mock = pods(tmp_path)
    one, two = (answer(mock, "POST", "/pods", {"metadata": {"name": name}, "spec": {}})[1]["metadata"] for name in "ab")
    assert one.keys() == {"name", "uid"}
    assert len({one["uid"], two["uid"]}) == 2
    for method, path in (("PUT", "/pods/a"), ("POST", "/pods/a/touch")):
        assert answer(mock, method, path, {"metadata": {"name": "a"}, "spec": {"size": 2}})[0].status == 200
        assert answer(mock, "GET", "/pods/a")[1] == {"metadata": one, "spec": {"size": 2}}


def test_nothing_has_happened_last_and_a_balance_begins_at_nothing(tmp_path: Path) -> None:
    known = {"last_login_at": MAYBE_TIME, "lastSeenAt": TIME, "last_modified": TIME, "balance": {"type": "integer"}}
    known |= {"last_order": MAYBE_TEXT, "last_name": MAYBE_TEXT, "superseded_by": MAYBE_TEXT}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    country = {"type": "string", "minLength": 2, "maxLength": 2}
    user = {"type": "object", "properties": {"id": {"type": "integer"}, "country": country, **known}}
    built = document(
        {
            "/users": {"post": operation("makeUser", "201", schema_ref("User"))},
            "/users/{id}": {"parameters": key, "get": operation("readUser", reply=schema_ref("User"))},
        },
        {"User": user},
    )
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/users")[1]
    assert (made["last_login_at"], "lastSeenAt" in made, made["balance"]) == (None, False, 0)
    assert (made["last_order"], made["superseded_by"]) == (None, None)
    assert made["last_name"] is not None
    assert made["last_modified"] == timestamp(mock.clock.now())
    assert made["country"] == "US"


def test_a_time_that_is_called_at_is_that_of_making_where_there_is_no_other(tmp_path: Path) -> None:
    payment = {"type": "object", "properties": {"id": {"type": "integer"}, "amount": {"type": "number"}, "at": TIME}}
    body = {"type": "object", "properties": {"amount": {"type": "number"}}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    built = document(
        {
            "/payments": {"post": operation("pay", "201", schema_ref("Payment"), body=body)},
            "/payments/{id}": {"parameters": key, "get": operation("readPayment", reply=schema_ref("Payment"))},
        },
        {"Payment": payment},
    )
    mock = play(built, tmp_path)
    assert answer(mock, "POST", "/payments", {"amount": 2})[1]["at"] == timestamp(mock.clock.now())


def test_a_list_in_an_object_that_counts_it_is_empty_at_first(tmp_path: Path) -> None:
    tag = {"type": "object", "properties": {"id": TEXT, "name": TEXT}}
    listed = {"data": {"type": "array", "items": tag}, "total_count": {"type": "integer"}, "url": TEXT}
    tags = {"type": "object", "required": ["url"], "properties": {**listed, "has_more": {"type": "boolean"}}}
    tags["readOnly"] = True
    _, made = answer(users(tmp_path, {"first_name": TEXT, "tags": tags}), "POST", "/users", {"first_name": "Zoë"})
    assert (made["tags"]["data"], made["tags"]["total_count"], made["tags"]["has_more"]) == ([], 0, False)


def test_a_record_that_is_set_anew_has_nothing_where_a_new_one_has_nothing(tmp_path: Path) -> None:
    cup = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT, "note": MAYBE, "tags": TAGS}}
    body = {"type": "object", "required": ["name"], "properties": {"name": TEXT, "note": MAYBE, "tags": TAGS}}
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    read = operation("cup", reply=schema_ref("Cup"))
    read["responses"]["200"]["content"]["application/json"]["example"] = {"id": "1", "name": "old", "note": "x"}
    put = operation("set", reply=schema_ref("Cup"), body=body)
    mock = play(document({"/cups/{id}": {"parameters": key, "get": read, "put": put}}, {"Cup": cup}), tmp_path)
    old = answer(mock, "GET", "/cups/1")[1]
    assert (old["name"], old["note"]) == ("old", "x")
    assert answer(mock, "PUT", "/cups/1", {"name": "new"})[1] == {"id": "1", "name": "new", "note": None, "tags": []}


def test_an_object_that_nobody_has_sent_is_empty_where_its_schema_takes_that(tmp_path: Path) -> None:
    free, needs = {"type": "object"}, {"type": "object", "required": ["a"], "properties": {"a": TEXT}}
    named = {"free": free, "size": {"type": "object", "properties": {"width": TEXT}}, "needs": needs, "flag": FLAG}
    cup = {"type": "object", "required": ["id"], "properties": {"id": TEXT, **named}}
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    body = {"type": "object", "properties": named}
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"), body=body)},
        "/cups/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Cup"))},
    }
    made = answer(play(document(paths, {"Cup": cup}), tmp_path), "POST", "/cups", {})[1]
    assert (made["free"], made["flag"]) == ({}, False)
    assert made["needs"].keys() == {"a"}


def test_what_can_be_used_can_be_used_from_the_start(tmp_path: Path) -> None:
    flags = dict.fromkeys(("active", "is_enabled", "isAvailable", "mfa_enabled", "starred"), FLAG)
    mock = users(tmp_path, {**flags, "valid": TEXT, "is_valid": {**FLAG, "const": False}})
    made = answer(mock, "POST", "/users", {})[1]
    assert {name: made[name] for name in flags} == {
        "active": True,
        "is_enabled": True,
        "isAvailable": True,
        "mfa_enabled": False,
        "starred": False,
    }
    assert isinstance(made["valid"], str)
    assert made["is_valid"] is False
    assert answer(mock, "POST", "/users", {"active": False})[1]["active"] is False


def test_an_object_that_needs_nothing_keeps_no_other_from_being_filled(tmp_path: Path) -> None:
    bare = {"type": "object", "properties": {"note": TEXT, "deletedAt": {**TIME, "readOnly": True}}}
    mock = play(cups({"id": {"type": "integer"}, "bare": bare, "metadata": META}), tmp_path)
    made = answer(mock, "POST", "/cups", {"bare": {"note": "x"}, "metadata": {"name": "a"}})[1]
    assert made["bare"] == {"note": "x"}
    assert made["metadata"].keys() == {"name", "uid"}


def test_no_two_records_share_a_list_that_nobody_sent(tmp_path: Path) -> None:
    mock = play(cups({"id": {"type": "integer"}, "tags": {"type": "array", "items": TEXT, "readOnly": True}}), tmp_path)
    context = mock.engine.context
    collection = context.collection("/cups")
    one, two = (filled(context, collection, Address("/cups", (), (key,)), {"id": 1}) for key in "12")
    one["tags"].append("a")
    assert two["tags"] == []
