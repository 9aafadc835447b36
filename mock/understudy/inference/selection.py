"""Operations whose path names no record: they find theirs by a property, such as the token that a service gave to it.

`where` is property → expression. It is declared in `x-mock-transition` and `x-mock-effects`, or inferred: from a
required property of the body that is called like one which only the service sets, in one resource alone, or from a
path that names a property of a resource which stands below another one.
"""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.inference.conventions import KEY_ENDINGS, SECRET_ENDINGS, ends_like, folded, same_noun, words
from understudy.inference.conventions.logins import names_login
from understudy.inference.paths import canonical, segments
from understudy.inference.resources import Collection
from understudy.inference.shapes import body_schema, properties, required_names, type_of
from understudy.inference.words import one_or_several
from understudy.openapi.model import Operation
from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas

Selection = tuple[str, Mapping[str, Any]]
"""A collection, and which of its records."""


def declared_selection(
    operation: Operation, home: str | None, collections: Mapping[str, Collection], schemas: Schemas
) -> Selection | None:
    """What the first `where` of an operation's moves says, else that of an effect where no path selects a record.

    `home` is the collection of the path. Without one, and where none is named, it is the only one that has all of the
    properties.
    """
    entries = list(one_or_several(operation.extensions.get("x-mock-transition")))
    if home is None:
        effects = operation.extensions.get("x-mock-effects")
        entries += effects if isinstance(effects, list) else []
    for entry in entries:
        where = entry.get("where")
        if isinstance(where, dict) and (found := _home(entry, where, home, collections, schemas)) is not None:
            return found, where
    return None


def _home(
    entry: Mapping[str, Any],
    where: Names[str],
    home: str | None,
    collections: Mapping[str, Collection],
    schemas: Schemas,
) -> str | None:
    if "collection" in entry:
        named = canonical(str(entry["collection"]))
        return named if named in collections else None
    fitting = [each.id for each in collections.values() if set(where) <= properties(schemas, each.schema).keys()]
    return home or (fitting[0] if len(fitting) == 1 else None)


def inferred_selection(
    operation: Operation,
    answered: Names[str] | None,
    collections: Mapping[str, Collection],
    settable: Mapping[str, Names[str]],
    schemas: Schemas,
) -> Selection | None:
    """The resource that has what the body must name, where there is one such resource and one such property.

    `answered` are the collections whose records the operation answers, None where it answers no body; `settable` says
    by collection what a client sets: that is nothing a service gave.
    """
    if names_login(operation.path):
        return None
    found = {
        (collection.id, name): property_name
        for property_name in _texts(operation, schemas)
        if not _is_key_of_another(property_name, collections)
        for collection in collections.values()
        if answered is None or collection.id in answered
        for name in _named_alike(property_name, collection, settable.get(collection.id, ()), schemas)
    }
    if len(found) != 1:
        return None
    ((home, name), property_name), *_ = found.items()
    return home, {name: f"$request.body#/{escape(property_name)}"}


def selected_by_path(operation: Operation, collections: Mapping[str, Collection], schemas: Schemas) -> Selection | None:
    """The resource below another one that a path at the root names a record of, by a property of it and not by its key.

    So `/invites/{token}/accept` is about an invite that is made at `/teams/{id}/invites`.
    """
    parts = segments(operation.path)
    places = [place for place, part in enumerate(parts) if part.startswith("{")]
    if len(places) != 1 or places[0] == 0:
        return None
    noun, parameter = parts[places[0] - 1], parts[places[0]][1:-1]
    found = [
        (home.id, name)
        for home in collections.values()
        if home.parent_count and not home.singleton and same_noun(segments(home.path)[-1], noun)
        for name, node in properties(schemas, home.schema).items()
        if folded(name) == folded(parameter) and type_of(schemas, node) == "string" and name not in home.key_properties
    ]
    return (found[0][0], {found[0][1]: f"$request.path.{parameter}"}) if len(found) == 1 else None


def _is_key_of_another(name: str, collections: Mapping[str, Collection]) -> bool:
    """Whether a property is called like the key of some records, as `server_uuid` is of servers: it points at one."""
    *noun, ending = words(name) or ("",)
    nouns = (segments(each.path)[-1:] for each in collections.values())
    return ending in KEY_ENDINGS and bool(noun) and any(same_noun("".join(each), "-".join(noun)) for each in nouns)


def _texts(operation: Operation, schemas: Schemas) -> Iterator[str]:
    """The texts that a body must have."""
    body = body_schema(operation)
    named = properties(schemas, body)
    for name in named:
        if name in required_names(schemas, body) and type_of(schemas, named[name]) == "string":
            yield name


def _named_alike(property_name: str, collection: Collection, settable: Names[str], schemas: Schemas) -> Iterator[str]:
    """The properties of a record that the service sets and that `given` names: by the same words, or the last ones."""
    tail = words(property_name)
    if collection.singleton or not ends_like(property_name, SECRET_ENDINGS):
        return
    for name, node in properties(schemas, collection.schema).items():
        own = words(name)
        if (
            own[-len(tail) :] == tail
            and name not in settable
            and name not in collection.key_properties
            and type_of(schemas, node) == "string"
        ):
            yield name
