"""Which collection an operation may be about, by the path that it has and the schema of what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from understudy.inference.conventions import CALLERS, CURRENT, STREAMING, folded, same_noun, words
from understudy.inference.envelopes import inside
from understudy.inference.lists import ListShape
from understudy.inference.paths import segments
from understudy.inference.record_spots import RecordClues, record_spot
from understudy.inference.resources import Collection, CollectionView
from understudy.inference.shapes import reference, success_response, type_of
from understudy.inference.streams import stream_kind
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas


@dataclass(frozen=True)
class Homes:
    """The collections of a document, found by paths and by schemas. `view_items` are the item paths of views."""

    collections: Mapping[str, Collection]
    views: Mapping[str, CollectionView]
    view_items: Mapping[str, str]
    schemas: Schemas

    @cached_property
    def by_item(self) -> Mapping[str, Collection]:
        return {each.item: each for each in self.collections.values() if not each.singleton}

    @cached_property
    def of_schema(self) -> Mapping[str, tuple[Collection, ...]]:
        """The collections of each record schema, whatever stands above them."""
        found: dict[str, list[Collection]] = {}
        for each in self.collections.values():
            target = reference(each.schema)
            if target is not None and not each.singleton:
                found.setdefault(target, []).append(each)
        return {target: tuple(homes) for target, homes in found.items()}

    @cached_property
    def by_target(self) -> Mapping[str, Collection]:
        """The first collection at the root of each record schema."""
        found: dict[str, Collection] = {}
        for each in self.collections.values():
            target = reference(each.schema)
            if target is not None and not each.parent_count and not each.singleton:
                found.setdefault(target, each)
        return found

    @cached_property
    def users(self) -> Collection | None:
        """The one collection at the root that is called like the people who call."""
        found = [each for each in self.collections.values() if not each.parent_count and not each.singleton]
        called = [each for each in found if folded(segments(each.path)[-1]) in CALLERS]
        return called[0] if len(called) == 1 else None

    def owner(self, path: str) -> tuple[str | None, CollectionView | None]:
        """The collection of the nearest item above a path, and the view that the item is seen through."""
        above = path.rpartition("/")[0]
        while above:
            if above in self.by_item:
                return self.by_item[above].id, None
            if above in self.view_items:
                view = self.views[self.view_items[above]]
                return view.main, view
            above = above.rpartition("/")[0]
        return None, None

    def of_every_parent(self, path: str, shape: ListShape) -> Collection | None:
        """The collection below others that a list at the root, which has its name, shows the whole of."""
        if "{}" in path:
            return None
        homes = self.of_schema.get(reference(inside(self.schemas, shape.items, shape.wrapped)) or "", ())
        called = [
            home
            for home in homes
            if home.parent_count and home.creatable and same_noun(segments(home.path)[-1], segments(path)[-1])
        ]
        return called[0] if len(called) == 1 else None

    def streamed(self, operation: Operation, path: str) -> Collection | None:
        """The collection right above a path that streams, of whose items the document says nothing else."""
        response, (above, _, last) = success_response(operation), path.rpartition("/")
        home = self.collections.get(above)
        if home is None or home.singleton or response is None or STREAMING.isdisjoint((folded(last), *words(last))):
            return None
        streams = [media for media in response.content if stream_kind(media.name) is not None and not media.examples]
        untold = all(media.item_schema is None and self._is_text(media.schema) for media in streams)
        return home if streams and untold and len(streams) == len(response.content) else None

    def _is_text(self, schema: Node | None) -> bool:
        whole = self.schemas.resolve_object(schema)
        return type_of(self.schemas, whole) == "string" or whole.keys() <= {"description", "title"}

    def mine(self, path: str, node: Node | None) -> Collection | None:
        """The collection of which a path such as `/me` shows the record of the caller."""
        parts = segments(path)
        if folded(parts[-1]) not in CURRENT or "{}" in parts:
            return None
        for target in self.targets(node):
            home = self.by_target.get(target)
            if home is not None and (home.creatable or home is self.users) and len(home.key_parameters) == 1:
                return home
        return None

    def targets(self, node: Node | None) -> Iterator[str]:
        """The components that an answer is, or holds in its envelope."""
        for steps in dict.fromkeys(((), record_spot(self.schemas, node, RecordClues("", ())))):
            target = reference(inside(self.schemas, node, steps))
            if target is not None:
                yield target

    def at_root(self, node: Node | None) -> list[Collection]:
        """The collections at the root whose records an answer is, or holds in its envelope."""
        return [self.by_target[each] for each in self.targets(node) if each in self.by_target]
