"""Each name once: one resource for one noun, and different names for what would have one."""

from __future__ import annotations

from dataclasses import replace

from understudy.inference.conventions import CURRENT, words
from understudy_tools.sdk.names.drafts import NameDraft, is_own, left_of
from understudy_tools.sdk.names.ids import stem
from understudy_tools.sdk.names.verbs import FILLERS, canonical, is_noun_too, is_verb


def spelled_alike(drafts: list[NameDraft]) -> list[NameDraft]:
    """One resource that paths call by its singular and by its plural is one group, where no two methods meet."""
    for depth in range(max((len(draft.group) for draft in drafts), default=0)):
        groups = dict.fromkeys(draft.group[: depth + 1] for draft in drafts if len(draft.group) > depth)
        for group in groups:
            plural = next((each for each in groups if each != group and _is_plural(each, group)), None)
            if plural is None:
                continue
            moved = [
                replace(draft, group=(*plural, *draft.group[depth + 1 :]))
                if draft.group[: depth + 1] == group
                else draft
                for draft in drafts
            ]
            if len({draft.key for draft in moved}) >= len({draft.key for draft in drafts}):
                drafts = moved
    return drafts


def _is_plural(plural: tuple[tuple[str, ...], ...], one: tuple[tuple[str, ...], ...]) -> bool:
    if plural[:-1] != one[:-1] or CURRENT & set(one[-1]):
        return False
    return (*plural[-1][:-1], stem(plural[-1][-1])) == one[-1]


def apart(drafts: list[NameDraft]) -> list[NameDraft]:
    """Different names for what would have one: by what tells the operations apart, the plainest keeps its own."""
    for distinguish in (_by_method, _by_version, _by_key, _by_query, _by_ending, _by_clue, _by_number):
        together: dict[object, list[NameDraft]] = {}
        for draft in drafts:
            together.setdefault(draft.key, []).append(draft)
        renamed = {
            draft.subject.id: draft
            for meeting in together.values()
            if len(meeting) > 1
            for draft in distinguish(sorted(meeting, key=_plainness))
        }
        drafts = [renamed.get(draft.subject.id, draft) for draft in drafts]
    return drafts


def beside_resources(drafts: list[NameDraft]) -> list[NameDraft]:
    """Methods that are called like a resource beside them: `query` and `query/batch` are `query` and `query_batch`.

    Where more stands below than other things to do, the method goes into that resource.
    """
    for draft in drafts:
        inner = (*draft.group, draft.method)
        below = [each for each in drafts if each.group[: len(inner)] == inner]
        if not below or is_noun_too(draft.method[0]) or not is_verb(draft.method[0]):
            continue
        if all(each.subject.method == draft.subject.method and _is_without_key(each, draft) for each in below):
            renamed = {each.subject.id: _flat(each, inner) for each in below}
        else:
            renamed = {draft.subject.id: _inside(draft, inner)}
        changed = [renamed.get(each.subject.id, each) for each in drafts]
        if len({each.key for each in changed}) == len(changed):
            drafts = changed
    return drafts


def _inside(draft: NameDraft, inner: tuple[tuple[str, ...], ...]) -> NameDraft:
    """A method in the resource that is called like it, by what its operation is called: `start` in `import_`."""
    verb, left = draft.clue.verb, left_of(draft, draft.clue.rest, inner)
    has_own_words = is_own(draft) or (
        left and is_verb(verb) and (draft.subject.method != "GET" or canonical(verb) == "get")
    )
    return replace(draft, group=inner, method=(verb, *left)) if has_own_words and verb not in inner[-1] else draft


def _is_without_key(draft: NameDraft, above: NameDraft) -> bool:
    return not any(step.is_key for step in draft.place.steps[len(above.place.steps) :])


def _flat(draft: NameDraft, inner: tuple[tuple[str, ...], ...]) -> NameDraft:
    nouns = [word for noun in draft.group[len(inner) :] for word in noun]
    method = () if nouns and len(draft.method) == 1 and canonical(draft.method[0]) else draft.method
    return replace(draft, group=inner[:-1], method=(*inner[-1], *nouns, *method))


def _plainness(draft: NameDraft) -> tuple[object, ...]:
    keys = sum(step.is_key for step in draft.place.steps)
    return (
        not draft.is_hinted,
        not draft.place.nouns,
        keys,
        len(draft.place.query),
        draft.place.version,
        draft.subject.path,
        draft.subject.method,
    )


def _by_method(meeting: list[NameDraft]) -> list[NameDraft]:
    """Two methods of one path, for both of which one verb is usual."""
    ordinary = {"PUT": "replace", "PATCH": "update", "HEAD": "head", "DELETE": "delete", "POST": "create"}
    if len({draft.subject.path for draft in meeting}) != 1 or len({draft.subject.method for draft in meeting}) == 1:
        return meeting
    is_one_deed = canonical(meeting[0].method[0]) is None and len({draft.clue.verb for draft in meeting}) == 1
    if {draft.subject.method for draft in meeting} == {"GET", "POST"} and is_one_deed:
        return [
            replace(draft, method=(*draft.method, "with", "parameters")) if draft.subject.method == "GET" else draft
            for draft in meeting
        ]
    own = [replace(each, method=(each.clue.verb, *each.method[1:])) if _is_own_post(each) else each for each in meeting]
    if len({draft.key for draft in own}) == len(own):
        return own
    renamed = []
    for draft in meeting:
        verb = ordinary.get(draft.subject.method, draft.method[0])
        spoken = canonical(draft.clue.verb) or (draft.clue.verb if is_own(draft) else "")
        renamed.append(
            replace(draft, method=(spoken if spoken and draft.subject.method == "POST" else verb, *draft.method[1:]))
            if draft.subject.method != "HEAD" or canonical(draft.method[0]) is not None
            else replace(draft, method=("head", *(draft.method if draft.method != draft.group[-1] else ())))
        )
    return renamed


def _is_own_post(draft: NameDraft) -> bool:
    return draft.subject.method == "POST" and is_own(draft)


def _by_version(meeting: list[NameDraft]) -> list[NameDraft]:
    """The first version has the plain name, so that one more changes none."""
    versions = sorted({draft.place.version for draft in meeting})
    return [
        replace(draft, method=(*draft.method, *_version_words(draft.place.version)))
        if draft.place.version != versions[0]
        else draft
        for draft in meeting
    ]


def _version_words(version: str) -> tuple[str, ...]:
    text = "".join(words(version.replace(".", " ")))
    return (text if text.startswith("v") else f"v{text}",) if text else ()


def _by_key(meeting: list[NameDraft]) -> list[NameDraft]:
    """What one path asks for and the other does not: `list` of all, `list_for_server` of one server."""
    many, one = meeting[0], meeting[-1]
    if len(meeting) == 2 and not many.is_hinted:
        if many.place.nouns == (*one.place.nouns, many.method) and many.subject.method == "POST":
            # `POST /documents/delete` beside `DELETE /documents/{id}`.
            return [replace(many, method=(*many.method, "many")), one]
        if (
            canonical(many.method[0]) is None
            and one.place.nouns == many.place.nouns
            and len(one.place.steps) == len(many.place.steps) + 1
        ):
            return [one, replace(many, method=(*many.method, "many"))]
    least = meeting[0]
    known = [step.words for step in least.place.steps if step.is_key]
    renamed = [least]
    for draft in meeting[1:]:
        own = [step.words for step in draft.place.steps if step.is_key and step.words not in known]
        nouns = _above_key(draft, least)
        if nouns:
            renamed.append(replace(draft, method=(*draft.method, "for", *nouns)))
        elif own:
            is_last = draft.place.steps[-1].is_key
            distinct = next((key for key in own[:: -1 if is_last else 1] if key[-1] not in FILLERS), own[0])
            renamed.append(replace(draft, method=(*draft.method, "by", *distinct)))
        else:
            renamed.append(draft)
    return renamed


def _above_key(draft: NameDraft, least: NameDraft) -> tuple[str, ...]:
    """The noun of the first record that only one of two paths leads through."""
    steps = draft.place.steps
    for position, step in enumerate(steps):
        others = least.place.steps
        if position < len(others) and others[position].is_key == step.is_key:
            continue
        is_above = position < len(steps) - 1 and not steps[position + 1].is_key
        if step.is_key and position and is_above and not steps[position - 1].is_key:
            noun = steps[position - 1].words
            return (*noun[:-1], stem(noun[-1]))
        return ()
    return ()


def _by_query(meeting: list[NameDraft]) -> list[NameDraft]:
    return [
        replace(draft, method=(*draft.method, "with", *draft.place.query)) if draft.place.query else draft
        for draft in meeting
    ]


def _by_ending(meeting: list[NameDraft]) -> list[NameDraft]:
    """What is answered as a file, beside what is not: `widget` and `widget.json`."""
    return [
        replace(draft, method=(*draft.method, draft.place.ending)) if draft.place.ending else draft for draft in meeting
    ]


def _by_clue(meeting: list[NameDraft]) -> list[NameDraft]:
    # The plain name is that of what has no verb of its own, and is of one record where the name says no more.
    is_many = meeting[0].method[0] == "list" or meeting[0].method[-1] in ("all", "many")
    meeting = sorted(meeting, key=lambda draft: (is_own(draft), _is_of_many(draft) != is_many))
    renamed = [meeting[0]]
    plain = left_of(meeting[0], meeting[0].clue.rest, meeting[0].group)
    for draft in meeting[1:]:
        left = left_of(draft, draft.clue.rest, draft.group)[:3]
        verb = draft.method[0] if not is_own(draft) else draft.clue.verb
        if [stem(word) for word in left] == [stem(word) for word in plain]:
            is_more = _is_of_many(draft) and (is_own(draft) or (not is_many and not _is_of_many(meeting[0])))
            left = ("many",) if is_more else left
        renamed.append(replace(draft, method=(verb, *left)) if left or verb != draft.method[0] else draft)
    return renamed


def _is_of_many(draft: NameDraft) -> bool:
    return bool(draft.clue.rest) and stem(draft.clue.rest[-1]) != draft.clue.rest[-1]


def _by_number(meeting: list[NameDraft]) -> list[NameDraft]:
    return [
        replace(draft, method=(*draft.method, str(number))) if number > 1 else draft
        for number, draft in enumerate(meeting, 1)
    ]
