"""Schemas that are called by import paths or namespaces: the class of each is the shortest tail that no other has.

Go's `github_com_acme_store_models.Play`, .NET's `Acme.Api.Models.Play`, Java's and Kubernetes' `io.acme.v1.Play`,
FastAPI's `app__schemas__Play-Input`; and of generic types, such as `Acme.Paged[Acme.Models.Play]`, each part. What is
no path keeps its name: `order.paid`, or `Order.Status` beside `Order`.
"""

from __future__ import annotations

import builtins
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from understudy_tools.sdk.naming import RESERVED_CLASSES, joined, model_class

_SEPARATOR = re.compile(r"\.|/|::|\\|__+")
_SURE = re.compile(r"/|::|\\|__")
_BRACKETS = re.compile(r"[\[\]<>«»(){},\s|]+")
# Of .NET's full names: the assembly of a type argument, and the number of them.
_ASSEMBLY = re.compile(r",\s*[\w.]+,\s*Version=[^\]]*|`\d+")
# Of pydantic, where the argument has its module: `Envelope_app.models.Play_`.
_GENERIC = re.compile(r"([A-Z][A-Za-z0-9]*)_(.*\..*)_")
_HOST = re.compile(r"(?:(?:[a-z0-9-]+_)?(?:com|dev|io|net|org)_)(?:[a-z0-9-]+_)+(?=[A-Z])")
_WORD = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+")
_VERSION = re.compile(r"[vV]?\d[\w]*")
_OF_CODE_WORDS = """
    api apis common contracts controller controllers core domain dto dtos entities entity handler handlers http internal
    main model models pkg request requests response responses schema schemas service services shared types viewmodels
    views
"""
_OF_CODE = frozenset(_OF_CODE_WORDS.split())
# Alone these say nothing.
_BARE_WORDS = """
    base body create data delete get input item kind list model object options output params patch payload request
    response type update value
"""
_BARE = frozenset(_BARE_WORDS.split())
_OURS = frozenset(dir(builtins)) | RESERVED_CLASSES | {"Model"}
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """One name in a name: the words of its path, outermost first, and the name itself."""

    path: tuple[str, ...]
    own: str

    def tail(self, depth: int) -> str:
        """The name with that many words of the path before it."""
        return joined("_".join(self.path[len(self.path) - depth :] if depth else ()), self.own)


def tails(names: Iterable[str], locked: Mapping[str, str]) -> dict[str, str]:
    """The name for the class of each schema whose own is a path. `locked` are the classes that `sdk.lock` holds."""
    listed = list(names)
    paths = _Paths(listed)
    parts = {name: found for name in listed if name not in locked and (found := paths.parts(name))}
    taken = {model_class(name).lower() for name in listed if name not in parts and name not in locked}
    taken |= {name.lower() for name in locked.values()}
    depths = {name: _least(found) for name, found in parts.items()}
    while True:
        made = {name: _joined(parts[name], depth) for name, depth in depths.items()}
        counts = Counter(model_class(text).lower() for text in made.values())
        shared = [
            name
            for name, text in made.items()
            if counts[(own := model_class(text).lower())] > 1 or own in taken or model_class(text) in _OURS
        ]
        if not shared:
            return made
        for name in shared:
            depths[name] += 1
            if depths[name] > max(len(part.path) for part in parts[name]):
                # All of its path is not enough: it is called as ever.
                del depths[name]
                taken.add(model_class(name).lower())


def _joined(parts: Collection[_Part], depth: int) -> str:
    text = ""
    for part in parts:
        text = joined(text, part.tail(min(depth, len(part.path))))
    return text


def _least(parts: Collection[_Part]) -> int:
    """How many words of its path a name needs at least."""
    [first, *others] = parts
    is_bare = not others and (first.own.lower() in _BARE or first.own in _OURS)
    return int(is_bare)


class _Paths:
    """Which names of a document are paths."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names)
        atoms = dict.fromkeys(atom for name in names for atom in _atoms(name) if "." in atom)
        dotted = [_SEPARATOR.split(atom) for atom in atoms]
        roots = Counter(segments[0] for segments in dotted if segments[0][:1].isupper())
        self._roots = {
            root
            for root, count in roots.items()
            if count >= _FEWEST and count * 2 >= len(dotted) and root not in self._names
        }
        # Go's generic types have the paths of their arguments with `_` for every separator.
        split = [
            (name, segments) for name in names if len(segments := self._split(name)) > 1 and "-" not in segments[-1]
        ]
        self._prefixes = sorted({_SEPARATOR.sub("_", name)[: -len(own)] for name, (*_, own) in split}, key=len)

    def parts(self, name: str) -> tuple[_Part, ...]:
        """The parts of a name in which there is a path; none of one in which there is none."""
        found = tuple(self._part(atom) for atom in _atoms(name))
        return found if any(part.path for part in found) else ()

    def _part(self, atom: str) -> _Part:
        *path, own = self._split(atom)
        if path and "-" in own:
            head, _, arguments = own.partition("-")
            own = f"{head}-{self._unflattened(arguments)}"
        return _Part(tuple(word.lower() for segment in path for word in _WORD.findall(segment)), own)

    def _unflattened(self, text: str) -> str:
        for prefix in reversed(self._prefixes):
            text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(prefix)}(?=[A-Z])", "", text)
        return text

    def _split(self, atom: str) -> list[str]:
        """The segments of the path and, as the last one, the name; the name alone where it is no path."""
        host = _HOST.match(atom)
        if host is not None and not _SEPARATOR.search(atom):
            return [host[0].strip("_"), atom[host.end() :]]
        segments = [segment for segment in _SEPARATOR.split(atom) if segment]
        *path, last = segments or [atom]
        if not path or _VERSION.fullmatch(last):
            return [atom]
        if path[0][:1].islower() and last[:1].isupper():
            start = next(place for place, segment in enumerate(segments) if segment[:1].isupper())
            is_inner = ".".join(segments[:start]) in self._names
            return [atom] if is_inner else [*segments[:start], "_".join(segments[start:])]
        if (around := atom.rpartition(".")[0]) in self._names:
            # What is inside of another type is called after it.
            *outer, inner = self._split(around)
            return [*outer, f"{inner}_{last}"] if outer else [atom]
        is_word = last.lower() in _OF_CODE
        is_path = self._is_namespace(path) if last[:1].isupper() else _last_word(path) in _OF_CODE and not is_word
        return [*path, last] if is_path or (_SURE.search(atom) and last[:1].isupper()) else [atom]

    def _is_namespace(self, path: list[str]) -> bool:
        return len(path) > 1 or path[0] in self._roots or _last_word(path) in _OF_CODE


def _atoms(name: str) -> list[str]:
    """The names of types in the name of a generic type; else the name."""
    generic = _GENERIC.fullmatch(name)
    parts = generic.groups() if generic is not None else _BRACKETS.split(_ASSEMBLY.sub("", name))
    return [atom for atom in parts if atom]


def _last_word(path: list[str]) -> str:
    found = _WORD.findall(path[-1])
    return found[-1].lower() if found else ""
