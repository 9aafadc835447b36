"""`python -m understudy_tools.admin_client`: the client of the mock's own control plane, made as any SDK is.

What `understudy regenerate` makes of the control plane's document is a distribution. Only its package is wanted, as
`understudy.admin_client`, and of that not what drives a mock of the document.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from understudy.problem import DocumentError
from understudy_tools.sdk.regenerate import regenerate

_MOCK = Path(__file__).parents[2] / "mock" / "understudy"
_DOCUMENT = _MOCK / "admin" / "openapi.json"
TARGET = _MOCK / "admin_client"
_PACKAGE = "admin_client"
_FOR_MOCKS = ("testing",)
# `understudy` itself is its command line.
_FOR_USERS = (
    "cli.py",
    "mcp.py",
    "operations.json",
    "_runtime/command_line.py",
    "_runtime/mcp_server.py",
    "_runtime/surface.py",
)
# The control plane sends no webhooks.
_FOR_WEBHOOKS = ("webhooks.py", "_runtime/payloads.py", "_runtime/signatures.py", "_runtime/signing")


def main(argv: Sequence[str] | None = None) -> int:
    """Write the package; with `--check` only say what differs, and return 1 if anything does."""
    parser = argparse.ArgumentParser(prog="python -m understudy_tools.admin_client", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the package is not up to date")
    options = parser.parse_args(argv)
    try:
        fresh = _generated()
    except DocumentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 2
    if not options.check:
        _write(fresh)
        return 0
    there = _files(TARGET)
    drifts = sorted(name for name in fresh.keys() | there.keys() if fresh.get(name) != there.get(name))
    for name in drifts:
        print(f"mock/understudy/admin_client/{name} is not what mock/understudy/admin/openapi.json generates")
    if drifts:
        print("run: make regenerate")
    return 1 if drifts else 0


def _generated() -> dict[str, bytes]:
    """The files of the package by their names. Raises DocumentError."""
    with tempfile.TemporaryDirectory(prefix="understudy-") as folder:
        out = Path(folder) / "out"
        regenerate(_DOCUMENT, out, package=_PACKAGE, progress=lambda text: None)
        found = _files(out / _PACKAGE)
    kept = {
        name: text for name, text in found.items() if not name.startswith((*_FOR_MOCKS, *_FOR_USERS, *_FOR_WEBHOOKS))
    }
    # Its imports are relative; only the examples in its docstrings name the package.
    absolute = f"from {_PACKAGE}".encode(), f"from understudy.{_PACKAGE}".encode()
    return {name: text.replace(*absolute) for name, text in kept.items()}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in folder.rglob("*")
        if place.is_file() and "__pycache__" not in place.parts
    }


def _write(files: dict[str, bytes]) -> None:
    shutil.rmtree(TARGET, ignore_errors=True)
    for name, text in files.items():
        place = TARGET / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text)


if __name__ == "__main__":
    sys.exit(main())
