"""docs/factories.md is run, block after block, as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import understudy.testing.factories as package
from understudy.testing.factories import Factories

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "factories.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert len(BLOCKS) > 10
    known: dict[str, Any] = {}
    for block in BLOCKS:
        exec(compile(block, "docs/factories.md", "exec"), known)


def test_every_error_that_the_page_shows_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """`try: …; except` would pass as well where nothing is raised."""
    monkeypatch.chdir(ROOT)
    known: dict[str, Any] = {}
    for block in BLOCKS:
        text = re.sub(r"^except (\w+) as error:$", r"    raise AssertionError\n\g<0>", block, flags=re.MULTILINE)
        exec(compile(text, "docs/factories.md", "exec"), known)


def test_everything_public_is_on_the_page() -> None:
    methods = {name for name in vars(Factories) if not name.startswith("_")}
    assert {name for name in methods if f"`{name}" not in PAGE and f"factory.{name}(" not in PAGE} == set()
    told = set(re.findall(r"\w+", PAGE))
    assert set(package.__all__) - told == {"Invalid", "Reach", "Template"}
