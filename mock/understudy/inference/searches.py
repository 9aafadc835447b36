"""A POST that only searches: `/products/search`, `/stock.find`, with what to look for in its body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from understudy.inference.conventions import SEARCHES, same_noun, words
from understudy.inference.envelopes import inside
from understudy.inference.lists import ListShape
from understudy.inference.paths import segments
from understudy.inference.record_spots import RecordClues, similarity
from understudy.inference.resources import Collection
from understudy.inference.shapes import body_schema, reference, type_of
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

__all__ = ["searched"]

_ALIKE = 0.8


def searched(
    operation: Operation,
    path: str,
    shape: ListShape | None,
    collections: Mapping[str, Collection],
    subjects: Mapping[str, RecordClues],
    schemas: Schemas,
) -> Collection | None:
    """The collection whose records a POST shows: its path says that it searches, its answer is a list of theirs."""
    last = words(segments(path)[-1])
    if operation.method != "POST" or shape is None or SEARCHES.isdisjoint({*last[:1], *last[-1:]}):
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
    return similarity(schemas, element, (), subject) >= _ALIKE
