"""docs/patterns.md is run as it stands: every test of it, in process and over a socket."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from understudy.testing import plugin

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "patterns.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(?:yaml|python)\n(.*?)```", PAGE, re.DOTALL)
FILES = dict(re.findall(r"```(?:yaml|python)\n# (\w+\.\w+)\n(.*?)```", PAGE, re.DOTALL))


def write(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nunderstudy_spec = openapi.yaml\n", encoding="utf-8")


def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, *more: str) -> pytest.RunResult:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "mock"))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    return pytester.runpytest_subprocess("-p", plugin.__name__, "-W", "error", "-p", "no:cacheprovider", "-v", *more)


def test_the_page_is_true(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(FILES) == len(BLOCKS)
    write(pytester.path)
    result = run(pytester, monkeypatch)
    ran = re.findall(r"::(test_\w+)(?:\[([a-z ]+).*\])? PASSED", result.stdout.str())
    assert result.ret == pytest.ExitCode.OK
    result.assert_outcomes(passed=len(ran))
    both = re.findall(r"^def (test_\w+)\(.*\bclient\b", "".join(FILES.values()), re.MULTILINE)
    assert len(both) == 17
    assert {(name, way) for name in both for way in ("in process", "over a socket")} - set(ran) == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "failing"),
    [
        ("openapi.yaml", "amount_cents: $request.body#/total_cents", "amount_cents: 1", "test_transaction.py"),
        ("openapi.yaml", "subtract: {stock: $each#/quantity}", "subtract: {stock: 1}", "test_transaction.py"),
        ("openapi.yaml", "stock: {type: integer, minimum: 0}", "stock: {type: integer}", "test_transaction.py"),
        ("test_transaction.py", 'step="create", nth=nth', 'step="create", nth=nth + 4', "test_transaction.py"),
        ("openapi.yaml", "{from: paid, to: shipped}", "{from: [pending, paid], to: shipped}", "test_workflow.py"),
        ("till.py", "range(3)", "range(2)", "test_outside_service.py"),
        ("test_outside_service.py", "times=1).respond", "times=2).respond", "test_outside_service.py"),
    ],
)
def test_the_page_can_fail(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, failing: str
) -> None:
    """Where the document or the code under test is another, the tests of the page say so."""
    write(pytester.path)
    place = pytester.path / file
    text = place.read_text(encoding="utf-8")
    assert text.count(old) == 1
    place.write_text(text.replace(old, new), encoding="utf-8")
    result = run(pytester, monkeypatch, failing)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    outcomes = result.parseoutcomes()
    assert outcomes.get("passed", 0) > 0, "nothing but the one thing that was changed went wrong"


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^):#]+)", PAGE))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / "docs" / link).exists()
