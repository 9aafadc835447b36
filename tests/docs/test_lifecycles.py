"""docs/lifecycles.md is run as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from understudy.testing import plugin

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "lifecycles.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```(?:yaml|python)\n# (\w+\.\w+)\n(.*?)```", PAGE, re.DOTALL))


def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.RunResult:
    for name, text in FILES.items():
        (pytester.path / name).write_text(text, encoding="utf-8")
    (pytester.path / "pytest.ini").write_text("[pytest]\nunderstudy_spec = openapi.yaml\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "mock"))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    return pytester.runpytest_subprocess("-p", plugin.__name__, "-W", "error", "-p", "no:cacheprovider")


def test_the_page_is_true(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(FILES) == PAGE.count("```") / 2 == 5
    run(pytester, monkeypatch).assert_outcomes(passed=5)


def test_the_page_can_fail(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another document, each of its tests but the walk, which claims what holds for any, says so."""
    old = "{from: queued, to: running, after: {reads: 3}}"
    assert old in FILES["openapi.yaml"]
    changed = FILES["openapi.yaml"].replace(old, "{from: queued, to: running}")
    monkeypatch.setitem(FILES, "openapi.yaml", changed.replace("maxLength: 40", "maxLength: 4"))
    run(pytester, monkeypatch).assert_outcomes(passed=2, failed=3)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^):#]+)\)", PAGE))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / "docs" / link).exists()
