"""`understudy doctor` and `understudy completion`: what helps those who help, and those who type."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import version
from pathlib import Path

import httpx
import pytest
from documents import document, operation
from library import library
from processes import running, serve

from understudy.server.cli.commands import COMMANDS
from understudy.server.cli.main import main


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(library()))
    return file


def test_a_document_on_one_page(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (spec.parent / "understudy.toml").write_text('control-token = "s3cret"\nport = 4999\n')
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    lines = {line.strip().partition("  ")[0]: line.split("  ")[-1].strip() for line in out.splitlines()}
    assert lines["source"] == "openapi.json"
    assert lines["file"] == "understudy.toml"
    assert lines["problems"] == "none"
    assert int(lines["operations"]) == sum(len(item.keys() - {"parameters"}) for item in library()["paths"].values())
    assert "httpx " in out
    assert "s3cret" not in out
    assert len(out.splitlines()) < 40


def test_a_document_with_errors_is_a_failure_that_names_them(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = {"/a": {"get": operation("a", reply={"$ref": "#/components/schemas/Nope"})}}
    spec.write_text(json.dumps(document(broken)))
    assert main(["doctor", "openapi.json", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["document"]
    assert (found["errors"], found["operations"]) == (1, 1)
    assert "#/components/schemas/Nope leads nowhere" in found["problems"][0]


def test_what_is_no_document_is_reported(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.write_text("[]")
    assert main(["doctor", "openapi.json"]) == 1
    out = capsys.readouterr().out
    assert "  refused              1\n    error: openapi.json" in out


def test_a_server_says_how_it_is_what_it_meets_and_what_it_refused(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running(serve(spec, "--rate-limit", "9/s")) as (_, url), httpx.Client(base_url=url) as client:
        client.post("/books", json={"title": "a"})
        client.get("/book")
        client.post("/__mock__/faults", json={"kind": "status", "status": 503, "times": None})
        client.get("/books", headers={"X-Mock-Session": "mine"})
        assert main(["doctor", url, "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert main(["doctor", url]) == 0
        lines = capsys.readouterr().out.splitlines()
    assert "document" not in found
    server = found["server"]
    assert server["url"] == url
    assert (server["health"]["status"], server["health"]["understudy"]) == ("ok", version("understudy"))
    assert {name: server[name] for name in ("every call meets", "faults", "sessions", "records", "exchanges")} == {
        "every call meets": {"rateLimit": "9/s"},
        "faults": ["status of every operation"],
        "sessions": ["mine"],
        "records": {"/books": 1},
        "exchanges": 2,
    }
    assert server["refused"] == ["GET /book 404: no /book; did you mean /books?"]
    assert "    GET /book 404: no /book; did you mean /books?" in lines
    assert "  records              /books 1" in lines
    assert len(lines) < 40


def test_a_server_whose_document_became_wrong_is_a_failure(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(serve(spec, "--watch")) as (process, url):
        spec.write_text("{")
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("the document can't be read"):
                break
        assert main(["doctor", url, "--format", "json"]) == 1
    wrong = json.loads(capsys.readouterr().out)["server"]["wrong"]
    assert wrong.startswith("the document can't be read, so the one before it is served: error: ")


def test_a_document_at_a_host_below_localhost_is_a_server(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        "-m",
        "understudy.server.cli.main",
        "serve",
        "shop.localhost=openapi.json",
        "a=openapi.json",
        "--port",
        "0",
    ]
    with running(command) as (_, url):
        port = url.split("/")[2].rpartition(":")[2]
        for served in (f"http://shop.localhost:{port}", f"http://127.0.0.1:{port}/a"):
            assert main(["doctor", served, "--format", "json"]) == 0
            assert json.loads(capsys.readouterr().out)["server"]["health"]["title"] == "Inline"


def test_where_no_mock_answers_that_is_reported(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(serve(spec)) as (_, url):
        pass
    assert main(["doctor", url]) == 1
    out = capsys.readouterr().out
    assert "  mock                 none answers there, so this is taken for a document\n" in out
    assert f"    error: {url}#: Connection refused [fetch]\n" in out


COMPLETE = """
source {script}
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_understudy
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("understudy se", ["serve", "seed"]),
        ("understudy serve --tls-", ["--tls-cert", "--tls-key"]),
        ("understudy serve --auth ''", ["lenient", "strict"]),
        ("understudy serve op", ["openapi.json"]),
        ("understudy completion z", ["zsh"]),
        ("understudy explain --no", ["--no-cache", "--no-overlay"]),
    ],
)
def test_bash_completes_commands_options_choices_and_files(
    spec: Path, words: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", "bash"]) == 0
    script = spec.parent / "script"
    script.write_text(capsys.readouterr().out)
    command = COMPLETE.format(script=script, words=words)
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, cwd=spec.parent)
    assert (done.stdout.split(), done.stderr) == (expected, "")


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("zsh", "#compdef understudy"),
        (
            "fish",
            "complete -c understudy -n '__fish_seen_subcommand_from serve' -l auth -xa 'lenient strict' "
            "-d 'lenient: credentials of the right form, any value'",
        ),
    ],
)
def test_other_shells_know_every_command(shell: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert line in out.splitlines()
    assert all(command.name in out and command.help in out for command in COMMANDS)


def test_an_unknown_shell_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["completion", "csh"])
    assert "invalid choice: 'csh' (choose from 'bash', 'fish', 'zsh')" in capsys.readouterr().err
