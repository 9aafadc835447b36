"""Names that a document carries for generators of SDKs: `x-fern-sdk-*` and `x-speakeasy-*`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from understudy.inference.conventions import words
from understudy_tools.sdk.names.drafts import NameDraft
from understudy_tools.sdk.names.ids import stem
from understudy_tools.sdk.names.verbs import canonical, is_verb

_GROUPS = ("x-fern-sdk-group-name", "x-speakeasy-group")
_METHODS = ("x-fern-sdk-method-name", "x-speakeasy-name-override")


@dataclass(frozen=True, slots=True)
class _Hint:
    """The group, outermost first, and the method that an operation is to have; empty where nothing says so."""

    group: tuple[str, ...] = ()
    method: str = ""


def _hint_of(extensions: Mapping[str, object]) -> _Hint:
    """What the extensions of an operation say of its name."""
    group: tuple[str, ...] = ()
    for name in _GROUPS:
        value = extensions.get(name)
        parts = value.split(".") if isinstance(value, str) else value if isinstance(value, list) else []
        group = group or tuple(part for part in parts if isinstance(part, str) and part)
    method = next((value for name in _METHODS if isinstance(value := extensions.get(name), str) and value), "")
    return _Hint(group, method)


def hinted(draft: NameDraft) -> NameDraft:
    """An operation in the group, and with the method, that a document's hints say; as it was where they say nothing."""
    hint = _hint_of(draft.subject.extensions or {})
    group = tuple(words(part) for part in hint.group if words(part))
    if canonical(hint.method) is not None and group and group[-1] in draft.place.nouns[:-1]:
        # Of a bare verb nobody would expect that it is about something inside of the resource.
        group = (*group, *draft.place.nouns[draft.place.nouns.index(group[-1]) + 1 :])
    if hint.method and words(hint.method):
        return replace(draft, group=group or draft.group, method=words(hint.method), is_hinted=True)
    if not group:
        return draft
    own = [word for word in draft.clue.whole if word not in {each for part in group for each in part}]
    if [stem(word) for word in group[-1]] != [stem(word) for word in draft.group[-1]] and own and is_verb(own[0]):
        return replace(draft, group=group, method=tuple(own))
    return replace(draft, group=group)
