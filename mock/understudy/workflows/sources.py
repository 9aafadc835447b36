"""Finds what steps refer to: the source descriptions of a workflow document, and their operations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from understudy.contract import read_contract
from understudy.openapi.model import Operation
from understudy.problem import DocumentError
from understudy.workflows.model import SourceDescription
from understudy.workflows.notes import Notes

_OVERLAY = "mock.overlay.yaml"
_OPERATION_PATH = re.compile(r"^\{\$sourceDescriptions\.([^.}]+)\.url\}#(/paths/.+)$")


def read_sources(
    data: Mapping[str, Any], file: Path, spec: Path | None, overlays: Sequence[str | Path], notes: Notes
) -> dict[str, SourceDescription]:
    """The OpenAPI documents that a document is about; `spec` stands for the only one. Problems are noted."""
    found: dict[str, SourceDescription] = {}
    openapi = [
        each
        for each in data["sourceDescriptions"]
        if isinstance(each, dict) and each.get("type", "openapi") == "openapi"
    ]
    for position, entry in enumerate(data["sourceDescriptions"]):
        pointer = f"/sourceDescriptions/{position}"
        if (
            not isinstance(entry, dict)
            or not isinstance(entry.get("name"), str)
            or not isinstance(entry.get("url"), str)
        ):
            notes.report("source", "a source description needs a name and a url", pointer)
        elif entry.get("type", "openapi") != "openapi":
            notes.report(
                "source-type", f"sources of type {entry['type']!r} can't be run", f"{pointer}/type", "only openapi"
            )
        else:
            override = spec if len(openapi) == 1 else None
            source = _read_source(notes, pointer, entry["name"], entry["url"], override, file.parent, overlays)
            found.update({entry["name"]: source} if source is not None else {})
    return found


def _read_source(
    notes: Notes,
    pointer: str,
    name: str,
    url: str,
    override: Path | None,
    folder: Path,
    overlays: Sequence[str | Path],
) -> SourceDescription | None:
    if override is None and "://" in url:
        hint = "give its file with --spec"
        notes.report("source-url", f"{url} is not read from the network", f"{pointer}/url", hint)
        return None
    path = override or folder / url
    beside = path.parent / _OVERLAY
    applied = [beside] if beside.is_file() else []
    applied += [Path(each) for each in overlays if Path(each) != beside]
    try:
        return SourceDescription(name, path, read_contract(path, overlays=applied))
    except DocumentError as error:
        notes.problems += error.problems
        return None


def find_operation(
    entry: Mapping[str, Any], pointer: str, known_sources: Mapping[str, SourceDescription], notes: Notes
) -> tuple[str | None, Operation | None]:
    """The source and the operation that a step means; (None, None), and a problem, where there is none."""
    if "operationId" in entry:
        operation_id = str(entry["operationId"])
        found = re.match(r"^\$sourceDescriptions\.([^.]+)\.(.+)$", operation_id)
        sources = dict(known_sources)
        if found is not None:
            notes.known(found[1], sources, "source", f"{pointer}/operationId")
            sources = {name: each for name, each in sources.items() if name == found[1]}
            operation_id = found[2]
        having = [name for name, source in sources.items() if operation_id in source.contract.operations]
        if len(having) == 1:
            return having[0], sources[having[0]].contract.operations[operation_id]
        known = [name for source in sources.values() for name in source.contract.operations]
        if having:
            notes.report(
                "ambiguous",
                f"{operation_id} is in {', '.join(having)}",
                f"{pointer}/operationId",
                f"write $sourceDescriptions.{having[0]}.{operation_id}",
            )
        elif sources:
            notes.known(operation_id, known, "operation", f"{pointer}/operationId")
    elif "operationPath" in entry:
        found = _OPERATION_PATH.match(str(entry["operationPath"]))
        if found is None:
            example = "{$sourceDescriptions.NAME.url}#/paths/~1orders/get"
            notes.report(
                "operation-path",
                f"{entry['operationPath']!r} can't be read",
                f"{pointer}/operationPath",
                f"write {example}",
            )
        elif notes.known(found[1], known_sources, "source", f"{pointer}/operationPath"):
            by_place = {each.pointer: each for each in known_sources[found[1]].contract.operations.values()}
            if notes.known(found[2], by_place, "operation", f"{pointer}/operationPath"):
                return found[1], by_place[found[2]]
    return None, None
