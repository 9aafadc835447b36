"""A record that comes with another one is not looked at where a valid body makes it valid for sure, and only there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.operations import effects
from understudy.operations.known_entries import KnownEntry

WOOD = {"type": "string", "minLength": 2, "maxLength": 6}
WHEN = {"type": "string", "format": "date-time"}
CRATE: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "wood": WOOD,
        "size": {"type": "integer", "maximum": 9},
        "load_id": {"type": "integer"},
        "packed_at": WHEN,
    },
}
LID: dict[str, Any] = {
    "type": "object",
    "required": ["id", "crate_id", "shape"],
    "properties": {
        "id": {"type": "integer"},
        "crate_id": {"type": "integer", "minimum": 1},
        "shape": {"type": "object", "required": ["sides"], "properties": {"sides": {"type": "integer"}}},
    },
}
BODY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "crate": {"type": "object", "properties": {"wood": WOOD, "size": {"type": "integer"}, "packed_at": WHEN}},
        "any": {"type": "object"},
        "wood": WOOD,
        "stock": {"type": "string"},
        "shape": LID["properties"]["shape"],
        "crates": {
            "type": "array",
            "items": {"type": "object", "properties": {"wood": WOOD, "stock": {"type": "string"}}},
        },
        "pair": {
            "type": "array",
            "prefixItems": [{"type": "object"}],
            "items": {"type": "object", "properties": {"wood": WOOD}},
        },
    },
}
CRATES: dict[str, Any] = {"collection": "/crates", "as": "crate"}
LIDS: dict[str, Any] = {
    "collection": "/lids",
    "set": {"crate_id": "$created.crate#/id", "shape": "$request.body#/shape"},
}
SHAPED: dict[str, Any] = {"collection": "/lids", "set": {"shape": "$request.body#/shape", "crate_id": 3}}
ENTRIES: dict[str, tuple[list[dict[str, Any]], tuple[Any, ...]]] = {
    "of the body": ([{**CRATES, "from": "$request.body#/crate"}], ({"wood", "packed_at"},)),
    "of what the body says less": ([{**CRATES, "from": "$request.body#/any"}], (set(),)),
    "a constant": ([{**CRATES, "set": {"wood": "oak", "size": 4}}], (set(),)),
    "a constant that records don't take": ([{**CRATES, "set": {"size": 12}}], (None,)),
    "another property": ([{**CRATES, "set": {"wood": "$request.body#/wood"}}], (set(),)),
    "another property of which less is said": ([{**CRATES, "defaults": {"wood": "$request.body#/stock"}}], (None,)),
    "a property that stands in both": (
        [{**CRATES, "from": "$request.body#/crate", "defaults": {"wood": "$request.body#/wood"}}],
        ({"wood", "packed_at"},),
    ),
    "a property that may stay what it was": (
        [{**CRATES, "from": "$request.body#/any", "set": {"wood": "$request.body#/wood"}}],
        (None,),
    ),
    "the key of what came before": ([{**CRATES, "from": "$request.body#/any"}, LIDS], (set(), set())),
    "something that it must have": ([SHAPED], (set(),)),
    "elements": (
        [{**CRATES, "each": "$request.body#/crates", "set": {"wood": "$each#/wood"}}],
        (set(),),
    ),
    "elements of which less is said": (
        [{**CRATES, "each": "$request.body#/crates", "set": {"wood": "$each#/stock"}}],
        (None,),
    ),
    "elements of which the first is another": (
        [{**CRATES, "each": "$request.body#/pair", "set": {"wood": "$each#/wood"}}],
        (None,),
    ),
    "something of the request": ([{**CRATES, "set": {"wood": "$method"}}], (None,)),
}
BODIES: list[dict[str, Any]] = [
    {},
    {"crate": {"wood": "oak"}, "wood": "birch", "stock": "larch"},
    {"crate": {"wood": "oak", "size": 80, "packed_at": "2026-02-03T04:05:06Z"}, "wood": "birch"},
    {"any": {"wood": 7}, "stock": "something longer", "shape": {"sides": 3}},
    {"any": {"id": -4}, "wood": "birch", "shape": {"sides": 4}},
    {"any": {"id": 40, "wood": "x"}},
    {"crates": [{"wood": "oak"}, {"stock": "x"}, {"wood": "birch", "stock": "something longer"}]},
    {"pair": [{"wood": 9}, {"wood": "oak"}], "crate": {"id": "x"}},
]


def mock_of(entries: list[dict[str, Any]], folder: Path, **options: Any) -> Mock:
    by_key = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]}
    load = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "wood": {"type": "string"}}}
    paths: dict[str, Any] = {
        "/loads": {
            "post": operation("createLoad", "201", schema_ref("Load"), body=BODY, **{"x-mock-creates": entries})
        },
        "/loads/{id}": {**by_key, "get": operation("getLoad", reply=schema_ref("Load"))},
    }
    for name, schema in (("crates", "Crate"), ("lids", "Lid")):
        paths[f"/{name}"] = {"post": operation(f"create{schema}", "201", schema_ref(schema), body=schema_ref(schema))}
        paths[f"/{name}/{{id}}"] = {**by_key, "get": operation(f"get{schema}", reply=schema_ref(schema))}
    return play(document(paths, {"Crate": CRATE, "Lid": LID, "Load": load}), folder, **options)


def played(mock: Mock) -> list[Any]:
    """The answers to all bodies, and what is kept then."""
    answers = [answer(mock, "POST", "/loads", body) for body in BODIES]
    assert {response.status for response, _ in answers} <= {201, 409}
    kept = [list(mock.store.records(collection, ())) for collection in ("/crates", "/lids")]
    for records, schema in zip(kept, (CRATE, LID), strict=True):
        takes = mock.contract.schemas.validator(schema, "response")
        assert [takes.violations(record) for record in records] == [()] * len(records)
    return [answers, kept]


@pytest.mark.parametrize("fill", ["optional", "required"])
@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_not_looked_at_is_as_it_is_where_all_is(
    name: str, fill: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries, known = ENTRIES[name]
    made: list[KnownEntry | None] = []
    whole = effects.known_entry

    def noted(*of: Any) -> KnownEntry | None:
        made.append(whole(*of))
        return made[-1]

    monkeypatch.setattr(effects, "known_entry", noted)
    found = played(mock_of(entries, tmp_path, fill=fill))
    assert [each if each is None else set(each.sendable) for each in made] == list(known)
    monkeypatch.setattr(effects, "known_entry", lambda *_: None)
    assert found == played(mock_of(entries, tmp_path, fill=fill))


def test_a_valid_body_saves_looking_at_its_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mock = mock_of([{**CRATES, "from": "$request.body#/crate"}], tmp_path)
    body = {"crate": {"wood": "oak"}}
    answer(mock, "POST", "/loads", body)
    entry = mock.engine.context.derived["others createLoad"].entries[0]
    looked: list[Any] = []
    object.__setattr__(entry.creation, "is_valid", lambda record: looked.append(record) or True)
    answer(mock, "POST", "/loads", body)
    assert looked == []
    answer(mock, "POST", "/loads", {"crate": {"wood": "oak", "size": 80}})
    assert len(looked) == 1


def test_a_body_that_was_let_pass_is_looked_at(tmp_path: Path) -> None:
    mock = mock_of([{**CRATES, "from": "$request.body#/crate"}], tmp_path, validation="service")
    response, _ = answer(mock, "POST", "/loads", {"crate": {"wood": "oak", "packed_at": "2026-02-03 04:05"}})
    assert response.status == 201
    assert dict(response.headers)["X-Mock-Warnings"].startswith("body /crate/packed_at")
    assert answer(mock, "GET", "/crates/1")[1]["packed_at"] == "2026-02-03T04:05:00Z"
