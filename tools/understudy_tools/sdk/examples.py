"""An example call for every operation: Python code with values that the document's own schemas accept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.properties import ModelProperty

from understudy.openapi.media_types import essence
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.schemas import Schemas
from understudy.values.generate import Unsatisfiable, Values
from understudy_tools.sdk.naming import plain
from understudy_tools.sdk.read_write_only import unsent

_WIDTH = 88


@dataclass(frozen=True, slots=True)
class _Group:
    """Code with brackets: written on one line where it fits, else one item a line."""

    head: str
    items: tuple[tuple[str, Any], ...]
    tail: str


@dataclass(frozen=True, slots=True)
class Example:
    """The imports of an example and the arguments of its call."""

    imports: tuple[str, ...]
    arguments: _Group

    def code(self, call: str, before: str = "", after: str = "") -> str:
        """The imports and one statement: `before`, the call with its arguments, `after`."""
        group = _Group(f"{before}{call}(", self.arguments.items, f"){after}")
        statement = _pretty(group, 0, 0)
        return "\n".join([*self.imports, *([""] if self.imports else []), statement])


class _NoFitError(Exception):
    """A value that the generated class does not take."""


class ExampleMaker:
    """Makes the examples of one document."""

    def __init__(self, schemas: Schemas, package: str, models: Iterable[Any] = ()) -> None:
        self._package = package
        self._values = Values(schemas, seed=0)
        # A property that refers to a model knows nothing but its name; the models themselves know the rest.
        self._models = {str(model.class_info.name): model for model in models}

    def of(
        self,
        endpoint: Any,
        operation: Operation,
        parameters: Mapping[tuple[str, str], Parameter],
        *,
        without: frozenset[str] | None = None,
        shared: Container[tuple[str, str]] = (),
    ) -> Example | None:
        """The example of an operation with what it requires; None where a value can't be made or written.

        The properties of the body are keyword arguments, but those that `without` names; None gives the body whole.
        `shared` are the parameters that the client has, by place and name in lower case.
        """
        writer = _Writer(self._package, self._models)
        try:
            items = list(self._items(endpoint, operation, parameters, writer, without=without, shared=shared))
        except (_NoFitError, Unsatisfiable):
            return None
        return Example(writer.lines(), _Group("", tuple(items), ""))

    def _items(
        self,
        endpoint: Any,
        operation: Operation,
        parameters: Mapping[tuple[str, str], Parameter],
        writer: _Writer,
        *,
        without: frozenset[str] | None,
        shared: Container[tuple[str, str]],
    ) -> Iterable[tuple[str, Any]]:
        def written(prop: Any, place: str) -> Any:
            name = str(plain(prop.name))
            return writer.write(prop, self._parameter(operation, parameters.get((place, name)), name))

        for prop in endpoint.path_parameters:
            yield "", written(prop, "path")
        if endpoint.bodies and (endpoint.bodies[0].prop.required or writer.needs(endpoint.bodies[0].prop)):
            body = endpoint.bodies[0]
            value = self._body(operation, str(body.content_type))
            if without is not None:
                yield from writer.properties(body.prop, value, "{name}=", without)
            else:
                yield "body=", writer.write(body.prop, value)
        for place in ("query", "header", "cookie"):
            for prop in getattr(endpoint, f"{place}_parameters"):
                declared = parameters.get((place, str(plain(prop.name))))
                wire = declared.name if declared is not None else str(plain(prop.name))
                if prop.required and (place, wire.lower()) not in shared:
                    yield f"{prop.python_name}=", written(prop, place)

    def _parameter(self, operation: Operation, parameter: Parameter | None, name: str) -> Any:
        if parameter is None:
            return self._values.generate({"type": "string"}, "request", key=f"{operation.id} {name}")
        if parameter.examples:
            return parameter.examples[0]
        return self._values.generate(parameter.schema, "request", key=f"{operation.id} {parameter.name}")

    def _body(self, operation: Operation, content_type: str) -> Any:
        content = operation.request_body.content if operation.request_body is not None else ()
        named = [media for media in content if essence(media.name) == essence(content_type)]
        media = (named or content)[0]
        if media.examples:
            return media.examples[0]
        return self._values.generate(
            True if media.schema is None else media.schema, "request", key=f"{operation.id} body"
        )


class _Writer:
    """Values as Python code, by the generator's properties; it keeps what the code must import."""

    def __init__(self, package: str, models: Mapping[str, Any]) -> None:
        self._package = package
        self._models = models
        self._names: dict[str, set[str]] = {}

    def lines(self) -> tuple[str, ...]:
        found = []
        for module in sorted(self._names, key=lambda name: (name.startswith(self._package), name)):
            line = f"from {module} import {', '.join(sorted(self._names[module]))}"
            if len(line) > _WIDTH:
                names = tuple(("", name) for name in sorted(self._names[module]))
                line = _pretty(_Group(f"from {module} import (", names, ")"), 0, 0)
            found.append(line)
        return tuple(found)

    def _use(self, module: str, name: str) -> str:
        self._names.setdefault(module, set()).add(name)
        return name

    def write(self, prop: Any, value: Any) -> Any:
        """The code for a value. Raises _NoFitError."""
        writer = getattr(self, f"_{type(prop).__name__}", None)
        return writer(prop, value) if writer is not None else self._plain(value)

    def _plain(self, value: Any) -> Any:
        if isinstance(value, list):
            return _Group("[", tuple(("", self._plain(entry)) for entry in value), "]")
        if isinstance(value, dict):
            return _Group("{", tuple((f"{_text(key)}: ", self._plain(entry)) for key, entry in value.items()), "}")
        return _text(value) if isinstance(value, str) else repr(value)

    def _of_type(self, value: Any, *kinds: type) -> str:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise _NoFitError
        return _text(value) if isinstance(value, str) else repr(value)

    def _StringProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - named after the generator's classes
        if isinstance(value, bool | dict) or value is None:
            raise _NoFitError
        return _text(",".join(map(str, value)) if isinstance(value, list) else str(value))

    def _IntProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return self._of_type(int(value) if isinstance(value, float) and value.is_integer() else value, int)

    def _FloatProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return self._of_type(value, int, float)

    def _BooleanProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return self._of_type(value, bool)

    def _NoneProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return self._of_type(value, type(None))

    def _DateTimeProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return self._of_type(value, str)

    def _DateProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return self._of_type(value, str)

    def _UuidProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return self._of_type(value, str)

    def _FileProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return 'b"bytes"'

    def _EnumProperty(self, prop: Any, value: Any) -> str:  # noqa: N802 - likewise
        return self._of_type(value, str, int)

    def _ListProperty(self, prop: Any, value: Any) -> _Group:  # noqa: N802 - likewise
        if not isinstance(value, list):
            raise _NoFitError
        return _Group("[", tuple(("", self.write(prop.inner_property, entry)) for entry in value), "]")

    def _UnionProperty(self, prop: Any, value: Any) -> Any:  # noqa: N802 - likewise
        for inner in prop.inner_properties:
            kept = {module: set(names) for module, names in self._names.items()}
            try:
                return self.write(inner, value)
            except _NoFitError:
                self._names = kept
        raise _NoFitError

    def _ModelProperty(self, prop: Any, value: Any) -> _Group:  # noqa: N802 - likewise
        return _Group("{", tuple(self.properties(prop, value, '"{name}": ')), "}")

    def needs(self, prop: Any) -> bool:
        """Whether an object, where it is sent at all, must have something."""
        return isinstance(prop, ModelProperty) and bool(self._sent(prop))

    def _sent(self, prop: Any) -> Sequence[Any]:
        """The required properties, without those that only the service sets."""
        prop = self._models.get(str(prop.class_info.name), prop)
        return [entry for entry in prop.required_properties or () if str(plain(entry.name)) not in unsent(prop)]

    def properties(
        self, prop: Any, value: Any, label: str, without: frozenset[str] = frozenset()
    ) -> Iterable[tuple[str, Any]]:
        """What an object needs, each with its label; of one that needs nothing the first two. Raises _NoFitError."""
        if not isinstance(value, dict):
            raise _NoFitError
        prop = self._models.get(str(prop.class_info.name), prop)
        properties = [entry for entry in self._sent(prop) if str(entry.python_name) not in without]
        optional = [
            entry
            for entry in prop.optional_properties or ()
            if str(plain(entry.name)) in value and str(entry.python_name) not in without
        ]
        if not properties and not optional and label[0] == '"':
            return [(f"{_text(key)}: ", self._plain(entry)) for key, entry in value.items()]
        items = []
        for entry in properties or optional[:2]:
            name = str(plain(entry.name))
            if name not in value:
                raise _NoFitError
            items.append((label.format(name=entry.python_name), self.write(entry, value[name])))
        return items


def _text(value: str) -> str:
    """A text in double quotes, as the formatter writes it."""
    shown = repr(value)
    if '"' in value:
        return shown
    body = shown[1:-1].replace("\\'", "'")
    return f'"{body}"'


def _pretty(node: Any, indent: int, used: int) -> str:
    if isinstance(node, str):
        return node
    flat = _flat(node)
    if len(flat) + indent + used <= _WIDTH or not node.items:
        return flat
    pad = " " * (indent + 4)
    lines = [f"{pad}{label}{_pretty(entry, indent + 4, len(label) + 1)}," for label, entry in node.items]
    return "\n".join([node.head, *lines, " " * indent + node.tail])


def _flat(node: Any) -> str:
    if isinstance(node, str):
        return node
    inside = ", ".join(label + _flat(entry) for label, entry in node.items)
    return f"{node.head}{inside}{node.tail}"
