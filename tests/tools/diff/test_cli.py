# ruff: noqa: E501 - a case a line reads better
"""`understudy diff` as it is called: what it prints, word for word, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from diffing import DROP, edited, pets, renamed, write

from understudy.server.cli.main import main

GET = "/paths/~1pets~1{key}/get"
BREAK = {"/components/schemas/Pet/properties/born": DROP}
TEXT = """breaks users of the SDK: 1

  response-property-removed: the property is gone
    /components/schemas/Pet/properties/born
    {"type": "string", "format": "date"} → nothing
    response of listPets (GET /pets), createPet (POST /pets), getPet (GET /pets/{key})
    client: breaks, server: safe

asks more of the server: 1

  operation-added: the operation is new
    /paths/~1pets/delete
    nothing → clearPets (DELETE /pets)
    clearPets (DELETE /pets)
    client: safe, server: breaks

breaks nobody: 1

  enum-value-added: a value is new; the SDK's enumerations are open
    /components/schemas/Pet/properties/status
    nothing → lost
    response of listPets (GET /pets), createPet (POST /pets), getPet (GET /pets/{key})
    client: warns, server: safe

needed: a major version; the version must become at least 2.0.0, it is 1.4.0
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(edits: dict[str, Any], *arguments: str, old: dict[str, Any] | None = None) -> tuple[int, str, str]:
        before = edited(pets(), old or {})
        files = write(tmp_path, "old.json", before), write(tmp_path, "new.json", edited(before, edits))
        code = main(["diff", *map(str, files), *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_an_unannounced_break_is_reported_with_all_that_belongs_to_it(run: Any) -> None:
    added = {"operationId": "clearPets", "tags": ["pets"], "responses": {"204": {"description": "done"}}}
    more = {"/paths/~1pets/delete": added, "/components/schemas/Pet/properties/status/enum/-": "lost"}
    assert run({**BREAK, **more}) == (1, TEXT, "")


@pytest.mark.parametrize(
    ("old", "new", "edits", "code", "last"),
    [
        ("1.4.0", "2.0.0", BREAK, 0, "needed: a major version; the version announces it: 1.4.0 → 2.0.0"),
        ("1.4.0", "1.5.0", BREAK, 1, "needed: a major version; the version must become at least 2.0.0, it is 1.5.0"),
        ("1.4.0", "1.4.0", {"/servers/-": {"url": "https://x.example"}}, 0, "needed: a minor version; the version should become at least 1.5.0, it is 1.4.0"),
        ("1.4.0", "1.4.1", {f"{GET}/summary": "Reads"}, 0, "needed: a patch version; the version announces it: 1.4.0 → 1.4.1"),
        ("0.4.2", "0.4.3", BREAK, 1, "needed: a major version; the version must become at least 0.5.0, it is 0.4.3"),
        ("0.4.2", "0.5.0", BREAK, 0, "needed: a major version; the version announces it: 0.4.2 → 0.5.0"),
        ("2.0.0-rc.1", "2.0.0-rc.2", BREAK, 0, "needed: a major version; the version announces it: 2.0.0-rc.1 → 2.0.0-rc.2"),
        ("2.0.0-rc.1", "2.0.0-rc.1", BREAK, 1, "needed: a major version; the version must become at least 2.0.0, it is 2.0.0-rc.1"),
        ("1.4.0-rc.1", "1.4.0", BREAK, 1, "needed: a major version; the version must become at least 2.0.0, it is 1.4.0"),
        ("v1", "v2", BREAK, 0, "needed: a major version; the version announces it: v1 → v2"),
        ("3.0.0", "2.0.0", BREAK, 1, "needed: a major version; the version must become at least 4.0.0, it is 2.0.0"),
        ("2024-05", "2024-05", BREAK, 1, "needed: a major version; 2024-05 is no semantic version; a change is not announced: 2024-05 → 2024-05"),
        ("2024-05", "2024-06", BREAK, 0, "needed: a major version; 2024-05 is no semantic version; a change is taken as announced: 2024-05 → 2024-06"),
        ("1.4.0", "1.9.0", {}, 0, "no change"),
    ],
)  # fmt: skip
def test_the_version_is_compared_with_the_step(
    run: Any, old: str, new: str, edits: dict[str, Any], code: int, last: str
) -> None:
    found, out, err = run({**edits, "/info/version": new}, old={"/info/version": old})
    assert (found, out.splitlines()[-1], err) == (code, last, "")


def test_words_alone(run: Any) -> None:
    text = "only words changed\nneeded: a patch version; the version should become at least 1.4.1, it is 1.4.0\n"
    assert run({f"{GET}/summary": "Reads"}) == (0, text, "")
    assert run({}) == (0, "no change\n", "")


def test_json_has_the_same(run: Any) -> None:
    code, out, _ = run(BREAK, "--format", "json")
    report = json.loads(out)
    assert code == 1
    assert {name: report[name] for name in ("step", "announced", "needed", "message")} == {
        "step": "major",
        "announced": False,
        "needed": "2.0.0",
        "message": "the version must become at least 2.0.0, it is 1.4.0",
    }
    [change] = report["changes"]
    assert change == {
        "rule": "response-property-removed",
        "says": "the property is gone",
        "client": "breaks",
        "server": "safe",
        "step": "major",
        "direction": "response",
        "pointer": "/components/schemas/Pet/properties/born",
        "old_pointer": "/components/schemas/Pet/properties/born",
        "new_pointer": None,
        "old": {"type": "string", "format": "date"},
        "operations": [
            {"operationId": "listPets", "method": "GET", "path": "/pets"},
            {"operationId": "createPet", "method": "POST", "path": "/pets"},
            {"operationId": "getPet", "method": "GET", "path": "/pets/{key}"},
        ],
    }


@pytest.mark.parametrize(("names", "code"), [("notePet,getShape", 0), ("notePet, getPet", 1)])
@pytest.mark.parametrize("as_file", [False, True])
def test_only_the_chosen_operations_are_judged(run: Any, tmp_path: Path, names: str, code: int, as_file: bool) -> None:
    chosen = names
    if as_file:
        chosen = str(tmp_path / "operations.txt")
        Path(chosen).write_text(names.replace(",", "\n") + "\n\n")
    found, out, _ = run(BREAK, "--only", chosen)
    assert found == code
    assert ("no change" in out) == (code == 0)


def test_only_takes_the_name_of_a_webhook(run: Any) -> None:
    code, out, _ = run({"/components/schemas/Sold/properties/to": DROP}, "--only", "pet.sold")
    assert code == 1
    assert "  webhook-request-property-removed: the property is gone\n" in out
    assert "    request of pet.sold (POST pet.sold)\n" in out


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        ("getPat", "error: --only: no operation is called getPat (did you mean getPet?)\n"),
        ("zzz", "error: --only: no operation is called zzz (neither document has it)\n"),
        (",", "error: --only: no operation is named (give operationIds with commas between, or a file with one a line)\n"),
    ],
)  # fmt: skip
def test_a_wrong_choice_is_refused(run: Any, chosen: str, text: str) -> None:
    assert run({}, "--only", chosen) == (2, "", text)


def test_a_choice_longer_than_any_file_name_is_no_file(run: Any) -> None:
    assert run(BREAK, "--only", ",".join(["notePet"] * 1000))[0] == 0


def test_a_file_of_names_is_named_when_one_is_wrong(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "names"
    file.write_text("getPat\n")
    wanted = f"error: --only {file}: no operation is called getPat (did you mean getPet?)\n"
    assert run({}, "--only", str(file)) == (2, "", wanted)
    file.write_bytes(b"\xff")
    assert run({}, "--only", str(file)) == (2, "", f"error: --only {file}: this is no readable text\n")


RENAME = """breaks users of the SDK: 1

  model-renamed: the schema, and so its class in the SDK, has another name; the wire does not change
    /components/schemas/Animal
    Pet → Animal
    listPets (GET /pets), createPet (POST /pets), getPet (GET /pets/{key})
    client: breaks, server: safe

needed: a major version; %s
"""


@pytest.mark.parametrize(
    ("version", "only", "code", "printed"),
    [
        ("1.4.0", [], 1, RENAME % "the version must become at least 2.0.0, it is 1.4.0"),
        ("2.0.0", [], 0, RENAME % "the version announces it: 1.4.0 → 2.0.0"),
        ("1.4.0", ["--only", "getPet"], 1, RENAME % "the version must become at least 2.0.0, it is 1.4.0"),
        ("1.4.0", ["--only", "getShape,pet.sold"], 0, "no change\n"),
    ],
)
def test_another_name_of_a_schema_breaks_who_uses_its_class(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], version: str, only: list[str], code: int, printed: str
) -> None:
    new = edited(renamed(pets(), {"Pet": "Animal"}), {"/info/version": version})
    files = write(tmp_path, "old.json", renamed(pets(), {})), write(tmp_path, "new.json", new)
    assert main(["diff", *map(str, files), *only]) == code
    assert capsys.readouterr().out == printed


def test_the_webhook_and_the_callback_that_use_a_schema_are_named_once(run: Any) -> None:
    new = renamed(pets(), {"Sold": "SoldEvent"})
    edits = {f"/{name}": new[name] for name in ("paths", "components", "webhooks")}
    code, out, _ = run(
        edits, "--only", "pet.sold", "--format", "json", old={"/components": renamed(pets(), {})["components"]}
    )
    [change] = json.loads(out)["changes"]
    assert (code, change["rule"], change["old"], change["new"]) == (1, "model-renamed", "Sold", "SoldEvent")
    assert (change["old_pointer"], change["new_pointer"]) == (
        "/components/schemas/Sold",
        "/components/schemas/SoldEvent",
    )
    assert [operation["operationId"] for operation in change["operations"]] == ["createPet", "pet.sold"]


def test_the_problems_of_both_documents_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text("[]")
    new.write_text('{"swagger": "2.0"}')
    assert main(["diff", str(old), str(new)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"error: {old}#: expected an object at the top, got an array [not-an-object]",
        f"error: {new}#: the document has no paths [paths-missing]",
    ]


def test_help_lists_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["diff", "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "exit code: 0 when info.version announces" in text
    assert "docs/diff.md" in text
    main([])
    assert "diff      say what changed" in capsys.readouterr().out


def test_documents_of_both_dialects_and_both_syntaxes_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """OAS 3.0's `nullable` and boolean bounds say the same as 3.1's types and numbers."""
    head = "info: {title: T, version: 1.0.0}\npaths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n"
    reply = "          description: fine\n          content: {application/json: {schema: %s}}\n"
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    was = "{type: number, nullable: true, minimum: 1, exclusiveMinimum: true}"
    old.write_text(f"openapi: 3.0.3\n{head}{reply % was}")
    is_ = "{type: [number, 'null'], exclusiveMinimum: 1}"
    new.write_text(f"openapi: 3.1.0\n{head}{reply % is_}")
    assert main(["diff", str(old), str(new)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "only words changed"
