"""Every word of an overlay without effect is an error with the overlay's file and line, word for word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play, schema_ref

from understudy.problem import DocumentError
from understudy.server.cli.main import main

ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
ORDER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "note": {"type": "string"},
        "state": {"type": "string", "enum": ["new", "sent"]},
        "address": {"type": "object", "properties": {"town": {"type": "string"}}},
        "shop_id": {"type": "integer"},
    },
}
NEW = {"type": "object", "properties": {"note": {"type": "string"}, "shop_id": {"type": "integer"}}}
SHOP = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}
SEVERAL = {
    "type": "object",
    "properties": {"items": {"type": "array", "items": schema_ref("Order")}, "n": {"type": "integer"}},
}


def shop() -> dict[str, Any]:
    """Orders of shops, a webhook, a path without state and a schema that nothing uses."""
    zeal = {"name": "zeal", "in": "query", "schema": {"type": "string"}}
    missing = {"404": {"description": "no", "content": {JSON: {"schema": schema_ref("Problem")}}}}
    return document(
        {
            "/orders": {
                "get": operation("listOrders", reply=SEVERAL, parameters=[zeal]),
                "post": operation("createOrder", "201", schema_ref("Order"), body=NEW),
            },
            "/orders/{id}": {
                "parameters": ID,
                "get": operation("getOrder", reply=schema_ref("Order"), responses=missing),
                "delete": operation("deleteOrder", "204"),
                "patch": operation("patchOrder", reply=schema_ref("Order"), body=NEW),
            },
            "/orders/{id}/lines": {
                "parameters": ID,
                "get": operation("listLines", reply={"type": "array", "items": schema_ref("Line")}),
                "post": operation("createLine", "201", schema_ref("Line"), body=schema_ref("Line")),
            },
            "/shops": {"get": operation("listShops", reply={"type": "array", "items": schema_ref("Shop")})},
            "/shops/{id}": {"parameters": ID, "get": operation("getShop", reply=schema_ref("Shop"))},
            "/ping": {
                "post": operation("ping", "204"),
                "get": operation("pong", reply={"type": "object", "properties": {"ok": {"type": "boolean"}}}),
            },
        },
        {
            "Order": ORDER,
            "Shop": SHOP,
            "Line": {"type": "object", "properties": {"number": {"type": "integer"}, "sku": {"type": "string"}}},
            "Problem": {"type": "object", "properties": {"message": {"type": "string"}}},
            "Unused": {
                "type": "object",
                "properties": {"a": {"type": "string", "enum": ["x", "y"]}, "shop": {"type": "integer"}},
            },
        },
        webhooks={"orderSent": {"post": operation("orderSent", body=schema_ref("Order"))}},
    )


def overlay(folder: Path, target: str, word: str, value: Any) -> Path:
    file = folder / "o.yaml"
    file.write_text(
        f"""overlay: 1.0.0
info: {{title: x, version: '1'}}
actions:
  - target: $.info
    update: {{}}
  - target: {json.dumps(target)}
    update:
      {word}: {json.dumps(value)}
"""
    )
    return file


def cases() -> Iterator[tuple[str, str, Any, str]]:
    """Blocks of a target, a word with its value, and the message."""
    for block in Path(__file__).with_name("unused_words.txt").read_text().strip().split("\n\n"):
        target, declared, message = block.splitlines()
        word, _, value = declared.partition(": ")
        yield target, word, json.loads(value), message


@pytest.mark.parametrize(("target", "word", "value", "message"), list(cases()))
def test_a_word_without_effect(tmp_path: Path, target: str, word: str, value: Any, message: str) -> None:
    file = overlay(tmp_path, target, word, value)
    with pytest.raises(DocumentError) as raised:
        play(shop(), tmp_path, overlays=[file])
    assert str(raised.value).replace(f"{tmp_path}/", "") == message


@pytest.mark.parametrize(
    ("target", "word", "value"),
    [
        ("$.paths['/orders'].post", "x-mock-seed", [{"id": 1}]),
        ("$.paths['/orders'].post", "x-mock-set", {"address": {"town": "$request.body#/note"}}),
        ("$.paths['/orders']['get','post']", "x-mock-set", {"note": "x"}),
        ("$.components.schemas.*.properties.shop_id", "x-mock-reference", "/shops"),
        ("$.components.schemas['Order','Unused'].properties['shop_id','shop']", "x-mock-reference", "/shops"),
        ("$.components.schemas.Problem.properties.message", "x-mock-role", "code"),
        ("$.webhooks.orderSent.post", "x-mock-delivery", {"sign": "standard-webhooks", "header": "acme-signature"}),
    ],
)
def test_an_effect_in_one_place_is_enough(tmp_path: Path, target: str, word: str, value: Any) -> None:
    assert play(shop(), tmp_path, overlays=[overlay(tmp_path, target, word, value)]).problems == ()


def test_expressions_may_stand_at_any_depth(tmp_path: Path) -> None:
    file = overlay(tmp_path, "$.paths['/orders'].post", "x-mock-set", {"address": {"town": "$request.body#/note"}})
    mock = play(shop(), tmp_path, overlays=[file])
    assert answer(mock, "POST", "/orders", {"note": "Ulm"})[1]["address"] == {"town": "Ulm"}


def test_the_command_line_names_the_file_and_the_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "d.json").write_text(json.dumps(shop()))
    file = overlay(tmp_path, "$.paths['/orders'].pots", "x-mock-set", {"note": "x"})
    assert main(["explain", str(tmp_path / "d.json"), "--overlay", str(file)]) == 2
    assert capsys.readouterr().err == (
        f"error: {file}:6#/actions/1/target: $.paths['/orders'].pots matches nothing "
        "(did you mean $['paths']['/orders']['post']?) [overlay-no-match]\n"
    )


def test_the_line_of_an_overlay_in_json(tmp_path: Path) -> None:
    file = tmp_path / "o.json"
    actions = [{"target": "$.info", "update": {"x-mock-set": {}}}]
    file.write_text(
        json.dumps({"overlay": "1.0.0", "info": {"title": "x", "version": "1"}, "actions": actions}, indent=1)
    )
    with pytest.raises(DocumentError) as raised:
        play(shop(), tmp_path, overlays=[file])
    [problem] = raised.value.problems
    assert file.read_text().splitlines()[problem.line - 1].strip() == '"x-mock-set": {}'


def test_seeds_below_a_record_say_below_which(tmp_path: Path) -> None:
    file = overlay(tmp_path, "$.paths['/orders/{id}/lines'].post", "x-mock-seed", [{"id": 1}])
    with pytest.raises(DocumentError) as raised:
        play(shop(), tmp_path, overlays=[file])
    assert str(raised.value).replace(f"{tmp_path}/", "") == (
        "error: o.yaml:8#/actions/1/update/x-mock-seed/0: /orders/{id}/lines is below a record, and nothing says below "
        "which (name its key with $parent) [x-mock-vain]"
    )


def test_a_seed_may_be_any_one_of_the_schemas_of_a_record(tmp_path: Path) -> None:
    def pet(kind: str, sound: str) -> dict[str, Any]:
        named = {"id": {"type": "integer"}, "kind": {"const": kind}, "sound": {"enum": [sound]}}
        return {"type": "object", "required": ["id", "kind"], "properties": named}

    record = {"oneOf": [pet("cat", "meow"), pet("dog", "woof")]}
    paths = {
        "/pets": {"get": operation("listPets", reply={"type": "array", "items": record})},
        "/pets/{id}": {"parameters": ID, "get": operation("getPet", reply=record)},
    }
    for kind, sound in (("cat", "meow"), ("dog", "woof")):
        seeds = [{"id": 1, "kind": kind, "sound": sound}]
        file = overlay(tmp_path, "$.paths['/pets'].get", "x-mock-seed", seeds)
        play(document(paths), tmp_path, overlays=[file])
    file = overlay(tmp_path, "$.paths['/pets'].get", "x-mock-seed", [{"id": 1, "kind": "cat", "sound": "woof"}])
    with pytest.raises(DocumentError, match='x-mock-seed/0/sound: sound "woof" is not one of: "meow"'):
        play(document(paths), tmp_path, overlays=[file])


def test_seeds_below_a_record_may_share_a_key(tmp_path: Path) -> None:
    seeds = [{"$parent": 1, "id": 1}, {"$parent": 2, "id": 1}]
    mock = play(
        shop(), tmp_path, overlays=[overlay(tmp_path, "$.paths['/orders/{id}/lines'].post", "x-mock-seed", seeds)]
    )
    assert [problem.rule for problem in mock.problems] == ["seed", "seed"]
    assert "there is no" in mock.problems[0].message
