"""A cache of a test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from understudy.cache import contracts as kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where contracts are kept; also what is small."""
    monkeypatch.delenv(kept.NO_CACHE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept, "_WORTHWHILE", 0)
    return tmp_path / "cache" / "understudy" / "contracts"
