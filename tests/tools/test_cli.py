"""`understudy regenerate`: what it prints, word for word, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref

from understudy.server.cli.main import main as understudy
from understudy_tools.sdk import regenerate as regenerating
from understudy_tools.sdk.regenerate import regenerate

CAT = {"type": "object", "properties": {"name": {"type": "string"}}}
SHOP = document({"/cats": {"get": operation("listCats", reply=schema_ref("Cat"), tags=["cats"])}}, {"Cat": CAT})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, and we are in it: messages show paths as they were typed."""
    monkeypatch.chdir(tmp_path)
    save(SHOP)
    return tmp_path


def save(built: dict[str, Any]) -> None:
    Path("openapi.json").write_text(json.dumps(built))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    try:
        code = understudy(["regenerate", *arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


WRITE = ("openapi.json", "--out", "out")
CHECK = (*WRITE, "--check")


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--help")
    assert (code, err) == (0, "")
    options = "[-h] --out DIR [--package NAME] [--config FILE] [--check] [--since OLD] [--strict]"
    assert " ".join(out.split()).startswith(f"usage: understudy regenerate {options} SPEC")
    assert "  understudy regenerate openapi.yaml --out generated/example --check\n" in out


def test_writing_reports_what_it_does(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *WRITE) == (0, "wrote out\n", "reading openapi.json\ngenerating\n")
    assert sorted(place.name for place in Path("out").iterdir()) == [
        ".github",
        "CHANGELOG.md",
        "README.md",
        "_generated.json",
        "inline",
        "pyproject.toml",
        "reference.md",
        "sdk.lock",
        "tests",
    ]
    assert run(capsys, *CHECK) == (0, "out is up to date\n", "reading openapi.json\ngenerating\n")


def test_it_is_a_command_of_understudy(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert understudy(["regenerate", *WRITE]) == 0
    assert capsys.readouterr().out == "wrote out\n"


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (("openapi.json", "--out", ""), "understudy regenerate: error: argument --out: it is empty; name a folder\n"),
        ((), "understudy regenerate: error: the following arguments are required: SPEC, --out\n"),
        (("openapi.json",), "understudy regenerate: error: the following arguments are required: --out\n"),
        (
            (*WRITE, "--package", "my-sdk"),
            "understudy regenerate: error: argument --package: 'my-sdk' is no Python name; use letters, digits and _\n",
        ),
        (
            (*WRITE, "--package", "class"),
            "understudy regenerate: error: argument --package: 'class' is a word of Python's own; take another\n",
        ),
        (
            (*WRITE, "--package", ""),
            "understudy regenerate: error: argument --package: '' is no Python name; use letters, digits and _\n",
        ),
    ],
)
def test_arguments_that_can_not_be(
    here: Path, arguments: tuple[str, ...], last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.endswith(last)
    assert not Path("out").exists()


def test_a_document_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "openapi.jsn", "--out", "out")
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == "reading openapi.jsn"
    assert "openapi.jsn" in err.splitlines()[1]
    assert "Traceback" not in err


@pytest.mark.parametrize("text", ["", "{", "[]", "swagger: '2.0'", "openapi: 3.1.0", "\x00"])
def test_what_is_no_document_is_reported_without_a_traceback(
    here: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("openapi.json").write_text(text)
    code, _, err = run(capsys, *WRITE)
    assert code == 2
    assert err.splitlines()[1].startswith("error: ")
    assert "Traceback" not in err
    assert not Path("out").exists()


HERSELF = {"$ref": "#/components/schemas/A"}


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": HERSELF},
        {"A": {"allOf": [{"type": "object"}, HERSELF]}},
        {"A": {"allOf": [schema_ref("B")]}, "B": {"allOf": [{"allOf": [HERSELF]}]}},
    ],
)
def test_what_is_itself_by_its_references_costs_its_type(
    here: Path, schemas: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    paths = {"/a": {"get": operation("getA", reply=HERSELF)}, "/cats": {"get": operation("listCats", reply=CAT)}}
    save(document(paths, schemas))
    code, out, err = run(capsys, *WRITE)
    assert (code, out) in ((3, "wrote out\n"), (0, "wrote out\n"))
    assert (code == 3) == ("openapi.json#/components/schemas/A: typed as Any (" in err)
    assert "def get(" in Path("out/inline/resources/a.py").read_text()
    assert "-> ListCatsResponse:" in Path("out/inline/resources/cats.py").read_text()


def test_a_schema_may_hold_others_of_its_kind(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = {"type": "object", "properties": {"kids": {"type": "array", "items": HERSELF}, "up": HERSELF}}
    leaf = {"allOf": [HERSELF, {"type": "object", "properties": {"also": schema_ref("Leaf")}}]}
    save(document({"/a": {"get": operation("getA", reply=schema_ref("Leaf"))}}, {"A": tree, "Leaf": leaf}))
    assert run(capsys, *WRITE)[0] == 0


def test_what_is_nested_beyond_measure_is_reported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep: dict[str, Any] = {"type": "object"}
    for _ in range(400):
        deep = {"type": "object", "properties": {"inner": deep}}
    save(document({"/a": {"get": operation("getA", reply=deep)}}))
    code, _, errors = run(capsys, *WRITE)
    # How far it comes depends on how deep the caller stands.
    assert (code, errors.removeprefix("reading openapi.json\n").removeprefix("generating\n")) == (2, TOO_DEEP)
    assert [place.name for place in here.iterdir()] == ["openapi.json"]


TOO_DEEP = "error: openapi.json#: nested too deeply [too-deep]\n"


def test_a_folder_that_can_not_be_is_reported(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "openapi.json", "--out", "openapi.json/sdk")
    assert (code, err.splitlines()[-1]) == (
        2,
        "error: openapi.json/sdk#: openapi.json/sdk: Not a directory (give --out a folder that can be written) "
        "[out-not-writable]",
    )
    assert [place.name for place in here.iterdir()] == ["openapi.json"]


def test_what_is_right_already_is_left_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *WRITE)
    kept, changed = Path("out/inline/models/cat.py"), Path("out/inline/client.py")
    for place in (kept, changed):
        os.utime(place, (1, 1))
    changed.write_text(changed.read_text() + "# by hand\n")
    os.utime(changed, (1, 1))
    assert run(capsys, *WRITE)[0] == 0
    assert (kept.stat().st_mtime, changed.stat().st_mtime > 1) == (1, True)
    assert run(capsys, *CHECK)[0] == 0


def test_of_two_runs_at_once_one_waits_for_the_other(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl", reason="runs take turns where files can be locked")
    real, tried = regenerating._put, []

    def put(fresh: Path, target: Path) -> None:
        """Another run asks for its turn while this one has it."""
        other = os.open(target, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        real(fresh, target)
        tried.append(other)

    monkeypatch.setattr(regenerating, "_put", put)
    regenerate("openapi.json", "out", progress=lambda _: None)
    [other] = tried
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)


def test_a_process_that_is_terminated_leaves_nothing_beside(here: Path) -> None:
    command = [sys.executable, "-c", INTERRUPTED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (143, "reading openapi.json\ngenerating\n")
    assert [place.name for place in here.iterdir()] == ["openapi.json"]


INTERRUPTED = """
import os, signal, sys
from understudy.server.cli.main import main
from understudy_tools.sdk import regenerate
regenerate.generate = lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM)
sys.exit(main(["regenerate", "openapi.json", "--out", "out"]))
"""


def test_a_reference_that_leads_nowhere_costs_its_type(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair = {"type": "object", "properties": {"left": schema_ref("Gone"), "right": schema_ref("Cat")}}
    save(document({"/pairs": {"get": operation("listPairs", reply=schema_ref("Pair"))}}, {"Pair": pair, "Cat": CAT}))
    code, _, err = run(capsys, *WRITE)
    assert (code, err) == (
        3,
        "reading openapi.json\ngenerating\n"
        "openapi.json#/components/schemas/Pair/properties/left: typed as Any"
        " (#/components/schemas/Gone leads nowhere)\n",
    )
    assert "right: Cat | Unset" in Path("out/inline/models/pair.py").read_text()


def test_what_breaks_openapi_itself_matters_to_strict_only(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = document({"/cats": {"get": operation("cats")}, "/dogs": {"get": operation("dogs")}})
    for path in ("/cats", "/dogs"):
        broken["paths"][path]["get"]["responses"]["200"].pop("description")
    save(broken)
    code, _, err = run(capsys, *WRITE, "--strict")
    assert (code, err) == (
        1,
        'error: openapi.json#/paths/~1cats/get/responses/200: "description" is a required property [openapi]\n'
        'error: openapi.json#/paths/~1dogs/get/responses/200: "description" is a required property [openapi]\n',
    )
    assert not Path("out").exists()
    assert run(capsys, *WRITE)[:2] == (0, "wrote out\n")


def test_what_can_not_be_generated_is_listed_and_the_rest_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    gone = schema_ref("Gone")
    paths = {
        "/cats": {"get": operation("listCats", reply=schema_ref("Cat"))},
        "/pairs/{id}/of/{id}": {"get": operation("getPair", parameters=[twice])},
    }
    save(document(paths, {"Cat": CAT, "Pair": {"type": "object", "properties": {"a": gone}}, "Gone": {}}))
    listed = (
        "openapi.json#/paths/~1pairs~1{id}~1of~1{id}/get: getPair is left out (Incorrect path templating for"
        " /pairs/{id}/of/{id} (Path parameters do not match with path))\n"
    )
    assert run(capsys, *WRITE, "--strict") == (
        1,
        "out is not written: 1 part of openapi.json can't be generated\n",
        f"reading openapi.json\ngenerating\n{listed}",
    )
    assert not Path("out").exists()
    assert run(capsys, *WRITE) == (3, "wrote out\n", f"reading openapi.json\ngenerating\n{listed}")
    assert '"cats.list", "GET /cats"' in Path("out/inline/resources/cats.py").read_text()
    assert json.loads(Path("out/_generated.json").read_text())["omitted"] == {
        "/paths/~1pairs~1{id}~1of~1{id}/get": "Incorrect path templating for /pairs/{id}/of/{id} (Path parameters do"
        " not match with path)"
    }
    assert run(capsys, *CHECK)[:2] == (3, "out is up to date\n")
    assert run(capsys, *CHECK, "--strict")[0] == 1


def test_drift_is_shown_file_by_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *WRITE)
    model = Path("out/inline/models/cat.py")
    model.unlink()
    Path("out/inline/py.typed").write_text("edited\n")
    Path("out/inline/notes.txt").write_text("")
    assert run(capsys, *CHECK)[:2] == (
        1,
        "missing: inline/models/cat.py\n"
        "extra: inline/notes.txt\n"
        "changed: inline/py.typed\n"
        "--- inline/py.typed (there)\n"
        "+++ inline/py.typed (generated)\n"
        "@@ -1 +0,0 @@\n"
        "-edited\n"
        "3 files of out are not what openapi.json generates: run understudy regenerate\n",
    )
    assert run(capsys, *WRITE)[0] == 0
    assert run(capsys, *CHECK)[:2] == (
        1,
        "extra: inline/notes.txt\n1 file of out is not what openapi.json generates: run understudy regenerate\n",
    )


def test_what_stands_beside_the_package_is_its_owners(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *WRITE)
    own = {"own/helpers.py": "X = 1\n", "tests/test_own.py": "def test_own(): pass\n", "NOTES.md": "mine\n"}
    for name, text in own.items():
        place = Path("out", name)
        place.parent.mkdir(exist_ok=True)
        place.write_text(text)
    Path("out/tests/test_cats.py").unlink()
    assert run(capsys, *CHECK)[:2] == (
        1,
        "missing: tests/test_cats.py\n1 file of out is not what openapi.json generates: run understudy regenerate\n",
    )
    changed = json.loads(json.dumps(SHOP).replace("/cats", "/dogs"))
    changed["paths"]["/dogs"]["get"]["tags"] = ["dogs"]
    save(changed)
    assert run(capsys, *WRITE)[0] == 0
    assert run(capsys, *CHECK)[:2] == (0, "out is up to date\n")
    assert {name: Path("out", name).read_text() for name in own} == own
    assert sorted(place.name for place in Path("out/tests").iterdir()) == ["conftest.py", "test_dogs.py", "test_own.py"]


def test_what_is_written_once_is_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *WRITE)
    workflow, changelog = Path("out/.github/workflows/release.yml"), Path("out/CHANGELOG.md")
    assert "\n## 1\n\nThe first version.\n" in changelog.read_text()
    assert "pypa/gh-action-pypi-publish" in workflow.read_text()
    workflow.write_text("name: Ours\n")
    changelog.unlink()
    assert run(capsys, *CHECK)[:2] == (0, "out is up to date\n")
    assert run(capsys, *WRITE)[0] == 0
    assert workflow.read_text() == "name: Ours\n"
    assert not changelog.exists()
    workflow.unlink()
    assert run(capsys, *WRITE)[0] == 0
    assert not Path("out/.github").exists()


def test_the_changelog_says_what_a_new_document_means(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = json.loads(json.dumps(SHOP))
    old["info"]["version"] = "1.2.3"
    Path("old.json").write_text(json.dumps(old))
    new = json.loads(json.dumps(old))
    new["paths"]["/cats"]["post"] = operation("createCat", "201", schema_ref("Cat"), tags=["cats"])
    save(new)
    assert run(capsys, *WRITE, "--since", "old.json")[:2] == (
        0,
        "wrote out\n1.3.0 is a minor version: code that worked goes on working; the document still says 1.2.3\n",
    )
    entry = """## 1.3.0

From 1.2.3 of the document: a minor version: code that worked goes on working.

### Added

- `client.cats.create`: the operation is new, `/paths/~1cats/post`
"""
    text = Path("out/CHANGELOG.md").read_text()
    assert text.partition("\n## 1.2.3")[0].endswith(f"\n\n{entry}")
    assert run(capsys, *WRITE, "--since", "old.json")[0] == 0
    assert Path("out/CHANGELOG.md").read_text() == text
    del new["paths"]["/cats"]["get"]
    save(new)
    assert run(capsys, *WRITE, "--since", "old.json")[1].splitlines()[1] == (
        "2.0.0 is a major version: code that worked may have to be changed; the document still says 1.2.3"
    )
    assert (
        "### Breaking\n\n- `client.cats.list`: the operation is gone, `/paths/~1cats/get`"
        in Path("out/CHANGELOG.md").read_text()
    )


def test_a_changelog_is_not_checked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *CHECK, "--since", "openapi.json") == (
        2,
        "",
        "--since enters something in CHANGELOG.md, --check writes nothing; give one of them\n",
    )
    code, _, err = run(capsys, *WRITE, "--since", "nowhere.json")
    assert (code, Path("out").exists()) == (2, False)
    assert err == "error: nowhere.json#: there is no such file (did you mean openapi.json?) [file-missing]\n"


def test_a_long_diff_is_cut(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *WRITE)
    Path("out/README.md").write_text("\n".join(str(number) for number in range(100)))
    code, out, _ = run(capsys, *CHECK)
    shown = out.splitlines()
    assert (code, shown[0], len(shown)) == (1, "changed: README.md", 15)
    assert shown[-2].startswith("… ")
    assert shown[-2].endswith(" more lines")


def test_what_tools_leave_behind_is_no_drift(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *WRITE)
    for name in (
        "inline/__pycache__/x.pyc",
        ".mypy_cache/x",
        ".ruff_cache/x",
        "inline.egg-info/PKG-INFO",
        "dist/x.whl",
    ):
        place = Path("out", name)
        place.parent.mkdir(parents=True)
        place.write_text("")
    assert run(capsys, *CHECK)[:2] == (0, "out is up to date\n")


def test_a_folder_named_like_a_cache_is_checked_all_the_same(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("openapi.json", "--out", "build/out")
    run(capsys, *arguments)
    Path("build/out/inline/client.py").unlink()
    Path("build/out/inline/notes.txt").write_text("")
    code, out, _ = run(capsys, *arguments, "--check")
    assert (code, out.splitlines()[:2]) == (1, ["missing: inline/client.py", "extra: inline/notes.txt"])


def test_a_changed_document_is_drift(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, *WRITE)
    changed = json.loads(json.dumps(SHOP))
    changed["components"]["schemas"]["Cat"]["properties"]["age"] = {"type": "integer"}
    save(changed)
    code, out, _ = run(capsys, *CHECK)
    assert code == 1
    assert "changed: inline/models/cat.py" in out
    assert "age" not in Path("out/inline/models/cat.py").read_text()


@pytest.mark.parametrize("name", ["out", "openapi.json"])
def test_there_is_nothing_to_check(here: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    message = f"{name} is no folder; run understudy regenerate without --check first\n"
    assert run(capsys, "openapi.json", "--out", name, "--check") == (2, "", message)


def test_a_folder_of_somebody_else_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").mkdir()
    Path("out/own.txt").write_text("mine")
    code, _, err = run(capsys, *WRITE)
    assert (code, err.splitlines()[-1]) == (
        2,
        "error: out#: out has files, but no _generated.json (give --out an empty folder, or one that "
        "`understudy regenerate` wrote) [out-not-ours]",
    )
    assert [place.name for place in Path("out").iterdir()] == ["own.txt"]


def test_a_file_is_no_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").write_text("mine")
    code, _, err = run(capsys, *WRITE)
    assert (code, err.splitlines()[-1]) == (
        2,
        "error: out#: out is a file (give --out an empty folder, or one that "
        "`understudy regenerate` wrote) [out-not-ours]",
    )
    assert Path("out").read_text() == "mine"


@pytest.mark.parametrize("manifest", ["", "[]", '{"files": 3}', '{"files": {"../own.txt": ""}}'])
def test_a_damaged_manifest_deletes_nothing_outside(
    here: Path, manifest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("own.txt").write_text("mine")
    run(capsys, *WRITE)
    Path("out/_generated.json").write_text(manifest)
    assert run(capsys, *WRITE)[0] == 0
    assert Path("own.txt").read_text() == "mine"
    assert run(capsys, *CHECK)[0] == 0
