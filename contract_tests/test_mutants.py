"""The suite can catch faults: every mutant is killed, and the mock as it is survives the same suite."""

from __future__ import annotations

import importlib
from typing import Any

import httpx
import pytest

from conformance import check
from live import BASIC, bearer, new_mock
from mutants import MUTANTS, Mutant
from stories import STORIES
from understudy.clock import ManualClock
from understudy.mock import Mock
from understudy.shell.app import create_app
from understudy.shell.inprocess import transport
from witness import Witness

FUZZED = ("campaigns", "tenants", "assets", "oauth")
"""The tags that are fuzzed where no story has noticed anything."""


def verdict(mutate: Mutant | None, patch: pytest.MonkeyPatch) -> str:
    """What noticed the mutation: a story, schemathesis, or nothing (an empty text)."""
    for tell in STORIES:
        mock = _mutated(mutate, patch)
        try:
            with httpx.Client(transport=transport(mock), base_url="http://mock") as client:
                tell(Witness(client, bearer(mock)))
        except (AssertionError, KeyError, ValueError, IndexError, httpx.HTTPError) as noticed:
            return f"story {tell.__name__}: {type(noticed).__name__}"
        finally:
            patch.undo()
    for tag in FUZZED:
        mock = _mutated(mutate, patch)
        report = check(
            app=create_app(mock),
            headers={"Authorization": bearer(mock) if tag != "oauth" else BASIC},
            phases=["examples", "coverage", "fuzzing"],
            examples=10,
            tag=tag,
            checks={"enabled": True},
            first_failure=True,
        )
        patch.undo()
        if report.failures:
            return f"schemathesis on {tag}: {report.failures[0].splitlines()[0]}"
    return ""


def _mutated(mutate: Mutant | None, patch: pytest.MonkeyPatch) -> Mock:
    mock = new_mock(clock=ManualClock())

    def place(target: Any, name: str, value: Any) -> None:
        patch.setattr(importlib.import_module(target) if isinstance(target, str) else target, name, value)

    if mutate is not None:
        mutate(mock, place)
    return mock


@pytest.mark.parametrize("mutate", MUTANTS, ids=lambda mutate: mutate.__name__)
def test_killed(mutate: Mutant, monkeypatch: pytest.MonkeyPatch, record_property: Any) -> None:
    noticed = verdict(mutate, monkeypatch)
    record_property("killed by", noticed)
    assert noticed, f"{mutate.__name__} survives: the suite has a hole"


def test_the_mock_as_it_is_survives(monkeypatch: pytest.MonkeyPatch) -> None:
    assert verdict(None, monkeypatch) == ""


def test_there_are_enough_of_them() -> None:
    names = {mutate.__name__ for mutate in MUTANTS}
    assert len(names) == len(MUTANTS) >= 40
