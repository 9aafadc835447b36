"""SECURITY.md: every promise names a test, and every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:3] for line in TEXT.splitlines() if "`tests/" in line]


def test_every_promise_has_a_test_that_is_there() -> None:
    assert len(ROWS) >= 8
    for promise, tests in ROWS:
        named = re.findall(r"`(tests/[^`:]+)(?:::(\w+))?`", tests)
        assert named, promise
        for file, name in named:
            assert (ROOT / file).is_file(), file
            assert not name or f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), name


def test_every_promise_is_in_the_table() -> None:
    assert len([line for line in TEXT.splitlines() if line.startswith("|")]) == len(ROWS) + 2
