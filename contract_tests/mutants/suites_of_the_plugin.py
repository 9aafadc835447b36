"""A suite for the pytest plugin, run in this process, so that a mutant of the plugin takes hold in it."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from live_mocks import BOOKSHOP

__all__ = ["run_named_mocks"]

ORDERS = Path(__file__).parents[2] / "tests" / "support" / "orders.yaml"
_OFF = ["cacheprovider", "terminal", "logging", "faulthandler", "warnings", "unraisableexception", "threadexception"]
_TESTS = """
def test_each_has_its_own_state(mocks):
    shop, books = mocks("shop"), mocks("books")
    assert mocks("shop") is shop
    assert mocks.client("shop").post("/orders", json={"note": "a"}).json()["id"] == 1
    assert len(shop.records("orders")) == 1
    assert {shop.contract.title, books.contract.title} == {"Orders", "Bookshop"}


def test_each_begins_anew(mocks):
    assert mocks("shop").records("orders") == []


def test_each_is_verified(mocks):
    mocks("shop").expect("createOrder")
    mocks("books").expect("listBooks")
"""
_WANTED = {
    "test_each_has_its_own_state": ["passed", "passed", "passed"],
    "test_each_begins_anew": ["passed", "passed", "passed"],
    "test_each_is_verified": ["passed", "passed", "failed"],
}


class _Reports:
    """What became of each test, in setup, call and teardown, and what was said."""

    def __init__(self) -> None:
        self.outcomes: dict[str, list[str]] = {}
        self.report = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.outcomes.setdefault(report.nodeid.rpartition("::")[2], []).append(report.outcome)
        self.report += report.longreprtext


def run_named_mocks() -> None:
    """Several documents in one test. Raises AssertionError where the plugin does not do with them what it must."""
    reports = _Reports()
    with TemporaryDirectory() as folder, patch.dict(os.environ, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1"):
        Path(folder, "pytest.ini").write_text(
            f"[pytest]\nunderstudy_mocks =\n  shop = {ORDERS}\n  books = {BOOKSHOP}\n", encoding="utf-8"
        )
        Path(folder, "test_named.py").write_text(_TESTS, encoding="utf-8")
        options = [
            f"--rootdir={folder}",
            "-c",
            f"{folder}/pytest.ini",
            "--import-mode=importlib",
            "--assert=plain",
            "-s",
        ]
        for name in _OFF:
            options += ["-p", f"no:{name}"]
        pytest.main([*options, "-p", "understudy.testing.plugin", f"{folder}/test_named.py"], plugins=[reports])
    assert reports.outcomes == _WANTED
    assert 'mocks("shop"): createOrder() was expected once and never came' in reports.report
    assert 'mocks("books"): listBooks() was expected once and never came' in reports.report
