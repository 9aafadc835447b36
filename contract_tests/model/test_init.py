"""`understudy init` on documents that nobody here has written: its test is green, its overlay right uncommented."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from live_mocks import SHARED

from understudy.contract import read_contract
from understudy.inference.sketch import overlay_sketch
from understudy.server.cli.main import main

CORPUS = SHARED.parent / "corpus"
GREEN = ("app-nest.json", "app-smorest.json", "hcloud.json", "up-bank.json")
LOADED = (*GREEN, "app-drf.yaml", "app-jsdoc.json", "ditto.yaml", "halo.json", "lithic.yaml", "memos.yaml",
          "mollie.yaml", "sonarr.json", "spring-auction.json")  # fmt: skip


def corpus(name: str) -> Path:
    file = CORPUS / name
    if not file.is_file():
        assert not os.environ.get("CI"), f"{file} is missing"
        pytest.skip(f"{file} is missing: the corpus stands beside the repository")
    return file


@pytest.mark.parametrize("name", GREEN)
def test_the_first_test_is_green(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(corpus(name), tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["init", name]) == 0
    assert "test_what_is_made_can_be_read" in (tmp_path / "test_mock.py").read_text()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", LOADED)
def test_the_overlay_is_right_when_it_is_uncommented(name: str, tmp_path: Path) -> None:
    file = corpus(name)
    contract = read_contract(file)
    overlay = tmp_path / "mock.overlay.yaml"
    overlay.write_text(re.sub(r"^  #(  |- target)", r"  \1", overlay_sketch(contract), flags=re.MULTILINE))
    assert read_contract(file, overlays=[overlay]).problems == contract.problems
