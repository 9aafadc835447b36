"""The coverage in words: for the terminal, for other programs, and for `understudy diff --only`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from understudy.testing.coverage.documented import KINDS
from understudy.testing.coverage.tally import Coverage, CoverageTally

_MOST = 20
_WIDEST = max(map(len, KINDS))


def percent(covered: int, total: int) -> str:
    """With one decimal, rounded down, so that 100.0 % is everything only."""
    tenths = covered * 1000 // total if total else 1000
    return f"{tenths // 10}.{tenths % 10} %"


def terminal_lines(tally: CoverageTally) -> Iterator[str]:
    """A table per document, then its operations that no test called."""
    for file, coverage in tally.documents.items():
        yield f"{file} ({coverage.title})"
        for kind in KINDS:
            covered, total = coverage.count(kind)
            if total:
                yield f"  {kind:<{_WIDEST}}  {f'{covered} of {total}':>12}  {percent(covered, total):>8}"
        missing = coverage.missing_items("operations")
        if missing:
            yield "  not called:"
        for identity, place in missing[:_MOST]:
            yield f"    {identity} ({place})"
        if len(missing) > _MOST:
            yield f"    … and {len(missing) - _MOST} more"


def shortfall(tally: CoverageTally, least: float) -> str | None:
    """Why a run fails that requires at least so many percent of the documented statuses; None when it does not."""
    covered, total = tally.count("statuses")
    required = f"--contract-coverage-fail-under asks for {least:g} %"
    if not tally.documents:
        return f"contract coverage: no test used the mock; {required}" if least else None
    if covered * 100 >= least * total:
        return None
    reached = f"{percent(covered, total)} of the documented statuses of operations ({covered} of {total})"
    return f"contract coverage: {reached}; {required}"


def operations_text(tally: CoverageTally) -> str:
    """What was called and sent, one name a line."""
    return "".join(f"{name}\n" for name in _exercised(tally))


def as_json(tally: CoverageTally) -> dict[str, Any]:
    """Everything, as a JSON object; `operations` is what `operations_text` lists."""
    return {
        "operations": _exercised(tally),
        "documents": {file: _document(coverage) for file, coverage in tally.documents.items()},
    }


def _exercised(tally: CoverageTally) -> list[str]:
    names = (name for coverage in tally.documents.values() for name in coverage.exercised())
    return list(dict.fromkeys(names))


def _document(coverage: Coverage) -> dict[str, Any]:
    kinds = {}
    for kind in KINDS:
        covered, total = coverage.count(kind)
        kinds[kind] = {
            "covered": covered,
            "total": total,
            "items": {
                "covered": [list(item) for item in coverage.covered_items(kind)],
                "missing": [list(item) for item in coverage.missing_items(kind)],
            },
        }
    return {"title": coverage.title, "kinds": kinds}
