"""Lists at `/events/search` of what `/events/{id}` shows, and the days that they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE, DAY = {"type": "string"}, {"type": "integer"}, {"type": "string", "format": "date"}
EVENT: dict[str, Any] = {
    "type": "object",
    "required": ["title", "date"],
    "properties": {"id": {**WHOLE, "readOnly": True}, "title": TEXT, "date": DAY, "description": TEXT},
}
BRIEF: dict[str, Any] = {"type": "object", "properties": {"id": WHOLE, "title": TEXT, "date": DAY}}
FAIR = {"title": "Fair", "date": "2026-08-10", "description": "on the green"}
BALL = {"title": "Ball", "date": "2026-09-20", "description": "in the hall"}


def events(folder: Path, element: Any = BRIEF, path: str = "/events/search", **parameters: dict[str, Any]) -> Mock:
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    query = [{"name": name.rstrip("_"), "in": "query", "schema": TEXT, **more} for name, more in parameters.items()]
    paths = {
        "/events": {"post": operation("makeEvent", "201", schema_ref("Event"), body=schema_ref("Event"))},
        "/events/{id}": {"parameters": key, "get": operation("readEvent", reply=schema_ref("Event"))},
        path: {"get": operation("search", reply={"type": "array", "items": element}, parameters=query)},
    }
    mock = play(document(paths, {"Event": EVENT}), folder)
    for event in (FAIR, BALL):
        assert answer(mock, "POST", "/events", event)[0].status == 201
    return mock


def titles(mock: Mock, target: str) -> list[str]:
    response, found = answer(mock, "GET", target)
    assert response.status == 200
    return [each["title"] for each in found]


@pytest.mark.parametrize("path", ["/events/search", "/events/findByTitle"])
def test_a_search_shows_the_records_of_what_stands_above_it_in_brief(path: str, tmp_path: Path) -> None:
    mock = events(tmp_path, path=path, title={})
    assert list(mock.contract.resources.collections) == ["/events"]
    brief = [{"id": 1, "title": "Fair", "date": "2026-08-10"}, {"id": 2, "title": "Ball", "date": "2026-09-20"}]
    assert answer(mock, "GET", path)[1] == brief
    assert titles(mock, f"{path}?title=Ball") == ["Ball"]


def test_what_a_search_finds_of_another_kind_is_a_collection(tmp_path: Path) -> None:
    hit = {"type": "object", "properties": {"id": WHOLE, "title": TEXT, "score": {"type": "number"}}}
    assert "/events/search" in events(tmp_path, hit).contract.resources.collections


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ({"example": "2026-08-01"}, {"example": "2026-08-20"}),
        ({"description": "Earliest day, YYYY-MM-DD"}, {"description": "Latest day, YYYY-MM-DD"}),
        ({"schema": DAY}, {"schema": DAY}),
    ],
    ids=["example", "description", "format"],
)
def test_from_and_to_bound_the_one_date_of_a_record(first: Any, last: Any, tmp_path: Path) -> None:
    mock = events(tmp_path, from_=first, to=last)
    assert titles(mock, "/events/search?from=2026-08-11") == ["Ball"]
    assert titles(mock, "/events/search?to=2026-08-10") == ["Fair"]
    assert titles(mock, "/events/search?from=2026-08-10&to=2026-09-20") == ["Fair", "Ball"]
