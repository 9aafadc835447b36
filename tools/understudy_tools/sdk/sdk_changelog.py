"""The changelog of a generated SDK: what `understudy diff` finds between two documents, by the SDK's own names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from understudy.columns import listed
from understudy.contract import index
from understudy.openapi.document import load
from understudy.openapi.loaded import Document
from understudy_tools.diff.model import ApiChange
from understudy_tools.diff.report import DiffReport, diff_report
from understudy_tools.sdk.lock import FILE as LOCK
from understudy_tools.sdk.lock import Lock, key_of, read_lock
from understudy_tools.sdk.names.subjects import names_of

_HEADINGS = ("Breaking", "Added", "Changed")
_ADDED = ("operation-added", "webhook-added", "callback-added")
_MOST = 3
_MEANING = {
    "major": "a major version: code that worked may have to be changed",
    "minor": "a minor version: code that worked goes on working",
    "patch": "a patch: only words changed",
    "none": "nothing changed",
}


@dataclass(frozen=True, slots=True)
class Release:
    """What a new document means for users of its SDK: the version that it needs, and the changelog's entry."""

    version: str
    proposal: str
    entry: str


def release(old: str | Path, new: str | Path, folder: Path) -> Release:
    """Compare two documents; names are those of the SDK in the folder. Raises DocumentError for what can't be read."""
    before, after = load(old), load(new)
    report = diff_report(before, after)
    needed = report.judgement.needed
    version = needed if needed is not None and not report.judgement.announced else report.new_version
    proposal = f"{version} is {_MEANING[report.step]}"
    if version != report.new_version:
        proposal += f"; the document still says {report.new_version}"
    return Release(
        version, proposal, "\n".join(_entry(report, version, _method_names(read_lock(folder / LOCK), before, after)))
    )


def enter(folder: Path, new: Release) -> None:
    """Put the entry above all others of a changelog; in place of the newest, if that is of its version."""
    place = folder / "CHANGELOG.md"
    text = place.read_text(encoding="utf-8") if place.is_file() else "# Changelog\n"
    head, *entries = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    heading = new.entry.partition("\n")[0]
    if entries and entries[0].partition("\n")[0] == heading:
        del entries[0]
    parts = [head, f"{new.entry}\n", *entries]
    place.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")


def _entry(report: DiffReport, version: str, names: Mapping[tuple[str, str], str]) -> Iterator[str]:
    yield f"## {version}"
    yield ""
    yield f"From {report.old_version} of the document: {_MEANING[report.step]}."
    groups: dict[str, list[ApiChange]] = {heading: [] for heading in _HEADINGS}
    for change in report.changes:
        added = change.rule in _ADDED
        groups["Breaking" if change.effect.client == "breaks" else "Added" if added else "Changed"].append(change)
    for heading, changes in groups.items():
        if changes:
            yield ""
            yield f"### {heading}"
            yield ""
            yield from dict.fromkeys(f"- {_line(change, names)}" for change in changes)


def _line(change: ApiChange, names: Mapping[tuple[str, str], str]) -> str:
    shown = [
        f"`{names[place]}`" if (place := (each.method.upper(), each.path)) in names else f"`{each}`"
        for each in change.operations
    ]
    subject = f"{listed(shown, _MOST)}: " if shown else ""
    direction = f" (in the {change.direction})" if change.direction else ""
    return f"{subject}{change.says}{direction}, `{change.pointer or '/'}`"


def _method_names(lock: Lock, *documents: Document) -> dict[tuple[str, str], str]:
    """How each operation is called, the newest document last."""
    found = {}
    for document in documents:
        contract = index(document)
        named = names_of(contract.operations.values(), contract.schemas)
        for operation in contract.operations.values():
            dotted = lock.operations.get(key_of(operation)) or str(named[operation.id])
            found[operation.method.upper(), operation.path] = f"client.{dotted}"
    return found
