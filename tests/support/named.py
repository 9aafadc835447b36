"""The tests that a page names: whether they are there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

__all__ = ["ROOT", "names_in"]

ROOT = Path(__file__).parents[2]


@cache
def names_in(file: str) -> frozenset[str]:
    """The tests of a file as pytest calls them; without running anything of it."""

    def named(body: list[ast.stmt], before: str) -> Iterator[str]:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield before + node.name
            elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                yield from named(node.body, f"{before}{node.name}::")

    return frozenset(named(ast.parse((ROOT / file).read_text(encoding="utf-8")).body, ""))
