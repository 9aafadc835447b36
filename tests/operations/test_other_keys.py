"""A path whose parameter takes one of several keys finds a record by each: `{issueIdOrKey}`, `{id_or_slug}`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}


def boards(folder: Path, parameter: str, **named: Any) -> Mock:
    board, card = schema_ref("Board"), schema_ref("Card")
    key = [{"name": parameter, "in": "path", "required": True, "schema": TEXT}]
    cards = [*key, {"name": "card_id_or_ref", "in": "path", "required": True, "schema": TEXT}]
    body = {"type": "object", "properties": {"title": TEXT, **named}}
    item = f"/boards/{{{parameter}}}"
    paths: dict[str, Any] = {
        "/boards": {"post": operation("addBoard", "201", board, body=body)},
        item: {
            "parameters": key,
            "get": operation("getBoard", reply=board),
            "patch": operation("changeBoard", reply=board, body={"type": "object", "properties": {"title": TEXT}}),
            "delete": operation("dropBoard", "204"),
        },
        f"{item}/cards": {
            "parameters": key,
            "get": operation("listCards", reply={"type": "array", "items": card}),
            "post": operation("addCard", "201", card, body={"type": "object", "properties": {"ref": TEXT}}),
        },
        f"{item}/cards/{{card_id_or_ref}}": {"parameters": cards, "get": operation("getCard", reply=card)},
    }
    properties = {"id": WHOLE, "title": TEXT, **named}
    schemas = {
        "Board": {"type": "object", "required": ["id"], "properties": properties},
        "Card": {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "ref": TEXT}},
    }
    return play(document(paths, schemas), folder)


def ask(mock: Mock, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    response, value = answer(mock, method, path, body)
    return response.status, value


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ("id_or_slug", "slug"),
        ("slugOrId", "slug"),
        ("boardIdOrKey", "key"),
        ("board_id_or_name", "name"),
        ("identifier", "slug"),
    ],
)
def test_a_record_is_found_by_each_of_its_keys(tmp_path: Path, parameter: str, name: str) -> None:
    mock = boards(tmp_path, parameter, **{name: TEXT})
    made = ask(mock, "POST", "/boards", {"title": "Plans", name: "plans"})[1]
    assert made["id"] == 1
    assert ask(mock, "GET", "/boards/1") == ask(mock, "GET", "/boards/plans") == (200, made)
    assert ask(mock, "PATCH", "/boards/plans", {"title": "New"}) == (200, {**made, "title": "New"})
    card = ask(mock, "POST", "/boards/plans/cards", {"ref": "c-7"})[1]
    assert ask(mock, "GET", "/boards/1/cards") == ask(mock, "GET", "/boards/plans/cards") == (200, [card])
    assert ask(mock, "GET", "/boards/plans/cards/c-7") == ask(mock, "GET", "/boards/1/cards/1") == (200, card)
    assert ask(mock, "GET", "/boards/nothing")[1]["detail"] == "there is no board nothing"
    assert ask(mock, "DELETE", "/boards/plans")[0] == 204
    assert ask(mock, "GET", "/boards/1")[0] == ask(mock, "GET", "/boards/plans")[0] == 404
    assert f"or {name}" in explain(mock.contract)


def test_the_own_key_comes_before_another_records(tmp_path: Path) -> None:
    mock = boards(tmp_path, "id_or_slug", slug=TEXT)
    ask(mock, "POST", "/boards", {"slug": "2"})
    ask(mock, "POST", "/boards", {"slug": "1"})
    assert ask(mock, "GET", "/boards/2")[1]["slug"] == "1"


@pytest.mark.parametrize("parameter", ["board_id", "or_id"])
def test_other_parameters_take_their_own_key_only(tmp_path: Path, parameter: str) -> None:
    mock = boards(tmp_path, parameter, slug=TEXT)
    ask(mock, "POST", "/boards", {"slug": "plans"})
    assert ask(mock, "GET", "/boards/plans")[0] == 404


@pytest.mark.parametrize("word", ["me", "@me", "self"])
def test_a_word_that_the_description_of_a_key_quotes_is_the_caller(tmp_path: Path, word: str) -> None:
    user = schema_ref("User")
    described = {"description": f"The id of a user, or `{word}` for the user that calls."}
    key = [{"name": "userId", "in": "path", "required": True, "schema": TEXT, **described}]
    paths: dict[str, Any] = {
        "/users": {"post": operation("addUser", "201", user, body={"type": "object", "properties": {"email": TEXT}})},
        "/users/{userId}": {"parameters": key, "get": operation("getUser", reply=user)},
        "/users/{userId}/notes": {
            "parameters": key,
            "post": operation("addNote", "201", schema_ref("Note"), body={"type": "object"}),
            "get": operation("listNotes", reply={"type": "array", "items": schema_ref("Note")}),
        },
    }
    schemas = {
        "User": {"type": "object", "required": ["id"], "properties": {"id": TEXT, "email": TEXT}},
        "Note": {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "user_id": TEXT}},
    }
    mock = play(document(paths, schemas), tmp_path)
    mine = ask(mock, "GET", f"/users/{word}")
    assert mine[0] == 200
    assert ask(mock, "GET", f"/users/{mine[1]['id']}") == ask(mock, "GET", f"/users/{word}") == mine
    note = ask(mock, "POST", f"/users/{word}/notes", {})[1]
    assert note["user_id"] == mine[1]["id"]
    assert ask(mock, "GET", f"/users/{mine[1]['id']}/notes") == (200, [note])
    assert ask(mock, "GET", "/users/you")[0] == 404
