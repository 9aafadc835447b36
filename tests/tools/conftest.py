"""Fixtures of the tests of generated code."""

from __future__ import annotations

import pytest


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)

    async def nap(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("asyncio.sleep", nap)
    return slept
