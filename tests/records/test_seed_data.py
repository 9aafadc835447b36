"""Records that people write down: by resource, with references by name; put in at the start, later, and exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock, open_mock
from understudy.problem import DocumentError
from understudy.records.driver import sow_into
from understudy.records.seed_data import SeedError, exported, read_seed_data
from understudy.server.cli.main import main

NUMBER = {"type": "integer"}
TEXT = {"type": "string"}


def record(**named: Any) -> dict[str, Any]:
    return {"type": "object", "required": ["id"], "properties": {"id": NUMBER, **named}}


def resource(path: str, name: str) -> dict[str, Any]:
    above = [each.strip("{}") for each in path.split("/") if "{" in each]
    keys = [{"name": each, "in": "path", "required": True, "schema": NUMBER} for each in above]
    key = {"name": f"{name.lower()}_id", "in": "path", "required": True, "schema": NUMBER}
    missing = {"404": {"description": "none"}}
    return {
        path: {
            "parameters": keys,
            "post": operation(f"create{name}", "201", schema_ref(name), body={"type": "object"}),
            "get": operation(f"list{name}", reply={"type": "array", "items": schema_ref(name)}, responses=missing),
        },
        f"{path}/{{{key['name']}}}": {
            "parameters": [*keys, key],
            "get": operation(f"read{name}", reply=schema_ref(name), responses=missing),
        },
    }


def shop() -> dict[str, Any]:
    paths = resource("/buyers", "Buyer") | resource("/orders", "Order") | resource("/orders/{order_id}/items", "Item")
    paths["/settings"] = {
        "get": operation("settings", reply=schema_ref("Settings")),
        "put": operation("set", reply=schema_ref("Settings"), body=schema_ref("Settings")),
    }
    schemas = {
        "Buyer": record(name=TEXT),
        "Order": record(buyer_id=NUMBER, status={"type": "string", "enum": ["open", "paid"]}, tags={"type": "array"}),
        "Item": record(sku=TEXT, count=NUMBER),
        "Settings": {"type": "object", "properties": {"colour": TEXT}},
    }
    return document(paths, schemas)


SEEDS: dict[str, Any] = {
    "orders": {"first": {"buyer_id": "$ada", "status": "paid", "tags": ["$ada", "$$ada", "$5", "cheap"]}},
    "/orders/{order_id}/items": [
        {"$parent": "$first", "sku": "cup", "count": 2},
        {"$parent": 1, "id": 9, "sku": "pot"},
    ],
    "buyers": {"ada": {"name": "Ada"}, "bob": {"id": 7, "name": "Bob"}},
    "settings": {"colour": "red"},
}


def get(mock: Mock, path: str) -> Any:
    return answer(mock, "GET", path)[1]


def check_shop(mock: Mock) -> None:
    buyers = {buyer["name"]: buyer["id"] for buyer in get(mock, "/buyers")}
    assert buyers["Bob"] == 7
    order = get(mock, "/orders/1")
    assert (order["buyer_id"], order["status"]) == (buyers["Ada"], "paid")
    assert order["tags"] == [buyers["Ada"], "$ada", "$5", "cheap"]
    assert [(item["sku"], item.get("count")) for item in get(mock, "/orders/1/items")][:1] == [("cup", 2)]
    assert get(mock, "/orders/1/items/9")["sku"] == "pot"
    assert get(mock, "/settings") == {"colour": "red"}
    assert mock.webhooks.events() == ()


@pytest.mark.parametrize("form", ["json", "yaml", "mapping"])
def test_records_refer_to_others_by_name_whatever_comes_first(tmp_path: Path, form: str) -> None:
    file = tmp_path / f"data.{form}"
    file.write_text(json.dumps(SEEDS))
    mock = play(shop(), tmp_path, seeds=SEEDS if form == "mapping" else file)
    check_shop(mock)
    answer(mock, "POST", "/buyers", {"name": "Eve"})
    mock.reset()
    check_shop(mock)
    check_shop(mock.fresh())


def test_what_is_exported_makes_the_same_state_elsewhere(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path, seeds=SEEDS)
    answer(mock, "POST", "/buyers", {"name": "$eve"})
    out = exported(mock.contract, mock.store)
    other = play(shop(), tmp_path, seeds=json.loads(json.dumps(out)))
    for path in ("/buyers", "/orders", "/orders/1/items", "/settings"):
        assert get(other, path) == get(mock, path)
    assert exported(other.contract, other.store) == out


def test_seeds_that_come_later_change_records_that_are_there_and_are_no_event(tmp_path: Path) -> None:
    spec = shop()
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    spec["webhooks"] = {"buyerCreated": {"post": {"requestBody": body, "responses": {"204": {"description": "-"}}}}}
    mock = play(spec, tmp_path)
    data = read_seed_data(mock.contract, {"buyers": [{"id": 3, "name": "Ada"}, {"name": "Bob"}]})
    assert sow_into(mock.engine, data) == 2
    again = read_seed_data(mock.contract, {"buyers": [{"id": 3, "name": "Eve"}]})
    assert sow_into(mock.engine, again) == 1
    assert sorted(buyer["name"] for buyer in get(mock, "/buyers")) == ["Bob", "Eve"]
    assert mock.webhooks.events() == ()


@pytest.mark.parametrize(
    ("seeds", "message"),
    [
        ({"buyer": 1}, "seeds: buyer: expected a list of records, or names and records; got 1"),
        ({"byers": []}, "seeds: the document has no resource 'byers'; did you mean buyers?"),
        ({"buyers": [7]}, "seeds: buyers/0: expected a record, an object; got 7"),
        ({"buyers": [{"nam": "x"}]}, "seeds: buyers/0: buyers has no property 'nam'; did you mean name?"),
        ({"buyers": {"ada": {}}, "orders": [{"buyer_id": "$adda"}]},
         "seeds: orders/0: $adda names no record; did you mean $ada?"),
        ({"orders": {"a": {"buyer_id": "$b"}, "b": {"buyer_id": "$a"}}},
         "seeds: orders/a: needs itself, by seeds: orders/a and seeds: orders/b"),
        ({"buyers": {"x": {}}, "orders": {"x": {}, "y": {"buyer_id": "$x"}}},
         "seeds: orders/y: $x names several records; say which: $buyers.x or $orders.x"),
        ({"/orders/{id}/items": [{"sku": "cup"}]},
         "seeds: /orders/{id}/items/0: orders/items lies below 1 keys (order_id); got 0"),
        ({"buyers": {"ada": {}}, "orders": [{"tags": [{"deep": "$adda"}]}]},
         "seeds: orders/0: $adda names no record; did you mean $ada?"),
        ({"buyers": {"ada": {}}, "orders": [{"tags": ["$zebra"]}]},
         "seeds: orders/0: $zebra names no record; write $$ for a text that begins with $"),
        ({"buyers": {"ada": {}}, "orders": [{"buyer_id": "$orders.ada"}]},
         "seeds: orders/0: $orders.ada names no record; did you mean $ada?"),
        ({"buyers": {"ada": 7}}, "seeds: buyers/ada: expected a record, an object; got 7"),
        ({"orders": {"a": {"buyer_id": "$a"}}}, "seeds: orders/a: needs itself, by seeds: orders/a"),
        ({"buyers": [{"name": 7}]},
         "seeds: buyers/0: buyers: name can't be 7: the schema forbids it: expected string, got integer"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_seeds_is_an_error_at_its_place(tmp_path: Path, seeds: dict[str, Any], message: str) -> None:
    with pytest.raises(SeedError) as caught:
        play(shop(), tmp_path, seeds=seeds)
    assert str(caught.value) == message


def test_one_wrong_record_of_many_keeps_all_out(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path)
    data = read_seed_data(mock.contract, {"buyers": [{"name": "Ada"}, {"nam": "Bob"}]})
    with pytest.raises(SeedError):
        sow_into(mock.engine, data)
    assert get(mock, "/buyers") == []


def test_a_name_that_is_used_twice_is_referenced_with_its_resource(tmp_path: Path) -> None:
    seeds = {"buyers": {"x": {"id": 5}}, "orders": {"x": {}, "y": {"buyer_id": "$buyers.x"}}}
    mock = play(shop(), tmp_path, seeds=seeds)
    assert 5 in [order.get("buyer_id") for order in get(mock, "/orders")]


def test_a_seed_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"nowhere\.yaml"):
        play(shop(), tmp_path, seeds=tmp_path / "nowhere.yaml")


def test_the_document_may_seed_what_stands_below_others(tmp_path: Path) -> None:
    spec = shop()
    spec["paths"]["/orders"]["post"]["x-mock-seed"] = [{"id": 4, "status": "open"}]
    spec["paths"]["/orders/{order_id}/items"]["post"]["x-mock-seed"] = [
        {"$parent": 4, "sku": "cup"},
        {"$parent": 5, "sku": "lost"},
    ]
    mock = play(spec, tmp_path)
    assert [item["sku"] for item in get(mock, "/orders/4/items")] == ["cup"]
    assert [problem.message.partition(": ")[2] for problem in mock.problems if problem.rule == "seed"] == [
        "there is no order 5"
    ]
    spec["paths"]["/orders/{order_id}/items"]["post"]["x-mock-seed"] = [{"sku": "lost"}]
    with pytest.raises(DocumentError) as caught:
        play(spec, tmp_path)
    assert "x-mock-seed/0: /orders/{order_id}/items is below a record, and nothing says below which" in str(
        caught.value
    )


def test_serve_refuses_a_seed_file_that_does_not_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(shop()))
    (tmp_path / "data.yaml").write_text("byers: []")
    file = str(tmp_path / "data.yaml")
    assert main(["serve", str(tmp_path / "openapi.json"), "--port", "0", "--seed-file", file]) == 2
    assert capsys.readouterr().err == f"{file}: the document has no resource 'byers'; did you mean buyers?\n"


def test_open_mock_takes_a_seed_file(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(shop()))
    (tmp_path / "data.yaml").write_text("buyers:\n  ada: {name: Ada}\n")
    mock = open_mock(tmp_path / "openapi.json", seeds=tmp_path / "data.yaml")
    assert [buyer["name"] for buyer in get(mock, "/buyers")] == ["Ada"]


def test_references_are_found_at_any_depth_and_other_texts_stay(tmp_path: Path) -> None:
    tags = [{"deep": ["$ada", {"er": "$buyers.ada"}], "text": "$$ada"}, "$/buyers.ada", "$ada!", "a$b", 5, None]
    mock = play(shop(), tmp_path, seeds={"orders": {"one": {"tags": tags}}, "buyers": {"bob": {}, "ada": {"id": 40}}})
    found = get(mock, "/orders/1")["tags"]
    assert found == [{"deep": [40, {"er": 40}], "text": "$ada"}, 40, "$ada!", "a$b", 5, None]


def test_texts_that_look_like_references_are_exported_so_that_they_stay(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path)
    tags = ["$ada", {"deep": ["$$b", "c"]}, 5]
    mock.create("orders", tags=tags)
    out = exported(mock.contract, mock.store)
    assert out["orders"][0]["tags"] == ["$$ada", {"deep": ["$$$b", "c"]}, 5]
    assert get(play(shop(), tmp_path, seeds=out), "/orders/1")["tags"] == tags
    assert list(out) == ["orders"]


def test_what_stands_below_is_exported_with_the_keys_above_it(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path)
    mock.create("orders", id=3)
    mock.create("orders/items", 3, id=8, sku="cup")
    (item,) = exported(mock.contract, mock.store)["orders/items"]
    assert (item["$parent"], item["id"], item["sku"]) == (["3"], 8, "cup")


def test_seeds_without_a_source_are_reported_without_one(tmp_path: Path) -> None:
    contract = play(shop(), tmp_path).contract
    with pytest.raises(SeedError, match=r"^the document has no resource 'byers'; did you mean buyers"):
        read_seed_data(contract, {"byers": []}, source="")
    with pytest.raises(SeedError, match=r"^buyers: expected a list of records, or names and records; got 1$"):
        read_seed_data(contract, {"buyers": 1}, source="")


def test_a_seed_of_the_document_needs_as_many_keys_as_stand_above_it(tmp_path: Path) -> None:
    spec = shop()
    spec["paths"]["/orders/{order_id}/items"]["post"]["x-mock-seed"] = [{"$parent": [4, 5], "sku": "cup"}]
    mock = play(spec, tmp_path)
    assert [problem.message for problem in mock.problems if problem.rule == "seed"] == [
        "record 1 that /orders/{order_id}/items would start with is left out: $parent needs 1 keys; got 2"
    ]
    assert [problem.severity for problem in mock.problems if problem.rule == "seed"] == ["warning"]


def test_a_seed_that_nothing_satisfies_is_left_out(tmp_path: Path) -> None:
    spec = shop()
    never = {"allOf": [{"type": "integer"}, {"type": "string"}]}
    buyer = spec["components"]["schemas"]["Buyer"]
    spec["components"]["schemas"]["Buyer"] = {
        **buyer,
        "required": ["id", "x"],
        "properties": {**buyer["properties"], "x": never},
    }
    spec["paths"]["/buyers"]["post"]["x-mock-seed"] = [{"id": 1, "name": "Ada"}]
    spec["paths"]["/orders"]["post"]["x-mock-seed"] = [{"id": 4, "status": "open"}]
    mock = play(spec, tmp_path)
    (problem,) = [problem for problem in mock.problems if problem.rule == "seed"]
    assert problem.message.startswith("record 1 that /buyers would start with is left out: ")
    assert get(mock, "/orders/4")["status"] == "open"
