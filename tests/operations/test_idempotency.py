"""Requests that are repeated under one key (draft-ietf-httpapi-idempotency-key-header)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from library import library

from understudy.inference.idempotency import IdempotencyKey
from understudy.messages import Answer, Principal, Refusal, Request
from understudy.mock import Mock
from understudy.operations import idempotency
from understudy.operations.idempotency import answer_again, keep_answer, key_address
from understudy.state.memory import MemoryStore
from understudy.state.store import Address
from understudy.state.work import Work

NOW = datetime(2026, 1, 1, tzinfo=UTC)
KEY = {"idempotency_key": "7f3c"}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(library(), tmp_path)


def test_the_repetition_of_a_request_gets_the_first_answer_and_makes_nothing(mock: Mock) -> None:
    first, made = answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    again, same = answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    assert (again.status, same) == (first.status, made) == (201, {"id": 1, "title": "Momo"})
    assert ("Idempotent-Replayed", "true") in again.headers
    assert "Idempotent-Replayed" not in dict(first.headers)
    assert dict(again.headers).get("Location") == dict(first.headers).get("Location")
    assert answer(mock, "GET", "/books")[1]["total"] == 1


def test_a_record_that_has_changed_since_does_not_change_the_first_answer(mock: Mock) -> None:
    answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    answer(mock, "PATCH", "/books/1", {"title": "Jim"})
    assert answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)[1] == {"id": 1, "title": "Momo"}


def test_the_same_key_with_another_body_is_refused_and_says_why(mock: Mock) -> None:
    answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    refused, problem = answer(mock, "POST", "/books", {"title": "Jim"}, **KEY)
    assert refused.status == 400
    message = "the idempotency key '7f3c' was used before, for another request (POST /books)"
    assert problem["detail"] == message
    assert dict(refused.headers)["X-Mock-Reason"] == message
    assert answer(mock, "GET", "/books")[1]["total"] == 1


@pytest.mark.parametrize(
    ("documented", "status"),
    [("409", 409), ("422", 422), ("400", 400), ("409 422 400", 409), ("400 422", 422), ("409 400", 409)],
)
def test_the_conflict_is_the_one_that_the_document_has(tmp_path: Path, documented: str, status: int) -> None:
    built = library()
    for each in documented.split():
        built["paths"]["/books"]["post"]["responses"][each] = {"description": "no"}
    mock = play(built, tmp_path)
    answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    assert answer(mock, "POST", "/books", {"title": "Jim"}, **KEY)[0].status == status


def test_an_error_names_the_documents_own_word_for_a_reused_key(tmp_path: Path) -> None:
    kinds = {"type": "string", "enum": ["api_error", "card_error", "idempotency_error", "invalid_request_error"]}
    error = {"type": "object", "required": ["type"], "properties": {"type": kinds, "message": {"type": "string"}}}
    built = library()
    reply = {"content": {"application/json": {"schema": error}}, "description": "wrong"}
    built["paths"]["/books"]["post"]["responses"]["default"] = reply
    mock = play(built, tmp_path)
    answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    refused, body = answer(mock, "POST", "/books", {"title": "Jim"}, **KEY)
    assert (refused.status, body["type"]) == (400, "idempotency_error")


def test_a_refused_request_may_be_tried_again_under_its_key(mock: Mock) -> None:
    assert answer(mock, "POST", "/books", {"title": 7}, **KEY)[0].status == 400
    assert answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)[0].status == 201


def test_other_methods_and_requests_without_a_key_are_carried_out_each_time(mock: Mock) -> None:
    for title in ("Momo", "Jim"):
        assert answer(mock, "POST", "/books", {"title": title})[0].status == 201
    for title in ("Ronja", "Pippi"):
        assert answer(mock, "PUT", "/books/1", {"title": title}, **KEY)[1]["title"] == title


def test_a_key_is_good_for_a_day(mock: Mock) -> None:
    answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    mock.advance(timedelta(days=1))
    answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    assert answer(mock, "GET", "/books")[1]["total"] == 2


def test_an_answer_that_was_lost_is_got_by_trying_again(mock: Mock) -> None:
    mock.faults.add("createBook", status=500, phase="after_commit")
    assert answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)[0].status == 500
    assert answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)[1] == {"id": 1, "title": "Momo"}
    assert answer(mock, "GET", "/books")[1]["total"] == 1


def test_keys_outlive_a_restart_and_are_gone_after_a_reset(tmp_path: Path) -> None:
    mock = play(library(), tmp_path, state=f"sqlite:///{tmp_path}/state.db")
    answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)
    mock.store.close()
    mock = play(library(), tmp_path, state=f"sqlite:///{tmp_path}/state.db")
    assert answer(mock, "POST", "/books", {"title": "Momo"}, **KEY)[1] == {"id": 1, "title": "Momo"}
    assert answer(mock, "GET", "/books")[1]["total"] == 1
    mock.reset()
    answer(mock, "POST", "/books", {"title": "Jim"}, **KEY)
    assert answer(mock, "GET", "/books")[1]["data"] == [{"id": 1, "title": "Jim"}]
    mock.store.close()


def header(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "header", "schema": {"type": "string"}, **more}


PLACES: dict[str, tuple[dict[str, Any], dict[str, str], dict[str, str]]] = {
    "another header": ({"parameters": [header("X-Idempotency-Key")]}, {"x-idempotency-key": "k"}, {}),
    "by its description": (
        {"parameters": [header("Acme-Request-Id", description="Makes the call idempotent for 72 hours.")]},
        {"acme-request-id": "k"},
        {},
    ),
    "by x-mock-role": (
        {"parameters": [header("Once", **{"x-mock-role": "idempotency-key"})]},
        {"once": "k"},
        {},
    ),
    "in the body": ({}, {}, {"idempotency_key": "k"}),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_document_may_have_the_key_elsewhere(tmp_path: Path, place: str) -> None:
    declared, sent, in_body = PLACES[place]
    thing = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "name": {"type": "string"}}}
    new = {"type": "object", "properties": {"name": {"type": "string"}, "idempotency_key": {"type": "string"}}}
    post = operation("createThing", "201", schema_ref("Thing"), body=new, **declared)
    listed = operation("listThings", reply={"type": "array", "items": schema_ref("Thing")})
    mock = play(document({"/things": {"post": post, "get": listed}}, {"Thing": thing}), tmp_path)
    for _ in range(2):
        assert answer(mock, "POST", "/things", {"name": "a", **in_body}, **sent)[1]["id"] == 1
    assert len(answer(mock, "GET", "/things")[1]) == 1


@pytest.mark.parametrize(
    ("path", "query", "body"),
    [("/v1/books", "", {"title": "Momo"}), ("/books", "q=1", {"title": "Momo"}), ("/books", "", {"title": "Jim"})],
)
def test_another_request_is_one_with_another_path_query_or_body(path: str, query: str, body: Any) -> None:
    store = MemoryStore()
    work = Work(store)
    place = IdempotencyKey(("idempotency-key",), ())
    address = key_address(place, {"idempotency-key": "k"}, None, None)
    assert address is not None
    operation: Any = SimpleNamespace(id="makeBook", responses={})
    first = Request("POST", "/books", "", {})
    keep_answer(work, address, operation, first, {"title": "Momo"}, Answer(201, b"bytes", "image/png"), NOW)
    work.commit()
    again = answer_again(store, address, operation, first, {"title": "Momo"}, NOW)
    assert isinstance(again, Answer)
    assert (again.status, again.value, again.media_type) == (201, b"bytes", "image/png")
    refused = answer_again(store, address, operation, Request("POST", path, query, {}), body, NOW)
    assert isinstance(refused, Refusal)
    assert (refused.statuses, refused.code, refused.meaning) == ((422, 400), "idempotency_key_reused", "reused-key")
    almost, over = NOW + timedelta(days=1, seconds=-1), NOW + timedelta(days=1)
    assert isinstance(answer_again(store, address, operation, first, {"title": "Momo"}, almost), Answer)
    assert answer_again(store, address, operation, first, {"title": "Momo"}, over) is None


def test_where_there_are_very_many_keys_the_oldest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idempotency, "_MOST", 3)
    work = Work(MemoryStore())
    operation: Any = SimpleNamespace(id="makeBook", responses={})
    for number in range(5):
        address = Address("~idempotency", (), ("", str(number)))
        keep_answer(work, address, operation, Request("POST", "/books", "", {}), number, Answer(201), NOW)
    assert [address.key[1] for address in work.addresses("~idempotency", ())] == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("sent", "body", "subject", "key"),
    [
        ({"idempotency-key": "k"}, None, "ada", ("ada", "k")),
        ({"idempotency-key": "k"}, None, None, ("", "k")),
        ({"x-key": "k", "idempotency-key": ""}, None, None, ("", "k")),
        ({}, {"requestId": "k"}, None, ("", "k")),
        ({"x-key": "h"}, {"requestId": "k"}, None, ("", "h")),
        ({}, {"requestId": "", "token": "t"}, None, ("", "t")),
        ({}, {"requestId": 5}, None, None),
        ({}, ["requestId"], None, None),
        ({}, None, None, None),
    ],
)
def test_where_a_key_stands(sent: Any, body: Any, subject: str | None, key: Any) -> None:
    place = IdempotencyKey(("idempotency-key", "x-key"), ("requestId", "token"))
    principal = None if subject is None else Principal((), subject, frozenset())
    address = key_address(place, sent, body, principal)
    assert (address and address.key) == key
