"""A list in the order of a property: what sorting every record gives, without reading every record again."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play

from understudy.mock import Mock
from understudy.operations import selection

THING = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "amount": {"type": ["integer", "string", "null"]},
        "state": {"type": "string"},
    },
}
QUERY = [
    {"name": name, "in": "query", "schema": {"type": kind}}
    for name, kind in (("sort", "string"), ("limit", "integer"), ("cursor", "string"), ("state", "string"))
]
PAGE = {
    "type": "object",
    "required": ["data", "total", "next_cursor"],
    "properties": {
        "data": {"type": "array", "items": THING},
        "total": {"type": "integer"},
        "next_cursor": {"type": ["string", "null"]},
    },
}
COUNT = 60


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    item = {
        "parameters": [{"name": "thing_id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "patch": operation("changeThing", body=THING, reply=THING),
        "delete": operation("deleteThing", "204"),
    }
    things = {
        "get": {**operation("listThings", reply=PAGE), "parameters": QUERY},
        "post": operation("createThing", "201", THING, body=THING),
    }
    return play(document({"/things": things, "/things/{thing_id}": item}), tmp_path)


def made(mock: Mock) -> dict[str, Any]:
    draw = random.Random(1)
    things: dict[str, Any] = {}
    for number in range(COUNT):
        thing = {"id": f"t{number}", "amount": draw.choice((3, 12, "b", "A", "7", None)), "state": draw.choice("xy")}
        assert answer(mock, "POST", "/things", thing)[0].status == 201
        things[thing["id"]] = thing
    return things


def rank(thing: Any) -> tuple[int, Any]:
    amount = thing["amount"]
    if amount is None:
        return (0, 0)
    return (1, float(amount)) if str(amount).isdigit() else (2, amount.casefold())


def shown(mock: Mock, query: str) -> list[str]:
    """All pages, by their cursors."""
    found: list[str] = []
    cursor = ""
    while True:
        _, page = answer(mock, "GET", f"/things?{query}&limit=7{cursor}")
        found += [each["id"] for each in page["data"]]
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"


def test_every_page_after_any_change(mock: Mock) -> None:
    things = made(mock)
    draw = random.Random(2)
    for step in range(12):
        ascending = [each["id"] for each in sorted(things.values(), key=rank)]
        assert shown(mock, "sort=amount") == ascending
        assert shown(mock, "sort=-amount") == ascending[::-1]
        of_state = [name for name in ascending if things[name]["state"] == "x"]
        assert shown(mock, "sort=amount&state=x") == of_state
        name = draw.choice(list(things))
        if step % 3:
            things[name] = {**things[name], "amount": draw.choice((1, 99, "z", None))}
            assert answer(mock, "PATCH", f"/things/{name}", things[name])[0].status == 200
        else:
            assert answer(mock, "DELETE", f"/things/{name}")[0].status == 204
            del things[name]


def test_an_order_that_is_used_again_reads_what_has_changed_alone(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    selection.ranking.cache_clear()
    ranked: list[Any] = []
    real = selection._rank
    monkeypatch.setattr(selection, "_rank", lambda steps, record: ranked.append(record) or real(steps, record))
    made(mock)
    answer(mock, "GET", "/things?sort=amount&limit=5")
    assert len(ranked) == COUNT
    ranked.clear()
    answer(mock, "PATCH", "/things/t7", {"id": "t7", "amount": 1})
    answer(mock, "GET", "/things?sort=-amount&limit=5")
    assert len(ranked) == 2
    selection.ranking.cache_clear()
