"""Compares two loaded documents: the one function that the command and other programs call."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from understudy.openapi.document import Document
from understudy.openapi.schema_view import SchemaTree
from understudy.openapi.schemas import Schemas
from understudy_tools.diff.changelog import ChangeCollector
from understudy_tools.diff.classes import compare_classes
from understudy_tools.diff.model import ApiChange
from understudy_tools.diff.operations import compare_operations, entries_of
from understudy_tools.diff.rules import STEPS, Step

__all__ = ["diff", "identities", "step_of_all"]


def diff(old: Document, new: Document) -> tuple[ApiChange, ...]:
    """Every change between two documents, the gravest first. Nothing but words changed when there is none."""
    ledger = ChangeCollector(SchemaTree(_schemas(old)), SchemaTree(_schemas(new)))
    compare_operations(ledger)
    compare_classes(ledger)
    return tuple(
        replace(
            change,
            old_pointer=_written(old, change.old_pointer),
            new_pointer=_written(new, change.new_pointer),
        )
        for change in ledger.changes()
    )


def _written(document: Document, pointer: str | None) -> str | None:
    """The place where the document's author finds it: of Swagger 2.0, that before the conversion."""
    return pointer if pointer is None or document.origins is None else document.origins.unmoved(pointer)


def step_of_all(old: Document, new: Document, changes: tuple[ApiChange, ...]) -> Step:
    """The step of the version that changes need together; a patch when only words are others."""
    if changes:
        return max((change.step for change in changes), key=STEPS.index)
    return "none" if _said(old.data) == _said(new.data) else "patch"


def identities(document: Document) -> set[str]:
    """The operationIds of a document, and the names of webhooks that have none."""
    tree = SchemaTree(_schemas(document))
    found = (*entries_of(tree, "paths"), *entries_of(tree, "webhooks"))
    return {entry.operation.identity for entry in found if entry.operation.identity}


def _said(data: dict[str, Any]) -> str:
    info = data.get("info")
    if isinstance(info, dict):
        data = {**data, "info": {name: value for name, value in info.items() if name != "version"}}
    return json.dumps(data, sort_keys=True, default=repr)


def _schemas(document: Document) -> Schemas:
    return Schemas(document.data, document.version)
