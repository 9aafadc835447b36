"""Applies OpenAPI Overlays (1.0, 1.1) to a bundled document. Knows JSONPath (RFC 9535); changes only its own copy."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from understudy.problem import Problem

__all__ = ["apply_overlay"]

Location = tuple[int | str, ...]


def apply_overlay(
    document: dict[str, Any], overlay: dict[str, Any], file: Path
) -> tuple[dict[str, Any], list[Problem]]:
    """The changed copy of `document`, and what is wrong with the overlay. An action without effect is a warning."""
    problems: list[Problem] = []
    version = overlay.get("overlay")
    if not isinstance(version, str) or not version.startswith(("1.0", "1.1")):
        hint = "begin the file with `overlay: 1.0.0`"
        problems.append(Problem("overlay-version", f"overlay is {version!r}", "/overlay", str(file), hint))
    actions = overlay.get("actions")
    if not isinstance(actions, list):
        problems.append(Problem("overlay-actions", "actions must be an array", "/actions", str(file)))
        actions = []
    changed = copy.deepcopy(document)
    for position, action in enumerate(actions):
        problems += _apply(changed, action, f"/actions/{position}", file)
    return changed, problems


def _apply(document: dict[str, Any], action: Any, pointer: str, file: Path) -> list[Problem]:
    import jsonpath_rfc9535 as jsonpath  # 30 ms, felt only where there is an overlay

    target = action.get("target") if isinstance(action, dict) else None
    if not isinstance(target, str):
        return [Problem("overlay-target", "an action needs a target, a JSONPath", pointer, str(file))]
    try:
        found = [tuple(node.location) for node in jsonpath.find(target, document)]
        source = action.get("copy")
        copies = list(jsonpath.find(source, document)) if isinstance(source, str) else []
    except jsonpath.JSONPathError as error:
        return [Problem("overlay-target", f"{target} is no JSONPath: {error}", f"{pointer}/target", str(file))]
    if not found:
        message = f"{target} matches nothing"
        return [Problem("overlay-no-match", message, f"{pointer}/target", str(file), severity="warning")]
    if source is not None and len(copies) != 1:
        return [Problem("overlay-copy", f"copy must match one place, not {len(copies)}", f"{pointer}/copy", str(file))]
    if action.get("remove") is True:
        for location in sorted(found, key=_from_the_end, reverse=True):
            _remove(document, location)
        return []
    for location in found:
        for update in [copies[0].value] if copies else []:
            _update(document, location, update)
        if "update" in action:
            _update(document, location, action["update"])
    return []


def _from_the_end(location: Location) -> tuple[tuple[int, int | str], ...]:
    return tuple((1, token) if isinstance(token, int) else (0, token) for token in location)


def _container(document: Any, location: Location) -> Any:
    for token in location[:-1]:
        document = document[token]
    return document


def _remove(document: dict[str, Any], location: Location) -> None:
    if location:
        del _container(document, location)[location[-1]]


def _update(document: dict[str, Any], location: Location, update: Any) -> None:
    if not location:
        _merge(document, update)
        return
    container = _container(document, location)
    container[location[-1]] = _merged(container[location[-1]], update)


def _merged(target: Any, update: Any) -> Any:
    """Objects merge, an array takes what is appended to it, anything else is replaced (Overlay 1.0, 4.4.3)."""
    if isinstance(target, dict) and isinstance(update, dict):
        _merge(target, update)
        return target
    if isinstance(target, list):
        return [*target, *copy.deepcopy(update if isinstance(update, list) else [update])]
    return copy.deepcopy(update)


def _merge(target: dict[str, Any], update: Any) -> None:
    for name, value in update.items() if isinstance(update, dict) else ():
        target[name] = _merged(target[name], value) if name in target else copy.deepcopy(value)
