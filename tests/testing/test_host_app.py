"""The sample host application: tested with the toolkit, in process and over a socket, and by hand in more lines."""

from __future__ import annotations

import io
import re
import shutil
import tokenize
from collections.abc import Callable
from pathlib import Path

import pytest
from live_mocks import ROOT, server

pytest_plugins = ["pytester"]

APP = ROOT / "docs" / "examples" / "host_app"
TOOLKIT, BY_HAND = APP / "test_with_toolkit.py", APP / "test_by_hand.py"
PLUGIN = "understudy.testing.plugin"
Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    for each in APP.glob("*.py"):
        shutil.copy(each, pytester.path)
    spec = ROOT / "spec" / "campaignflow" / "openapi.yaml"
    ini = (APP / "pytest.ini").read_text(encoding="utf-8")
    (pytester.path / "pytest.ini").write_text(re.sub("= .*openapi.yaml", f"= {spec}", ini), encoding="utf-8")
    folders = [str(pytester.path), str(ROOT / "mock"), str(ROOT / "generated" / "campaignflow")]
    monkeypatch.setenv("PYTHONPATH", ":".join(folders))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    return lambda *more: pytester.runpytest_subprocess("-p", PLUGIN, "-W", "error", "-p", "no:cacheprovider", *more)


def test_the_toolkit_tests_it_in_process(run: Run) -> None:
    run(TOOLKIT.name).assert_outcomes(passed=9)


def test_the_toolkit_tests_it_over_a_socket(run: Run) -> None:
    with server("--delivery", "manual") as url:
        run("--mock-url", url, TOOLKIT.name).assert_outcomes(passed=9)


def test_it_can_be_tested_by_hand(run: Run) -> None:
    run(BY_HAND.name).assert_outcomes(passed=9)


def names(path: Path) -> list[str]:
    return re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)


def lines(path: Path) -> int:
    """Lines with code on them: no blank ones, comments or docstrings."""
    text = re.sub(r'^ *""".*?"""$', "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    idle = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    return len({number for each in tokens if each.type not in idle for number in range(each.start[0], each.end[0] + 1)})


def test_the_toolkit_needs_fewer_lines_for_the_same() -> None:
    assert names(TOOLKIT) == names(BY_HAND) != []
    assert lines(TOOLKIT) < 0.6 * lines(BY_HAND), (lines(TOOLKIT), lines(BY_HAND))


def test_the_toolkit_needs_nothing_by_hand() -> None:
    text = TOOLKIT.read_text(encoding="utf-8")
    assert not re.search(r"httpx|sign\(|import json|monkeypatch|unittest", text)
