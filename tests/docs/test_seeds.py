"""docs/seeds.md: the file on the page is played, and what it says of mistakes is so."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.records.seed_data import SeedError

PAGE = (Path(__file__).parents[2] / "docs" / "seeds.md").read_text(encoding="utf-8")
DATA = PAGE.partition("```yaml\n")[2].partition("```")[0]


def shop() -> dict[str, object]:
    number, text = {"type": "integer"}, {"type": "string"}
    schemas = {
        "Buyer": {"type": "object", "required": ["id"], "properties": {"id": number, "name": text}},
        "Order": {
            "type": "object",
            "properties": {"id": number, "buyer_id": number, "status": {"type": "string", "enum": ["open", "paid"]}},
        },
        "Item": {"type": "object", "properties": {"id": number, "sku": text, "count": number}},
    }
    paths = {}
    for path, name in (("/buyers", "Buyer"), ("/orders", "Order"), ("/orders/{order_id}/items", "Item")):
        above = [{"name": "order_id", "in": "path", "required": True, "schema": number}] if "{" in path else []
        key = {"name": f"{name.lower()}_id", "in": "path", "required": True, "schema": number}
        listed = {"type": "array", "items": schema_ref(name)}
        body = {"type": "object"}
        made = operation(f"create{name}", "201", schema_ref(name), body=body)
        paths[path] = {"parameters": above, "get": operation(f"list{name}", reply=listed), "post": made}
        read = operation(f"read{name}", reply=schema_ref(name))
        paths[f"{path}/{{{key['name']}}}"] = {"parameters": [*above, key], "get": read}
    return document(paths, schemas)


def test_the_file_on_the_page_is_what_the_mock_begins_with(tmp_path: Path) -> None:
    file = tmp_path / "data.yaml"
    file.write_text(DATA, encoding="utf-8")
    mock = play(shop(), tmp_path, seeds=file)
    buyers = {buyer["name"]: buyer["id"] for buyer in answer(mock, "GET", "/buyers")[1]}
    assert buyers["Bob"] == 7
    orders = answer(mock, "GET", "/orders")[1]
    assert [(order["buyer_id"], order["status"]) for order in orders] == [(buyers["Ada"], "paid"), (7, "open")]
    items = answer(mock, "GET", f"/orders/{orders[0]['id']}/items")[1]
    assert [item["sku"] for item in items] == ["cup", "pot"]


def test_a_mistake_is_reported_as_on_the_page(tmp_path: Path) -> None:
    file = tmp_path / "data.yaml"
    file.write_text(DATA.replace("$ada", "$adda"), encoding="utf-8")
    with pytest.raises(SeedError) as caught:
        play(shop(), tmp_path, seeds=file)
    message = "data.yaml: orders/first: $adda names no record; did you mean $ada?"
    assert str(caught.value).endswith(message)
    assert message in PAGE
