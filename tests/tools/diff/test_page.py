"""docs/diff.md says what the rules say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from understudy_tools.diff.page import page_with_rules, rules_table
from understudy_tools.diff.rules import RULES

PAGE = Path(__file__).parents[3] / "docs" / "diff.md"


def test_the_page_has_the_table_of_the_rules() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page_with_rules(text) == text, "run: python -m understudy_tools.diff.page docs/diff.md"


def test_every_rule_has_its_row_and_a_name_in_kebab_case() -> None:
    rows = rules_table().splitlines()
    assert len(rows) == len(RULES) + 2
    assert "| `operation-removed` | the operation is gone | breaks / safe | breaks / safe |" in rows
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in RULES)


def test_a_page_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="the page needs the lines <!-- rules: written by"):
        page_with_rules("# No table")
