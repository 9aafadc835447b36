"""The named mutants of `make mutants` fit the source, and what no behaviour can show has no mutants."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


def test_each_named_mutant_stands_once_in_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from mutations import mutated, named_site, sites  # type: ignore[import-not-found]
    from named_mutants import NAMED  # type: ignore[import-not-found]

    for each in NAMED:
        text = (ROOT / "mock/understudy" / each.path).read_text("utf-8")
        site = named_site(each, each.path, text)
        compile(mutated(text, site), each.path, "exec")
        assert any(other.function == each.function for other in sites(each.path, text)), each.words
    for name in ("mutations", "named_mutants"):
        del sys.modules[name]


QUIET = """
def f(text, one, other):
    assert text is not None, "never"
    _log.warning("it failed: %s", text)
    Thread(name="worker")
    schemas.remember("page places")
    zip(one, other, strict=True)
    text.split()
    found = False
    if one:
        return None
    return False
"""


def test_what_no_behaviour_can_show_has_no_mutants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from mutations import sites  # type: ignore[import-not-found]

    found = {(each.first_line, each.kind) for each in sites("f.py", QUIET)}
    gone = {(line, "statement gone") for line in (5, 6, 7, 8)}
    zipped = {(7, "argument 0 None"), (7, "argument 1 None"), (7, "argument gone")}
    other = {(9, "other truth"), (10, "condition True"), (10, "condition False"), (12, "other truth")}
    assert found == {*gone, *zipped, *other}
    limited = sites("f.py", 'def f(text):\n    return text.split("/", 1)\n')
    assert "method" in [each.kind for each in limited]
    for name in ("mutations", "named_mutants"):
        del sys.modules[name]


def test_the_fate_of_a_survivor_is_true_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from mutations import sites  # type: ignore[import-not-found]

    for each in yaml.safe_load((ROOT / "benchmarks/survivors.yaml").read_text("utf-8")):
        file, _, function = each["function"].partition(": ")
        path = ROOT / f"mock/understudy/{file}.py"
        text = path.read_text("utf-8") if path.exists() else ""
        made = {(site.function, site.change) for site in sites(str(path), text)}
        if "killed_by" in each:
            module, _, test = each["killed_by"].partition("::")
            assert f"def {test}(" in (ROOT / module).read_text("utf-8"), each
        else:
            assert ((function, each["change"]) in made) == ("gone" not in each), each
    for name in ("mutations", "named_mutants"):
        del sys.modules[name]


def test_every_survivor_of_the_sample_is_accounted_for() -> None:
    listed = yaml.safe_load((ROOT / "benchmarks/survivors.yaml").read_text("utf-8"))
    known = {(each["function"], each["change"]) for each in listed}
    found = yaml.safe_load((ROOT / "benchmarks/first_look.yaml").read_text("utf-8"))
    assert {(each["function"], each["change"]) for each in found["survivors"]} <= known
    assert found["killed"] + len(found["survivors"]) == found["mutants"]
