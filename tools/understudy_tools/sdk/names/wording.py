"""What an operation says of itself beside its verb: one or many, added to what, done or undone."""

from __future__ import annotations

from dataclasses import replace

from understudy.inference.conventions import words
from understudy_tools.sdk.names.drafts import NameDraft
from understudy_tools.sdk.names.ids import Clue, stem
from understudy_tools.sdk.names.paths import NounStep
from understudy_tools.sdk.names.verbs import canonical, is_noun_too, is_verb

# What is put into something, or taken out of it, was there before and stays.
_LINKING = {("create", "add"): "to", ("update", "add"): "to", ("delete", "remove"): "from"}
"""The word between what is linked and what it is linked to, by what is usual and the operation's own verb."""
_NEAR = 4


def found_by(draft: NameDraft) -> NameDraft:
    """`GET /users/by-email/{email}` gets by email, `/users/search/by-name` searches by name: neither is a thing."""
    group, steps = draft.group, draft.place.steps
    if len(group) < 2 or group[-1][:1] != ("by",) or len(group[-1]) < 2 or len(draft.method) > 1:
        return draft
    at = next((place for place, step in enumerate(steps) if step.words == group[-1] and not step.is_key), len(steps))
    if not all(step.is_key for step in steps[at + 1 :]):
        return draft
    if len(group) > 2 and len(group[-2]) == 1 and is_verb(group[-2][0]) and not is_noun_too(group[-2][0]):
        return replace(draft, group=group[:-2], method=(*group[-2], *group[-1]))
    verb = ("list",) if draft.subject.is_list and draft.method == ("get",) else draft.method
    return replace(draft, group=group[:-1], method=(*verb, *group[-1]))


def is_turned(draft: NameDraft, deed: str) -> bool:
    """Whether the summary does, or undoes, what the path ends in: `DELETE …/archive` may unarchive."""
    verb, spoken = draft.clue.verb, draft.clue.spoken
    return (
        is_noun_too(deed) and spoken in (deed, f"un{deed}") and verb in ("", spoken) and draft.subject.method != "GET"
    )


def ends_with(whole: tuple[str, ...], words_: tuple[str, ...]) -> bool:
    return tuple(map(stem, whole[-len(words_) :])) == tuple(map(stem, words_))


def is_named_without_verb(draft: NameDraft, last: NounStep) -> bool:
    """Whether an operation is called by the path's words alone: nothing says that it makes one."""
    clue = draft.clue
    is_silent = not clue.verb and not clue.spoken and clue.whole[:1] != ("post",)
    return is_silent and len(clue.whole) > len(last.words) and ends_with(clue.whole, last.words)


def is_called_many(draft: NameDraft) -> bool:
    """Whether an operation's own name has the plural of the records that it stands in."""
    noun = stem(draft.place.nouns[-1][-1]) if draft.place.nouns else ""
    return any(stem(word) == noun != word for word in draft.clue.rest)


def is_called_one(draft: NameDraft) -> bool:
    """Whether an operation's own name has the singular of what the path calls by its plural."""
    rest, noun = draft.clue.rest, draft.group[-1][-1]
    return bool(rest) and rest[-1] == stem(noun) != noun


def is_plural(draft: NameDraft) -> bool:
    return bool(draft.group) and stem(draft.group[-1][-1]) != draft.group[-1][-1]


def is_linking(draft: NameDraft, usual: str) -> bool:
    """Whether an operation says that it adds something to the record above it, or removes it from that."""
    between = _LINKING.get((usual, draft.clue.verb or draft.clue.spoken), "")
    above = {stem(word) for noun in draft.group[:-1] for word in noun}
    phrase = [*draft.clue.rest, *words(draft.subject.summary)]
    places = [place for place, word in enumerate(phrase) if word == between]
    return any(stem(after) in above for place in places for after in phrase[place + 1 : place + _NEAR])


def is_upsert(clue: Clue) -> bool:
    families = {canonical(word) for word in (clue.verb, *clue.rest)}
    return "or" in clue.rest and "create" in families and bool(families & {"update", "replace"})
