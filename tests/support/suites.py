"""Suites of their own for the pytest plugin, as its users write them, run in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from live_mocks import ROOT

ORDERS = ROOT / "tests" / "support" / "orders.yaml"
PLUGIN = "understudy.testing.plugin"
Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run what the pytester holds; the plugin is named, whether or not it is installed."""
    folders = [ROOT / "mock", ROOT / "generated" / "campaignflow"]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, folders)))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    return lambda *more: pytester.runpytest_subprocess("-p", PLUGIN, "-W", "error", "-p", "no:cacheprovider", *more)


@pytest.fixture
def suite(pytester: pytest.Pytester) -> Callable[..., None]:
    """Write a suite for a document: its tests, its ini options, its conftest."""

    def write(tests: str, *, spec: Path | None = ORDERS, ini: str = "", conftest: str = "") -> None:
        line = f"understudy_spec = {spec}\n" if spec else ""
        pytester.makeini(f"[pytest]\naddopts = --strict-markers\n{line}{ini}")
        pytester.makepyfile(tests)
        if conftest:
            pytester.makeconftest(conftest)

    return write


def output(result: pytest.RunResult) -> str:
    return result.stdout.str() + result.stderr.str()
