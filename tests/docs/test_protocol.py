"""Every feature of docs/protocol.md stands with a file that shows it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_feature_is_shown_by_a_file_that_is_there() -> None:
    lines = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]
    assert len(rows) > 5
    assert [row[-1] for row in rows if not (ROOT / row[-1]).is_file()] == []
    assert all(len(row) == 4 and all(row) for row in rows)
