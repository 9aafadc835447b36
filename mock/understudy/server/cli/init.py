"""The command `understudy init`: an overlay to begin with, a pytest configuration and a first test that passes."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from understudy.command_line import describe

_INIT = """examples:
  understudy init openapi.yaml
  pytest

Writes mock.overlay.yaml beside SPEC, and pytest.ini and test_mock.py here. In the overlay everything that was inferred
stands commented out beside its reason; what is wrong is put right there. Nothing that is there already is touched.
"""
_TEST = "test_mock.py"
_CONFIGURATIONS = {
    "pytest.ini": "",
    "pyproject.toml": "[tool.pytest",
    "tox.ini": "[pytest]",
    "setup.cfg": "[tool:pytest]",
}


def configure(init: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(init, "Write an overlay, a pytest configuration and a first test for a document.", _INIT, _init)
    init.add_argument("spec", metavar="SPEC", help="an OpenAPI document, YAML or JSON, of one or many files")


def _init(options: argparse.Namespace) -> int:
    from understudy.check.first_test import first_test
    from understudy.inference.sketch import overlay_sketch
    from understudy.mock import open_mock
    from understudy.openapi.loaded import OVERLAY

    spec, here = Path(options.spec), Path.cwd()
    overlay, test = spec.parent / OVERLAY, here / _TEST
    for place in (overlay, test):
        if place.exists():
            print(f"{os.path.relpath(place)} is there already; init writes new files only", file=sys.stderr)
            return 2
    mock = open_mock(spec)
    written = {overlay: overlay_sketch(mock.contract), test: first_test(mock)}
    line = f"understudy_spec = {Path(os.path.relpath(spec, here)).as_posix()}"
    known = _configuration(here)
    if known is None:
        written[here / "pytest.ini"] = f"[pytest]\n{line}\n"
    for place, text in written.items():
        place.write_text(text, encoding="utf-8")
        print(f"wrote {os.path.relpath(place)}")
    if known is not None:
        print(f"pytest is configured in {known} already; add there: {line}")
    else:
        print("now run: pytest")
    return 0


def _configuration(folder: Path) -> str | None:
    """The file that configures pytest in a folder, if there is one (pytest's own order)."""
    for name, mark in _CONFIGURATIONS.items():
        place = folder / name
        if place.is_file() and mark in place.read_text(encoding="utf-8", errors="replace"):
            return name
    return None
