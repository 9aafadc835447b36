"""The suite can catch faults: every mutant is killed, and the mock as it is survives the same suite."""

from __future__ import annotations

from typing import Any

import pytest
from killers import KILLED_BY, KILLERS
from suites_for_mutants import SUITES, notices, suites_for

from mutants import MUTANTS, Mutant

every_mutant = pytest.mark.parametrize("mutate", MUTANTS, ids=lambda mutate: mutate.__name__)


@every_mutant
def test_killed(mutate: Mutant, monkeypatch: pytest.MonkeyPatch, record_property: Any) -> None:
    killer = KILLERS.get(mutate.__name__, "")
    noticed = notices(suites_for(mutate), mutate, monkeypatch, killer=killer)
    assert noticed, f"{mutate.__name__} survives: the suite has a hole"
    record_property(KILLED_BY, noticed)


@pytest.mark.parametrize("suite", SUITES)
def test_the_mock_as_it_is_survives(suite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notices([suite], None, monkeypatch) == ""


def test_there_are_enough_of_them() -> None:
    names = {mutate.__name__ for mutate in MUTANTS}
    assert len(names) == len(MUTANTS) >= 40
