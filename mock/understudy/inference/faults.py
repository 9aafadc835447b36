"""Which operations a fault of the document is about: those that it stands in, and those that refer to its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.contract import Contract
from understudy.json_codec import dumps, loads
from understudy.openapi.pointer import MISSING, look_up
from understudy.openapi.spellings import CORRECTED
from understudy.problem import Problem

_LOCAL = re.compile(rb'"\$ref":"#((?:[^"\\]|\\.)*)"')

# What is about the document as a whole, or only about a name.
_HARMLESS = frozenset({"version-newer", "version-swagger", "name-clash"})


def touched(contract: Contract, problems: Iterable[Problem]) -> Iterator[tuple[Problem, tuple[str, ...]]]:
    """Every problem that leaves a doubt, with the ids of its operations in the document's order."""
    doubtful = [each for each in problems if each.rule not in CORRECTED | _HARMLESS]
    places = _places(contract) if doubtful else {}
    for problem in doubtful:
        where = problem.pointer
        # The nearest thing above the problem that operations are known to be made of.
        while where and (problem.file, where) not in places:
            where = where.rpartition("/")[0]
        found = places.get((problem.file, where), set())
        yield problem, tuple(name for name in contract.operations if name in found)


def _places(contract: Contract) -> Mapping[tuple[str, str], set[str]]:
    """By file and pointer: the operations that stand there, or refer to what stands there."""
    found: dict[tuple[str, str], set[str]] = {}
    reached: dict[str, frozenset[str]] = {}
    origins = contract.origins
    # Most of what one operation refers to, others refer to as well.
    placed: dict[str, tuple[str, str]] = {}
    for operation in contract.operations.values():
        above = operation.pointer.rpartition("/")[0]
        pointers = {operation.pointer, above, *_reached(contract.document, operation.pointer, reached)}
        for pointer in pointers:
            if pointer not in placed:
                placed[pointer] = origins.place(pointer) if origins is not None else (contract.source, pointer)
            found.setdefault(placed[pointer], set()).add(operation.id)
    return found


def _reached(document: Mapping[str, Any], start: str, known: dict[str, frozenset[str]]) -> set[str]:
    """The pointers of everything that an object refers to, and of what that refers to."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        pointer = waiting.pop()
        if pointer not in known:
            known[pointer] = frozenset(_references(look_up(document, pointer)))
        waiting += known[pointer] - found
        found |= known[pointer]
    return found


def _references(value: Any) -> Iterator[str]:
    """The pointers of all local references in a value, found in its JSON: in there every quote of a text is escaped."""
    if value is MISSING:
        return
    for found in _LOCAL.findall(dumps(value)):
        yield loads(b'"' + found + b'"') if b"\\" in found else found.decode()
