"""Finds where a record stands in the bodies and answers of its operations.

No single schema shows which part of a body is the record; all operations of a resource together do: what create takes
is what read shows, what a list holds is what its items' paths select.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from understudy.inference.conventions import (
    ID,
    folded,
    has_identity_apart,
    is_envelope_name,
    is_key_name,
    nouns_of,
    same_noun,
    words,
)
from understudy.inference.conventions.nouns import singular
from understudy.inference.conventions.verbs import NEW_VALUE
from understudy.inference.envelopes import ELEMENT, BodyPlace, Steps, free_attributes, inside
from understudy.inference.shapes import items_of, properties, reference, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_WIDTH = 60
_MOST_BESIDE = 2
_TELLING = 0.3
_IDENTITIES = frozenset({ID, "metadata", "spec"})
_Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Spot:
    """One object inside a schema: the way to it, what it is called there, and the names of its properties.

    `bearing` are the names of those that may be a key, or hold one: an object called `user` is no `{user}` of a path.
    """

    steps: Steps
    node: Node
    names: _Names
    bearing: _Names
    target: str | None

    @property
    def label(self) -> str:
        """The nearest property name on the way, or an empty text at the root."""
        return next((step for step in reversed(self.steps) if step != ELEMENT), "")


@dataclass(frozen=True, slots=True)
class RecordClues:
    """What is known of the records that are looked for: nouns of the path, key parameters, and schemas of others.

    `bodies` are what requests may say of a record, `seen` what other operations answer.
    """

    noun: str
    keys: tuple[str, ...]
    bodies: tuple[Node, ...] = ()
    seen: tuple[Node, ...] = ()
    record: Node | None = None


def _spot(schemas: Schemas, node: Node | None, steps: Steps = ()) -> _Spot:
    named = properties(schemas, node)
    return _Spot(
        steps, True if node is None else node, _names(schemas, named), _bearing(schemas, named), reference(node)
    )


def _names(schemas: Schemas, named: Mapping[str, Node]) -> _Names:
    """The names of properties however they are spelled."""
    found: _Names = schemas.remember("names", named, lambda: frozenset(map(folded, named))) if named else frozenset()
    return found


def _bearing(schemas: Schemas, named: Mapping[str, Node]) -> _Names:
    """The names of properties that are no objects with properties of their own, and of those that an identity is in."""

    def found() -> _Names:
        own = (name for name, node in named.items() if not properties(schemas, node))
        return frozenset(map(folded, own)) | (_names(schemas, named) & _IDENTITIES)

    bearing: _Names = schemas.remember("bearing", named, found) if named else frozenset()
    return bearing


def _objects(schemas: Schemas, node: Node | None) -> Sequence[_Spot]:
    """Every object in a schema that may be the record: the root, objects in it, elements of arrays in it."""
    if not isinstance(node, dict):
        return ()
    found: Sequence[_Spot] = schemas.remember("spots", node, lambda: tuple(_walk(schemas, node)))
    return found


def _walk(schemas: Schemas, node: Node, steps: Steps = (), seen: frozenset[int] = frozenset()) -> Iterator[_Spot]:
    if id(node) in seen or len(steps) > 4:
        return
    seen |= {id(node)}
    if type_of(schemas, node) == "array":
        if ELEMENT not in steps:
            yield from _walk(schemas, items_of(schemas, node), (*steps, ELEMENT), seen)
        return
    named = properties(schemas, node)
    if not named:
        if steps and type_of(schemas, node) == "object" and any(map(is_envelope_name, steps)):
            yield _spot(schemas, node, steps)  # a record that nothing describes
        return
    yield _spot(schemas, node, steps)
    deep = not steps or is_envelope_name(steps[-1])
    for name, entry in list(named.items())[:_WIDTH]:
        kind = type_of(schemas, entry)
        if (kind == "array" and deep and len(steps) < 2) or (
            deep and (kind == "object" or (kind is None and properties(schemas, entry)))
        ):
            yield from _walk(schemas, entry, (*steps, name), seen)


def record_spot(schemas: Schemas, node: Node | None, subject: RecordClues) -> Steps:
    """Where the record stands in an answer; the root where nothing speaks for another place."""
    if not isinstance(node, dict):
        return ()
    found: Steps = schemas.remember("record", node, lambda: _record_spot(schemas, node, subject), about=subject)
    return found


def _record_spot(schemas: Schemas, node: Node, subject: RecordClues) -> Steps:
    root = properties(schemas, node)
    if root and _holds_key(_bearing(schemas, root), subject) == 3 and not _is_data(schemas, root):
        return ()
    candidates = _objects(schemas, node)
    if len(candidates) < 2:
        return candidates[0].steps if candidates else ()
    if any(_sets_beside(schemas, each, root, subject) for each in subject.bodies):
        return ()
    bodies = [
        spot.names for each in subject.bodies for spot in _bearers(schemas, each, subject) if ELEMENT not in spot.steps
    ]
    others = [[spot for spot in _objects(schemas, each) if _speaks(spot, subject, bodies)] for each in subject.seen]
    record = _spot(schemas, subject.record) if subject.record is not None else None
    lone = _lone_object(schemas, root)
    return max(
        candidates, key=lambda spot: (_score(spot, subject, bodies, others, record, lone), -len(spot.steps))
    ).steps


def _sets_beside(schemas: Schemas, body: Node, root: Mapping[str, Node], subject: RecordClues) -> bool:
    """Whether a request sets plain values beside objects that no envelope is called like: all of it is the record."""
    objects = [name for name, entry in root.items() if type_of(schemas, entry) in ("object", "array", None)]
    if any(is_envelope_name(name) or same_noun(subject.noun, name) for name in objects):
        return False
    sent = properties(schemas, body)
    return bool(sent.keys() & root.keys() - set(objects)) and sent.keys() & set(objects) == set(objects)


def _bearers(schemas: Schemas, body: Node, subject: RecordClues) -> Iterator[_Spot]:
    """The objects in a body that may say what the record is to be: itself, and what it wraps rather than describes."""
    named = properties(schemas, body)
    plain = sum(type_of(schemas, entry) not in ("object", "array", None) for entry in named.values())
    spots = _objects(schemas, body)
    lone = len(spots) > 1 and len(named) == 1 and not plain and all(map(is_envelope_name, named))
    whole = "" if plain else _whole_record(spots, subject)
    if whole:
        spots = [spot for spot in spots if spot.steps[:1] == (whole,)]
    elif lone and not _is_array_of_record(schemas, named, subject):
        spots = spots[1:]
    for spot in spots:
        names = [step for step in spot.steps if step != ELEMENT]
        wraps = plain <= _MOST_BESIDE or not names or is_envelope_name(names[0]) or same_noun(subject.noun, names[0])
        if wraps:
            yield spot


def _whole_record(spots: Sequence[_Spot], subject: RecordClues) -> str:
    """The property called like the resource that has the key of one, in a body that has none itself."""
    if not spots or _holds_key(spots[0].bearing, subject) == 3:
        return ""
    named = (spot for spot in spots if len(spot.steps) in (1, 2) and same_noun(subject.noun, spot.label))
    return next((spot.label for spot in named if _holds_key(spot.bearing, subject) == 3), "")


def _is_array_of_record(schemas: Schemas, named: Mapping[str, Node], subject: RecordClues) -> bool:
    """Whether an array in a body is one that a record with a key has too: the `items` of an order."""
    own = properties(schemas, subject.record)
    arrays = all(type_of(schemas, each.get(name)) == "array" for name in named for each in (named, own))
    return arrays and _holds_key(frozenset(map(folded, own)), subject) > 0


def _speaks(spot: _Spot, subject: RecordClues, bodies: Sequence[_Names]) -> bool:
    """Whether an object in another answer is a record, not just the same envelope: it has a key, or what is sent."""
    return _holds_key(spot.bearing, subject) > 0 or any(_overlap(names, spot.names) > _TELLING for names in bodies)


def _is_data(schemas: Schemas, root: Mapping[str, Node]) -> bool:
    """Whether an object besides its own id holds an object under an envelope's name, as `{"id": …, "data": {…}}`."""
    return len(root) <= 3 and any(
        is_envelope_name(name) and type_of(schemas, node) == "object" for name, node in root.items()
    )


def _lone_object(schemas: Schemas, root: Mapping[str, Node]) -> str | None:
    objects = [name for name, node in root.items() if type_of(schemas, node) in ("object", "array")]
    return objects[0] if len(objects) == 1 else None


def _score(
    spot: _Spot,
    subject: RecordClues,
    bodies: Sequence[_Names],
    others: Sequence[Sequence[_Spot]],
    record: _Spot | None,
    lone: str | None,
) -> float:
    known = not spot.label or is_envelope_name(spot.label) or same_noun(subject.noun, spot.label) or spot.label == lone
    score = float(_holds_key(spot.bearing, subject) if known else min(1, _holds_key(spot.bearing, subject)))
    score += 3 * max((_overlap(names, spot.names) for names in bodies), default=0.0)
    support = [max((_alike(spot, other) for other in each), default=0.0) for each in others]
    score += 2 * min(2.0, sum(support))
    if record is not None:
        score += 4 * _alike(spot, record)
    if spot.label:
        score += 2 if same_noun(subject.noun, spot.label) else 1 if is_envelope_name(spot.label) else 0
        score += 1 if len(spot.steps) == 1 and spot.label == lone else 0
    return score - sum(2.5 if step == ELEMENT else 1 for step in spot.steps)


def _holds_key(names: _Names, subject: RecordClues) -> int:
    """How surely an object carries the key of a record: 3 by its parameter's name or `id`, 1 by a name keys have."""
    noun = folded(subject.noun)
    if ID in names or any(folded(key) in names for key in subject.keys):
        return 3
    if any(same_noun(subject.noun, "-".join(words(key)[:-1])) and words(key)[-1] in names for key in subject.keys):
        return 3
    tails = ("".join(words(key)[-length:]) for key in subject.keys for length in range(2, len(words(key))))
    if not names.isdisjoint(tails):
        return 3
    nouns = {noun, noun.removesuffix("s"), noun.removesuffix("es")}
    if any(name.endswith(ID) and name.removesuffix(ID) in nouns for name in names):
        return 3
    if has_identity_apart(names):
        return 2
    return 1 if any(is_key_name(name) for name in names) else 0


def _overlap(part: _Names, whole: _Names) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _alike(one: _Spot, other: _Spot) -> float:
    """How much two objects look like the same record."""
    if one.target is not None and one.target == other.target:
        return 1.0
    shared = len(one.names & other.names)
    if not one.names and not other.names:
        return 0.9
    if shared < 2:
        return 0.5 if shared and min(len(one.names), len(other.names)) == 1 else 0.0
    return 0.9 * shared / min(len(one.names), len(other.names)) * (0.5 + 0.5 * shared / max(len(one.names), 1))


def similarity(schemas: Schemas, node: Node | None, steps: Steps, subject: RecordClues) -> float:
    """How much the object at a place in a schema looks like the record, from 0 to 1."""
    found = inside(schemas, node, steps)
    if found is None or subject.record is None:
        return 0.0
    return _alike(_spot(schemas, found), _spot(schemas, subject.record))


def body_place(schemas: Schemas, body: Node | None, subject: RecordClues) -> BodyPlace:
    """Where a request body says what the record is to be, and where that belongs in the record."""
    if not isinstance(body, dict) or subject.record is None:
        return BodyPlace()
    if (free := free_attributes(schemas, subject.record)) is not None:
        place = _by_name(schemas, body, subject)
        if free not in properties(schemas, inside(schemas, body, place.steps)) and ELEMENT not in place.steps:
            return replace(place, into=(free,))
    spots = _objects(schemas, subject.record)
    homes = [spot for spot in spots if ELEMENT not in spot.steps and len(spot.steps) < 2]
    one = items_of(schemas, body) if type_of(schemas, body) == "array" else body
    part = _part(_spot(schemas, one), spots)
    if part is not None:
        return BodyPlace((), part)
    best, chosen = 0.0, BodyPlace()
    own = properties(schemas, subject.record)
    itself = len(_spot(schemas, body).names & _spot(schemas, subject.record).names) > 1
    for spot in _bearers(schemas, body, subject):
        wraps = same_noun(subject.noun, spot.label) or is_envelope_name(spot.label)
        if len(spot.steps) > 2 or (spot.steps and itself and spot.label and not (wraps and spot.label not in own)):
            continue
        if spot.steps and not wraps and all(map(is_key_name, spot.names)):
            continue  # it names another record
        for home in homes or (_spot(schemas, subject.record),):
            if spot.steps and spot.steps == home.steps:
                continue  # the whole body, as the whole record, has it there as well
            score = 3 * _overlap(spot.names, home.names) - 0.4 * len(spot.steps) - 0.8 * len(home.steps)
            score += 0.3 * (ELEMENT not in spot.steps)
            if spot.label:
                score += 1 if same_noun(subject.noun, spot.label) else 0.5 if is_envelope_name(spot.label) else 0
            if score > best and _overlap(spot.names, home.names) > 0:
                spelled = spelled_alike(schemas, spot.node, home.node, subject.noun)
                best, chosen = score, BodyPlace(spot.steps, home.steps, spelled)
    if best:
        return chosen if chosen.steps or chosen.into else replace(chosen, inner=_inner(schemas, body, own))
    other = _element(_spot(schemas, body), spots) or _by_name(schemas, body, subject)
    return (
        other if other != BodyPlace() else BodyPlace(spelled=spelled_alike(schemas, body, subject.record, subject.noun))
    )


def _inner(schemas: Schemas, body: Node, record: Mapping[str, Node]) -> str:
    """The one object in a body that the record has not, though it has most of what is in it; empty for none."""
    found = []
    for name, node in properties(schemas, body).items():
        named = properties(schemas, node) if name not in record and type_of(schemas, node) != "array" else {}
        shared = named.keys() & record.keys()
        if len(shared) > _MOST_BESIDE and len(shared) > len(named) / 2:
            found.append(name)
    return found[0] if len(found) == 1 else ""


def _element(body: _Spot, spots: Sequence[_Spot]) -> BodyPlace | None:
    """A body that says of a record what only the elements of one array in it have: its first element."""
    alike = [spot for spot in spots if spot.steps[1:] == (ELEMENT,) and len(body.names & spot.names) > 1]
    found = [spot for spot in alike if _overlap(body.names, spot.names) > 0.5]
    return BodyPlace((), found[0].steps) if len(found) == 1 else None


def _part(body: _Spot, spots: Sequence[_Spot]) -> Steps | None:
    """Where a body belongs that is no record but one element of an array in it: the document gives both one schema."""
    if body.target is None or any(spot.target == body.target for spot in spots if ELEMENT not in spot.steps):
        return None
    elements = [spot for spot in spots if spot.steps[1:] == (ELEMENT,)]
    places = [spot.steps for spot in elements if spot.target == body.target or _widens(body, spot, spots[0])]
    return places[0] if len(places) == 1 else None


def _widens(body: _Spot, element: _Spot, record: _Spot) -> bool:
    """Whether a body has all that an element has and more, and less than half of it is the record's."""
    wide = len(element.names) > 3 and element.names <= body.names
    return wide and _overlap(body.names, record.names) < 0.5


def spelled_alike(schemas: Schemas, body: Node, record: Node, noun: str) -> tuple[tuple[str, str], ...]:
    """The properties of a body that a record has in another spelling, or with or without what it is called, alone.

    Each with that of the record.
    """
    theirs, ours = properties(schemas, body), properties(schemas, record)
    by_words = {folded(name): name for name in ours if name not in theirs}
    found = {name: by_words.get(folded(name)) for name in theirs if name not in ours}
    found |= {name: by_words.get(folded(name)[len(NEW_VALUE) :]) for name in found if words(name)[:1] == (NEW_VALUE,)}
    for one in map("".join, nouns_of(noun)):
        for name in [name for name, other in found.items() if other is None and name != one]:
            short = folded(name).removeprefix(one)
            other = by_words.get(one + short if short == folded(name) else short)
            found[name] = other if other not in found.values() else None
    return tuple((name, other) for name, other in found.items() if other is not None)


def named_by_path(schemas: Schemas, path: str, sent: Mapping[str, Node], record: Node | None) -> list[tuple[str, str]]:
    """What is sent below an item and has its name from there: `quantity` of `/products/{id}/stock` is `stockQuantity`.

    Each with the property of the record.
    """
    *above, last = path.rstrip("/").split("/")
    if "{" in last or not above or "{" not in above[-1]:
        return []
    own = properties(schemas, record)
    by_words = {folded(name): name for name in own}
    stems = dict.fromkeys((folded(last), singular(folded(last))))
    found = ((name, by_words.get(stem + folded(name))) for stem in stems for name in sent if name not in own)
    return [
        (name, other)
        for name, other in found
        if other is not None and type_of(schemas, sent[name]) == type_of(schemas, own[other])
    ]


def _by_name(schemas: Schemas, body: Node, subject: RecordClues) -> BodyPlace:
    """A body that shares no name with the record: what it wraps, where that is called like the resource or `data`."""
    named = properties(schemas, body)
    objects: list[Steps] = [(name,) for name, node in named.items() if type_of(schemas, node) == "object"]
    objects += [
        (name, ELEMENT)
        for name, node in named.items()
        if type_of(schemas, node) == "array" and type_of(schemas, items_of(schemas, node)) == "object"
    ]
    if len(objects) == 1 and len(named) <= 2:
        name = objects[0][0]
        if same_noun(subject.noun, name) or is_envelope_name(name):
            return BodyPlace(objects[0])
    return BodyPlace((ELEMENT,)) if type_of(schemas, body) == "array" else BodyPlace()
