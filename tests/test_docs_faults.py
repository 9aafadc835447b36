"""docs/faults.md is run, block after block, as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import understudy.faults as package
from understudy.faults import KINDS, STEPS
from understudy.faults.registry import Faults
from understudy.testing import verify

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("forced", [False, True])
def test_the_page_is_true_and_every_error_is_raised(monkeypatch: pytest.MonkeyPatch, forced: bool) -> None:
    """`try: …; except` would pass as well where nothing is raised, so that is tried too."""
    monkeypatch.chdir(ROOT)
    assert len(BLOCKS) > 8
    known: dict[str, Any] = {}
    for block in BLOCKS:
        text = re.sub(r"^except (\w+) as error:$", r"    raise SystemExit\n\g<0>", block, flags=re.MULTILINE)
        exec(compile(text if forced else block, "docs/faults.md", "exec"), known)
    known["client"].close()


def test_everything_public_is_on_the_page() -> None:
    told = set(re.findall(r"[\w-]+", PAGE))
    public = {name for name in vars(Faults) if not name.startswith("_")} - {"take", "take_step", "work", "rules"}
    assert public - told == set()
    assert {*KINDS, *STEPS, "assert_called", *verify.__all__} - told == {"Mode", "Update"}
    assert set(package.__all__) - told == {"Expectation", "Fault", "KINDS", "STEPS"}
