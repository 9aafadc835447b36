"""What a record has for verbs to set: states, the times and flags of words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from understudy.inference.conventions import folded, words
from understudy.inference.conventions.states import ADDRESS_NEIGHBOURS, NO_STATES, is_state_name
from understudy.inference.conventions.turns import VISIBILITIES
from understudy.inference.conventions.verbs import HOLDING, names_flag
from understudy.inference.keys import property_node
from understudy.inference.resources import Collection, StateProperty
from understudy.inference.shapes import required_names, type_of, without_role
from understudy.inference.states import declared_property, is_free_state, state_property
from understudy.inference.words import one_or_several
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas


class RecordMarks:
    """What a collection's record has for verbs to set, by names: states, times, flags."""

    def __init__(self, collection: Collection, schemas: Schemas) -> None:
        self.collection = collection
        self.schemas = schemas
        self.named = without_role(schemas, collection.schema)
        self.kinds = {name: type_of(schemas, node) for name, node in self.named.items()}
        words_of_it = one_or_several(schemas.resolve_object(collection.schema).get("x-mock-lifecycle"))
        states = {state.name: state.values for state in collection.states}
        self.governed = {declared_property(word, states) for word in words_of_it if word.get("transitions")}

    def states(self) -> Iterator[StateProperty]:
        """Its states, then other properties with an enum that are called like one, or say who sees it."""
        known = (*self.collection.states, *self.collection.openings)
        yield from (state for state in known if NO_STATES.isdisjoint(words(state.name)[-1:]))
        for name, node in self.named.items():
            if (is_state_name(name) or not VISIBILITIES.isdisjoint(words(name)[-1:])) and name not in {
                state.name for state in known
            }:
                found = state_property(self.schemas, name, node)
                if found is not None:
                    yield found

    def ways(self, fits: Callable[[str], bool], kinds: Sequence[str | None]) -> str | None:
        """The one property that fits: of the record, else in an object of it, as a way there."""
        own = [name for name in self.named if self.kinds[name] in kinds and fits(name)]
        if own:
            return own[0] if len(own) == 1 else None
        below = [
            f"{outer}/{name}"
            for outer, node in self.named.items()
            if self.kinds[outer] == "object" and not HOLDING.isdisjoint(words(outer)[-1:])
            for name, inner in without_role(self.schemas, node).items()
            if type_of(self.schemas, inner) in kinds and fits(name)
        ]
        return below[0] if len(below) == 1 else None

    def nullable(self, way: str) -> bool:
        """Whether the property at the end of a way may be null."""
        node = property_node(self.schemas, self.collection.schema, way)
        return node is not None and self.schemas.validator(node, "response").is_valid(None)

    def free_state(self, word: str) -> StateProperty | None:
        """A text that is called like a state, where none has values, with a word in the spelling of its example."""
        named = self.named if ADDRESS_NEIGHBOURS.isdisjoint(map(folded, self.named)) else {}
        deeper = {
            f"{outer}/{name}": inner
            for outer, node in named.items()
            if is_state_name(outer) and self.kinds[outer] == "object"
            for name, inner in without_role(self.schemas, node).items()
        }
        for way, node in (*named.items(), *deeper.items()):
            if is_free_state(self.schemas, way, node):
                return StateProperty(way, (self._spelled(word, node),), None, "no schema says which states there are")
        return None

    def _spelled(self, word: str, node: Node) -> str:
        """A word as the example of a text is spelled."""
        example = self.schemas.resolve_object(node).get("example")
        if not isinstance(example, str) or example.islower():
            return word
        return word.upper() if example.isupper() else word.capitalize()

    def flag(self, names: Sequence[str]) -> str | None:
        """The one flag that says that a word is true."""
        return self.ways(lambda name: any(names_flag(name, each) for each in names), ("boolean",))

    def takes_nothing(self, way: str) -> bool:
        """Whether a property may be null or left out."""
        return self.nullable(way) or (
            "/" not in way and way not in required_names(self.schemas, self.collection.schema)
        )
