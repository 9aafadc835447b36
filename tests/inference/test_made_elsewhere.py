"""Records that are made below another one and read at the root: their states, and what the one above counts of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT = {"type": "string"}
SAMPLE = {
    "type": "object",
    "required": ["barcode", "status"],
    "properties": {
        "barcode": TEXT,
        "status": {"type": "string", "enum": ["DISCARDED", "RECEIVED", "REGISTERED"]},
        "assayCount": {"type": "integer", "readOnly": True},
    },
}
ASSAY = {
    "type": "object",
    "required": ["id", "sampleBarcode", "kind", "state"],
    "properties": {
        "id": TEXT,
        "sampleBarcode": TEXT,
        "kind": {"type": "string", "enum": ["pcr", "elisa"]},
        "state": {"type": "string", "enum": ["failed", "queued", "cancelled"]},
    },
}
NEW = {"type": "object", "required": ["kind"], "properties": {"kind": ASSAY["properties"]["kind"]}}


def lab(folder: Path) -> Mock:
    barcode = {"name": "sampleBarcode", "in": "path", "required": True, "schema": TEXT}
    key = {**barcode, "name": "id"}
    sample, assay = schema_ref("Sample"), schema_ref("Assay")
    one = {"parameters": [barcode]}
    discard = operation("discard", reply=sample)
    discard["responses"]["409"] = {"description": "Conflict"}
    paths: dict[str, Any] = {
        "/samples": {"post": operation("addSample", "201", sample, body={"type": "object"})},
        "/samples/{sampleBarcode}": {"get": operation("getSample", reply=sample), **one},
        "/samples/{sampleBarcode}/discard": {"post": discard, **one},
        "/samples/{sampleBarcode}/assays": {
            "get": operation("listAssays", reply={"type": "array", "items": assay}),
            "post": operation("addAssay", "201", assay, body=NEW),
            **one,
        },
        "/assays/{id}": {"get": operation("getAssay", reply=assay), "parameters": [key]},
    }
    return play(document(paths, {"Sample": SAMPLE, "Assay": ASSAY}), folder)


def call(mock: Mock, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    response, value = answer(mock, method, path, body)
    return response.status, value


def test_what_their_maker_chooses_is_no_state_of_theirs(tmp_path: Path) -> None:
    mock = lab(tmp_path)
    (assays,) = (each for each in mock.contract.resources.collections.values() if each.path == "/assays")
    assert [state.name for state in assays.states] == ["state"]


def test_the_record_above_counts_them(tmp_path: Path) -> None:
    mock = lab(tmp_path)
    barcode = call(mock, "POST", "/samples", {})[1]["barcode"]
    for _ in range(2):
        assert call(mock, "POST", f"/samples/{barcode}/assays", {"kind": "pcr"})[0] == 201
    assert call(mock, "GET", f"/samples/{barcode}")[1]["assayCount"] == 2


def test_what_is_registered_is_not_received_yet_and_what_is_discarded_stays_so(tmp_path: Path) -> None:
    mock = lab(tmp_path)
    sample = call(mock, "POST", "/samples", {})[1]
    assert sample["status"] == "REGISTERED"
    path = f"/samples/{sample['barcode']}/discard"
    assert call(mock, "POST", path)[1]["status"] == "DISCARDED"
    assert call(mock, "POST", path)[0] == 409


def test_a_path_right_below_a_collection_makes_its_records(tmp_path: Path) -> None:
    text = {"type": "string"}
    app = {"type": "object", "properties": {"uuid": text, "name": text, "branch": text, "port": text}}
    new = {"type": "object", "properties": {"name": text, "branch": text, "project": text}}
    key = {"type": "object", "properties": {"uuid": text}}
    item = [{"name": "uuid", "in": "path", "required": True, "schema": text}]
    missing = {"404": {"description": "not there"}}
    paths = {
        "/apps": {"get": operation("list", reply={"type": "array", "items": schema_ref("App")})},
        "/apps/{uuid}": {"parameters": item, "get": operation("read", reply=schema_ref("App"), responses=missing)},
        "/apps/public": {"post": operation("public", "201", key, body=new)},
        "/apps/dockerfile": {"post": operation("docker", "201", key, body=new)},
    }
    mock = play(document(paths, {"App": app}), tmp_path)
    made = [answer(mock, "POST", f"/apps/{kind}", {"name": kind})[1]["uuid"] for kind in ("public", "dockerfile")]
    assert [each["name"] for each in answer(mock, "GET", "/apps")[1]] == ["public", "dockerfile"]
    assert answer(mock, "GET", f"/apps/{made[1]}")[1]["name"] == "dockerfile"
    assert answer(mock, "GET", "/apps/nobody")[0].status == 404


def test_what_is_made_at_the_path_of_one_is_listed_at_that_of_several(tmp_path: Path) -> None:
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    shelf, move = schema_ref("Shelf"), schema_ref("Movement")
    paths: dict[str, Any] = {
        "/shelves": {"post": operation("addShelf", "201", shelf, body={"type": "object"})},
        "/shelves/{id}": {"get": operation("getShelf", reply=shelf), "parameters": key},
        "/shelves/{id}/movement": {
            "post": operation(
                "move", reply=move, body={"type": "object", "properties": {"quantity": {"type": "integer"}}}
            ),
            "parameters": key,
        },
        "/shelves/{id}/movements": {
            "get": operation("listMovements", reply={"type": "array", "items": move}),
            "parameters": key,
        },
    }
    named = {"id": TEXT, "shelf_id": TEXT, "quantity": {"type": "integer"}, "created_at": TEXT}
    schemas = {
        "Shelf": {"type": "object", "required": ["id"], "properties": {"id": TEXT}},
        "Movement": {"type": "object", "required": ["id"], "properties": named},
    }
    mock = play(document(paths, schemas), tmp_path)
    one, other = (call(mock, "POST", "/shelves", {})[1]["id"] for _ in range(2))
    status, made = call(mock, "POST", f"/shelves/{one}/movement", {"quantity": 5})
    assert (status, made["quantity"], made["shelf_id"]) == (200, 5, one)
    assert made["id"] != one
    assert call(mock, "GET", f"/shelves/{one}/movements")[1] == [made]
    assert call(mock, "GET", f"/shelves/{other}/movements")[1] == []
    assert call(mock, "POST", "/shelves/nowhere/movement", {"quantity": 5})[0] == 404
