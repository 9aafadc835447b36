"""What may be passed: plain data beside models, as types. Objects are `TypedDict`s beside the classes of the models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from understudy_tools.sdk.naming import class_case, plain
from understudy_tools.sdk.read_write_only import unsent
from understudy_tools.sdk.runtime.options import REQUEST_OPTIONS

# A longer list of literals helps nobody, and makes each type long that it stands in.
_LISTED = 32
_TAKEN = REQUEST_OPTIONS | {"body", "fields", "self"}


@dataclass(frozen=True, slots=True)
class InputField:
    """A key of a `TypedDict`."""

    name: str
    type: str
    is_required: bool

    @property
    def declared(self) -> str:
        """As it stands in the class."""
        return f"{self.name}: {self.type if self.is_required else f'NotRequired[{self.type}]'}"


class PlainInputs:
    """The types of what may be passed. Objects that no request has get no `TypedDict`."""

    def __init__(self, models: Iterable[Any], passed: Iterable[Any]) -> None:
        self._models = {str(model.class_info.name): model for model in models}
        self._names: dict[str, str] = {}
        self._parts: dict[str, tuple[str, frozenset[str]]] = {}
        self._within: set[str] = set()
        reached: set[str] = set()
        for prop in passed:
            self._reach(prop, reached)

    def _reach(self, prop: Any, reached: set[str]) -> None:
        waiting = [prop]
        while waiting:
            prop = waiting.pop()
            if isinstance(prop, ListProperty):
                waiting.append(prop.inner_property)
            elif isinstance(prop, UnionProperty):
                waiting += prop.inner_properties
            elif isinstance(prop, ModelProperty):
                name = str(prop.class_info.name)
                model = self._models.get(name)
                if model is None or name in reached:
                    continue
                reached.add(name)
                waiting += [*_properties(model), *_more(model)]
                if name not in self._names and _properties(model):
                    self._names[name] = self.free(f"{name}{'Dict' if name.endswith('Input') else 'Input'}")

    def free(self, name: str) -> str:
        """A name that no class has."""
        taken = self._models.keys() | set(self._names.values()) | {part for part, _ in self._parts.values()}
        while name in taken:
            name += "_"
        return name

    def resource_class(self, name: str) -> str:
        """The class of a resource: no schema is called like it."""
        found = f"{name}Resource"
        return found if self.free(found) == found else self.free(f"{name}Operations")

    def name_of(self, model: Any) -> str:
        """The `TypedDict` of a model, empty where it has none."""
        return self._names.get(str(model.class_info.name), "")

    def properties(self, prop: Any) -> Sequence[Any]:
        """The properties of an object, or of the object among some alternatives; none where it is no object."""
        kinds = [prop, *(getattr(prop, "inner_properties", None) or ())]
        named = [str(kind.class_info.name) for kind in kinds if isinstance(kind, ModelProperty)]
        # What refers to a model knows nothing but its name.
        return _properties(self._models[named[0]]) if named and named[0] in self._models else ()

    @property
    def modules(self) -> dict[str, str]:
        """The module of each `TypedDict`."""
        pairs = [*self._names.items(), *((model, part) for model, (part, _) in self._parts.items())]
        return {name: str(self._models[model].class_info.module_name) for model, name in pairs}

    def part_of(self, model: Any) -> tuple[str, frozenset[str]]:
        """The `TypedDict` of a model without what paths say, empty where there is none, and what it is without."""
        return self._parts.get(str(model.class_info.name), ("", frozenset()))

    def fields(self, model: Any) -> list[InputField]:
        """The keys of the `TypedDict` of a model."""
        left_out = unsent(model)
        return [
            InputField(
                str(prop.python_name),
                self.type_of(prop),
                bool(prop.required) and prop.default is None and str(plain(prop.name)) not in left_out,
            )
            for prop in _properties(model)
        ]

    @staticmethod
    def is_described(prop: Any) -> bool:
        """Whether a property has a description of its own: what a class says stands there."""
        return bool(prop.description) and not isinstance(prop, EnumProperty | ModelProperty)

    def type_of(self, prop: Any) -> str:
        """The type of what may be passed for a property."""
        return " | ".join(dict.fromkeys(self._types(prop)))

    def _types(self, prop: Any) -> Iterator[str]:
        if isinstance(prop, UnionProperty):
            for inner in prop.inner_properties:
                yield from self._types(inner)
            return
        if isinstance(prop, ListProperty):
            yield f"Sequence[{self.type_of(prop.inner_property)}]"
            return
        yield str(plain(prop.get_type_string(no_optional=True)))
        if isinstance(prop, EnumProperty):
            values = [plain(value) for value in prop.values.values()]
            is_text = prop.value_type is str
            yield f"Literal[{', '.join(map(repr, values))}]" if len(values) <= _LISTED else "str" if is_text else "int"
        elif isinstance(prop, ModelProperty):
            yield self.name_of(prop) or f"Mapping[str, {self._more_of(prop)}]"
        elif isinstance(prop, FileProperty):
            yield "FileInput"
        elif isinstance(prop, DateProperty | DateTimeProperty | UuidProperty):
            yield "str"

    def _more_of(self, prop: Any) -> str:
        """The type of the values of an object that is a mapping; of one that may hold itself nobody could write it."""
        name = str(prop.class_info.name)
        if name in self._within:
            return "Any"
        self._within.add(name)
        found = " | ".join(map(self.type_of, self._values(prop)))
        self._within.discard(name)
        return found or "Any"

    def _values(self, prop: Any) -> Sequence[Any]:
        """The property that the values of a mapping are of, where the document says that."""
        model = self._models.get(str(prop.class_info.name))
        return _more(model) if model is not None and not _properties(model) else ()

    def imports(self, props: Iterable[Any], prefix: str) -> set[str]:
        """The lines that a module needs to say the types of some properties, besides those of the properties."""
        found: set[str] = set()
        for prop in chain.from_iterable(self._mentioned(each, set()) for each in props):
            name = str(prop.class_info.name)
            if name in self._names:
                found.add(f"from {prefix}{self._models[name].class_info.module_name} import {self._names[name]}")
            for value in self._values(prop):
                lines = (*value.get_imports(prefix=".."), *value.get_lazy_imports(prefix=".."))
                found |= {str(plain(line)).replace("from ..models.", f"from {prefix}") for line in lines}
        return {line for line in found if line.startswith(f"from {prefix}")}

    def lines(self, model: Any) -> list[str]:
        """What the module of a model imports for type checkers, for its `TypedDict`."""
        if not self.name_of(model):
            return []
        start = f"from .{model.class_info.module_name} import "
        return sorted(line for line in self.imports(_properties(model), ".") if not line.startswith(start))

    def body_type(self, endpoint: Any) -> str:
        """The type of what may be passed as the body of a request."""
        return " | ".join(dict.fromkeys(kind for body in endpoint.bodies for kind in self._types(body.prop)))

    def spread(self, endpoint: Any) -> str:
        """The `TypedDict` by whose keys the body of a request may be passed, empty where it has to be passed whole.

        What the path says already is not said again: then it is a part of that of the body.
        """
        model, shared = self._spreadable(endpoint)
        if model is None:
            return ""
        name = str(model.class_info.name)
        if not shared:
            return self._names.get(name, "")
        suffix = "".join(map(class_case, sorted(shared)))
        part = self._parts.setdefault(name, (self.free(f"{name}InputWithout{suffix}"), frozenset(shared)))
        return part[0] if part[1] == shared.keys() else ""

    def without(self, endpoint: Any) -> frozenset[str] | None:
        """The properties that are not passed where the others are; None where the body has to be passed whole."""
        return frozenset(self._spreadable(endpoint)[1]) if self.spread(endpoint) else None

    def keys(self, endpoint: Any) -> tuple[str, ...]:
        """The arguments of the path that are sent in the body too, where that is not passed whole."""
        model, shared = self._spreadable(endpoint)
        left_out = unsent(model) if model is not None else frozenset()
        return tuple(
            name for name, (own, key) in shared.items() if _same(own, key) and str(plain(own.name)) not in left_out
        )

    def _spreadable(self, endpoint: Any) -> tuple[Any, dict[str, tuple[Any, Any]]]:
        """The object that a request's body is, and what of it is in the path too; (None, {}) for others."""
        props = [body.prop for body in endpoint.bodies]
        names = {str(prop.class_info.name) if isinstance(prop, ModelProperty) else "" for prop in props}
        model = self._models.get(names.pop()) if len(names) == 1 else None
        if model is None:
            return None, {}
        own = {str(prop.python_name): prop for prop in _properties(model)}
        taken = {str(parameter.python_name) for _, parameter in endpoint.iter_all_parameters()} | _TAKEN
        keys = {str(key.python_name): key for key in endpoint.path_parameters}
        shared = {name: (own[name], keys[name]) for name in own if name in keys}
        needed = {field.name for field in self.fields(model) if field.is_required}
        odd = [name for name, (prop, key) in shared.items() if name in needed and not _same(prop, key)]
        if odd or own.keys() & taken != shared.keys() or (shared and len(shared) == len(own)):
            return None, {}
        return model, shared

    @staticmethod
    def wires(model: Any) -> dict[str, str]:
        """The names in the document of the attributes that are called otherwise."""
        pairs = {str(prop.python_name): str(plain(prop.name)) for prop in _properties(model)}
        return {name: wire for name, wire in pairs.items() if name != wire}

    @staticmethod
    def attributes(model: Any, wires: Iterable[str]) -> list[str]:
        """The attributes of some properties."""
        wanted = set(wires)
        return sorted(str(prop.python_name) for prop in _properties(model) if str(plain(prop.name)) in wanted)

    @staticmethod
    def takes_more(model: Any) -> bool:
        """Whether the document says that there may be other properties, or names none at all."""
        is_declared = model.data.additionalProperties is not None or not _properties(model)
        return bool(model.additional_properties) and is_declared

    def _mentioned(self, prop: Any, seen: set[str]) -> Iterator[Any]:
        """The objects that the type of what may be passed for a property names."""
        if isinstance(prop, UnionProperty):
            for inner in prop.inner_properties:
                yield from self._mentioned(inner, seen)
        elif isinstance(prop, ListProperty):
            yield from self._mentioned(prop.inner_property, seen)
        elif isinstance(prop, ModelProperty) and str(prop.class_info.name) not in seen:
            seen.add(str(prop.class_info.name))
            yield prop
            for value in self._values(prop):
                yield from self._mentioned(value, seen)


def _same(one: Any, other: Any) -> bool:
    """Whether two properties are of one type."""
    return bool(plain(one.get_type_string(no_optional=True)) == plain(other.get_type_string(no_optional=True)))


def _more(model: Any) -> Sequence[Any]:
    """The property that stands for all that are not named, where the document says of what type they are."""
    return [model.additional_properties] if not isinstance(model.additional_properties, bool | None) else []


def _properties(model: Any) -> Sequence[Any]:
    return [*(model.required_properties or ()), *(model.optional_properties or ())]
