"""What processes share, part by part and without a database: each is sent the queries that its text promises."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID, uuid4

import psycopg
import pytest
import sqlalchemy as sql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from understudy.clock import SystemClock
from understudy.messages import Request, Response
from understudy.state import postgres, postgres_patience, shared_process
from understudy.state import postgres_tables as tables
from understudy.state.durable import DurableStore
from understudy.state.journal import Journal, JournalEntry
from understudy.state.journal_rows import row_of
from understudy.state.memory import Content, MemoryStore
from understudy.state.places import clock_of, store_at
from understudy.state.postgres import Head, News, PostgresDatabase
from understudy.state.postgres_patience import Patience, SilentDatabaseError, WaitingConnection
from understudy.state.postgres_rows import arrays_of, changes_of, content_of, rows_of
from understudy.state.postgres_url import LostConnectionError, place_of, read_url, reported
from understudy.state.row_changes import RowChanges, difference, effect_of
from understudy.state.shared import ConflictError, UnavailableError, insisting, shared_by
from understudy.state.shared_journal import SharedJournal
from understudy.state.shared_process import SharedProcess
from understudy.state.shared_sessions import SharedSessions, SpaceOfKey
from understudy.state.shared_snapshots import SharedSnapshots
from understudy.state.shared_store import SharedStore
from understudy.state.store import Address, Change, Snapshot, StateError
from understudy.state.tables import Table

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)


def entry(number: int, path: str = "/a") -> JournalEntry:
    made = Journal().make(NOW, None, Request("GET", path), Response(200))
    return JournalEntry(number, *(getattr(made, name) for name in JournalEntry.__slots__[1:]))


class Source:
    """The journal of several processes; keeps its queries."""

    def __init__(self) -> None:
        self.queries: list[tuple[Any, ...]] = []
        self.revision, self.id, self.entries = 1, ONE, list[JournalEntry]()

    def limit(self, capacity: int, most_bytes: int) -> None:
        self.queries.append(("limit", capacity, most_bytes))

    def since(self, revision: int | None, after: int) -> tuple[int, UUID, Sequence[JournalEntry]]:
        self.queries.append(("since", revision, after))
        from_here = 0 if revision != self.revision else after
        return self.revision, self.id, [each for each in self.entries if each.sequence > from_here]

    def watch(self) -> None:
        self.queries.append(("watch",))

    def remove(self, sequences: Any) -> None:
        self.queries.append(("remove", sequences))

    def reset(self) -> None:
        self.queries.append(("reset",))


def test_a_journal_with_a_source_is_a_copy_that_is_brought_up_to_date() -> None:
    source = Source()
    journal = Journal(3, 10**6, source)
    assert source.queries == [("limit", 3, 10**6)]
    source.entries = [entry(1), entry(2)]
    assert [each.sequence for each in journal] == [1, 2]
    source.entries.append(entry(5))
    assert len(journal) == 3
    assert journal.entries(after=2) == (source.entries[2],)
    assert source.queries[1:] == [("since", None, 0), ("since", 1, 2), ("since", 1, 5)]
    source.entries.append(entry(6))
    assert [each.sequence for each in journal] == [2, 5, 6]
    assert journal.id == ONE
    source.revision, source.id, source.entries = 2, OTHER, [entry(1, "/b")]
    assert ([each.request.path for each in journal], journal.id) == (["/b"], OTHER)
    assert source.queries[-1] == ("since", 2, 1)


def test_entries_of_a_shared_journal_are_numbered_by_its_source_alone() -> None:
    source = Source()
    journal = Journal(source=source)
    assert [journal.make(NOW, None, Request("GET", "/"), Response(200)).sequence for _ in range(2)] == [0, 0]
    woken: list[int] = []

    def wake() -> None:
        woken.append(1)

    journal.listen(wake)
    assert source.queries[-1] == ("watch",)
    journal.notify()
    journal.note(NOW, None, Request("GET", "/"), Response(200), (), (), (), "", (), (), ())
    assert len(woken) == 2
    journal.leave(wake)
    journal.leave(wake)
    journal.notify()
    assert len(woken) == 2


def test_what_a_shared_journal_forgets_its_source_forgets() -> None:
    source = Source()
    journal = Journal(source=source)
    source.entries = [entry(1)]
    assert len(journal) == 1
    journal.remove([1, 3])
    assert source.queries[-1] == ("remove", [1, 3])
    journal.clear()
    assert source.queries[-1] == ("remove", None)
    journal.reset()
    assert source.queries[-1] == ("reset",)


def test_a_step_that_failed_stands_behind_the_newest_entry_of_all() -> None:
    source = Source()
    journal = Journal(source=source)
    source.entries = [entry(4)]
    journal.add_failed("/orders", ("1",), 404, "none")
    [step] = journal.failed_steps()
    assert (step.after, step.collection, step.key, step.status, step.message) == (4, "/orders", ("1",), 404, "none")
    journal.keep_failed([step, step])
    assert journal.failed_steps() == (step, step)
    journal.clear()
    assert journal.failed_steps() == ()
    journal.keep_failed([step])
    journal.reset()
    assert journal.failed_steps() == ()


def test_a_journal_of_ones_own_wakes_after_each_entry_and_each_reset_and_has_another_id() -> None:
    journal, woken = Journal(), list[int]()
    journal.listen(lambda: woken.append(1))
    before = journal.id
    journal.note(NOW, None, Request("GET", "/"), Response(200), (), (), (), "", (), (), ())
    journal.add(entry(2))
    assert len(woken) == 2
    journal.clear()
    assert (len(woken), journal.id, len(journal)) == (2, before, 0)
    journal.reset()
    assert (len(woken), journal.id == before) == (3, False)


class Database:
    """Answers statements with what is queued for them, and keeps its queries."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.queries: list[tuple[str, dict[str, Any]]] = []

    def __call__(self, statement: str, values: Mapping[str, Any]) -> Sequence[Any]:
        [name] = [each for each, known in vars(tables).items() if known is statement]
        self.queries.append((name, dict(values)))
        found = self.answers.get(name, [])
        return cast("Sequence[Any]", found(values) if callable(found) else found)


def text_of(number: int) -> bytes:
    return json.dumps({**row_of(entry(0)), "sequence": 99, "reason": str(number)}).encode()


def test_rows_of_a_journal_are_entries_with_their_numbers() -> None:
    database = Database(ENTRIES=[(str(ONE), 7, 3, text_of(3)), (str(ONE), 7, 4, text_of(4))])
    journal = SharedJournal(database)
    revision, identity, entries = journal.since(7, 2)
    assert (revision, identity) == (7, ONE)
    assert [(each.sequence, each.reason) for each in entries] == [(3, "3"), (4, "4")]
    assert database.queries == [("ENTRIES", {"after": 2})]
    database.queries.clear()
    assert journal.since(6, 9)[0] == 7
    assert database.queries == [("ENTRIES", {"after": 9}), ("ENTRIES", {"after": 0})]
    database.answers["ENTRIES"] = [(str(OTHER), 8, None, None)]
    database.queries.clear()
    assert journal.since(None, 5) == (8, OTHER, [])
    assert database.queries == [("ENTRIES", {"after": 0})]


@pytest.mark.parametrize(("number", "is_trimmed"), [(None, False), (1, False), (255, False), (256, True), (512, True)])
def test_a_row_is_kept_and_now_and_then_there_is_less(number: int | None, is_trimmed: bool) -> None:
    database = Database(JOURNAL_ROW=[(number,)])
    journal = SharedJournal(database)
    journal.limit(10, 2_000)
    journal.add(b"row")
    trimmed = [("TRIM_JOURNAL", {"last": number, "capacity": 10, "bytes": 4_000})]
    assert database.queries == [("JOURNAL_ROW", {"row": b"row"}), *(trimmed if is_trimmed else [])]


def test_a_shared_journal_is_watched_emptied_and_begun_anew() -> None:
    database = Database()
    journal = SharedJournal(database)
    journal.watch()
    journal.remove({2})
    journal.remove(None)
    journal.reset()
    *others, (name, values) = database.queries
    assert others == [
        ("WATCH_JOURNAL", {}),
        ("FORGET_ENTRIES", {"sequences": [2], "id": None, "anew": False}),
        ("FORGET_ENTRIES", {"sequences": None, "id": None, "anew": False}),
    ]
    assert (name, values["sequences"], values["anew"], UUID(values["id"]).version) == ("FORGET_ENTRIES", None, True, 4)


ROW = ("k", "k/1", "sync", False)


def test_sessions_are_rows() -> None:
    dropped: list[str] = []
    database = Database(
        TOUCH_SESSION=[ROW], SESSIONS=[ROW, ROW], END_SESSION=[ROW], BEGIN_SESSION=[ROW], END_OLDEST=[ROW]
    )
    sessions = SharedSessions(lambda _space: MemoryStore(), database, dropped.append)
    assert sessions.touch("k") == SpaceOfKey("k", "k/1", "sync", ended=False)
    assert sessions.all() == [SpaceOfKey(*ROW)] * 2
    assert sessions.begin("k", "k/2", "manual", 5) == [SpaceOfKey(*ROW)]
    assert dropped == ["k/1"]
    assert sessions.end("k") is True
    assert dropped == ["k/1"] * 2
    sessions.abandon("k/9")
    assert dropped == ["k/1", "k/1", "k/9"]
    assert database.queries == [
        ("TOUCH_SESSION", {"key": "k"}),
        ("SESSIONS", {}),
        ("BEGIN_SESSION", {"key": "k", "own": "k/2", "delivery": "manual"}),
        ("END_OLDEST", {"most": 5}),
        ("END_SESSION", {"key": "k"}),
    ]
    first, second = sessions.new_space("k"), sessions.new_space("k")
    assert first != second
    assert first.startswith("k/")
    none = SharedSessions(lambda _space: MemoryStore(), Database(), dropped.append)
    assert (none.touch("k"), none.all(), none.begin("k", "s", "sync", 1), none.end("k")) == (None, [], None, False)
    assert len(dropped) == 3


class Copy(MemoryStore):
    def __init__(self, closed: list[str], space: str) -> None:
        super().__init__()
        self._closed, self._space = closed, space

    def close(self) -> None:
        self._closed.append(self._space)


def test_snapshots_are_spaces_beside_the_own_one() -> None:
    copies, rows, dropped, closed = dict[str, Copy](), dict[str, str](), list[str](), list[str]()

    def store_of(space: str) -> MemoryStore:
        return copies.setdefault(space, Copy(closed, space))

    def add(values: Mapping[str, Any]) -> list[Any]:
        assert copies[values["copy"]].get(Address("c", (), ("1",))) == {"id": 1}  # filled before anybody finds it
        if len(rows) >= values["most"] and values["name"] not in rows:
            return []
        rows[values["name"]] = values["copy"]
        return [1]

    def forget(values: Mapping[str, Any]) -> list[Any]:
        del rows[values["name"]]
        return []

    database = Database(SNAPSHOTS=lambda _values: list(rows.items()), ADD_SNAPSHOT=add, FORGET_SNAPSHOT=forget)
    snapshots = SharedSnapshots("own", store_of, database, dropped.append)
    state = MemoryStore()
    state.apply([Change(Address("c", (), ("1",)), {"id": 1})])
    assert [snapshots.add(name, state.snapshot(), 2) for name in ("a", "b", "c")] == [True, True, False]
    assert snapshots.names() == ["a", "b"]
    assert all(copy.startswith("own@") for copy in copies)
    assert len(set(copies)) == 3
    assert (dropped, sorted(closed)) == ([list(copies)[2]], sorted(copies))
    found = snapshots.get("a")
    assert found is not None
    again = MemoryStore()
    again.restore(found)
    assert again.get(Address("c", (), ("1",))) == {"id": 1}
    assert closed[-1] == rows["a"]
    copy = rows["a"]
    assert (snapshots.forget("a"), snapshots.forget("a"), snapshots.get("a")) == (True, False, None)
    assert (dropped[-1], len(dropped), snapshots.names()) == (copy, 2, ["b"])


def test_a_copy_that_can_not_be_filled_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[str] = []
    store = Copy(closed, "copy")
    snapshots = SharedSnapshots("own", lambda _space: store, Database(SNAPSHOTS=[("a", "copy")]), closed.append)
    for method in ("restore", "snapshot"):
        monkeypatch.setattr(store, method, lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        snapshots.add("a", Snapshot(None), 1)
    with pytest.raises(ZeroDivisionError):
        snapshots.get("a")
    assert closed == ["copy", "copy"]


def test_a_process_has_one_database_and_one_listener(monkeypatch: pytest.MonkeyPatch) -> None:
    log: list[str] = []

    def database_of(url: str, contract: str) -> Any:
        log.append(f"open {url} {contract}")
        return SimpleNamespace(close=lambda: log.append("close"))

    class Listener:
        def __init__(self, database: Any, notified: Any) -> None:
            log.append("listen")
            self.notified = notified

        def stop(self) -> None:
            log.append("stop")

    monkeypatch.setattr(shared_process, "_database_of", database_of)
    monkeypatch.setattr("understudy.state.postgres_members.Member", Listener)
    process, heard = SharedProcess("url", "contract"), list[tuple[str, int]]()
    assert process.database is process.database

    def listener(space: str) -> Callable[[int], None]:
        return lambda version: heard.append((space, version))

    for space in ("a", "b"):
        process.follow(space, listener(space))
    assert log == ["open url contract", "listen"]
    listener = cast("Any", process.member)
    for space, version in (("a", 1), ("b", 2), ("c", 3), (None, -1)):
        listener.notified(space, version)
    assert heard == [("a", 1), ("b", 2), ("a", -1), ("b", -1)]
    process.leave("a")
    process.leave("a")
    listener.notified(None, 5)
    assert heard[4:] == [("b", 5)]
    process.close()
    assert log[2:] == ["stop", "close"]
    process.close()
    assert log[2:] == ["stop", "close"]
    assert process.member is not listener
    assert log[4:] == ["open url contract", "listen"]


# What goes into a database and comes out of it.


A, B, OWN = Address("c", (), ("1",)), Address("c", ("p",), ("\u00e9\udcff", "2")), Address("~own", (), ("1",))


def test_a_change_is_rows_column_by_column() -> None:
    effect = RowChanges(gone=(A, B, OWN), put=((B, 5, b"text"), (Address("d", (), ("3",)), 6, b"more")))
    found = arrays_of(effect, {B}, {"c": 7})
    assert found == {
        "collections": ["c", "d", "c", "~own", tables.NUMBERS],
        "parents": ['["p"]', "[]", "[]", "[]", "[]"],
        "keys": [json.dumps(B.key), '["3"]', '["1"]', '["1"]', '["c"]'],
        "texts": [b"text", b"more", None, None, b"7"],
        "marks": [False, False, True, False, False],
        "keeps": [True, False, False, False, True],
    }


def test_everything_goes_in_and_comes_out_in_its_order() -> None:
    store = MemoryStore()
    many = [Address("c", parent, (key,)) for key in "badc" for parent in ((), ("p",))]
    store.apply([Change(each, {"n": number}) for number, each in enumerate(many)] + [Change(B, {}), Change(OWN, {})])
    store.apply([Change(many[3], None), Change(many[0], None)])
    store.next_number("c")
    store.next_number("c")
    content = store.content()
    rows = list(rows_of("space", 3, content))
    assert {(row["space"], row["version"]) for row in rows} == {("space", 3)}
    assert [row["marked"] for row in rows] == [row["text"] is None for row in rows]
    positions = [row["position"] for row in rows if row["text"] is not None]
    assert positions == list(range((3 << 20) + 1, (3 << 20) + 1 + len(positions)))
    columns = ("collection", "parent", "key", "text", "marked")
    read = content_of([(1, 2, *(row[name] for name in columns), False) for row in rows] + [(1, 2, *[None] * 5, None)])
    again = MemoryStore()
    again.take(read)
    for collection in ("c", "~own"):
        assert list(again.addresses(collection)) == list(store.addresses(collection))
        assert list(again.table(collection).marks()) == list(store.table(collection).marks())
    for each in [*many, B, OWN]:
        assert again.get(each) == store.get(each)
    assert (again.last_number("c"), again.last_number("d")) == (2, 0)


@pytest.mark.parametrize(
    ("text", "marked", "is_new", "changes"),
    [
        (b"x", False, False, [(B, b"x")]),
        (b"x", False, True, [(B, None), (B, b"x")]),
        (None, True, False, [(B, b"{}"), (B, None)]),
        (None, False, False, [(B, None)]),
        (None, True, True, [(B, b"{}"), (B, None)]),
    ],
)
def test_what_others_changed_is_read_from_their_rows(text: Any, marked: bool, is_new: bool, changes: Any) -> None:
    place = ("c", '["p"]', json.dumps(B.key))
    number = (0, 1, tables.NUMBERS, "[]", '["c"]', b"12", False, False)
    assert changes_of([(0, 1, *place, text, marked, is_new), number]) == (changes, {"c": 12})


def after(memory: MemoryStore, texts: Any) -> MemoryStore:
    made = MemoryStore()
    made.restore(memory.snapshot())
    made.apply_texts(texts)
    return made


@pytest.mark.parametrize(
    ("texts", "effect"),
    [
        ([(A, b"2")], RowChanges(put=((A, 1, b"2"),))),
        ([(A, None)], RowChanges(gone=(A,), marked=(A,))),
        ([(A, None), (A, b"2")], RowChanges(gone=(A,), put=((A, 2, b"2"),))),
        ([(A, None), (A, None)], RowChanges(gone=(A,), marked=(A,))),
        ([(A, b"2"), (A, None)], RowChanges(gone=(A,), marked=(A,))),
        ([(A, b"2"), (A, b"3")], RowChanges(put=((A, 1, b"3"),))),
        ([(OWN, None)], RowChanges(gone=(OWN,))),
        ([(Address("c", (), ("9",)), None)], RowChanges()),
        (
            [(Address("c", (), (key,)), b"1") for key in "89"] + [(Address("d", (), ("1",)), b"1")],
            RowChanges(
                put=(
                    (Address("c", (), ("8",)), 2, b"1"),
                    (Address("c", (), ("9",)), 3, b"1"),
                    (Address("d", (), ("1",)), 0, b"1"),
                )
            ),
        ),
        (
            [(Address("c", (), ("9",)), b"1"), (Address("c", (), ("9",)), None)],
            RowChanges(gone=(Address("c", (), ("9",)),), marked=(Address("c", (), ("9",)),)),
        ),
        (
            [(Address("c", (), ("0",)), b"1")],
            RowChanges(put=((Address("c", (), ("0",)), 2, b"1"),), unmarked=(Address("c", (), ("0",)),)),
        ),
    ],
)
def test_what_changes_come_to(texts: Any, effect: RowChanges) -> None:
    memory = MemoryStore()
    memory.apply_texts([(Address("c", (), ("0",)), b"1"), (A, b"1"), (Address("c", (), ("0",)), None), (OWN, b"1")])
    assert effect_of(memory, texts) == effect


def test_what_turns_one_content_into_another() -> None:
    memory = MemoryStore()
    gone, kept, other = (Address("c", (), (key,)) for key in "123")
    marked = Address("c", (), ("4",))
    memory.apply_texts([(each, b"1") for each in (gone, kept, other, marked)] + [(marked, None)])
    memory.apply_texts([(Address("d", (), ("1",)), b"1"), (Address("e", (), ("1",)), b"1")])
    before = memory.content()
    memory.apply_texts([(gone, None), (other, b"2"), (marked, b"1"), (Address("f", (), ("1",)), b"1")])
    memory.apply_texts([(Address("f", (), ("2",)), b"1"), (Address("f", (), ("1",)), None)])
    memory.forget("d")
    found = difference(before, memory.content())
    assert list(found.dropped) == ["d"]
    assert sorted(found.gone) == [gone, other]
    assert sorted(found.put) == [(other, 2, b"2"), (marked, 4, b"1"), (Address("f", (), ("2",)), 1, b"1")]
    assert list(found.unmarked) == [marked]
    assert sorted(found.marked) == [gone, Address("f", (), ("1",))]
    assert difference(before, before) == RowChanges([], [], [], [], [])
    empty = Content({}, {})
    assert list(difference(before, empty).dropped) == ["c", "d", "e"]
    assert list(difference(Content({"c": Table("c")}, {}), empty).dropped) == ["c"]


# What went wrong there, in words.


def refused(error: Exception) -> StateError:
    with pytest.raises(StateError) as caught, reported("the place"):
        raise error
    return caught.value


def failed(state: str | None, text: str = "it failed", kind: type[psycopg.Error] = psycopg.DatabaseError) -> Any:
    error = kind(text)
    error.sqlstate = state
    return error


@pytest.mark.parametrize(
    ("error", "kind", "message"),
    [
        (failed("28P01"), UnavailableError, "refuses the user or the password; correct --state"),
        (failed("28000"), UnavailableError, "refuses the user; correct --state, or let them in (pg_hba.conf)"),
        (failed("3D000"), UnavailableError, "does not exist; create it with CREATE DATABASE, or correct --state"),
        (
            failed("53300"),
            UnavailableError,
            "has no free connection; raise its max_connections, or start fewer processes",
        ),
        (
            failed("42501"),
            StateError,
            "does not let this user have a schema there; GRANT CREATE ON DATABASE, or choose another database",
        ),
        (failed("53100"), StateError, "can't be written: the disk is full; nothing was changed"),
        (failed("25006"), StateError, "can only be read; choose the primary server"),
        (failed("55P03"), UnavailableError, "is held by another process for too long; try again"),
        (failed("57014"), UnavailableError, "is held by another process for too long; try again"),
        (failed("08006", "It ended."), LostConnectionError, "can't be reached: it ended; start it, or correct --state"),
        (failed("57P01", "It ended"), LostConnectionError, "can't be reached: it ended; start it, or correct --state"),
        (failed("XX000", "It ended"), LostConnectionError, "can't be reached: it ended; start it, or correct --state"),
        (failed("42P01", "No table."), StateError, "can't be used: no table; choose another database"),
        (failed("42P01", ""), StateError, "can't be used: databaseError; choose another database"),
        (failed(None, "odd"), StateError, "can't be used: odd; choose another database"),
        (
            failed(None, "odd", psycopg.OperationalError),
            LostConnectionError,
            "can't be reached: odd; start it, or correct --state",
        ),
        (
            failed(None, "odd", psycopg.InterfaceError),
            LostConnectionError,
            "can't be reached: odd; start it, or correct --state",
        ),
        (
            failed(None, 'connection to server at "::1" failed: FATAL:  password authentication failed for user "x"'),
            UnavailableError,
            "refuses the user or the password; correct --state",
        ),
        (
            failed(None, "fe_sendauth: no password supplied"),
            UnavailableError,
            "refuses the user or the password; correct --state",
        ),
        (
            failed(None, "FATAL:  no pg_hba.conf entry for host"),
            UnavailableError,
            "refuses the user; correct --state, or let them in (pg_hba.conf)",
        ),
        (
            failed(None, 'FATAL:  role "x" is not permitted to log in'),
            UnavailableError,
            "refuses the user; correct --state, or let them in (pg_hba.conf)",
        ),
        (
            failed(None, 'FATAL:  database "x" does not exist'),
            UnavailableError,
            "does not exist; create it with CREATE DATABASE, or correct --state",
        ),
        (
            failed(None, "FATAL:  sorry, too many clients already"),
            UnavailableError,
            "has no free connection; raise its max_connections, or start fewer processes",
        ),
        (
            failed(None, "FATAL:  remaining connection slots are reserved"),
            UnavailableError,
            "has no free connection; raise its max_connections, or start fewer processes",
        ),
        (
            failed(
                None,
                "\n  first line \nconnection to host failed: FATAL:  Shutting down.\nlast",
                psycopg.OperationalError,
            ),
            LostConnectionError,
            "can't be reached: shutting down; start it, or correct --state",
        ),
        (SilentDatabaseError("x"), UnavailableError, "does not answer; try again when it does, or correct --state"),
        (PoolTimeoutError(), UnavailableError, "has no connection free; try again"),
        (
            DBAPIError("SELECT", {}, failed("42P01", "gone"), connection_invalidated=True),
            LostConnectionError,
            "can't be reached: gone; start it, or correct --state",
        ),
        (DBAPIError("SELECT", {}, failed("42P01", "gone")), StateError, "can't be used: gone; choose another database"),
    ],
)
def test_what_a_database_says_is_turned_into_what_to_do(error: Exception, kind: type, message: str) -> None:
    found = refused(error)
    assert (type(found), str(found)) == (kind, f"the place {message}")
    assert found.__cause__ is error


def test_other_errors_are_left_alone() -> None:
    with pytest.raises(KeyError), reported("the place"):
        raise KeyError


def test_a_place_shows_no_password_wherever_the_url_has_it() -> None:
    for url in ("postgresql://me:s3cret@host:5432/db", "postgresql://me@host:5432/db?password=s3cret"):
        assert place_of(read_url(url)) == "postgresql://me@host:5432/db"
        assert read_url(url).drivername == "postgresql+psycopg"
    assert isinstance(read_url("postgresql://host/db"), sql.URL)


def test_who_queues_behind_somebody_who_waited_in_vain_is_answered_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(postgres_patience, "monotonic", lambda: now[0])
    patience = Patience()
    assert patience.seconds == 15
    patience.check()
    patience.lose()
    assert patience.seconds == 2
    for now[0], is_refused in ((100.0, True), (101.9, True), (102.0, False), (110.0, False)):
        if not is_refused:
            patience.check()
            continue
        with pytest.raises(SilentDatabaseError, match=r"^does not answer$"):
            patience.check()
    assert patience.seconds == 2
    patience.answered()
    assert patience.seconds == 15
    patience.answered()


def test_a_connection_that_is_not_made_in_time_is_silence() -> None:
    patience = Patience()

    def late() -> Any:
        raise psycopg.errors.ConnectionTimeout("timeout expired")

    with pytest.raises(SilentDatabaseError, match=r"^timeout expired$"):
        patience.connect(late)
    with pytest.raises(SilentDatabaseError, match=r"^does not answer$"):
        patience.connect(lambda: pytest.fail("nobody tries"))


def test_a_connection_that_nothing_comes_over_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    now, finished = [100.0], list[int]()
    monkeypatch.setattr(postgres_patience, "monotonic", lambda: now[0])
    connection: Any = SimpleNamespace(pgconn=SimpleNamespace(finish=lambda: finished.append(1)))

    def waiting() -> Any:
        heard = []
        for _ in range(3):
            heard.append((yield "wanted"))
        return heard

    patience = Patience()
    patience.lose()
    watched = WaitingConnection._heard(connection, waiting(), patience)
    assert next(watched) == "wanted"
    for ready, seconds in ((0, 1.9), (5, 0.2), (0, 1.9)):  # what comes begins the time anew
        now[0] += seconds
        if (ready, seconds) == (0, 1.9) and now[0] > 103:
            with pytest.raises(StopIteration) as ended:
                watched.send(ready)
            assert ended.value.value == [0, 5, 0]
        else:
            assert watched.send(ready) == "wanted"
    assert (patience.seconds, finished) == (15, [])
    watched = WaitingConnection._heard(connection, waiting(), patience)
    next(watched)
    now[0] += 15
    assert watched.send(0) == "wanted"
    now[0] += 0.1
    with pytest.raises(SilentDatabaseError, match=r"^does not answer$"):
        watched.send(0)
    assert (patience.seconds, finished) == (2, [1])
    with pytest.raises(SilentDatabaseError):
        patience.check()


def test_a_change_is_made_again_where_another_process_came_before() -> None:
    for conflicts, tries in ((0, 1), (4, 5), (5, 6)):
        made: list[int] = []

        def act(made: list[int] = made, conflicts: int = conflicts) -> None:
            made.append(1)
            if len(made) <= conflicts:
                raise ConflictError

        insisting(act)
        assert len(made) == tries
    with pytest.raises(ConflictError):
        insisting(lambda: (_ for _ in ()).throw(ConflictError()))
    with pytest.raises(KeyError):
        insisting(lambda: (_ for _ in ()).throw(KeyError()))


def test_only_a_store_with_a_space_is_shared() -> None:
    assert shared_by(MemoryStore()) is None
    store: Any = SimpleNamespace(space=uuid4())
    assert shared_by(store) is store.space


@pytest.mark.parametrize(("lost", "tries"), [(0, 1), (3, 4), (4, 5), (9, 5)])
def test_what_lost_its_connection_is_tried_again_a_few_times(
    lost: int, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(postgres.time, "sleep", slept.append)
    made: list[int] = []

    def act() -> str:
        made.append(1)
        if len(made) <= lost:
            raise LostConnectionError("gone")
        return "done"

    if lost < 5:
        assert postgres._again(act) == "done"
    else:
        with pytest.raises(LostConnectionError):
            postgres._again(act)
    assert (len(made), slept) == (tries, [0.0, 0.1, 0.2, 0.30000000000000004][: min(lost, 4)])
    with pytest.raises(KeyError):
        postgres._again(lambda: {}["x"])


def test_nobody_tries_for_longer_than_some_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 9.9, 10.1])
    monkeypatch.setattr(postgres, "time", SimpleNamespace(monotonic=lambda: next(times), sleep=lambda _: None))
    made: list[int] = []

    def act() -> None:
        made.append(1)
        raise LostConnectionError("gone")

    with pytest.raises(LostConnectionError):
        postgres._again(act)
    assert len(made) == 3


def test_a_store_is_of_its_contract_wherever_it_is() -> None:
    shared, durable = (store_at(url, "Orders 1") for url in ("postgresql://host/db", "sqlite:///state.db"))
    assert (type(shared), type(durable)) == (SharedStore, DurableStore)
    assert [cast("Any", each)._contract for each in (cast("Any", shared)._process, durable)] == ["Orders 1"] * 2
    assert isinstance(clock_of(None), SystemClock)
    assert isinstance(clock_of(durable), SystemClock)
    assert clock_of(shared) is cast("SharedStore", shared).clock


@pytest.mark.parametrize(
    ("known", "is_lost", "expected", "queries"),
    [
        ([(7,)], False, (7, None), ["LOCK", "COMMITTED", "UNLOCK"]),
        ([], False, (8, 3), ["LOCK", "COMMITTED", "WRITE", "UNLOCK"]),
        ([], True, (8, 3), ["LOCK", "COMMITTED", "WRITE"]),
    ],
)
def test_a_write_whose_connection_was_lost_is_made_once(
    known: Any, is_lost: bool, expected: Any, queries: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    database, values = Database(COMMITTED=known, WRITE=[(8, 3)]), {"space": "s", "token": "t"}
    monkeypatch.setattr(postgres, "_execute", lambda _connection, statement, values: database(statement, values))
    connection: Any = SimpleNamespace(invalidated=is_lost)
    assert postgres._settled(values, connection) == expected
    assert database.queries == [(name, values) for name in queries]
    database.answers["WRITE"] = []
    assert postgres._settled(values, connection) == (expected if known else None)


def test_news_are_changes_or_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version of which nobody knows any more what came after it, or that was never made, is read whole."""
    queries: list[int] = []
    place, head = ("c", "[]", '["1"]', b"{}", False, False), (9, 4, 5, True, 6)

    def ask(statement: str, values: Mapping[str, Any]) -> list[Any]:
        assert (statement, values["space"]) == (tables.CHANGES, "s")
        queries.append(values["since"])
        return rows

    database: Any = object.__new__(PostgresDatabase)
    database.place = "the place"
    monkeypatch.setattr(database, "ask", ask, raising=False)
    rows: list[Any] = [(*head, *place)]
    expected = Head(9, 5, broadcasts=True, messages=6)
    for since, questions in ((-1, [-1]), (3, [3, -1]), (10, [10, -1]), (0, [0, -1])):
        queries.clear()
        found = database.news("s", since)
        assert (found.head, found.changes, set(found.content.tables)) == (expected, (), {"c"})
        assert queries == questions
    for since in (4, 9):
        found = database.news("s", since)
        assert (found.head, found.changes, found.numbers, found.content) == (
            *(expected, [(Address("c", (), ("1",)), b"{}")], {}),
            None,
        )
    rows = [(*head, *[None] * 6)]
    assert database.news("s", 9) == News(expected)
    rows = []
    with pytest.raises(StateError, match=r"^the place no longer has this state: it was dropped$"):
        database.news("s", 9)
