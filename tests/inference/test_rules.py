"""Rules of the user's own: they come before the built-in ones, `explain` names them, and their mistakes are named."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy import inference_rule
from understudy.inference.rules import Decision, RuleError
from understudy.mock import Mock
from understudy.server.cli.main import main

ITEM = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}


def shop(folder: Path, *args: Any) -> Mock:
    one = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    several = {"type": "array", "items": schema_ref("Item")}
    paths = {
        "/items": {
            "get": operation("listItems", reply=several),
            "post": operation("makeItem", "201", schema_ref("Item"), body=schema_ref("Item")),
        },
        "/items/{id}": {"parameters": one, "get": operation("getItem", reply=schema_ref("Item"))},
        "/items/scan": {"post": operation("searchItems", reply=several, body={"type": "object"})},
    }
    return play(document(paths, {"Item": ITEM}), folder, handlers=args)


@inference_rule
def search(operation: Any, collections: Any) -> Decision | None:
    """POST …/scan lists the collection before it."""
    home = operation.path.removesuffix("/scan")
    if operation.method != "POST" or home == operation.path or home not in collections:
        return None
    return Decision("list", home, "POST …/scan lists")


PLACE = f"test_rules.py:{search.function.__code__.co_firstlineno} search"


def test_a_rule_decides_what_an_operation_does(tmp_path: Path) -> None:
    for rules in ((), (search,)):
        mock = shop(tmp_path, *rules)
        made = mock.create("items", name="a pen")
        _, found = answer(mock, "POST", "/items/scan", {})
        assert (found == [made]) is bool(rules)
    plan = mock.contract.resources.plans["searchItems"]
    assert (plan.kind, plan.collection, plan.reason) == ("list", "/items", f"POST …/scan lists ({PLACE})")
    assert mock.contract.resources.plans["listItems"].reason == "GET on a collection answers a list"


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (lambda: Decision("lst", "/items", ""), "there is no kind 'lst'; did you mean list?"),
        (lambda: Decision("list", "/itms", ""), "there is no collection '/itms'; did you mean /items?"),
        (lambda: Decision("list", None, ""), "there is no collection None; known: /items"),
        (lambda: Decision("read", "/items", ""), "read of /items needs 1 keys in the path; /items has 0"),
        (lambda: "list", "a rule returns a Decision or None; got 'list'"),
        (lambda: 1 / 0, "raised ZeroDivisionError: division by zero"),
    ],
)
def test_what_a_rule_can_not_decide_is_named(tmp_path: Path, decision: Any, message: str) -> None:
    def wrong(_operation: Any, _collections: Any) -> Any:
        return decision()

    with pytest.raises(RuleError) as caught:
        shop(tmp_path, inference_rule(wrong))
    place = f"test_rules.py:{wrong.__code__.co_firstlineno} {wrong.__qualname__}"
    assert str(caught.value) == f"{place}: listItems: {message}"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "rules.py"
    file.write_text(
        "from understudy import inference_rule\n"
        "from understudy.inference.rules import Decision\n\n"
        "@inference_rule\n"
        "def search(operation, collections):\n"
        '    if operation.path == "/items/scan":\n'
        '        return Decision("list", "/items", "search lists")\n'
    )
    yield file
    for name in [name for name in sys.modules if tmp_path.name in name or name == "understudy_handlers_rules"]:
        del sys.modules[name]


def test_explain_takes_the_modules_of_serve_and_names_the_rule(
    tmp_path: Path, module: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop(tmp_path)  # leaves its document
    assert main(["explain", "openapi.json", "--handlers", "rules.py"]) == 0
    assert "searchItems: list (search lists (rules.py:4 search))" in capsys.readouterr().out
    module.write_text(module.read_text().replace('"/items", "search', '"/itms", "search'))
    del sys.modules["understudy_handlers_rules"]
    assert main(["explain", "openapi.json", "--handlers", "rules.py"]) == 2
    assert capsys.readouterr().err == (
        "rules.py:4 search: searchItems: there is no collection '/itms'; did you mean /items?\n"
    )
