"""Measures what a mock makes of documents that nobody here has written, each in a process of its own.

    python benchmarks/corpus.py [--fuzz] [--sdk] [--write] [NAME …]

The documents are those of ../shared/corpus and ../shared/specs. A NAME picks those whose name contains it. `--write`
puts the table into docs/documents.md. One that hangs or dies costs its row.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

__all__ = ["COLUMNS", "documents", "main", "table"]

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "specs"
CORPUS = SHARED.parent / "corpus"
PAGE = ROOT / "docs" / "documents.md"
BEGIN, END = "<!-- corpus: begin -->", "<!-- corpus: end -->"
TIMEOUT = {"measure": 120, "fuzz": 240, "sdk": 900}
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
Row = dict[str, Any]


def documents(names: Sequence[str] = ()) -> list[Path]:
    """The documents to measure, those of the corpus first. Raises SystemExit where the folders are missing."""
    if not (CORPUS / "index.tsv").is_file() or not SHARED.is_dir():
        raise SystemExit(f"{CORPUS.parent} is missing: the shared documents stand beside the repository")
    lines = (CORPUS / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = [CORPUS / line.split("\t")[0] for line in lines]
    found += sorted(SHARED.iterdir())
    return [file for file in found if not names or any(name in str(file) for name in names)]


# -- in a process of its own ----------------------------------------------------------------------------------------


def _measure(file: Path) -> Row:
    from filled import count_filled, recorded

    from understudy.check import check
    from understudy.check.report import counts
    from understudy.exchange import Request
    from understudy.mock import open_mock

    mock = open_mock(file, validation="service")
    mock.handle(Request("GET", "/"))
    # A process's own processor time, from the interpreter's start to the first answer.
    start, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plans = mock.contract.resources.plans.values()
    row = {
        "operations": len(mock.contract.operations),
        "with_state": sum(plan.collection is not None or plan.kind == "token" for plan in plans),
        "start": start,
        "memory": memory,
    }
    with recorded(mock) as exchanges:
        report = check(mock)
    filled, declared = count_filled(mock, exchanges)
    row |= {"filled": filled, "declared": declared}
    kinds: dict[str, int] = {}
    for finding in report.findings:
        kinds[finding.kind] = kinds.get(finding.kind, 0) + 1
    return {**row, **counts(report), "kinds": kinds, "check_seconds": time.process_time() - start}


def _fuzz(file: Path) -> Row:
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


def _sdk(file: Path) -> Row:
    from sdk_columns import sdk_row

    return sdk_row(file)


PARTS: Mapping[str, Callable[[Path], Row]] = {"measure": _measure, "fuzz": _fuzz, "sdk": _sdk}


def _apart(part: str, file: Path) -> Row:
    """One part of a document's row, measured in another process; why not, where it can't be."""
    command = [sys.executable, __file__, "--part", part, str(file)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT[part], check=False)
    except subprocess.TimeoutExpired:
        return {"wrong": f"{part}: not done in {TIMEOUT[part]} s"}
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        return {"wrong": f"{part}: {last.replace(f'{file}', '')[:160]}"}
    row: Row = json.loads(done.stdout.splitlines()[-1])
    return row


# -- the table ------------------------------------------------------------------------------------------------------


def _of(mine: str, all_: str) -> Callable[[Row], str]:
    return lambda row: f"{row[mine]}/{row[all_]}" if row[all_] else "–"


def _tested(row: Row) -> int:
    return int(row["sdk_green"] + row["sdk_red"] + row["sdk_skipped"])


COLUMNS: tuple[tuple[str, str, Callable[[Row], str]], ...] = (
    ("operations", "operations", lambda row: str(row["operations"])),
    ("with state", "with_state", lambda row: str(row["with_state"])),
    ("read back", "read_back", _of("read_back", "collections")),
    ("creates that keep", "kept", _of("kept", "creates")),
    ("full lives", "lived", _of("lived", "lives")),
    ("put back", "put_back", _of("put_back_accepted", "put_back")),
    ("own examples", "examples", _of("examples_accepted", "examples")),
    ("properties filled", "declared", lambda row: f"{100 * row['filled'] / max(row['declared'], 1):.0f} %"),
    ("fuzzed: ours per 1,000", "cases", lambda row: f"{1000 * row['failures'] / max(row['cases'], 1):.1f}"),
    ("start, processor s", "start", lambda row: f"{row['start']:.2f}"),
    ("memory, MB", "memory", lambda row: f"{row['memory']:.0f}"),
    ("SDK operations", "sdk", _of("sdk", "sdk_all")),
    ("as Any", "sdk_any", lambda row: str(row["sdk_any"])),
    ("tests green", "sdk_green", lambda row: f"{row['sdk_green']}/{_tested(row)}"),
    ("mypy", "sdk_mypy", _of("sdk_mypy", "sdk_checked")),
    ("pyright", "sdk_pyright", _of("sdk_pyright", "sdk_checked")),
    ("ugly names", "sdk_ugly", lambda row: str(row["sdk_ugly"])),
    ("misleading", "sdk_misleading", lambda row: str(row["sdk_misleading"])),
    ("stock operations", "stock", lambda row: str(row["stock"])),
    ("stock as Any", "stock_any", lambda row: str(row["stock_any"])),
)


def table(rows: Mapping[str, Row]) -> Iterator[str]:
    """The lines of the table in Markdown, with a row of sums."""
    columns = [column for column in COLUMNS if any(column[1] in row for row in rows.values())]
    yield "| document | " + " | ".join(title for title, _, _ in columns) + " |"
    yield "|---|" + "--:|" * len(columns)
    for name, row in rows.items():
        yield f"| {name} | " + " | ".join(show(row) if key in row else "–" for _, key, show in columns) + " |"
    measured = [row for row in rows.values() if "operations" in row]
    total: Row = {"start": 0.0, "memory": 0.0}
    for row in rows.values():
        for key, value in row.items():
            if isinstance(value, int | float):
                total[key] = max(total[key], value) if key == "memory" else total.get(key, 0) + value
    if measured:
        cells = [show(total) if key in total else "–" for _, key, show in columns]
        yield f"| **{len(measured)} of {len(rows)}** | " + " | ".join(f"**{cell}**" for cell in cells) + " |"


def _wrong(rows: Mapping[str, Row]) -> Iterator[str]:
    for name, row in rows.items():
        if "wrong" in row:
            yield f"- {name}: {row['wrong'].strip()}"


def _write(lines: Sequence[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text("\n".join([before + BEGIN, "", *lines, "", END]) + after, encoding="utf-8")


def main() -> int:
    """Print the table; 1 when a document can't be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--fuzz", action="store_true", help=f"also fuzz each document for {FUZZ_SECONDS} s at most")
    parser.add_argument("--sdk", action="store_true", help="also generate each document's SDK")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.relative_to(ROOT)}")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        print(json.dumps(PARTS[options.part](Path(options.names[0]))))
        return 0
    parts = ["measure", *(["fuzz"] if options.fuzz else []), *(["sdk"] if options.sdk else [])]
    rows: dict[str, Row] = {}
    for file in documents(options.names):
        row: Row = {}
        for part in parts:
            row |= _apart(part, file)
            if "wrong" in row:
                break
        name = str(file.relative_to(CORPUS if CORPUS in file.parents else SHARED))
        rows[name] = row
        print(f"{name}: {row.get('wrong') or row.get('kinds') or 'nothing found'}", file=sys.stderr, flush=True)
    lines = [f"Measured on {date.today().isoformat()}.", "", *table(rows)]
    if wrong := list(_wrong(rows)):
        lines += ["", "Not measured:", "", *wrong]
    print("\n".join(lines))
    if options.write:
        _write(lines)
    return 1 if any("wrong" in row for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
