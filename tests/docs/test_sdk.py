"""docs/sdk.md: what it names as proof is there, and every check against the stock generator has its row."""

from __future__ import annotations

import re

import pytest
from named import ROOT, names_in

PAGE = (ROOT / "docs" / "sdk.md").read_text(encoding="utf-8")
FEATURES, STOCK = (re.findall(r"^\| (?!#|feature|-)(.*) \|$", part, re.MULTILINE) for part in PAGE.split("## ")[:2])
WIRE = "contract_tests/sdk/test_wire.py"


@pytest.mark.parametrize("row", FEATURES, ids=lambda row: row.partition(" | ")[0])
def test_a_feature_names_what_proves_it(row: str) -> None:
    feature, how, proof = row.split(" | ")
    assert feature
    assert how
    for each in proof.split("<br>"):
        named = re.fullmatch(r"`((?:contract_)?tests/(?:\w+/)+test_\w+\.py)::(test_\w+)`|`(benchmarks/\w+\.py)`", each)
        assert named, f"{each} is no test such as `tests/docs/test_sdk.py::test_a_feature_names_what_proves_it`"
        file, name, measured = named.groups()
        assert (ROOT / (file or measured)).is_file(), f"there is no {file or measured}"
        assert measured or name in names_in(file), f"{file} has no {name}"


def test_the_rows_of_both_tables_are_found() -> None:
    assert len(FEATURES) > 20
    assert len(STOCK) > 20


def test_every_check_of_the_stock_generator_has_its_row() -> None:
    named = [re.fullmatch(r"\d* ?\| .+ \| `(test_\w+)`", row) for row in STOCK]
    assert sorted(found.group(1) for found in named if found) == sorted(checks())


def checks() -> frozenset[str]:
    """The tests that both clients are put to."""
    source = (ROOT / WIRE).read_text(encoding="utf-8")
    return frozenset(re.findall(r"^@wrong_in_stock\(.*\)\ndef (test_\w+)", source, re.MULTILINE)) & names_in(WIRE)
