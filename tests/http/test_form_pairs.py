"""Values as the pairs of a form."""

from __future__ import annotations

from typing import Any

import pytest

from understudy.http.body_writer import flat_pairs


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        ({"a": 1, "b": None, "c": True, "d": False, "e": "x y"}, "a=1 b= c=true d=false e=x y"),
        ({"tags": ["red", "blue"]}, "tags=red tags=blue"),
        ({"size": {"width": 1, "depth": {"unit": "m"}}}, "size[width]=1 size[depth][unit]=m"),
        ({"rows": [{"a": 1}, {"a": 2}]}, "rows[0][a]=1 rows[1][a]=2"),
        ({"grid": [[1, 2], [3]]}, "grid[0]=1 grid[0]=2 grid[1]=3"),
        ({"mixed": ["x", {"a": 1}]}, "mixed=x mixed[1][a]=1"),
        ({}, ""),
    ],
)
def test_nested_objects_have_brackets_and_scalars_of_an_array_repeat_the_name(value: Any, pairs: str) -> None:
    assert " ".join(f"{name}={text}" for name, text in flat_pairs(value)) == pairs
