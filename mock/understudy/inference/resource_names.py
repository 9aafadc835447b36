"""Finds the collections that a name means: a path, a name in any case style, or the name of the records' schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from understudy.inference.conventions import folded, in_singular, words
from understudy.inference.paths import canonical, last_name
from understudy.inference.relatives import schema_name
from understudy.inference.resources import Collection


class ResourceNames:
    """The collections of one document by every name that they go by; indexed when a name is first looked up."""

    def __init__(self, collections: Mapping[str, Collection]) -> None:
        self._collections = collections

    def find(self, name: str) -> tuple[Collection, ...]:
        """The collections that a name may mean: none for an unknown one, several where it is ambiguous.

        `/api/v2/orders` is a path; `Order` the schema of the records; `orders`, `order` and `orderItems` are names. A
        name as it is written comes before one in another case style, a collection on top before those below others.
        """
        if name.startswith("/"):
            found = self._collections.get(canonical(name))
            return () if found is None else (found,)
        matches = self._exact.get(name) or self._by_folded_name.get(folded(name)) or {}
        tops = [each for each in matches.values() if not each.parent_count]
        return tuple(tops or matches.values())

    @property
    def all(self) -> tuple[str, ...]:
        """Every name as it is written, no paths."""
        return tuple(self._exact)

    @cached_property
    def _exact(self) -> Mapping[str, dict[str, Collection]]:
        return self._index()[0]

    @cached_property
    def _by_folded_name(self) -> Mapping[str, dict[str, Collection]]:
        return self._index()[1]

    def _index(self) -> tuple[dict[str, dict[str, Collection]], dict[str, dict[str, Collection]]]:
        exact: dict[str, dict[str, Collection]] = {}
        by_sound: dict[str, dict[str, Collection]] = {}
        for collection in self._collections.values():
            for name in _names(collection):
                exact.setdefault(name, {})[collection.id] = collection
                by_sound.setdefault(folded(name), {})[collection.id] = collection
        return exact, by_sound


def _names(collection: Collection) -> Iterator[str]:
    schema = schema_name(collection)
    if schema is not None:
        yield schema
    yield collection.name
    if name := last_name(collection.path):
        yield name
        yield "_".join(in_singular(words(name))) or name
