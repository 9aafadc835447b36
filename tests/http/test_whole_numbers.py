"""Whole numbers that are written with a fraction (JSON Schema 2020-12 core, 4.2.2)."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import answer, document, operation, play


@pytest.mark.parametrize(
    ("text", "status"),
    [("5.0", 200), ("9007199254740991.0", 200), ("9007199254740992.0", 200), ("9007199254740994.0", 400), ("5.5", 400)],
)
def test_they_are_integers_as_far_as_a_double_distinguishes_them(tmp_path: Path, text: str, status: int) -> None:
    size = {"name": "size", "in": "query", "schema": {"type": "integer"}}
    built = document({"/things": {"get": operation("listThings", reply={"type": "object"}, parameters=[size])}})
    assert answer(play(built, tmp_path), "GET", f"/things?size={text}")[0].status == status
