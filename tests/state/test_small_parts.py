"""Clock, JSON text and journal: the small parts that everything leans on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from receivers import ORDERS

from understudy.clock import ManualClock, SystemClock, timestamp
from understudy.exchange import Request, Response
from understudy.inference.conventions import same_noun
from understudy.inference.conventions.nouns import singular
from understudy.json_codec import dumps, loads
from understudy.mock import open_mock
from understudy.problem import DocumentError, Problem
from understudy.state.journal import Journal, describe
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, StateError
from understudy.state.work import Work

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(JSON)
def test_json_text_round_trips_with_integers_of_any_size(value: object) -> None:
    assert loads(dumps(value)) == value


@pytest.mark.parametrize("text", [b"NaN", b"[1", b"", b"\xff", b"[Infinity]", b'{"a": 12345678901234567890, "b": NaN}'])
def test_what_is_not_json_is_a_value_error(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the contract; its text is the parser's
        loads(text)


@pytest.mark.parametrize("digits", ["", "1234567890123456789,"])
def test_deep_nesting_is_a_value_error_and_no_crash(digits: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        loads(b"[" + digits.encode() + b"[" * 100_000)


def test_a_manual_clock_moves_only_when_advanced() -> None:
    clock = ManualClock(datetime(2026, 3, 1, tzinfo=UTC))
    assert clock.now() == clock.now()
    clock.advance(timedelta(hours=25))
    assert timestamp(clock.now()) == "2026-03-02T01:00:00Z"


@pytest.mark.parametrize("clock", [ManualClock(), SystemClock()])
def test_no_clock_moves_back(clock: ManualClock | SystemClock) -> None:
    with pytest.raises(ValueError, match="a clock moves forward only; got -1 day"):
        clock.advance(timedelta(days=-1))
    with pytest.raises(TypeError, match=r"^advance takes a timedelta, such as timedelta\(hours=1\); got 60$"):
        clock.advance(60)  # type: ignore[arg-type]


@pytest.mark.parametrize("clock", [ManualClock(datetime(2026, 3, 1, tzinfo=UTC)), SystemClock()])
def test_a_reset_clock_and_a_fresh_one_are_at_the_start(clock: ManualClock | SystemClock) -> None:
    start = clock.now()
    clock.advance(timedelta(days=1))
    fresh = clock.fresh()
    assert clock.now() - start >= timedelta(days=1)
    clock.reset()
    for each in (clock, fresh):
        assert timedelta() <= each.now() - start < timedelta(hours=1)


def test_a_fresh_clock_is_another_one() -> None:
    for clock in (ManualClock(), SystemClock()):
        fresh, before = clock.fresh(), clock.now()
        fresh.advance(timedelta(days=9))
        assert clock.now() - before < timedelta(days=1)


@pytest.mark.parametrize("hours", [-11, -2, 0, 5.5])
def test_a_timestamp_is_in_utc_whatever_the_zone_of_the_time(hours: float) -> None:
    moment = datetime(2026, 7, 1, 12, 30, 9, 999_999, tzinfo=UTC)
    assert timestamp(moment.astimezone(timezone(timedelta(hours=hours)))) == "2026-07-01T12:30:09Z"


def test_a_clock_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="start needs a time zone"):
        ManualClock(datetime(2026, 1, 1))


def test_the_system_clock_can_be_moved_ahead() -> None:
    clock = SystemClock()
    before = clock.now()
    clock.advance(timedelta(days=1))
    assert clock.now() - before >= timedelta(days=1)


def entry_of(journal: Journal, path: str) -> int:
    entry = journal.make(datetime(2026, 1, 1, tzinfo=UTC), "op", Request("GET", path), Response(200))
    journal.add(entry)
    return entry.sequence


def test_the_journal_keeps_the_newest_and_never_repeats_a_number() -> None:
    journal = Journal(capacity=2)
    for path in ("/a", "/b", "/c"):
        entry_of(journal, path)
    assert [entry.request.path for entry in journal] == ["/b", "/c"]
    assert [entry.sequence for entry in journal.entries(after=2)] == [3]
    assert [entry.sequence for entry in journal.entries(limit=1)] == [3]
    journal.clear()
    assert entry_of(journal, "/d") == 4
    journal.reset()
    assert entry_of(journal, "/e") == 1


def test_an_entry_describes_itself_as_json() -> None:
    journal = Journal()
    request = Request("POST", "/a", "x=1", {"accept": "*/*"}, b"\xff")
    entry = journal.make(datetime(2026, 1, 1, tzinfo=UTC), None, request, Response(404, (("X", "y"),), b"no"))
    described = describe(entry)
    assert loads(dumps(described)) == described
    assert described["request"]["body"] == "�"
    whole = {"bytes": None, "sha256": None}
    assert described["response"] == {"status": 404, "headers": [["X", "y"]], "body": "no", **whole}
    assert described["time"] == "2026-01-01T00:00:00Z"


def test_the_newest_steps_that_failed_are_kept() -> None:
    journal = Journal()
    for number in range(1_003):
        journal.add_failed("orders", (str(number),), 404, "none")
    assert [each.key for each in journal.failed_steps()] == [(str(number),) for number in range(3, 1_003)]


def test_a_journal_has_room() -> None:
    with pytest.raises(ValueError, match="journal_limit is at least 0; got -1"):
        Journal(-1)
    with pytest.raises(ValueError, match="journal_bytes is at least 1; got 0"):
        Journal(1, 0)


def test_a_problem_says_where() -> None:
    problem = Problem("dangling", "no such thing", "/paths/~1a", "api.yaml", "did you mean /b?")
    assert str(problem) == "error: api.yaml#/paths/~1a: no such thing (did you mean /b?) [dangling]"
    assert (
        str(DocumentError([problem, Problem("x", "y", severity="warning")])).splitlines()[1]
        == "warning: document: y [x]"
    )


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("entries", "entry"),
        ("boxes", "box"),
        ("addresses", "address"),
        ("sizes", "size"),
        ("quizzes", "quiz"),
        ("menus", "menu"),
        ("aliases", "alias"),
        ("databases", "database"),
        ("status", "status"),
        ("news_items", "news_item"),
        ("movies", "movie"),
        ("series", "series"),
        ("caches", "cache"),
        ("batches", "batch"),
        ("buses", "bus"),
        ("lenses", "lens"),
        ("heroes", "hero"),
        ("knives", "knife"),
        ("leaves", "leave"),
        ("people", "person"),
        ("children", "child"),
        ("indices", "index"),
        ("analyses", "analysis"),
    ],
)
def test_a_collection_is_called_by_its_plural(plural: str, one: str) -> None:
    assert singular(plural) == one
    assert singular(one) == one
    assert same_noun(plural, one)


def test_what_the_database_says_that_nobody_foresaw_is_reported_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    open_mock(ORDERS, state=f"sqlite:///{file}").store.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE records RENAME COLUMN text TO worth")
    with pytest.raises(StateError, match=f"^{file} can't be (opened|read): no such column: .*; choose another file$"):
        open_mock(ORDERS, state=f"sqlite:///{file}")


def test_a_version_of_what_is_in_memory_never_comes_back() -> None:
    store, seen = MemoryStore(), set[int]()
    for number in range(3):
        work = Work(store)
        work.put(Address("/a", (), (str(number),)), {"id": number})
        work.commit()
        seen.add(store.version)
    store.forget("/a")
    assert store.version not in seen
    assert store.addresses("/a") == []
