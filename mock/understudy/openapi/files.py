"""The files of a document, read once each, and what a reference from one into another leads to.

What a reference to another file leads to is prance's to say, which is an extra. Knows
references (RFC 3986, RFC 6901) and nothing of OpenAPI.
"""

from __future__ import annotations

import os.path
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote, urljoin, urlparse, urlsplit

from understudy.openapi.pointer import pointer_of, tokens_of
from understudy.openapi.source import read_source, read_value
from understudy.openapi.sources import fetched, is_url, shown, url_of
from understudy.problem import DocumentError, Problem, did_you_mean

_HOPS = 50


class FileLocation(NamedTuple):
    """A place in a file: the file and the way to it from the top."""

    file: Path
    tokens: tuple[str, ...] = ()

    def __truediv__(self, token: str | int) -> FileLocation:
        return FileLocation(self.file, (*self.tokens, str(token)))


class Files:
    """Reads files when a reference first leads into them. `problems` collects what is wrong with references."""

    def __init__(self, root: Path) -> None:
        self.problems: list[Problem] = []
        self._folder = root.parent
        self.root = root.resolve()
        # By the files that were read their SHA-256, and whether these are all that belong to the document.
        self.digests: dict[Path, str] = {}
        self.complete = True
        content = read_source(root, doubled=self.problems, name=shown(root), digests=self.digests)
        self._read: dict[Path, Any] = {self.root: content}
        # The document's own URL, by which its parts may refer to it (OAS 3.2, 4.1.2.2.1).
        self._self = content.get("$self") or None
        self._refused: set[Path] = set()
        self._known: dict[tuple[Path, str], tuple[FileLocation, Any]] = {}
        self._anchors: dict[Path, dict[str, tuple[str, ...]]] = {}
        # The references that are being followed: one of them on its own way leads back to itself.
        self._followed: set[tuple[Path, str]] = set()

    def shown(self, file: Path) -> str:
        """The file as people wrote it: relative to where the root document is."""
        name = shown(file)
        return name if name != str(file) else str(self._folder / os.path.relpath(file, self.root.parent))

    def describe(self, place: FileLocation) -> str:
        return f"{self.shown(place.file)}#{pointer_of(place.tokens)}"

    def report(
        self,
        rule: str,
        message: str,
        where: FileLocation,
        hint: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        """Note a problem at a place."""
        file = self.shown(where.file)
        self.problems.append(Problem(rule, message, pointer_of(where.tokens), file, hint, severity))

    def look_up(self, reference: str, where: FileLocation) -> tuple[FileLocation, Any] | None:
        """What a reference that stands at `where` leads to; None, and a problem, when it leads nowhere.

        An object that is nothing but another reference is passed through: both names mean the same thing.
        """
        key = (where.file, reference)
        if key in self._known:
            return self._known[key]
        if key in self._followed:
            self.report("circular-reference", f"{reference} leads back to itself", where)
            return None
        self._followed.add(key)
        try:
            found = self._through(reference, where)
        finally:
            self._followed.remove(key)
        if found is not None:
            self._known[key] = found
        return found

    def _through(self, reference: str, where: FileLocation) -> tuple[FileLocation, Any] | None:
        for _ in range(_HOPS):
            found = self._step(reference, where)
            if found is None:
                return None
            where, value = found
            if not (isinstance(value, dict) and set(value) == {"$ref"} and isinstance(value["$ref"], str)):
                return found
            reference = value["$ref"]
        self.report("circular-reference", f"{reference} leads back to itself", where)
        return None

    def _step(self, reference: str, where: FileLocation) -> tuple[FileLocation, Any] | None:
        target = self._target(reference, where)
        if target is None:
            return None
        file, fragment = target
        if not self._load(file, reference, where):
            return None
        if fragment and not fragment.startswith("/"):
            tokens = self._anchor(file, fragment)
            if tokens is None:
                self.report("unresolvable-reference", f"{reference} names no $anchor of {self.shown(file)}", where)
                return None
        else:
            tokens = tokens_of(fragment)
        return self._descend(FileLocation(file), tokens, reference, where)

    def _target(self, reference: str, where: FileLocation) -> tuple[Path, str] | None:
        """The file that a reference leads into, and its fragment; a page is fetched."""
        address, _, fragment = reference.partition("#")
        fragment = unquote(fragment)
        if not address:
            return where.file, fragment
        if address == self._self:
            return self.root, fragment
        base = url_of(where.file)
        try:
            if base is None and not is_url(address):
                return _beside(where.file, address), fragment
            return self._page(reference, base), fragment
        except ValueError:
            self.report("bad-reference", f"{reference} is not a reference", where)
        except _ElsewhereError as error:
            self.complete = False
            self.report(error.rule, f"{reference} {error}", where, error.hint)
        return None

    def _page(self, reference: str, base: str | None) -> Path:
        """The page that a reference leads to, which must be beside the one that it stands in."""
        address = urljoin(base or "", reference.partition("#")[0])
        origin = urlsplit(address)[:2]
        if base is None:
            hint = "references over the network are not followed; keep a copy beside the document"
            raise _ElsewhereError("remote-reference", "is on another machine", hint)
        if origin != urlsplit(base)[:2]:
            hint = "only pages of the document's own server are fetched"
            raise _ElsewhereError("remote-reference", "is on another machine", hint)
        try:
            return fetched(address)
        except DocumentError as error:
            raise _ElsewhereError("unresolvable-reference", f"can't be fetched: {error.problems[0].message}") from None

    def _load(self, file: Path, reference: str, where: FileLocation) -> bool:
        if file in self._read:
            return True
        if file in self._refused:
            self.report("unresolvable-reference", f"{reference}: {self.shown(file)} can't be read", where)
            return False
        try:
            self._read[file] = read_value(
                file, doubled=self.problems, regular=True, name=self.shown(file), digests=self.digests
            )
        except DocumentError as error:
            self._refused.add(file)
            self.complete = False
            if error.problems[0].rule.startswith("file-"):
                problem = error.problems[0]
                self.report("unresolvable-reference", f"{reference}: {problem.message}", where, problem.hint)
            else:
                self.problems += error.problems
            return False
        return True

    def _descend(
        self, start: FileLocation, tokens: tuple[str, ...], reference: str, where: FileLocation
    ) -> tuple[FileLocation, Any] | None:
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
        self, place: FileLocation, token: str, value: Any, reference: str, where: FileLocation, tokens: tuple[str, ...]
    ) -> None:
        names = value if isinstance(value, dict) else ()
        hint = did_you_mean(token, names, otherwise="", show=lambda near: self.describe(place / near))
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


class _ElsewhereError(Exception):
    """A reference leads to a page that is not read."""

    def __init__(self, rule: str, message: str, hint: str = "") -> None:
        self.rule = rule
        self.hint = hint
        super().__init__(message)


def _beside(file: Path, address: str) -> Path:
    """The file that a relative reference in another one means. Raises ValueError for what is no reference."""
    if find_spec("prance") is None:
        hint = "pip install 'understudy[files]'"
        problem = Problem("files-extra", f"{address}: documents of several files need an extra", "", str(file), hint)
        raise DocumentError([problem])
    from prance.util.url import ResolutionError, split_url_reference  # 20 ms that a document of one file can save

    try:
        target, _ = split_url_reference(urlparse(file.as_uri()), address)
    except ResolutionError as error:
        raise ValueError(str(error)) from None
    if target.scheme != "file" or target.netloc:
        raise _ElsewhereError("remote-reference", "is on another machine", "keep a copy beside the document")
    return Path(os.path.normpath(unquote(target.path)))
