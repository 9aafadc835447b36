"""Bundles a document of many files into one in which every `$ref` is local (`#/…`).

What a reference into another file leads to moves to the component section of its kind, under its own name; what has no
section, path items above all, is put in place. Of two different things of one name, which are an error and never
merged, the second gets a name of its own.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from understudy.lazy_dataclass import dataclass
from understudy.openapi.files import FileLocation, Files
from understudy.openapi.grammar import CALLBACK, OPENAPI, SWAGGER, Dialect, FixedField, is_swagger
from understudy.openapi.pointer import pointer_of
from understudy.openapi.source import kind_of
from understudy.problem import Problem

_REMARKS = frozenset({"$ref", "summary", "description", "title", "deprecated"})
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
_FILE = re.compile(r"^#|\.(?:json|ya?ml)(?:#|$)")

Tokens = tuple[str, ...]
Walk = Callable[[Any, FileLocation], Any]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A document in one piece, and what is wrong with its references.

    `pieces` are what came from another place: its name for people, and the way to it. `digests` are the SHA-256 of its
    files in hexadecimal; None where one of them could not be read.
    """

    data: dict[str, Any]
    problems: tuple[Problem, ...]
    pieces: Mapping[Tokens, tuple[str, Tokens]] = field(default_factory=dict)
    digests: Mapping[Path, str] | None = None
    scattered: bool = False


def bundle(path: Path, *, scattered: bool = False) -> Bundle:
    """Read a document and bundle it. Raises DocumentError only when the root file can't be read.

    A `scattered` document has references where only a walk by OpenAPI's grammar finds them.
    """
    files = Files(path)
    root = files.content(files.root)
    if not scattered and _is_in_one_piece(root):
        return Bundle(root, tuple(files.problems), digests=files.digests)
    work = _Bundler(files, SWAGGER if is_swagger(root) else OPENAPI)
    data = work.run()
    shown = {place.file: files.shown(place.file) for place in work.origins.values()}
    pieces = {there: (shown[place.file], place.tokens) for there, place in work.origins.items()}
    digests = files.digests if files.complete else None
    # Adopting and walking may have found the same problem.
    return Bundle(data, tuple(dict.fromkeys(files.problems)), pieces, digests, scattered)


def _is_in_one_piece(root: dict[str, Any]) -> bool:
    """Whether every reference is to a component that may be referred to; the common case, seen at one quick look.

    Quotes within JSON's texts are escaped, so that what looks like a reference in its text is one.
    """
    try:
        text = orjson.dumps(root)
    except (TypeError, RecursionError):  # what YAML can say and JSON can't
        return False
    return text.count(b'"$ref":"') == text.count(b'"$ref":"#/components/') - text.count(
        b'"$ref":"#/components/pathItems/'
    )


@dataclass(slots=True)
class _Move:
    """A piece of another file that gets a name among those of its kind."""

    home: Tokens
    name: str
    kind: str
    place: FileLocation
    value: Any
    done: Any = None


class _Bundler:
    """One run. Every method gets where a value stands (`here`) and where it will stand (`there`)."""

    def __init__(self, files: Files, dialect: Dialect) -> None:
        self.files = files
        self._dialect = dialect
        self.origins: dict[Tokens, FileLocation] = {}
        self._names: dict[tuple[Tokens, FileLocation], str] = {}
        # The references to what may have to be called otherwise.
        self._pointing: dict[tuple[Tokens, FileLocation], list[dict[str, Any]]] = {}
        self._moves: list[_Move] = []
        self._waiting: deque[_Move] = deque()
        self._open: list[FileLocation] = []
        # Where in the bundle a piece of another file stands.
        self._standing: dict[FileLocation, Tokens] = {}

    def run(self) -> dict[str, Any]:
        start = FileLocation(self.files.root)
        root = self.files.content(start.file)
        self._adopt(root, start)
        # A document is no object that may be a reference.
        whole = {name: value for name, value in root.items() if name != "$ref"} if "$ref" in root else root
        data: dict[str, Any] = self._object("document", whole, start, ())
        while self._waiting:
            move = self._waiting.popleft()
            there = (*move.home, move.name)
            move.done = self._object(move.kind, move.value, move.place, there)
        self._settle(data)
        return data

    def _adopt(self, root: dict[str, Any], start: FileLocation) -> None:
        """Root components that come from other files: every other reference to those gets the component's name."""
        for home in self._dialect.homes.values():
            entries, above = root, start
            for step in home:
                entries, above = self._through(entries.get(step) if isinstance(entries, dict) else None, above / step)
            for name, entry in entries.items() if isinstance(entries, dict) else ():
                if isinstance(entry, dict) and isinstance(entry.get("$ref"), str) and set(entry) <= _REMARKS:
                    found = self.files.look_up(entry["$ref"], above / name)
                    if found is not None and found[0].file != start.file:
                        self._name(home, found[0], name)
                elif above.file != start.file:
                    self._name(home, above / name, name)

    def _name(self, home: Tokens, place: FileLocation, name: str) -> None:
        self._names.setdefault((home, place), name)
        self._standing.setdefault(place, (*home, name))

    def _through(self, value: Any, place: FileLocation) -> tuple[Any, FileLocation]:
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            found = self.files.look_up(value["$ref"], place)
            return (found[1], found[0]) if found else (None, place)
        return value, place

    def _settle(self, data: dict[str, Any]) -> None:
        """Put what moved into the components; of two different things of one name, the later gets another name."""
        taken: dict[Tokens, tuple[Any, FileLocation]] = {}
        for move in self._moves:
            section = data
            for step in move.home:
                section = section.setdefault(step, {})
            key = (*move.home, move.name)
            if key not in taken and move.name in section:
                taken[key] = (section[move.name], self.origins.get(key, FileLocation(self.files.root, key)))
            if key not in taken:
                taken[key] = (move.done, move.place)
                section[move.name] = move.done
                self.origins[key] = move.place
            elif taken[key][0] != move.done:
                self._rename(move, section, taken[key][1])

    def _rename(self, move: _Move, section: dict[str, Any], other: FileLocation) -> None:
        """Give a thing whose name is another's a name of its own, and warn: OpenAPI lets files repeat a name."""
        # Many files may have a part of one name (`card.yaml#/summary`): what tells them apart is the file.
        place = move.place.file
        owner = _NOT_IN_NAMES.sub("_", place.stem if move.place.tokens else place.parent.name)
        names = (f"{owner}_{move.name}", *(f"{move.name}_{number}" for number in range(2, len(section) + 3)))
        name = next(each for each in names if each not in section)
        message = f"two different things would be {'/'.join((*move.home, move.name))}"
        hint = f"the other is {self.files.describe(other)}; rename one of the two, this one is called {name} here"
        self.files.report("name-clash", message, move.place, hint, severity="warning")
        section[name] = move.done
        self.origins[*move.home, name] = move.place
        for node in self._pointing.get((move.home, move.place), ()):
            node["$ref"] = "#" + pointer_of((*move.home, name))

    def _object(self, kind: str, node: Any, here: FileLocation, there: Tokens) -> Any:
        """An OpenAPI object with its references made local."""
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str):
            return self._reference(kind, node, reference, here, there)
        if kind == "callback":
            return self._map(CALLBACK, node, here, there)
        fields = self._dialect.fields.get(kind, {})
        found = {}
        for name, value in node.items():
            inner = fields.get(name)
            if inner is not None:
                found[name] = self._field(inner, value, here / name, (*there, name))
            elif name.startswith("x-"):
                found[name] = self._extension(value, here / name)
            elif kind == "discriminator" and name == "mapping" and isinstance(value, dict):
                found[name] = {key: self._mapped(target, here / name / key) for key, target in value.items()}
            else:
                found[name] = value
        return found

    def _field(self, field: FixedField, value: Any, here: FileLocation, there: Tokens) -> Any:
        if isinstance(value, list) and field.shape in ("list", "one-or-list"):
            return [self._object(field.kind, entry, here / i, (*there, str(i))) for i, entry in enumerate(value)]
        if field.shape in ("list", "map") and isinstance(value, dict) and isinstance(value.get("$ref"), str):
            # No object of OpenAPI is text, so this is no entry called `$ref`: a whole map or list is in another file.
            return self._in_place(
                value["$ref"],
                here,
                there,
                partial(self._field, field, there=there),
                {name: entry for name, entry in value.items() if name != "$ref"},
            )
        if field.shape == "map":
            return self._map(field, value, here, there)
        return self._object(field.kind, value, here, there)

    def _map(self, field: FixedField, value: Any, here: FileLocation, there: Tokens) -> Any:
        if not isinstance(value, dict):
            return value
        return {
            name: self._extension(entry, here / name)
            if field.extensible and name.startswith("x-")
            else self._object(field.kind, entry, here / name, (*there, name))
            for name, entry in value.items()
        }

    def _reference(self, kind: str, node: dict[str, Any], reference: str, here: FileLocation, there: Tokens) -> Any:
        siblings = {name: value for name, value in node.items() if name != "$ref"}
        home = self._dialect.homes.get(kind)
        if home is None or kind == "path-item":
            return self._in_place(reference, here, there, partial(self._object, kind, there=there), siblings)
        found = self.files.look_up(reference, here)
        if found is None:
            return node
        place, value = found
        if not isinstance(value, dict | bool):
            message = f"{reference} leads to {kind_of(value)}, expected a {kind.replace('-', ' ')}"
            self.files.report("reference-kind", message, here)
            return node
        if there == (*home, self._names.get((home, place))):
            return self._put(found, here, there, partial(self._object, kind, there=there), siblings)
        beside = self._object(kind, siblings, here, there)
        local = {"$ref": self._local(kind, home, place, value), **beside}
        self._pointing.setdefault((home, place), []).append(local)
        return local

    def _local(self, kind: str, home: Tokens, place: FileLocation, value: Any) -> str:
        """The local reference to a place in any file; what is nowhere in the bundle yet is moved into it."""
        if place.file == self.files.root:
            return "#" + pointer_of(place.tokens)
        name = self._names.get((home, place))
        if name is None and (above := self._above(place)) is not None:
            return "#" + pointer_of(above)
        if name is None:
            name = _NOT_IN_NAMES.sub("_", place.tokens[-1] if place.tokens else place.file.stem) or "_"
            self._names[home, place] = name
            self._standing.setdefault(place, (*home, name))
            move = _Move(home, name, kind, place, value)
            self._moves.append(move)
            self._waiting.append(move)
        return "#" + pointer_of((*home, name))

    def _above(self, place: FileLocation) -> Tokens | None:
        """Where a part of something that is in the bundle already stands; a definition deserves its own name."""
        if place.tokens[-2:-1] in (("definitions",), ("$defs",)):
            return None
        for length in range(len(place.tokens) - 1, -1, -1):
            standing = self._standing.get(FileLocation(place.file, place.tokens[:length]))
            if standing is not None:
                return (*standing, *place.tokens[length:])
        return None

    def _in_place(
        self, reference: str, here: FileLocation, there: Tokens, walk: Walk, siblings: Mapping[str, Any]
    ) -> Any:
        found = self.files.look_up(reference, here)
        return self._put(found, here, there, walk, siblings) if found is not None else {}

    def _put(
        self,
        found: tuple[FileLocation, Any],
        here: FileLocation,
        there: Tokens,
        walk: Walk,
        siblings: Mapping[str, Any],
    ) -> Any:
        """What a reference leads to, instead of the reference; what stood beside the reference wins."""
        place, value = found
        if place in self._open:
            self.files.report("circular-reference", f"{self.files.describe(place)} contains itself", here)
            return {}
        self.origins[there] = place
        if place.file != self.files.root:
            self._standing.setdefault(place, there)
        self._open.append(place)
        try:
            target = walk(value, place)
        finally:
            self._open.pop()
        beside = walk(siblings, here) if siblings else {}
        return {**target, **beside} if isinstance(target, dict) else target

    def _mapped(self, target: Any, here: FileLocation) -> Any:
        """A value of a discriminator's mapping: the name of a schema, or a reference to one."""
        if not isinstance(target, str) or not ("/" in target or _FILE.search(target)):
            return target
        found = self.files.look_up(target, here)
        return self._local("schema", self._dialect.homes["schema"], *found) if found is not None else target

    def _extension(self, value: Any, here: FileLocation) -> Any:
        """A value that OpenAPI knows nothing of: what its references to other files lead to is put in place."""
        if isinstance(value, list):
            return [self._extension(entry, here / i) for i, entry in enumerate(value)]
        if not isinstance(value, dict):
            return value
        reference = value.get("$ref")
        if not isinstance(reference, str) or (here.file == self.files.root and reference.startswith("#")):
            return {name: self._extension(entry, here / name) for name, entry in value.items()}
        before = len(self.files.problems)
        found = self.files.look_up(reference, here)
        if found is None or found[0] in self._open:
            # An extension may mean anything by `$ref`, so this is no reason to refuse the document.
            problems = self.files.problems
            problems[before:] = [replace(problem, severity="warning") for problem in problems[before:]]
            return value
        self._open.append(found[0])
        try:
            return self._extension(found[1], found[0])
        finally:
            self._open.pop()
