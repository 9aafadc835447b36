"""Compiles and imports what was generated, before it is put where somebody uses it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

__all__ = ["uncompiled", "unimportable"]

_IMPORT = """
import importlib, json, sys, warnings
folder, package = sys.argv[1:]
sys.path.insert(0, folder)
warnings.simplefilter("error", SyntaxWarning)
sys.modules.update(mcp=None, mcp_types=None)  # as if not installed: it takes longer than all the rest
broken = {}
for name in json.load(sys.stdin):
    try:
        importlib.import_module(name.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich", "mcp", "mcp_types", "anyio"}:  # what the extras install
            broken[name] = f"{type(error).__name__}: {error}"
    except SyntaxError as error:  # where it is, not in all that import it
        broken[(error.filename or name).removeprefix(folder).lstrip("/")] = f"{type(error).__name__}: {error}"
    except Exception as error:
        broken[name] = f"{type(error).__name__}: {error}"
json.dump(broken, sys.stdout)
"""


def uncompiled(folder: Path) -> dict[str, str]:
    """The modules below a folder that are not Python, by their paths from there, with why."""
    broken = {}
    for place in sorted(folder.rglob("*.py")):
        try:
            compile(place.read_text(encoding="utf-8"), place.name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            broken[place.relative_to(folder).as_posix()] = f"{type(error).__name__}: {error}"
    return broken


def unimportable(folder: Path, package: str) -> dict[str, str]:
    """Likewise, those that can't be imported, in a process of their own, which leaves nothing behind."""
    names = [place.relative_to(folder).as_posix() for place in sorted((folder / package).rglob("*.py"))]
    command = [sys.executable, "-B", "-c", _IMPORT, str(folder), package]
    done = subprocess.run(command, input=json.dumps(names), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        return dict.fromkeys(names[:1], (done.stderr.strip().splitlines() or ["the interpreter ended"])[-1])
    broken: dict[str, str] = json.loads(done.stdout)
    return broken
