"""What is kept of a contract is the contract, for as long as it is true, and is never more than data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import orjson
import pytest
from documents import document, operation, schema_ref

from understudy import contract as contracts
from understudy.cache import contracts as kept
from understudy.contract import Contract, read_contract
from understudy.inference import tally as tallies
from understudy.mock import open_mock
from understudy.openapi import document as documents
from understudy.openapi.document import load
from understudy.openapi.loaded import overlays_beside
from understudy.server.cli.main import main
from understudy.webhooks.signing import sha256

ROOT = Path(__file__).parents[2]
SPECS = ROOT.parent / "shared" / "specs"
CAMPAIGNFLOW = ROOT / "spec" / "campaignflow" / "openapi.yaml"
THINGS = {
    "/things": {
        "get": operation("list", reply={"type": "array", "items": schema_ref("Thing")}),
        "post": operation("create", "201", schema_ref("Thing"), body=schema_ref("Thing")),
    }
}
THING = {"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document(THINGS, {"Thing": THING})))
    return path


class Loads:
    """How often a document was really read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0

        def counted(*args: Any, **options: Any) -> Any:
            self.count += 1
            return load(*args, **options)

        monkeypatch.setattr(documents, "load", counted)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Loads:
    return Loads(monkeypatch)


def as_data(contract: Contract) -> dict[str, Any]:
    names = (
        "title version file source document operations security_schemes prefixes resources lifecycles effects webhooks "
        "callbacks problems origins received servers tags"
    )
    return {name: getattr(contract, name) for name in names.split()}


@pytest.mark.parametrize(
    "path",
    [
        CAMPAIGNFLOW,
        *(SPECS / name for name in ("stripe.json", "museum.yaml", "train-travel.yaml")),
    ],
    ids=lambda path: path.name,
)
def test_what_is_kept_is_the_contract(path: Path, loads: Loads) -> None:
    if not path.exists():
        pytest.skip("the public documents are not here")
    first, second = (read_contract(path, overlays=overlays_beside(path)) for _ in range(2))
    assert loads.count == 1
    assert as_data(first) == as_data(second)
    # Schemas are known by identity: what is inferred must be about the document that is there.
    for collection in second.resources.collections.values():
        if isinstance(collection.schema, dict):
            assert second.schemas.pointer_of(collection.schema)


@pytest.mark.slow
def test_every_public_document_can_be_kept(loads: Loads) -> None:
    paths = [path for path in sorted(SPECS.glob("*")) if path.suffix in (".json", ".yaml")]
    for path in paths:
        first, second = read_contract(path), read_contract(path)
        assert as_data(first) == as_data(second)
    assert loads.count == len(paths)


def test_the_second_process_does_not_read_the_document(spec: Path, folder: Path) -> None:
    code = (
        "import sys\nfrom understudy.cache import contracts\ncontracts._WORTHWHILE = 0\n"
        "from understudy.mock import open_mock\nopen_mock(sys.argv[1])\n"
        "print('understudy.openapi.lint' in sys.modules, 'understudy.inference.infer' in sys.modules)"
    )
    for expected in (["True", "True"], ["False", "False"]):
        done = subprocess.run([sys.executable, "-c", code, str(spec)], capture_output=True, text=True, check=True)
        assert done.stdout.split() == expected
    assert len(os.listdir(folder)) == 1


def test_a_changed_document_is_read_again(spec: Path, loads: Loads) -> None:
    assert read_contract(spec).title != "Other"
    changed = json.loads(spec.read_text())
    changed["info"]["title"] = "Other"
    spec.write_text(json.dumps(changed))
    assert read_contract(spec).title == "Other"
    assert loads.count == 2


def test_a_changed_file_that_the_document_refers_to_is_noticed(tmp_path: Path, loads: Loads) -> None:
    spec, other = tmp_path / "openapi.json", tmp_path / "thing.json"
    spec.write_text(json.dumps(document(THINGS, {"Thing": {"$ref": "thing.json"}})))
    other.write_text(json.dumps(THING))
    for _ in range(2):
        assert "size" not in read_contract(spec).resource("/things").attributes
    assert loads.count == 1
    other.write_text(json.dumps({**THING, "properties": {**THING["properties"], "size": {"type": "integer"}}}))
    assert "size" in read_contract(spec).resource("/things").attributes
    other.unlink()
    assert {problem.rule for problem in read_contract(spec).problems} == {"unresolvable-reference"}


def test_a_document_with_a_file_that_is_missing_is_not_kept(tmp_path: Path, loads: Loads) -> None:
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps(document(THINGS, {"Thing": {"$ref": "thing.json"}})))
    assert read_contract(spec).problems
    (tmp_path / "thing.json").write_text(json.dumps(THING))
    assert not read_contract(spec).problems
    assert loads.count == 2


def test_a_changed_overlay_and_another_one_are_noticed(spec: Path, tmp_path: Path, loads: Loads) -> None:
    def overlay(title: str) -> str:
        actions = [{"target": "$.info", "update": {"title": title}}]
        return json.dumps({"overlay": "1.0.0", "info": {"title": "o", "version": "1"}, "actions": actions})

    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_text(overlay("One"))
    two.write_text(overlay("Two"))
    assert [read_contract(spec, overlays=[each]).title for each in (one, two, one, two)] == ["One", "Two"] * 2
    assert loads.count == 2
    one.write_text(overlay("Changed"))
    assert read_contract(spec, overlays=[one]).title == "Changed"
    assert read_contract(spec).title not in ("One", "Two", "Changed")
    assert [read_contract(spec, overlays=pair).title for pair in ([one, two], [two, one])] == ["Two", "Changed"]


def test_strict_is_another_contract(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps(document(THINGS, {"Thing": {"$ref": "#/components/schemas/None"}})))
    assert read_contract(spec).problems
    with pytest.raises(documents.DocumentError):
        read_contract(spec, strict=True)


def test_another_version_of_the_program_reads_it_again(
    spec: Path, loads: Loads, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_contract(spec)
    monkeypatch.setattr(kept, "_deciding", lambda: ["another"])
    read_contract(spec)
    assert loads.count == 2


def test_nothing_is_cached_where_that_is_configured(
    spec: Path, folder: Path, loads: Loads, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_mock(spec, cache=False)
    read_contract(spec, cache=False)
    assert main(["explain", str(spec), "--no-cache"]) == 0
    monkeypatch.setenv(kept.NO_CACHE, "1")
    read_contract(spec)
    assert (loads.count, folder.exists()) == (4, False)
    monkeypatch.delenv(kept.NO_CACHE)
    for _ in range(2):
        open_mock(spec)
        assert main(["explain", str(spec)]) == 0
    assert loads.count == 5


def test_what_is_cached_is_not_used_where_that_is_configured(spec: Path, loads: Loads) -> None:
    read_contract(spec)
    read_contract(spec, cache=False)
    assert loads.count == 2


def test_code_of_the_users_is_not_kept(spec: Path, folder: Path) -> None:
    read_contract(spec, signing=[sha256])
    read_contract(spec, rules=[contracts.InferenceRule(lambda *_: None)])
    assert not folder.exists()


def test_a_small_document_is_not_kept(spec: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_WORTHWHILE", spec.stat().st_size + 1)
    read_contract(spec)
    assert not folder.exists()


def rewritten(folder: Path, change: Any) -> None:
    """An entry with another content, sealed as if we had written it."""
    from understudy.cache import files

    [path] = folder.iterdir()
    sealed = files.find(folder, path.name)
    assert sealed is not None
    text = change(orjson.loads(sealed))
    files.keep(folder, path.name, text if isinstance(text, bytes) else orjson.dumps(text))


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: b"",
        lambda entry: b"[1, 2",
        lambda entry: [],
        lambda entry: {},
        lambda entry: {**entry, "implied": None},
        lambda entry: {**entry, "implied": [6, "Problem", "a", "b", "", "", "", "", None]},
        lambda entry: {**entry, "implied": [6, "Popen", ["true"]]},
        lambda entry: {**entry, "implied": [99]},
        lambda entry: {**entry, "implied": []},
        lambda entry: {**entry, "implied": [1, 0, "list", "__class__"]},
        lambda entry: {**entry, "implied": [0, "nowhere"]},
        lambda entry: {**entry, "problems": [6, "Plan", "too few"]},
        lambda entry: {**entry, "digests": {"/nowhere": "0"}},
        lambda entry: {**entry, "digests": []},
        lambda entry: {**entry, "data": []},
    ],
)
def test_an_entry_that_says_nothing_sensible_is_ignored(
    spec: Path, folder: Path, loads: Loads, change: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = as_data(read_contract(spec))
    rewritten(folder, change)
    assert as_data(read_contract(spec)) == expected
    assert loads.count == 2
    # It was replaced by one that is right.
    assert as_data(read_contract(spec)) == expected
    assert loads.count == 2
    assert capsys.readouterr() == ("", "")


def test_a_foreign_or_damaged_file_is_ignored(spec: Path, folder: Path, loads: Loads) -> None:
    read_contract(spec)
    [path] = folder.iterdir()
    path.chmod(0o666)
    read_contract(spec)
    path.write_bytes(path.read_bytes()[:-10])
    read_contract(spec)
    assert loads.count == 3


def test_a_home_that_can_not_be_written_is_no_problem(
    spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loads: Loads
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    for _ in range(2):
        assert read_contract(spec).operations
    assert loads.count == 2


def test_readers_and_writers_at_the_same_time_all_have_the_contract(spec: Path, folder: Path) -> None:
    expected = as_data(read_contract(spec, cache=False))
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: as_data(read_contract(spec)), range(20)))
    assert all(each == expected for each in found)
    assert len(os.listdir(folder)) == 1


def test_what_an_entry_could_not_say_is_not_kept(tmp_path: Path, folder: Path, loads: Loads) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(json.dumps({**document(THINGS, {"Thing": THING}), "x-limit": 2**70}))
    for _ in range(2):
        assert read_contract(spec).document["x-limit"] == 2**70
    assert (loads.count, folder.exists()) == (2, False)


def test_what_follows_from_a_contract_is_worked_out_once(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = open_mock(spec, cache=False).tally
    assert [open_mock(spec).tally, open_mock(spec).tally] == [expected, expected]
    monkeypatch.setattr(tallies, "_tally", lambda *_: pytest.fail("it is kept"))
    assert open_mock(spec).tally == expected
    other = json.loads(spec.read_text())
    del other["paths"]["/things"]["post"]
    spec.write_text(json.dumps(other))
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(spec.parent / "cache"))
    assert open_mock(spec).tally.operations == expected.operations - 1


def test_a_changed_part_is_another_contract(tmp_path: Path) -> None:
    spec, other = tmp_path / "openapi.json", tmp_path / "thing.json"
    spec.write_text(json.dumps(document(THINGS, {"Thing": {"$ref": "thing.json"}})))
    found = set()
    for title in ("A", "B", "A"):
        other.write_text(json.dumps({**THING, "title": title}))
        found.add(read_contract(spec).identity)
    assert len(found) == 2
    assert None not in found
