"""A read that is repeated is answered again, by a mock that recalls as by one that does all of it anew."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play
from hypothesis import given, settings
from hypothesis import strategies as st
from library import library

from understudy.extensions import handler
from understudy.messages import Response
from understudy.mock import Mock
from understudy.state.memory import MemoryStore
from understudy.testing.stores import FaultyStore

CALLS = st.lists(
    st.one_of(
        st.tuples(
            st.just("GET"), st.sampled_from(["/books", "/books/1", "/books/2", "/books?title=a", "/books/1/price"])
        ),
        st.tuples(st.sampled_from(["HEAD", "GET"]), st.sampled_from(["/books/1", "/books/new", "/ping", "/none"])),
        st.tuples(st.sampled_from(["POST", "POST", "DELETE"]), st.sampled_from(["/books", "/books/1"])),
        st.tuples(st.sampled_from(["PATCH", "PUT"]), st.sampled_from(["/books/1", "/books/2"])),
        st.tuples(st.just("advance"), st.just("")),
        st.tuples(st.sampled_from(["reset", "snapshot", "restore"]), st.just("")),
    ),
    max_size=14,
)


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    mock = play(library(), tmp_path)
    answer(mock, "POST", "/books", {"title": "a"})
    return mock


def again(mock: Mock, target: str, **headers: str) -> tuple[Response, Response]:
    return answer(mock, "GET", target, **headers)[0], answer(mock, "GET", target, **headers)[0]


def is_recalled(mock: Mock, target: str, **headers: str) -> bool:
    first, second = again(mock, target, **headers)
    assert first == second
    return first is second


@settings(max_examples=60, deadline=None)
@given(CALLS)
def test_both_answer_the_same(calls: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        recalling = play(library(), Path(folder))
        plain = recalling.fresh(store=FaultyStore(MemoryStore()))  # its version is not known
        kept: dict[Mock, Any] = {}
        for position, (method, target) in enumerate(calls):
            if method in ("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"):
                body = {"title": "ab"[position % 2]} if method in ("POST", "PATCH", "PUT") else None
                for _ in range(2):
                    assert answer(recalling, method, target, body) == answer(plain, method, target, body)
                continue
            for mock in (recalling, plain):
                if method == "advance":
                    mock.advance(timedelta(minutes=1))
                elif method == "reset":
                    mock.reset()
                elif method == "snapshot":
                    kept[mock] = mock.snapshot()
                elif mock in kept:
                    mock.restore(kept[mock])
        assert [entry.operation_id for entry in recalling.journal] == [entry.operation_id for entry in plain.journal]
        assert [entry.response for entry in recalling.journal] == [entry.response for entry in plain.journal]


def test_a_repeated_read_is_recalled_and_journaled(mock: Mock) -> None:
    assert is_recalled(mock, "/books/1")
    assert is_recalled(mock, "/books")
    assert [entry.operation_id for entry in mock.journal][-4:] == ["getBook", "getBook", "listBooks", "listBooks"]


@pytest.mark.parametrize("change", ["advance", "update", "delete", "create", "restore", "reset"])
def test_nothing_is_recalled_across_a_change(mock: Mock, change: str) -> None:
    before = mock.snapshot()
    first, _ = answer(mock, "GET", "/books/1")
    if change == "advance":
        mock.advance(timedelta(seconds=1))
    elif change == "update":
        mock.update("books", 1, title="b")
    elif change == "delete":
        mock.delete("books", 1)
    elif change == "create":
        mock.create("books")
    elif change == "restore":
        mock.restore(before)
    else:
        mock.reset()
    assert answer(mock, "GET", "/books/1")[0] is not first


def test_other_header_fields_are_another_request(mock: Mock) -> None:
    first, _ = answer(mock, "GET", "/books/1")
    assert answer(mock, "GET", "/books/1", accept="application/json")[0] is not first
    assert answer(mock, "GET", "/books/1", prefer="code=200")[0] is not first


def test_a_body_is_another_request(mock: Mock) -> None:
    first, _ = answer(mock, "GET", "/books/1")
    bare = mock.journal.entries(limit=1)[0].request
    assert mock.handle(bare) is first
    assert mock.handle(replace(bare, body=b"{}")) is not first


def test_a_fault_strikes_a_read_that_was_answered_before(mock: Mock) -> None:
    again(mock, "/books/1")
    mock.faults.add("getBook", status=503)
    assert [response.status for response in again(mock, "/books/1")] == [503, 200]


def test_an_expectation_is_met_by_a_read_that_was_answered_before(mock: Mock) -> None:
    again(mock, "/books/1")
    mock.expect("getBook").respond(status=200, json={"id": 9})
    assert answer(mock, "GET", "/books/1")[1] == {"id": 9}


def test_credentials_are_checked_each_time(tmp_path: Path) -> None:
    built = library()
    built["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    built["security"] = [{"bearer": []}]
    mock = play(built, tmp_path, auth="strict")
    mock.create("books")
    token = mock.tokens.issue("ann")
    again(mock, "/books/1", authorization=f"Bearer {token}")
    mock.tokens.reset()
    assert answer(mock, "GET", "/books/1", authorization=f"Bearer {token}")[0].status == 401


def test_a_handler_of_a_user_is_called_each_time(tmp_path: Path) -> None:
    calls = []

    @handler("getBook")
    def get_book(call: Any, records: Any) -> Any:
        calls.append(call.operation.id)
        return NotImplemented

    mock = play(library(), tmp_path, handlers=[get_book])
    mock.create("books")
    again(mock, "/books/1")
    assert len(calls) == 2


def test_reads_that_count_are_counted_each_time(tmp_path: Path) -> None:
    job = {
        "type": "object",
        "properties": {"id": {"type": "integer"}, "state": {"type": "string", "enum": ["open", "done"]}},
    }
    moves = [{"from": "open", "to": "done", "after": {"reads": 3}}]
    lifecycle = {"property": "state", "initial": "open", "terminal": ["done"], "transitions": moves}
    parameters = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    built = document(
        {
            "/jobs": {"post": operation("make", "201", job, body={"type": "object"})},
            "/jobs/{id}": {
                "parameters": parameters,
                "get": operation("read", reply={**job, "x-mock-lifecycle": lifecycle}),
            },
        }
    )
    mock = play(built, tmp_path)
    answer(mock, "POST", "/jobs", {})
    assert [answer(mock, "GET", "/jobs/1")[1]["state"] for _ in range(4)] == ["open", "open", "open", "done"]
