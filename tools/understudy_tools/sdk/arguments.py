"""Properties as keyword arguments: their names and types in Python, and what a module must import to say them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.union import UnionProperty

from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.naming import plain
from understudy_tools.sdk.opc.patches import identifier

_WORD = re.compile(r"[^\W\d]\w*")
# A longer list of literals helps nobody, and makes each type long that it stands in.
_LISTED = 32
_WIDTH = 116


@dataclass(frozen=True, slots=True)
class KeywordArgument:
    """A keyword argument: its name in Python and in the document, and its type."""

    name: str
    wire: str
    type: str

    @property
    def declared(self) -> str:
        """As it stands in a class."""
        return f"{self.name}: {self.type}"


def properties_of(model: ModelProperty | None) -> Sequence[Any]:
    """The properties of a class, in the order of its own arguments."""
    return [*(model.required_properties or ()), *(model.optional_properties or ())] if model is not None else []


def wire_name(prop: Any) -> str:
    """The name of a property in the document."""
    return str(plain(prop.name))


def enumerations(prop: Any) -> list[str]:
    """The classes of the enumerations that a property may hold a value of."""
    return [str(kind.class_info.name) for kind in kinds_of(prop) if isinstance(kind, EnumProperty)]


def has_files(prop: Any) -> bool:
    """Whether a property holds files."""
    kinds = [kind.inner_property if isinstance(kind, ListProperty) else kind for kind in kinds_of(prop)]
    return any(isinstance(kind, FileProperty) for kind in kinds)


def kinds_of(prop: Any) -> Sequence[Any]:
    """The property itself, or the variants of a union."""
    return prop.inner_properties if isinstance(prop, UnionProperty) else [prop]


class Types:
    """How properties are written as types; each is worked out once, for a model may be of many resources."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._known: dict[int, tuple[str, Mapping[str, str]]] = {}

    def of(self, prop: Any, node: Node) -> tuple[str, Mapping[str, str]]:
        """The type of what may be passed for a property, and the module of each name in it.

        An enumeration takes its values as well, and a nested object a mapping.
        """
        if id(prop) not in self._known:
            text = " | ".join([str(plain(prop.get_type_string(no_optional=True))), *self._besides(prop, node)])
            self._known[id(prop)] = (text, _modules(prop, set(_WORD.findall(text))))
        return self._known[id(prop)]

    def _besides(self, prop: Any, node: Node) -> Iterator[str]:
        kinds = {type(kind) for kind in kinds_of(prop)}
        values = self._schemas.resolve_object(node).get("enum") if EnumProperty in kinds else None
        if isinstance(values, list) and len(values) <= _LISTED:
            yield f"_t.Literal[{', '.join(repr(value) for value in values if isinstance(value, str | int))}]"
        if ModelProperty in kinds:
            yield "_making.Object"


def _modules(prop: Any, used: set[str]) -> dict[str, str]:
    """The module of each name that is used; a module itself has none."""
    found = {"Any": "typing"} if "Any" in used else {}
    for line in (*prop.get_imports(prefix="..."), *prop.get_lazy_imports(prefix="...")):
        tokens = str(line).split()
        names = [name.strip(",") for name in tokens[3:]] if tokens[0] == "from" else [tokens[1]]
        found |= {name: tokens[1] if tokens[0] == "from" else "" for name in names if name in used}
    return found


@dataclass(slots=True)
class Scope:
    """What one module names: `needed` at run time, `type_checking` for type checkers only; both are modules by name."""

    types: Types
    needed: dict[str, str] = field(default_factory=dict)
    type_checking: dict[str, str] = field(default_factory=dict)

    def arguments(
        self, props: Sequence[Any], nodes: Mapping[str, Node], taken: frozenset[str]
    ) -> list[KeywordArgument]:
        """The properties that `nodes` has as arguments, with `_` behind the names that are taken."""
        found: dict[str, KeywordArgument] = {}
        for prop in props:
            wire = wire_name(prop)
            if wire in nodes:
                kind, modules = self.types.of(prop, nodes[wire])
                self.type_checking |= modules
                name = _free(str(prop.python_name), {*taken, *found})
                found[name] = KeywordArgument(name, wire, kind)
        return list(found.values())

    def untyped(self, nodes: Mapping[str, Node], taken: frozenset[str]) -> list[KeywordArgument]:
        """Likewise, where there is no model."""
        found: dict[str, KeywordArgument] = {}
        for wire in nodes:
            name = _free(identifier(wire), {*taken, *found})
            found[name] = KeywordArgument(name, wire, "_t.Any")
        return list(found.values())

    def model(self, model: ModelProperty | None, *, runs: bool = False) -> str:
        """The name of a class, or of what stands in for it."""
        if model is None:
            return "dict[str, _t.Any]"
        name = str(model.class_info.name)
        (self.needed if runs else self.type_checking)[name] = f"...models.{model.class_info.module_name}"
        return name

    @property
    def imports(self) -> list[str]:
        """The lines of what the module needs, sorted."""
        return import_lines(self.needed)

    @property
    def type_checking_imports(self) -> list[str]:
        """The lines of what only type checkers need, sorted; an empty line parts the standard library from the rest."""
        lines = import_lines({name: module for name, module in self.type_checking.items() if name not in self.needed})
        first = next((place for place, line in enumerate(lines) if line.startswith("from .")), 0)
        return [*lines[:first], "", *lines[first:]] if first else lines


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name = f"{name}_"
    return name


def import_lines(names: Mapping[str, str]) -> list[str]:
    """The imports of names by their modules, as they are formatted; a module itself has no module."""
    parts: dict[str, list[str]] = {}
    for name, module in names.items():
        parts.setdefault(module, []).append(name)
    whole = [f"import {name}" for name in sorted(parts.pop("", []))]
    ranked = sorted(parts, key=lambda module: (module.startswith("."), module))
    return whole + [line for module in ranked for line in _wrapped(module, sorted(parts[module]))]


def _wrapped(module: str, names: Sequence[str]) -> list[str]:
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= _WIDTH:
        return [line]
    return [f"from {module} import (", *(f"    {name}," for name in names), ")"]
