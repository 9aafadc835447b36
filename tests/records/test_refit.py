"""Records that are there when a document changes: completed where they can be, lost where they no longer fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.records.refit import refit
from understudy.state.memory import MemoryStore

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
CUP: dict[str, Any] = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "colour": TEXT}}


def cups(folder: Path, cup: Any, *, path: str = "/cups", keys: int = 1, store: Any = None, drop: bool = False) -> Mock:
    names = [f"key{number}" for number in range(keys)]
    item = path + "".join(f"/{{{name}}}" for name in names)
    parameters = [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in names]
    shown = schema_ref("Cup")
    paths = {
        path: {"post": operation("make", "201", shown, body=shown)},
        item: {"parameters": parameters, "get": operation("read", reply=shown)},
        "/mugs": {"post": operation("makeMug", "201", schema_ref("Mug"), body=schema_ref("Mug"))},
        "/mugs/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
            "get": operation("readMug", reply=schema_ref("Mug")),
        },
    }
    if drop:
        del paths[path], paths[item]
    options = {} if store is None else {"store": store}
    return play(document(paths, {"Cup": cup, "Mug": CUP}), folder, fill="required", **options)


@pytest.fixture
def before(tmp_path: Path) -> Mock:
    mock = cups(tmp_path, CUP)
    for number in (1, 2):
        answer(mock, "POST", "/cups", {"id": str(number), "colour": "red"})
    answer(mock, "POST", "/mugs", {"id": "m", "colour": "blue"})
    return mock


def after(folder: Path, before: Mock, cup: Any, **how: Any) -> tuple[Any, Mock]:
    """What was lost, and the mock of the new document over the same store."""
    new = cups(folder, cup, **how)
    with before.store.turn():
        lost = refit(new.engine.context, before.store, before.contract.resources.collections.values())
    return lost, new


def records(mock: Mock, collection: str) -> list[Any]:
    return list(mock.store.records(collection, ()))


def test_what_fits_stays_as_it_is(tmp_path: Path, before: Mock) -> None:
    marks = before.store.last_number("/cups")
    lost, _ = after(tmp_path, before, CUP)
    assert lost == {}
    assert records(before, "/cups") == [{"id": "1", "colour": "red"}, {"id": "2", "colour": "red"}]
    assert before.store.last_number("/cups") == marks


def test_what_lacks_is_made_up_and_what_is_wrong_is_mended(tmp_path: Path, before: Mock) -> None:
    size = {"type": "integer", "minimum": 3, "maximum": 3}
    cup = {**CUP, "required": ["id", "size"], "properties": {"id": TEXT, "size": size, "colour": {"const": "blue"}}}
    lost, _ = after(tmp_path, before, cup)
    assert lost == {}
    assert records(before, "/cups") == [{"id": key, "colour": "blue", "size": 3} for key in "12"]
    assert records(before, "/mugs") == [{"id": "m", "colour": "blue"}]


@pytest.mark.parametrize("how", [{"drop": True}, {"keys": 2}, {"path": "/pots/{pot}/cups"}])
def test_what_has_no_place_is_lost(tmp_path: Path, before: Mock, how: dict[str, Any]) -> None:
    cup = {**CUP, "properties": {**CUP["properties"], "key0": TEXT, "key1": TEXT}} if "keys" in how else CUP
    lost, _ = after(tmp_path, before, cup, **how)
    assert lost == {"cups": 2}
    assert records(before, "/cups") == []
    assert records(before, "/mugs") == [{"id": "m", "colour": "blue"}]


def test_what_nothing_can_satisfy_is_lost(tmp_path: Path, before: Mock) -> None:
    never = {"allOf": [{"type": "integer"}, {"type": "string"}]}
    lost, _ = after(tmp_path, before, {**CUP, "required": ["id", "x"], "properties": {"id": TEXT, "x": never}})
    assert lost == {"cups": 2}
    assert records(before, "/cups") == []


def test_a_store_is_not_written_where_nothing_changes(tmp_path: Path) -> None:
    class Watched(MemoryStore):
        written = 0

        def apply(self, *changes: Any, **more: Any) -> Any:
            self.written += 1
            return super().apply(*changes, **more)

    mock = cups(tmp_path, CUP)
    answer(mock, "POST", "/cups", {"id": "1"})
    store = Watched()
    with store.turn():
        assert refit(mock.engine.context, store, mock.contract.resources.collections.values()) == {}
    assert store.written == 0
