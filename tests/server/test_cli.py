"""The command line: what it prints, and that no mistake ends in a traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from documents import document, operation
from library import library

from understudy.server.cli.commands import COMMANDS, Command
from understudy.server.cli.main import main

SPEC = Path(__file__).parents[2] / "spec/campaignflow/openapi.yaml"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(library()))
    return file


@contextmanager
def serving(spec: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    command = [sys.executable, "-m", "understudy.server.cli.main", "serve", str(spec), "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ})
    assert process.stdout is not None
    lines: list[str] = []
    try:
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if lines[-2:-1] == ["try"]:
                break
        found = re.search(r"operations at (\S+)", lines[0])
        assert found is not None, lines
        yield process, found.group(1), lines
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)


def test_explain(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(spec)]) == 0
    assert "createBook: create (POST on a collection)" in capsys.readouterr().out


def test_no_command_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "understudy COMMAND --help" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["serve", "explain"])
def test_a_missing_document_names_the_nearest_file(
    spec: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(spec.with_name("openapi.jsn"))]) == 2
    text = capsys.readouterr().err
    assert text.startswith("error: ")
    assert "openapi.json" in text


def test_every_problem_of_a_document_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built = document({"/a": {"get": operation("a", reply={"$ref": "#/components/schemas/Nope"})}}, {"Node": {}})
    built["paths"]["/b"] = {"get": operation("a"), "put": operation("b", reply={"minimum": 2, "maximum": 1})}
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(built))
    assert main(["explain", str(file)]) == 0
    nowhere = (
        "error: bad.json#/paths/~1a/get/responses/200/content/application~1json/schema: "
        "#/components/schemas/Nope leads nowhere (did you mean #/components/schemas/Node?) [unresolvable-reference]"
    )
    twice = (
        "error: bad.json#/paths/~1b/get/operationId: a is also the operationId of GET /a (called a_get_b here) "
        "[operation-id-twice]"
    )
    # Lines are wrapped, in the middle of a name where it must be.
    text = "".join(capsys.readouterr().out.replace(f"{tmp_path}/", "").split())
    assert "".join(twice.split()) in text
    assert "schema-impossible" in text
    with serving(file) as (process, _, _lines):
        process.terminate()
        assert process.stderr is not None
        printed = process.stderr.read().replace(f"{tmp_path}/", "").splitlines()
    assert printed == [
        nowhere,
        twice,
        "3 operations · 0 with state · 1 answers 501 · 3 doubtful: understudy explain bad.json",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "99999"], "99999 is no port; choose one from 1 to 65535, or 0 for any free one"),
        (["--port", "x"], "x is no port; choose one from 1 to 65535, or 0 for any free one"),
        (["--auth", "strct"], "invalid choice: 'strct' (choose from 'lenient', 'strict')"),
        (["--quux", "4"], "understudy serve: error: unrecognized arguments: --quux 4"),
        (["--prot", "80"], "understudy serve: error: unrecognized arguments: --prot 80; did you mean --port?"),
        (["--seed", "x"], "x is no seed; choose any whole number"),
        (["--validation", "strict"], "invalid choice: 'strict' (choose from 'contract', 'service')"),
        (["--log", "xml"], "invalid choice: 'xml' (choose from 'text', 'json')"),
    ],
)
def test_a_wrong_flag(spec: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", str(spec), *arguments])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--cors", "example.com"], "'example.com' is no origin such as http://localhost:5173, and not off\n"),
        (["--cors", "off", "--cors", "null"], "--cors off stands alone; it allows no origin\n"),
        (["--default", "cod=503"], "'cod=503' is no preference such as code=503; did you mean code?\n"),
        (["--default", "wait=soon"], "wait=soon: wait is a number of seconds up to 300\n"),
    ],
)
def test_a_word_that_serve_does_not_take(
    spec: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", str(spec), "--port", "0", *arguments]) == 2
    assert capsys.readouterr().err == message


def test_a_watched_document_is_served_as_it_is(spec: Path) -> None:
    with serving(spec, "--watch") as (process, url, _):
        built = json.loads(spec.read_text())
        built["paths"]["/news"] = {"get": operation("news", reply={"type": "object"})}
        spec.write_text(json.dumps(built))
        assert process.stderr is not None
        assert re.fullmatch(r"read again: \d+ operations\n", process.stderr.readline())
        assert httpx.get(f"{url}/news").status_code == 200


def test_other_machines_change_nothing_without_a_token(spec: Path) -> None:
    with serving(spec, "--host", "0.0.0.0") as (process, url, _):
        near = url.replace("0.0.0.0", "127.0.0.1")
        refused = httpx.post(f"{near}/__mock__/reset")
        assert (refused.status_code, refused.json()["code"]) == (403, "token_required")
        process.terminate()
        _, printed = process.communicate(timeout=30)
    assert printed == (
        "warning: 0.0.0.0 can be reached from other machines, and so can everything stored; "
        "without --control-token nothing can be changed under /__mock__\n"
    )


def test_who_knows_the_token_drives_the_server(
    spec: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UNDERSTUDY_CONTROL_TOKEN", "s3cret")
    with serving(spec) as (_, url, _):
        assert main(["deliver", "--url", url]) == 0
        monkeypatch.setenv("UNDERSTUDY_CONTROL_TOKEN", "guess")
        assert main(["deliver", "--url", url]) == 1
    assert capsys.readouterr().err == "the control token in X-Mock-Control-Token is wrong\n"


def test_records_of_a_file_are_put_into_a_running_mock_and_come_out_in_the_same_form(
    spec: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "data.yaml"
    file.write_text("books:\n  - {id: 7, title: $$cup}\n")
    with serving(spec) as (_, url, _):
        assert main(["seed", url, str(file)]) == 0
        assert capsys.readouterr().out == "1 record put in\n"
        assert httpx.get(f"{url}/books/7").json()["title"] == "$cup"
        assert main(["seed", url, "--export"]) == 0
        assert [(book["id"], book["title"]) for book in json.loads(capsys.readouterr().out)["books"]] == [(7, "$$cup")]
        file.write_text("boks: []")
        assert main(["seed", url, str(file)]) == 1
        message = f"{file}: the document has no resource 'boks'; did you mean books?\n"
        assert capsys.readouterr().err == message
        assert main(["seed", url]) == 2
    assert capsys.readouterr().err == "name a FILE to put in, or --export, one of the two\n"


def test_a_port_in_use(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", str(spec), "--port", str(port)]) == 2
    message = f"port {port} is in use on 127.0.0.1; choose another with --port, or --port 0 for any free one\n"
    assert capsys.readouterr().err == message


def test_a_host_that_is_not_ours(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(spec), "--host", "192.0.2.1", "--port", "0"]) == 2
    assert capsys.readouterr().err.startswith("can't listen on 192.0.2.1, port 0: ")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve_prints_what_works_and_stops_cleanly(stop: signal.Signals) -> None:
    with serving(SPEC) as (process, url, lines):
        assert lines[0] == f"CampaignFlow 3.0.0: 69 operations at {url}"
        assert f"  docs     {url}/__mock__/docs" in lines
        assert any(line.split() == ["/api/v2/referrals", "list,", "create,", "read"] for line in lines)
        printed = subprocess.run(lines[-1].strip(), shell=True, capture_output=True, text=True, timeout=30, check=True)
        assert json.loads(printed.stdout)["id"] == 1
        process.send_signal(stop)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 0
        assert errors == ""


def test_the_overlay_beside_a_document_is_applied_unless_switched_off(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(SPEC)]) == 0
    assert "with x-mock-creates" in capsys.readouterr().out
    assert main(["explain", str(SPEC), "--no-overlay"]) == 0
    assert "x-mock-creates" not in capsys.readouterr().out


def test_a_slow_client_does_not_hold_up_others(spec: Path) -> None:
    with serving(spec) as (_, url, _lines):
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(
                b"POST /books HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
            )
            answers: list[int] = []
            threads = [
                threading.Thread(target=lambda: answers.append(httpx.get(f"{url}/books", timeout=20).status_code))
                for _ in range(4)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert answers == [200] * 4


def test_every_command_explains_itself() -> None:
    for command in ("serve", "explain", "regenerate"):
        shown = subprocess.run(
            [sys.executable, "-m", "understudy.server.cli.main", command, "--help"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "examples:" in shown.stdout


def test_an_unknown_command_is_named_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["srve", "openapi.yaml"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith("understudy: error: there is no command 'srve'; did you mean serve?\n")


def test_help_imports_no_command() -> None:
    """`understudy --help` is quick: it lists every command and imports what none of them needs."""
    heavy = "{'flask', 'httpx', 'understudy.mock', 'understudy.contract', 'openapi_python_client'}"
    script = (
        "import sys\nfrom understudy.server.cli.main import main\nmain([])\n"
        f"print(sorted({heavy} & sys.modules.keys()))"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"
    for command in COMMANDS:
        assert f"\n    {command.name}" in out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_shows_examples_of_itself(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command.name, "--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: understudy {command.name} [-h]")
    assert f"\nexamples:\n  understudy {command.name}" in out


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        main(["regenerate", "openapi.yaml", "--out", "x"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err == "regenerate needs the generator: pip install 'understudy[tools]'\n"


@pytest.mark.parametrize("command", ["status orders 1", "events", "deliver", "run workflows.yaml"])
def test_what_is_no_address_is_refused(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command.split(), "--url", "localhost:4010"])
    assert stopped.value.code == 2
    message = "argument --url: localhost:4010 is no address such as http://127.0.0.1:4010\n"
    assert capsys.readouterr().err.endswith(message)


def test_no_server_is_a_failure_that_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deliver", "--url", "http://127.0.0.1:1"]) == 1
    reason = "ConnectError: [Errno 111] Connection refused"
    assert capsys.readouterr().err == (
        f"no mock answers at http://127.0.0.1:1 ({reason}); start one with: understudy serve SPEC\n"
    )
