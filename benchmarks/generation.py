"""What generation makes of large documents, and what it costs, beside the stock generator's in one run.

    python benchmarks/generation.py [--rounds 1] [SPEC …]

Both write the whole package of the document and run ruff over it, each in a process of its own, in turn; what counts is
the processor time of the best round, since other processes' share of the machine is no one's merit. An operation is
present when it has a function to call, and typed Any when the document has a schema for its success and the client
gives whatever came, or nothing. The stock
generator aborts on a document whose enumerations have values that differ in case only, unless `literal_enums` is set:
then it is tried again with that, which is reported, and the time of the second try counts.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from understudy.contract import read_contract

__all__ = ["Made", "operations", "ours", "stock"]

SPECS = Path(__file__).parents[1].parent / "shared" / "specs"
# In the stock generator's code: a success whose value is more than whatever came.
TYPED = re.compile(r"status_code(?: ==| <=)? 2\d\d:\s+(?!response_\w+ = (?:cast\(Any|response\.json\(\)))")
# In ours: the type of what an operation answers, its method and its path.
_TEXT = r"""(?:"[^"]*"|'[^']*')"""
OPERATION = re.compile(rf'^_\w+ = _operations\.Operation\[(.+?)\]\(\s*{_TEXT},\s*["\'](\w+) ([^"\']*)', re.MULTILINE)
BAR = 1.2


@dataclass(frozen=True, slots=True)
class Made:
    """What a generator made of a document."""

    operations: int
    untyped: int
    seconds: float
    note: str = ""


def _run(command: list[str]) -> tuple[float, subprocess.CompletedProcess[str]]:
    """Seconds of processor time, of children too, and what the process said."""
    # The stock generator looks for ruff on the path.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", *command]
    done = subprocess.run(command, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done


def ours(spec: Path, folder: Path, answering: set[tuple[str, str]]) -> Made:
    """What `understudy regenerate` writes into a folder. Raises SystemExit where it writes nothing."""
    command = ["understudy.server.cli.main", "regenerate", str(spec), "--out", str(folder), "--package", "ours"]
    seconds, done = _run(command)
    if done.returncode not in (0, 3):
        raise SystemExit(f"understudy regenerate {spec}: {done.stderr}")
    texts = [file.read_text(encoding="utf-8") for file in (folder / "ours/resources").glob("*.py")]
    found = [match.groups() for text in texts for match in OPERATION.finditer(text)]
    untyped = {(method.lower(), _shape(path)) for kind, method, path in found if kind == "Any"}
    return Made(len(found), len(untyped & answering), seconds)


def stock(spec: Path, folder: Path, answering: set[tuple[str, str]]) -> Made:
    """The stock generator as it comes, with the ruff steps that it runs by default; again where it aborts."""
    note = ""
    for literal in (False, True):
        config = folder.with_suffix(".json")
        hooks = ["ruff check . --fix --extend-select=I", "ruff format ."]
        config.write_text(json.dumps({"literal_enums": literal, "post_hooks": hooks}))
        target = folder / str(literal)
        command = ["openapi_python_client", "generate", "--meta", "none", "--config", str(config), "--overwrite"]
        seconds, done = _run([*command, "--path", str(spec), "--output-path", str(target)])
        if (target / "api").is_dir():
            texts = [file.read_text(encoding="utf-8") for file in (target / "api").glob("*/[!_]*.py")]
            untyped = {(_found(r'"method": "(\w+)"', text), _shape(_found(r'"url": "([^"]*)"', text)))
                       for text in texts if not TYPED.search(text)}  # fmt: skip
            return Made(len(texts), len(untyped & answering), seconds, note)
        why = (done.stderr.strip().splitlines() or ["?"])[-1]
        note = f"stock aborts without literal_enums: {why}"[:160]
    raise SystemExit(f"openapi-python-client can't generate {spec}: {note}")


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found.group(1) if found else ""


def _shape(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path)


def operations(spec: Path) -> tuple[int, set[tuple[str, str]]]:
    """How many operations a document has, and which of them answer with something that has a schema."""
    found = list(read_contract(spec).operations.values())
    answering = {
        (operation.method.lower(), _shape(operation.path))
        for operation in found
        for status, response in operation.responses.items()
        if status.startswith("2") and any(media.schema for media in response.content)
    }
    return len(found), answering


def _compare(spec: Path, rounds: int) -> float:
    """Print one document's rows; how many times the stock generator's time ours is."""
    total, answering = operations(spec)
    best: dict[str, Made] = {}
    for number in range(rounds):
        with tempfile.TemporaryDirectory(prefix="understudy-") as name:
            for title, make in (("stock", stock), ("ours", ours)):
                found = make(spec, Path(name) / f"{title}{number}", answering)
                if title not in best or found.seconds < best[title].seconds:
                    best[title] = found
    ratio = best["ours"].seconds / best["stock"].seconds
    for title, found in best.items():
        of_stock = f"{found.seconds / best['stock'].seconds:.2f}"
        print(f"{spec.name:<16}{title:<8}{found.operations:>6} of {total:<6}{found.untyped:>8}"
              f"{found.seconds:>10.1f}{of_stock:>8}")  # fmt: skip
    if best["stock"].note:
        print(f"    {best['stock'].note}")
    return ratio


def main() -> int:
    """Print the table; 1 when ours takes more than 1.2 times the stock generator's time for a document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("specs", nargs="*", type=Path, default=[SPECS / "stripe.json", SPECS / "github.json"])
    options = parser.parse_args()
    print(f"{'document':<16}{'':<8}{'operations':>16}{'as Any':>8}{'seconds':>10}{'ratio':>8}")
    ratios = {spec.name: _compare(spec, options.rounds) for spec in options.specs}
    broken = [f"{name} takes {ratio:.2f} times the stock generator's time; {BAR} are allowed"
              for name, ratio in ratios.items() if ratio > BAR]  # fmt: skip
    print("\n".join(broken) or "within the limits")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
