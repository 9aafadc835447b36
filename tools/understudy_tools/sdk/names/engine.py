"""Where each operation stands in an SDK, and what it is called there: `client.customers.sources.create`.

The path says where: its nouns are resources inside of each other. What an operation does there comes from its HTTP
method and from what the path ends in; its own name is heard where that says more, such as `upload` for a `POST`.
Hints for generators that a document carries come before all of it.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from understudy.inference.conventions import words
from understudy_tools.sdk.names.apart import apart, beside_resources, spelled_alike
from understudy_tools.sdk.names.drafts import NameDraft, Subject, is_noun_of, is_own, left_of, once
from understudy_tools.sdk.names.hints import hinted
from understudy_tools.sdk.names.ids import clue_of, stem
from understudy_tools.sdk.names.paths import NounStep, Place, places_of
from understudy_tools.sdk.names.verbs import METHODS, canonical, is_action, is_noun_too, is_verb
from understudy_tools.sdk.names.wording import (
    ends_with,
    found_by,
    is_called_many,
    is_called_one,
    is_linking,
    is_named_without_verb,
    is_plural,
    is_turned,
    is_upsert,
)

CLIENTS_OWN = frozenset(
    {"close", "on_drift", "request", "with_options", "with_raw_response", "with_streaming_response"}
)
_LONGEST = 4
_SEARCHING = frozenset({"query", "search"})
_READING = frozenset({"export", "find", "list", "lookup", "query", "search"})
_REPLACING = frozenset({"put", "replace", "set"})
# What is done to a thing that is called like a verb, as a log is.
_MADE = (("create",), ("add",), ("update",))
_NUMBERED = re.compile(r"(?<=[a-z])_(\d+)")


@dataclass(frozen=True, slots=True)
class MethodName:
    """The resources that an operation stands in, outermost first, and its method."""

    group: tuple[str, ...]
    method: str

    def __str__(self) -> str:
        return ".".join((*self.group, self.method))


def named(subjects: Sequence[Subject]) -> dict[str, MethodName]:
    """The name of every operation, by its id: each of its own, and none that depends on the order of the document."""
    places = places_of(subject.path for subject in subjects)
    tree = _Tree(subjects, places)
    drafts = [_draft(subject, places[subject.path], tree) for subject in subjects]
    drafts = spelled_alike([replace(draft, method=once(draft.method)) for draft in drafts])
    drafts = beside_resources(apart(drafts))
    groups = {draft.group[: depth + 1] for draft in drafts for depth in range(len(draft.group))}
    return {draft.subject.id: _name(draft, groups) for draft in drafts}


def operation_class(name: MethodName) -> str:
    """What the classes of an operation begin with, where it has no name of its own: `SetJobStatus`, `ListJobs`."""
    verb, *rest = name.method.strip("_").split("_")
    nouns = [part.strip("_").split("_") for part in name.group]
    singulars = [[*noun[:-1], stem(noun[-1])] for noun in nouns[:-1]]
    last = nouns[-1] if verb == "list" and not rest else [*nouns[-1][:-1], stem(nouns[-1][-1])]
    found = [verb, *(word for noun in singulars for word in noun), *last, *rest]
    return "".join(word.capitalize() for word in once(tuple(found)))


class _Tree:
    """What the paths of a document say of each other."""

    def __init__(self, subjects: Iterable[Subject], places: Mapping[str, Place]) -> None:
        self.methods: dict[tuple[object, ...], set[str]] = {}
        self._inner: set[tuple[object, ...]] = set()
        self._keyed: set[tuple[object, ...]] = set()
        self._lists: set[tuple[object, ...]] = set()
        for subject in subjects:
            shape = places[subject.path].shape
            self.methods.setdefault(shape, set()).add(subject.method)
            for length in range(1, len(shape) - ("#" in subject.path)):
                (self._keyed if shape[length] is None else self._inner).add(shape[:length])
            if subject.is_list and subject.method == "GET":
                self._lists.add(shape)

    def is_collection(self, place: Place) -> bool:
        """Whether a path is of many records: what one of them is called follows it, or a list comes."""
        return place.shape in self._keyed or place.shape in self._lists

    def is_keyed(self, place: Place) -> bool:
        """Whether the path goes on with a key."""
        return place.shape in self._keyed

    def is_keyed_at(self, shape: tuple[object, ...]) -> bool:
        """Whether a key of its own follows a path."""
        return shape in self._keyed

    def is_many(self, shape: tuple[object, ...]) -> bool:
        """Whether a path is of the records that a key after it tells apart, and something is done to them there."""
        return shape in self._keyed and (shape in self._lists or "POST" in self.methods.get(shape, ()))

    def is_done_to_items(self, shape: tuple[object, ...], method: str) -> bool:
        """Whether a path that goes on with keys alone has the HTTP method too."""
        keys = ((*shape, *[None] * count) for count in range(1, _LONGEST))
        return any(method in self.methods.get(keyed, ()) for keyed in keys)

    def is_noun(self, words_: tuple[str, ...]) -> bool:
        """Whether a key follows these words somewhere."""
        return any(shape[-1] == words_ for shape in self._keyed)

    def goes_on(self, place: Place) -> bool:
        """Whether something stands below the path."""
        return place.shape in self._inner


def _draft(subject: Subject, place: Place, tree: _Tree) -> NameDraft:
    clue = clue_of(subject.operation_id, subject.summary, subject.method, subject.path)
    nouns = place.nouns
    draft = NameDraft(subject, place, clue, nouns, ())
    last = place.steps[-1] if place.steps else NounStep((), is_key=True)
    before = place.steps[-2] if len(place.steps) > 1 else last
    if last.is_key and len(nouns) > 1 and _is_deed_with_key(draft, before, tree):
        draft = replace(draft, group=nouns[:-1], method=before.words)
    elif last.is_key or not nouns:
        draft = replace(draft, method=_on_record(draft, tree))
        if nouns and len(draft.method) == 1 and _is_another_key(draft, last, before, tree):
            draft = replace(draft, group=nouns[:-1], method=(*draft.method, "by", *before.words))
    elif _is_deed(draft, last, tree):
        draft = replace(draft, group=nouns[:-1], method=_deed(draft, last))
    elif len(nouns) > 1 and _is_part(draft, last, tree):
        draft = replace(draft, group=nouns[:-1], method=_on_part(draft, last))
    else:
        draft = replace(draft, method=_on_collection(draft, tree))
    if not draft.group:
        draft = replace(draft, group=(_tag(draft),))
        if draft.method == draft.group[-1] and len(draft.method) > 1 and is_verb(draft.method[-1]):
            draft = replace(draft, method=draft.method[-1:])
        elif draft.method == draft.group[-1] and not is_verb(draft.method[0]) and not last.is_call:
            draft = replace(draft, method=(METHODS[subject.method],))
    return hinted(draft if tree.goes_on(place) else found_by(draft))


# -- what is done -------------------------------------------------------------------------------------------------


def _is_deed(draft: NameDraft, last: NounStep, tree: _Tree) -> bool:
    """Whether the path ends in something to do, and not in something that is there."""
    method = draft.subject.method
    if last.is_call:
        return True
    if tree.is_keyed(draft.place):
        return False
    if len(draft.group) == 1 and canonical(last.words[0]) is None and not draft.subject.tags:
        return False
    methods = tree.methods[draft.place.shape] - {"HEAD", "OPTIONS"}
    first, whole = last.words[0], draft.clue.whole
    if method == "POST" and methods == {method} and (last.words[-1] in _SEARCHING or _is_own_word(whole, last.words)):
        return True
    if not tree.goes_on(draft.place) and is_turned(draft, first) and methods <= {"POST", "PUT", "DELETE"}:
        return True
    if len(last.words) > 1 and (draft.clue.verb != first or not whole) and _is_thing(draft, last, tree):
        return False
    if first in _SEARCHING and methods <= {"GET", "POST", "QUERY"} and len(draft.group) > 1 and last.words == (first,):
        # Its criteria are in the query, or in a body where they are long.
        return True
    is_alike = bool(whole) and (whole[0],) == (draft.clue.verb,) == last.words
    if is_alike and methods == {method} and canonical(first) is None:
        # Path and operation call it alike: `PATCH /sessions/{id}/extend` is `extendSession`.
        return True
    if not is_action(first, method) or (len(last.words) == 1 and method in ("PATCH", "DELETE")):
        return last.words in (("bulk",), ("batch",)) and len(draft.group) > 1
    is_plural = stem(last.words[-1]) != last.words[-1] and not (is_verb(last.words[-1]) and canonical(first) is None)
    if is_plural and len(last.words) > 1 and "GET" in methods and tree.is_collection(draft.place):
        return False
    if method == "GET" and draft.subject.is_list and not whole and first not in _READING:
        # A list of what may be renamed renames nothing.
        return False
    if method == "GET" and (first == "list" or is_plural) and (first == "list") != draft.subject.is_list:
        return False
    if is_noun_too(first) and (methods != {method} or whole[:1] in _MADE):
        return False
    return methods == {method} or (canonical(first) is None and method != "GET") or len(last.words) > 1


def _is_own_word(whole: tuple[str, ...], last: tuple[str, ...]) -> bool:
    """Whether an operation and its path begin with one word, which is a verb then, though nobody has listed it."""
    if whole[:1] != last[:1] or (len(whole) == 1 and whole != last):
        return False
    is_noun = stem(whole[0]) != whole[0] and not is_verb(whole[0])
    return not is_noun if len(whole) == 1 else whole[:-1] != last or canonical(whole[-1]) is None


def _is_thing(draft: NameDraft, last: NounStep, tree: _Tree) -> bool:
    """Whether words that begin with a verb are what is made or read: `createUploadUrl` makes an upload URL."""
    methods, clue = tree.methods[draft.place.shape], draft.clue
    if "GET" in methods and methods & {"PUT", "DELETE"} and "POST" not in methods:
        return True
    if not clue.whole:
        return tree.is_noun(last.words)
    is_made = canonical(clue.verb) == "create" or is_own(draft)
    return is_made and clue.whole[0] == clue.verb and ends_with(clue.whole, last.words)


def _is_deed_with_key(draft: NameDraft, before: NounStep, tree: _Tree) -> bool:
    """Likewise, where a key says what to do it to, or by: `search/{text}`, `verify-email/{token}`, `delete/{id}`."""
    first, shape = before.words[0] if not before.is_key else "", draft.place.shape
    if is_action(first, "GET") and canonical(first) is None and not tree.is_many(shape[:-1]):
        return True
    method, clue = draft.subject.method, draft.clue
    is_alone = tree.methods[shape] == {method} and shape[:-1] not in tree.methods and not tree.goes_on(draft.place)
    if before.is_key or not is_alone or not is_action(first, method) or (first == "list" and not draft.subject.is_list):
        return False
    # A word that is as often a thing is something to do where the operation is called so and by no other verb.
    is_called_so = before.words in (clue.whole[-len(before.words) :], clue.whole[: len(before.words)])
    return is_called_so and clue.verb in ("", *before.words) if clue.whole else not is_noun_too(first)


def _is_another_key(draft: NameDraft, last: NounStep, before: NounStep, tree: _Tree) -> bool:
    """Whether records of the noun before are told apart by another key here: `flows/name/{name}`."""
    steps, shape, named_ = draft.place.steps, draft.place.shape, before.words
    if len(steps) < 3 or before.is_key or steps[-3].is_key or last.words[-len(named_) :] != named_:
        return False
    return shape[:-1] not in tree.methods and not tree.goes_on(draft.place) and tree.is_keyed_at(shape[:-2])


def _deed(draft: NameDraft, last: NounStep) -> tuple[str, ...]:
    """Something to do: as the path calls it, or by the operation's own verb where the path says none."""
    if last.words in (("bulk",), ("batch",)):
        spoken_verb = canonical(draft.clue.verb) or canonical(draft.clue.spoken)
        if draft.clue.verb in ("bulk", "batch") and draft.clue.rest[:1] and is_verb(draft.clue.rest[0]):
            spoken_verb = draft.clue.rest[0]
        if draft.subject.method != "POST":
            return (*last.words, METHODS[draft.subject.method])
        # What is done to many may be anything where nothing says what.
        return (*last.words, spoken_verb) if spoken_verb else last.words
    if last.words[-1] in _SEARCHING:
        return last.words
    if is_turned(draft, last.words[0]):
        return (draft.clue.spoken, *last.words[1:])
    if last.is_call or is_verb(last.words[0]) or not is_verb(draft.clue.verb):
        is_read = last.is_call and len(last.words) == 1 and canonical(last.words[0]) == "get"
        return ("get",) if is_read else last.words
    return (draft.clue.verb, *left_of(draft, draft.clue.rest, draft.group[:-1]))


def _is_part(draft: NameDraft, last: NounStep, tree: _Tree) -> bool:
    """Whether what the path ends in is one thing that a record has, such as its balance."""
    if tree.is_collection(draft.place) or tree.goes_on(draft.place) or _is_called_many(draft, tree):
        return False
    return "GET" in tree.methods[draft.place.shape] or stem(last.words[-1]) == last.words[-1]


def _on_part(draft: NameDraft, last: NounStep) -> tuple[str, ...]:
    usual = (METHODS[draft.subject.method], *last.words)
    own_verb = canonical(draft.clue.verb or draft.clue.spoken)
    if draft.subject.method == "DELETE" and [canonical(word) for word in last.words] == ["delete"]:
        return last.words
    if draft.subject.method == "POST" and draft.clue.whole and own_verb in ("get", "list"):
        usual = ("get", *last.words)
    elif draft.subject.method == "POST" and is_named_without_verb(draft, last):
        usual = last.words
    elif draft.subject.method == "POST" and own_verb == "update":
        usual = ("set" if "set" in (draft.clue.verb, draft.clue.spoken) else "update", *last.words)
    elif draft.subject.method in ("POST", "PUT") and draft.clue.whole and own_verb == "create":
        added = {("add", "to"): ("add", "to"), ("add",): ("add",)}
        made = next((added[begun] for count in (2, 1) if (begun := draft.clue.whole[:count]) in added), ("create",))
        usual = (*(("upsert",) if is_upsert(draft.clue) else made), *last.words)
    # What makes or changes something is no `get`, whatever HTTP method it goes by.
    is_misnomer = draft.subject.method == "GET" and {canonical(draft.clue.verb), draft.clue.spoken} == {"create"}
    if not is_own(draft) and not is_misnomer:
        return usual
    left = left_of(draft, draft.clue.rest, draft.group[:-1])
    return (draft.clue.verb, *(left if draft.clue.whole and len(left) < _LONGEST else last.words))


def _on_record(draft: NameDraft, tree: _Tree) -> tuple[str, ...]:
    if tree.is_many(draft.place.shape):
        return _on_collection(draft, tree)
    method, methods = draft.subject.method, tree.methods[draft.place.shape]
    usual = METHODS[method]
    own = canonical(draft.clue.verb)
    if method == "GET" and (
        draft.clue.verb == "list"
        or (draft.subject.is_list and (tree.is_keyed(draft.place) or own == "list" or is_called_many(draft)))
    ):
        usual = "list"
    if method == "POST":
        usual = "create" if own == "create" or tree.is_keyed(draft.place) else "update"
    if method == "PUT" and draft.clue.verb == "add":
        usual = "add"
    elif method == "PUT" and own == "create" and draft.clue.whole and "or" not in draft.clue.rest:
        usual = "create"
    elif method == "PUT" and "PATCH" in methods:
        usual = "replace"
    return _verb(draft, usual)


def _on_collection(draft: NameDraft, tree: _Tree) -> tuple[str, ...]:
    method, methods = draft.subject.method, tree.methods[draft.place.shape]
    usual = METHODS[method]
    spoken_verb = canonical(draft.clue.verb)
    is_called_many = _is_called_many(draft, tree)
    is_of_one = not draft.subject.is_list and not is_plural(draft) and not is_called_many
    is_collection = tree.is_collection(draft.place) or is_called_many
    if method == "GET" and ((is_collection and not is_of_one) or spoken_verb == "list"):
        usual = "list"
    is_of_verb = is_noun_of(draft, draft.clue.verb)
    if method == "POST" and (
        (spoken_verb == "update" and not is_of_verb) or (spoken_verb == "delete" and len(methods) > 1)
    ):
        usual = spoken_verb
    if method == "POST" and draft.clue.whole[:1] in (("get",), ("retrieve",), ("fetch",)):
        # A list of keys goes in the body.
        return ("get", "many") if tree.is_keyed(draft.place) else ("get",)
    if method == "PUT":
        usual = (
            "create" if spoken_verb == "create" else "replace" if methods & {"PATCH", "POST"} - {method} else "update"
        )
    if is_collection and method in ("PUT", "PATCH", "DELETE") and usual != "create":
        return _on_many(draft, usual, tree) if not is_own(draft) else _verb(draft, usual)
    return _verb(draft, usual)


def _is_called_many(draft: NameDraft, tree: _Tree) -> bool:
    """Whether an operation's own name has the plural of records that the path calls by their singular."""
    noun = draft.place.nouns[-1] if draft.place.nouns else ("",)
    return stem(noun[-1]) == noun[-1] and is_called_many(draft) and tree.is_noun(noun)


def _on_many(draft: NameDraft, usual: str, tree: _Tree) -> tuple[str, ...]:
    """What is done to the records of a collection: to those that a request names, or to all of them."""
    is_done_to_items = tree.is_done_to_items(draft.place.shape, draft.subject.method)
    if not is_plural(draft) and not is_done_to_items and not _is_called_many(draft, tree):
        return (usual,)
    if is_upsert(draft.clue):
        return ("upsert",)
    if is_linking(draft, usual):
        usual = draft.clue.verb or draft.clue.spoken
    if not is_done_to_items and is_called_one(draft):
        return (usual,)
    if draft.subject.method == "DELETE":
        return (usual, "many" if draft.subject.picks else "all")
    if draft.subject.method == "PUT" and (not draft.clue.verb or draft.clue.verb in _REPLACING):
        return ("replace", "all")
    return (usual if draft.subject.method == "PATCH" else "update", "many")


def _verb(draft: NameDraft, usual: str) -> tuple[str, ...]:
    """The verb of SDKs, or the operation's own with what it is done to, where that says more."""
    clue = draft.clue
    if is_linking(draft, usual):
        return (clue.verb or clue.spoken,)
    if is_upsert(clue):
        return ("upsert",)
    if not is_own(draft) or (not clue.whole and clue.verb not in ("search", "upload", "download")):
        return (usual,)
    left = left_of(draft, clue.rest, draft.group)
    if usual == "list" and clue.verb in ("search", "query") and not left:
        return (usual,)
    return (clue.verb, *left) if len(left) < _LONGEST - 1 else (clue.verb,)


def _tag(draft: NameDraft) -> tuple[str, ...]:
    """The resource of what has none in its path."""
    own = [word for tag in draft.subject.tags[:1] for word in words(tag)]
    kept = tuple(word for word in own if word not in ("api", "controller", "default", "endpoints"))
    return kept or ("api",)


# -- Python -------------------------------------------------------------------------------------------------------


def _name(draft: NameDraft, groups: set[tuple[tuple[str, ...], ...]]) -> MethodName:
    group = tuple(_identifier(noun) for noun in draft.group)
    group = (f"{group[0]}_" if group[0] in CLIENTS_OWN else group[0], *group[1:])
    method = _identifier(draft.method)
    if (*draft.group, draft.method) in groups:
        noun = draft.group[-1]
        method = _identifier((*draft.method, *noun[:-1], stem(noun[-1])))
    return MethodName(group, method)


def _identifier(tokens: Sequence[str]) -> str:
    joined = "_".join(tokens)
    joined = _NUMBERED.sub(r"\1", joined)
    joined = f"n{joined}" if joined[:1].isdigit() else joined
    return f"{joined}_" if keyword.iskeyword(joined) else joined
