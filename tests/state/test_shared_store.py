"""The store of one process among several, over a database that keeps what it is sent: when it reads, what it notifies.

`test_shared_mock.py` has the same over PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from understudy.state import postgres_tables as tables
from understudy.state.memory import Content, MemoryStore
from understudy.state.postgres import Head, News
from understudy.state.shared import CONTROLS, ConflictError
from understudy.state.shared_process import SharedProcess
from understudy.state.shared_store import SharedStore
from understudy.state.store import Address, Change, Snapshot


def at(key: str, collection: str = "c") -> Address:
    return Address(collection, (), (key,))


class Database:
    """One space as others see it; `log` is what it was called with."""

    def __init__(self) -> None:
        self.log: list[Any] = []
        self.head = Head(0, 0, broadcasts=False, messages=0)
        self.content = Content({}, {})
        self.waiting: list[News] = []
        self.answers: dict[str, list[Any]] = {}

    def begin_space(self, space: str) -> None:
        self.log.append(f"begin {space}")

    def drop_space(self, space: str) -> None:
        self.log.append(f"drop {space}")

    def news(self, space: str, since: int, connection: object = None) -> News:
        self.log.append(("news", space, since, connection))
        if self.waiting:
            found = self.waiting.pop(0)
            self.head = found.head
            return found
        return News(self.head, content=self.content if since < 0 else None)

    @contextmanager
    def locked(self, space: str) -> Iterator[Any]:
        self.log.append(f"lock {space}")
        try:
            yield "connection"
        finally:
            self.log.append("unlock")

    def write(self, space: str, version: int, effect: Any, kept: Any, numbers: Any, *aside: Any, **more: Any) -> Any:
        put = [(address.key[0], number, text) for address, number, text in effect.put]
        gone = [address.key[0] for address in effect.gone]
        self.log.append(
            ("write", space, version, put, gone, {each.key[0] for each in kept}, dict(numbers), aside, more)
        )
        if version != self.head.version:
            raise ConflictError("too late")
        self.head = Head(version + 1, self.head.clock, self.head.broadcasts, self.head.messages + len(aside[1]))
        return self.head.version, 256 if aside[0] else None

    def change_head(self, space: str, version: int, values: Mapping[str, Any], content: Any = None) -> int:
        self.log.append(("head", space, version, dict(values), content))
        self.head = Head(
            version + 1, values.get("clock", self.head.clock), values.get("broadcasts", self.head.broadcasts), 0
        )
        return version + 1

    def ask(self, statement: str, values: Mapping[str, Any]) -> Sequence[Any]:
        [name] = [each for each, known in vars(tables).items() if known is statement]
        self.log.append((name, dict(values)))
        return self.answers.get(name, [])


class Process:
    def __init__(self) -> None:
        self.database = Database()
        self.member = SimpleNamespace(owner=77)
        self.followed: dict[str, Any] = {}
        self.log: list[str] = []

    def follow(self, space: str, notified: Any) -> None:
        self.followed[space] = notified

    def leave(self, space: str) -> None:
        self.log.append(f"leave {space}")

    def close(self) -> None:
        self.log.append("close")


@pytest.fixture
def process() -> Process:
    return Process()


def store_of(process: Process, space: str = "") -> SharedStore:
    store = SharedStore("postgresql://host/db", contract="it", space=space, process=cast("SharedProcess", process))
    store.open()
    process.database.log.clear()
    return store


def texts(store: SharedStore) -> list[Any]:
    return [store._memory.get(at(key)) for key in "123"]


def test_a_read_begins_with_what_is_new_and_a_turn_reads_it_once(process: Process) -> None:
    store, database = store_of(process), process.database
    database.content = Content({}, {"c": 3})
    assert (store.get(at("1")), store.version, store.last_number("c")) == (None, 0, 3)
    assert database.log == [("news", "", -1, None), ("news", "", 0, None)]
    database.log.clear()
    with store.turn():
        assert store.get(at("1")) is None
        assert list(store.records("c", ())) == []
        with store.turn():
            assert store.count("c", ()) == 0
    assert database.log == ["lock ", ("news", "", 0, "connection"), "unlock"]
    database.log.clear()
    with store.attempt():
        assert store.get(at("1")) is None
    assert database.log == []


def test_what_others_did_is_taken_up_and_notified_during_a_turn(process: Process) -> None:
    store, received, woken = store_of(process), list[Any](), list[int]()

    def on_changes(changes: Any) -> None:
        assert store._is_mine
        received.append(None if changes is None else list(changes))

    store.follow(on_changes, lambda: woken.append(1))
    changes = [(at("1"), b'{"id":1}'), (at("2"), b'{"id":2}')]
    process.database.waiting = [
        News(Head(1, 5_000_000, broadcasts=True, messages=9), content=Content({}, {})),
        News(Head(4, 5_000_000, broadcasts=True, messages=9), changes, {"c": 4}),
        News(Head(5, 5_000_000, broadcasts=True, messages=9), [(at("1"), None)]),
    ]
    store.refresh()
    assert (received, store.version, store.offset, store.broadcasts) == ([None], 1, timedelta(seconds=5), True)
    store.refresh()
    assert (received[1:], store.version, store._memory.last_number("c")) == ([changes], 4, 4)
    store.refresh()
    assert (received[2:], texts(store)) == ([[(at("1"), None)]], [None, {"id": 2}, None])
    store.refresh()
    assert (len(received), woken) == (3, [])
    assert store.newest_message == 9


@pytest.mark.parametrize(("version", "is_read"), [(0, False), (1, False), (2, True), (-1, True)])
def test_a_notice_of_what_is_known_already_only_wakes(process: Process, version: int, is_read: bool) -> None:
    store, woken = store_of(process), list[int]()
    process.database.head = Head(1, 0, broadcasts=False, messages=0)
    store.refresh()
    store.follow(lambda _: None, lambda: woken.append(1))
    process.database.log.clear()
    process.followed[""](version)
    assert (process.database.log, woken) == ([("news", "", 1, None)] if is_read else [], [1])


def test_a_change_is_written_with_its_numbers_and_what_goes_with_it(process: Process) -> None:
    store, database = store_of(process), process.database
    assert [store.next_number("c"), store.next_number("c")] == [1, 2]
    assert [each for each in database.log if each[0] == "write"] == [
        ("write", "", 0, [], [], set(), {"c": 1}, (None, ()), {"connection": "connection"}),
        ("write", "", 1, [], [], set(), {"c": 2}, (None, ()), {"connection": "connection"}),
    ]
    database.log.clear()
    with store.together(b"row", [b"one", b"two"]):
        store.apply([Change(at("1"), {"id": 1})])
        store.apply([Change(at("2"), {"id": 2})])
    writes = [each for each in database.log if each[0] == "write"]
    assert [each[2:8] for each in writes] == [
        (2, [("1", 0, b'{"id":1}')], [], set(), {}, (b"row", [b"one", b"two"])),
        (3, [("2", 1, b'{"id":2}')], [], set(), {}, (None, ())),
    ]
    assert ("TRIM_JOURNAL", {"space": "", "last": 256, "capacity": 0, "bytes": 0}) in database.log
    assert (texts(store)[:2], store.version, store._newest_message) == ([{"id": 1}, {"id": 2}], 4, 2)
    database.log.clear()
    with store.attempt():
        assert store.next_number("c") == 3
        store.apply([Change(at("1"), {"id": 7}), Change(at("2"), None), Change(at("3"), {})])
    [write] = [each for each in database.log if each[0] == "write"]
    assert write[3:7] == ([("1", 0, b'{"id":7}'), ("3", 2, b"{}")], ["2"], {"1"}, {"c": 3})
    assert write[8] == {"connection": None}


def test_who_comes_second_has_changed_nothing(process: Process) -> None:
    store = store_of(process)
    store.apply([Change(at("1"), {"id": 1})])
    process.database.head = Head(5, 0, broadcasts=False, messages=0)
    with pytest.raises(ConflictError), store.attempt():
        store.apply([Change(at("1"), {"id": 2})])
    assert (store._memory.get(at("1")), store.version) == ({"id": 1}, 1)


def test_a_row_of_the_journal_is_kept_alone_where_nothing_changes(process: Process) -> None:
    store, database = store_of(process), process.database
    database.answers["JOURNAL_ROW"] = [(1,)]
    with store.together(b"row", []):
        pass
    with store.together(None, []):
        pass
    assert database.log == [("JOURNAL_ROW", {"space": "", "row": b"row"})]
    database.log.clear()
    with pytest.raises(KeyError), store.together(b"row", [b"m"]):
        raise KeyError
    assert database.log == []
    store.apply([Change(at("1"), {})])
    assert next(each for each in database.log if each[0] == "write")[7] == (None, ())


def test_all_is_replaced_at_once_and_what_is_armed_stays(process: Process) -> None:
    store = store_of(process)
    store.apply([Change(at("1"), {"id": 1}), Change(at("1", "d"), {}), Change(at("f", CONTROLS), {"n": 1})])
    taken = store.snapshot()
    store.apply([Change(at("1"), {"id": 2}), Change(at("f", CONTROLS), {"n": 2})])
    store.restore(taken)
    assert store.get(at("1")) == {"id": 1}
    assert store.get(at("f", CONTROLS)) == {"n": 2}
    store.forget("c")
    assert (store.get(at("1")), store.get(at("1", "d"))) == (None, {})
    assert store.next_number("c") == 1
    store.clear()
    assert (store.get(at("1", "d")), store.get(at("f", CONTROLS)), store.last_number("c"), store.empty) == (
        None,
        None,
        0,
        True,
    )
    heads = [each for each in process.database.log if each[0] == "head"]
    assert [set(each[4].tables) for each in heads] == [{"c", "d", CONTROLS}, {"d", CONTROLS}, set()]
    assert [each[3] for each in heads] == [{}, {}, {}]
    store.restore(Snapshot(MemoryStore().content()))
    assert store.get(at("f", CONTROLS)) is None


def test_the_clock_is_everybodys(process: Process) -> None:
    store = store_of(process)
    clock = store.clock
    clock.advance(timedelta(hours=1))
    clock.advance(timedelta(seconds=1.5))
    assert [each[3] for each in process.database.log if each[0] == "head"] == [
        {"clock": 3_600_000_000},
        {"clock": 3_601_500_000},
    ]
    ahead = clock.now() - datetime.now(UTC)
    assert timedelta(seconds=3600) < ahead <= timedelta(seconds=3601.5)
    assert abs(clock.others() - datetime.now(UTC)) < timedelta(seconds=30)
    assert abs(clock.fresh().now() - datetime.now(UTC)) < timedelta(seconds=30)
    with pytest.raises(ValueError, match="a clock moves forward only"):
        clock.advance(timedelta(seconds=-1))
    clock.reset()
    assert process.database.log[-2][3] == {"clock": 0}
    assert store.offset == timedelta()


def test_messages_are_wanted_from_the_first_subscriber_on(process: Process) -> None:
    store = store_of(process)
    for _ in range(2):
        store.listen()
    assert store.broadcasts is True
    assert [each[3] for each in process.database.log if each[0] == "head"] == [{"broadcasts": True}]
    process.database.answers["MESSAGES"] = [(4, b"x"), (5, b"y")]
    assert store.messages(3) == [(4, b"x"), (5, b"y")]
    assert process.database.log[-1] == ("MESSAGES", {"space": "", "after": 3})


def test_calls_are_counted_in_windows(process: Process) -> None:
    store = store_of(process, "s")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    since = int(now.timestamp()) * 1_000_000
    process.database.answers["COUNT"] = [(since + 60_000_000, 3)]
    assert store.count_call(now, seconds=60) == (now + timedelta(minutes=1), 3)
    store.forget_calls()
    assert process.database.log == [
        ("COUNT", {"space": "s", "now": since, "length": 60_000_000}),
        ("FORGET_COUNT", {"space": "s"}),
    ]


def test_a_claim_is_of_the_process(process: Process) -> None:
    store = store_of(process, "s")
    assert store.claim("a") is False
    process.database.answers["CLAIM"] = [(1,)]
    assert store.claim("a") is True
    store.release("a")
    (claim, values), _, (release, released) = process.database.log
    assert (claim, release) == ("CLAIM", "RELEASE")
    assert {**values, "kind": 0} == {"space": "s", "name": "a", "owner": 77, "kind": 0}
    assert released == {"space": "s", "name": "a", "owner": 77}


@pytest.mark.parametrize(("space", "log"), [("", ["leave ", "close"]), ("s", ["leave s"])])
def test_a_store_lets_go_of_what_is_its_own(process: Process, space: str, log: list[str]) -> None:
    store = store_of(process, space)
    store.apply([Change(at("1"), {"id": 1})])
    store.close()
    assert (process.log, store.version) == (log, -1)
    process.database.log.clear()
    process.database.content = Content({}, {})
    assert store.get(at("1")) is None
    assert process.database.log == [f"begin {space}", ("news", space, -1, None)]


def test_other_spaces_are_beside_it(process: Process) -> None:
    store = store_of(process, "s")
    beside = store.beside("t")
    beside.open()
    assert (beside.name, store.space is store, process.database.log) == ("t", True, ["begin t"])
    process.database.answers["SNAPSHOTS"] = [("one", "s@1")]
    assert store.snapshots.names() == ["one"]
    assert store.snapshots.forget("one")
    assert process.database.log[-1] == "drop s@1"
    store.sessions.abandon("k/1")
    assert process.database.log[-1] == "drop k/1"
    assert store.sessions.all() == []
    assert process.database.log[-1] == ("SESSIONS", {})
