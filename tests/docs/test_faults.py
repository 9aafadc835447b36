"""docs/faults.md is run, block after block, as it stands."""

from __future__ import annotations

import re
from typing import Any

import pytest
from howtos import DOCS, blocks, both_ways, called_over, run_page

import understudy.faults as package
from understudy import verify
from understudy.faults import KINDS, STEPS
from understudy.faults.registry import Faults

PAGE = (DOCS / "faults.md").read_text(encoding="utf-8")


@both_ways
@pytest.mark.parametrize("raising", [None, SystemExit])
def test_the_page_is_true_and_every_error_is_raised(
    monkeypatch: pytest.MonkeyPatch, way: str, raising: type[BaseException] | None
) -> None:
    """`try: …; except` would pass as well where nothing is raised, so that is tried too."""
    monkeypatch.chdir(DOCS.parent)
    assert len(blocks("faults.md")) > 8
    known: dict[str, Any] = {}
    with called_over(way, monkeypatch):
        run_page("faults.md", known, raising=raising)
        known["client"].close()


_SHARED = ("Inspected", "assert_nothing", "changes_seen")
"""What a mock in the process and one elsewhere have in common; `changes` and `unchanged` are what is called."""


_INSIDE = {"take", "take_step", "work", "rules", "control", "to_json", "take_up"}


def test_everything_public_is_on_the_page() -> None:
    documented = set(re.findall(r"[\w-]+", PAGE))
    public = {name for name in vars(Faults) if not name.startswith("_")} - _INSIDE
    assert public - documented == set()
    assert {*KINDS, *STEPS, "assert_called", *verify.__all__} - documented == {"Mode", "Update", *_SHARED}
    assert set(package.__all__) - documented == {"Fault", "KINDS", "STEPS"}
