"""The journal takes no more than it may, and a disk that is full keeps nobody from reading."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orders_document import call
from receivers import orders

from understudy.clock import ManualClock
from understudy.exchange import Request, Response
from understudy.mock import Mock
from understudy.server.app import create_app
from understudy.server.cli.main import main
from understudy.state.durable import DurableStore
from understudy.state.journal import Journal, JournalEntry, describe
from understudy.state.journal_entries import LARGE
from understudy.state.journal_rows import JOURNAL, entry_of, row_of
from understudy.state.store import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def entry(journal: Journal, size: int, answered: int = 0) -> JournalEntry:
    return journal.make(NOW, None, Request("POST", "/a", "", {}, b"x" * size), Response(200, (), b"y" * answered))


def test_twenty_large_bodies_take_the_room_of_their_beginnings() -> None:
    journal = Journal()
    body = b"x" * 10_000_000
    for _ in range(20):
        journal.add(journal.make(NOW, None, Request("POST", "/a", "", {}, body), Response(201, (), b"{}")))
    assert len(journal) == 20
    assert sum(each.size for each in journal) < 2_000_000
    [*_, last] = journal.entries()
    shown = describe(last)["request"]
    assert (len(shown["body"]), shown["bytes"], shown["sha256"]) == (65_536, 10_000_000, sha256(body).hexdigest())
    assert (describe(last)["response"]["bytes"], describe(last)["response"]["sha256"]) == (None, None)
    assert entry_of(json.loads(json.dumps(row_of(last)))) == last


def test_a_body_that_is_not_large_is_kept_whole() -> None:
    kept = entry(Journal(), LARGE, LARGE)
    assert (len(kept.request.body), len(kept.response.body), kept.request_digest, kept.response_digest) == (
        LARGE,
        LARGE,
        None,
        None,
    )
    cut = entry(Journal(), 0, LARGE + 1)
    assert cut.response_digest is not None
    assert (cut.response_digest.bytes, len(cut.response.body), cut.request_digest) == (LARGE + 1, 65_536, None)


@given(st.lists(st.integers(0, 3_000), max_size=30), st.integers(1, 5), st.integers(1_000, 9_000))
def test_the_newest_stay_as_far_as_there_is_room(sizes: list[int], capacity: int, most: int) -> None:
    journal, model = Journal(capacity, most), list[JournalEntry]()
    for size in sizes:
        new = entry(journal, size)
        model.append(new)
        gone = []
        while len(model) > 1 and (len(model) > capacity or sum(each.size for each in model) > most):
            gone.append(model.pop(0).sequence)
        assert journal.outdated(new) == gone
        journal.add(new)
        assert list(journal) == model


def test_room_comes_back_when_entries_are_removed() -> None:
    journal = Journal(most_bytes=5_000)
    for _ in range(3):
        journal.add(entry(journal, 500))
    journal.remove([1, 2])
    for _ in range(2):
        journal.add(entry(journal, 500))
    assert [each.sequence for each in journal] == [3, 4, 5]
    journal.clear()
    for _ in range(3):
        journal.add(entry(journal, 500))
    assert [each.sequence for each in journal] == [6, 7, 8]


def test_without_a_journal_nothing_is_kept_and_numbers_go_on(tmp_path: Path) -> None:
    mock, _ = orders(journal_limit=0)
    assert call(mock, "POST", "/orders", {})[0] == 201
    assert (mock.journal.entries(), mock.fresh().journal.capacity) == ((), 0)
    assert mock.journal.make(NOW, None, Request("GET", "/"), Response(200)).sequence == 2
    with closing(DurableStore(f"sqlite:///{tmp_path}/state.db")) as store:
        kept = Mock(mock.contract, store=store, journal_limit=0)
        assert call(kept, "POST", "/orders", {})[0] == 201
        assert list(store.records(JOURNAL, ())) == []


def test_the_state_file_forgets_what_the_journal_has_no_room_for(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/state.db"
    contract = orders()[0].contract

    def numbers(store: Store, mock: Mock) -> tuple[list[int], list[int]]:
        return [row["sequence"] for row in store.records(JOURNAL, ())], [each.sequence for each in mock.journal]

    with closing(DurableStore(url)) as store:
        mock = Mock(contract, store=store, journal_bytes=4_000)
        for _ in range(6):
            call(mock, "POST", "/orders", {"note": "x" * 300})
        assert numbers(store, mock) == ([5, 6], [5, 6])
    with closing(DurableStore(url)) as store:
        mock = Mock(contract, store=store, journal_limit=1)
        assert numbers(store, mock) == ([6], [6])


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Mock]:
    """A mock whose state file has no room any more, as on a full disk: SQLite says the same (SQLITE_FULL)."""
    with closing(DurableStore(f"sqlite:///{tmp_path}/state.db")) as store:
        mock = Mock(orders()[0].contract, store=store, clock=ManualClock())
        assert call(mock, "POST", "/orders", {"note": "kept" * 500})[0] == 201
        set_pages(mock, 1)
        for number in range(50):  # what is left of the last page is filled
            if call(mock, "POST", "/orders", {"note": str(number) * 500})[0] == 500:
                break
        yield mock


def read(mock: Mock, path: str) -> int:
    """The status of a GET whose journal entry is more than may be free in a page."""
    return mock.handle(Request("GET", path, "", {"x-large": "x" * 9_000})).status


def set_pages(mock: Mock, most: int) -> None:
    """How large the state file may become; it is never less than it is."""
    assert isinstance(mock.store, DurableStore)
    database = mock.store._database
    assert database is not None
    database._pragma(f"max_page_count = {most}")


BEHIND = "the journal of the state file fell behind, this exchange is not in it: "


def test_on_a_full_disk_reads_are_answered_and_the_journal_says_that_it_fell_behind(
    full: Mock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        begun = full.journal.entries()[-1].sequence
        assert [read(full, "/orders/1"), read(full, "/orders/999")] == [200, 404]
    last = full.journal.entries(after=begun)
    assert [(each.response.status, each.warnings[-1][: len(BEHIND)]) for each in last] == [(200, BEHIND), (404, BEHIND)]
    assert "the disk is full" in last[0].warnings[-1]
    assert "the journal of the state file falls behind: " in caplog.text


def test_on_a_full_disk_what_can_t_be_kept_is_refused_and_changes_nothing(full: Mock) -> None:
    before = full.records("orders")
    status, problem = call(full, "POST", "/orders", {"note": "lost" * 2_000})
    assert (status, problem["title"]) == (500, "The state can't be kept")
    assert full.records("orders") == before
    set_pages(full, 100_000)
    assert call(full, "POST", "/orders", {"note": "kept" * 2_000})[0] == 201
    assert len(full.records("orders")) == len(before) + 1


def test_on_a_full_disk_time_passes_for_who_reads(full: Mock) -> None:
    full.clock.advance(timedelta(hours=2))
    assert read(full, "/orders/1") == 200
    set_pages(full, 100_000)
    assert call(full, "GET", "/orders/1")[0] == 200
    assert "reminder" in {event.type for event in full.webhooks.events()}


CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "a record": ("records", {"resource": "orders", "attributes": {"note": "x" * 9_000}}),
    "a change": ("transitions", {"resource": "orders", "key": ["1"], "to": "paid", "patch": {"note": "x" * 9_000}}),
    "seeds": ("seeds", {"seeds": {"orders": [{"note": "x" * 9_000}]}}),
}


@pytest.mark.parametrize("name", CALLS)
def test_on_a_full_disk_the_control_plane_answers_with_problem_details(
    full: Mock, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = create_app(full).test_client()
    path, body = CALLS[name]
    answer = client.post(f"/__mock__/{path}", json=body)
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.get_json()["code"] == "state_error"
    assert "the disk is full" in answer.get_json()["detail"]
    assert [each.getMessage() for each in caplog.records] == [f"POST /__mock__/{path}: {answer.get_json()['detail']}"]
    assert not any(each.exc_info for each in caplog.records)
    for path in ("/__mock__/journal", "/__mock__/state", "/__mock__/events", "/__mock__/records?resource=orders"):
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("wrong", ["0", "-1", "many", "5 parsecs"])
def test_a_size_is_one(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "api.yaml", f"--journal-bytes={wrong}"])
    assert f"argument --journal-bytes: {wrong} is no size such as 500000, 500kB or 64MB" in capsys.readouterr().err
