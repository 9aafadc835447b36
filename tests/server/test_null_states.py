"""Records that begin in no state: driven from outside, where null must pass through the control plane's document."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from documents import document, operation, schema_ref
from processes import running, serve

from understudy.admin_client import Client
from understudy.remote.mock import RemoteMock
from understudy.server.cli.main import main

pytestmark = pytest.mark.process

TASK = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "status": {"enum": ["new", "active"], "readOnly": True},
        "step": {"enum": [None, "profile", "complete"], "readOnly": True},
    },
    "x-mock-lifecycle": {
        "property": "step",
        "initial": None,
        "terminal": ["complete"],
        "transitions": [{"from": None, "to": "profile", "after": "PT1H"}, {"from": "profile", "to": "complete"}],
    },
}


def test_null_passes_through_every_door(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "openapi.json"
    paths = {
        "/tasks": {"post": operation("createTask", "201", schema_ref("Task"))},
        "/tasks/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation("getTask", "200", schema_ref("Task")),
        },
    }
    file.write_text(json.dumps(document(paths, {"Task": TASK})))
    with running(serve(file, "--progression", "time")) as (_, url):
        mock = RemoteMock(url)
        mock.create("tasks")
        assert main(["status", "tasks", "1", "--property", "step", "--url", url]) == 0
        assert capsys.readouterr().out == "step: null  (one of profile, complete)\n"
        assert main(["status", "tasks", "1", "--url", url]) == 0
        assert capsys.readouterr().out == "status: new  (one of new, active)\nstep: null  (one of profile, complete)\n"
        assert main(["status", "tasks", "1", "--property", "stp", "--url", url]) == 1
        assert capsys.readouterr().err == "tasks has no state property 'stp'; did you mean step?\n"
        assert main(["status", "tasks", "1", "complete", "--property", "step", "--url", url]) == 1
        assert capsys.readouterr().err == 'step is null and can\'t become "complete"; after null comes "profile"\n'
        with Client(base_url=f"{url}/__mock__") as api:
            (timer,) = api.timers.list().timers
            assert (timer.source, timer.target) == (None, "profile")
            (resource,) = api.resources.list().resources
            (lifecycle,) = resource.lifecycles
            assert (lifecycle.initial, lifecycle.moves[0].source) == (None, None)
        mock.transition("tasks", 1, to="profile", property="step")
        assert main(["explain", str(file), "--visited", url]) == 0
        drawn = capsys.readouterr().out
        assert "null --> profile: ✓ after PT1H" in drawn
        assert "profile --> complete\n" in drawn
        mock.advance(timedelta(hours=2))
        mock.assert_path("tasks", 1, [None, "profile"], property="step")
        mock.close()
