"""An operation on its way to a name: where it stands, what it says of itself, and the name so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from understudy.inference.conventions import words
from understudy_tools.sdk.names.ids import Clue, stem
from understudy_tools.sdk.names.paths import Place
from understudy_tools.sdk.names.verbs import FILLERS, canonical, is_verb


@dataclass(frozen=True, slots=True)
class Subject:
    """An operation to be named. `is_list` says that its success is a list, or a page of one.

    `picks`: its request says which records it is about, by a body or a list of keys in its query.
    """

    id: str
    method: str
    path: str
    operation_id: str | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    is_list: bool = False
    picks: bool = False
    extensions: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class NameDraft:
    subject: Subject
    place: Place
    clue: Clue
    group: tuple[tuple[str, ...], ...]
    method: tuple[str, ...]
    is_hinted: bool = False

    @property
    def key(self) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
        return self.group, self.method


def is_own(draft: NameDraft) -> bool:
    """Whether an operation's own verb says something else than what SDKs call it."""
    verb = draft.clue.verb
    return bool(verb) and canonical(verb) is None and is_verb(verb) and not is_noun_of(draft, verb)


def is_noun_of(draft: NameDraft, word: str) -> bool:
    """Whether a word is one of the nouns that an operation stands in."""
    return any(stem(word) in map(stem, noun) for noun in draft.group)


def left_of(draft: NameDraft, rest: Sequence[str], nouns: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The words of an operation's own name that its place does not say already."""
    known = {stem(word) for noun in nouns for word in noun}
    known |= {stem(word) for step in draft.place.steps if step.is_key for word in step.words}
    known |= {stem(word) for tag in draft.subject.tags for word in words(tag)} | {"v", "id", "by", "api", "all"}
    glued = {stem("".join(noun)) for noun in nouns}
    kept = [word for word in rest if stem(word) not in known | glued and not word.isdigit()]
    while kept and (kept[-1] in FILLERS or kept[-1] == "post" == draft.subject.method.lower()):
        kept.pop()
    while kept and kept[0] in ("the", "a", "an", "of", "my"):
        kept.pop(0)
    return tuple(kept)


def once(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for position, word in enumerate(tokens) if position == 0 or word != tokens[position - 1])
