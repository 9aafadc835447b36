"""Compares two loaded documents: the one function that the command and other programs call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from understudy.contract.document import Document
from understudy_tools.diff.ledger import Ledger
from understudy_tools.diff.model import Change, Place
from understudy_tools.diff.operations import compare_operations, entries_of
from understudy_tools.diff.rules import STEPS, Step
from understudy_tools.diff.view import Tree

__all__ = ["diff", "identities", "step_of_all"]

_SCHEMAS = "/components/schemas/"


def diff(old: Document, new: Document) -> tuple[Change, ...]:
    """Every change between two documents, the gravest first. Nothing but words changed when there is none."""
    ledger = Ledger(Tree(old), Tree(new))
    compare_operations(ledger)
    _models(ledger)
    return ledger.changes()


def step_of_all(old: Document, new: Document, changes: tuple[Change, ...]) -> Step:
    """The step of the version that changes need together; a patch when only words are others."""
    if changes:
        return max((change.step for change in changes), key=STEPS.index)
    return "none" if _said(old.data) == _said(new.data) else "patch"


def identities(document: Document) -> set[str]:
    """The operationIds of a document, and the names of webhooks that have none."""
    tree = Tree(document)
    found = (*entries_of(tree, "paths"), *entries_of(tree, "webhooks"))
    return {entry.operation.identity for entry in found if entry.operation.identity}


def _said(data: dict[str, Any]) -> str:
    info = data.get("info")
    if isinstance(info, dict):
        data = {**data, "info": {name: value for name, value in info.items() if name != "version"}}
    return json.dumps(data, sort_keys=True, default=repr)


def _models(ledger: Ledger) -> None:
    """The classes that the SDK loses or gets. A schema that only has another name is neither."""
    old, new = _named(ledger.old), _named(ledger.new)
    gone = {name: place for name, place in old.items() if name not in new}
    fresh = {name: place for name, place in new.items() if name not in old}
    partners = _partners(ledger, old, new)
    for before, after in _matched({name: _reachable(name, partners, fresh) for name in gone}).items():
        del gone[before], fresh[after]
    for place in gone.values():
        if _has_class(ledger.old, place):
            ledger.found(None, None, "model-removed", place, None)
    for place in fresh.values():
        if _has_class(ledger.new, place):
            ledger.found(None, None, "model-added", None, place)


def _partners(ledger: Ledger, old: dict[str, Place], new: dict[str, Place]) -> dict[str, list[str]]:
    """What each old schema is called now: as the operations tell, else whatever says the same."""
    found: dict[str, list[str]] = {}
    for before, after in sorted(ledger.walk.partners()):
        names = before.removeprefix(_SCHEMAS), after.removeprefix(_SCHEMAS)
        if names[0] in old and names[1] in new:
            found.setdefault(names[0], []).append(names[1])
    prints: dict[str, list[str]] = {}
    for name, place in new.items():
        prints.setdefault(ledger.new.fingerprint(place), []).append(name)
    for name, place in old.items():
        found.setdefault(name, []).extend(prints.get(ledger.old.fingerprint(place), ()))
    return found


def _reachable(name: str, partners: Mapping[str, list[str]], fresh: Mapping[str, Place]) -> list[str]:
    """The new names that an old schema may have got. Names may have changed hands, so that one leads to the next."""
    seen, waiting = {name: None}, [name]
    while waiting:
        for now in partners.get(waiting.pop(), ()):
            if now not in seen:
                seen[now] = None
                waiting.append(now)
    return [now for now in seen if now in fresh]


def _matched(choices: Mapping[str, list[str]]) -> dict[str, str]:
    """As many pairs as possible with no name twice: augmenting paths, as in every book on bipartite matching."""
    taken: dict[str, str] = {}

    def place(name: str, tried: set[str]) -> bool:
        for choice in choices[name]:
            if choice not in tried:
                tried.add(choice)
                if choice not in taken or place(taken[choice], tried):
                    taken[choice] = name
                    return True
        return False

    for name in choices:
        place(name, set())
    return {name: choice for choice, name in taken.items()}


def _named(tree: Tree) -> dict[str, Place]:
    schemas = tree.root("components", "schemas")
    return {name: schemas.child(name) for name in schemas.node} if isinstance(schemas.node, dict) else {}


def _has_class(tree: Tree, place: Place) -> bool:
    view = tree.view(place)
    return view.enum is not None or view.types == frozenset({"object"})
