"""Times relative to the mock's clock, as each property says a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from hypothesis import given
from hypothesis import strategies as st

from understudy.mock import Mock
from understudy.testing.factories import AttributeTemplate, Factories, Factory, FactoryError, Variant, now, times

STAMP = {"type": "string", "format": "date-time"}
DATE = {"type": "string", "format": "date"}
THING = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "at": STAMP,
        "day": DATE,
        "perhaps": {"type": ["string", "null"], "format": "date"},
        "either": {"anyOf": [{"type": "null"}, schema_ref("Day")]},
        "epoch": {"type": "integer", "format": "int64"},
        "text": {"type": "string"},
        "days": {"type": "array", "items": DATE},
        "period": {"type": "object", "properties": {"start": STAMP, "end": DATE}},
    },
}
NOW = datetime(2026, 1, 1, 12, 30, tzinfo=UTC)


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    """Of things with times; it is half past twelve."""
    one = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    paths = {
        "/things": {"post": operation("createThing", "201", schema_ref("Thing"), body=schema_ref("Thing"))},
        "/things/{id}": {"parameters": [one], "get": operation("getThing", reply=schema_ref("Thing"))},
        "/plan": {"post": operation("plan", body={"type": "object", "properties": {"due": DATE}})},
    }
    made = play(document(paths, {"Thing": THING, "Day": DATE}), tmp_path)
    made.advance(timedelta(hours=12, minutes=30))
    return made


TIMES: list[tuple[str, AttributeTemplate, Any]] = [
    ("at", now(), "2026-01-01T12:30:00Z"),
    ("at", now(days=-3), "2025-12-29T12:30:00Z"),
    ("at", now(hours=2, minutes=1, seconds=0.5), "2026-01-01T14:31:00Z"),
    ("at", now(weeks=1), "2026-01-08T12:30:00Z"),
    ("day", now(days=-3), "2025-12-29"),
    ("day", now(hours=12), "2026-01-02"),
    ("perhaps", now(days=1), "2026-01-02"),
    ("either", now(days=1), "2026-01-02"),
    ("epoch", now(), int(NOW.timestamp())),
    ("text", now(), "2026-01-01T12:30:00Z"),
    ("days", times(2, now(days=1)), ["2026-01-02", "2026-01-02"]),
    ("period.end", now(days=1), {"end": "2026-01-02"}),
    ("text", now(lambda moment: f"{moment:%B %Y}", days=31), "February 2026"),
    ("day", now(lambda moment: moment.replace(day=28)), "2026-01-28"),
    ("at", now(datetime.isoformat), "2026-01-01T12:30:00+00:00"),
]


@pytest.mark.parametrize(
    ("name", "template", "expected"), TIMES, ids=[f"{name} {expected}" for name, _, expected in TIMES]
)
def test_a_time_has_the_format_of_its_property(
    mock: Mock, name: str, template: AttributeTemplate, expected: Any
) -> None:
    factory = Factories(mock, declarations=[Factory("Thing", {name: template})])
    made = factory.insert("Thing")
    assert made[name.partition(".")[0]] == expected
    assert answer(mock, "GET", f"/things/{made['id']}")[1] == made
    assert factory.params("Thing")[name.partition(".")[0]] == expected


def test_it_goes_with_the_clock(mock: Mock) -> None:
    factory = Factories(mock, declarations=[Factory("Thing", {"at": now()}, [Variant("old", {"at": now(weeks=-1)})])])
    assert factory.insert("Thing")["at"] == "2026-01-01T12:30:00Z"
    mock.advance(timedelta(days=1))
    assert factory.insert("Thing")["at"] == "2026-01-02T12:30:00Z"
    assert factory.insert("Thing", "old")["at"] == "2025-12-26T12:30:00Z"
    assert factory.insert("Thing", day=now(days=1))["day"] == "2026-01-03"
    assert factory.params("plan", due=now(days=1)) == {"due": "2026-01-03"}


def test_others_see_what_is_stored(mock: Mock) -> None:
    attrs = {"at": now(), "text": lambda thing: f"at {thing['at']}", "day": lambda: datetime(2026, 5, 4, 3, 2)}
    made = Factories(mock, declarations=[Factory("Thing", attrs)]).insert("Thing")
    assert (made["text"], made["day"]) == ("at 2026-01-01T12:30:00Z", "2026-05-04")


@given(st.timedeltas(timedelta(days=-9999), timedelta(days=9999)))
def test_any_distance_is_kept_to_the_second(tmp_path_factory: pytest.TempPathFactory, away: timedelta) -> None:
    mock = play(
        document({"/plan": {"post": operation("plan", body={"type": "object", "properties": {"due": STAMP}})}}),
        tmp_path_factory.mktemp("plan"),
    )
    due = Factories(mock).params("plan", due=now(days=away.days, seconds=away.seconds))["due"]
    assert datetime.fromisoformat(due) - mock.clock.now() == timedelta(days=away.days, seconds=away.seconds)


WRONG = [
    (lambda: now(days="3"), "now takes days= as a number, below 0 for what is past; got '3'"),
    (lambda: now(hours=True), "now takes hours= as a number, below 0 for what is past; got True"),
    (lambda: now(days=float("nan")), "now(days=nan) is no time that there is"),
    (lambda: now(days=1e12), "now(days=1000000000000.0) is no time that there is"),
    (lambda: now(5), "the mapper must be a function of the value; got 5"),
]


@pytest.mark.parametrize(("make", "message"), WRONG, ids=[message for _, message in WRONG])
def test_what_is_no_time_is_refused_at_once(make: Any, message: str) -> None:
    with pytest.raises(FactoryError) as caught:
        make()
    assert str(caught.value) == message


def test_before_all_years_there_is_no_time(mock: Mock) -> None:
    with pytest.raises(FactoryError) as caught:
        Factories(mock).insert("Thing", at=now(days=-999_999))
    assert str(caught.value) == "now(days=-999999) is no time that there is: it is 2026-01-01"
