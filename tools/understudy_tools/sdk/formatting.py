"""Formats what is generated with ruff, by options that nothing around the folder changes, and tries its imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from ruff import find_ruff_bin

_RUFF = ("--isolated", "--no-cache", "--line-length", "120", "--target-version", "py311")
# What fits into a line stands in one, whatever a template has written.
_JOINED = "format.skip-magic-trailing-comma = true"


def formatted(out: Path, package: str) -> str:
    """Sorted imports, none unused, one style: the formatter is pinned, since it shapes the bytes. What it refused."""
    ruff = find_ruff_bin()
    # Which imports are whose would else hang on the folder that this is run in.
    sections = [f'lint.isort.known-first-party=["{package}"]', 'lint.isort.known-third-party=["pytest", "understudy"]']
    check = [
        ruff,
        "check",
        *_RUFF,
        *(part for section in sections for part in ("--config", section)),
        "--fix-only",
        "--select",
        "I,UP,F401,F841,PIE790",
        "--quiet",
        "--unsafe-fixes",
        str(out),
    ]
    for command in (check, [ruff, "format", *_RUFF, "--config", _JOINED, "--exclude", "*.md", "--quiet", str(out)]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
        if done.returncode:
            return done.stderr.strip() or done.stdout.strip()
    return ""


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
