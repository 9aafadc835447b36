"""What stands below a record in a path: others that point at it, those of its own kind, what a foreign key leads to."""

from __future__ import annotations

from understudy.inference.conventions import ABOVE, ABOVE_ALL, ID, folded
from understudy.inference.conventions.nouns import singular
from understudy.inference.paths import canonical, parameters
from understudy.inference.resources import Collection, CollectionView
from understudy.inference.shapes import may_be_key, properties
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas


def view_below(
    operation: Operation, home: Collection, above: Collection | None, schemas: Schemas
) -> CollectionView | None:
    """How what is made below a record of another collection points at it: POST /orders/{id}/payments, /payments."""
    names = parameters(operation.path)
    if above is not None and above.id == home.id:
        return _below_itself(operation, home, schemas)
    if above is None or len(names) != above.parent_count + len(above.key_parameters):
        return CollectionView(canonical(operation.path), home.id, names, ()) if home.parent_count else None
    link = next((each.property for each in home.references if each.collection == above.id), None)
    if link is None:
        named = properties(schemas, home.schema)
        link = next((name for name in named if folded(name) == folded(names[-1]) and folded(name) != ID), None)
    count = home.parent_count
    return CollectionView(canonical(operation.path), home.id, names[:count], names[count:], above=above.id, link=link)


def _below_itself(operation: Operation, home: Collection, schemas: Schemas) -> CollectionView | None:
    """The records that name the one of a path as what stands above them: `/comments/{id}/replies` by `parent_id`."""
    path, names = canonical(operation.path), parameters(operation.path)
    above, _, last = path.rpartition("/")
    if above != home.item or folded(last) in ABOVE_ALL or home.parent_count or len(names) != 1:
        return None
    named = properties(schemas, home.schema)
    nouns = ABOVE | {f"parent{singular(home.path.rpartition('/')[2].lower())}"}
    links = [name for name in named if folded(name).removesuffix(ID) in nouns]
    if len(links) != 1 or not may_be_key(schemas, named[links[0]]):
        return None
    return CollectionView(path, home.id, (), names, above=home.id, link=links[0])


def link_to(path: str, above: Collection, schemas: Schemas) -> str | None:
    """The property of the record above that has the key of what a path is called: `buyer_id`, `/orders/{id}/buyer`."""
    place, _, last = path.rpartition("/")
    named = properties(schemas, above.schema) if place == above.item else {}
    keys = [name for name in named if folded(name) in (f"{folded(last)}{ID}", folded(last))]
    found = [name for name in keys if may_be_key(schemas, named[name])]
    return found[0] if len(found) == 1 else None


def path_names(operation: Operation, view: CollectionView | None) -> tuple[str, ...]:
    """The path parameters that select a record, in path order; through a view, only those that the record's key has."""
    names = parameters(operation.path)
    if view is None:
        return names
    return names[: len(view.names)] + names[len(view.names) + len(view.more) :]
