"""The coverage as one HTML page that needs nothing else: no network, no script, light or dark as the reader has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from understudy.testing.coverage.documented import KINDS, Item, Kind
from understudy.testing.coverage.report import percent
from understudy.testing.coverage.tally import Coverage, CoverageTally

_OF_OPERATIONS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Statuses", ("statuses",)),
    ("Parameters", ("parameters", "parameter values")),
    ("Request body", ("properties", "property values")),
)
_OTHERS: tuple[tuple[str, Kind], ...] = (("Transitions", "transitions"), ("Events", "events"))
_STYLE = """
:root { color-scheme: light dark; --back: #fff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --card: #f6f8fa;
  --yes: #116329; --yes-back: #dafbe1; --no: #a40e26; --no-back: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --soft: #9198a1; --line: #3d444d;
  --card: #151b23; --yes: #7ee787; --yes-back: #12261e; --no: #ffa198; --no-back: #2d1517; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 2rem 0 .5rem; }
p, .soft { color: var(--soft); }
table { border-collapse: collapse; }
td, th { padding: .25rem 1.25rem .25rem 0; text-align: left; font-weight: normal; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
meter { width: 12rem; height: 1rem; vertical-align: middle; }
section.part { border: 1px solid var(--line); border-radius: 6px; background: var(--card); margin: .5rem 0;
  padding: .6rem 1rem; overflow-wrap: anywhere; }
section.part h4 { margin: 0; font-size: 1rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .3rem .5rem; margin: .4rem 0 0; }
dt { color: var(--soft); } dd { margin: 0; }
ul { display: flex; flex-wrap: wrap; gap: .3rem; list-style: none; margin: 0; padding: 0; }
li, .mark { border-radius: 4px; padding: 0 .4rem; font: .85em/1.6 ui-monospace, monospace; }
.yes { color: var(--yes); background: var(--yes-back); } .no { color: var(--no); background: var(--no-back); }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } meter { width: 5rem; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(tally: CoverageTally) -> str:
    """The whole page."""
    return "\n".join(_lines(tally)) + "\n"


def _lines(tally: CoverageTally) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>Contract coverage</title><style>{_STYLE}</style></head>"
    yield "<body><main>"
    yield "<h1>Contract coverage</h1>"
    yield "<p>What the tests exercised of each document: ✓ at least one did, ✗ none did.</p>"
    if not tally.documents:
        yield "<p>No test used the mock.</p>"
    for file, coverage in tally.documents.items():
        yield f'<h2>{escape(coverage.title)} <span class="soft">{escape(file)}</span></h2>'
        yield from _summary(coverage)
        yield from _operations(coverage)
        for heading, kind in _OTHERS:
            yield from _others(coverage, heading, kind)
    yield "</main></body></html>"


def _summary(coverage: Coverage) -> Iterator[str]:
    yield "<table>"
    for kind in KINDS:
        covered, total = coverage.count(kind)
        if total:
            meter = f'<meter min="0" max="{total}" value="{covered}" aria-label="{kind}"></meter>'
            yield (
                f'<tr><th scope="row">{kind}</th><td class="number">{covered} of {total}</td>'
                f'<td class="number">{percent(covered, total)}</td><td>{meter}</td></tr>'
            )
    yield "</table>"


def _operations(coverage: Coverage) -> Iterator[str]:
    if coverage.offered["operations"]:
        yield "<h3>Operations</h3>"
    chips = {kind: _chips(coverage, kind) for _, kinds in _OF_OPERATIONS for kind in kinds}
    for item in coverage.offered["operations"]:
        identity, place = item
        called = item in coverage.covered["operations"]
        heading = f'{_mark(called=called)} {escape(identity)} <code class="soft">{escape(place)}</code>'
        yield f'<section class="part"><h4>{heading}</h4>'
        rows = []
        for name, kinds in _OF_OPERATIONS:
            own = [chip for kind in kinds for chip in chips[kind].get(identity, ())]
            if own:
                rows.append(f"<dt>{name}</dt><dd>{_list(own)}</dd>")
        if rows:
            yield f"<dl>{''.join(rows)}</dl>"
        yield "</section>"


def _others(coverage: Coverage, heading: str, kind: Kind) -> Iterator[str]:
    if coverage.offered[kind]:
        yield f"<h3>{heading}</h3>"
    for scope, chips in _chips(coverage, kind).items():
        yield f'<section class="part"><dl><dt>{escape(scope)}</dt><dd>{_list(chips)}</dd></dl></section>'


def _chips(coverage: Coverage, kind: Kind) -> dict[str, list[str]]:
    """By operation, resource or event."""
    found: dict[str, list[str]] = {}
    for item in coverage.offered[kind]:
        found.setdefault(item[0], []).append(_chip(item, covered=item in coverage.covered[kind]))
    return found


def _chip(item: Item, *, covered: bool) -> str:
    kind, sign = ("yes", "✓") if covered else ("no", "✗")
    return f'<li class="{kind}">{sign} {escape(item[1])}</li>'


def _mark(*, called: bool) -> str:
    return '<span class="mark yes">✓ called</span>' if called else '<span class="mark no">✗ not called</span>'


def _list(chips: Sequence[str]) -> str:
    return f"<ul>{''.join(chips)}</ul>"
