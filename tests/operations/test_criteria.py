"""Searches whose body has criteria: which property, how it is compared, and with what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

INT, TEXT = {"type": "integer"}, {"type": "string"}
BOOK = {
    "type": "object",
    "properties": {"id": INT, "title": TEXT, "pageCount": INT, "shelf": {"type": ["string", "null"]}},
}
BODY = {"type": "object", "properties": {"title": TEXT, "pageCount": INT, "shelf": {"type": ["string", "null"]}}}
KEY = [{"name": "id", "in": "path", "required": True, "schema": INT}]


def library(folder: Path, **members: Any) -> Mock:
    listed = {"type": "array", "items": schema_ref("Book")}
    paths = {
        "/books": {
            "get": operation("list", reply=listed),
            "post": operation("make", "201", schema_ref("Book"), body=BODY),
        },
        "/books/{id}": {"parameters": KEY, "get": operation("read", reply=schema_ref("Book"))},
        "/books/search": {"post": operation("search", reply=listed, body={"type": "object", "properties": members})},
    }
    mock = play(document(paths, {"Book": BOOK}), folder)
    for title, pages, shelf in (("Emma", 400, "a"), ("Dune", 600, None), ("Ulysses", 700, "b")):
        made = answer(mock, "POST", "/books", {"title": title, "pageCount": pages, "shelf": shelf})
        assert made[0].status == 201
    return mock


def criterion(field: str = "field", operator: str = "operator", value: str = "value") -> dict[str, Any]:
    return {"type": "object", "properties": {field: TEXT, operator: TEXT, value: {}}}


@pytest.mark.parametrize(
    ("criteria", "titles"),
    [
        ([], ["Emma", "Dune", "Ulysses"]),
        ([{"field": "title", "operator": "eq", "value": "Dune"}], ["Dune"]),
        ([{"field": "title", "value": "Dune"}], ["Dune"]),
        ([{"field": "page_count", "operator": ">=", "value": 600}], ["Dune", "Ulysses"]),
        ([{"field": "pageCount", "operator": "LESS_THAN", "value": 600}], ["Emma"]),
        ([{"field": "pageCount", "operator": "between", "value": [500, 650]}], ["Dune"]),
        ([{"field": "title", "operator": "in", "value": ["Emma", "Ulysses"]}], ["Emma", "Ulysses"]),
        ([{"field": "title", "operator": "not_in", "value": ["Emma", "Ulysses"]}], ["Dune"]),
        (
            [
                {"field": "title", "operator": "contains", "value": "U"},
                {"field": "pageCount", "operator": "gt", "value": 600},
            ],
            ["Ulysses"],
        ),
        ([{"field": "shelf", "operator": "isNull", "value": True}], ["Dune"]),
    ],
)
def test_a_search_shows_the_records_of_which_all_criteria_are_true(
    tmp_path: Path, criteria: list[Any], titles: list[str]
) -> None:
    mock = library(tmp_path, filters={"type": "array", "items": criterion()})
    found = answer(mock, "POST", "/books/search", {"filters": criteria})[1]
    assert [each["title"] for each in found] == titles


def test_one_criterion_under_other_names_needs_no_array(tmp_path: Path) -> None:
    mock = library(tmp_path, where=criterion("property", "op", "operand"))
    found = answer(mock, "POST", "/books/search", {"where": {"property": "title", "op": "!=", "operand": "Emma"}})[1]
    assert [each["title"] for each in found] == ["Dune", "Ulysses"]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"field": "titel", "value": "x"}, "body /filters/0/field: there is no property 'titel'; did you mean title?"),
        (
            {"field": "title", "operator": "contain", "value": "x"},
            "body /filters/0/operator: 'contain' is no comparison; did you mean contains?",
        ),
        (
            {"field": "pageCount", "operator": "between", "value": 5},
            "body /filters/0/value: two values are expected, the lowest and the highest",
        ),
    ],
)
def test_what_no_criterion_can_mean_is_refused(tmp_path: Path, wrong: dict[str, Any], message: str) -> None:
    mock = library(tmp_path, filters={"type": "array", "items": criterion()})
    response, body = answer(mock, "POST", "/books/search", {"filters": [wrong]})
    assert (response.status, body["detail"]) == (400, message)


GROUPS: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "one of them": (
        {"or": {"type": "array", "items": criterion()}},
        {"or": [{"field": "title", "value": "Emma"}, {"field": "pageCount", "operator": "gt", "value": 650}]},
        ["Emma", "Ulysses"],
    ),
    "one of them, in an object": (
        {"filters": {"type": "object", "properties": {"or": {"type": "array", "items": criterion()}}}},
        {"filters": {"or": [{"field": "title", "value": "Emma"}, {"field": "title", "value": "Dune"}]}},
        ["Emma", "Dune"],
    ),
    "all of them": (
        {"and": {"type": "array", "items": criterion()}},
        {
            "and": [
                {"field": "shelf", "operator": "ne", "value": "a"},
                {"field": "pageCount", "operator": "gt", "value": 650},
            ]
        },
        ["Ulysses"],
    ),
    "some in others": (
        {"filters": {"type": "array", "items": criterion()}},
        {
            "filters": [
                {"any": [{"field": "title", "value": "Emma"}, {"and": [{"field": "title", "value": "Dune"}]}]},
                {"field": "pageCount", "operator": "between", "value": [500, 650]},
            ]
        },
        ["Dune"],
    ),
    "none": ({"or": {"type": "array", "items": criterion()}}, {"or": []}, ["Emma", "Dune", "Ulysses"]),
}


@pytest.mark.parametrize("name", GROUPS)
def test_criteria_stand_in_groups(name: str, tmp_path: Path) -> None:
    members, body, titles = GROUPS[name]
    found = answer(library(tmp_path, **members), "POST", "/books/search", body)[1]
    assert [each["title"] for each in found] == titles


def test_a_criterion_in_a_group_names_its_place(tmp_path: Path) -> None:
    mock = library(tmp_path, filters={"type": "array", "items": criterion()})
    body = {"filters": [{"or": [{"field": "titel", "value": "Emma"}]}]}
    response, value = answer(mock, "POST", "/books/search", body)
    assert response.status == 400
    assert value["detail"] == "body /filters/0/or/0/field: there is no property 'titel'; did you mean title?"
