"""The context of the templates of the typed factories: the resources that a mock has, their models and their names."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.properties import ModelProperty

from understudy.contract import Contract
from understudy.inference.conventions import words
from understudy.inference.envelopes import Steps
from understudy.inference.relatives import Relation, full_noun
from understudy.inference.resource_index import Resource
from understudy.inference.resources import StateProperty
from understudy.inference.shapes import media_of, reference
from understudy.openapi.model import Operation
from understudy_tools.sdk.arguments import (
    KeywordArgument,
    Scope,
    Types,
    enumerations,
    has_files,
    import_lines,
    kinds_of,
    properties_of,
    wire_name,
)
from understudy_tools.sdk.driver import ClassOf
from understudy_tools.sdk.methods import Method, MethodGroup
from understudy_tools.sdk.naming import class_case, plain, snake_case
from understudy_tools.sdk.opc.patches import identifier
from understudy_tools.sdk.tables import quoted

# fmt: off
_OPTIONS = frozenset({
    "attrs", "build", "case", "count", "encode", "expand", "full", "nest", "relate", "validate", "variants",
})
# fmt: on
_TYPES = frozenset({"dict", "int", "str"})
_CLASSES = ("Attributes", "Creation", "Factory", "Params", "Related", "Relation", "State")


@dataclass(frozen=True, slots=True)
class Making:
    """One resource. `classes` are the names of what its module defines; `model` and `request` are types.

    `answers` is the type of what a create gives, None where nothing creates it. `attributes` are what `insert` takes,
    `settable` what a request takes. `related` and `buildable` are relations, `relations` those that have another name
    in the document. `states` are the values that a record can be brought to, `state_types` their classes.
    """

    noun: str
    name: str
    resource: str
    path: str
    classes: Mapping[str, str]
    model: str
    answers: str | None
    request: str
    attributes: Sequence[KeywordArgument]
    settable: Sequence[KeywordArgument]
    related: Sequence[KeywordArgument]
    buildable: Sequence[str]
    relations: Mapping[str, str]
    states: Sequence[str]
    state_types: Sequence[str]
    files: Sequence[str]
    scope: Scope

    @property
    def names(self) -> dict[str, str]:
        """Every name of an attribute in Python, with the document's."""
        return {entry.name: entry.wire for entry in (*self.attributes, *self.settable)}

    @property
    def kind(self) -> Iterator[str]:
        """The arguments of the runtime's `Kind`, as code."""
        yield quoted(repr(self.name))
        yield quoted(repr(self.resource))
        alike = " ".join(name for name, wire in self.names.items() if name == wire)
        others = {name: wire for name, wire in self.names.items() if name != wire}
        yield f'_making.named("{alike}"{quoted(f", {others!r}") if others else ""})'
        yield "dict" if self.model.startswith("dict[") else f"{self.model}.from_dict"
        if self.relations:
            yield quoted(f"relations={self.relations!r}")
        if self.answers and not self.answers.startswith("dict["):
            yield f"read_made={self.answers}.from_dict"
        if self.answers and self.request != "_t.Any":
            yield f"read_params={self.request}.from_dict"
        if self.files:
            yield quoted(f"files=frozenset({self.files!r})")


def makings(contract: Contract, class_of: ClassOf, data: Any, groups: Sequence[MethodGroup]) -> list[Making]:
    """Every resource of which a mock holds records with attributes, each with a noun of its own."""
    return list(_Makings(contract, class_of, data, groups).all())


def factory_imports(makings: Sequence[Making]) -> list[str]:
    """The lines that import every factory."""
    return import_lines({making.classes["factory"]: f".{making.noun}" for making in makings})


class _Makings:
    """Knows the classes that the generator has made, and where each operation uses them."""

    def __init__(self, contract: Contract, class_of: ClassOf, data: Any, groups: Sequence[MethodGroup]) -> None:
        self._contract = contract
        self._class_of = class_of
        self._models = {str(model.class_info.name): model for model in data.models}
        self._taken = {*self._models, *(str(enum.class_info.name) for enum in data.enums)}
        self._methods = {each.operation.pointer: each for group in groups for each in group.methods}
        self._types = Types(contract.schemas)
        kinds = [contract.resource(identity) for identity in contract.resources.collections]
        self._held = {each.collection.id: self._model(each) for each in kinds if each.objects and each.attributes}

    def all(self) -> Iterator[Making]:
        taken: set[str] = set()
        for identity in self._held:
            resource = self._contract.resource(identity)
            noun, number = snake_case(full_noun(resource.collection)), 2
            while noun in taken:
                noun, number = f"{snake_case(full_noun(resource.collection))}_{number}", number + 1
            taken.add(noun)
            yield self._making(resource, noun)

    # -- classes --------------------------------------------------------------------------------------------------

    def _model(self, resource: Resource) -> ModelProperty | None:
        """The class of what GET answers with, else that of the component."""
        reading = resource.reading
        target = reference(resource.collection.schema)
        named = self._models.get(self._class_of(target)) if target is not None else None
        found = self._answered(reading) if reading is not None else [named]
        return named if named in found else found[0] if len(found) == 1 else None

    def _answered(self, operation: Operation) -> list[ModelProperty | None]:
        """The classes that the record may have in the first success of an operation."""
        method, envelope = self._method(operation), self._contract.resources.plans[operation.id].envelope
        successes = method.successes if method is not None else ()
        answers = sorted(successes, key=lambda each: int(each.status_code.range[0]))
        prop = answers[0].prop if answers else None
        for step in envelope:
            prop = _part(self._inner(prop), step)
        return [self._inner(kind) for kind in kinds_of(prop)]

    def _body(self, operation: Operation) -> ModelProperty | None:
        """The class of the body that a factory sends."""
        method, media = self._method(operation), media_of(operation)
        bodies = method.endpoint.bodies if method is not None and media is not None else []
        found = [body.prop for body in bodies if media is not None and str(plain(body.content_type)) == media.name]
        return self._inner(found[0] if found else None)

    def _method(self, operation: Operation) -> Method | None:
        return self._methods.get(operation.pointer)

    def _inner(self, prop: Any, steps: Steps = ()) -> ModelProperty | None:
        """The class of a property, or of what stands in it behind these steps."""
        model = self._models.get(str(prop.class_info.name)) if isinstance(prop, ModelProperty) else None
        return self._inner(_part(model, steps[0]), steps[1:]) if steps else model

    def _classes(self, noun: str) -> dict[str, str]:
        found = {}
        for kind in _CLASSES:
            name = f"{class_case(noun)}{kind}"
            while name in self._taken:
                name = f"{name}_"
            found[kind.lower()] = name
        return found

    # -- resources ------------------------------------------------------------------------------------------------

    def _making(self, resource: Resource, noun: str) -> Making:
        collection, scope = resource.collection, Scope(self._types)
        creation = resource.creation
        creation = creation if creation is not None and media_of(creation) is not None else None
        plan = self._contract.resources.plans[creation.id] if creation is not None else None
        hides = self._contract.schemas.family("request").is_hidden
        model, body = self._held[collection.id], self._body(creation) if creation else None
        inner = self._inner(body, plan.body.steps) if plan else None
        attributes = self._arguments(scope, model, resource.attributes)
        sendable = {name: node for name, node in resource.settable.items() if not hides(node)}
        settable = self._arguments(scope, inner, sendable)
        known = {name for entry in attributes for name in (entry.name, entry.wire)}
        states = resource.states
        kinds: dict[str, Relation] = {}
        for each in resource.relations.values():
            # A key in the path and a property may have one name in Python: what stands above counts.
            kinds.setdefault(_python(each), each)
        # Brought to a state, a record that was created is what GET answers with.
        models = self._answered(creation) if creation else []
        answer = models[0] if len(models) == 1 and (models[0] is model or not states) else None
        related = [(each, kind) for each in kinds.values() if (kind := self._relation_type(scope, each)) is not None]
        return Making(
            noun=noun,
            name=resource.name,
            resource=collection.id,
            path=collection.path,
            classes=self._classes(noun),
            model=scope.model(model, runs=True),
            answers=scope.model(answer, runs=True) if creation else None,
            request=scope.model(body, runs=True) if body is not None else "_t.Any",
            attributes=[*attributes, *(each for each in settable if not {each.name, each.wire} & known)],
            settable=settable,
            related=[KeywordArgument(_python(each), each.name, kind) for each, kind in related],
            buildable=[_python(each) for each in kinds.values() if each.kind != "path"],
            relations={_python(each): each.name for each in kinds.values() if _python(each) != each.name},
            states=list(dict.fromkeys(value for state in states for value in state.values)),
            state_types=self._state_types(scope, model, states),
            files=[wire_name(prop) for prop in properties_of(body) if has_files(prop)],
            scope=scope,
        )

    def _arguments(self, scope: Scope, model: ModelProperty | None, nodes: Mapping[str, Any]) -> list[KeywordArgument]:
        return scope.arguments(properties_of(model), nodes, _OPTIONS) if model else scope.untyped(nodes, _OPTIONS)

    def _relation_type(self, scope: Scope, relation: Relation) -> str | None:
        """The type of what can be related; None for what stands below in the path and can't move there."""
        if relation.kind == "path":
            return "int | str"
        if relation.kind == "below":
            return None
        model = self._held.get(relation.collection)
        other = scope.model(model) if model is not None else "_making.Object"
        if relation.kind == "many":
            return f"_making.Many[{other}]"
        return f"_making.One[{other}] | None" if relation.kind == "one" else f"_making.One[{other}]"

    def _state_types(self, scope: Scope, model: ModelProperty | None, states: Iterable[StateProperty]) -> list[str]:
        names = {state.name for state in states}
        found = [kind for prop in properties_of(model) if wire_name(prop) in names for kind in enumerations(prop)]
        return list(dict.fromkeys(found))


def _part(model: ModelProperty | None, name: str) -> Any:
    return next((prop for prop in properties_of(model) if wire_name(prop) == name), None)


def _python(relation: Relation) -> str:
    """The name of a relation as a key in Python: a keyword, or a name of the types beside it, gets another."""
    name = "_".join(words(relation.name)) or relation.name
    return identifier(name) if keyword.iskeyword(name) or not name.isidentifier() or name in _TYPES else name
