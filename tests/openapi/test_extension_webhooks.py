"""`x-webhooks` of OpenAPI 3.0 documents are `webhooks` to whoever reads one."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from diffing import write
from documents import JSON, answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.inference.sketch import overlay_sketch
from understudy.openapi.document import load
from understudy.problem import DocumentError
from understudy_tools.diff.compare import diff
from understudy_tools.sdk.regenerate import breaches, regenerate

ORDER = {
    "type": "object",
    "required": ["note"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "note": {"type": "string"}},
}
PAYLOAD = {"type": "object", "required": ["order"], "properties": {"order": schema_ref("Order")}}


def hook(schema: Any, **more: Any) -> dict[str, Any]:
    body = {"required": True, "content": {JSON: {"schema": schema}}}
    return {"post": {"requestBody": body, "responses": {"200": {"description": "ok"}}, **more}}


def shop(**webhooks: Any) -> dict[str, Any]:
    order = schema_ref("Order")
    paths = {
        "/orders": {"post": operation("makeOrder", "201", order, body=order)},
        "/orders/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation("readOrder", reply=order),
        },
    }
    built = document(paths, {"Order": ORDER}, **(webhooks or {"x-webhooks": {"order.created": hook(PAYLOAD)}}))
    return {**built, "openapi": "3.0.3"}


def test_an_event_is_sent_and_explained(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path)
    assert mock.problems == ()
    answer(mock, "POST", "/orders", {"note": "tea"})
    [event] = mock.webhooks.events()
    assert (event.type, event.payload) == ("order.created", {"order": {"id": 1, "note": "tea"}})
    assert "order.created: on create of orders (the name order.created)" in explain(mock.contract)


def test_an_overlay_and_its_sketch_name_them_as_the_author_does(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path)
    assert "$['x-webhooks']['order.created'].post" in overlay_sketch(mock.contract)
    action = {"target": "$['x-webhooks']['order.created'].post", "update": {"x-mock-event": {"collection": "/order"}}}
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        yaml.safe_dump({"overlay": "1.0.0", "info": {"title": "x", "version": "1"}, "actions": [action]})
    )
    with pytest.raises(DocumentError) as refused:
        play(shop(), tmp_path, overlays=[overlay])
    assert str(refused.value).replace(f"{tmp_path}/", "") == (
        "error: overlay.yaml:5#/actions/0/update/x-mock-event/collection: there is no collection /order "
        "(did you mean /orders?) [event-collection]"
    )


def test_what_is_wrong_in_one_is_found_where_it_stands(tmp_path: Path) -> None:
    broken = {"x-webhooks": {"order.created": hook({"$ref": "#/components/schemas/Oder"})}}
    [problem] = play(shop(**broken), tmp_path).problems
    assert problem.pointer == "/x-webhooks/order.created/post/requestBody/content/application~1json/schema"
    assert problem.message == "#/components/schemas/Oder leads nowhere"


def test_of_two_of_one_name_that_of_webhooks_counts(tmp_path: Path) -> None:
    both = {
        "x-webhooks": {"order.created": hook({"type": "string"}), "newOrder": hook(PAYLOAD)},
        "webhooks": {"order.created": hook(PAYLOAD)},
    }
    contract = play(shop(**both), tmp_path).contract
    assert contract.webhooks["order.created"].schema == PAYLOAD
    assert set(contract.webhooks) == {"order.created", "newOrder"}


@pytest.mark.parametrize("odd", [None, [], "no", {"order.created": 5}])
def test_an_extension_of_another_meaning_costs_nothing(tmp_path: Path, odd: Any) -> None:
    mock = play(shop(**{"x-webhooks": odd}), tmp_path)
    assert answer(mock, "POST", "/orders", {"note": "tea"})[0].status == 201


def test_they_may_stand_in_another_file_and_behind_references(tmp_path: Path) -> None:
    (tmp_path / "hooks.yaml").write_text(
        yaml.safe_dump({"made": hook({"$ref": "#/Made"}), "Made": {"type": "object", "properties": {"id": {}}}})
    )
    built = shop(**{"x-webhooks": {"order.created": {"$ref": "hooks.yaml#/made"}}})
    built["x-webhooks"]["newOrder"] = {"$ref": "#/x-webhooks/order.created"}
    contract = play(built, tmp_path).contract
    assert [webhook.schema for webhook in contract.webhooks.values()] == [schema_ref("Made")] * 2
    assert contract.document["components"]["schemas"]["Made"]["properties"] == {"id": {}}


def test_a_document_of_them_alone_is_one(tmp_path: Path) -> None:
    built = shop()
    del built["paths"]
    assert list(play(built, tmp_path).contract.webhooks) == ["order.created"]


def test_a_webhook_that_moves_to_the_field_of_3_1_is_no_change(tmp_path: Path) -> None:
    before = load(write(tmp_path, "before.json", shop()))
    moved = {**shop(webhooks={"order.created": hook(PAYLOAD)}), "openapi": "3.1.0"}
    assert diff(before, load(write(tmp_path, "after.json", moved))) == ()
    gone = load(write(tmp_path, "gone.json", shop(**{"x-webhooks": {}})))
    assert [change.rule for change in diff(before, gone)] == ["webhook-removed"]


@pytest.mark.process
def test_the_sdk_has_their_classes(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(shop(**{"x-webhooks": {"order.created": hook(PAYLOAD), "order.gone": hook({})}})))
    assert breaches(file) == []
    omitted = regenerate(file, tmp_path / "out", package="extension_shop", progress=lambda _: None)
    assert [str(each) for each in omitted] == ["/x-webhooks/order.gone: typed as Any (its payload has no class)"]
    sys.path.insert(0, str(tmp_path / "out"))
    try:
        events = importlib.import_module("extension_shop.webhooks")
    finally:
        sys.path.pop(0)
    event = events.parse(b'{"order": {"note": "tea"}}', event="order.created")
    assert (type(event).__name__, event.order.note) == ("OrderCreated", "tea")


def test_references_into_them_still_lead_somewhere(tmp_path: Path) -> None:
    built = shop()
    place = "#/x-webhooks/order.created/post/requestBody/content/application~1json/schema"
    built["components"]["schemas"]["Told"] = {"$ref": place}
    (tmp_path / "openapi.json").write_text(json.dumps(built))
    assert load(tmp_path / "openapi.json").problems == ()
