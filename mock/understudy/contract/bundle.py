"""Bundles a document of many files into one in which every `$ref` is local (`#/…`).

URL arithmetic is prance's. What an external reference points at moves to the component section that fits its place,
under its own name; two different things of one name are an error, never merged.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from prance.util.url import ResolutionError, absurl, split_url_reference, urlresource

from understudy.contract.source import read_source
from understudy.problem import DocumentError, Problem, nearest

__all__ = ["bundle"]

_SECTIONS = {
    "parameters": "parameters",
    "responses": "responses",
    "requestBody": "requestBodies",
    "requestBodies": "requestBodies",
    "headers": "headers",
    "examples": "examples",
    "links": "links",
    "callbacks": "callbacks",
    "securitySchemes": "securitySchemes",
    "paths": "pathItems",
    "webhooks": "pathItems",
    "pathItems": "pathItems",
}
_OPAQUE = frozenset({"example", "default", "const", "enum", "value"})
_NAMED = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "mapping"})
_SCHEMA_KEYS = frozenset({"schema", "properties", "items", "allOf", "oneOf", "anyOf", "not", "schemas", "$defs"})
_CHOSEN = _NAMED | set(_SECTIONS) | {"schemas", "content"}
_MISSING = object()

Place = tuple[str, ...]
Key = tuple[str, Place]


def bundle(path: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The bundled document and every problem found. Raises DocumentError only when the root can't be read."""
    work = _Bundle(path)
    return work.run(), tuple(work.problems)


def escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


def _pointer(place: Place) -> str:
    return "".join("/" + escape(token) for token in place)


class _Bundle:
    def __init__(self, path: Path) -> None:
        self.problems: list[Problem] = []
        self._root_url = urlresource(absurl(path.resolve().as_uri()))
        self._files: dict[str, Any] = {self._root_url: read_source(path)}
        self._paths = {self._root_url: path}
        self._names: dict[Key, str] = {}
        self._taken: dict[tuple[str, str], Key] = {}
        self._moved: dict[str, dict[str, Any]] = {}
        self._open: list[Key] = []

    def run(self) -> dict[str, Any]:
        root = self._walk(self._files[self._root_url], self._root_url, (), ())
        for section, entries in self._moved.items():
            components = root.setdefault("components", {})
            target = components.setdefault(section, {})
            for name, value in entries.items():
                if name in target and target[name] is not None:
                    self._clash(section, name)
                target[name] = value
        assert isinstance(root, dict)
        return root

    def _clash(self, section: str, name: str) -> None:
        url, place = self._taken[section, name]
        message = (
            f"components/{section}/{name} is already taken by another thing than {self._file(url)}#{_pointer(place)}"
        )
        hint = "rename one of the two"
        self.problems.append(Problem("name-clash", message, f"/components/{section}/{name}", self._file(url), hint))

    def _file(self, url: str) -> str:
        return str(self._paths.get(url, url))

    def _walk(self, node: Any, url: str, place: Place, here: Place) -> Any:
        """A copy of `node` with its references made local. `place` is where it will stand, `here` where it stands."""
        if isinstance(node, list):
            return [self._walk(entry, url, (*place, str(i)), (*here, str(i))) for i, entry in enumerate(node)]
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str) and not self._is_names(place):
            return self._reference(node, reference, url, place, here)
        found = {}
        for name, value in node.items():
            inside = (*place, name)
            if self._is_opaque(place, name) or (name == "mapping" and place[-1:] == ("discriminator",)):
                found[name] = self._mapping(value, url, inside) if name == "mapping" else value
            else:
                found[name] = self._walk(value, url, inside, (*here, name))
        return found

    @staticmethod
    def _is_names(place: Place) -> bool:
        """Whether the keys at this place are names that the author chose."""
        return place[-1:] != () and place[-1] in _NAMED and (len(place) < 2 or place[-2] not in _NAMED)

    def _is_opaque(self, place: Place, name: str) -> bool:
        if self._is_names(place) or name not in _OPAQUE:
            return False
        return not (name == "default" and place[-1:] == ("responses",))

    def _mapping(self, value: Any, url: str, place: Place) -> Any:
        if not isinstance(value, dict):
            return value
        section = ("components", "schemas", "mapping")
        return {
            name: self._target(target, url, section, place)
            if isinstance(target, str) and ("/" in target or "#" in target or "." in target)
            else target
            for name, target in value.items()
        }

    def _reference(self, node: Mapping[str, Any], reference: str, url: str, place: Place, here: Place) -> Any:
        siblings = {
            name: self._walk(value, url, (*place, name), (*here, name))
            for name, value in node.items()
            if name != "$ref"
        }
        is_path_item = len(place) == 2 and place[0] in ("paths", "webhooks")
        is_alias = url == self._root_url and len(place) == 3 and place[0] == "components" and here == place
        if is_path_item or (is_alias and not reference.startswith("#")):
            target = self._inline(reference, url, place, here)
            return {**target, **siblings} if isinstance(target, dict) else target
        return {"$ref": self._target(reference, url, place, here), **siblings}

    def _inline(self, reference: str, url: str, place: Place, here: Place) -> Any:
        found = self._look_up(reference, url, here)
        if found is None:
            return {}
        key, value = found
        if key in self._open:
            self._problem("circular-reference", f"{reference} leads back to itself", url, here)
            return {}
        self._open.append(key)
        try:
            return self._walk(value, key[0], place, key[1])
        finally:
            self._open.pop()

    def _target(self, reference: str, url: str, place: Place, here: Place) -> str:
        found = self._look_up(reference, url, here)
        if found is None:
            return reference if reference.startswith("#") else "#/components/schemas/unresolved"
        key, value = found
        if key[0] == self._root_url:
            return "#" + _pointer(key[1])
        if key in self._aliases:
            return self._aliases[key]
        section = _section(place)
        if key not in self._names:
            name = self._name(key)
            if self._taken.get((section, name), key) != key:
                self._clash(section, name)
            self._taken[section, name] = key
            self._names[key] = f"#/components/{section}/{escape(name)}"
            entries = self._moved.setdefault(section, {})
            entries[name] = None
            entries[name] = self._walk(value, key[0], ("components", section, name), key[1])
        return self._names[key]

    @cached_property
    def _aliases(self) -> dict[Key, str]:
        """What root components that are nothing but a reference point at: those components give it its name."""
        found: dict[Key, str] = {}
        components = self._files[self._root_url].get("components")
        for section, entries in (components if isinstance(components, dict) else {}).items():
            for name, entry in (entries if isinstance(entries, dict) else {}).items():
                if isinstance(entry, dict) and set(entry) == {"$ref"} and isinstance(entry["$ref"], str):
                    looked = self._look_up(entry["$ref"], self._root_url, ("components", section, name))
                    if looked and looked[0][0] != self._root_url:
                        found.setdefault(looked[0], f"#/components/{section}/{escape(name)}")
        return found

    @staticmethod
    def _name(key: Key) -> str:
        url, place = key
        return place[-1] if place else Path(unquote(urlparse(url).path)).stem

    def _look_up(self, reference: str, url: str, here: Place) -> tuple[Key, Any] | None:
        try:
            target, tokens = split_url_reference(urlparse(url), reference)
        except ResolutionError:
            self._problem("bad-reference", f"{reference} is not a reference", url, here)
            return None
        if target.scheme not in ("", "file"):
            hint = "references over the network are not followed; keep a copy beside the document"
            self._problem("remote-reference", f"{reference} is on another machine", url, here, hint)
            return None
        resource, place = urlresource(target), tuple(str(token) for token in tokens if str(token))
        if resource not in self._files and not self._load(resource, Path(unquote(target.path)), reference, url, here):
            return None
        return self._descend(resource, place, reference, url, here)

    def _load(self, resource: str, path: Path, reference: str, url: str, here: Place) -> bool:
        try:
            self._paths[resource] = _relative(path, self._paths[self._root_url])
            self._files[resource] = read_source(path)
        except DocumentError as error:
            inner = error.problems[0]
            self._problem("unresolvable-reference", f"{reference}: {inner.message}", url, here, inner.hint)
            return False
        return True

    def _descend(self, resource: str, place: Place, reference: str, url: str, here: Place) -> tuple[Key, Any] | None:
        value: Any = self._files[resource]
        for depth, token in enumerate(place):
            inner = _step(value, token)
            if inner is _MISSING:
                names = list(value) if isinstance(value, dict) else []
                close = nearest(token, names, limit=1)
                near = _pointer((*place[:depth], close[0])) if close else ""
                hint = f"did you mean {self._file(resource)}#{near}?" if close else ""
                self._problem("unresolvable-reference", f"{reference} leads nowhere", url, here, hint)
                return None
            value = inner
        return (resource, place), value

    def _problem(self, rule: str, message: str, url: str, here: Place, hint: str = "") -> None:
        self.problems.append(Problem(rule, message, _pointer(here), self._file(url), hint))


def _step(value: Any, token: str) -> Any:
    if isinstance(value, dict):
        return value.get(token, _MISSING)
    if isinstance(value, list) and token.isdigit() and int(token) < len(value):
        return value[int(token)]
    return _MISSING


def _relative(path: Path, root: Path) -> Path:
    try:
        return root.parent / path.relative_to(root.parent.resolve())
    except ValueError:
        return path


def _section(place: Place) -> str:
    """The component section of what stands at a place, told by the nearest key above it that is no chosen name."""
    for position in range(len(place) - 1, -1, -1):
        token = place[position]
        if position and place[position - 1] in _CHOSEN:
            continue
        if token in _SCHEMA_KEYS:
            return "schemas"
        if token in _SECTIONS:
            return _SECTIONS[token]
    return "schemas"
