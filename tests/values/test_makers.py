"""Makers of values of the user's own: by format and by property, the same for the same seed, never off the schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy import value_maker
from understudy.mock import Mock
from understudy.operations.loading import ExtensionsError
from understudy.testing.factories import Factories
from understudy.values.rng import Rng

ITEM = {
    "type": "object",
    "required": ["id", "sku", "account", "size"],
    "properties": {
        "id": {"type": "integer"},
        "sku": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]+$", "example": "XX-1"},
        "account": {"type": "string", "format": "iban"},
        "size": {"type": "integer", "format": "cm", "minimum": 10},
        "note": {"type": "string"},
    },
}


def shop(folder: Path, *args: Any, **options: Any) -> Mock:
    one = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/items": {
            "get": operation("listItems", reply={"type": "array", "items": schema_ref("Item")}),
            "post": operation("makeItem", "201", schema_ref("Item"), body={"type": "object"}),
        },
        "/items/{id}": {"parameters": one, "get": operation("getItem", reply=schema_ref("Item"))},
    }
    return play(document(paths, {"Item": ITEM}), folder, handlers=args, **options)


@value_maker(property="sku")
def sku(rng: Rng) -> str:
    return f"{rng.pick(('AB', 'CD'))}-{rng.between(1, 999)}"


@value_maker(format="iban")
def iban(rng: Rng) -> str:
    return f"DE{rng.between(10**20, 10**21 - 1)}"


@value_maker(format="cm")
def size(rng: Rng) -> int:
    return 10 * rng.between(1, 20)


def test_what_is_made_up_comes_from_the_makers(tmp_path: Path) -> None:
    mock = shop(tmp_path, sku, iban, size)
    response, first = answer(mock, "POST", "/items", {})
    assert response.status == 201
    second = mock.create("items")
    for made in (first, second):
        assert made["sku"][:3] in ("AB-", "CD-")
        assert (made["account"][:2], len(made["account"])) == ("DE", 23)
        assert made["size"] % 10 == 0
    assert first["account"] != second["account"]
    assert mock.create("items", sku="ZZ-9")["sku"] == "ZZ-9"
    # The same seed makes the same; so do the factories of the mock, which have a seed of their own.
    again = shop(tmp_path, sku, iban, size)
    assert answer(again, "POST", "/items", {})[1] == first
    assert Factories(mock).insert("Item")["account"].startswith("DE")
    assert not shop(tmp_path).create("items")["account"].startswith("DE")


def test_a_value_that_the_schema_forbids_is_not_used(tmp_path: Path) -> None:
    @value_maker(property="sku")
    def wrong(_rng: Rng) -> Any:
        return 5

    assert shop(tmp_path, wrong).create("items")["sku"] == "XX-1"


def test_a_maker_that_fails_is_a_500_that_names_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    @value_maker(property="sku")
    def broken(_rng: Rng) -> Any:
        raise KeyError("list of skus")

    mock = shop(tmp_path, broken)
    response, body = answer(mock, "POST", "/items", {})
    place = f"test_makers.py:{broken.function.__code__.co_firstlineno} {broken.function.__qualname__}"
    assert (response.status, body["title"]) == (500, "The value maker of property sku failed")
    assert body["detail"] == f"{place} raised KeyError: 'list of skus'; nothing was changed"
    assert body["detail"] in caplog.text
    assert mock.records("items") == []
    assert [entry.operation_id for entry in mock.journal.entries()] == ["makeItem"]


def test_makers_that_do_not_fit_the_document_are_named_with_their_place(tmp_path: Path) -> None:
    def lone() -> Any: ...

    place = f"test_makers.py:{lone.__code__.co_firstlineno} {lone.__qualname__}"
    with pytest.raises(ExtensionsError) as caught:
        shop(tmp_path, value_maker(property="skoo")(lone), value_maker(format="ibann")(lone), iban, _other)
    assert str(caught.value).splitlines() == [
        f"{place}: no schema of the document has the property 'skoo'; did you mean sku?",
        f"{place}: a value maker takes the source of randomness: (rng)",
        f"{place}: no schema of the document has the format 'ibann'; did you mean iban?",
        f"{_other.place}: format iban has a maker already, {iban.place}",
    ]


@value_maker(format="iban")
def _other(_rng: Rng) -> str:
    return "GB"


def test_a_maker_is_for_a_format_or_a_property() -> None:
    with pytest.raises(
        TypeError, match=r'value_maker takes a format or a property: write @value_maker\(format="iban"\)'
    ):
        value_maker()
    assert iban(Rng("a")).startswith("DE")
