"""Which property of a record holds each part of its key, and what a made key must satisfy.

A key property is a name, or a way into the record such as `metadata/name`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from understudy.inference.conventions import (
    HOLDERS,
    ID,
    ID_ENDINGS,
    KEY_NAMES,
    KEYWORD_SIGN,
    NAME_ENDINGS,
    NAMING,
    OPAQUE_ENDINGS,
    PARAMETER_ENDINGS,
    RECORD_ENDINGS,
    ends_like,
    folded,
    is_key_name,
    is_key_of,
    named_keys,
    nouns_of,
    same_noun,
    words,
)
from understudy.inference.conventions.nouns import singular
from understudy.inference.shapes import may_be_key, properties, schema_examples, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

# `{TripId-1}`: the second parameter of a path that would have the name of the first.
_NUMBERED = re.compile(r"[-_]\d+$")
_SCALARS = ("string", "integer", "number", None)


@dataclass(frozen=True, slots=True)
class Key:
    """One part of a key: the property that holds it, or None where it is kept beside the record, and why."""

    property: str | None
    reason: str
    doubtful: bool = False


def held(record: Any, key: str | None) -> Any:
    """What a record holds as a part of its key, or None."""
    if key is None:
        return None
    if "/" not in key:
        return record.get(key) if isinstance(record, dict) else None
    value = record
    for step in key.split("/"):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def hold(record: dict[str, Any], key: str | None, value: Any) -> None:
    """Set a part of a record's key; objects on the way are copied, not changed."""
    if key is None:
        return
    if "/" not in key:
        record[key] = value
        return
    put(record, key.split("/"), value)


def put(record: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Set what stands at the end of a path of properties; objects on the way are copied, not changed."""
    *above, name = path
    place = record
    for step in above:
        inner = place.get(step)
        place[step] = place = dict(inner) if isinstance(inner, dict) else {}
    place[name] = value


def property_node(schemas: Schemas, record: Node | None, key: str | None) -> Node | None:
    """The schema of a key property."""
    node = record
    for step in key.split("/") if key is not None else ():
        node = properties(schemas, node).get(step)
    return node if key is not None else None


def find_key(
    schemas: Schemas,
    record: Node | None,
    parameter: str,
    schema: Node,
    *,
    noun: str,
    linked: str | None,
    alone: bool,
    bodies: Sequence[Node] = (),
    short: str = "",
) -> Key:
    """The property that holds the path parameter `parameter` of a collection whose items are called `noun`.

    `short` is the parameter without what all of a key begin with.
    """
    plain = ((name, node) for name, node in properties(schemas, record).items() if not name.startswith(KEYWORD_SIGN))
    named = {name: node for name, node in plain if type_of(schemas, node) in _SCALARS}
    if linked is not None:
        return Key(linked, "a link leads there with it")
    sought = _Sought(schemas, record, named, parameter, schema, noun, alone)
    found = chain(
        sought.named_like_the_parameter(short),
        sought.with_noun(),
        sought.nested(),
        sought.telling(),
        sought.conventional(),
        sought.with_its_example(),
        sought.never_answered(bodies),
    )
    return next(found, Key(None, "no property of the record holds it: kept beside the record", doubtful=True))


@dataclass(frozen=True, slots=True)
class _Sought:
    """A path parameter whose property in a record is looked for: each method is a reason, the surer ones first.

    `named` are the plain values of the record; `alone`: the key has no other part.
    """

    schemas: Schemas
    record: Node | None
    named: Mapping[str, Node]
    parameter: str
    schema: Node
    noun: str
    alone: bool

    def named_like_the_parameter(self, short: str) -> Iterator[Key]:
        if (way := _spelled_out(self.schemas, self.record, self.parameter)) is not None:
            yield Key(way, "where the path parameter says")
        wanted = (folded(self.parameter), folded(_NUMBERED.sub("", self.parameter)))
        yield from (Key(name, "named like the path parameter") for name in self.named if folded(name) in wanted)
        reason = "the path parameter, without what all of them begin with"
        yield from (Key(name, reason) for name in self.named if short and folded(name) == folded(short))

    def with_noun(self) -> Iterator[Key]:
        """`id` for `{order_id}` of /orders or /open-orders, `external_id` for `{external_order_id}`, `client_id` for
        `{id}` of /clients.
        """
        tokens, noun = words(self.parameter), self.noun
        nouns = {each[-len(tokens) + 1 :] for each in nouns_of(noun)} if len(tokens) > 1 else ()
        for name in self.named:
            if words(name) == tokens[-1:] and tokens[:-1] in nouns:
                yield Key(name, f"{{{self.parameter}}} of {noun}")
        for name in self.named:
            if len(words(name)) > 1 and tokens[-len(words(name)) :] == words(name):
                yield Key(name, "the path parameter's last words")
        # A record with an `id` of its own has it from there: what is left may be the key of what stands above.
        own = any(folded(name) == ID for name in self.named)
        inner = [tokens[:start] + tokens[end:] for start, end in _inside(tokens, noun) if not own]
        yield from (Key(name, f"{{{self.parameter}}} without {noun}") for name in self.named if words(name) in inner)
        for name in self.named:
            if words(name)[-len(tokens) :] == tokens and same_noun(noun, "-".join(words(name)[: -len(tokens)])):
                yield Key(name, f"{noun} and the path parameter's name")

    def nested(self) -> Iterator[Key]:
        """`metadata/name` for `{name}`, `owner/login` for `{owner}`."""
        schemas, wanted = self.schemas, folded(self.parameter)
        found: list[tuple[int, str]] = []
        for name, node in properties(schemas, self.record).items():
            if type_of(schemas, node) != "object":
                continue
            holds, is_called_so = folded(name) in HOLDERS, folded(name) == wanted
            for inner, entry in properties(schemas, node).items():
                joined = folded(name + "-" + inner) == wanted
                if not (joined or holds or is_called_so) or type_of(schemas, entry) not in _SCALARS:
                    continue
                if joined:
                    found.append((0, f"{name}/{inner}"))
                elif folded(inner) == wanted and holds:
                    found.append((1, f"{name}/{inner}"))
                elif is_called_so and is_key_name(inner):
                    other = type_of(schemas, entry) != type_of(schemas, self.schema)
                    found.append((2 + _rank(inner) + 100 * other, f"{name}/{inner}"))
        if found:
            yield Key(min(found)[1], "stands deeper in the record")

    def telling(self) -> Iterator[Key]:
        """A text that tells records apart, the record's id, what is called like the resource or the parameter."""
        texts = _texts(self.schemas, self.named, self.parameter, self.schema, alone=self.alone)
        own = next((name for name in self.named if folded(name) == ID), None)
        if texts and (own is not None or not self.alone):
            yield Key(texts[0], "a text that tells records apart, as the path parameter is", doubtful=True)
        if not self.alone:
            return
        if own is not None:
            yield Key(own, "the record's id")
        for name, node in self.named.items():
            if same_noun(self.noun, name) and type_of(self.schemas, node) == "string":
                yield Key(name, "named like the resource", doubtful=True)
        first = words(self.parameter)[:-1]
        for name in self.named if first and ends_like(self.parameter, NAME_ENDINGS) else ():
            if words(name) == first:
                yield Key(name, "the path parameter's first words", doubtful=True)

    def conventional(self) -> Iterator[Key]:
        """A property with a name that keys have, where the parameter is called after the resource or is an `id`."""
        named, parameter, noun, fitting = self.named, self.parameter, self.noun, self._fitting()
        tokens = [word for word in words(parameter) if word != "or"]
        for word in tokens if "or" in words(parameter) else ():
            yield from (Key(name, f"one of {{{parameter}}}") for name in named if words(name)[-1:] == (word,))
        about = same_noun(noun, parameter) or singular(words(noun)[-1] if words(noun) else "") in tokens
        if not (about or ends_like(parameter, PARAMETER_ENDINGS) or (self.alone and is_key_name(parameter))):
            return
        for name in sorted(filter(is_key_name, fitting), key=_rank):
            yield Key(name, "a name that keys have", doubtful=True)
        for name in fitting:
            if ends_like(name, ID_ENDINGS) and same_noun(noun, "-".join(words(name)[:-1])):
                yield Key(name, f"the id of {noun}")
        ids = [name for name in fitting if ends_like(name, RECORD_ENDINGS)]
        if self.alone and len(ids) == 1:
            yield Key(ids[0], "the only property of the record that is called like a key", doubtful=True)

    def with_its_example(self) -> Iterator[Key]:
        same = _example(self.schemas, self.schema)
        for name in self._fitting() if same is not None else ():
            if _example(self.schemas, self.named[name]) == same:
                yield Key(name, "its example is the path parameter's", doubtful=True)

    def never_answered(self, bodies: Sequence[Node]) -> Iterator[Key]:
        """A property of a request, or the `id` of a record that nothing describes."""
        schemas, parameter = self.schemas, self.parameter
        for body in bodies if self.alone else ():
            for name, node in properties(schemas, body).items():
                is_called_so = folded(name) == folded(parameter) or words(name)[-1:] == words(parameter)[-1:]
                if (is_called_so or same_noun(self.noun, name)) and type_of(schemas, node) == "string":
                    yield Key(name, "what the client chooses: no answer has it", doubtful=True)
        is_open = type_of(schemas, self.record) == "object" and not properties(schemas, self.record)
        if self.alone and is_open:
            yield Key(ID, "the record may have any property, so it has an id", doubtful=True)

    def _fitting(self) -> list[str]:
        return [name for name, node in self.named.items() if _fits(self.schemas, node, self.schema)]


def distinguishing(parameters: Sequence[str]) -> tuple[str, ...]:
    """Several path parameters without the words that all begin with, `name` and `type` of `{rr_name}/{rr_type}`."""
    texts = [words(each) for each in parameters]
    shared = next(
        (count for count, column in enumerate(zip(*texts, strict=False)) if len(set(column)) > 1),
        min(map(len, texts), default=0),
    )
    short = ["-".join(text[shared:]) for text in texts]
    return tuple(short) if shared and all(short) and len(short) > 1 else ("",) * len(texts)


def parent_property(schemas: Schemas, record: Node | None, parameter: str, noun: str = "") -> str | None:
    """The property of a record that is called like a parameter above it: `namespace`, or `metadata/namespace`.

    Noun and id are that as well, also in an object that says what identifies a record: `shelf_id` below shelves,
    `attributes/shelf_id`.
    """
    named = properties(schemas, record)
    for name, node in named.items():
        if folded(name) == folded(parameter) and folded(name) != ID and type_of(schemas, node) in _SCALARS:
            return name
    for name, node in named.items():
        for inner, entry in properties(schemas, node).items() if folded(name) in HOLDERS else ():
            called = folded(inner) == folded(parameter) or (noun and is_key_of(noun, inner))
            if called and folded(inner) != ID and type_of(schemas, entry) in _SCALARS:
                return f"{name}/{inner}"
    ids = (name for name in named if noun and folded(name) != ID and is_key_of(noun, name))
    return next((name for name in ids if type_of(schemas, named[name]) in _SCALARS), None)


def _spelled_out(schemas: Schemas, record: Node | None, parameter: str) -> str | None:
    """The way into the record that a parameter says with dots: `metadata/name` of `{order.metadata.name}`."""
    parts = parameter.split(".")
    ways = ("/".join(parts[start:]) for start in range(len(parts))) if len(parts) > 1 else ()
    return next((way for way in ways if may_be_key(schemas, property_node(schemas, record, way))), None)


def _inside(tokens: Sequence[str], noun: str) -> Iterator[tuple[int, int]]:
    """Where the words of a noun stand inside others."""
    for start in range(1, len(tokens) - 1):
        for end in range(start + 1, len(tokens)):
            if same_noun(noun, "-".join(tokens[start:end])):
                yield start, end


def _texts(schemas: Schemas, named: Mapping[str, Node], parameter: str, schema: Node, *, alone: bool) -> Sequence[str]:
    """Properties such as `login` for a parameter such as `{org}`, which is a text where the id is a number."""
    facts, ids = schemas.resolve_object(schema), type_of(schemas, named.get(ID, {"type": "integer"}))
    example = facts.get("example")
    numeric = isinstance(example, int) or (isinstance(example, str) and example.isdigit())
    if type_of(schemas, schema) != "string" or "format" in facts or ids != "integer" or numeric:
        return ()
    if ends_like(parameter, OPAQUE_ENDINGS) or ID in named_keys(parameter):
        return ()
    likely = NAMING if alone else (*NAMING, "name", "key")
    return sorted((name for name in named if folded(name) in likely), key=lambda name: likely.index(folded(name)))


def _rank(name: str) -> int:
    return KEY_NAMES.index(folded(name)) if folded(name) in KEY_NAMES else len(KEY_NAMES)


def _fits(schemas: Schemas, node: Node, parameter: Node) -> bool:
    """Whether a property can hold what a parameter takes."""
    mine, theirs = type_of(schemas, node), type_of(schemas, parameter)
    if theirs == "integer" and mine == "string":
        return not schemas.resolve_object(node).keys() & {"format", "pattern", "enum"}
    return mine in (theirs, None) or theirs in (None, "string")


def _example(schemas: Schemas, node: Node) -> Any:
    found = next((each for each in schema_examples(schemas.resolve_object(node)) if each is not None), None)
    return found if isinstance(found, str | int) and not isinstance(found, bool) and len(str(found)) > 3 else None


# `cus_NffrFeUfNV2Hib`: what the key is of, and then the distinguishing part.
_PREFIX = re.compile(r"([A-Za-z]{1,12}[_-])([A-Za-z0-9]{4,})")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def prefixed(schemas: Schemas, node: Node, text: str) -> Iterator[str]:
    """A text in the form of the document's example of a key, made from the digits of another one."""
    shape = schemas.resolve_object(node)
    for part in (shape, *(schemas.resolve_object(each) for each in shape.get("allOf") or ())):
        for example in schema_examples(part):
            found = _PREFIX.fullmatch(example) if isinstance(example, str) else None
            if found is not None:
                yield found[1] + text[: len(found[2])]
            elif isinstance(example, str) and _UUID.fullmatch(example):
                yield f"{text[:8]}-{text[8:12]}-4{text[12:15]}-a{text[15:18]}-{text[18:30]}"


_LIMITS = frozenset(
    {"format", "pattern", "enum", "const", "minLength", "maxLength", "minimum", "maximum", "multipleOf"}
)


def key_schema(schemas: Schemas, own: Node | None, parameter: Node) -> Node:
    """What a made key satisfies: the property's schema, and the path parameter's where that says more."""
    if own is None or own is True:
        return parameter
    mine, theirs = schemas.resolve_object(own), schemas.resolve_object(parameter)
    kinds = type_of(schemas, own), type_of(schemas, parameter)
    if kinds == ("number", "integer"):
        return parameter
    if kinds == ("string", "integer") and not mine.keys() & {"format", "pattern", "enum", "const"}:
        return parameter
    more = {name: theirs[name] for name in _LIMITS & theirs.keys() if mine.get(name) != theirs[name]}
    if not more:
        return own
    if kinds[0] != kinds[1] and None not in kinds:
        return own
    return own if mine.keys() & {"allOf", "anyOf", "oneOf"} else {**more, **mine}
