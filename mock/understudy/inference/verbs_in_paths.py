"""Paths that say with a verb what their method says anyway, and where REST has them: `PUT /cars/edit/{id}`.

Documents of frameworks whose routes are written one by one have a path for each operation: `/cars/create`, `/cars/all`,
`/cars/{id}/delete`, `/cars/list-create`, `/getCar/{id}`. What is inferred of a document is inferred as if they stood at
`/cars` and `/cars/{id}`; the router matches what is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from understudy.inference.conventions import (
    ID_ENDINGS,
    ends_like,
    in_singular,
    path_verb_role,
    verb_filler,
    words,
)
from understudy.inference.lists import list_shape
from understudy.inference.paths import canonical, segments
from understudy.inference.shapes import body_schema, reference, success_node
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

_ON_ITEMS = frozenset({"read", "update", "delete"})
_CHANGES = {"PUT": "update", "PATCH": "update", "DELETE": "delete"}


@dataclass(frozen=True, slots=True)
class _Guess:
    """What an operation is: at which path, by which method, and the collection that it is one of.

    `is_named`: its verb says what its method does, and not only what may be done to what it shows.
    """

    operation: Operation
    base: str
    path: str
    method: str
    is_named: bool

    @property
    def is_on_item(self) -> bool:
        return self.path != self.base


def as_intended(operations: Mapping[str, Operation], schemas: Schemas) -> dict[str, Operation]:
    """The operations, each with the path and the method that it would have where no path had a verb.

    A collection is moved to where it is meant to be as a whole: where a verb stands in the path of a record of it, or
    of the collection itself beside a path of its records. Where another operation stands already, a second one may do
    the same to the record with the same key.
    """
    taken = {(canonical(each.path), each.method): each for each in operations.values()}
    paths = {path for path, _ in taken}
    groups: dict[str, list[_Guess]] = {}
    for guess in _guesses(operations, schemas):
        groups.setdefault(canonical(guess.base), []).append(guess)
    result = dict(operations)
    for base, group in groups.items():
        if len(group) + (base in paths) < 2 and f"{base}/{{}}" not in paths:
            continue
        if not any(guess.is_on_item for guess in group) and f"{base}/{{}}" not in paths:
            continue
        for guess in sorted(group, key=_is_by_another_key):
            moved = replace(guess.operation, path=guess.path, method=guess.method)
            place = (canonical(moved.path), moved.method)
            known = taken.get(place)
            if known is None and guess.is_named:
                taken[place] = result[moved.id] = moved
            elif known is not None and guess.is_on_item and _does_the_same(moved, known):
                result[moved.id] = moved
    return result


def _does_the_same(one: Operation, other: Operation) -> bool:
    """Whether two operations of one method are about the record with the same key, and show the same of it."""
    if segments(one.path)[-1] != segments(other.path)[-1]:
        return False
    mine, theirs = (reference(success_node(each)) for each in (one, other))
    return one.method != "GET" or (mine is not None and mine == theirs)


def _is_by_another_key(guess: _Guess) -> bool:
    """Whether a record is found by something that is not called a key: another path may have that."""
    last = segments(guess.path)[-1]
    return guess.is_on_item and not ends_like(last.strip("{}"), ID_ENDINGS)


def _guesses(operations: Mapping[str, Operation], schemas: Schemas) -> Iterator[_Guess]:
    nouns = _nouns(operations)
    changed = {operation.path for operation in operations.values() if operation.method in _CHANGES}
    for operation in operations.values():
        parts = segments(operation.path)
        keyed = parts[-1].startswith("{")
        at = len(parts) - 1 - keyed
        if at < 0 or parts[at].startswith("{"):
            continue
        roles = _roles(parts[at])
        if roles is not None and operation.method == "GET" and operation.path in changed:
            roles |= {"read"}  # what is changed at a path is shown there
        above, key = parts[:at], parts[at + 1 :]
        if roles is None:
            verb, noun = _verb_and_noun(parts[at])
            if noun:
                base = (*above, nouns.get((above, noun), noun))
                yield from _guess(operation, frozenset({verb}), base, key, schemas, plural=noun != words(parts[at])[-1])
        elif above and not above[-1].startswith("{"):
            yield from _guess(operation, roles, above, key, schemas)
        elif len(above) > 1 and not keyed and not above[-2].startswith("{"):
            yield from _guess(operation, roles, above[:-1], above[-1:], schemas)


def _guess(
    operation: Operation,
    roles: frozenset[str],
    base: tuple[str, ...],
    key: tuple[str, ...],
    schemas: Schemas,
    *,
    plural: bool = False,
) -> Iterator[_Guess]:
    method = _method(operation, roles, schemas, on_item=bool(key), plural=plural)
    if method is not None:
        collection = "/" + "/".join(base)
        is_named = method != "GET" or not key or "read" in roles
        yield _Guess(operation, collection, "/".join((collection, *key)), method, is_named)


def _method(
    operation: Operation, roles: frozenset[str], schemas: Schemas, *, on_item: bool, plural: bool
) -> str | None:
    """The method that does what the verbs say; None where the operation's own does something else."""
    method = operation.method
    if on_item:
        if method == "POST":
            # Behind the key a verb may be about a part of the record, which its body says.
            plain = roles == {"delete"} and body_schema(operation) is None
            return "DELETE" if plain else "PATCH" if roles == {"update"} else None
        if method == "GET":
            return method if roles <= _ON_ITEMS else None  # what is edited is shown before
        return method if _CHANGES.get(method) in roles else None
    if method == "POST":
        makes_one = list_shape(schemas, success_node(operation)) is None
        return method if "create" in roles and makes_one else None
    if method != "GET" or not roles & {"read", "list"}:
        return None
    node = success_node(operation)
    listed = list_shape(schemas, node) is not None if node is not None else "list" in roles or plural
    return method if listed else None


def _roles(segment: str) -> frozenset[str] | None:
    """What the verbs do that a segment consists of: `edit`, `list-create`, `getById`; None where it has other words."""
    found = [path_verb_role(word) for word in words(segment) if not verb_filler(word)]
    return frozenset(role for role in found if role) if found and all(found) else None


def _verb_and_noun(segment: str) -> tuple[str, str]:
    """The role of the verb that a segment begins with, and the noun behind it in the singular: `getAllCars`."""
    first, *rest = words(segment) or ("",)
    role = path_verb_role(first)
    while rest and (path_verb_role(rest[0]) or verb_filler(rest[0])):
        role = role if role is None else path_verb_role(rest[0]) or role
        rest = rest[1:]
    while rest and verb_filler(rest[-1]):
        rest = rest[:-1]
    if role is None or not rest or any(verb_filler(word) for word in rest):
        return "", ""
    return role, "-".join(in_singular(rest))


def _nouns(operations: Mapping[str, Operation]) -> dict[tuple[tuple[str, ...], str], str]:
    """What a noun is called in the paths, by what stands above it and its singular."""
    found: dict[tuple[tuple[str, ...], str], str] = {}
    for operation in operations.values():
        parts = segments(operation.path)
        for position, part in enumerate(parts):
            if not part.startswith(("{", ":")) and (named := words(part)):
                found.setdefault((parts[:position], "-".join(in_singular(named))), part)
    return found
