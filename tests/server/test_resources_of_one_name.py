"""Where the schema of other records has the name of a resource, the control plane says which is meant by its path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from documents import document, operation, play, schema_ref

from understudy.server.app import create_app

WHOLE, TEXT = {"type": "integer"}, {"type": "string"}


def resource(path: str, schema: str, *keys: str) -> dict[str, Any]:
    above, item = ([{"name": name, "in": "path", "required": True, "schema": WHOLE} for name in keys[:-1]], keys[-1])
    own = [*above, {"name": item, "in": "path", "required": True, "schema": WHOLE}]
    return {
        path: {"parameters": above, "post": operation(f"make-{schema}", "201", schema_ref(schema))},
        f"{path}/{{{item}}}": {"parameters": own, "get": operation(f"read-{schema}", reply=schema_ref(schema))},
    }


def test_a_parent_is_named_so_that_it_is_found_again(tmp_path: Path) -> None:
    paths = {
        **resource("/users", "User", "user"),
        **resource("/users/{user}/notes", "Note", "user", "note"),
        **resource("/people", "users", "person"),
        **resource("/people/{person}/pets", "Pet", "person", "pet"),
    }
    schemas = {
        name: {"type": "object", "required": ["id"], "properties": {"id": WHOLE, own: TEXT}}
        for name, own in (("User", "login"), ("Note", "text"), ("users", "nick"), ("Pet", "call"))
    }
    client = create_app(play(document(paths, schemas), tmp_path)).test_client()
    found = client.get("/__mock__/resources").get_json()["resources"]
    assert {each["path"]: each["parent"] for each in found} == {
        "/users": None,
        "/users/{user}/notes": "/users",
        "/people": None,
        "/people/{person}/pets": "people",
    }
