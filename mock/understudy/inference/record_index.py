"""The properties of a record by what callers may call them: `customer_id`, `customer.email`, `tags`, `created`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from understudy.inference.conventions import (
    HOLDERS,
    ID,
    ID_ENDINGS,
    RESOURCE_PARTS,
    folded,
    in_singular,
    property_role,
    words,
)
from understudy.inference.conventions.lists import TIMES
from understudy.inference.conventions.nouns import singular
from understudy.inference.conventions.values import STARTS
from understudy.inference.envelopes import Steps, inside
from understudy.inference.shapes import besides_null, properties, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_DEPTH = 2
_OWN_TYPE = f"{RESOURCE_PARTS[0]}type"


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """The way to every property of a record, by its folded name and by the singular of that; `times` by their role.

    `key` is the way to what identifies the record.
    """

    schemas: Schemas
    record: Node | None
    ways: Mapping[str, Steps]
    singulars: Mapping[str, Steps]
    times: Mapping[str, Steps]
    nouns: frozenset[str]
    key: Steps | None

    def node(self, steps: Steps) -> Node | None:
        """The schema of a property."""
        return inside(self.schemas, self.record, steps)

    def find(self, parts: tuple[str, ...]) -> Steps | None:
        """The way to the property that these words mean."""
        name = "".join(parts)
        if (way := self.ways.get(name)) is not None:
            key = self.ways.get(name + ID, ())
            return key if len(key) == len(way) and type_of(self.schemas, self.node(way)) == "object" else way
        if self.key is not None and (
            name == "ids" or (parts[-1] in ("id", "ids") and "".join(parts[:-1]) in self.nouns)
        ):
            return self.key
        for other in self._spellings(parts):
            if (way := self.ways.get(other)) is not None:
                return way
        return self.singulars.get("".join(in_singular(parts))) or self._time(name)

    def _spellings(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        name = "".join(parts)
        without = ("".join(parts[:-1]),) if len(parts) > 1 and singular(parts[-1]) in (*ID_ENDINGS, "uuid") else ()
        bare = ("".join(parts[1:]),) if len(parts) > 1 and parts[0] in ("is", "has") else ()
        return (*without, *bare, f"{name}id", f"is{name}", f"has{name}", *(name + end for end in TIMES))

    def _time(self, name: str) -> Steps | None:
        """`created`, `creation` and `createdat` are one time, as far as their roles say."""
        role = property_role(name, None) or next(
            (found for end in TIMES if (found := property_role(name + end, None))), None
        )
        return self.times.get(role or "")

    def main_time(self, description: str) -> Steps | None:
        """The time that a span without a property is about: of change where the words say so, else the start of what
        has one, else of creation.
        """
        if any(word in description.casefold() for word in ("updat", "modif", "chang")) and "updated-at" in self.times:
            return self.times["updated-at"]
        starts = [steps for name, steps in self.times.items() if not STARTS.isdisjoint(words(name)[:1])]
        if len(starts) == 1 and "creat" not in description.casefold():
            return starts[0]
        known = self.times.get("created-at") or next(
            (self.ways[n] for n in ("date", "timestamp", "time") if n in self.ways), None
        )
        lone = [steps for role, steps in self.times.items() if role not in ("created-at", "updated-at")]
        return known or (lone[0] if len(lone) == 1 else None)


@dataclass(slots=True)
class _Building:
    schemas: Schemas
    ways: dict[str, Steps] = field(default_factory=dict)
    singulars: dict[str, Steps] = field(default_factory=dict)
    times: dict[str, Steps] = field(default_factory=dict)
    leaves: dict[str, Steps] = field(default_factory=dict)

    def walk(self, node: Node | None, steps: Steps) -> None:
        named = properties(self.schemas, node)
        for name, entry in named.items():
            way = (*steps, name)
            parts = [part for step in way for part in words(step)]
            if parts:
                self.ways.setdefault("".join(parts), way)
                self.singulars.setdefault("".join(in_singular(parts)), way)
                self._note_time(name, entry, way)
            if steps and all(folded(step) in HOLDERS for step in steps):
                self.leaves.setdefault(folded(name), way)
        for name, entry in named.items():
            # After all that stand higher: `kiln_id` itself before the `id` of `kiln`.
            if len(steps) + 1 < _DEPTH and type_of(self.schemas, entry) != "array":
                self.walk(entry, (*steps, name))

    def _note_time(self, name: str, entry: Node, way: Steps) -> None:
        shape = self.schemas.resolve_object(besides_null(self.schemas, entry))
        if len(way) > 2:
            return
        role = property_role(name, entry if isinstance(entry, dict) and "x-mock-role" in entry else shape)
        if role in ("created-at", "updated-at"):
            self.times.setdefault(role, way)
        elif shape.get("format") in ("date", "date-time"):
            self.times.setdefault(name, way)


def index_record(
    schemas: Schemas,
    record: Node | None,
    *,
    key: str | None = None,
    noun: str = "",
    named: Mapping[str, Steps] | None = None,
) -> RecordIndex:
    """The index of a record schema; `named` are the properties of one that a view puts together instead."""
    found = _Building(schemas)
    if named is None:
        found.walk(record, ())
    else:
        found.ways.update({folded(name): steps for name, steps in named.items()})
    for name, way in found.leaves.items():
        found.ways.setdefault(name, way)
    if (own := found.ways.get(_OWN_TYPE)) is not None and named is None:
        found.ways["type"] = own  # what a resource object itself is says its path
    identity = tuple(key.split("/")) if key else found.ways.get(ID)
    nouns = frozenset({folded(noun), "".join(in_singular(words(noun)))} - {""})
    return RecordIndex(schemas, record, found.ways, found.singulars, found.times, nouns, identity)
