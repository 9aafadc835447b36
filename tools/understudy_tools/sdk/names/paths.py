"""Paths as names read them: the nouns and the keys in them, without prefixes, versions and file endings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from understudy.inference.conventions import words
from understudy_tools.sdk.names.verbs import is_verb

_VERSION = re.compile(r"v?\d+(\.\d+)*((alpha|beta|rc|preview)\d*)?|latest|stable", re.IGNORECASE)
_PREFIXES = frozenset({"api", "apis", "rest", "restapi", "rpc", "public", "json", "services", "service"})
# What a group of paths may begin with where nouns follow; where keys do, it is a noun itself.
_NOUNS_TOO = frozenset({"public", "json", "services", "service"})
_ENDINGS_WORDS = """
    json xml csv yaml yml txt html pdf ico php aspx do js css svg png jpg jpeg gif webp zip tar gz jsonl ndjson tsv md
"""
_ENDINGS = frozenset(_ENDINGS_WORDS.split())
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+){2,}", re.IGNORECASE)
_CALL = re.compile(r"(?P<name>[^(]*)\((?P<keys>[^)]*)\)")
# The ending of a file that the caller chooses: `projects.{format}`.
_FORMAT = re.compile(r"(?<=[^.])\.\{[^{}]*\}$")
_BRACES = re.compile(r"\{[^{}]*\}")
# An id that somebody's system has put behind a word: `classification-6VMVochwUWo`.
_MADE_ID = re.compile(r"(?<=[a-z])[-_](?=[A-Za-z]*\d)(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])[A-Za-z0-9]{8,}$")
# What stands for the record of whoever asks, where its key would be: `/users/-`.
_CURRENT = frozenset({"-", "~"})
_FLAGS = frozenset({"true", "false"})


@dataclass(frozen=True, slots=True)
class NounStep:
    """One step of a path: the words of a noun or of something to do, or of the name of a key."""

    words: tuple[str, ...]
    is_key: bool = False
    is_call: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A path without what all have: its steps, its version, the words of its query, and the ending of a file."""

    steps: tuple[NounStep, ...]
    version: str = ""
    query: tuple[str, ...] = ()
    ending: str = ""

    @property
    def nouns(self) -> tuple[tuple[str, ...], ...]:
        """What the path names, outermost first; a noun below itself is there once."""
        named = [step.words for step in self.steps if not step.is_key]
        return tuple(noun for position, noun in enumerate(named) if position == 0 or noun != named[position - 1])

    @property
    def shape(self) -> tuple[tuple[str, ...] | None, ...]:
        """The steps with None for keys, whatever they are called."""
        return tuple(None if step.is_key else step.words for step in self.steps)


def places_of(paths: Iterable[str]) -> dict[str, Place]:
    """The place of each path, of all of them together: what is common to all at their beginning says nothing."""
    listed = list(dict.fromkeys(paths))
    hosts = [set(_split_host(part)) for path in listed for part in _hosts(path)]
    common = (set.intersection(*hosts) if len(hosts) > 1 else set()) | _PREFIXES
    found = {path: _place(path, common) for path in listed}
    while len(found) > 1 and _has_prefix(list(found.values())):
        found = {path: replace(place, steps=place.steps[1:]) for path, place in found.items()}
    return found


def _has_prefix(places: Sequence[Place]) -> bool:
    firsts = {place.steps[0] if len(place.steps) > 1 and not place.steps[1].is_key else None for place in places}
    return len(firsts) == 1 and None not in firsts and not next(iter(firsts)).is_key  # type: ignore[union-attr]


def _place(path: str, common: set[str]) -> Place:
    whole, _, fragment = path.partition("#")
    bare, _, query = whole.partition("?")
    hosts = _hosts(bare)
    steps: list[NounStep] = []
    version = ""
    parts = bare.strip("/").split("/")
    for part, after in zip(parts, [*parts[1:], "{}"], strict=True):
        if _VERSION.fullmatch(part) and (not steps or part[-1].isdigit()):
            # The latest of a resource is one of its records.
            version = version or part
        elif part in hosts:
            left = tuple(word for word in _split_host(part) if word not in common)
            steps += [NounStep(left)] if left else []
        elif part in _CURRENT and after == "{}":
            steps.append(NounStep(("current",)))
        elif steps or part.lower() not in _PREFIXES or (part.lower() in _NOUNS_TOO and after.startswith("{")):
            steps += _steps(_MADE_ID.sub("", part)) if part != "by" else []
    key = steps[-1].words if steps and steps[-1].is_key else ()
    if (apart := words(fragment)) and apart != key[-len(apart) :]:
        # Two operations of one path are told apart so: `/files/{id}#add_link`; that it has an id, the path says itself.
        steps.append(NounStep(apart, is_call=is_verb(apart[0])))
    if not steps:
        steps = [NounStep(words(part)) for part in bare.split("/") if words(part) and not _VERSION.fullmatch(part)][-1:]
    ending = parts[-1].rpartition(".")[2].lower() if "." in parts[-1] else ""
    query_words = tuple(word for word in words(query) if word not in _FLAGS)
    return Place(tuple(steps), version, query_words, ending if ending in _ENDINGS else "")


def _hosts(path: str) -> list[str]:
    """The parts that name a group of an API, as `networking.k8s.io` before a version does."""
    parts = path.strip("/").split("/")
    return [part for part, after in pairwise(parts) if _HOST.fullmatch(part) and _VERSION.fullmatch(after)]


def _split_host(part: str) -> tuple[str, ...]:
    return tuple(word for piece in part.split(".") for word in words(piece))


def _steps(part: str) -> list[NounStep]:
    """The steps of one part, such as `People('{name}')`, `{id}:cancel`, `jobs.create` or `report.csv`."""
    if (called := _CALL.fullmatch(part)) is not None:
        name = words(called["name"].rpartition(".")[2])
        keys = [NounStep(words(key) or ("key",), is_key=True) for key in _BRACES.findall(called["keys"])]
        return [NounStep(name, is_call="." in called["name"] or not called["keys"]), *keys] if name else keys
    head, colon, verb = part.rpartition(":")
    if colon and words(verb) and "{" not in verb and (head == "" or head[-1] == "}" or head.isidentifier()):
        return [*(_steps(head) if head else []), NounStep(words(verb), is_call=True)]
    part = _FORMAT.sub("", part)
    if "{" in part:
        fixed = words(_BRACES.split(part)[0])
        keys = [NounStep(words(key) or ("key",), is_key=True) for key in _BRACES.findall(part)]
        return [NounStep(fixed), *keys[:1]] if fixed and fixed[-1] not in _ENDINGS else keys[:1]
    pieces = part.split(".")
    if len(pieces) > 1 and pieces[-1].lower() in _ENDINGS:
        pieces = pieces[:-1]
    named = [words(piece) for piece in pieces if words(piece)]
    if len(named) > 1:
        return [*map(NounStep, named[:-1]), NounStep(named[-1], is_call=True)]
    return [NounStep(name) for name in named]
