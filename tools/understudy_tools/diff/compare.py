"""Compares two loaded documents: the one function that the command and other programs call."""

from __future__ import annotations

import json
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
    for before, after in sorted(ledger.walk.partners()):
        names = before.removeprefix(_SCHEMAS), after.removeprefix(_SCHEMAS)
        if names[0] in gone and names[1] in fresh:
            del gone[names[0]], fresh[names[1]]
    prints = {ledger.new.fingerprint(place): name for name, place in fresh.items()}
    for name, place in list(gone.items()):
        same = prints.pop(ledger.old.fingerprint(place), None)
        if same is not None:
            del gone[name], fresh[same]
    for place in gone.values():
        if _has_class(ledger.old, place):
            ledger.found(None, None, "model-removed", place, None)
    for place in fresh.values():
        if _has_class(ledger.new, place):
            ledger.found(None, None, "model-added", None, place)


def _named(tree: Tree) -> dict[str, Place]:
    schemas = tree.root("components", "schemas")
    return {name: schemas.child(name) for name in schemas.node} if isinstance(schemas.node, dict) else {}


def _has_class(tree: Tree, place: Place) -> bool:
    view = tree.view(place)
    return view.enum is not None or view.types == frozenset({"object"})
