"""Times as properties hold them, and where a record has them: in the property itself, or in an object of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE, REAL = {"type": "string"}, {"type": "integer"}, {"type": "number"}
TIME, DAY = {"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}
START, SECONDS = "2026-01-01T00:00:00Z", 1767225600


def notes(folder: Path, note: dict[str, Any], **options: Any) -> Mock:
    shown = schema_ref("Note")
    body = {"type": "object", "required": ["text"], "properties": {"text": TEXT, "about": note.get("about", {})}}
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    record = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "text": TEXT, **note}}
    paths = {
        "/notes": {"post": operation("make", "201", shown, body=body)},
        "/notes/{id}": {
            "parameters": key,
            "get": operation("read", reply=shown),
            "patch": operation("change", reply=shown, body={"type": "object", "properties": {"text": TEXT}}),
        },
    }
    return play(document(paths, {"Note": record}), folder, **options)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (TIME, START),
        (DAY, "2026-01-01"),
        (WHOLE, SECONDS),
        (REAL, float(SECONDS)),
        ({"anyOf": [TIME, {"type": "null"}]}, START),
        ({"oneOf": [{"type": "null"}, DAY]}, "2026-01-01"),
        ({"anyOf": [WHOLE, {"type": "null"}]}, SECONDS),
        ({**WHOLE, "example": 1700000000}, SECONDS),
        ({**WHOLE, "example": 1700000000000}, SECONDS * 1000),
        ({**WHOLE, "example": 10**11}, SECONDS),
        ({**WHOLE, "description": "Milliseconds since 1970"}, SECONDS * 1000),
        ({**WHOLE, "format": "unix-time-millis"}, SECONDS * 1000),
        ({**REAL, "description": "in milliseconds"}, SECONDS * 1000.0),
        (TEXT, START),
        ({**TEXT, "example": "2020-01-31 10:00:00"}, "2026-01-01 00:00:00"),
        ({**TEXT, "example": "2020-01-31 10:00:00.123"}, "2026-01-01 00:00:00.000"),
        ({**TEXT, "example": "2020-01-31 10:00:00-05:00"}, "2026-01-01 00:00:00+00:00"),
        ({**TEXT, "example": "2020-01-31 10:00:00 +0530"}, "2026-01-01 00:00:00 +0000"),
        ({**TEXT, "example": "2020-01-31 10:00:00Z"}, "2026-01-01 00:00:00Z"),
        ({**TEXT, "example": "2020-01-31T10:00:00.5+02:00"}, START),
    ],
)
def test_the_time_of_a_record_in_every_form(tmp_path: Path, schema: dict[str, Any], value: Any) -> None:
    mock = notes(tmp_path, {"created_at": schema, "updated_at": schema})
    made = answer(mock, "POST", "/notes", {"text": "a"})[1]
    assert (made["created_at"], made["updated_at"]) == (value, value)
    assert (type(made["created_at"]), type(made["updated_at"])) == (type(value), type(value))
    mock.advance(timedelta(days=1))
    changed = answer(mock, "PATCH", "/notes/1", {"text": "b"})[1]
    assert changed["created_at"] == value
    assert changed["updated_at"] != value
    assert type(changed["updated_at"]) is type(value)


def test_times_in_an_object_of_the_record_are_set_where_the_object_is_there(tmp_path: Path) -> None:
    inner = {"type": "object", "properties": {"creationTimestamp": TIME, "updated_at": TIME, "name": TEXT}}
    mock = notes(tmp_path, {"metadata": inner}, fill="required")
    assert answer(mock, "POST", "/notes", {"text": "a"})[1] == {"id": 1, "text": "a"}
    mock.create("notes", text="b", metadata={"name": "n"})
    there = {"name": "n", "creationTimestamp": START, "updated_at": START}
    assert mock.get("notes", 2)["metadata"] == there
    mock.create("notes", text="c", metadata={"updated_at": "2020-01-01T00:00:00Z"})
    assert mock.get("notes", 3)["metadata"]["updated_at"] == "2020-01-01T00:00:00Z", "what was sent stays"
    mock.advance(timedelta(hours=1))
    changed = answer(mock, "PATCH", "/notes/2", {"text": "d"})[1]["metadata"]
    assert changed == {**there, "updated_at": "2026-01-01T01:00:00Z"}
    assert "metadata" not in answer(mock, "PATCH", "/notes/1", {"text": "d"})[1]


def test_a_time_that_is_sent_is_kept_when_a_record_is_made_and_not_when_it_changes(tmp_path: Path) -> None:
    mock = notes(tmp_path, {"created_at": TIME, "updated_at": TIME})
    old = "2020-01-01T00:00:00Z"
    made = mock.create("notes", text="a", created_at=old, updated_at=old)
    assert (made["created_at"], made["updated_at"]) == (old, old)
    mock.update("notes", 1, text="b")
    assert (mock.get("notes", 1)["created_at"], mock.get("notes", 1)["updated_at"]) == (old, START)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_a_role_beside_a_reference_says_that_a_time_is_that_of_the_record(tmp_path: Path, version: str) -> None:
    moment = {"$ref": "#/components/schemas/Moment", "x-mock-role": "created-at"}
    cup = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "fired": moment, "glazed": TIME}}
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"), body={"type": "object"})},
        "/cups/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Cup"))},
    }
    built = {**document(paths, {"Cup": cup, "Moment": TIME}), "openapi": version}
    made = answer(play(built, tmp_path, fill="required"), "POST", "/cups", {})[1]
    assert (made["fired"], "glazed" in made) == (START, False)


@pytest.mark.parametrize(
    ("created", "updated"),
    [("createdDateTime", "lastModifiedDateTime"), ("created_ts", "updated_ts"), ("createdTime", "updatedTime")],
)
def test_the_times_of_a_record_by_other_names(tmp_path: Path, created: str, updated: str) -> None:
    mock = notes(tmp_path, {created: TIME, updated: TIME})
    answer(mock, "POST", "/notes", {"text": "a"})
    mock.advance(timedelta(hours=1))
    changed = answer(mock, "PATCH", "/notes/1", {"text": "b"})[1]
    assert (changed[created], changed[updated]) == (START, "2026-01-01T01:00:00Z")


@pytest.mark.parametrize(
    ("name", "lasts"),
    [
        ("expires_in_days", timedelta(days=3)),
        ("expiresInHours", timedelta(hours=3)),
        ("expires_in", timedelta(seconds=3)),
        ("ttl", timedelta(seconds=3)),
        ("ttl_minutes", timedelta(minutes=3)),
        ("validForWeeks", timedelta(weeks=3)),
    ],
)
def test_a_record_lasts_as_long_as_a_client_says(tmp_path: Path, name: str, lasts: timedelta) -> None:
    mock = codes(tmp_path, name, {"expires_at": TIME})
    made = answer(mock, "POST", "/codes", {name: 3})[1]
    assert datetime.fromisoformat(made["expires_at"]) == datetime.fromisoformat(START) + lasts
    assert answer(mock, "GET", f"/codes/{made['id']}")[1] == made
    assert "expires_at" in answer(mock, "POST", "/codes", {})[1]


@pytest.mark.parametrize("name", ["days", "expires_after_uses", "expires_at_days", "retention_days"])
def test_other_numbers_say_nothing_of_when_a_record_ends(tmp_path: Path, name: str) -> None:
    mock = codes(tmp_path, name, {"expires_at": TIME})
    made = answer(mock, "POST", "/codes", {name: 3})[1]
    assert (
        made["expires_at"]
        == answer(codes(tmp_path, "more", {"expires_at": TIME}), "POST", "/codes", {})[1]["expires_at"]
    )


def test_a_record_that_lasts_longer_than_there_are_dates_ends_with_them(tmp_path: Path) -> None:
    mock = codes(tmp_path, "ttl_days", {"expires_at": {"anyOf": [TIME, {"type": "null"}]}})
    assert answer(mock, "POST", "/codes", {"ttl_days": 10**12})[1]["expires_at"] == "9999-12-31T23:59:59Z"


def codes(folder: Path, span: str, more: dict[str, Any]) -> Mock:
    body = {"type": "object", "properties": {span: WHOLE}}
    record = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "label": TEXT, **more}}
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    paths = {
        "/codes": {"post": operation("make", "201", schema_ref("Code"), body=body)},
        "/codes/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Code"))},
    }
    return play(document(paths, {"Code": record}), folder)


def test_what_says_when_a_record_was_made_is_now(tmp_path: Path) -> None:
    mock = notes(
        tmp_path, {"created_at": TIME, "joined_at": TIME, "date_added": TIME, "timestamp": TIME, "about": TIME}
    )
    made = answer(mock, "POST", "/notes", {"text": "a"})[1]
    assert (made["joined_at"], made["date_added"]) == (START, START)
    assert made["timestamp"] != START, "another property says when it was made"
    alone = notes(tmp_path, {"timestamp": {"type": "integer"}, "sent_at": {"anyOf": [TIME, {"type": "null"}]}})
    made = answer(alone, "POST", "/notes", {"text": "a"})[1]
    assert (made["timestamp"], made["sent_at"]) == (SECONDS, START)


def test_what_has_not_happened_has_no_time_and_nobody_who_did_it(tmp_path: Path) -> None:
    later = {"read_at": TIME, "seen_at": {"anyOf": [TIME, {"type": "null"}]}, "used_by": WHOLE, "closed_by": TEXT}
    mock = notes(tmp_path, {**later, "created_at": TIME, "created_by": TEXT, "posted_by": TEXT})
    made = answer(mock, "POST", "/notes", {"text": "a"})[1]
    assert {name: made.get(name, "left out") for name in later} == {
        "read_at": "left out",
        "seen_at": None,
        "used_by": "left out",
        "closed_by": "left out",
    }
    assert made.keys() >= {"created_by", "posted_by"}


MAYBE = {"anyOf": [TIME, {"type": "null"}]}
STATE = {"type": "string", "enum": ["open", "canceled", "done", "shipped"]}


def parcels(folder: Path, **more: Any) -> Mock:
    named = {"status": STATE, "is_starred": {"type": "boolean"}}
    times = {"cancelled_at": MAYBE, "completed_at": MAYBE, "shippedAt": WHOLE, "starred_at": TIME, "weighed_at": MAYBE}
    body = {"type": "object", "properties": {**named, **more}}
    record = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, **named, **times}}
    shown, key = schema_ref("Parcel"), [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    paths = {
        "/parcels": {"post": operation("send", "201", shown, body=body)},
        "/parcels/{id}": {
            "parameters": key,
            "get": operation("read", reply=shown),
            "patch": operation("change", reply=shown, body=body),
        },
        "/parcels/{id}/ship": {"parameters": key, "post": operation("ship", reply=shown)},
    }
    return play(document(paths, {"Parcel": record}), folder)


def test_the_time_of_a_state_goes_with_it_whoever_sets_it(tmp_path: Path) -> None:
    mock = parcels(tmp_path)
    made = answer(mock, "POST", "/parcels", {})[1]
    assert (made["status"], made["cancelled_at"], made["completed_at"]) == ("open", None, None)
    mock.advance(timedelta(hours=1))
    later = "2026-01-01T01:00:00Z"
    assert answer(mock, "PATCH", "/parcels/1", {"status": "canceled"})[1]["cancelled_at"] == later
    assert answer(mock, "PATCH", "/parcels/1", {"status": "open"})[1]["cancelled_at"] is None
    again = answer(mock, "PATCH", "/parcels/1", {"status": "done"})[1]
    assert (again["cancelled_at"], again["completed_at"], again["weighed_at"]) == (None, later, None)
    mock.advance(timedelta(hours=1))
    assert answer(mock, "PATCH", "/parcels/1", {"status": "done"})[1]["completed_at"] == later, "it was done before"
    mock.update("parcels", 1, status="canceled")
    ended = mock.get("parcels", 1)
    assert (ended["cancelled_at"], ended["completed_at"]) == ("2026-01-01T02:00:00Z", later), "nobody took the end back"
    assert answer(mock, "POST", "/parcels/1/ship")[1]["shippedAt"] == SECONDS + 7200


def test_the_time_of_a_flag_goes_with_it_and_stays_where_it_can_not_be_null(tmp_path: Path) -> None:
    mock = parcels(tmp_path)
    assert answer(mock, "POST", "/parcels", {"is_starred": True, "status": "done"})[1]["starred_at"] == START
    assert answer(mock, "GET", "/parcels/1")[1]["completed_at"] == START
    mock.advance(timedelta(hours=1))
    assert answer(mock, "PATCH", "/parcels/1", {"is_starred": False})[1]["starred_at"] == START
    assert answer(mock, "PATCH", "/parcels/1", {"is_starred": True})[1]["starred_at"] == "2026-01-01T01:00:00Z"


def test_the_time_of_a_state_that_a_client_sends_stays(tmp_path: Path) -> None:
    mock, old = parcels(tmp_path, completed_at=MAYBE), "2020-01-01T00:00:00Z"
    answer(mock, "POST", "/parcels", {"status": "done", "completed_at": old})
    assert answer(mock, "GET", "/parcels/1")[1]["completed_at"] == old
    assert answer(mock, "PATCH", "/parcels/1", {"status": "open", "completed_at": old})[1]["completed_at"] == old


def crates(folder: Path, status: dict[str, Any], **times: Any) -> Mock:
    """Crates with a state and a flag that a client sets, and times of theirs that only the service does."""
    named = {"status": status, "archived": {"type": "boolean"}}
    shown, key = schema_ref("Crate"), [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    record = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, **named, **times}}
    body = {"type": "object", "properties": named}
    paths = {
        "/crates": {"post": operation("pack", "201", shown, body=body)},
        "/crates/{id}": {"parameters": key, "patch": operation("repack", reply=shown, body=body)},
    }
    return play(document(paths, {"Crate": record}), folder)


def test_a_record_that_begins_in_a_state_has_its_time_from_the_start(tmp_path: Path) -> None:
    mock = crates(tmp_path, STATE, completed_at=MAYBE, cancelled_at=MAYBE)
    made = answer(mock, "POST", "/crates", {"status": "done"})[1]
    assert (made["completed_at"], made["cancelled_at"]) == (START, None)


def test_one_time_may_be_that_of_a_state_and_of_a_flag_of_one_name(tmp_path: Path) -> None:
    mock = crates(tmp_path, {"type": "string", "enum": ["open", "archived"]}, archived_at=MAYBE)
    assert answer(mock, "POST", "/crates", {"status": "open"})[1]["archived_at"] is None
    mock.advance(timedelta(hours=1))
    assert answer(mock, "PATCH", "/crates/1", {"status": "archived"})[1]["archived_at"] == "2026-01-01T01:00:00Z"
    mock.advance(timedelta(hours=1))
    assert answer(mock, "POST", "/crates", {"archived": True})[1]["archived_at"] == "2026-01-01T02:00:00Z"


def test_a_text_whose_example_is_no_time_is_none(tmp_path: Path) -> None:
    mock = notes(tmp_path, {"created_at": {**TEXT, "example": "spring 2020"}})
    assert answer(mock, "POST", "/notes", {"text": "a"})[1]["created_at"] == "spring 2020"


def test_what_has_happened_is_known_by_the_last_word_of_its_name(tmp_path: Path) -> None:
    mock = notes(tmp_path, {"signed_in_at": MAYBE, "order_void_at": MAYBE})
    made = answer(mock, "POST", "/notes", {"text": "a"})[1]
    assert (made["signed_in_at"], made["order_void_at"]) == (None, None)


def test_a_time_of_the_making_is_now_where_a_body_has_the_schema_of_the_record(tmp_path: Path) -> None:
    named = {"id": {**WHOLE, "readOnly": True}, "name": TEXT, "joined_at": {**TIME, "readOnly": True}}
    member = schema_ref("Member")
    paths = {
        "/members": {"post": operation("join", "201", member, body=member)},
        "/members/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": WHOLE}],
            "get": operation("read", reply=member),
        },
    }
    mock = play(document(paths, {"Member": {"type": "object", "properties": named}}), tmp_path)
    assert answer(mock, "POST", "/members", {"name": "Ada"})[1]["joined_at"] == START
