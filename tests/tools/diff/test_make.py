"""`make breaks`: the last git tag against the working tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SPEC = "spec/campaignflow/openapi.yaml"
AUTHOR = (
    "-c",
    "user.name=T",
    "-c",
    "user.email=t@example.com",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "tag.gpgsign=false",
)
GIT = ("git", *AUTHOR, "-c", "core.hooksPath=/dev/null")

pytestmark = pytest.mark.skipif(not (shutil.which("make") and shutil.which("git")), reason="needs make and git")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with the Makefile, the shipped document and the command, but no tag."""
    home = tmp_path / "home"
    shutil.copytree(ROOT / "spec", home / "spec")
    shutil.copy(ROOT / "Makefile", home)
    command = tmp_path / "bin" / "understudy"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m understudy.server.cli.main "$@"\n')
    command.chmod(0o755)
    subprocess.run([*GIT, "init", "--quiet"], cwd=home, check=True)
    subprocess.run([*GIT, "add", "--all"], cwd=home, check=True)
    subprocess.run([*GIT, "commit", "--quiet", "--message", "first"], cwd=home, check=True)
    return home


def make_breaks(home: Path) -> tuple[int, str]:
    paths = os.pathsep.join([str(ROOT / "mock"), str(ROOT / "tools")])
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "MAKE"))}
    command = ["make", "--silent", "--old-file=.venv/.ready", "breaks", f"BIN={home.parent / 'bin'}"]
    env = {**clean, "PYTHONPATH": paths, "TMPDIR": str(home.parent)}
    done = subprocess.run(command, cwd=home, env=env, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout


def tag(home: Path) -> None:
    subprocess.run([*GIT, "tag", "--annotate", "v1", "--message", "one"], cwd=home, check=True)


def remove_a_path(home: Path) -> None:
    spec = home / SPEC
    text = spec.read_text(encoding="utf-8")
    path = text.index("  /api/v2/campaigns:\n")
    spec.write_text(text[:path] + text[text.index("  /api", path + 3) :], encoding="utf-8")


def test_without_a_tag_or_an_earlier_version_it_says_that_it_is_skipped(checkout: Path) -> None:
    assert make_breaks(checkout) == (0, f"understudy diff: skipped, there is no earlier version of {SPEC}\n")


def test_without_a_tag_what_stood_before_the_last_change_of_the_document_is_compared(checkout: Path) -> None:
    remove_a_path(checkout)
    subprocess.run([*GIT, "commit", "--quiet", "--all", "--message", "second"], cwd=checkout, check=True)
    (checkout / "README.md").write_text("another change\n")
    subprocess.run([*GIT, "add", "--all"], cwd=checkout, check=True)
    subprocess.run([*GIT, "commit", "--quiet", "--message", "third"], cwd=checkout, check=True)
    code, output = make_breaks(checkout)
    assert code != 0
    assert output.endswith("the version must become at least 4.0.0, it is 3.0.0\n")


def test_the_working_tree_is_compared_with_the_tag(checkout: Path) -> None:
    tag(checkout)
    head = f"understudy diff v1:{SPEC} {SPEC}\n"
    assert make_breaks(checkout) == (0, f"{head}no change\n")
    remove_a_path(checkout)
    code, output = make_breaks(checkout)
    assert code != 0
    assert output.startswith(f"{head}breaks users of the SDK: ")
    assert output.endswith("the version must become at least 4.0.0, it is 3.0.0\n")
    assert sorted(place.name for place in checkout.parent.iterdir() if place.is_dir()) == ["bin", "home"]
