"""A record says what it stands below in the properties that it has for that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

INTEGER = {"type": "integer"}
PLACES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "by the name of the key above": ({"owner_id": INTEGER}, {"owner_id": 1}),
    "by the name of the parameter": ({"number": INTEGER}, {"number": 1}),
    "by what an overlay declares": ({"keeper": {**INTEGER, "x-mock-reference": "/owners"}}, {"keeper": 1}),
    "by nothing": ({"colour": {"type": "string", "example": "red"}}, {}),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_record_says_what_it_stands_below(place: str, tmp_path: Path) -> None:
    named, shown = PLACES[place]
    by_key = [{"name": "id", "in": "path", "required": True, "schema": INTEGER}]
    by_owner = [{"name": "number", "in": "path", "required": True, "schema": INTEGER}]
    kept = {"type": "object", "required": ["id"], "properties": {"id": {**INTEGER, "readOnly": True}, **named}}
    owner = {"type": "object", "required": ["id"], "properties": {"id": {**INTEGER, "readOnly": True}}}
    paths = {
        "/owners": {"post": operation("createOwner", "201", schema_ref("Owner"), body=schema_ref("Owner"))},
        "/owners/{number}": {"parameters": by_owner, "get": operation("getOwner", reply=schema_ref("Owner"))},
        "/owners/{number}/pets": {
            "parameters": by_owner,
            "post": operation("createPet", "201", schema_ref("Pet"), body={"type": "object"}),
        },
        "/owners/{number}/pets/{id}": {
            "parameters": by_owner + by_key,
            "get": operation("getPet", reply=schema_ref("Pet")),
        },
    }
    mock = play(document(paths, {"Owner": owner, "Pet": kept}), tmp_path)
    assert answer(mock, "POST", "/owners", {})[0].status == 201
    response, made = answer(mock, "POST", "/owners/1/pets", {})
    assert (response.status, {name: made[name] for name in shown}) == (201, shown)
    assert answer(mock, "GET", "/owners/1/pets/1")[1] == made
