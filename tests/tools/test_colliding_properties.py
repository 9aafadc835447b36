"""Properties that would have one Python name: `id` and the `@id` of JSON-LD."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import document, operation, schema_ref

from understudy_tools.sdk.regenerate import regenerate

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
NODE: dict[str, Any] = {"type": "object", "required": ["@id"], "properties": {"@id": TEXT, "@type": TEXT}}
BOOK: dict[str, Any] = {"type": "object", "required": ["title"], "properties": {"id": WHOLE, "title": TEXT}}
SHOWN = {
    "together": {"type": "object", "properties": {**NODE["properties"], **BOOK["properties"]}},
    "in parts": {"allOf": [schema_ref("Node"), BOOK]},
}


@pytest.mark.parametrize("shown", SHOWN)
def test_a_model_has_the_id_of_the_record_and_keeps_its_address(
    shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    paths = {"/books/{id}": {"get": operation("readBook", reply=schema_ref("Book"), parameters=key)}}
    package = f"shelf_{shown.replace(' ', '_')}"
    file = tmp_path / "shelf.json"
    file.write_text(json.dumps(document(paths, {"Node": NODE, "Book": SHOWN[shown]})))
    assert regenerate(file, tmp_path / "out", package=package, progress=lambda _: None) == []
    monkeypatch.syspath_prepend(tmp_path / "out")
    answered = {"@id": "/books/7", "@type": "Book", "id": 7, "title": "Emma"}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=answered))
    with httpx.Client(transport=transport) as http_client:
        client = importlib.import_module(package).Client(base_url="http://nobody.invalid", http_client=http_client)
        book = client.books.get(7)
    assert (book.id, book.title, book.type) == (7, "Emma", "Book")
    assert book["@id"] == "/books/7"
    assert book.to_dict() == answered
