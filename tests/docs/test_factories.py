"""docs/factories.md is run, block after block, as it stands."""

from __future__ import annotations

import re

import pytest
from howtos import DOCS, blocks, both_ways, called_over, run_page

import understudy.testing.factories as package
from understudy.testing.factories import Factories

PAGE = (DOCS / "factories.md").read_text(encoding="utf-8")


@both_ways
def test_the_page_is_true(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS.parent)
    assert len(blocks("factories.md")) > 10
    with called_over(way, monkeypatch):
        run_page("factories.md", {})


def test_every_error_that_the_page_shows_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """`try: …; except` would pass as well where nothing is raised."""
    monkeypatch.chdir(DOCS.parent)
    run_page("factories.md", {}, raising=AssertionError)


def test_everything_public_is_on_the_page() -> None:
    methods = {name for name in vars(Factories) if not name.startswith("_")}
    assert {name for name in methods if f"`{name}" not in PAGE and f"factory.{name}(" not in PAGE} == set()
    documented = set(re.findall(r"\w+", PAGE))
    assert set(package.__all__) - documented == {"AttributeTemplate", "Invalid", "Reach"}
