"""Measures what a mock makes of documents that nobody here has written, each part in a process of its own.

    python benchmarks/corpus.py [--fuzz] [--sdk] [--part PART]… [--patience 3] [--write] [NAME …]

The documents are those of ../shared/corpus and ../shared/specs; a NAME picks those whose name contains it. A part that
hangs or dies is reported and costs its columns only. `--write` puts what was measured into the tables of documents.md,
where all else stays as it is: they can be made one document, or one part of one, at a time.
Parts have limits that fit a quiet machine with room to spare; `--patience` says how many times longer they may take.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import corpus_tables
from sdk_columns import SDK_PARTS

__all__ = ["documents", "main", "name_of"]

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "specs"
CORPUS = SHARED.parent / "corpus"
FUZZ_SECONDS = 12
EXAMPLES = 2
OURS = {
    "enabled": False,
    "not_a_server_error": {"enabled": True},
    "content_type_conformance": {"enabled": True},
    "response_schema_conformance": {"enabled": True},
    "response_headers_conformance": {"enabled": True},
}
HEADERS = {"Authorization": "Bearer understudy", "X-API-Key": "understudy"}
LIMITS = {"measure": 240, "fuzz": 240, "sdk": 1200, "tests": 3600, "crud": 1800, "mypy": 3600, "pyright": 7200,
          "stock": 1800}  # fmt: skip
"""Seconds."""
Row = dict[str, Any]


def documents(names: Sequence[str] = ()) -> list[Path]:
    """The documents to measure, those of the corpus first. Raises SystemExit where the folders are missing."""
    if not (CORPUS / "index.tsv").is_file() or not SHARED.is_dir():
        raise SystemExit(f"{CORPUS.parent} is missing: the shared documents stand beside the repository")
    lines = (CORPUS / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = [CORPUS / line.split("\t")[0] for line in lines]
    found += sorted(SHARED.iterdir())
    return [file for file in found if not names or any(name in str(file) for name in names)]


def name_of(file: Path) -> str:
    """What the tables call a document."""
    return str(file.relative_to(CORPUS if CORPUS in file.parents else SHARED))


# -- in a process of its own ----------------------------------------------------------------------------------------


def _measure(file: Path, _folder: Path) -> Row:
    os.environ["UNDERSTUDY_NO_CACHE"] = "1"  # from nothing, not from what an earlier run kept
    from understudy.exchange import Request
    from understudy.mock import open_mock

    mock = open_mock(file, validation="service")
    mock.handle(Request("GET", "/"))
    # A process's own processor time, from the interpreter's start to the first answer.
    start, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    from filled import count_filled, recorded

    from understudy.check import check
    from understudy.check.report import counts

    plans = mock.contract.resources.plans.values()
    row = {
        "operations": len(mock.contract.operations),
        "with_state": sum(plan.collection is not None or plan.kind == "token" for plan in plans),
        "start": round(start, 3),
        "memory": round(memory),
    }
    with recorded(mock) as exchanges:
        report = check(mock)
    filled, declared = count_filled(mock, exchanges)
    kinds: dict[str, int] = {}
    for finding in report.findings:
        kinds[finding.kind] = kinds.get(finding.kind, 0) + 1
    return {**row, "filled": filled, "declared": declared, **counts(report), "kinds": kinds}


def _fuzz(file: Path, _folder: Path) -> Row:
    sys.path.insert(0, str(ROOT / "contract_tests" / "support"))
    from conformance import PHASES, check
    from impossible import listed

    from understudy.mock import open_mock
    from understudy.server.app import create_app

    report = check(
        app=create_app(open_mock(file)),
        headers=HEADERS,
        phases=PHASES[:3],
        examples=EXAMPLES,
        checks=OURS,
        seed=1,
        max_time=FUZZ_SECONDS,
    )
    entries = [each for each in listed() if file.as_posix().endswith(f"/{each.document}")]
    ours = [found for found in report.findings if not any(each.explains(found) for each in entries)]
    return {"cases": report.cases, "failures": len(ours), "first": [found.text for found in ours[:3]]}


PARTS: Mapping[str, Callable[[Path, Path], Row]] = {"measure": _measure, "fuzz": _fuzz, **SDK_PARTS}


def _apart(part: str, file: Path, folder: Path, patience: float) -> Row:
    """One part of a document's row, measured in another process; why not, where it can't be."""
    command = [sys.executable, __file__, "--run", part, str(file), str(folder)]
    limit = LIMITS[part] * patience
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            out, err = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # what it has started, too
            return {"wrong": f"not done in {limit:.0f} s"}
    if process.returncode:
        last = (err.strip().splitlines() or [f"exit status {process.returncode}"])[-1]
        return {"wrong": last.replace(str(file), "").strip()[:160]}
    row: Row = json.loads(out.splitlines()[-1])
    return row


def _parts(options: argparse.Namespace) -> list[str]:
    """The parts to measure, in order: what is measured of a package needs one."""
    chosen = {"measure"} if not options.part else set(options.part)
    chosen |= {"fuzz"} if options.fuzz else set()
    chosen |= set(SDK_PARTS) if options.sdk else set()
    chosen |= {"sdk"} if chosen & SDK_PARTS.keys() else set()
    return [part for part in PARTS if part in chosen]


def _row(file: Path, parts: Sequence[str], patience: float) -> dict[str, Row]:
    """What was measured of a document, by part."""
    found: dict[str, Row] = {}
    with tempfile.TemporaryDirectory(prefix="understudy-") as folder:
        for part in parts:
            if part in SDK_PARTS and "wrong" in found.get("sdk", {}):
                found[part] = {"wrong": "there is no package"}
                continue
            found[part] = _apart(part, file, Path(folder), patience)
            outcome = found[part].get("wrong") or found[part].get("kinds") or found[part].get("red") or "done"
            print(f"{name_of(file)}: {part}: {outcome}", file=sys.stderr, flush=True)
    return found


def main() -> int:
    """Print the tables of what was measured; 1 when something can't be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--fuzz", action="store_true", help=f"also fuzz each document for {FUZZ_SECONDS} s at most")
    parser.add_argument("--sdk", action="store_true", help="also generate each document's SDK, and look at all of it")
    parser.add_argument("--part", choices=PARTS, action="append", default=[], help="this part alone; may be repeated")
    parser.add_argument("--patience", type=float, default=1.0, help="times the usual limit of each part")
    parser.add_argument("--write", action="store_true", help="put what was measured into docs/documents.md")
    parser.add_argument("--run", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        file, folder = map(Path, options.names)
        print(json.dumps(PARTS[options.run](file, folder)))
        return 0
    parts, rows = _parts(options), {}
    for file in documents(options.names):
        rows[name_of(file)] = _row(file, parts, options.patience)
        if options.write:
            # At once: what was measured stays where the next document takes too long.
            corpus_tables.write(name_of(file), rows[name_of(file)], [name_of(each) for each in documents()])
    print("\n".join(corpus_tables.lines(rows)))
    return 1 if any("wrong" in found for row in rows.values() for found in row.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
