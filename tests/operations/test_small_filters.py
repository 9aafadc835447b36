"""Filter expressions and selectors by themselves: their limits, and names that look like operators."""

from __future__ import annotations

from typing import Any

import pytest

from understudy.operations.filter_expressions import FilterFault, odata_filter, selector

NO_INDEX: Any = None


def test_an_expression_has_a_limit() -> None:
    with pytest.raises(FilterFault, match=r"^has more than 1000 words$"):
        odata_filter("not " * 1_000 + "x", NO_INDEX)


@pytest.mark.parametrize(
    ("text", "labels", "passes"),
    [
        ("Xmas", {"Xmas": "yes"}, True),
        ("!Xmas", {"Xmas": "yes"}, False),
        ("!Xmas", {"mas": "yes"}, True),
        ("Xmas=no", {"Xmas": "yes"}, False),
        ("Xmas!=no", {"Xmas": "yes"}, True),
        ("Xmas in (a, yes)", {"Xmas": "yes"}, True),
        ("Xmas notin (a, yes)", {"Xmas": "yes"}, False),
        ("Xmas notin (a, yes)", {}, True),
        ("Xmas,!tree", {"Xmas": "yes", "tree": "fir"}, False),
    ],
)
def test_a_selector_is_about_whole_labels(text: str, labels: dict[str, str], passes: bool) -> None:
    assert bool(selector(text, NO_INDEX, ("labels",))({"labels": labels})) is passes
