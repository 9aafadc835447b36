"""docs/features.md: every row has its status, and every test that it names is there."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

import pytest
from named import ROOT, names_in

from understudy.exchange import Request
from understudy.mock import open_mock
from understudy.testing.factories import Factories

PAGE = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
SPEC = ROOT / "spec" / "campaignflow" / "openapi.yaml"
ROWS_OF = (14, 12, 12, 11, 15)
"""How many features each of the five systems has."""


class Row(NamedTuple):
    number: str
    feature: str
    here: str
    proof: str
    status: str

    @property
    def tests(self) -> list[str]:
        return self.proof.split("<br>")


ROWS = [Row(*map(str.strip, line.strip("|").split(" | "))) for line in re.findall(r"^\| \d.*\|$", PAGE, re.MULTILINE)]
NUMBERS = [row.number for row in ROWS]


def test_every_feature_has_its_row() -> None:
    expected = [f"{seed}.{row}" for seed, count in enumerate(ROWS_OF) for row in range(1, count + 1)]
    assert expected == NUMBERS


@pytest.mark.parametrize("row", ROWS, ids=NUMBERS)
def test_a_row_says_what_is_so_and_what_proves_it(row: Row) -> None:
    assert row.feature
    assert re.fullmatch(r"yes|partly: \S.+|no|no: \S.+", row.status), row.status
    if row.status.startswith("no"):
        return
    assert row.here
    for each in row.tests:
        named = re.fullmatch(r"`((?:contract_)?tests/(?:\w+/)+test_\w+\.py)::((?:Test\w+::)?test_\w+)`", each)
        assert named, f"{each} is no test such as `tests/architecture/test_features.py::test_every_feature_has_its_row`"
        file, name = named.groups()
        assert (ROOT / file).is_file(), f"there is no {file}"
        assert name in names_in(file), f"{file} has no {name}"


def test_the_sum_is_right() -> None:
    words = [row.status.partition(":")[0] for row in ROWS]
    counted = ", ".join(f"{words.count(word)} {word}" for word in ("yes", "partly", "no"))
    assert f"\n{counted}.\n" in PAGE


def test_a_test_that_is_not_there_is_seen() -> None:
    own = names_in("tests/architecture/test_features.py")
    assert "test_the_sum_is_right" in own
    assert own.isdisjoint({"Row", "tests", "test_nothing"})
    assert "TestWaiting::test_a_template_is_varied" in names_in("tests/testing/test_webhooks.py")


def test_a_transition_returns_what_get_answers() -> None:
    """Row 0.3: for every resource of the shipped contract that has states, and whatever the state."""
    mock = open_mock(SPEC, overlays=[SPEC.parent / "mock.overlay.yaml"])
    factory = Factories(mock)
    seen = []
    for collection in mock.contract.resources.collections.values():
        for state in collection.states:
            record = factory.insert(collection.path)
            path = factory.path(collection.path, record)
            for value in state.values:
                moved = mock.transition(collection.path, path.rpartition("/")[2], to=value, property=state.name)
                answer = mock.handle(Request("GET", path, "", {"authorization": "Bearer t"}))
                assert (answer.status, json.loads(answer.body)) == (200, moved)
                assert moved[state.name] == value
            seen.append(collection.name)
    assert {"campaigns", "finance-applications"} <= set(seen)
