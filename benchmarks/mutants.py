"""Mutates the source and counts which mutants the unit tests kill, by mutmut: `make mutants`.

    python benchmarks/mutants.py [--number 500] [--seed 0] [--only 'understudy.http.*'] [--write]

A random sample of the mutants of five packages is run, each against the unit tests that reach its function. Mutants
that survive are listed with what they change; `--write` puts score and list into docs/mutants.md. It works on copies
in .cache/mutants: mutmut takes the module's name from the path and knows `src/` only.
"""

from __future__ import annotations

import argparse
import datetime
import fnmatch
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".cache/mutants"
PACKAGES = ("http", "operations", "records", "state", "webhooks")
TESTS = (*PACKAGES, "broadcast", "check", "faults", "inference", "security")
# It compares files of the source with their copies in the SDK.
LEFT_OUT = "tests/webhooks/test_signing.py::test_the_files_of_the_schemes_are_the_same_in_mock_and_sdk"
KILLED = (1, 3, 24, 36, 152, 255)  # failed, crashed, out of time
UNREACHED = 33
_SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {only}
also_copy = ["tests", "contract_tests", "spec", "generated", "docs", "tools", "benchmarks"]
pytest_add_cli_args = ["-p", "no:randomly", "-m", "not slow and not process", "--deselect", "{left_out}"]
pytest_add_cli_args_test_selection = {tests}
"""


def prepare() -> None:
    """A copy of what the unit tests need, with the source below `src/`."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    leave = shutil.ignore_patterns("__pycache__", ".hypothesis")
    shutil.copytree(ROOT / "mock", WORK / "src", ignore=leave)
    for name in ("tests", "contract_tests", "spec", "generated", "docs", "tools", "benchmarks"):
        shutil.copytree(ROOT / name, WORK / name, ignore=leave)
    only = json.dumps([f"src/understudy/{package}/*" for package in PACKAGES])
    tests = json.dumps([f"tests/{name}" for name in TESTS])
    settings = (ROOT / "pyproject.toml").read_text("utf-8") + _SETTINGS.format(
        only=only, tests=tests, left_out=LEFT_OUT
    )
    (WORK / "pyproject.toml").write_text(settings)


def mutmut(*arguments: str) -> subprocess.CompletedProcess[str]:
    """One command of mutmut in the copy."""
    # What mutmut puts around each function doubles the depth of every call.
    script = "import sys; sys.setrecursionlimit(10_000); from mutmut.__main__ import cli; cli()"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=WORK,
        env={**os.environ, "PYTHONPATH": str(WORK / "tools")},
        capture_output=True,
        text=True,
        check=False,
    )


def results() -> dict[str, int | None]:
    """The exit code of each mutant, None where it has not been run."""
    found: dict[str, int | None] = {}
    for meta in (WORK / "mutants/src").rglob("*.py.meta"):
        found |= json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
    return found


def generate() -> list[str]:
    """The names of all mutants; which tests reach which function is found out along."""
    # Nothing has this name: mutmut ends when everything is ready.
    made = mutmut("run", "none")
    known = sorted(results())
    if not known or "nothing matches" not in made.stdout + made.stderr:
        raise SystemExit(f"mutmut made no mutants:\n{(made.stdout + made.stderr)[-3000:]}")
    return known


def change(name: str) -> str:
    """The lines that a mutant takes out and puts in."""
    shown = mutmut("show", name).stdout
    lines = [line for line in shown.splitlines() if re.match(r"[-+] ", line)]
    return " → ".join(f"`{' '.join(line[1:].split())}`" for line in lines)


def report(codes: Mapping[str, int | None], all_of_them: int, seed: int) -> str:
    """The score and the survivors, as Markdown."""
    killed = sum(code in KILLED for code in codes.values())
    today = datetime.datetime.now(tz=datetime.UTC).date()
    lines = [
        f"{today}, mutmut {_version()}: of {all_of_them:,} mutants a random {len(codes)} (seed {seed}) were run; "
        f"**{killed} were killed, {100 * killed / max(1, len(codes)):.1f} %**.",
        "",
        "| survivor | changes |",
        "|---|---|",
    ]
    for name, code in sorted(codes.items()):
        if code not in KILLED:
            note = " (no test reaches it)" if code == UNREACHED else ""
            lines.append(f"| {name.removeprefix('understudy.')}{note} | {change(name).replace('|', chr(92) + '|')} |")
    return "\n".join(lines)


def _version() -> str:
    from importlib.metadata import version

    return version("mutmut")


def run(names: Sequence[str]) -> dict[str, int | None]:
    """Run mutants; the exit code of each."""
    done = mutmut("run", *names)
    codes = results()
    if any(codes[name] is None for name in names):
        raise SystemExit(f"mutmut did not end its run:\n{(done.stdout + done.stderr)[-3000:]}")
    return {name: codes[name] for name in names}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=500, help="how many mutants are run (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the sample (default: %(default)s)")
    parser.add_argument("--only", metavar="PATTERN", default="*", help="mutants of these names alone")
    parser.add_argument("--write", action="store_true", help="put the result into docs/mutants.md")
    options = parser.parse_args()
    prepare()
    names = [name for name in generate() if fnmatch.fnmatch(name, options.only)]
    chosen = random.Random(options.seed).sample(names, min(options.number, len(names)))
    text = report(run(chosen), len(names), options.seed)
    print(text)
    if options.write:
        path = ROOT / "docs/mutants.md"
        old = path.read_text("utf-8")
        block = f"<!-- mutants: begin -->\n\n{text}\n\n<!-- mutants: end -->"
        path.write_text(
            re.sub(r"<!-- mutants: begin -->.*<!-- mutants: end -->", lambda _: block, old, flags=re.DOTALL)
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
