"""What goes on after its 202: a record says how far it has come, by reads and by the clock, and then it is done."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock, open_mock

STRING = {"type": "string"}
KEY = {"name": "id", "in": "path", "required": True, "schema": STRING}
JOB = {
    "type": "object",
    "required": ["id", "status"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "status": {"type": "string", "enum": ["pending", "running", "succeeded", "failed"], "readOnly": True},
        "progress": {"type": "integer"},
        "started_at": {"type": ["string", "null"], "format": "date-time"},
        "finished_at": {"type": ["string", "null"], "format": "date-time"},
        "resource_id": STRING,
        "result_url": {"type": "string", "format": "uri"},
    },
}
SHIP = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "name": STRING,
        "state": {"type": "string", "enum": ["active", "archived"], "readOnly": True},
    },
}
NEW = {"type": "object", "required": ["name"], "properties": {"name": STRING}}


def shipyard(job: Any = None, reply: Any = None, path: str = "/jobs", **more: Any) -> dict[str, Any]:
    """Ships that are built, archiveed and scrapped in their own time."""
    reply = schema_ref("Job") if reply is None else reply
    gone = {"404": {"description": "none"}}
    started = {name: operation(name, "202", reply, **more) for name in ("build", "archive", "scrap")}
    started["build"]["requestBody"] = {"required": True, "content": {"application/json": {"schema": NEW}}}
    return document(
        {
            "/ships": {"post": started["build"], "get": operation("ships", reply=listed("Ship"))},
            "/ships/{id}": {
                "parameters": [KEY],
                "get": operation("ship", reply=schema_ref("Ship"), responses=gone),
                "delete": started["scrap"],
            },
            "/ships/{id}/archive": {"parameters": [KEY], "post": started["archive"]},
            path: {"get": operation("jobs", reply=listed("Job"))},
            f"{path}/{{id}}": {
                "parameters": [KEY],
                "get": operation("job", reply=schema_ref("Job"), responses=gone),
            },
        },
        {"Job": JOB if job is None else job, "Ship": SHIP},
    )


def listed(name: str) -> dict[str, Any]:
    return {"type": "array", "items": schema_ref(name)}


def call(mock: Mock, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    response, value = answer(mock, method, path, body)
    return response.status, value


def test_a_record_is_there_once_its_job_has_succeeded_by_reads(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path)
    status, job = call(mock, "POST", "/ships", {"name": "Ark"})
    assert (status, job["status"], job["progress"], job["finished_at"]) == (202, "pending", 0, None)
    assert call(mock, "GET", "/ships") == (200, [])
    seen = [call(mock, "GET", f"/jobs/{job['id']}")[1] for _ in range(4)]
    assert [each["status"] for each in seen] == ["pending", "running", "succeeded", "succeeded"]
    assert [each["progress"] for each in seen] == [0, 50, 100, 100]
    ((_, (ship,)), done) = call(mock, "GET", "/ships"), seen[-1]
    assert (ship["name"], ship["state"]) == ("Ark", "active")
    assert done["resource_id"] == ship["id"]
    assert done["result_url"] == f"http://localhost/ships/{ship['id']}"
    assert done["finished_at"] is not None
    assert call(mock, "GET", f"/ships/{ship['id']}") == (200, ship)


def test_or_by_the_clock(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path)
    _, job = call(mock, "POST", "/ships", {"name": "Ark"})
    mock.advance(timedelta(seconds=4))
    assert (call(mock, "GET", "/ships"), call(mock, "GET", f"/jobs/{job['id']}")[1]["status"]) == ((200, []), "running")
    mock.advance(timedelta(seconds=1))
    assert call(mock, "GET", f"/jobs/{job['id']}")[1]["status"] == "succeeded"
    assert [each["name"] for each in call(mock, "GET", "/ships")[1]] == ["Ark"]


def built(mock: Mock) -> str:
    call(mock, "POST", "/ships", {"name": "Ark"})
    mock.advance(timedelta(seconds=5))
    key: str = call(mock, "GET", "/ships")[1][0]["id"]
    return key


def test_what_changes_and_what_is_deleted_waits_as_well(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path)
    ship = built(mock)
    assert call(mock, "POST", f"/ships/{ship}/archive")[0] == 202
    assert call(mock, "GET", f"/ships/{ship}")[1]["state"] == "active"
    mock.advance(timedelta(seconds=5))
    assert call(mock, "GET", f"/ships/{ship}")[1]["state"] == "archived"
    assert call(mock, "DELETE", f"/ships/{ship}")[0] == 202
    assert call(mock, "GET", f"/ships/{ship}")[0] == 200
    mock.advance(timedelta(seconds=5))
    assert call(mock, "GET", f"/ships/{ship}")[0] == 404


def test_what_was_put_off_is_done_once(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path)
    mock.delete("ships", built(mock))
    (job,) = mock.records("jobs")
    for state in ("running", "succeeded"):
        mock.transition("jobs", job["id"], to=state, force=True)
    assert call(mock, "GET", "/ships") == (200, [])


def test_what_was_put_off_is_shown_as_it_was_requested(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path)
    ship = built(mock)
    call(mock, "POST", f"/ships/{ship}/archive")
    assert [row for row in mock.transitions() if row["to"] == "archived"] == []
    mock.advance(timedelta(seconds=5))
    (row,) = [row for row in mock.transitions() if row["to"] == "archived"]
    assert (row["from"], row["property"], row["cause"], row["key"]) == ("active", "state", "archive", [ship])


def test_of_texts_called_like_the_result_only_urls_and_keys_lead_there(tmp_path: Path) -> None:
    job = {**JOB, "properties": {**JOB["properties"], "result_summary": STRING, "result": STRING}}
    mock = play(shipyard(job), tmp_path)
    _, started = call(mock, "POST", "/ships", {"name": "Ark"})
    mock.advance(timedelta(seconds=5))
    done = call(mock, "GET", f"/jobs/{started['id']}")[1]
    url = f"http://localhost/ships/{done['resource_id']}"
    assert (done["result"], done["result_url"], done.get("result_summary")) == (url, url, None)


def test_what_fails_says_when_it_ended(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path)
    _, job = call(mock, "POST", "/ships", {"name": "Ark"})
    assert job["finished_at"] is None
    mock.advance(timedelta(seconds=2))
    mock.transition("jobs", job["id"], to="failed")
    failed = call(mock, "GET", f"/jobs/{job['id']}")[1]
    assert (failed["status"], failed["finished_at"]) == ("failed", "2026-01-01T00:00:02Z")
    assert "result_url" not in failed


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path)
    _, job = call(mock, "POST", "/ships", {"name": "Ark"})
    mock.transition("jobs", job["id"], to="failed")
    mock.advance(timedelta(seconds=60))
    assert (call(mock, "GET", f"/jobs/{job['id']}")[1]["status"], call(mock, "GET", "/ships")[1]) == ("failed", [])


def test_it_goes_on_as_the_mock_says(tmp_path: Path) -> None:
    at_once = play(shipyard(), tmp_path, progression="immediate")
    _, job = call(at_once, "POST", "/ships", {"name": "Ark"})
    assert call(at_once, "GET", f"/jobs/{job['id']}")[1]["status"] == "succeeded"
    assert len(call(at_once, "GET", "/ships")[1]) == 1
    by_hand = play(shipyard(), tmp_path, progression="manual")
    _, job = call(by_hand, "POST", "/ships", {"name": "Ark"})
    by_hand.advance(timedelta(days=1))
    assert [call(by_hand, "GET", f"/jobs/{job['id']}")[1]["status"] for _ in range(4)] == ["pending"] * 4
    by_hand.transition("jobs", job["id"], to="succeeded")
    assert len(call(by_hand, "GET", "/ships")[1]) == 1


def test_a_request_that_is_wrong_starts_nothing(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path)
    assert (call(mock, "POST", "/ships", {})[0], call(mock, "POST", "/ships/none/archive")[0]) == (400, 404)
    assert call(mock, "GET", "/jobs") == (200, [])


def test_what_goes_on_outlives_the_process(tmp_path: Path) -> None:
    mock = play(shipyard(), tmp_path, state=f"sqlite:///{tmp_path / 'state.db'}")
    call(mock, "POST", "/ships", {"name": "Ark"})
    mock.store.close()
    again = open_mock(tmp_path / "openapi.json", state=f"sqlite:///{tmp_path / 'state.db'}", clock=mock.clock)
    again.advance(timedelta(seconds=5))
    assert [each["name"] for each in call(again, "GET", "/ships")[1]] == ["Ark"]
    again.store.close()


# -- other forms ------------------------------------------------------------------------------------------------------

FLAG = {
    "type": "object",
    "required": ["id", "done"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "done": {"type": "boolean"},
        "response": schema_ref("Ship"),
        "error": {"type": ["object", "null"]},
    },
}


@pytest.mark.parametrize("status", ["200", "202"])
def test_an_operation_may_say_by_a_flag_that_it_is_done(tmp_path: Path, status: str) -> None:
    built = shipyard(FLAG, path="/operations")
    for method, path in (("post", "/ships"), ("delete", "/ships/{id}"), ("post", "/ships/{id}/archive")):
        responses = built["paths"][path][method]["responses"]
        responses[status] = responses.pop("202")
    mock = play(built, tmp_path)
    _, started = call(mock, "POST", "/ships", {"name": "Ark"})
    assert (started["done"], "response" in started) == (False, False)
    seen = [call(mock, "GET", f"/operations/{started['id']}")[1] for _ in range(2)]
    assert [each["done"] for each in seen] == [False, True]
    assert seen[1]["response"] == call(mock, "GET", "/ships")[1][0]
    _, other = call(mock, "POST", "/ships", {"name": "Bark"})
    mock.advance(timedelta(seconds=5))
    assert call(mock, "GET", f"/operations/{other['id']}")[1]["done"] is True
    assert len(call(mock, "GET", "/ships")[1]) == 2


def test_an_answer_without_a_body_says_where_to_look_in_a_header(tmp_path: Path) -> None:
    for name in ("Operation-Location", "Location"):
        built = shipyard(path="/operations")
        for path in ("/ships", "/ships/{id}", "/ships/{id}/archive"):
            for method in built["paths"][path].keys() & {"post", "delete"}:
                header = {name: {"schema": {"type": "string", "format": "uri"}}}
                built["paths"][path][method]["responses"]["202"] = {"description": "begun", "headers": header}
        mock = play(built, tmp_path)
        response, _ = answer(mock, "POST", "/ships", {"name": "Ark"})
        place = dict(response.headers)[name]
        assert place.startswith("http://localhost/operations/")
        states = [call(mock, "GET", place.removeprefix("http://localhost"))[1]["status"] for _ in range(3)]
        assert states == ["pending", "running", "succeeded"]


def test_where_to_look_stands_below_the_base_that_was_called(tmp_path: Path) -> None:
    built = shipyard() | {"servers": [{"url": "https://yard.example/v2"}]}
    built["paths"]["/ships"]["post"]["responses"]["202"]["headers"] = {"Location": {"schema": {"type": "string"}}}
    mock = play(built, tmp_path)
    response, value = answer(mock, "POST", "/v2/ships", {"name": "Ark"})
    place = dict(response.headers)["Location"]
    assert place == f"http://localhost/v2/jobs/{value['id']}"
    assert call(mock, "GET", place.removeprefix("http://localhost"))[0] == 200


def test_a_property_or_a_link_names_it(tmp_path: Path) -> None:
    named = {"type": "object", "required": ["job_id"], "properties": {"job_id": STRING}}
    mock = play(shipyard(reply=named), tmp_path)
    _, begun = call(mock, "POST", "/ships", {"name": "Ark"})
    assert call(mock, "GET", f"/jobs/{begun['job_id']}")[1]["status"] == "pending"
    ticket = {"type": "object", "required": ["ticket"], "properties": {"ticket": STRING}}
    built = shipyard(reply=ticket)
    link = {"operationId": "job", "parameters": {"id": "$response.body#/ticket"}}
    for path in ("/ships", "/ships/{id}", "/ships/{id}/archive"):
        for method in built["paths"][path].keys() & {"post", "delete"}:
            built["paths"][path][method]["responses"]["202"]["links"] = {"progress": link}
    mock = play(built, tmp_path)
    _, begun = call(mock, "POST", "/ships", {"name": "Ark"})
    assert call(mock, "GET", f"/jobs/{begun['ticket']}")[1]["status"] == "pending"


def test_a_record_that_is_shown_beside_it_is_there_at_once(tmp_path: Path) -> None:
    both = {
        "type": "object",
        "required": ["ship", "action"],
        "properties": {"ship": schema_ref("Ship"), "action": schema_ref("Job")},
    }
    built = shipyard(reply=both, path="/actions")
    mock = play(built, tmp_path)
    _, begun = call(mock, "POST", "/ships", {"name": "Ark"})
    assert call(mock, "GET", f"/ships/{begun['ship']['id']}") == (200, begun["ship"])
    assert call(mock, "GET", f"/actions/{begun['action']['id']}")[1]["status"] == "pending"


def test_a_create_of_what_is_not_ready_yet_goes_on_too(tmp_path: Path) -> None:
    export = {
        "type": "object",
        "required": ["id", "state"],
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "state": {"type": "string", "enum": ["pending", "processing", "completed", "failed"], "readOnly": True},
        },
    }

    def exports(status: str) -> dict[str, Any]:
        return document(
            {
                "/exports": {"post": operation("export", status, schema_ref("Export"))},
                "/exports/{id}": {"parameters": [KEY], "get": operation("exported", reply=schema_ref("Export"))},
            },
            {"Export": export},
        )

    def states(status: str) -> list[str]:
        mock = play(exports(status), tmp_path)
        _, made = call(mock, "POST", "/exports")
        return [call(mock, "GET", f"/exports/{made['id']}")[1]["state"] for _ in range(3)]

    assert states("202") == ["pending", "processing", "completed"]
    assert states("201") == ["pending"] * 3


@pytest.mark.parametrize("place", ["/tasks", "/tasks/{id}", "/lists/{id}/tasks"])
def test_tasks_that_people_make_do_not_go_on_by_themselves(tmp_path: Path, place: str) -> None:
    built = shipyard(path="/tasks")
    body = schema_ref("Job") if place.startswith("/lists") else {"type": "object"}
    parameters = [KEY] if "{" in place else []
    written = operation("write", "201", schema_ref("Job"), body=body, parameters=parameters)
    built["paths"].setdefault(place, {})["put" if "{" in place else "post"] = written
    for path in ("/ships", "/ships/{id}", "/ships/{id}/archive"):
        for method in built["paths"][path].keys() & {"post", "delete"}:
            responses = built["paths"][path][method]["responses"]
            responses["200"] = responses.pop("202")
    assert play(built, tmp_path).contract.resources.long_running == {}


# -- the overlay, and explain -----------------------------------------------------------------------------------------


def overlaid(folder: Path, word: str) -> Path:
    file = folder / "o.yaml"
    lines = ["overlay: 1.0.0", "info: {title: t, version: '1'}", "actions:"]
    lines += ["  - target: $.paths['/ships'].post", f"    update: {{x-mock-long-running: {word}}}"]
    file.write_text("\n".join(lines))
    return file


def test_an_overlay_says_what_is_started_and_when_its_result_is_there(tmp_path: Path) -> None:
    built = shipyard(reply={"type": "object"})
    mock = play(built, tmp_path)
    assert mock.contract.resources.long_running == {}
    file = overlaid(tmp_path, "{collection: /jobs}")
    mock = play(built, tmp_path, overlays=[file])
    call(mock, "POST", "/ships", {"name": "Ark"})
    assert ([each["status"] for each in mock.records("jobs")], mock.records("ships")) == (["pending"], [])
    file = overlaid(tmp_path, "{collection: /jobs, result: at-once}")
    mock = play(built, tmp_path, overlays=[file])
    call(mock, "POST", "/ships", {"name": "Ark"})
    assert (len(mock.records("jobs")), len(mock.records("ships"))) == (1, 1)
    mock = play(shipyard(), tmp_path, overlays=[overlaid(tmp_path, "false")])
    call(mock, "POST", "/ships", {"name": "Ark"})
    assert (len(mock.records("jobs")), len(mock.records("ships"))) == (0, 1)


def test_explain_says_what_is_started_and_how_it_goes_on(tmp_path: Path) -> None:
    text = " ".join(explain(play(shipyard(), tmp_path).contract).split())
    assert (
        "status goes from pending by running to succeeded by itself, by reads or time (build: 202 answers with a"
        in text
    )
    assert (
        "build: create, starting a record of jobs, with whose end it is done (202 answers with a record of it) (POST on"
        in text
    )


def test_a_result_that_says_how_it_went_is_no_record(tmp_path: Path) -> None:
    counts = {"type": "object", "properties": {"built": {"type": "integer"}, "failed": {"type": "integer"}}}
    shown = {"type": "object", "properties": {"id": STRING, "name": STRING}}
    for schema, result in ((counts, None), (shown, "Ark")):
        job = {**JOB, "properties": {**JOB["properties"], "result": schema}}
        mock = play(shipyard(job), tmp_path)
        _, begun = call(mock, "POST", "/ships", {"name": "Ark"})
        seen = [call(mock, "GET", f"/jobs/{begun['id']}")[1] for _ in range(4)][-1]
        assert (seen["status"], seen.get("result", {}).get("name")) == ("succeeded", result)


URL = {"type": "string", "format": "uri"}


@pytest.mark.parametrize(
    ("name", "node", "is_url"),
    [("job_url", STRING, True), ("job", URL, True), ("job_id", URL, True), ("jobId", STRING, False)],
)
def test_an_answer_names_it_by_its_key_or_its_url_as_its_schema_has_it(
    tmp_path: Path, name: str, node: Any, is_url: bool
) -> None:
    mock = play(shipyard(reply={"type": "object", "required": [name], "properties": {name: node}}), tmp_path)
    status, begun = call(mock, "POST", "/ships", {"name": "Ark"})
    [job] = call(mock, "GET", "/jobs")[1]
    assert (status, begun) == (202, {name: f"http://localhost/jobs/{job['id']}" if is_url else job["id"]})
    assert mock.records("ships") == []


def test_what_has_come_to_its_end_shows_and_names_what_it_made(tmp_path: Path) -> None:
    named = {"result": schema_ref("Ship"), "resource": {"type": "object"}, "result_id": STRING, "result_key": STRING}
    job = {**JOB, "properties": {**JOB["properties"], **named}}
    mock = play(shipyard(job), tmp_path)
    _, begun = call(mock, "POST", "/ships", {"name": "Ark"})
    seen = [call(mock, "GET", f"/jobs/{begun['id']}")[1] for _ in range(4)]
    [ship] = call(mock, "GET", "/ships")[1]
    assert ship == {"id": ship["id"], "name": "Ark", "state": "active"}
    at = "2026-01-01T00:00:00Z"
    known = {"id": begun["id"], "started_at": at, "finished_at": None}
    done = {"status": "succeeded", "progress": 100, "finished_at": at, "result": ship, "resource": ship}
    keys = dict.fromkeys(("resource_id", "result_id", "result_key"), ship["id"])
    url = {"result_url": f"http://localhost/ships/{ship['id']}"}
    assert seen == [
        {**known, "status": "pending", "progress": 0},
        {**known, "status": "running", "progress": 50},
        *[{**known, **done, **keys, **url}] * 2,
    ]


def test_what_goes_on_for_a_record_is_listed_below_it(tmp_path: Path) -> None:
    spec = shipyard()
    spec["paths"]["/ships/{id}/jobs"] = {"parameters": [KEY], "get": operation("jobsOf", reply=listed("Job"))}
    spec["paths"]["/ships/{id}/jobs/{job}"] = {
        "parameters": [KEY, {**KEY, "name": "job"}],
        "get": operation("jobOf", reply=schema_ref("Job"), responses={"404": {"description": "none"}}),
    }
    mock = play(spec, tmp_path)
    first, second = built(mock), ""
    call(mock, "POST", "/ships", {"name": "Bark"})
    mock.advance(timedelta(seconds=5))
    second = call(mock, "GET", "/ships")[1][1]["id"]
    _, job = call(mock, "POST", f"/ships/{first}/archive")
    assert [each["id"] for each in call(mock, "GET", f"/ships/{second}/jobs")[1]].count(job["id"]) == 0
    assert job["id"] in [each["id"] for each in call(mock, "GET", f"/ships/{first}/jobs")[1]]
    assert call(mock, "GET", f"/ships/{first}/jobs/{job['id']}")[1]["id"] == job["id"]
    assert call(mock, "GET", f"/ships/{second}/jobs/{job['id']}")[0] == 404


def test_what_goes_on_below_a_record_is_found_there(tmp_path: Path) -> None:
    yard = {"name": "yard", "in": "path", "required": True, "schema": STRING}
    spec = shipyard()
    paths = {f"/yards/{{yard}}{path}": entry for path, entry in spec["paths"].items()}
    for entry in paths.values():
        entry["parameters"] = [yard, *entry.get("parameters", [])]
    spec["paths"] = paths
    mock = play(spec, tmp_path)
    _, job = call(mock, "POST", "/yards/north/ships", {"name": "Ark"})
    assert job["status"] == "pending"
    assert [each["id"] for each in call(mock, "GET", "/yards/north/jobs")[1]] == [job["id"]]
    assert call(mock, "GET", "/yards/south/jobs")[1] == []
    assert call(mock, "GET", f"/yards/south/jobs/{job['id']}")[0] == 404
    mock.advance(timedelta(seconds=5))
    done = call(mock, "GET", f"/yards/north/jobs/{job['id']}")[1]
    (ship,) = call(mock, "GET", "/yards/north/ships")[1]
    assert (done["status"], done["resource_id"]) == ("succeeded", ship["id"])
    assert done["result_url"] == f"http://localhost/yards/north/ships/{ship['id']}"
    assert call(mock, "GET", "/yards/south/ships")[1] == []


def test_the_result_is_named_in_the_type_of_its_key(tmp_path: Path) -> None:
    whole, number = {"type": "integer"}, {**KEY, "schema": {"type": "integer"}}
    spec = shipyard({**JOB, "properties": {**JOB["properties"], "resource_id": whole}})
    ship = {**SHIP, "properties": {**SHIP["properties"], "id": {**whole, "readOnly": True}}}
    spec["components"]["schemas"]["Ship"] = ship
    for path in ("/ships/{id}", "/ships/{id}/archive"):
        spec["paths"][path]["parameters"] = [number]
    mock = play(spec, tmp_path)
    _, job = call(mock, "POST", "/ships", {"name": "Ark"})
    mock.advance(timedelta(seconds=5))
    done = call(mock, "GET", f"/jobs/{job['id']}")[1]
    assert (done["resource_id"], done["result_url"]) == (1, "http://localhost/ships/1")


def test_an_answer_shows_of_it_what_its_schema_speaks_of(tmp_path: Path) -> None:
    brief = {"type": "object", "required": ["id", "status"], "properties": {"id": STRING, "status": STRING}}
    _, begun = call(play(shipyard(reply=brief), tmp_path), "POST", "/ships", {"name": "Ark"})
    assert begun.keys() == {"id", "status"}


def test_a_result_whose_key_the_property_does_not_take_is_not_named(tmp_path: Path) -> None:
    mock = play(shipyard({**JOB, "properties": {**JOB["properties"], "resource_id": {"type": "integer"}}}), tmp_path)
    _, job = call(mock, "POST", "/ships", {"name": "Ark"})
    mock.advance(timedelta(seconds=5))
    done = call(mock, "GET", f"/jobs/{job['id']}")[1]
    assert (done["status"], done["finished_at"][:10]) == ("succeeded", "2026-01-01")
    assert done["result_url"].startswith("http://localhost/ships/")


def test_what_only_waits_goes_on_waiting(tmp_path: Path) -> None:
    status = {"type": "string", "enum": ["pending", "paused", "running", "succeeded", "failed"], "readOnly": True}
    mock = play(shipyard({**JOB, "properties": {**JOB["properties"], "status": status}}), tmp_path)
    _, job = call(mock, "POST", "/ships", {"name": "Ark"})
    assert mock.update("jobs", job["id"], status="paused")["status"] == "paused"
    assert call(mock, "GET", f"/jobs/{job['id']}")[1]["status"] == "paused"


def test_what_starts_where_no_path_says_whose_job_it_is_starts_none(tmp_path: Path) -> None:
    yard = {**KEY, "name": "yard"}
    built = shipyard(path="/yards/{yard}/jobs")
    for path, entry in built["paths"].items():
        if path.startswith("/yards"):
            entry["parameters"] = [yard, *entry.get("parameters", ())]
    for path in ("/ships", "/ships/{id}/archive"):
        built["paths"][path]["post"]["x-mock-long-running"] = {"collection": "/yards/{yard}/jobs"}
    mock = play(built, tmp_path)
    assert call(mock, "POST", "/ships", {"name": "Ark"})[0] == 202
    assert [each["name"] for each in call(mock, "GET", "/ships")[1]] == ["Ark"]
    assert call(mock, "GET", "/yards/1/jobs") == (200, [])
