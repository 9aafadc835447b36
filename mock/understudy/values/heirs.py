"""Schemas that others extend by `allOf`, told apart by a discriminator and by no list of them (OAS 4.8.25)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from understudy.inference.shapes import heirs, properties
from understudy.openapi.directions import Family
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas


class Heir(NamedTuple):
    """A schema that extends another one: the property that tells it apart, its values there, as reference and whole.

    `names` are the properties of an object of it.
    """

    name: str
    tags: tuple[Any, ...]
    node: Node
    schema: Mapping[str, Any]
    names: Set[str]


def likely_heir(known: Sequence[Heir], value: Any) -> int | None:
    """Which of them a value is: the one that it names, else, where it names none, the one that has most of it."""
    if not isinstance(value, dict):
        return None
    if (tag := value.get(known[0].name)) is not None:
        return next((place for place, each in enumerate(known) if isinstance(tag, str) and tag in each.tags), None)
    return max(range(len(known)), key=lambda place: len(known[place].names & value.keys()))


def heirs_of(schemas: Schemas, family: Family, node: Mapping[str, Any]) -> Sequence[Heir]:
    """The schemas that extend what a reference leads to, in the order of the document."""
    return tuple(_heirs_of(schemas, family, node))


def _heirs_of(schemas: Schemas, family: Family, node: Mapping[str, Any]) -> Iterator[Heir]:
    for each in heirs(schemas, dict(node)):
        found = family.extended(str(each["$ref"])) if isinstance(each, dict) else None
        if found is not None:
            yield Heir(found[0], found[1], each, schemas.resolve_object(each), properties(schemas, each).keys())
