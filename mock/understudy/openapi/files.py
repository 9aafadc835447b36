"""The files of a document, read once each, and what a reference from one into another leads to.

URL arithmetic is prance's. Knows references (RFC 3986, RFC 6901) and nothing of OpenAPI.
"""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlparse

from prance.util.url import ResolutionError, split_url_reference

from understudy.openapi.pointer import pointer_of, tokens_of
from understudy.openapi.source import read_source, read_value
from understudy.problem import DocumentError, Problem, nearest

__all__ = ["Files", "Place"]

_HOPS = 50


class Place(NamedTuple):
    """A place in a file: the file and the way to it from the top."""

    file: Path
    tokens: tuple[str, ...] = ()

    def __truediv__(self, token: str | int) -> Place:
        return Place(self.file, (*self.tokens, str(token)))


class Files:
    """Reads files when a reference first leads into them. `problems` collects what is wrong with references."""

    def __init__(self, root: Path) -> None:
        self.problems: list[Problem] = []
        self._folder = root.parent
        self.root = root.resolve()
        self._read: dict[Path, Any] = {self.root: read_source(root, doubled=self.problems)}
        self._refused: set[Path] = set()
        self._known: dict[tuple[Path, str], tuple[Place, Any]] = {}
        self._anchors: dict[Path, dict[str, tuple[str, ...]]] = {}

    def shown(self, file: Path) -> str:
        """The file as people wrote it: relative to where the root document is."""
        return str(self._folder / os.path.relpath(file, self.root.parent))

    def describe(self, place: Place) -> str:
        return f"{self.shown(place.file)}#{pointer_of(place.tokens)}"

    def report(self, rule: str, message: str, where: Place, hint: str = "") -> None:
        """Note a problem at a place."""
        self.problems.append(Problem(rule, message, pointer_of(where.tokens), self.shown(where.file), hint))

    def look_up(self, reference: str, where: Place) -> tuple[Place, Any] | None:
        """What a reference that stands at `where` leads to; None, and a problem, when it leads nowhere.

        An object that is nothing but another reference is passed through: both names mean the same thing.
        """
        asked = (where.file, reference)
        if asked in self._known:
            return self._known[asked]
        for _ in range(_HOPS):
            found = self._step(reference, where)
            if found is None:
                return None
            where, value = found
            if not (isinstance(value, dict) and set(value) == {"$ref"} and isinstance(value["$ref"], str)):
                self._known[asked] = found
                return found
            reference = value["$ref"]
        self.report("circular-reference", f"{reference} leads back to itself", where)
        return None

    def _step(self, reference: str, where: Place) -> tuple[Place, Any] | None:
        try:
            target, _ = split_url_reference(urlparse(where.file.as_uri()), reference)
        except (ResolutionError, ValueError):
            self.report("bad-reference", f"{reference} is not a reference", where)
            return None
        if target.scheme != "file" or target.netloc:
            hint = "references over the network are not followed; keep a copy beside the document"
            self.report("remote-reference", f"{reference} is on another machine", where, hint)
            return None
        file = Path(os.path.normpath(unquote(target.path)))
        if not self._load(file, reference, where):
            return None
        fragment = unquote(target.fragment)
        if fragment and not fragment.startswith("/"):
            tokens = self._anchor(file, fragment)
            if tokens is None:
                self.report("unresolvable-reference", f"{reference} names no $anchor of {self.shown(file)}", where)
                return None
        else:
            tokens = tokens_of(fragment)
        return self._descend(Place(file), tokens, reference, where)

    def _load(self, file: Path, reference: str, where: Place) -> bool:
        if file in self._read:
            return True
        if file in self._refused:
            self.report("unresolvable-reference", f"{reference}: {self.shown(file)} can't be read", where)
            return False
        try:
            self._read[file] = read_value(Path(self.shown(file)), doubled=self.problems, regular=True)
        except DocumentError as error:
            self._refused.add(file)
            if error.problems[0].rule.startswith("file-"):
                problem = error.problems[0]
                self.report("unresolvable-reference", f"{reference}: {problem.message}", where, problem.hint)
            else:
                self.problems += error.problems
            return False
        return True

    def _descend(self, start: Place, tokens: tuple[str, ...], reference: str, where: Place) -> tuple[Place, Any] | None:
        place, value = start, self._read[start.file]
        for token in tokens:
            if isinstance(value, dict) and token not in value and isinstance(value.get("$ref"), str):
                found = self.look_up(value["$ref"], place)
                if found is None:
                    return None
                place, value = found
            if isinstance(value, dict) and token in value:
                value = value[token]
            elif isinstance(value, list) and token.isdigit() and int(token) < len(value):
                value = value[int(token)]
            else:
                self._report_dead_end(place, token, value, reference, where, tokens)
                return None
            place = place / token
        return place, value

    def _report_dead_end(
        self, place: Place, token: str, value: Any, reference: str, where: Place, tokens: tuple[str, ...]
    ) -> None:
        close = nearest(token, value, limit=1) if isinstance(value, dict) else ()
        hint = f"did you mean {self.describe(place / close[0])}?" if close else ""
        if reference.startswith("#") and where.file != self.root and self._is_in_root(tokens):
            hint = f"it means this file; did you mean {self._relative(self.root, where.file)}{reference}?"
        self.report("unresolvable-reference", f"{reference} leads nowhere", where, hint)

    def _is_in_root(self, tokens: tuple[str, ...]) -> bool:
        value = self._read[self.root]
        for token in tokens:
            if not isinstance(value, dict) or token not in value:
                return False
            value = value[token]
        return True

    @staticmethod
    def _relative(file: Path, beside: Path) -> str:
        return Path(os.path.relpath(file, beside.parent)).as_posix()

    def _anchor(self, file: Path, name: str) -> tuple[str, ...] | None:
        """Where the `$anchor` of a name stands in a file (JSON Schema 2020-12 core, section 8.2.2)."""
        if file not in self._anchors:
            found: dict[str, tuple[str, ...]] = {}
            stack: list[tuple[Any, tuple[str, ...]]] = [(self._read[file], ())]
            while stack:
                value, tokens = stack.pop()
                if isinstance(value, dict) and isinstance(value.get("$anchor"), str):
                    found.setdefault(value["$anchor"], tokens)
                entries = value.items() if isinstance(value, dict) else enumerate(value)
                stack += [(entry, (*tokens, str(key))) for key, entry in entries if isinstance(entry, dict | list)]
            self._anchors[file] = found
        return self._anchors[file].get(name)

    def content(self, file: Path) -> Any:
        """What a file that was read holds."""
        return self._read[file]
