"""Changes the source and counts which changes the unit tests see: `make mutants`.

    python benchmarks/mutants.py [--number 500] [--seed 0] [--only 'operations/*'] [--fresh] [--write | --table]

A random sample of the changes of five packages (benchmarks/mutations.py) is run, each against the unit tests that
reach its lines (benchmarks/mutant_judge.py). Those that survive are listed with what they change and, from
benchmarks/survivors.yaml, why nobody can see them or what became of them since. `--write` keeps what was found in
benchmarks/first_look.yaml, puts score and list into docs/mutants.md and the score into the README; `--table` does so
with what was kept, as survivors.yaml has it now, and runs nothing.
What was killed is kept in .cache/mutants.json as long as the file that it changes stays as it is, so
a run that was stopped goes on; `--fresh` forgets it.
"""

from __future__ import annotations

import argparse
import datetime
import fnmatch
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from mutant_judge import KILLED, SURVIVED, TIMEOUT, UNFIT, UNREACHED, Judge, Verdict, by_test, judge
from mutations import Site, named_site, sites
from named_mutants import NAMED

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".cache/mutants.json"
REASONS = ROOT / "benchmarks/survivors.yaml"
FIRST_LOOK = ROOT / "benchmarks/first_look.yaml"
PACKAGES = ("http", "operations", "records", "state", "webhooks")
MEASURED = (*(f"mock/understudy/{each}/*" for each in PACKAGES), *(f"mock/understudy/{each.path}" for each in NAMED))
TESTS = (
    *(
        f"tests/{each}"
        for each in (*PACKAGES, "broadcast", "cache", "check", "compat", "docs", "faults", "inference", "security")
    ),
    *(f"tests/{each}" for each in ("server", "testing", "values", "workflows")),
    *(f"contract_tests/model/test_{each}.py" for each in ("framework_exports", "pipeline", "scenarios", "workflows")),
    "contract_tests/model/test_xml_answers.py",
)
"""Those that call what they test in their own process, within seconds."""


def all_sites() -> list[Site]:
    """All changes of the five packages."""
    return [
        site
        for package in PACKAGES
        for file in sorted((ROOT / "mock/understudy" / package).rglob("*.py"))
        for site in sites(str(file.relative_to(ROOT)), file.read_text("utf-8"))
    ]


def named_sites() -> list[Site]:
    """Those that are run beside the sample."""
    places = [(each, f"mock/understudy/{each.path}") for each in NAMED]
    return [named_site(each, path, (ROOT / path).read_text("utf-8")) for each, path in places]


class Results:
    """What is known of the mutants, kept in a file."""

    def __init__(self, *, wanted: int, fresh: bool) -> None:
        self.wanted = wanted
        self.verdicts: dict[str, Verdict] = {}
        self.sites: dict[str, Site] = {}
        self._kept: dict[str, str] = {} if fresh or not KEPT.exists() else json.loads(KEPT.read_text("utf-8"))
        self._texts: dict[str, str] = {}
        self._begun = time.monotonic()

    def key(self, site: Site) -> str:
        if site.path not in self._texts:
            self._texts[site.path] = hashlib.sha256((ROOT / site.path).read_bytes()).hexdigest()[:12]
        return f"{site.name}@{self._texts[site.path]}"

    def still_wanted(self, drawn: Sequence[Site]) -> Iterator[Site]:
        """Those of the sample that are to be run; what can't be run has another drawn instead."""
        yield from named_sites()
        taken = 0
        waiting = iter(drawn)
        while taken - self._unfit() < self.wanted and (site := next(waiting, None)):
            taken += 1
            if by := self._kept.get(self.key(site)):
                self._note(site, Verdict(KILLED, by))
            else:
                yield site

    def _unfit(self) -> int:
        return sum(each.state == UNFIT for each in self.verdicts.values())

    def _note(self, site: Site, verdict: Verdict) -> None:
        self.sites[site.name] = site
        self.verdicts[site.name] = verdict

    def done(self, site: Site, verdict: Verdict) -> None:
        self._note(site, verdict)
        if verdict.state in (KILLED, TIMEOUT):
            self._kept[self.key(site)] = verdict.by
            KEPT.parent.mkdir(exist_ok=True)
            KEPT.write_text(json.dumps(self._kept, indent=0))
        elapsed = time.monotonic() - self._begun
        print(
            f"{elapsed:6.0f} s {len(self.verdicts):4d} {verdict.state:9} {site.name} {site.change} {verdict.by}",
            flush=True,
        )


def fates() -> dict[tuple[str, str], str]:
    """By function and change, why a survivor is none that a test could see, or what became of it since."""
    found = yaml.safe_load(REASONS.read_text("utf-8"))
    return {(each["function"], each["change"]): _words_of(each) for each in found}


def _words_of(entry: Mapping[str, str]) -> str:
    if "killed_by" in entry:
        return f"killed since by `{entry['killed_by']}`"
    if "gap" in entry:
        return f"a gap still: {entry['gap']}"
    return f"the code is gone: {entry['gone']}" if "gone" in entry else entry["reason"]


def function_of(site: Site) -> str:
    return f"{site.path.removeprefix('mock/understudy/').removesuffix('.py')}: {site.function}"


def first_look(results: Results, *, number_of_all: int, seed: int) -> dict[str, Any]:
    """What a run found, as it is kept."""
    sites, verdicts = results.sites, results.verdicts
    judged = {name: each for name, each in sorted(verdicts.items()) if each.state != UNFIT and not sites[name].texts}
    return {
        "date": str(datetime.datetime.now(tz=datetime.UTC).date()),
        "seed": seed,
        "changes": number_of_all,
        "mutants": len(judged),
        "killed": sum(each.state in (KILLED, TIMEOUT) for each in judged.values()),
        "survivors": [
            {"function": function_of(sites[name]), "line": sites[name].first_line, "change": sites[name].change}
            for name, verdict in judged.items()
            if verdict.state in (SURVIVED, UNREACHED)
        ],
        "named": {site.kind: _fate(verdicts[name]) for name, site in sites.items() if site.texts},
    }


def report(found: Mapping[str, Any]) -> tuple[str, str]:
    """The score in one sentence, and the survivors as Markdown."""
    known, survivors = fates(), found["survivors"]
    rows = [
        f"| {each['function']}, line {each['line']} | {each['change'].replace('|', chr(92) + '|')} "
        f"| {known.get((each['function'], each['change']), 'not explained')} |"
        for each in survivors
    ]
    score = (
        f"of {found['changes']:,} changes a random {found['mutants']} (seed {found['seed']}) were run, "
        f"**{found['killed']} were killed, {100 * found['killed'] / max(1, found['mutants']):.1f} %**"
    )
    since = sum("| killed since by" in each for each in rows)
    gone = sum("| the code is gone" in each for each in rows)
    open_ones = sum("| a gap still" in each or "| not explained" in each for each in rows)
    seen = (
        f"of the {len(rows)} others {since} are killed by tests that were written since, the code of {gone} is gone, "
        f"{len(rows) - since - gone - open_ones} can't be seen from outside or change nothing that is promised, "
        f"and {open_ones} are gaps still"
    )
    named = [f"| {words} | {fate} |" for words, fate in found["named"].items()]
    lines = [
        *(f"{found['date']}: {score}; {seen}.", "", "| survivor | change | what of it |", "|---|---|---|", *rows, ""),
        *("Run each time beside the sample:", "", "| what goes wrong | seen by |", "|---|---|", *named),
    ]
    return score, "\n".join(lines)


def _fate(verdict: Verdict) -> str:
    return f"`{verdict.by}`" if verdict.state == KILLED else f"**{verdict.state}**"


def write(score: str, table: str) -> None:
    begin, end = "<!-- mutants: begin -->", "<!-- mutants: end -->"
    for name, text in (("docs/mutants.md", f"\n\n{table}\n\n"), ("README.md", score)):
        path = ROOT / name
        before, _, rest = path.read_text("utf-8").partition(begin)
        path.write_text(f"{before}{begin}{text}{end}{rest.partition(end)[2]}", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=500, help="how many mutants are run (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the sample (default: %(default)s)")
    parser.add_argument("--only", metavar="PATTERN", default="*", help="mutants of these files alone, as operations/*")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time (default: %(default)s)")
    parser.add_argument("--fresh", action="store_true", help="run again what is known to be killed")
    parser.add_argument("--write", action="store_true", help="put the result into docs/mutants.md and README.md")
    parser.add_argument("--table", action="store_true", help="put what the last --write kept there again; run nothing")
    options = parser.parse_args()
    if options.table:
        write(*report(yaml.safe_load(FIRST_LOOK.read_text("utf-8"))))
        return 0
    found = [site for site in all_sites() if fnmatch.fnmatch(site.path, f"mock/understudy/{options.only}")]
    drawn = random.Random(options.seed).sample(found, len(found))
    results = Results(wanted=options.number, fresh=options.fresh)
    status = judge(
        ROOT,
        Judge(
            root=ROOT,
            packages=PACKAGES,
            measured=MEASURED,
            chosen=lambda: results.still_wanted(drawn),
            done=results.done,
            kept=ROOT / ".cache/mutants",
            jobs=options.jobs,
        ),
        [str(ROOT / name) for name in TESTS],
    )
    if status:
        return status
    seen = first_look(results, number_of_all=len(found), seed=options.seed)
    score, table = report(seen)
    print(table, *by_test(results.verdicts).most_common(10), sep="\n")
    if options.write:
        FIRST_LOOK.write_text(yaml.safe_dump(seen, sort_keys=False, allow_unicode=True, width=1000), "utf-8")
        write(score, table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
