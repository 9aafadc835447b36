"""The named mutants of `make mutants` fit the source, so that a change of it is not found out an hour into a run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

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
