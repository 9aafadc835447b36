"""Values of a schema that others extend, told apart by a discriminator and by no list of them (OAS 4.8.25)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT = {"type": "string"}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]


def boxes(folder: Path, mapping: bool = True) -> Mock:
    """A mock of boxes, of which there are crates and tubes, and of shops that show one."""
    tagged = {"propertyName": "kind"}
    names = {"crate": "#/components/schemas/Crate", "tube": "#/components/schemas/Tube"}
    base = {"type": "object", "properties": {"id": TEXT, "kind": TEXT}, "discriminator": tagged}
    if mapping:
        base["discriminator"] = {**tagged, "mapping": names}
    own = {"Crate": {"planks": {"type": "integer"}}, "Tube": {"length": {"type": "number"}}}
    heirs = {
        name: {"allOf": [schema_ref("Box"), {"type": "object", "required": [*more], "properties": more}]}
        for name, more in own.items()
    }
    shop = {"type": "object", "properties": {"id": TEXT, "best": schema_ref("Box")}}
    paths = {
        "/boxes": {"post": operation("make", "201", schema_ref("Box"), body=schema_ref("Box"))},
        "/boxes/{id}": {"parameters": KEY, "get": operation("read", reply=schema_ref("Box"))},
        "/shops/{id}": {"parameters": KEY, "get": operation("shop", reply=schema_ref("Shop"))},
    }
    return play(document(paths, {"Box": base, "Shop": shop, **heirs}), folder)


@pytest.mark.parametrize(("mapping", "kind"), [(True, "crate"), (False, "Crate")])
def test_what_is_made_up_is_one_of_the_heirs_and_says_which(tmp_path: Path, mapping: bool, kind: str) -> None:
    best = answer(boxes(tmp_path, mapping), "GET", "/shops/1")[1]["best"]
    assert (best["kind"], type(best["planks"])) == (kind, int)


@pytest.mark.parametrize(
    ("sent", "kind", "has"),
    [
        ({"kind": "tube"}, "tube", {"length"}),
        ({"length": 3.5}, "tube", {"length"}),
        ({"planks": 4}, "crate", {"planks"}),
        ({"kind": "barrel"}, "barrel", set()),
    ],
)
def test_what_is_sent_is_the_heir_that_it_names_or_is_like(
    tmp_path: Path, sent: dict[str, Any], kind: str, has: set[str]
) -> None:
    mock = boxes(tmp_path)
    made = answer(mock, "POST", "/boxes", sent)[1]
    assert (made["kind"], made.keys() - {"id", "kind"}) == (kind, has)
    assert answer(mock, "GET", f"/boxes/{made['id']}")[1] == {**made, **sent}
