"""Compares two loaded documents: the one function that the command and other programs call."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from understudy.openapi.loaded import Document
from understudy_tools.diff.changelog import ChangeCollector
from understudy_tools.diff.classes import compare_classes, compare_names
from understudy_tools.diff.description import described
from understudy_tools.diff.model import ApiChange
from understudy_tools.diff.operations import compare_operations
from understudy_tools.diff.rules import STEPS, Step
from understudy_tools.sdk.lock import Lock


def diff(old: Document, new: Document, *, locks: tuple[Lock, Lock] | None = None) -> tuple[ApiChange, ...]:
    """Every change between two documents, the gravest first. Nothing but words changed when there is none.

    `locks` have the names of both SDKs, where they are not those that are made of the documents.
    """
    before, after = locks or (None, None)
    collector = ChangeCollector(described(old, before), described(new, after))
    compare_operations(collector)
    compare_classes(collector)
    compare_names(collector)
    return tuple(
        replace(
            change,
            old_pointer=_written(old, change.old_pointer),
            new_pointer=_written(new, change.new_pointer),
        )
        for change in collector.changes()
    )


def _written(document: Document, pointer: str | None) -> str | None:
    """The place where the document's author finds it: of Swagger 2.0, that before the conversion."""
    return pointer if pointer is None or document.origins is None else document.origins.unmoved(pointer)


def step_of_all(old: Document, new: Document, changes: tuple[ApiChange, ...]) -> Step:
    """The step of the version that changes need together; a patch when only words are others."""
    if changes:
        return max((change.step for change in changes), key=STEPS.index)
    return "none" if _without_version(old.data) == _without_version(new.data) else "patch"


def identities(document: Document) -> set[str]:
    """The operationIds of a document, and the names of webhooks that have none."""
    api = described(document)
    called = {operation.operation_id for operation in api.operations if operation.operation_id}
    return called | {webhook.id for webhook in api.webhooks}


def _without_version(data: dict[str, Any]) -> str:
    info = data.get("info")
    if isinstance(info, dict):
        data = {**data, "info": {name: value for name, value in info.items() if name != "version"}}
    return json.dumps(data, sort_keys=True, default=repr)
