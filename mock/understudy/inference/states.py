"""The states of a resource: enumerated properties that its creator does not choose, and the one it starts in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from understudy.inference.conventions import ID, folded, words
from understudy.inference.conventions.lists import EVERYTHING
from understudy.inference.conventions.states import (
    ADDRESS_NEIGHBOURS,
    DESIRED,
    NOT_NOW,
    STATE_HOLDERS,
    UNMOVED,
    beginning,
    is_state_name,
    is_terminal,
)
from understudy.inference.keys import held, property_node
from understudy.inference.resources import StateProperty
from understudy.inference.shapes import body_schema, items_of, properties, required_names, type_of
from understudy.inference.words import one_or_several
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_QUOTED = re.compile(r"[`'\"]([A-Za-z][A-Za-z_-]{1,30})[`'\"]")
_SEPARATOR = r"\s*(?:[,/|]|\bor\b)\s*(?:or\s+)?"
# A description that is nothing but a list of words, perhaps with what they are before it: `Status: draft, live`.
_LISTED = re.compile(rf"(?:[^:(]{{0,40}}[:(]\s*)?([A-Za-z][\w-]*(?:{_SEPARATOR}[A-Za-z][\w-]*)+)[.)\s]*")
_LONGEST = 40
# Keywords that leave a text no choice of words.
_STRICTER = frozenset({"const", "enum", "format", "pattern"})
_COMPOSED = ("allOf", "anyOf", "oneOf")


def find_states(
    schemas: Schemas,
    schema: Node | None,
    create: Operation | None,
    examples: Sequence[Any],
    listing: Operation | None = None,
    bodies: Sequence[Node] = (),
) -> Iterator[StateProperty]:
    """The state properties of a record; `examples` are records as the document shows them when they are made.

    A text that is called a state has the values that the `listing` takes as a filter, or those that it quotes. The
    `bodies` are what requests may say of a record: what stands deeper in one of them is no state.
    """
    filtering = {each.name: each.schema for each in listing.parameters if each.location == "query"} if listing else {}
    settable = _settable(schemas, create)
    named = properties(schemas, schema).items()
    own = ((name, node) for name, node in named if name not in settable)
    deeper = ((way, node) for way, node, by_service in _deeper(schemas, schema, bodies) if by_service)
    found = [state_property(schemas, name, node, examples, filtering.get(name)) for name, node in (*own, *deeper)]
    yield from _as_declared(schemas, schema, [state for state in found if state is not None and _is_own_state(state)])


def find_openings(
    schemas: Schemas,
    schema: Node | None,
    create: Operation | None,
    examples: Sequence[Any],
    bodies: Sequence[Node] = (),
) -> Iterator[StateProperty]:
    """State properties that a creator may choose, where every record has them or they are called so: they begin too."""
    needed, settable = required_names(schemas, schema), _settable(schemas, create)
    named = [(name, node) for name, node in properties(schemas, schema).items() if name in settable]
    chosen = [(name, node) for name, node in named if name in needed or is_state_name(name)]
    deeper = [(way, node) for way, node, by_service in _deeper(schemas, schema, bodies) if not by_service]
    found = [state_property(schemas, name, node, examples) for name, node in (*chosen, *deeper)]
    yield from _as_declared(schemas, schema, [state for state in found if state is not None and _goes_on(state)])


def _goes_on(state: StateProperty) -> bool:
    """Whether a property has values to begin with, and such as things end in."""
    return any(map(is_terminal, state.values)) and any(map(_begins, state.values))


def _is_own_state(state: StateProperty) -> bool:
    """Whether a property that stands deeper is the state of the record: its object or its values say so."""
    tokens = words(state.name.rpartition("/")[2])
    if (tokens and tokens[0] in NOT_NOW) or not UNMOVED.isdisjoint(tokens[-1:]):
        return False
    outer, _, inner = state.name.partition("/")
    if not inner or folded(outer) in STATE_HOLDERS or is_state_name(outer):
        return True
    return any(is_terminal(value) or _begins(value) for value in state.values)


def _deeper(
    schemas: Schemas, schema: Node | None, bodies: Sequence[Node], above: str = ""
) -> Iterator[tuple[str, Node, bool]]:
    """Properties in objects of a record that may be its states, as ways there, and whether only the service sets them.

    An object with an id is another thing, and the state of an address is a part of a country.
    """
    named = properties(schemas, schema)
    for outer, node in named.items():
        if type_of(schemas, node) != "object":
            continue
        inner = properties(schemas, node)
        holds = folded(outer) in STATE_HOLDERS
        if ID in map(folded, inner) or not ADDRESS_NEIGHBOURS.isdisjoint(map(folded, inner)):
            continue
        kept = is_state_name(outer) and not DESIRED.isdisjoint(map(folded, named))
        for name, entry in inner.items():
            way = f"{above}{outer}/{name}"
            is_state = is_state_name(way)
            if not (is_state or holds):
                continue
            settable = not kept and any(_sets(schemas, body, way) for body in bodies)
            if is_state or not settable:
                yield way, entry, not settable
        if holds and not above:
            yield from _deeper(schemas, node, bodies, f"{outer}/")


def _sets(schemas: Schemas, body: Node, way: str) -> bool:
    """Whether a request may set what is at the end of a way, in the body itself or in an envelope of it."""
    hides = schemas.family("request").is_hidden
    places = (body, *properties(schemas, body).values())
    found = (property_node(schemas, place, way) for place in places)
    return any(node is not None and not hides(node) for node in found)


def way_of(text: Any) -> str:
    """The way into a record that a declaration means by a property: its name, or a pointer such as `/status/phase`."""
    return str(text).lstrip("/")


def _as_declared(schemas: Schemas, schema: Node | None, states: list[StateProperty]) -> Iterator[StateProperty]:
    """The states, with the first ones that `x-mock-lifecycle` names."""
    words = one_or_several(schemas.resolve_object(schema).get("x-mock-lifecycle"))
    values = {state.name: state.values for state in states}
    initial = {declared_property(word, values): word.get("initial") for word in words}
    for state in states:
        if state.name in initial and initial[state.name] in (None, *state.values):
            yield replace(state, initial=initial[state.name], reason="x-mock-lifecycle")
        else:
            yield state


def source_states(value: Any) -> tuple[str | None, ...]:
    """The `from` of a transition: a state, null for the one before the first, or a list of them."""
    return tuple(value) if isinstance(value, list) else (value,)


def declared_property(word: Mapping[str, Any], states: Mapping[str, Sequence[str]]) -> str | None:
    """The property that `x-mock-lifecycle` is about: the one that it names, the only state property there is, or the
    only one that has all the states which it names.
    """
    if word.get("property"):
        return way_of(word["property"])
    named = {word.get("initial"), *(word.get("terminal") or ())}
    for entry in word.get("transitions") or ():
        named |= {*source_states(entry["from"]), entry["to"]}
    fitting = [name for name, values in states.items() if named <= {None, *values}]
    own = [name for name in states if "/" not in name]
    only = own if len(own) == 1 and (own[0] in fitting or not fitting) else list(states)
    return only[0] if len(only) == 1 else fitting[0] if len(fitting) == 1 else None


def _begins(state: str) -> bool:
    return beginning(state) is not None


def _settable(schemas: Schemas, create: Operation | None) -> set[str]:
    # One schema for what is sent and what is answered names a read-only state (OAS 4.8.24) in the request as well.
    hides = schemas.family("request").is_hidden
    return {name for name, node in properties(schemas, body_schema(create)).items() if not hides(node)}


def state_property(
    schemas: Schemas, name: str, node: Node, examples: Sequence[Any] = (), filtering: Node | None = None
) -> StateProperty | None:
    """A property as states: an enum of several texts, with null or without; None for any other.

    Where it is a text that is called a state, its values are those of `filtering`, a parameter of that name.
    """
    values = _enum(schemas, node)
    if not values and is_free_state(schemas, name, node):
        values = _values_of(schemas, filtering) or _described(schemas, node)
    texts = tuple(value for value in values if isinstance(value, str))
    if not texts or len(values) < 2 or len(texts) != len([value for value in values if value is not None]):
        return None
    shown = [value for example in examples if isinstance(value := held(example, name), str) and value in texts]
    initial, reason = _initial(_default(schemas, node), values, texts, shown)
    return StateProperty(name, texts, initial, reason)


def _parts(schemas: Schemas, node: Node) -> Iterator[dict[str, Any]]:
    """A schema and those that it is made of: an enum may stand behind `allOf`, or beside a null."""
    whole = schemas.resolve_object(node)
    yield whole
    for keyword in _COMPOSED if not whole.keys().isdisjoint(_COMPOSED) else ():
        parts = [part for part in whole.get(keyword) or () if part != {"type": "null"}]
        if keyword == "allOf" or len(parts) == 1:
            yield from map(schemas.resolve_object, parts)


def _enum(schemas: Schemas, node: Node) -> list[Any]:
    return next((part["enum"] for part in _parts(schemas, node) if isinstance(part.get("enum"), list)), [])


def is_free_state(schemas: Schemas, name: str, node: Node) -> bool:
    """Whether a property is called like a state and no schema says which states there are."""
    parts = list(_parts(schemas, node)) if is_state_name(name) and type_of(schemas, node) == "string" else []
    return bool(parts) and not any(part.keys() & _STRICTER for part in parts)


def _values_of(schemas: Schemas, filtering: Node | None) -> list[str]:
    """The values that a parameter asks for, one or several at a time, without the words for all of them."""
    if filtering is None:
        return []
    found = _enum(schemas, filtering) or _enum(schemas, items_of(schemas, filtering))
    return [each for each in found if isinstance(each, str) and each and each.casefold() not in EVERYTHING]


def _described(schemas: Schemas, node: Node) -> list[str]:
    """What the description of a text says it may be: the words that it quotes, or that it is a list of."""
    parts = list(_parts(schemas, node))
    text = next((part["description"] for part in parts if isinstance(part.get("description"), str)), "")
    listed = _LISTED.fullmatch(text)
    found = list(
        dict.fromkeys(_QUOTED.findall(text) or (re.split(_SEPARATOR, listed[1]) if listed is not None else ()))
    )
    longest = min((part["maxLength"] for part in parts if isinstance(part.get("maxLength"), int)), default=_LONGEST)
    telling = any(map(_begins, found)) or len([*filter(is_terminal, found)]) > 1
    return found if len(found) > 1 and telling and max(map(len, found)) <= longest else []


def _default(schemas: Schemas, node: Node) -> Any:
    return next((part["default"] for part in _parts(schemas, node) if "default" in part), None)


def _initial(
    default: Any, values: Sequence[Any], texts: tuple[str, ...], shown: Sequence[str]
) -> tuple[str | None, str]:
    """The first state by evidence, and what that is."""
    if default in texts:
        return str(default), "its default"
    if shown:
        return shown[0], "the example of what create answers"
    if values[0] is None:
        return None, "null comes first in its enum"
    known = set(map(folded, texts))
    for text in texts:
        parts = words(text)
        if len(parts) > 1 and parts[0] == "not" and "".join(parts[1:]) in known:
            return text, f"what is not {' '.join(parts[1:])} yet"
    begins = [(rank, position) for position, text in enumerate(texts) if (rank := beginning(text)) is not None]
    if begins:
        return texts[min(begins)[1]], "a word of beginning"
    lasting = [text for text in texts if not is_terminal(text)]
    return (lasting or texts)[0], "the first in its enum that is no end" if lasting else "the first in its enum"
