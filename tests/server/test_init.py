"""`understudy init`: what it writes runs green at once, is right when it is uncommented, and overwrites nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref
from library import library

from understudy.contract import read_contract
from understudy.inference.explain import explain
from understudy.inference.sketch import json_path
from understudy.server.cli.main import main

KEY = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
STATES = {"type": "string", "enum": ["new", "sent", "lost"]}
PARCEL = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "depot_id": {"type": "integer"},
        "state": STATES,
        "note": {"type": "string"},
    },
}
DEPOT = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "town": {"type": "string"}}}


def parcels() -> dict[str, Any]:
    """States, a foreign key, a collection that nothing fills, a parameter without effect, and webhooks."""
    query = [{"name": "zeal", "in": "query", "schema": {"type": "string"}}]
    return document(
        {
            "/parcels": {
                "get": operation("list", reply={"type": "array", "items": schema_ref("Parcel")}, parameters=query),
                "post": operation(
                    "make",
                    "201",
                    schema_ref("Parcel"),
                    body={"type": "object", "properties": {"note": {"type": "string"}}},
                ),
            },
            "/parcels/{id}": {"parameters": KEY, "get": operation("read", reply=schema_ref("Parcel"))},
            "/depots/{id}": {"parameters": KEY, "get": operation("depot", reply=schema_ref("Depot"))},
            "/depots": {"get": operation("depots", reply={"type": "array", "items": schema_ref("Depot")})},
        },
        {"Parcel": PARCEL, "Depot": DEPOT},
        webhooks={
            "parcel.created": {"post": operation("created", body=schema_ref("Parcel"))},
            "it's late": {"post": operation("late", body=schema_ref("Parcel"))},
        },
    )


def write(built: dict[str, Any], folder: Path) -> Path:
    file = folder / "openapi.json"
    file.write_text(json.dumps(built))
    return file


@pytest.mark.parametrize("built", [library(), document({"/ping": {"get": operation("ping")}})])
def test_what_it_writes_runs_green_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], built: dict[str, Any]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(built, tmp_path)
    assert main(["init", "openapi.json"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "wrote mock.overlay.yaml",
        "wrote test_mock.py",
        "wrote pytest.ini",
        "now run: pytest",
    ]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-W", "error"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_the_first_test_is_what_a_person_would_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(parcels(), tmp_path)
    assert main(["init", "openapi.json"]) == 0
    text = (tmp_path / "test_mock.py").read_text()
    note = re.search(r'sent = \{"note": ("[^"]*")\}', text)
    assert note is not None
    assert (
        text
        == f'''"""The first test against a mock of Inline: run `pytest`."""


def test_what_is_made_can_be_read(mock_client):
    sent = {{"note": {note[1]}}}
    made = mock_client.post("/parcels", json=sent)
    assert made.status_code == 201
    key = made.json()["id"]
    read = mock_client.get(f"/parcels/{{key}}")
    assert read.status_code == 200
    assert read.json()["note"] == {note[1]}
'''
    )


def test_the_first_test_sends_the_media_type_that_the_document_wants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "title": {"type": "string"}}}
    make = operation("make", "201", film, body=film)
    make["requestBody"]["content"] = {"application/vnd.film+json": {"schema": film}}
    one = {"parameters": KEY, "get": operation("read", reply=film)}
    monkeypatch.chdir(tmp_path)
    assert main(["init", str(write(document({"/films": {"post": make}, "/films/{id}": one}), tmp_path))]) == 0
    assert 'json=sent, headers={"content-type": "application/vnd.film+json"})' in Path("test_mock.py").read_text()
    done = subprocess.run([sys.executable, "-m", "pytest", "-q"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_first_test_needs_no_other_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parcels hang on a depot that a client makes; the first test is of what stands alone, whatever has more steps."""
    monkeypatch.chdir(tmp_path)
    built = parcels()
    sent = {"type": "object", "required": ["depot_id"], "properties": {"depot_id": {"type": "integer"}}}
    built["paths"]["/parcels"]["post"] = operation("make", "201", schema_ref("Parcel"), body=sent)
    town = {"type": "object", "properties": {"town": {"type": "string"}}}
    built["paths"]["/depots"] = {"post": operation("build", "201", schema_ref("Depot"), body=town)}
    write(built, tmp_path)
    assert main(["init", "openapi.json"]) == 0
    text = (tmp_path / "test_mock.py").read_text()
    assert 'mock_client.post("/depots"' in text
    assert "/parcels" not in text


def uncommented(overlay: str) -> str:
    return re.sub(r"^  #(  |- target)", r"  \1", overlay, flags=re.MULTILINE)


def test_every_action_may_be_uncommented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = write(parcels(), tmp_path)
    assert main(["init", "openapi.json"]) == 0
    overlay = tmp_path / "mock.overlay.yaml"
    plain = read_contract(file, overlays=[overlay])
    assert explain(plain) == explain(read_contract(file))
    assert plain.problems == ()
    text = overlay.read_text()
    overlay.write_text(uncommented(text))
    contract = read_contract(file, overlays=[overlay])
    assert contract.problems == ()
    assert contract.lifecycles["/parcels"][0].initial == "new"
    assert contract.webhooks["parcel.created"].trigger is not None
    assert contract.webhooks["it's late"].trigger is not None
    [reference] = contract.resources.collections["/parcels"].references
    assert (reference.property, reference.collection, reference.reason) == ("depot_id", "/depots", "x-mock-reference")
    assert len(contract.resources.collections["/depots"].seeds) == 1
    assert "x-mock-role" in text


def swagger() -> dict[str, Any]:
    """The same with the places of Swagger 2.0, where schemas are definitions."""
    parcel = {"$ref": "#/definitions/Parcel"}
    key = [{"name": "id", "in": "path", "required": True, "type": "integer"}]
    body = [{"name": "body", "in": "body", "schema": {"$ref": "#/definitions/Parcel"}}]
    fine = {"200": {"description": "fine", "schema": parcel}}
    several = {"200": {"description": "fine", "schema": {"type": "array", "items": parcel}}}
    return {
        "swagger": "2.0",
        "info": {"title": "t", "version": "1"},
        "consumes": ["application/json"],
        "paths": {
            "/parcels": {
                "get": {"operationId": "list", "responses": several},
                "post": {"operationId": "make", "parameters": body, "responses": fine},
            },
            "/parcels/{id}": {"get": {"operationId": "read", "parameters": key, "responses": fine}},
            "/depots/{id}": {"get": {"operationId": "depot", "parameters": key, "responses": fine}},
        },
        "definitions": {"Parcel": PARCEL, "Depot": DEPOT},
    }


def procedures() -> dict[str, Any]:
    key = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    return document(
        {
            "/parcels.create": {"post": operation("c", reply=schema_ref("Parcel"), body=schema_ref("Parcel"))},
            "/parcels.get": {"post": operation("r", reply=schema_ref("Parcel"), body=key)},
        },
        {"Parcel": PARCEL},
    )


@pytest.mark.parametrize("built", [parcels(), library(), swagger(), procedures()])
def test_every_operation_on_a_resource_is_listed_as_it_was_inferred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: dict[str, Any]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = write(built, tmp_path)
    assert main(["init", "openapi.json"]) == 0
    overlay = tmp_path / "mock.overlay.yaml"
    text = overlay.read_text()
    assert max(map(len, text.splitlines())) <= 120
    overlay.write_text(uncommented(text))
    plain, declared = read_contract(file), read_contract(file, overlays=[overlay])
    kinds = {name: (plan.kind, plan.collection) for name, plan in plain.resources.plans.items()}
    assert {name: (plan.kind, plan.collection) for name, plan in declared.resources.plans.items()} == kinds
    # What removes all of a collection or only computes has no word.
    on_resources = [name for name, (kind, home) in kinds.items() if home and kind not in ("clear", "compute")]
    selects = {name: plan.selects for name, plan in plain.resources.plans.items()}
    assert {name: plan.selects for name, plan in declared.resources.plans.items()} == selects
    by_words = [name for name in on_resources if declared.resources.plans[name].reason == "x-mock-resource"]
    assert by_words == on_resources != []


def test_a_resource_is_written_with_its_operations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(parcels(), tmp_path)
    main(["init", "openapi.json"])
    lines = (tmp_path / "mock.overlay.yaml").read_text().splitlines()
    start = lines.index("  # POST /parcels: create (POST on a collection)")
    assert lines[start : start + 8] == [
        "  # POST /parcels: create (POST on a collection)",
        "  #- target: \"$.paths['/parcels'].post\"",
        "  #  update:",
        '  #    x-mock-resource: {"kind": "create", "collection": "/parcels"}',
        "  # GET /parcels/{id}: read (GET on an item)",
        "  #- target: \"$.paths['/parcels/{id}'].get\"",
        "  #  update:",
        '  #    x-mock-resource: {"kind": "read", "key": "id"}',
    ]


def test_a_reason_stands_above_every_action(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(parcels(), tmp_path)
    main(["init", "openapi.json"])
    lines = (tmp_path / "mock.overlay.yaml").read_text().splitlines()
    for number, line in enumerate(lines):
        if line.startswith("  #- target"):
            assert re.match(r"  # \S", lines[number - 1]), lines[number - 1 : number + 1]
    assert "  # key {id}: property id" in lines


@pytest.mark.parametrize("there", ["mock.overlay.yaml", "test_mock.py"])
def test_nothing_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], there: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(library(), tmp_path)
    (tmp_path / there).write_text("mine")
    assert main(["init", "openapi.json"]) == 2
    assert capsys.readouterr().err == f"{there} is there already; init writes new files only\n"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted(["openapi.json", there])


def test_a_configuration_that_is_there_gets_a_hint_of_what_to_add(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").mkdir()
    write(library(), tmp_path / "spec")
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\naddopts = "-q"\n')
    assert main(["init", "spec/openapi.json"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "wrote spec/mock.overlay.yaml",
        "wrote test_mock.py",
        "pytest is configured in pyproject.toml already; add there: understudy_spec = spec/openapi.json",
    ]


def test_a_document_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "nothing.yaml")]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_paths_of_overlays_quote_what_is_no_name() -> None:
    assert json_path("paths", "/a/{id}", "get") == "$.paths['/a/{id}'].get"
    assert json_path("webhooks", "it's", "post") == "$.webhooks['it\\'s'].post"
