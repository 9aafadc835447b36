"""`benchmarks/corpus.py --write`: the tables of docs/documents.md keep what was not measured anew."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = str(Path(__file__).parents[2] / "benchmarks")
sys.path.insert(0, BENCHMARKS)
try:
    import corpus_tables
finally:
    sys.path.remove(BENCHMARKS)  # it has modules whose names others have too

ORDER = ["a.yaml", "b.yaml", "c.yaml"]
MEASURED = {"operations": 3, "with_state": 2, "filled": 1, "declared": 2, "memory": 40, "start": 0.25}
TESTED = {"sdk_green": 3, "sdk_red": 1, "sdk_skipped": 0}
EMPTY = """before
<!-- corpus: begin --><!-- corpus: end -->
between
<!-- SDKs: begin --><!-- SDKs: end -->
after
"""


def put(text: str, name: str, **parts: dict[str, object]) -> str:
    return corpus_tables.page(text, name, parts, ORDER)


def rows(text: str, begin: str) -> list[list[str]]:
    """The cells of the rows of a table, without the dates."""
    section = text.partition(f"<!-- {begin}: begin -->")[2].partition("<!--")[0]
    found = [line for line in section.splitlines() if line.startswith("| ") and not line.startswith("| document")]
    return [[cell.strip() for cell in line.strip("|").split("|")][:-1] for line in found]


def test_a_document_that_is_measured_leaves_the_rows_of_others_alone() -> None:
    text = put(put(EMPTY, "b.yaml", measure=MEASURED), "a.yaml", measure={**MEASURED, "memory": 60, "filled": 2})
    assert rows(text, "corpus") == [
        ["a.yaml", "3", "2", "100 %", "0.25", "60"],
        ["b.yaml", "3", "2", "50 %", "0.25", "40"],
        ["**2 documents**", "**6**", "**4**", "**75 %**", "**0.50**", "**60**"],
    ]
    assert text.startswith("before\n")
    assert "\nbetween\n" in text
    assert text.endswith("\nafter\n")


def test_a_part_that_is_measured_leaves_the_other_cells_of_its_row_alone() -> None:
    text = put(EMPTY, "a.yaml", sdk={"sdk": 3, "sdk_all": 4, "sdk_any": 0}, tests=TESTED)
    text = put(text, "a.yaml", tests={**TESTED, "sdk_green": 4, "sdk_red": 0})
    assert rows(text, "SDKs")[0] == ["a.yaml", "3/4", "0", "4/4"]


def test_what_could_not_be_measured_is_named_until_it_is() -> None:
    text = put(put(EMPTY, "a.yaml", tests=TESTED), "a.yaml", tests={"wrong": "not done in 5 s"})
    assert "Not measured:\n\n- a.yaml: tests: not done in 5 s\n" in text
    assert rows(text, "SDKs")[0] == ["a.yaml", "3/4"]
    assert "Not measured" not in put(text, "a.yaml", tests=TESTED)


@pytest.mark.parametrize("word", corpus_tables.TABLES)
def test_the_page_is_what_the_script_makes_of_it(word: str) -> None:
    """Nobody wrote sums by hand: the tables are read and shown again as they are."""
    text = corpus_tables.PAGE.read_text(encoding="utf-8")
    titles = [title for title, _, _ in corpus_tables.TABLES[word]]
    section = text.partition(f"<!-- {word}: begin -->")[2].partition(f"<!-- {word}: end -->")[0]
    table = corpus_tables.Table.read(titles, section)
    assert list(table.lines(list(table.rows))) == section.strip("\n").splitlines()
