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


def test_one_record_is_requested_by_a_query(tmp_path: Path) -> None:
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


def test_the_verb_comes_first_and_the_plural_lists(tmp_path: Path) -> None:
    many = {"type": "array", "items": schema_ref("Job")}
    key = {"name": "id", "in": "query", "required": True, "schema": TEXT}
    built = document(
        {
            "/api/add-job": {"post": operation("add", reply=schema_ref("Job"), body=of("title", title=TEXT))},
            "/api/get-job": {"get": operation("one", reply=schema_ref("Job"), parameters=[key])},
            "/api/get-jobs": {"get": operation("all", reply=many)},
            "/api/delete-job": {"post": operation("remove", reply=of(), body=of("id", id=TEXT))},
        },
        {"Job": JOB},
    )
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/api/add-job", {"title": "dig"})[1]
    assert answer(mock, "GET", f"/api/get-job?id={made['id']}")[1] == made
    assert answer(mock, "GET", "/api/get-jobs")[1] == [made]
    assert answer(mock, "POST", "/api/delete-job", {"id": made["id"]})[0].status == 200
    assert answer(mock, "GET", "/api/get-jobs")[1] == []


def test_a_record_is_passed_back_to_a_procedure_whole(tmp_path: Path) -> None:
    named = of("name", name=TEXT, team=TEXT)
    key = {"name": "id", "in": "query", "required": True, "schema": TEXT}
    built = document(
        {
            "/add-job": {"post": operation("add", reply=schema_ref("Named"), body=named)},
            "/get-job": {"get": operation("one", reply=schema_ref("Named"), parameters=[key])},
            "/delete-job": {"post": operation("remove", reply=of(), body=schema_ref("Named"))},
        },
        {"Named": named},
    )
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/add-job", {"name": "dig", "team": "north"})[1]
    assert answer(mock, "GET", "/get-job?id=dig")[1] == made
    assert answer(mock, "POST", "/delete-job", made)[0].status == 200
    assert answer(mock, "GET", "/get-job?id=dig")[0].status == 404


def test_procedures_beside_items_make_and_change_their_records(tmp_path: Path) -> None:
    item = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    built = document(
        {
            "/jobs/create": {
                "post": operation("create", reply=of(Id=TEXT, Warning=TEXT), body=of("title", title=TEXT))
            },
            "/jobs/update": {"post": operation("update", reply=schema_ref("Job"), body=of("id", id=TEXT, title=TEXT))},
            "/jobs": {"get": operation("list", reply={"type": "array", "items": schema_ref("Job")})},
            "/jobs/{id}": {"parameters": [item], "get": operation("read", reply=schema_ref("Job"))},
        },
        {"Job": JOB},
    )
    mock = play(built, tmp_path)
    key = answer(mock, "POST", "/jobs/create", {"title": "dig"})[1]["Id"]
    assert answer(mock, "GET", f"/jobs/{key}")[1]["title"] == "dig"
    answer(mock, "POST", "/jobs/update", {"id": key, "title": "fill"})
    assert [each["title"] for each in answer(mock, "GET", "/jobs")[1]] == ["fill"]


def test_the_key_stands_in_query_or_body_where_no_path_has_it(tmp_path: Path) -> None:
    by_query = {"name": "job_id", "in": "query", "required": True, "schema": TEXT}
    built = document(
        {
            "/job": {
                "post": operation("create", reply=schema_ref("Job"), body=of("title", title=TEXT)),
                "get": operation("read", reply=schema_ref("Job"), parameters=[by_query]),
                "put": operation("update", reply=schema_ref("Job"), body=of("id", id=TEXT, title=TEXT)),
                "delete": operation("delete", "204", parameters=[by_query]),
            },
        },
        {"Job": JOB},
    )
    mock = play(built, tmp_path)
    made, other = (answer(mock, "POST", "/job", {"title": title})[1] for title in ("dig", "fill"))
    assert answer(mock, "GET", f"/job?job_id={made['id']}")[1] == made
    assert answer(mock, "PUT", "/job", {"id": made["id"], "title": "plant"})[1] == {**made, "title": "plant"}
    assert answer(mock, "DELETE", f"/job?job_id={made['id']}")[0].status == 204
    assert answer(mock, "GET", f"/job?job_id={made['id']}")[0].status == 404
    assert answer(mock, "GET", f"/job?job_id={other['id']}")[1] == other


def listed(**more: Any) -> dict[str, Any]:
    """Jobs that are made and listed, with what else their path does."""
    many = {"type": "array", "items": schema_ref("Job")}
    make = operation("create", "201", schema_ref("Job"), body=of("title", title=TEXT, state=TEXT))
    return document({"/jobs": {"post": make, "get": operation("list", reply=many), **more}}, {"Job": JOB})


@pytest.mark.parametrize(("name", "required"), [("id", True), ("jobId", False), ("tagId", False)])
def test_a_delete_of_a_collection_means_the_record_that_its_query_names(
    tmp_path: Path, name: str, required: bool
) -> None:
    key = {"name": name, "in": "query", "required": required, "schema": TEXT}
    mock = play(listed(delete=operation("delete", "204", parameters=[key])), tmp_path)
    made, other = (answer(mock, "POST", "/jobs", {"title": title})[1] for title in ("dig", "fill"))
    response, problem = answer(mock, "DELETE", f"/jobs?{name}=nobody")
    assert (response.status, problem["detail"]) == (404, "there is no job nobody")
    assert answer(mock, "DELETE", f"/jobs?{name}={made['id']}")[0].status == 204
    assert answer(mock, "GET", "/jobs")[1] == [other]


def test_a_patch_of_a_collection_changes_the_record_that_its_query_names(tmp_path: Path) -> None:
    key = {"name": "id", "in": "query", "required": True, "schema": TEXT}
    change = operation("change", reply=schema_ref("Job"), body=of(title=TEXT), parameters=[key])
    mock = play(listed(patch=change), tmp_path)
    made, other = (answer(mock, "POST", "/jobs", {"title": title})[1] for title in ("dig", "fill"))
    assert answer(mock, "PATCH", f"/jobs?id={made['id']}", {"title": "plant"})[1] == {**made, "title": "plant"}
    assert answer(mock, "GET", "/jobs")[1] == [{**made, "title": "plant"}, other]


def test_a_delete_of_a_collection_leaves_what_its_filters_leave_out(tmp_path: Path) -> None:
    state = {"name": "state", "in": "query", "schema": TEXT}
    older = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    mock = play(listed(delete=operation("clear", "204", parameters=[state, older])), tmp_path)
    kept = answer(mock, "POST", "/jobs", {"title": "dig", "state": "open"})[1]
    answer(mock, "POST", "/jobs", {"title": "fill", "state": "done"})
    assert answer(mock, "DELETE", "/jobs?state=done")[0].status == 204
    assert answer(mock, "GET", "/jobs")[1] == [kept]
    answer(mock, "DELETE", "/jobs")
    assert answer(mock, "GET", "/jobs")[1] == []


def test_what_goes_by_get_and_by_post_is_one_procedure(tmp_path: Path) -> None:
    path, one = "/acme.v1.JobService", of(job=schema_ref("Job"))
    many = of(jobs={"type": "array", "items": schema_ref("Job")})
    message = {"name": "message", "in": "query", "schema": TEXT}
    key = of("id", id=TEXT)
    built = document(
        {
            f"{path}/CreateJob": {"post": operation("create", reply=one, body=of("title", title=TEXT))},
            f"{path}/GetJob": {
                "get": operation("get", reply=one, parameters=[message]),
                "post": operation("get_by_post", reply=one, body=key),
            },
            f"{path}/ListJobs": {
                "get": operation("list", reply=many, parameters=[message]),
                "post": operation("list_by_post", reply=many, body=of(limit={"type": "integer"})),
            },
            f"{path}/DeleteJob": {"post": operation("delete", reply=of(), body=key)},
        },
        {"Job": JOB},
    )
    mock = play(built, tmp_path)
    made = answer(mock, "POST", f"{path}/CreateJob", {"title": "dig"})[1]["job"]
    assert answer(mock, "POST", f"{path}/GetJob", {"id": made["id"]})[1]["job"] == made
    assert answer(mock, "POST", f"{path}/ListJobs", {})[1]["jobs"] == [made]
    assert answer(mock, "GET", f"{path}/ListJobs")[1]["jobs"] == [made]
    assert answer(mock, "POST", f"{path}/DeleteJob", {"id": made["id"]})[0].status == 200
    assert answer(mock, "POST", f"{path}/GetJob", {"id": made["id"]})[0].status == 404


def test_a_segment_that_says_the_form_is_no_resource(tmp_path: Path) -> None:
    item = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    built = document(
        {
            "/jobs/create": {"post": operation("create", "201", reply=of(Id=TEXT), body=of("title", title=TEXT))},
            "/jobs/json": {"get": operation("list", reply={"type": "array", "items": schema_ref("Job")})},
            "/jobs/{id}/json": {"parameters": [item], "get": operation("read", reply=schema_ref("Job"))},
            "/jobs/{id}": {"parameters": [item], "delete": operation("delete", "204")},
        },
        {"Job": JOB},
    )
    mock = play(built, tmp_path)
    key = answer(mock, "POST", "/jobs/create", {"title": "dig"})[1]["Id"]
    shown = answer(mock, "GET", f"/jobs/{key}/json")[1]
    assert (shown["title"], answer(mock, "GET", "/jobs/json")[1]) == ("dig", [shown])
    answer(mock, "DELETE", f"/jobs/{key}")
    assert answer(mock, "GET", f"/jobs/{key}/json")[0].status == 404
