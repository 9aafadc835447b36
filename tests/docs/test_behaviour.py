"""docs/behaviour.md names every convention with all of its words, and the overlay word that overrides it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from understudy.inference import conventions
from understudy.inference.conventions import (
    amounts,
    bulk,
    errors,
    events,
    lists,
    logins,
    nouns,
    progress,
    states,
    turns,
    values,
    verbs,
)

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "behaviour.md").read_text(encoding="utf-8")
MODULES = {
    "conventions": conventions,
    "bulk": bulk,
    "lists": lists,
    "logins": logins,
    "nouns": nouns,
    "states": states,
    "verbs": verbs,
    "turns": turns,
    "amounts": amounts,
    "values": values,
    "events": events,
    "progress": progress,
    "errors": errors,
}
# What is only another view of a table.
_DERIVED = re.compile(r"_ROLE_OF|_RANK_OF|_TEST_|_ROLES$|^_KEYS$|^_KNOWN$|^PAGES$|^FREE$")
_WORD = re.compile(r"`([^`]+)`")


def rows(cells: int) -> Iterator[list[str]]:
    for line in PAGE.splitlines():
        row = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("| ") else []
        if len(row) == cells and row[0] not in ("what", "verb"):
            yield row


def flat(value: Any) -> Iterator[str]:
    """Every word of a constant, with the keys of a table."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from flat(inner)
    elif isinstance(value, str):
        yield from value.split()
    else:
        for inner in value:
            yield from flat(inner)


def constants(module: ModuleType) -> dict[str, Any]:
    kinds = (dict, frozenset, set, tuple, str)
    return {
        name: value
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, kinds) and not _DERIVED.search(name)
    }


VERBS = {each[0].strip("`"): each for each in rows(6)}
CONVENTIONS = [
    pytest.param(module, name, id=f"{module}.{name}")
    for module in MODULES
    for name in constants(MODULES[module])
    if f"{module}.{name}" != "verbs._VERBS"
]


@pytest.mark.parametrize(("module", "name"), CONVENTIONS)
def test_every_convention_stands_there_with_all_of_its_words(module: str, name: str) -> None:
    own = [row for row in rows(4) if row[2] == f"`{module}.{name}`"]
    words = {word for row in own for cell in row[:2] for word in _WORD.findall(cell)}
    found = {word for row in own for word in _WORD.findall(row[1])}
    wanted = set(flat(constants(MODULES[module])[name]))
    assert wanted - words == set(), "words that docs/behaviour.md does not name"
    assert found - wanted == set(), "words of docs/behaviour.md that the code does not know"


def test_no_row_is_of_a_convention_that_is_gone() -> None:
    known = {f"`{module}.{name}`" for module in MODULES for name in constants(MODULES[module])}
    assert {row[2] for row in rows(4)} - known == set()


def test_every_verb_stands_there_with_all_that_it_means() -> None:
    shown = {name: tuple(" ".join(_WORD.findall(cell)) for cell in row[1:]) for name, row in VERBS.items()}
    assert shown == dict(constants(verbs)["_VERBS"])


def test_every_convention_names_a_word_of_an_overlay_that_overrides_it() -> None:
    known = json.loads((ROOT / "mock/understudy/openapi/x-mock.schema.json").read_text(encoding="utf-8"))["properties"]
    for row in rows(4):
        named = [word.partition(":")[0] for word in _WORD.findall(row[3])]
        assert named, row
        assert set(named) <= known.keys(), row
