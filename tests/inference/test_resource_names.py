"""Which collections a name means: the driver, faults, claims and factories all ask the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.records.errors import UnknownResourceError
from understudy.testing.factories import Factories, FactoryError

_ID = {"in": "path", "required": True, "schema": {"type": "integer"}}


def crud(path: str, schema: str) -> dict[str, Any]:
    names = [part.strip("{}") for part in path.split("/") if "{" in part]
    above = [{**_ID, "name": name} for name in names]
    title = path.replace("/", "_").replace("{", "").replace("}", "")
    return {
        path: {
            "parameters": above,
            "post": operation(f"make{title}", "201", schema_ref(schema), body=schema_ref(schema)),
        },
        f"{path}/{{key}}": {
            "parameters": [*above, {**_ID, "name": "key"}],
            "get": operation(f"read{title}", "200", schema_ref(schema)),
        },
    }


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    record = {
        "type": "object",
        "required": ["key"],
        "properties": {"key": {"type": "integer", "readOnly": True}, "note": {"type": "string"}},
    }
    paths = {
        **crud("/api/line-items", "Row"),
        **crud("/orders", "Order"),
        **crud("/orders/{order}/notes", "Remark"),
        **crud("/notes", "Note"),
        **crud("/a/tags", "Tag"),
        **crud("/b/tags", "Tag"),
    }
    schemas = dict.fromkeys(("Row", "Order", "Remark", "Note", "Tag"), record)
    return play(document(paths, schemas), tmp_path)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("/api/line-items", "/api/line-items"),
        ("/orders/{whatever}/notes", "/orders/{order}/notes"),
        ("line-items", "/api/line-items"),
        ("lineItems", "/api/line-items"),
        ("line_item", "/api/line-items"),
        ("LineItem", "/api/line-items"),
        ("Row", "/api/line-items"),
        ("row", "/api/line-items"),
        ("notes", "/notes"),
        ("Remark", "/orders/{order}/notes"),
    ],
)
def test_a_resource_goes_by_many_names(mock: Mock, name: str, path: str) -> None:
    (found,) = mock.contract.names.find(name)
    assert found.path == path
    if not found.parent_count:
        key = mock.create(name)["key"]
        assert mock.get(name, key)["key"] == key
        assert Factories(mock).insert(name)["key"] != key


def test_what_is_ambiguous_is_named_by_its_path(mock: Mock) -> None:
    with pytest.raises(UnknownResourceError) as caught:
        mock.create("tag")
    assert str(caught.value) == "'tag' may be /a/tags or /b/tags; say which by its path"
    with pytest.raises(FactoryError) as refused:
        Factories(mock).insert("Tag")
    assert str(refused.value) == '"Tag" means several collections; say which one by its path: /a/tags, /b/tags'
    assert mock.contract.names.find("/tags") == ()
    assert mock.contract.names.find("nothing") == ()
