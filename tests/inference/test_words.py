"""What an overlay says of resources wins over what is inferred; what it says in vain is an error where it is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, schema_ref

from understudy.clock import ManualClock
from understudy.mock import Mock, open_mock
from understudy.problem import DocumentError

TEXT = {"type": "string"}
ID = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]


def of(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


CUP = of("code", "label", code=TEXT, label=TEXT, shelf=TEXT, inner=of(code=TEXT))


def cups() -> dict[str, Any]:
    made = of("cup", cup=CUP)
    return document(
        {
            "/cups": {
                "post": operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup")),
                "get": operation("list", reply={"type": "array", "items": schema_ref("Cup")}),
            },
            "/cups/{id}": {
                "parameters": ID,
                "get": operation("read", reply=schema_ref("Cup")),
                "delete": operation("drop", "204"),
            },
            "/shelves": {"post": operation("build", "201", of("id", id=TEXT))},
            "/shelves/{id}": {"parameters": ID, "get": operation("shelf", reply=of("id", id=TEXT))},
            "/labels/{id}": {"parameters": ID, "get": operation("label", reply=of(wrapped=schema_ref("Cup")))},
            "/ping": {"get": operation("ping", reply=of("ok", ok={"type": "boolean"}))},
            "/kiln": {"post": operation("fire", reply=of(ok={"type": "boolean"}, thing=made), body=of(what=CUP))},
            "/kiln/{id}": {"parameters": ID, "post": operation("glaze", reply=schema_ref("Cup"))},
        },
        {"Cup": CUP},
    )


def declared(folder: Path, **words: Any) -> Mock:
    """A mock of the cups, with words on paths, or on an operation as `path method`."""
    (folder / "openapi.json").write_text(json.dumps(cups()))
    actions = [
        {"target": f"$.paths['{place.split()[0]}']" + "".join(f".{each}" for each in place.split()[1:]), "update": word}
        for place, word in words.items()
    ]
    overlay = {"overlay": "1.0.0", "info": {"title": "words", "version": "1"}, "actions": actions}
    (folder / "mock.overlay.yaml").write_text(json.dumps(overlay))
    return open_mock(folder / "openapi.json", clock=ManualClock(), overlays=[folder / "mock.overlay.yaml"])


def test_the_key_is_the_property_that_is_declared(tmp_path: Path) -> None:
    mock = declared(tmp_path, **{"/cups/{id}": {"x-mock-resource": {"key": "label"}}})
    answer(mock, "POST", "/cups", {"code": "a", "label": "blue"})
    assert answer(mock, "GET", "/cups/blue")[1]["code"] == "a"


def test_the_key_may_stand_deeper(tmp_path: Path) -> None:
    mock = declared(tmp_path, **{"/cups/{id}": {"x-mock-resource": {"key": "/inner/code"}}})
    answer(mock, "POST", "/cups", {"code": "a", "label": "blue", "inner": {"code": "z"}})
    assert answer(mock, "GET", "/cups/z")[1]["code"] == "a"


def test_another_path_shows_the_same_records(tmp_path: Path) -> None:
    word = {"x-mock-resource": {"collection": "/cups", "by": "label", "envelope": {"response": "/wrapped"}}}
    mock = declared(tmp_path, **{"/labels/{id}": word})
    made = answer(mock, "POST", "/cups", {"code": "a", "label": "blue"})[1]
    assert answer(mock, "GET", "/labels/blue")[1] == {"wrapped": made}
    assert answer(mock, "GET", "/labels/red")[0].status == 404


def test_an_operation_elsewhere_makes_records_in_its_own_envelopes(tmp_path: Path) -> None:
    places = {"request": "/what", "response": "/thing/cup"}
    word = {"x-mock-resource": {"collection": "/cups", "kind": "create", "envelope": places}}
    mock = declared(tmp_path, **{"/kiln": word, "/kiln/{id}": {"x-mock-same-as": "/cups"}})
    made = answer(mock, "POST", "/kiln", {"what": {"code": "a", "label": "blue"}})[1]
    assert made["thing"]["cup"]["label"] == "blue"
    assert [each["label"] for each in answer(mock, "GET", "/cups")[1]] == ["blue"]


def test_nothing_is_cached_where_that_is_configured(tmp_path: Path) -> None:
    mock = declared(tmp_path, **{"/cups post": {"x-mock-resource": {"kind": "none"}}})
    assert answer(mock, "POST", "/cups", {"code": "a", "label": "blue"})[0].status == 201
    assert answer(mock, "GET", "/cups/a")[0].status == 404


def test_references_are_declared_for_a_whole_collection(tmp_path: Path) -> None:
    mock = declared(tmp_path, **{"/cups": {"x-mock-references": {"shelf": "/shelves"}}})
    found = mock.contract.resources.collections["/cups"].references
    assert [(each.property, each.collection, each.reason) for each in found] == [
        ("shelf", "/shelves", "x-mock-references")
    ]


def test_seeds_stand_beside_a_post(tmp_path: Path) -> None:
    mock = declared(tmp_path, **{"/cups": {"x-mock-seed": [{"code": "a", "label": "old"}]}})
    assert [each["label"] for each in answer(mock, "GET", "/cups")[1]] == ["old"]


def test_expressions_are_evaluated_at_any_depth(tmp_path: Path) -> None:
    mock = declared(tmp_path, **{"/cups post": {"x-mock-set": {"inner": {"code": "$request.body#/code"}}}})
    assert answer(mock, "POST", "/cups", {"code": "a", "label": "b"})[1]["inner"] == {"code": "a"}


@pytest.mark.parametrize(
    ("place", "word", "message"),
    [
        (
            "/cups/{id}",
            {"x-mock-resource": {"key": "lable"}},
            "x-mock-resource/key: a record of /cups has no lable",
        ),
        (
            "/labels/{id}",
            {"x-mock-same-as": "/cup"},
            "x-mock-same-as: there is no collection /cup",
        ),
        (
            "/cups post",
            {"x-mock-resource": {"envelope": {"response": "/cup"}}},
            "the response of make has nothing",
        ),
        (
            "/cups",
            {"x-mock-references": {"shelv": "/shelves"}},
            "x-mock-references/shelv: a record of /cups has no",
        ),
        ("/cups/{id} delete", {"x-mock-set": {"label": "x"}}, "x-mock-set: drop changes no record, so it sets nothing"),
        ("/kiln/{id} post", {"x-mock-creates": [{"collection": "/cups"}]}, "x-mock-creates: glaze creates no record"),
        ("/ping get", {"x-mock-seed": [{}]}, "x-mock-seed: ping works on no collection, so nothing is there"),
    ],
)
def test_a_word_without_effect_is_an_error_in_the_overlay(
    tmp_path: Path, place: str, word: dict[str, Any], message: str
) -> None:
    with pytest.raises(DocumentError) as raised:
        declared(tmp_path, **{place: word})
    assert message in str(raised.value)
    [problem] = raised.value.problems
    assert problem.file == str(tmp_path / "mock.overlay.yaml")
    assert problem.pointer.startswith("/actions/0/update/x-mock-")
