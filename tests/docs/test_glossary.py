"""docs/glossary.md holds every class that a package exports, and names nothing that does not exist."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GLOSSARY = ROOT / "docs" / "glossary.md"
# What is generated, and what is copied into every SDK, is documented there.
ELSEWHERE = {"admin_client", "templates", "runtime"}


def rows(title: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    section = GLOSSARY.read_text("utf-8").split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


OWN, FIELD = rows("Our own words"), rows("Words of the field")


def exported() -> Iterator[tuple[str, str]]:
    """The public classes of every package, by package."""
    for base in (ROOT / "mock", ROOT / "tools"):
        for path in sorted(base.rglob("__init__.py")):
            parts = path.parent.relative_to(base).parts
            if not ELSEWHERE & {*parts}:
                module = importlib.import_module(".".join(parts))
                for name in getattr(module, "__all__", ()):
                    if inspect.isclass(getattr(module, name)):
                        yield module.__name__, name


def resolves(dotted: str) -> bool:
    """Whether a dotted name is a module, or a public name in one."""
    parent, _, name = dotted.rpartition(".")
    try:
        if hasattr(importlib.import_module(parent), name):
            return True
        importlib.import_module(dotted)
    except ModuleNotFoundError:
        return False
    return True


def test_every_exported_class_has_its_row() -> None:
    classes = list(exported())
    assert len(classes) > 50
    words = {row[0] for row in OWN} | {word for row in FIELD for word in re.findall(r"\w+", row[0])}
    assert [f"{package}.{name}" for package, name in classes if name not in words] == []


@pytest.mark.parametrize(("word", "meaning", "where"), OWN)
def test_a_row_names_something_that_exists(word: str, meaning: str, where: str) -> None:
    assert meaning
    if where == "–":  # of this repository's tests, not of a package
        assert any((ROOT / path).exists() for path in re.findall(r"`([\w/]+/)`", meaning)), word
        return
    dotted = where.strip("`")
    assert resolves(dotted), dotted
    last = dotted.rpartition(".")[2]
    if last[0].isupper() and " " not in word:
        assert last == word


def test_rows_are_in_order_and_words_of_the_field_have_a_source() -> None:
    assert (words := [row[0].lower() for row in OWN]) == sorted(set(words))
    assert all(len(row) == 2 and all(row) for row in FIELD)


@pytest.mark.parametrize("dotted", ["understudy.faults.Fualt", "understudy.fualts", "nothing.at.all"])
def test_a_name_that_does_not_exist_is_noticed(dotted: str) -> None:
    assert not resolves(dotted)
