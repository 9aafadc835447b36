"""Lists that are no arrays of records: keys, paths of records, and maps of records by their keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.check import check

TEXT = {"type": "string"}
NAME = {"name": "name", "in": "path", "required": True, "schema": TEXT}
NETWORK = {"type": "object", "required": ["name"], "properties": {"name": TEXT, "driver": TEXT}}


def networks(listed: dict[str, Any]) -> dict[str, Any]:
    return document(
        {
            "/networks": {
                "get": operation("networks", reply=listed),
                "post": operation("create", "201", schema_ref("Network"), body=schema_ref("Network")),
            },
            "/networks/{name}": {
                "parameters": [NAME],
                "get": operation("network", reply=schema_ref("Network"), responses={"404": {"description": "no"}}),
                "delete": operation("drop", "204"),
            },
        },
        {"Network": NETWORK},
    )


def within(name: str, node: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": [name], "properties": {name: node, "status": TEXT}}


PATHS = {"type": "array", "items": TEXT, "example": ["/networks/lan", "/networks/wan"]}
KEYS = {"type": "array", "items": TEXT}
MAP = {"type": "object", "additionalProperties": schema_ref("Network")}
BY_EXAMPLE = {"type": "object", "properties": {"label1": schema_ref("Network"), "labelN": schema_ref("Network")}}
MADE = {"name": "a b", "driver": "bridge"}


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (KEYS, ["a b"]),
        (PATHS, ["/networks/a%20b"]),
        (MAP, {"a b": MADE}),
        (BY_EXAMPLE, {"a b": MADE}),
    ],
    ids=["keys", "paths", "a map", "a map that names two for example"],
)
def test_a_list_shows_what_there_is_in_the_form_that_the_document_has(
    tmp_path: Path, listed: dict[str, Any], expected: Any
) -> None:
    mock = play(networks(listed), tmp_path)
    assert answer(mock, "GET", "/networks")[1] == type(expected)()
    answer(mock, "POST", "/networks", MADE)
    assert answer(mock, "GET", "/networks")[1] == expected
    assert not [finding.kind for finding in check(mock).findings]


@pytest.mark.parametrize(
    ("listed", "place"),
    [
        (within("networks", KEYS), "networks"),
        (within("metadata", PATHS), "metadata"),
        (within("data", MAP), "data"),
    ],
    ids=["keys under the noun", "paths under any name", "a map under an envelope's name"],
)
def test_it_may_stand_in_an_envelope(tmp_path: Path, listed: dict[str, Any], place: str) -> None:
    mock = play(networks(listed), tmp_path)
    answer(mock, "POST", "/networks", MADE)
    found = answer(mock, "GET", "/networks")[1][place]
    assert list(found) in (["a b"], ["/networks/a%20b"])


def test_texts_under_a_name_that_says_nothing_are_no_keys(tmp_path: Path) -> None:
    mock = play(networks(within("warnings", KEYS)), tmp_path)
    answer(mock, "POST", "/networks", MADE)
    assert answer(mock, "GET", "/networks")[1]["warnings"] != ["a b"]


def test_a_key_that_stands_beside_the_record_is_a_key_of_the_map(tmp_path: Path) -> None:
    feature = {"type": "object", "properties": {"definition": TEXT}}
    at = [{**NAME, "name": "featureId"}]
    mock = play(
        document(
            {
                "/features": {
                    "get": operation(
                        "features", reply={"type": "object", "additionalProperties": schema_ref("Feature")}
                    )
                },
                "/features/{featureId}": {
                    "parameters": at,
                    "get": operation("feature", reply=schema_ref("Feature")),
                    "put": operation("put", "201", schema_ref("Feature"), body=schema_ref("Feature")),
                },
            },
            {"Feature": feature},
        ),
        tmp_path,
    )
    for name in ("lamp", "door"):
        answer(mock, "PUT", f"/features/{name}", {"definition": "same"})
    assert answer(mock, "GET", "/features")[1] == {"lamp": {"definition": "same"}, "door": {"definition": "same"}}
