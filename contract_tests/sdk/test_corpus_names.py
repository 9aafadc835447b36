"""What operations and classes are called in the SDKs of documents that nobody here has written."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_mocks import SHARED
from ugly_names import misleads, ugliness

from understudy.contract import Contract, index
from understudy.openapi.document import load
from understudy.problem import DocumentError
from understudy_tools.sdk.lock import Lock
from understudy_tools.sdk.names.subjects import names_of
from understudy_tools.sdk.opc.lower import lowered

CORPUS = SHARED.parent / "corpus"
REVIEWED = Path(__file__).with_name("reviewed_names.tsv")
NUMBERED = re.compile(r"Type\d")
# The whole corpus takes half a minute; `make corpus` has it all.
PART = ("app-hono.json", "app-litestar.json", "app-ninja.json", "conduit-realworld.yaml", "dgat.json", "memos.yaml",
        "notion.json", "outline.yaml", "scribe-tickets.yaml", "slack-web.json", "sonarr.json",
        "up-bank.json")  # fmt: skip
UGLY = 0.02


def contract(name: str) -> Contract:
    file = CORPUS / name
    if not file.is_file():
        assert not os.environ.get("CI"), f"{file} is missing"
        pytest.skip(f"{file} is missing: the corpus stands beside the repository")
    return index(load(file), signing=None)


def reviewed() -> Iterator[tuple[str, str, str]]:
    """(document, operation, name) of each operation that a reviewer has named."""
    with REVIEWED.open(encoding="utf-8") as file:
        yield from (tuple(row) for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#"))  # type: ignore[misc]


@pytest.mark.parametrize("name", PART)
def test_names_are_what_a_person_would_choose(name: str) -> None:
    read = contract(name)
    names = names_of(read.operations.values(), read.schemas)
    ugly = {str(found): why for found in names.values() if (why := ugliness(found.group, found.method))}
    assert len(ugly) <= max(UGLY * len(names), 1), ugly
    pairs = [(read.operations[identity], found) for identity, found in names.items()]
    accepted = {(operation, found) for document, operation, found in reviewed() if document == name}
    wrong = {
        f"{each.method} {each.path}": str(found)
        for each, found in pairs
        if misleads(found.group, found.method, each.method, each.path)
        and (f"{each.method} {each.path}", str(found)) not in accepted
    }
    assert wrong == {}


@pytest.mark.parametrize("name", sorted({document for document, *_ in reviewed()}))
def test_operations_are_called_as_a_reviewer_would_call_them(name: str) -> None:
    read = contract(name)
    names = names_of(read.operations.values(), read.schemas)
    found = {f"{each.method} {each.path}": str(names[each.id]) for each in read.operations.values()}
    wanted = {operation: called for document, operation, called in reviewed() if document == name}
    assert {operation: found.get(operation) for operation in wanted} == wanted


@pytest.mark.parametrize("name", PART)
def test_no_class_has_a_number_for_a_name(name: str) -> None:
    try:
        read = contract(name)
        low = lowered(read, names_of(read.operations.values(), read.schemas), Lock())
    except DocumentError:
        pytest.skip("the document can't be read")
    classes = [low.class_of(component) for component in low.data["components"]["schemas"]]
    assert [found for found in classes if NUMBERED.search(found)] == []
