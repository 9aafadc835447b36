"""What there is one of below a record and nobody has set before: after a DELETE it is gone, as what was set is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

TEXT = {"type": "string"}
SITE = {"type": "object", "properties": {"theme": TEXT}}


@pytest.mark.parametrize("state", [None, "sqlite"])
def test_a_setting_that_nobody_has_set_is_gone_once_it_is_deleted(state: str | None, tmp_path: Path) -> None:
    at = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    shop: dict[str, Any] = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT}}
    named = {"type": "object", "properties": {"name": TEXT}}
    missing = {"404": {"description": "none"}}
    paths = {
        "/shops": {"post": operation("makeShop", "201", schema_ref("Shop"), body=named)},
        "/shops/{id}": {"parameters": at, "get": operation("readShop", reply=schema_ref("Shop"), responses=missing)},
        "/shops/{id}/site": {
            "parameters": at,
            "get": operation("readSite", reply=schema_ref("Site"), responses=missing),
            "put": operation("setSite", reply=schema_ref("Site"), body=schema_ref("Site"), responses=missing),
            "delete": operation("dropSite", "204", responses=missing),
        },
    }
    options = {} if state is None else {"state": f"sqlite:///{tmp_path / 'state.db'}"}
    mock = play(document(paths, {"Shop": shop, "Site": SITE}), tmp_path, **options)
    key = answer(mock, "POST", "/shops", {"name": "a"})[1]["id"]
    assert answer(mock, "DELETE", f"/shops/{key}/site")[0].status == 204
    assert answer(mock, "GET", f"/shops/{key}/site")[0].status == 404
    assert answer(mock, "PUT", f"/shops/{key}/site", {"theme": "dark"})[0].status in (200, 201)
    assert answer(mock, "GET", f"/shops/{key}/site")[1] == {"theme": "dark"}
    mock.store.close()
