"""docs/pytest.md is run as it stands: its files, in process and against a live server."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from live_mocks import ROOT, server

from understudy.testing import plugin

pytest_plugins = ["pytester"]

PAGE = (ROOT / "docs" / "pytest.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```\w+\n# (\w+\.\w+)\n(.*?)```", PAGE, re.DOTALL))
ORDERS = ROOT / "tests" / "support" / "orders.yaml"
TESTS = len(re.findall(r"^def test_", "".join(FILES.values()), re.MULTILINE))


def write(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "openapi.yaml").write_bytes(ORDERS.read_bytes())


@pytest.mark.parametrize("live", [False, True], ids=["in process", "live"])
def test_the_page_is_true(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, live: bool) -> None:
    write(pytester.path)
    folders = [ROOT / "mock", ROOT / "generated" / "campaignflow"]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, folders)))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    arguments = ["-p", plugin.__name__, "-W", "error", "-p", "no:cacheprovider"]
    assert TESTS == 10
    if not live:
        pytester.runpytest_subprocess(*arguments).assert_outcomes(passed=TESTS)
        return
    with server("--delivery", "manual", spec=ORDERS) as url:
        pytester.runpytest_subprocess(*arguments, "--mock-url", url).assert_outcomes(passed=TESTS)


def test_every_fixture_and_option_is_on_the_page() -> None:
    source = Path(plugin.__file__).read_text(encoding="utf-8")
    fixtures = set(re.findall(r"@pytest\.fixture.*\ndef ([a-z]\w+)\(", source))
    options = set(re.findall(r'"(--mock-\w+|understudy_\w+)"', source))
    assert {"mock", "mock_baseline", "journal"} <= fixtures
    assert len(options) == 12
    assert {name for name in fixtures | options if f"`{name}" not in PAGE} == set()


def test_every_method_of_the_table_is_there() -> None:
    from understudy.mock import Mock
    from understudy.remote.mock import RemoteMock

    row = re.search(r"^\| `mock` \| the mock: (.*) \|$", PAGE, re.MULTILINE)
    assert row is not None
    names = set(re.findall(r"`(\w+)`", row[1])) - {"webhooks", "capture"}
    assert len(names) == 13
    for kind in (Mock, RemoteMock):
        assert names <= set(vars(kind)), kind
