"""Documents of JSON:API that have one schema for all resources: any attributes, and a type that only examples say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

TEXT = {"type": "string"}
ANY = {"type": "object"}
RESOURCE = {
    "type": "object",
    "required": ["id", "type", "attributes"],
    "properties": {"id": TEXT, "type": TEXT, "attributes": ANY, "relationships": ANY},
}
ONE = {"type": "object", "required": ["data"], "properties": {"data": schema_ref("Resource")}}
MANY = {"type": "object", "properties": {"data": {"type": "array", "items": schema_ref("Resource")}}}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
PAGE = {"type": "object", "required": ["title"], "properties": {"title": TEXT, "type": TEXT, "locale": TEXT}}


def pages(body: dict[str, Any], example: Any = None) -> dict[str, Any]:
    made = operation("make", "201", ONE, body=body)
    if example is not None:
        made["responses"]["201"]["content"]["application/json"]["example"] = example
    built = {
        "/cms_pages": {"post": made, "get": operation("list", reply=MANY)},
        "/cms_pages/{id}": {
            "parameters": KEY,
            "get": operation("read", reply=ONE),
            "patch": operation("change", reply=ONE, body=body),
        },
    }
    return document(built, {"Resource": RESOURCE})


def wrapped(name: str) -> dict[str, Any]:
    return {"type": "object", "properties": {name: PAGE}}


@pytest.mark.parametrize(("body", "name"), [(wrapped("cms_page"), "cms_page"), (wrapped("data"), "data"), (PAGE, "")])
def test_what_is_sent_are_the_attributes(tmp_path: Path, body: dict[str, Any], name: str) -> None:
    mock = play(pages(body), tmp_path)
    sent = {"title": "About", "type": "Standard", "locale": "en"}
    made = answer(mock, "POST", "/cms_pages", {name: sent} if name else sent)[1]["data"]
    assert (made["attributes"], made["type"]) == (sent, "cms_pages")
    change = {"title": "Us", "type": "Standard"}
    changed = answer(mock, "PATCH", f"/cms_pages/{made['id']}", {name: change} if name else change)[1]["data"]
    assert changed == {**made, "attributes": {**sent, "title": "Us"}}
    assert answer(mock, "GET", "/cms_pages")[1]["data"] == [changed]


def test_an_example_says_the_type(tmp_path: Path) -> None:
    example = {"data": {"id": "5", "type": "cms_page", "attributes": {"title": "x"}}}
    mock = play(pages(wrapped("cms_page"), example), tmp_path)
    assert answer(mock, "POST", "/cms_pages", {"cms_page": {"title": "About"}})[1]["data"]["type"] == "cms_page"


def test_a_resource_object_in_the_body_stays_one(tmp_path: Path) -> None:
    new = {"type": "object", "properties": {"type": TEXT, "attributes": ANY}}
    mock = play(pages({"type": "object", "required": ["data"], "properties": {"data": new}}), tmp_path)
    sent = {"type": "pages", "attributes": {"title": "About"}}
    made = answer(mock, "POST", "/cms_pages", {"data": sent})[1]["data"]
    assert {name: made[name] for name in sent} == sent


ACCOUNT = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "type": TEXT,
        "attributes": {"type": "object", "properties": {"name": TEXT, "type": TEXT, "bank_id": TEXT}},
    },
}
BODY = {"type": "object", "properties": {"name": TEXT, "type": TEXT}}


def test_type_is_required_among_the_attributes_and_so_is_what_the_record_stands_below(tmp_path: Path) -> None:
    one = {"type": "object", "properties": {"data": schema_ref("Account")}}
    many = {"type": "object", "properties": {"data": {"type": "array", "items": schema_ref("Account")}}}
    by_type = {"name": "type", "in": "query", "schema": TEXT}
    bank = {"type": "object", "properties": {"id": TEXT, "name": TEXT}}
    paths = {
        "/banks": {"post": operation("bank", "201", bank, body=bank)},
        "/banks/{id}": {"parameters": KEY, "get": operation("oneBank", reply=bank)},
        "/banks/{id}/accounts": {
            "parameters": KEY,
            "post": operation("make", "201", one, body=BODY),
            "get": operation("list", reply=many, parameters=[by_type]),
        },
    }
    mock = play(document(paths, {"Account": ACCOUNT}), tmp_path)
    key = answer(mock, "POST", "/banks", {"name": "x"})[1]["id"]
    made = answer(mock, "POST", f"/banks/{key}/accounts", {"name": "Cash", "type": "asset"})[1]["data"]
    assert made["attributes"] == {"name": "Cash", "type": "asset", "bank_id": key}
    assert answer(mock, "GET", f"/banks/{key}/accounts?type=asset")[1]["data"] == [made]
    assert answer(mock, "GET", f"/banks/{key}/accounts?type=expense")[1]["data"] == []
