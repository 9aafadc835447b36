"""What a booking says of its guest, its time and its end: keys called like those of others, spans and lengths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
TIME = {"type": "string", "format": "date-time"}
NO = [{"name": "guestNo", "in": "path", "required": True, "schema": TEXT}]
ID = [{"name": "id", "in": "path", "required": True, "schema": NUMBER}]
GUEST = {
    "guestNo": {**TEXT, "readOnly": True},
    "name": TEXT,
    "isActive": {"type": "boolean", "readOnly": True},
    "status": {"enum": ["active", "suspended"], "readOnly": True},
    "suspendedUntil": {"type": ["string", "null"], "format": "date", "readOnly": True},
    "suspensionReason": {"type": ["string", "null"], "readOnly": True},
}
BRIEF = {"type": "object", "properties": {"guestNo": TEXT, "name": TEXT}}
BOOKING = {
    "id": NUMBER,
    "guest": schema_ref("GuestSummary"),
    "friends": {"type": "array", "items": schema_ref("GuestSummary")},
    "startsAt": TIME,
    "endsAt": TIME,
    "minutes": NUMBER,
}
BODY = {
    "type": "object",
    "properties": {
        "guestNo": TEXT,
        "friendNos": {"type": "array", "items": TEXT},
        "startsAt": TIME,
        "minutes": NUMBER,
    },
}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    reason = {"type": "object", "properties": {"reason": TEXT, "until": {"type": "string", "format": "date"}}}
    guest, booking = schema_ref("Guest"), schema_ref("Booking")
    span = [{"name": name, "in": "query", "schema": TIME} for name in ("from", "to")]
    many = {"type": "array", "items": booking}
    paths = {
        "/guests": {"post": operation("addGuest", "201", guest, body=guest)},
        "/guests/{guestNo}": {"parameters": NO, "get": operation("readGuest", reply=guest)},
        "/guests/{guestNo}/suspend": {"parameters": NO, "post": operation("suspend", reply=guest, body=reason)},
        "/bookings": {
            "post": operation("book", "201", booking, body=BODY),
            "get": operation("list", reply=many, parameters=span),
        },
        "/bookings/{id}": {
            "parameters": ID,
            "get": operation("read", reply=booking),
            "patch": operation("change", reply=booking, body=BODY),
        },
    }
    schemas = {
        "Guest": {"type": "object", "properties": GUEST},
        "GuestSummary": BRIEF,
        "Booking": {"type": "object", "properties": BOOKING},
    }
    return play(document(paths, schemas), tmp_path)


def booked(mock: Mock, **more: Any) -> Any:
    body = {"startsAt": "2026-03-01T10:00:00Z", "minutes": 90, **more}
    return answer(mock, "POST", "/bookings", body)[1]


def test_a_key_that_is_called_otherwise_than_id_shows_the_record(mock: Mock) -> None:
    ann, bob = (answer(mock, "POST", "/guests", {"name": name})[1]["guestNo"] for name in ("Ann", "Bob"))
    made = booked(mock, guestNo=ann, friendNos=[bob, ann])
    assert made["guest"]["name"] == "Ann"
    assert [each["name"] for each in made["friends"]] == ["Bob", "Ann"]


def test_what_starts_ends_after_the_minutes_that_were_sent(mock: Mock) -> None:
    assert booked(mock)["endsAt"] == "2026-03-01T11:30:00Z"
    assert answer(mock, "PATCH", "/bookings/1", {"minutes": 30})[1]["endsAt"] == "2026-03-01T10:30:00Z"
    later = answer(mock, "PATCH", "/bookings/1", {"startsAt": "2026-03-01T12:00:00+02:00"})[1]
    assert later["endsAt"] == "2026-03-01T10:30:00Z"


@pytest.mark.parametrize(("minutes", "end"), [(10**12, "9999-12-31T23:59:59Z"), (-(10**12), "2026-03-01T10:00:00Z")])
def test_an_end_that_no_date_can_be_is_the_last_that_can(mock: Mock, minutes: int, end: str) -> None:
    booked(mock)
    assert answer(mock, "PATCH", "/bookings/1", {"minutes": minutes})[1]["endsAt"] == end


def test_a_span_without_a_property_is_about_the_start(mock: Mock) -> None:
    booked(mock)
    booked(mock, startsAt="2026-03-02T10:00:00Z")
    found = answer(mock, "GET", "/bookings?from=2026-03-02T00:00:00Z")[1]
    assert [each["id"] for each in found] == [2]
    found = answer(mock, "GET", "/bookings?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z")[1]
    assert [each["id"] for each in found] == [1]


def test_what_a_verb_takes_is_kept_under_its_own_name(mock: Mock) -> None:
    made = answer(mock, "POST", "/guests", {"name": "Ann"})[1]
    assert (made["isActive"], made["suspendedUntil"], made["suspensionReason"]) == (True, None, None)
    path = f"/guests/{made['guestNo']}"
    answer(mock, "POST", f"{path}/suspend", {"reason": "noise", "until": "2026-04-01"})
    shown = answer(mock, "GET", path)[1]
    assert (shown["isActive"], shown["status"]) == (False, "suspended")
    assert (shown["suspendedUntil"], shown["suspensionReason"]) == ("2026-04-01", "noise")
    assert "reason of the request is suspensionReason" in " ".join(explain(mock.contract).split())
