"""`understudy diff --locks`: the names that an SDK really has count, not those that the document would have made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from diffing import edited, pets

from understudy.server.cli.main import main as understudy
from understudy_tools.sdk.lock import Lock

GET = "/paths/~1pets~1{key}/get"
STATUS = "#/components/schemas/Pet/properties/status"
LOCK = Lock(
    operations={"GET /pets/{key}": "pets.get"},
    parameters={"GET /pets/{key} path key": "key"},
    models={"#/components/schemas/Pet": "Pet"},
    members={f"{STATUS} new": "NEW"},
)


def diff(
    capsys: pytest.CaptureFixture[str], folder: Path, new: dict[str, object], *locks: Lock
) -> list[tuple[str, ...]]:
    capsys.readouterr()
    files = [folder / "old.json", folder / "new.json"]
    for file, built in zip(files, (pets(), new), strict=True):
        file.write_text(json.dumps(built))
    named = [folder / f"{number}.lock" for number in range(len(locks))]
    for file, lock in zip(named, locks, strict=True):
        file.write_text(lock.text)
    options = ["--locks", *map(str, named)] if locks else []
    understudy(["diff", *map(str, files), "--format", "json", *options])
    changes = json.loads(capsys.readouterr().out)["changes"]
    return [(change["rule"], change["old"], change["new"]) for change in changes]


def test_what_a_lock_keeps_breaks_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renamed = edited(pets(), {f"{GET}/operationId": "downloadPet"})
    assert [rule for rule, *_ in diff(capsys, tmp_path, renamed)] == ["sdk-method-renamed", "operation-id-changed"]
    assert diff(capsys, tmp_path, renamed, LOCK, LOCK) == []


def test_a_changed_line_of_a_lock_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    after = Lock(
        operations={"GET /pets/{key}": "pets.fetch"},
        parameters={"GET /pets/{key} path key": "pet"},
        models={"#/components/schemas/Pet": "Animal"},
        members={f"{STATUS} new": "FRESH"},
    )
    found = diff(capsys, tmp_path, pets(), LOCK, after)
    assert sorted(found) == [
        ("sdk-method-renamed", "client.pets.get", "client.pets.fetch"),
        ("sdk-name-changed", f"{STATUS} new: NEW", f"{STATUS} new: FRESH"),
        ("sdk-name-changed", "#/components/schemas/Pet: Pet", "#/components/schemas/Pet: Animal"),
        ("sdk-name-changed", "GET /pets/{key} path key: key", "GET /pets/{key} path key: pet"),
    ]


def test_a_lock_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "old.json"
    file.write_text(json.dumps(pets()))
    missing = str(tmp_path / "sdk.lock")
    assert understudy(["diff", str(file), str(file), "--locks", missing, missing]) == 2
    printed = capsys.readouterr().err
    assert printed == (
        f"error: {missing}#: there is no such file (understudy regenerate writes it beside the package) [sdk-lock]\n"
    )
