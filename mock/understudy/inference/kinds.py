"""What the methods of HTTP do to a collection and to a record of it, and which paths only search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from understudy.inference.conventions import SEARCHES, same_noun, words
from understudy.inference.envelopes import inside
from understudy.inference.lists import ListShape
from understudy.inference.paths import segments
from understudy.inference.record_spots import RecordClues, similarity
from understudy.inference.resources import Collection, Kind
from understudy.inference.shapes import body_schema, properties, reference, type_of
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

SAFE = ("GET", "QUERY")
"""Methods that read and may answer with a body."""


def kind_by_method(method: str, shape: ListShape | None) -> Kind:
    """What an operation of this method does where nothing else says it."""
    kinds: dict[str, Kind] = {"POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
    return kinds.get(method, "list" if shape is not None else "read")


def on_collection(method: str, home: Collection, shape: ListShape | None) -> tuple[Kind, str]:
    """What a method does to a collection, and why."""
    if home.singleton:
        kinds: dict[str, Kind] = {"GET": "read", "HEAD": "read", "DELETE": "delete"}
        return kinds.get(method, "update"), "a path without a key, read and written"
    if method == "POST":
        return "create", "POST on a collection"
    if method in SAFE:
        if shape is not None:
            return "list", f"{method} on a collection answers a list"
        return "synthesize", f"{method} on a collection answers no list"
    if method == "HEAD":
        return "synthesize", "HEAD on a collection answers nothing"
    if method == "DELETE":
        return "clear", "DELETE on a collection"
    return "upsert", f"{method} on a collection: the key is in the body"


def on_item(method: str) -> tuple[Kind, str]:
    """What a method does to a record of a collection, and why."""
    if method in (*SAFE, "HEAD"):
        return "read", f"{method} on an item"
    if method == "DELETE":
        return "delete", "DELETE on an item"
    return "update", f"{method} on an item"


_ALIKE = 0.8


def searched(
    operation: Operation,
    path: str,
    shape: ListShape | None,
    collections: Mapping[str, Collection],
    subjects: Mapping[str, RecordClues],
    schemas: Schemas,
) -> Collection | None:
    """The collection whose records are shown by a path which says that it searches: its answer is a list of theirs."""
    if operation.method not in ("POST", *SAFE) or shape is None or not names_search(path):
        return None
    if type_of(schemas, body_schema(operation)) == "array":
        return None  # several at once
    element = inside(schemas, shape.items, shape.wrapped)
    target = reference(element)
    homes = [each for each in collections.values() if not each.singleton and _reaches(path, each)]
    same = [each for each in homes if target is not None and reference(each.schema) == target]
    near = [each for each in homes if _is_near(path, each) and _is_alike(schemas, element, each, subjects)]
    return min(
        same or near, key=lambda each: (not _is_near(path, each), not each.creatable, len(each.id)), default=None
    )


def names_search(path: str) -> bool:
    """Whether a path says that it searches: `/books/search`, `/books/findByAuthor`."""
    last = words(segments(path)[-1])
    return not SEARCHES.isdisjoint({*last[:1], *last[-1:]})


def is_part_of(schemas: Schemas, element: Node | None, record: Node | None) -> bool:
    """Whether an object has some of the properties of a record and no others."""
    names = properties(schemas, element).keys()
    return len(names) > 1 and names <= properties(schemas, record).keys()


def _reaches(path: str, home: Collection) -> bool:
    """Whether a path says below what the records of a collection stand, or they stand below nothing."""
    return not home.parent_count or path.startswith(home.id[: home.id.rfind("{}") + 2])


def _is_near(path: str, home: Collection) -> bool:
    """Whether a path is called like a collection: what stands above its last segment, or a word in that."""
    above, _, last = path.rpartition("/")
    nouns: Iterable[str] = (each for each in words(last))
    own = segments(home.id)[-1]
    return home.id in (above, path) or (home.id.rpartition("/")[0] == above and any(same_noun(own, n) for n in nouns))


def _is_alike(schemas: Schemas, element: object, home: Collection, subjects: Mapping[str, RecordClues]) -> bool:
    subject = subjects.get(home.id)
    if subject is None or not isinstance(element, dict):
        return False
    return similarity(schemas, element, (), subject) >= _ALIKE or is_part_of(schemas, element, subject.record)
