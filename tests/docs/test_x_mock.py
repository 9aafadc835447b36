"""Every task of docs/x-mock.md has the outcome that stands there, and every word of the vocabulary is on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from howtos import DOCS

import understudy.openapi
from understudy.clock import ManualClock
from understudy.durations import parse_duration
from understudy.messages import Request
from understudy.mock import Mock, open_mock

PAGE = (DOCS / "x-mock.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## (?P<title>.+?)\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"```(?P<language>\w+)\n(?P<text>.*?)```", re.DOTALL)
LINE = re.compile(
    r"(?P<method>[A-Z]+) (?P<target>\S+)(?: (?P<body>[\[{].*?))?\s{2,}(?P<status>\d{3})(?: (?P<answer>.+))?"
)
SCHEMA = json.loads((Path(understudy.openapi.__file__).parent / "x-mock.schema.json").read_text(encoding="utf-8"))


def tasks() -> dict[str, list[str]]:
    """The tasks of the page: document, overlay and outcome of each by its title."""
    found = {section["title"]: BLOCK.findall(section["text"]) for section in SECTION.finditer(PAGE)}
    return {title: [text for _, text in blocks] for title, blocks in found.items() if blocks}


TASKS = tasks()


def opened(folder: Path, document: str, overlay: str | None) -> Mock:
    (folder / "openapi.yaml").write_text(document)
    if overlay is not None:
        (folder / "mock.overlay.yaml").write_text(overlay)
    overlays = [folder / "mock.overlay.yaml"] if overlay is not None else []
    return open_mock(folder / "openapi.yaml", overlays=overlays, clock=ManualClock(datetime(2026, 1, 1, tzinfo=UTC)))


def includes(shown: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(shown, dict) and all(name in shown and includes(shown[name], wanted[name]) for name in wanted)
    if isinstance(wanted, list):
        return isinstance(shown, list) and len(shown) == len(wanted) and all(map(includes, shown, wanted))
    return bool(shown == wanted)


def differences(mock: Mock, outcome: str) -> Iterator[str]:
    """Every line of an outcome that is not so."""
    for line in outcome.splitlines():
        if line.startswith("advance "):
            mock.advance(parse_duration(line.removeprefix("advance ")))
        elif line.startswith("webhook "):
            _, name, *payload = line.split(" ", 2)
            events = mock.webhooks.events(type=name)
            if not events or (payload and not includes(events[0].payload, json.loads(payload[0]))):
                yield f"{line}: {[event.payload for event in events]}"
        else:
            request = LINE.fullmatch(line)
            assert request is not None, line
            path, _, query = request["target"].partition("?")
            headers = {"content-type": "application/json"} if request["body"] else {}
            response = mock.handle(Request(request["method"], path, query, headers, (request["body"] or "").encode()))
            shown = json.loads(response.body) if response.body else None
            right = request["answer"] is None or includes(shown, json.loads(request["answer"]))
            if response.status != int(request["status"]) or not right:
                yield f"{line}: {response.status} {shown}"


@pytest.mark.parametrize("title", TASKS)
def test_a_task_has_the_outcome_that_stands_there(title: str, tmp_path: Path) -> None:
    document, overlay, outcome = TASKS[title]
    assert document.startswith("# openapi.yaml\n")
    assert overlay.startswith("# mock.overlay.yaml\n")
    mock = opened(tmp_path, document, overlay)
    assert mock.contract.problems == ()
    assert list(differences(mock, outcome)) == []


# What is sent is the same without a delivery; how, tests of signing see.
SAME = ("How webhooks are signed and sent again",)


@pytest.mark.parametrize("title", [title for title in TASKS if title not in SAME])
def test_without_the_overlay_it_is_otherwise(title: str, tmp_path: Path) -> None:
    document, _, outcome = TASKS[title]
    assert list(differences(opened(tmp_path, document, None), outcome))


def words(schema: Any) -> Iterator[str]:
    """Every word of the vocabulary: property names and enumerated values, at any depth."""
    if isinstance(schema, dict):
        yield from (name for name in schema.get("properties", {}))
        yield from (value for value in schema.get("enum", ()) if isinstance(value, str))
        if isinstance(schema.get("const"), str):
            yield schema["const"]
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from words(inner)


@pytest.mark.parametrize("word", sorted(set(words(SCHEMA))))
def test_every_word_stands_on_the_page(word: str) -> None:
    assert f"`{word}`" in PAGE


def test_every_task_is_in_the_list_at_the_top() -> None:
    head = PAGE.partition("\n## ")[0]
    for title in TASKS:
        anchor = re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")
        assert f"](#{anchor})" in head, title
