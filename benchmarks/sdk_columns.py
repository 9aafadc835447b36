"""What is made of a document's SDK, measured on what was written: for the columns of docs/documents.md about it.

Each part takes the document and a folder, into which the first, `sdk`, writes the package that the others look at.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generation import operations, ours, stock

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

__all__ = ["SDK_PARTS"]

REVIEWED = ROOT / "contract_tests" / "sdk" / "reviewed_names.tsv"
_ENDED = {"passed": "sdk_green", "failed": "sdk_red", "error": "sdk_red", "errors": "sdk_red", "skipped": "sdk_skipped"}
_MOST_SHOWN = 3
_OF_MEMORY = 0.7
_PACKAGE = "ours"
Row = dict[str, Any]


def _sdk(file: Path, folder: Path) -> Row:
    """How many operations the package has, and what they are called."""
    total, answering = operations(file)
    made = ours(file, folder, answering)
    row: Row = {
        "sdk": made.operations,
        "sdk_all": total,
        "sdk_any": made.untyped,
        "sdk_seconds": round(made.seconds, 1),
    }
    return row | _names(file)


def _names(file: Path) -> Row:
    """How many names break the written rule, and how many mislead that no reviewer has accepted."""
    from ugly_names import misleads, ugliness

    from understudy.contract import read_contract
    from understudy_tools.sdk.names.subjects import names_of

    contract = read_contract(file)
    found = names_of(contract.operations.values(), contract.schemas)
    rows = (line.split("\t") for line in REVIEWED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    accepted = {(operation, called) for document, operation, called in rows if document == file.name}
    misleading = 0
    for identity, name in found.items():
        each = contract.operations[identity]
        known = (f"{each.method} {each.path}", str(name)) in accepted
        misleading += bool(misleads(name.group, name.method, each.method, each.path)) and not known
    return {
        "sdk_ugly": sum(bool(ugliness(name.group, name.method)) for name in found.values()),
        "sdk_misleading": misleading,
    }


def _tests(file: Path, folder: Path) -> Row:
    """How the generated tests end, which drive the SDK against the mock; with those that are not green, and why."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "understudy.testing.plugin"]
    command += ["--tb=no", "-rfEs", "-o", "pythonpath=.", "-o", f"understudy_spec={file}"]
    # No other plugin has anything to say, and each takes its time.
    done = _run(command, folder, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1", PYTHONDONTWRITEBYTECODE="1", COLUMNS="240")
    lines = done.stdout.strip().splitlines() or [""]
    row: Row = {"sdk_green": 0, "sdk_red": 0, "sdk_skipped": 0}
    for count, word in re.findall(r"(\d+) (passed|failed|errors?|skipped)", lines[-1]):
        row[_ENDED[word]] += int(count)
    if not sum(row.values()):
        raise SystemExit(f"no tests were run: {lines[-1]}")
    return row | {"red": [line for line in lines if line.startswith(("FAILED ", "ERROR ", "SKIPPED "))]}


def _crud(file: Path, folder: Path) -> Row:
    """The records with create, get, list and delete whose whole life the client plays."""
    from sdk_lives import driven_lives, is_whole  # most of the product: not for who measures its start

    lives = driven_lives(file, folder)
    broken = [
        f"{life.collection}: {'; '.join(f'{each.kind}: {each.message}' for each in findings)}"[:300]
        for life, findings in lives
        if not is_whole(life)
    ]
    return {"crud": len(lives), "crud_whole": len(lives) - len(broken), "red": broken}


def _mypy(_file: Path, folder: Path) -> Row:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir", os.devnull]
    done = _run([*command, _PACKAGE, "tests"], folder)
    if done.returncode not in (0, 1):
        raise SystemExit(f"mypy came to no answer: {(done.stderr or done.stdout).strip()[-100:]}")
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    return {"sdk_mypy": int(not errors), "mypy_errors": len(errors), "red": errors[:_MOST_SHOWN]}


def _pyright(_file: Path, folder: Path) -> Row:
    command = shutil.which("pyright", path=str(Path(sys.executable).parent)) or "pyright"
    config = {
        "include": [_PACKAGE, "tests"],
        "typeCheckingMode": "strict",
        "extraPaths": [str(ROOT / "mock")],
        "venvPath": str(Path(sys.prefix).parent),
    }
    (folder / "pyrightconfig.json").write_text(json.dumps({**config, "venv": Path(sys.prefix).name}))
    # Node stops at some gigabytes whatever the machine has.
    memory = int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**20 * _OF_MEMORY)
    done = _run([command, "--outputjson"], folder, NODE_OPTIONS=f"--max-old-space-size={memory}")
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"pyright came to no answer: {(done.stderr or done.stdout).strip()[-100:]}") from None
    errors = [each["message"] for each in report["generalDiagnostics"] if each["severity"] == "error"]
    return {"sdk_pyright": int(not errors), "pyright_errors": len(errors), "red": errors[:3]}


def _stock(file: Path, folder: Path) -> Row:
    """What openapi-python-client makes of the document as it comes."""
    _, answering = operations(file)
    try:
        made = stock(file, folder / "stock", answering)
    except SystemExit:
        return {"stock": 0}
    return {"stock": made.operations, "stock_any": made.untyped}


def _run(command: Sequence[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


SDK_PARTS: Mapping[str, Callable[[Path, Path], Row]] = {
    "sdk": _sdk,
    "tests": _tests,
    "crud": _crud,
    "mypy": _mypy,
    "pyright": _pyright,
    "stock": _stock,
}
