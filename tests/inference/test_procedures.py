"""Documents of procedures: create, read, list, update and delete by the verb, with the key in the body or the query."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

TEXT = {"type": "string"}
JOB = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "title": TEXT, "state": TEXT}}


def of(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


def jobs(form: str, **names: str) -> dict[str, Any]:
    """A document whose paths are made by `form`, such as `/jobs.{verb}`."""
    one = of("data", data=schema_ref("Job"))
    at = {verb: form.format(verb=names.get(verb, verb)) for verb in ("create", "info", "list", "update", "delete")}
    key = of("id", id=TEXT)
    return document(
        {
            at["create"]: {"post": operation("create", reply=one, body=of("title", title=TEXT))},
            at["info"]: {"post": operation("info", reply=one, body=key)},
            at["list"]: {
                "post": operation("list", reply=of(data={"type": "array", "items": schema_ref("Job")}), body=of(q=TEXT))
            },
            at["update"]: {"post": operation("update", reply=one, body=of("id", id=TEXT, title=TEXT))},
            at["delete"]: {"post": operation("delete", reply=of(ok={"type": "boolean"}), body=key)},
            form.format(verb="archive"): {"post": operation("archive", reply=one, body=key)},
        },
        {"Job": JOB},
    )


@pytest.mark.parametrize("form", ["/jobs.{verb}", "/jobs/{verb}", "/rpc/v1/jobs.{verb}"])
def test_a_record_lives_by_procedures(tmp_path: Path, form: str) -> None:
    mock = play(jobs(form), tmp_path)
    at = {verb: form.format(verb=verb) for verb in ("create", "info", "list", "update", "delete", "archive")}
    made = answer(mock, "POST", at["create"], {"title": "dig"})[1]["data"]
    assert made["title"] == "dig"
    key = {"id": made["id"]}
    assert answer(mock, "POST", at["info"], key)[1]["data"] == made
    assert answer(mock, "POST", at["list"], {})[1]["data"] == [made]
    changed = {**made, "title": "fill"}
    assert answer(mock, "POST", at["update"], {**key, "title": "fill"})[1]["data"] == changed
    archived = {**changed, "state": "archived"}
    assert answer(mock, "POST", at["archive"], key)[1]["data"] == archived
    assert answer(mock, "POST", at["info"], key)[1]["data"] == archived
    assert answer(mock, "POST", at["delete"], key)[0].status == 200
    assert answer(mock, "POST", at["info"], key)[0].status == 404
    assert answer(mock, "POST", at["list"], {})[1]["data"] == []


def test_an_unknown_key_in_a_body_is_404(tmp_path: Path) -> None:
    mock = play(jobs("/jobs.{verb}"), tmp_path)
    response, problem = answer(mock, "POST", "/jobs.info", {"id": "nobody"})
    assert (response.status, problem["detail"]) == (404, "there is no job nobody")


def test_a_verb_beside_items_fills_their_collection(tmp_path: Path) -> None:
    item = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    built = document(
        {
            "/jobs/add": {"post": operation("add", reply=schema_ref("Job"), body=of("title", title=TEXT))},
            "/jobs": {"get": operation("list", reply={"type": "array", "items": schema_ref("Job")})},
            "/jobs/{id}": {"parameters": [item], "get": operation("read", reply=schema_ref("Job"))},
            "/jobs/delete": {"post": operation("delete", reply=of(), body=of("id", id=TEXT))},
        },
        {"Job": JOB},
    )
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/jobs/add", {"title": "dig"})[1]
    assert answer(mock, "GET", f"/jobs/{made['id']}")[1] == made
    assert answer(mock, "GET", "/jobs")[1] == [made]


def test_one_record_is_asked_for_by_a_query(tmp_path: Path) -> None:
    item = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    title = {"name": "title", "in": "query", "required": True, "schema": TEXT}
    built = document(
        {
            "/jobs": {
                "post": operation("create", "201", schema_ref("Job"), body=of("title", title=TEXT)),
                "get": operation("find", reply=schema_ref("Job"), parameters=[title]),
            },
            "/jobs/{id}": {"parameters": [item], "get": operation("read", reply=schema_ref("Job"))},
        },
        {"Job": JOB},
    )
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/jobs", {"title": "dig"})[1]
    assert answer(mock, "GET", "/jobs?title=dig")[1] == made
    assert answer(mock, "GET", "/jobs?title=fill")[0].status == 404
