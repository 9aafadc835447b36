"""What a caller means: a resource by any of its names, a record by its key, a state by its property."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play, schema_ref

from understudy.contract import Contract
from understudy.records.driver import count_records
from understudy.records.errors import MockError, UnknownResourceError
from understudy.records.names import (
    address_of,
    check_patch,
    collection_named,
    key_texts,
    parent_of,
    shown_name,
    state_of,
)

WHOLE, TEXT = {"type": "integer"}, {"type": "string"}


def key(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": WHOLE}


@pytest.fixture
def mock(tmp_path: Path) -> Any:
    """Boxes at two places, one below racks; jars with a state, tins with two."""
    state = {"type": "string", "enum": ["open", "shut"], "readOnly": True}
    schemas = {
        name: {"type": "object", "required": ["id"], "properties": {"id": WHOLE, **more}}
        for name, more in {
            "Rack": {},
            "Box": {},
            "Crate": {},
            "Jar": {"state": state},
            "Tin": {"state": state, "status": {**state, "enum": ["full", "empty"]}},
        }.items()
    }
    paths: dict[str, Any] = {}
    for path, name in (
        ("/racks", "Rack"),
        ("/racks/{rack}/boxes", "Box"),
        ("/attic/boxes", "Crate"),
        ("/jars", "Jar"),
        ("/tins", "Tin"),
    ):
        above = [key(each) for each in re.findall(r"\{(\w+)\}", path)]
        own = f"{name.lower()}_id"
        post = operation(f"make{name}", "201", schema_ref(name), body={"type": "object"})
        paths[path] = {"parameters": above, "post": post}
        read = operation(f"read{name}", reply=schema_ref(name))
        paths[f"{path}/{{{own}}}"] = {"parameters": [*above, key(own)], "get": read}
    return play(document(paths, schemas), tmp_path, fill="required")


def contract(mock: Any) -> Contract:
    found: Contract = mock.contract
    return found


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("/racks", "/racks"),
        ("racks", "/racks"),
        ("rack", "/racks"),
        ("Rack", "/racks"),
        ("/racks/{rack}/boxes", "/racks/{rack}/boxes"),
        ("racks/boxes", "/racks/{rack}/boxes"),
        ("/attic/boxes", "/attic/boxes"),
        ("Crate", "/attic/boxes"),
    ],
)
def test_a_resource_by_any_of_its_names(mock: Any, name: str, path: str) -> None:
    found = collection_named(contract(mock), name)
    assert found.path == path
    assert collection_named(contract(mock), shown_name(contract(mock), found)) == found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rakcs", "the document has no resource 'rakcs'; did you mean racks?"),
        ("/rack", "the document has no resource '/rack'; did you mean /racks?"),
        ("qqqqqq", "the document has no resource 'qqqqqq'; known: racks, "),
        ("", "the document has no resource ''; known: racks, "),
    ],
)
def test_a_resource_that_there_is_not(mock: Any, name: str, words: str) -> None:
    with pytest.raises(UnknownResourceError, match=f"^{re.escape(words)}"):
        collection_named(contract(mock), name)


def test_a_document_without_resources_knows_none(tmp_path: Path) -> None:
    mock = play(document({"/ping": {"get": operation("ping")}}), tmp_path)
    with pytest.raises(UnknownResourceError, match=r"^the document has no resource 'racks'; known: none$"):
        collection_named(mock.contract, "racks")


def test_a_key_may_come_as_its_parts_or_in_one(mock: Any) -> None:
    boxes = collection_named(contract(mock), "racks/boxes")
    for texts in ((1, "2"), ((1, 2),), ([1, 2],), ("1", [2]), (1.0, 2)):
        address = address_of(boxes, texts)
        assert (address.collection, address.parent, address.key) == (boxes.id, ("1",), ("2",))
    assert key_texts((1, (2, True), ["x"])) == ("1", "2", "true", "x")
    assert parent_of(boxes, (1,)) == ("1",)
    assert parent_of(boxes, ((1,),)) == ("1",)
    assert parent_of(collection_named(contract(mock), "racks"), ()) == ()


@pytest.mark.parametrize(
    ("find", "name", "texts", "words"),
    [
        (address_of, "racks", (), "racks needs 1 keys (rack_id); got 0"),
        (address_of, "racks", (1, 2), "racks needs 1 keys (rack_id); got 2"),
        (address_of, "racks/boxes", (1,), "racks/boxes needs 2 keys (rack, box_id); got 1"),
        (address_of, "racks/boxes", (1, (2, 3)), "racks/boxes needs 2 keys (rack, box_id); got 3"),
        (parent_of, "racks/boxes", (), "racks/boxes lies below 1 keys (rack); got 0"),
        (parent_of, "racks/boxes", (1, 2), "racks/boxes lies below 1 keys (rack); got 2"),
        (parent_of, "racks", (1,), "racks lies below 0 keys (none); got 1"),
    ],
)
def test_too_few_keys_and_too_many(mock: Any, find: Any, name: str, texts: Any, words: str) -> None:
    with pytest.raises(MockError, match=f"^{re.escape(words)}$"):
        find(collection_named(contract(mock), name), texts)


@pytest.mark.parametrize(
    ("name", "texts", "state"),
    [("jars", None, "state"), ("jars", "state", "state"), ("jars", "/state", "state"), ("tins", "status", "status")],
)
def test_the_state_that_is_intended(mock: Any, name: str, texts: str | None, state: str) -> None:
    assert state_of(contract(mock), collection_named(contract(mock), name), texts).name == state


@pytest.mark.parametrize(
    ("name", "texts", "words"),
    [
        ("racks", None, "racks has no states: none of its properties is an enum that only the service sets"),
        ("racks", "state", "racks has no states: none of its properties is an enum that only the service sets"),
        ("jars", "stat", "jars has no state property 'stat'; did you mean state?"),
        ("jars", "zebra", "jars has no state property 'zebra'; known: state"),
        ("tins", None, "tins needs property=, the state property that is meant; known: state, status"),
    ],
)
def test_a_state_that_there_is_not(mock: Any, name: str, texts: str | None, words: str) -> None:
    with pytest.raises(UnknownResourceError, match=f"^{re.escape(words)}$"):
        state_of(contract(mock), collection_named(contract(mock), name), texts)


def test_a_patch_is_a_mapping() -> None:
    check_patch(None)
    check_patch({"a": 1})
    with pytest.raises(TypeError, match=r"^patch takes a mapping such as \{\"note\": \"x\"\}; got \[1\]$"):
        check_patch([1])


def test_records_are_counted_by_what_is_above_them(mock: Any) -> None:
    assert count_records(mock.engine) == {}
    for _ in range(2):
        mock.create("racks")
    for rack in (1, 1, 2):
        mock.create("racks/boxes", rack)
    counted = {each: dict(parents) for each, parents in count_records(mock.engine).items()}
    assert counted == {"/racks": {(): 2}, "/racks/{}/boxes": {("1",): 2, ("2",): 1}}
