"""Looks up by name what a test names: a resource, a relation, an attribute."""

from __future__ import annotations

from understudy.columns import listed
from understudy.contract import Contract
from understudy.inference.conventions import folded
from understudy.inference.relatives import Relation
from understudy.inference.resource_index import Resource
from understudy.testing.factories.errors import FactoryError, unknown


def named_resource(contract: Contract, name: str) -> Resource:
    """The resource of a schema name, a collection name or a path. Raises FactoryError, with the nearest name."""
    found = contract.names.find(name)
    if not found:
        raise FactoryError(unknown("the document", "resource", name, contract.names.all))
    if len(found) > 1:
        paths = [entry.path for entry in found]
        raise FactoryError(f'"{name}" means several collections; say which one by its path: {listed(paths)}')
    return contract.resource(found[0].id)


def named_relation(resource: Resource, name: str) -> Relation:
    """The relation of a name, in any case style; the property of a foreign key will do. Raises FactoryError."""
    found = resource.relations.get(name)
    for relation in resource.relations.values() if found is None else ():
        if name == relation.foreign_key or folded(name) == folded(relation.name):
            return relation
    if found is None:
        raise FactoryError(unknown(resource.name, "relation", name, resource.relations))
    return found


def check_attribute(resource: Resource, name: str) -> None:
    """Raises FactoryError, with the nearest name, for an attribute that no record of the resource has."""
    known = {**resource.attributes, **resource.settable}
    if known and name not in known and name in resource.relations:
        raise FactoryError(f'{resource.name} has no attribute "{name}", but a relation: relate={{"{name}": …}}')
    if known and name not in known and not resource.open:
        raise FactoryError(unknown(resource.name, "attribute", name, known))
