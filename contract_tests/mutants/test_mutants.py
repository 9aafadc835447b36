"""The suite can catch faults: every mutant is killed, and the mock as it is survives the same suite."""

from __future__ import annotations

from typing import Any

import pytest
from suites_for_mutants import JUDGES, Judge, asked_about, notices

from mutants import MUTANTS, Mutant

every_mutant = pytest.mark.parametrize("mutate", MUTANTS, ids=lambda mutate: mutate.__name__)


@every_mutant
def test_killed(mutate: Mutant, monkeypatch: pytest.MonkeyPatch, record_property: Any) -> None:
    for judge in asked_about(mutate):
        noticed = notices(judge, mutate, monkeypatch)
        if noticed:
            record_property("killed by", noticed)
            return
    pytest.fail(f"{mutate.__name__} survives: the suite has a hole")


@pytest.mark.parametrize("judge", JUDGES.values(), ids=JUDGES)
def test_the_mock_as_it_is_survives(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notices(judge, None, monkeypatch) == ""


def test_there_are_enough_of_them() -> None:
    names = {mutate.__name__ for mutate in MUTANTS}
    assert len(names) == len(MUTANTS) >= 40
