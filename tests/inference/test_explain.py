"""`explain`: a summary, what to doubt, heaviest first, and a block for every resource that hides no failure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play, schema_ref

from understudy.columns import WIDTH
from understudy.inference.doubts import KINDS
from understudy.inference.explain import explain, explain_as_data
from understudy.server.cli.main import main

KEY = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
THING = {"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}
LIST = {
    "type": "object",
    "properties": {
        "data": {"type": "array", "items": schema_ref("Thing")},
        "total": {"type": "integer"},
        "next_cursor": {"type": "string"},
    },
}


def query(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names]


def things() -> dict[str, Any]:
    return document(
        {
            "/things": {
                "get": operation("listThings", reply=LIST, parameters=query("name", "limit", "cursor", "zeal")),
                "post": operation("makeThing", "201", schema_ref("Thing"), body=schema_ref("Thing")),
            },
            "/things/{id}": {"parameters": KEY, "get": operation("getThing", reply=schema_ref("Thing"))},
            "/ping": {"post": operation("ping", reply={"type": "object"}, body={"type": "object"})},
        },
        {"Thing": THING},
        webhooks={"whatever": {"post": operation("whatever", body=THING)}},
    )


def lines(built: dict[str, Any], folder: Path) -> list[str]:
    return explain(play(built, folder).contract).splitlines()


def test_the_summary_stands_first_then_doubts_by_weight_then_resources(tmp_path: Path) -> None:
    text = "\n".join(lines(things(), tmp_path))
    assert text.startswith("""Inline 1
4 operations · 3 with state · 1 without · 2 doubtful · 1 resource

doubts, heaviest first
   90  no-state: nothing is kept: these fit no resource and answer from their schemas
         POST /ping
   35  never-sent: nothing says when these webhooks are sent, so they never are (x-mock-event corrects it)
         whatever
   30  no-effect: query parameters that do nothing (x-mock-role corrects it)
         GET /things: zeal

things  (collection /things)
  record       #/components/schemas/Thing
""")


def test_a_list_says_its_array_its_total_its_cursor_and_what_each_parameter_is_for(tmp_path: Path) -> None:
    text = "\n".join(lines(things(), tmp_path))
    assert "answer array in data, total in total, next-cursor in next_cursor" in " ".join(text.split())
    assert "         filter: name; page-size: limit; cursor: cursor; no effect: zeal\n" in text


def test_a_wrapped_record_is_shown_where_it_stands(tmp_path: Path) -> None:
    wrapped = {"type": "object", "properties": {"thing": schema_ref("Thing")}}
    built = things()
    built["paths"]["/things"]["post"] = operation("makeThing", "201", wrapped, body=wrapped)
    built["paths"]["/things/{id}"]["get"] = operation("getThing", reply=wrapped)
    text = "\n".join(lines(built, tmp_path))
    assert "makeThing: create (POST on a collection); body in thing; answer in thing" in text
    assert "getThing: read (GET on an item); answer in thing" in text


def test_what_can_not_work_is_a_doubt(tmp_path: Path) -> None:
    nameless = {"type": "object", "properties": {"label": {"type": "string"}}}
    body = {"type": "object", "properties": {"colour": {"type": "string"}}}
    built = document(
        {
            "/boxes": {"post": operation("makeBox", "201", nameless, body=body)},
            "/boxes/{code}": {
                "parameters": [{**KEY[0], "name": "code"}],
                "get": operation("getBox", reply=nameless),
            },
            "/rates/{id}": {"parameters": KEY, "get": operation("getRate", reply=THING)},
        }
    )
    data = explain_as_data(play(built, tmp_path).contract)
    assert [(doubt["kind"], doubt["about"]) for doubt in data["doubts"]] == [
        ("no-key", "/boxes: {code}"),
        ("not-kept", "POST /boxes"),
        ("invented", "/rates"),
    ]
    assert data["summary"]["doubtful"] == 3


def test_a_login_a_file_that_is_kept_and_what_is_begun_are_no_doubt(tmp_path: Path) -> None:
    text = {"type": "string"}
    login = {"type": "object", "properties": {"username": text, "password": text}, "required": ["username", "password"]}
    state = {"type": "string", "enum": ["draft", "sent"], "readOnly": True}
    parcel = {"type": "object", "properties": {"id": text, "status": state, "name": text}}
    job = {
        "type": "object",
        "properties": {"id": text, "status": {"type": "string", "enum": ["queued", "running", "succeeded"]}},
    }
    photo = operation("keepPhoto", "204")
    photo["requestBody"] = {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}
    form = operation("keepScan", "204")
    scan = {"type": "object", "properties": {"scan": {"type": "string", "format": "binary"}}}
    form["requestBody"] = {"content": {"multipart/form-data": {"schema": scan}}}
    built = document(
        {
            "/login": {"post": operation("login", reply={"type": "object", "properties": {"token": text}}, body=login)},
            "/parcels": {"post": operation("makeParcel", "201", parcel, body=parcel)},
            "/parcels/{id}": {"parameters": KEY, "get": operation("getParcel", reply=parcel)},
            "/parcels/{id}/photo": {"parameters": KEY, "put": photo},
            "/parcels/{id}/scan": {"parameters": KEY, "put": form},
            "/parcels/{id}/label": {"parameters": KEY, "post": operation("label", "202", schema_ref("Job"))},
            "/parcels/{id}/wobble": {"parameters": KEY, "post": operation("wobble", "200", parcel)},
            "/jobs/{id}": {"parameters": KEY, "get": operation("getJob", reply=schema_ref("Job"))},
        },
        {"Job": job},
    )
    built["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    data = explain_as_data(play(built, tmp_path).contract)
    assert [(doubt["kind"], doubt["about"]) for doubt in data["doubts"]] == [
        ("moves-nothing", "POST /parcels/{id}/wobble")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_weights_are_between_1_and_100_and_every_kind_says_what_it_means(kind: str) -> None:
    assert 1 <= KINDS[kind].weight <= 100
    assert KINDS[kind].meaning


def test_no_line_is_longer_than_120_columns(tmp_path: Path) -> None:
    built = things()
    long = "a" * 300
    built["paths"][f"/{long}/{{id}}/b"] = {"get": operation(long, reply=LIST, parameters=[*KEY, *query(long)])}
    built["components"]["schemas"]["Thing"]["properties"][long] = {"type": "string", "enum": [long, long + "b"]}
    assert max(map(len, lines(built, tmp_path))) <= WIDTH


def test_as_json_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(things()))
    assert main(["explain", str(file), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["summary"] == {
        "operations": 4,
        "with_state": 3,
        "doubtful": 2,
        "resources": 1,
        "contradictions": 0,
    }
    [resource] = data["resources"]
    assert resource["operations"][0]["parameters"] == {
        "name": "filter",
        "limit": "page-size",
        "cursor": "cursor",
        "zeal": "no effect",
    }
    assert data["webhooks"] == [{"name": "whatever", "sent": "never: x-mock-event can say when"}]
