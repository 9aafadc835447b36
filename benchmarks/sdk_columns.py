"""What is made of a document's SDK, measured on what was written: for the columns of docs/documents.md about it.

Type checkers take longer than all else: only packages of at most MOST_CHECKED operations are checked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from generation import operations, ours, stock

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

__all__ = ["MOST_CHECKED", "MOST_TESTED", "sdk_row"]

MOST_CHECKED = 40
MOST_TESTED = 400
REVIEWED = ROOT / "contract_tests" / "sdk" / "reviewed_names.tsv"
_ENDED = {"passed": "sdk_green", "failed": "sdk_red", "error": "sdk_red", "errors": "sdk_red", "skipped": "sdk_skipped"}
Row = dict[str, Any]


def sdk_row(file: Path) -> Row:
    """Everything about the SDK of one document, in this process and others."""
    total, answering = operations(file)
    with tempfile.TemporaryDirectory(prefix="understudy-") as name:
        folder = Path(name)
        made = ours(file, folder / "ours", answering)
        row: Row = {"sdk": made.operations, "sdk_all": total, "sdk_any": made.untyped, "sdk_seconds": made.seconds}
        row |= _names(file)
        if total <= MOST_TESTED:
            row |= _tests(file, folder / "ours")
        if total <= MOST_CHECKED:
            row |= {"sdk_mypy": _mypy(folder / "ours"), "sdk_pyright": _pyright(folder / "ours"), "sdk_checked": 1}
        return row | _stock(file, folder / "stock", answering)


def _stock(file: Path, folder: Path, answering: set[tuple[str, str]]) -> Row:
    try:
        made = stock(file, folder, answering)
    except SystemExit:
        return {"stock": 0}
    return {"stock": made.operations, "stock_any": made.untyped}


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
    """How the generated tests end, which drive the SDK against the mock of the document."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", "-o", "pythonpath=."]
    command += ["-o", f"understudy_spec={file}"]
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    last = (done.stdout.strip().splitlines() or [""])[-1]
    row: Row = {"sdk_green": 0, "sdk_red": 0, "sdk_skipped": 0}
    for count, word in re.findall(r"(\d+) (passed|failed|errors?|skipped)", last):
        row[_ENDED[word]] += int(count)
    return row


def _mypy(folder: Path) -> int:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir", os.devnull]
    done = subprocess.run([*command, "ours", "tests"], cwd=folder, capture_output=True, text=True, check=False)
    return int(done.stdout.startswith("Success"))


def _pyright(folder: Path) -> int:
    command = shutil.which("pyright", path=str(Path(sys.executable).parent)) or "pyright"
    config = {
        "include": ["ours", "tests"],
        "typeCheckingMode": "strict",
        "extraPaths": [str(ROOT / "mock")],
        "venvPath": str(Path(sys.prefix).parent),
    }
    (folder / "pyrightconfig.json").write_text(json.dumps({**config, "venv": Path(sys.prefix).name}))
    done = subprocess.run([command, "--outputjson"], cwd=folder, capture_output=True, text=True, check=False)
    try:
        return int(json.loads(done.stdout)["summary"]["errorCount"] == 0)
    except (ValueError, KeyError):
        return 0


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
