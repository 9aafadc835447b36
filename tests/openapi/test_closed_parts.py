"""Parts of an `allOf` that forbid one another's properties, as generators of inheritance write them."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from documents import answer, document, operation, play, schema_ref

TEXT = {"type": "string"}
BASE = {
    "type": "object",
    "required": ["type"],
    "properties": {"type": TEXT},
    "additionalProperties": False,
}
TAG = {
    "allOf": [
        schema_ref("Base"),
        {"type": "object", "properties": {"name": TEXT}, "additionalProperties": False},
    ],
    "additionalProperties": False,
}
OPEN = {"allOf": [schema_ref("Tagged"), {"type": "object", "properties": {"more": TEXT}}]}
TAGGED = {"type": "object", "properties": {"name": TEXT}, "additionalProperties": False}


def tags(schema: str, schemas: dict[str, Any]) -> dict[str, Any]:
    return document(
        {"/tags": {"post": operation("tag", "201", schema_ref(schema), body=schema_ref(schema))}},
        copy.deepcopy(schemas),
    )


def test_what_one_part_requires_and_another_forbids_is_let_pass(tmp_path: Path) -> None:
    mock = play(tags("Tag", {"Base": BASE, "Tag": TAG}), tmp_path)
    assert answer(mock, "POST", "/tags", {"type": "tags", "name": "new"})[1] == {"type": "tags", "name": "new"}
    assert [
        (each.rule, each.pointer, each.message) for each in mock.contract.problems if each.rule == "closed-parts"
    ] == [
        (
            "closed-parts",
            "/components/schemas/Tag",
            "a part of its allOf forbids type, which another requires: more properties are let pass",
        )
    ]


def test_parts_that_something_satisfies_are_held_to(tmp_path: Path) -> None:
    mock = play(tags("Open", {"Tagged": TAGGED, "Open": OPEN}), tmp_path)
    assert not [each for each in mock.contract.problems if each.rule == "closed-parts"]
    assert answer(mock, "POST", "/tags", {"more": "x"})[0].status == 400
