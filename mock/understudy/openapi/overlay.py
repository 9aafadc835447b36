"""Applies OpenAPI Overlays (1.0 and 1.1) to a bundled document. Knows JSONPath (RFC 9535).

The document given is never changed: what an action touches is copied on the way to it, the rest is shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from understudy.openapi.draft import Draft, Location, from_the_end
from understudy.openapi.origins import Tokens
from understudy.openapi.pointer import escape, pointer_of
from understudy.problem import Problem, did_you_mean

_DASHED = re.compile(r"\.(\w+-[\w-]+)")
_ACTION = ("target", "description", "update", "remove", "copy")


def apply_overlay(
    document: dict[str, Any],
    overlay: Mapping[str, Any],
    file: Path,
    written: dict[Tokens, tuple[str, str]] | None = None,
) -> tuple[dict[str, Any], list[Problem]]:
    """The changed document, and what is wrong with the overlay. An action that matches nothing is an error.

    `written` gets the place in the overlay of every word of the mock that it puts into the document.
    """
    work = _Overlay(document, str(file))
    work.check(overlay)
    actions = overlay.get("actions")
    for position, action in enumerate(actions if isinstance(actions, list) else ()):
        work.act(action, f"/actions/{position}")
    if written is not None:
        written |= work.written
    return work.document, work.problems


def _words(update: Any, place: Tokens = ()) -> Iterator[Tokens]:
    """The ways to the `x-mock-*` keys in an update."""
    entries = update.items() if isinstance(update, dict) else ()
    for name, value in entries:
        if str(name).startswith("x-mock-"):
            yield (*place, str(name))
        else:
            yield from _words(value, (*place, str(name)))


def _shape(value: Any) -> str:
    return "an object" if isinstance(value, dict) else "an array" if isinstance(value, list) else "a plain value"


class _Overlay:
    """One overlay at work on one document."""

    def __init__(self, document: dict[str, Any], file: str) -> None:
        self._draft = Draft(document)
        self.problems: list[Problem] = []
        self.written: dict[Tokens, tuple[str, str]] = {}
        self._file = file
        self._copies = False

    @property
    def document(self) -> dict[str, Any]:
        """The document as the actions so far have changed it."""
        changed: dict[str, Any] = self._draft.value
        return changed

    def _error(self, rule: str, message: str, pointer: str, hint: str = "") -> None:
        self.problems.append(Problem(rule, message, pointer, self._file, hint))

    def _warning(self, rule: str, message: str, pointer: str, hint: str = "") -> None:
        self.problems.append(Problem(rule, message, pointer, self._file, hint, "warning"))

    def check(self, overlay: Mapping[str, Any]) -> None:
        """What an Overlay Object must have (Overlay 1.1, section 4.4.1)."""
        version = overlay.get("overlay")
        text = str(version) if isinstance(version, str | float) else ""
        if version is None:
            begin = "begin the file with `overlay: 1.1.0`"
            hint = did_you_mean("overlay", overlay, otherwise=begin, show=lambda near: f"overlay instead of {near}")
            self._error("overlay-version", "overlay is missing", "", hint)
        elif not text.startswith("1."):
            self._error("overlay-version", f"overlay is {version!r}", "/overlay", "expected 1.0.x or 1.1.x")
        elif not text.startswith(("1.0", "1.1")):
            self._warning("overlay-version", f"Overlay {text} is read as 1.1", "/overlay")
        self._copies = not text.startswith("1.0")
        actions = overlay.get("actions")
        if not isinstance(actions, list):
            names = overlay if actions is None else ()
            listed = "list them under `actions:`"
            hint = did_you_mean("actions", names, otherwise=listed, show=lambda near: f"actions instead of {near}")
            self._error("overlay-actions", "an overlay needs an array of actions", "", hint)
        elif not actions:
            self._warning("overlay-actions", "the overlay has no action", "/actions")

    def act(self, action: Any, pointer: str) -> None:
        """Apply one action (Overlay 1.1, section 4.4.3)."""
        if not isinstance(action, dict) or not isinstance(action.get("target"), str):
            names = action if isinstance(action, dict) else ()
            hint = did_you_mean("target", names, otherwise="", show=lambda near: f"target instead of {near}")
            self._error("overlay-target", "an action needs a target, a JSONPath", pointer, hint)
            return
        for name in [name for name in action if name not in _ACTION]:
            if not name.startswith("x-"):
                hint = did_you_mean(name, _ACTION, otherwise=f"one of {', '.join(_ACTION)}")
                self._error("overlay-key", f"an action has no {name}", f"{pointer}/{escape(name)}", hint)
        found = self._find(action["target"], f"{pointer}/target")
        if found is None:
            return
        if not found:
            message = f"{action['target']} matches nothing"
            self._error("overlay-no-match", message, f"{pointer}/target", self._near(action["target"]))
        elif action.get("remove") is True:
            self._remove(found, pointer)
        else:
            for update, place in self._updates(action, pointer):
                self._update(found, update, place)

    def _updates(self, action: Mapping[str, Any], pointer: str) -> Iterator[tuple[Any, str]]:
        if "copy" in action:
            if not self._copies:
                hint = "begin the file with `overlay: 1.1.0`"
                self._error("overlay-copy", "copy came with Overlay 1.1", f"{pointer}/copy", hint)
            elif "update" in action:
                self._error("overlay-copy", "an action has either update or copy", f"{pointer}/copy", "make it two")
            else:
                source = self._find(str(action["copy"]), f"{pointer}/copy")
                if source is not None and len(source) != 1:
                    message = f"{action['copy']} must match one place, not {len(source)}"
                    self._error("overlay-copy", message, f"{pointer}/copy", self._near(str(action["copy"])))
                elif source:
                    yield source[0][1], f"{pointer}/copy"
        elif "update" in action:
            yield action["update"], f"{pointer}/update"
        elif "remove" not in action:
            self._error("overlay-idle", "an action needs update, remove or copy", pointer)

    def _find(self, path: str, pointer: str) -> list[tuple[Location, Any]] | None:
        import jsonpath_rfc9535 as jsonpath  # 30 ms, felt only where there is an overlay

        try:
            nodes = jsonpath.find(path, self.document)
        except jsonpath.JSONPathError as error:
            message = f"{path} is no JSONPath (RFC 9535): {str(error).splitlines()[0]}"
            dashed = _DASHED.search(path)
            hint = f"a name such as {dashed[1]} stands in brackets: ['{dashed[1]}']" if dashed else ""
            self._error("overlay-target", message, pointer, hint)
            return None
        return list({node.location: (node.location, node.value) for node in nodes}.values())

    def _near(self, path: str) -> str:
        """The place that exists and is most like a path that matches nothing."""
        import jsonpath_rfc9535 as jsonpath

        steps = [str(segment) for segment in jsonpath.compile(path).segments]
        for length in range(len(steps) - 1, -1, -1):
            above = jsonpath.find("$" + "".join(steps[:length]), self.document)
            names = {name: node for node in above if isinstance(node.value, dict) for name in node.value}
            if above:
                step = steps[length].strip("[]'\"")
                return did_you_mean(step, names, otherwise="", show=partial(_step_to, names))
        return ""

    def _remove(self, found: list[tuple[Location, Any]], pointer: str) -> None:
        # From the end, so that places in arrays and inside of what is removed as well stay where they are.
        order = sorted((location for location, _ in found), key=from_the_end, reverse=True)
        for location in order:
            if location:
                del self._draft.own(location[:-1])[location[-1]]
            else:
                self._error("overlay-remove", "the document itself can't be removed", pointer)

    def _update(self, found: list[tuple[Location, Any]], update: Any, pointer: str) -> None:
        shapes = sorted({_shape(value) for _, value in found})
        if len(shapes) > 1:
            message = f"the target selects {' and '.join(shapes)}; all must be alike"
            self._error("overlay-mixed", message, pointer)
            return
        if shapes == ["an array"] and not isinstance(update, list):
            update = [update]
        for location, value in found:
            mismatch = next(_mismatches(value, update, pointer), None)
            if mismatch is not None:
                self._error("overlay-mismatch", *mismatch)
                return
            for way in _words(update):
                self.written[(*map(str, location), *way)] = (self._file, pointer + pointer_of(way))
            self._merge(location, value, update)

    def _merge(self, location: Location, value: Any, update: Any) -> None:
        if isinstance(value, dict):
            target = self._draft.own(location)
            for name, entry in update.items():
                if name in target and isinstance(target[name], dict | list):
                    self._merge((*location, name), target[name], entry)
                else:
                    target[name] = entry
        elif isinstance(value, list):
            self._draft.own(location).extend(update)
        else:
            self._draft.own(location[:-1])[location[-1]] = update


def _mismatches(target: Any, update: Any, pointer: str) -> Iterator[tuple[str, str, str]]:
    """Where an update does not fit its target: objects merge, arrays grow, plain values are replaced."""
    if _shape(target) != _shape(update):
        hint = "remove the target in an action before this one"
        yield f"{_shape(update)} can't update {_shape(target)}", pointer, hint
    elif isinstance(target, dict):
        for name, entry in update.items():
            if name in target:
                yield from _mismatches(target[name], entry, f"{pointer}/{escape(name)}")


def _step_to(names: Mapping[str, Any], name: str) -> str:
    return f"{names[name].path()}['{name}']"
