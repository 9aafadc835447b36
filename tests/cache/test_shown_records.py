"""The records that a document shows are made up once for all processes, and are the same as if each made them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from documents import document, operation, schema_ref

from understudy.cache import files
from understudy.clock import ManualClock
from understudy.extensions import value_maker
from understudy.mock import Mock, open_mock
from understudy.records import seeds
from understudy.values.rng import Rng

FIRST, LATER = (ManualClock(datetime(2026, month, 1, tzinfo=UTC)) for month in (1, 2))
CUP = {
    "type": "object",
    "required": ["id", "name", "weight", "made_of"],
    "properties": {
        "id": {"type": "integer"},
        "name": {"type": "string"},
        "weight": {"type": "number", "minimum": 1},
        "made_of": {"type": "string", "minLength": 1},
    },
}
LETTER = {
    "type": "object",
    "required": ["id", "created_at"],
    "properties": {"id": {"type": "integer"}, "created_at": {"type": "string", "format": "date-time"}},
}
NEVER = {
    "type": "object",
    "required": ["id", "odd"],
    "properties": {"id": {"type": "integer"}, "odd": {"allOf": [{"type": "string"}, {"type": "integer"}]}},
}


def listed(name: str, *examples: Any) -> dict[str, Any]:
    reply = {"type": "array", "items": schema_ref(name)}
    found = operation(f"list{name}", reply=reply)
    found["responses"]["200"]["content"]["application/json"]["example"] = list(examples)
    return {
        f"/{name.lower()}s": {"get": found},
        f"/{name.lower()}s/{{id}}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation(f"get{name}", reply=schema_ref(name)),
        },
    }


PATHS = {
    **listed("Cup", {"id": 3, "name": "large", "weight": 120.5}, {"id": 4, "name": "small"}),
    **listed("Letter", {"id": 7}),
    **listed("Never", {"id": 9}),
}


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document(PATHS, {"Cup": CUP, "Letter": LETTER, "Never": NEVER})))
    return path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the records that were really made up."""
    found: list[str] = []
    plant = seeds._plant

    def counted(context: Any, work: Any, one: Any) -> Any:
        found.append(one.collection.path)
        return plant(context, work, one)

    monkeypatch.setattr(seeds, "_plant", counted)
    return found


def state(mock: Mock) -> Any:
    return [mock.records(name) for name in ("/cups", "/letters", "/nevers")], mock.problems


def test_what_was_made_up_once_is_there_again(spec: Path, made: list[str]) -> None:
    expected = state(open_mock(spec, cache=False, clock=LATER))
    assert [len(each) for each in expected[0]] == [2, 1, 0]
    assert [each.rule for each in expected[1]] == ["seed"]
    first, second = open_mock(spec, clock=FIRST), open_mock(spec, clock=LATER)
    assert state(second) == expected
    everything = ["/cups", "/cups", "/letters", "/nevers"]
    assert made == [*everything, *everything, "/letters"]
    # What has the time of its making has its own.
    assert [each.records("/letters")[0]["created_at"] for each in (first, second)] == [
        "2026-01-01T00:00:00Z",
        "2026-02-01T00:00:00Z",
    ]
    assert state(first)[0][0] == expected[0][0]
    second.reset()
    assert state(second) == expected
    second.store.clear()
    assert second.fresh(clock=LATER).records("/cups") == expected[0][0]


def test_a_record_from_elsewhere_has_its_key_after_them(spec: Path) -> None:
    found = [open_mock(spec).create("/cups", name="new")["id"] for _ in range(2)]
    assert found == [open_mock(spec, cache=False).create("/cups", name="new")["id"]] * 2


@value_maker(property="made_of")
def clay(_: Rng) -> str:
    return "clay"


@pytest.mark.parametrize(
    "options", [{"seed": 1}, {"fill": "required"}, {"validation": "service"}, {"handlers": [clay]}]
)
def test_another_option_makes_others(spec: Path, made: list[str], options: dict[str, Any]) -> None:
    open_mock(spec, clock=FIRST)
    del made[:]
    found = open_mock(spec, clock=FIRST, **options)
    assert len(made) == 4
    assert state(found) == state(open_mock(spec, clock=FIRST, cache=False, **options))


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: {},
        lambda rows: rows[:-1],
        lambda rows: [[], *rows[1:]],
        lambda rows: [3, *rows[1:]],
        lambda rows: [[[], [[["/cups", [], ["3"]], "text"]], None], *rows[1:]],
        lambda rows: [[[], [[["/cups", ["3"]], {}]], None], *rows[1:]],
        lambda rows: [[[], [], ["too", "many", "", "", "", "", 0, 1]], *rows[1:]],
    ],
)
def test_an_entry_that_says_nothing_sensible_is_ignored(
    spec: Path, folder: Path, made: list[str], change: Callable[[Any], Any]
) -> None:
    expected = state(open_mock(spec, clock=FIRST))
    for path in folder.iterdir():
        rows = orjson.loads(files.find(folder, path.name) or b"")
        if isinstance(rows, list) and len(rows) == len(made):
            files.keep(folder, path.name, orjson.dumps(change(rows)))
            break
    else:
        pytest.fail("nothing was kept")
    del made[:]
    assert state(open_mock(spec, clock=FIRST)) == expected
    assert len(made) == 4
    assert state(open_mock(spec, clock=FIRST)) == expected
    assert len(made) == 5
