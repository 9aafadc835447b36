"""What a command line leaves out: the document that is found, and the options of a project's file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest
from library import library

from understudy.server.cli import serve
from understudy.server.cli.documents import find_document
from understudy.server.cli.main import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def served(here: Path, monkeypatch: pytest.MonkeyPatch) -> list[argparse.Namespace]:
    """The options with which a server would have been started."""
    found: list[argparse.Namespace] = []

    def keep(options: argparse.Namespace) -> int:
        found.append(options)
        return 0

    monkeypatch.setattr(serve, "_serve", keep)
    return found


def put(path: Path, content: str | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(library()) if content is None else content)
    return path


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["openapi.json", "docs/openapi.yaml"], "openapi.json"),
        (["openapi.json", "openapi.yaml", "swagger.yaml"], "openapi.yaml"),
        (["swagger.yml"], "swagger.yml"),
        (["docs/openapi.yaml", "spec/shop/openapi.yaml"], "docs/openapi.yaml"),
        (["spec/shop/openapi.yaml", "spec/.git/openapi.yaml", "other/openapi.yaml"], "spec/shop/openapi.yaml"),
        (["api/swagger.json"], "api/swagger.json"),
    ],
)
def test_the_nearest_document_is_found(here: Path, files: list[str], found: str) -> None:
    for name in files:
        put(here / name)
    assert find_document() == Path(found)


def test_explain_says_which_document_it_found(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here / "spec/openapi.json")
    assert main(["explain"]) == 0
    out, err = capsys.readouterr()
    assert "createBook: create" in out
    assert err == "document spec/openapi.json\n"


def test_no_document_names_where_it_was_looked_for(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here / "other/openapi.yaml")
    assert main(["serve"]) == 2
    assert capsys.readouterr().err == (
        "no openapi.yaml, openapi.yml, openapi.json, swagger.yaml, swagger.yml, "
        "swagger.json in this folder, in spec/, specs/, api/, apis/, openapi/, swagger/, schema/, schemas/, contract/, "
        "contracts/, docs/ or in a folder of those; name the document: understudy serve SPEC\n"
    )


def test_several_documents_as_near_are_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here / "spec/openapi.yaml")
    put(here / "docs/swagger.json")
    assert main(["serve"]) == 2
    assert capsys.readouterr().err == (
        "several documents are here: spec/openapi.yaml, docs/swagger.json; name one, or each as NAME=SPEC\n"
    )


OPTIONS = """
spec = "shop.json"
port = 4999
seed = 7
auth = "strict"
watch = true
tls = true
chaos = "5%"
cors = "http://localhost:5173"
default = ["code=503", "wait=0.1"]
seed-file = "data.yaml"
"""
READ: dict[str, Any] = {
    "port": 4999,
    "seed": 7,
    "auth": "strict",
    "watch": True,
    "tls": True,
    "chaos": "5%",
    "cors": ["http://localhost:5173"],
    "default": ["code=503", "wait=0.1"],
    "seed_file": "data.yaml",
    "spec": ["shop.json"],
}


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("understudy.toml", OPTIONS, "understudy.toml"),
        ("pyproject.toml", f"[tool.understudy]{OPTIONS}", "pyproject.toml [tool.understudy]"),
    ],
)
def test_options_are_read_from_a_file(
    here: Path,
    served: list[argparse.Namespace],
    file: str,
    text: str,
    place: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(here / file, text)
    assert main(["serve"]) == 0
    assert {name: getattr(served[0], name) for name in READ} == READ
    assert capsys.readouterr().err == f"options of {place}\n"


def test_the_command_line_wins_over_the_file(here: Path, served: list[argparse.Namespace]) -> None:
    put(here / "understudy.toml", OPTIONS)
    assert main(["serve", "own.json", "--port", "1", "--no-watch", "--cors", "off", "--auth", "lenient"]) == 0
    options = served[0]
    assert (options.spec, options.port, options.watch, options.cors) == (["own.json"], 1, False, ["off"])
    assert (options.auth, options.seed) == ("lenient", 7)


def test_a_file_of_our_own_wins_over_pyproject(here: Path, served: list[argparse.Namespace]) -> None:
    put(here / "pyproject.toml", "[tool.understudy]\nport = 1\n")
    put(here / "understudy.toml", "port = 2\n")
    assert main(["serve"]) == 0
    assert served[0].port == 2


def test_the_token_of_the_environment_wins_over_the_file(
    here: Path, served: list[argparse.Namespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here / "understudy.toml", 'control-token = "file"\n')
    assert main(["serve"]) == 0
    monkeypatch.setenv("UNDERSTUDY_CONTROL_TOKEN", "environment")
    assert main(["serve"]) == 0
    assert [each.control_token for each in served] == ["file", "environment"]


@pytest.mark.parametrize("text", ["", "[tool.other]\nunderstudy = 1\n", "[tool.ruff]\n"])
def test_a_pyproject_of_others_is_not_read(
    here: Path, served: list[argparse.Namespace], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(here / "pyproject.toml", text)
    assert main(["serve"]) == 0
    assert (served[0].port, capsys.readouterr().err) == (4010, "")


def test_explain_takes_the_options_that_it_has(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here / "books.json")
    put(here / "understudy.toml", 'spec = "books.json"\nport = 1\n')
    assert main(["explain"]) == 0
    assert "createBook: create" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("prot = 1", "there is no option 'prot'; did you mean port?"),
        ("help = true", "there is no option 'help'"),
        ("seed_file = 'a'", "there is no option 'seed_file'; did you mean seed-file?"),
        ("port = '80'", "port: is a whole number; got '80'"),
        ("port = true", "port: is a whole number; got True"),
        ("port = 99999", "port: 99999 is no port; choose one from 1 to 65535, or 0 for any free one"),
        ("auth = 'strct'", "auth: is one of lenient, strict; got 'strct'; did you mean strict?"),
        ("tls = 'yes'", "tls: is true or false; got 'yes'"),
        ("cors = 1", "cors: is a string or a list of strings; got 1"),
        ("cors = [1]", "cors: is a list of strings; got 1"),
        ("chaos = 5", "chaos: is a string; got 5"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_its_place(
    here: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(here / "pyproject.toml", f"[tool.understudy]\n{text}\n")
    assert main(["serve"]) == 2
    assert capsys.readouterr().err == f"pyproject.toml [tool.understudy]: {message}\n"


def test_a_file_that_is_no_toml_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here / "understudy.toml", "port 80")
    assert main(["serve"]) == 2
    assert capsys.readouterr().err == (
        "understudy.toml: can't be read as TOML: Expected '=' after a key in a key/value pair (at line 1, column 6)\n"
    )


def test_a_command_about_one_document_wants_one_of_several(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(here / "understudy.toml", 'spec = ["a=a.yaml", "b=b.yaml"]')
    assert main(["explain"]) == 2
    assert capsys.readouterr().err.endswith("\nunderstudy.toml: spec: has 2 documents; name one of them\n")
