"""Small parts of records: keys of every form, attributes that are refused, and what stands two levels below."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.records.errors import InvalidAttributesError

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}


def key(name: str, schema: Any = TEXT) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def notes(folder: Path, note: dict[str, Any], node: Any = TEXT) -> Mock:
    shown = schema_ref("Note")
    listed = operation("list", reply={"type": "array", "items": shown})
    paths = {
        "/notes": {"post": operation("make", "201", shown), "get": listed},
        "/notes/{id}": {"parameters": [key("id", node)], "get": operation("read", reply=shown)},
    }
    return play(document(paths, {"Note": note}), folder)


@pytest.mark.parametrize(
    ("node", "form"),
    [
        (TEXT, r"[0-9a-f]{24}"),
        ({"type": "string", "minLength": 40}, r"[0-9a-f]{40}"),
        ({"type": "string", "minLength": 70}, r"[0-9a-f]{70}"),
        ({"type": "string", "maxLength": 5}, r"[0-9a-f]{5}"),
        ({"type": "string", "minLength": 17, "maxLength": 17}, r"[0-9a-f]{17}"),
        ({"type": "string", "pattern": "^[a-f0-9]{8}$"}, r"[0-9a-f]{8}"),
        ({"type": "string", "pattern": "^ord_"}, r"ord_[0-9a-f]{24}"),
        ({"type": "string", "pattern": "^[0-9]+$"}, r"[0-9]+"),
        ({"type": "string", "format": "uuid"}, r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        ({"type": "integer", "minimum": 1000}, r"100[0-3]"),
        (WHOLE, r"[1-4]"),
    ],
)
def test_keys_are_as_their_schema_wants_them_and_no_two_alike(tmp_path: Path, node: Any, form: str) -> None:
    note = {"type": "object", "required": ["id"], "properties": {"id": {**node, "readOnly": True}}}
    mock = notes(tmp_path, note, node)
    made = [answer(mock, "POST", "/notes")[1] for _ in range(4)]
    keys = [each["id"] for each in made]
    assert len(set(keys)) == 4
    assert all(re.fullmatch(form, str(each)) for each in keys)
    assert [answer(mock, "GET", f"/notes/{each}")[1] for each in keys] == made
    assert answer(mock, "GET", "/notes")[1] == made


@pytest.mark.parametrize(
    ("attributes", "wrong"),
    [
        ({"text": "b"}, "text can't be 'b': the schema forbids it: must have at least 3 characters; must match ^a"),
        ({"tags": ["a", 1]}, "tags can't be ['a', 1]: the schema forbids it: /1 expected string, got integer"),
        (
            {"at": {"geo": {"lat": "x"}}},
            "at can't be {'geo': {'lat': 'x'}}: the schema forbids it: /geo/lat expected integer, got string",
        ),
    ],
)
def test_an_attribute_that_can_not_be_says_all_that_is_wrong_with_it(
    tmp_path: Path, attributes: dict[str, Any], wrong: str
) -> None:
    geo = {"type": "object", "properties": {"lat": WHOLE}}
    named = {
        "id": TEXT,
        "text": {"type": "string", "minLength": 3, "pattern": "^a"},
        "tags": {"type": "array", "items": TEXT},
        "at": {"type": "object", "properties": {"geo": geo}},
    }
    mock = notes(tmp_path, {"type": "object", "required": ["id"], "properties": named})
    with pytest.raises(InvalidAttributesError, match=f"^notes: {re.escape(wrong)}$"):
        mock.create("notes", **attributes)
    assert mock.records("notes") == []


def test_what_stands_two_levels_below_is_listed_there_and_goes_with_what_is_above(tmp_path: Path) -> None:
    paths: dict[str, Any] = {}
    path, above = "", list[dict[str, Any]]()
    for plural, one in (("orgs", "Org"), ("teams", "Team"), ("users", "User")):
        shown, path = schema_ref(one), f"{path}/{plural}"
        listed = operation(f"list{one}", reply={"type": "array", "items": shown})
        paths[path] = {"parameters": above, "post": operation(f"make{one}", "201", shown), "get": listed}
        above, path = [*above, key(one.lower())], f"{path}/{{{one.lower()}}}"
        gone, read = operation(f"drop{one}", "204"), operation(f"read{one}", reply=shown)
        paths[path] = {"parameters": above, "get": read, "delete": gone}
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    mock = play(document(paths, dict.fromkeys(("Org", "Team", "User"), record)), tmp_path)

    def made(path: str) -> str:
        return f"{path}/{answer(mock, 'POST', path)[1]['id']}"

    one, other = made("/orgs"), made("/orgs")
    team, beside, elsewhere = made(f"{one}/teams"), made(f"{one}/teams"), made(f"{other}/teams")
    users = [made(f"{each}/users") for each in (team, team, beside, elsewhere)]

    def counts() -> list[int]:
        keys = [each.split("/")[2::2] for each in (team, beside, elsewhere)]
        return [len(mock.records("orgs/teams/users", *each)) for each in keys]

    assert counts() == [2, 1, 1]
    assert answer(mock, "DELETE", team)[0].status == 204
    assert counts() == [0, 1, 1]
    assert answer(mock, "DELETE", one)[0].status == 204
    assert counts() == [0, 0, 1]
    assert [answer(mock, "GET", each)[0].status for each in users] == [404, 404, 404, 200]
    assert len(mock.records("orgs")) == len(mock.records("orgs/teams", other.rpartition("/")[2])) == 1
