"""The methods of an SDK: each operation of a contract beside what openapi-python-client made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.inference.shapes import first_success
from understudy.openapi.media_types import is_json
from understudy.openapi.model import Operation, Parameter, ResponseObject
from understudy_tools.sdk.examples import Example
from understudy_tools.sdk.naming import plain
from understudy_tools.sdk.paging import Pages
from understudy_tools.sdk.service import ServiceFacts, security_of

_USUAL_STYLES = {
    "query": ("form", True),
    "path": ("simple", False),
    "header": ("simple", False),
    "cookie": ("form", True),
}


@dataclass(frozen=True, slots=True)
class Streamed:
    """A method whose answer is read while it comes: `decoder` is a class of the runtime, `kind` the code of its item's.

    `switch` is where a request asks for it, and by which name.
    """

    name: str
    decoder: str
    accept: str
    item: str
    yields: str
    kind: str
    switch: tuple[str, str] | None = None

    @property
    def typed(self) -> str:
        """What it yields, as the module of the resource names it."""
        return self.yields.replace("ServerSentEvent[", "_streams.ServerSentEvent[", 1)


@dataclass(frozen=True, slots=True)
class Method:
    """One method of a resource; `dotted` is how a client reaches it.

    `parameters` are by place and by the name that the generator has for them.

    `answers` and `errors` are the code of their tables, `refusals` the types of errors by status; `security` and
    `server` are nothing where they are those of most operations. `parts` are the media types of a multipart body's.
    """

    name: str
    dotted: str
    function: str
    endpoint: Any
    operation: Operation
    parameters: Mapping[tuple[str, str], Parameter]
    returns: str
    successes: Sequence[Any]
    answers: str
    errors: str
    refusals: Mapping[str, str]
    pages: Pages | None
    stream: Streamed | None
    example: Example | None
    has_unsent: bool
    spread: str
    keys: tuple[str, ...]
    parts: Mapping[str, str]
    service: ServiceFacts

    @property
    def constant(self) -> str:
        """What describes its operation in the module of its resource."""
        return f"_{self.function.upper()}"

    @property
    def placed(self) -> list[tuple[str, Any]]:
        """The parameters and their places."""
        places = ("path", "query", "header", "cookie")
        return [(place, entry) for place in places for entry in getattr(self.endpoint, f"{place}_parameters")]

    @property
    def security(self) -> tuple[tuple[str, ...], ...] | None:
        """The alternatives of security schemes, by name."""
        own = security_of(self.operation)
        return None if own == self.service.security else own

    @property
    def server(self) -> str:
        """Where the document has the operation."""
        return self.service.elsewhere(self.operation)

    def form(self, parameter: Any, place: str) -> str:
        """The arguments that say how a parameter is written, where it is not the usual way."""
        wire = self.wire(parameter.name, place)
        style, explode = self.style(parameter.name, place)
        usual = _USUAL_STYLES[place]
        shared = self._shared(parameter, place)
        named = {
            "wire": wire if wire != str(parameter.python_name) else None,
            "style": style if style != usual[0] else None,
            "explode": explode if explode != usual[1] else None,
            "shared": shared or None,
            "required": True if shared and parameter.required else None,
        }
        return "".join(f", {name}={value!r}" for name, value in named.items() if value is not None)

    def is_optional(self, parameter: Any) -> bool:
        """Whether an argument may be left out."""
        place = next(place for place, entry in self.placed if entry is parameter)
        return not parameter.required or bool(self._shared(parameter, place))

    def _shared(self, parameter: Any, place: str) -> str:
        """The argument of the client that stands in for one of the method."""
        found = self.service.shared.get((place, self.wire(parameter.name, place).lower()))
        return found.name if found is not None else ""

    @property
    def sends_json(self) -> bool:
        """Whether its body is JSON and nothing else, and says what it is by its type alone."""
        kinds = [(str(plain(body.content_type)), str(body.body_type.value)) for body in self.endpoint.bodies]
        return kinds == [("application/json", "json")]

    @property
    def is_stream(self) -> bool:
        """Whether there is nothing but the stream."""
        return self.stream is not None and self.stream.name == self.name

    @property
    def answer(self) -> ResponseObject | None:
        """The first success that the document describes."""
        return first_success(self.operation)

    @property
    def makes_key(self) -> bool:
        """Whether an `Idempotency-Key` may be made up: the document has one, optional, that any text fits."""
        found = next((entry for entry in self.operation.parameters if _is_key(entry)), None)
        if found is None or found.required:
            return False
        schema = found.schema if isinstance(found.schema, dict) else {}
        fits = int(schema.get("maxLength", 36)) >= 36 >= int(schema.get("minLength", 0)) and "enum" not in schema
        return fits and schema.get("type", "string") == "string" and "pattern" not in schema

    def wire(self, name: Any, place: str) -> str:
        """The name of a parameter in the document."""
        found = self.parameters.get((place, str(plain(name))))
        return found.name if found is not None else str(plain(name))

    def style(self, name: Any, place: str) -> tuple[str, bool]:
        """(style, explode) of a parameter (OAS 4.8.12.1); one that is described by JSON has the style `json`."""
        found = self.parameters.get((place, str(plain(name))))
        if found is None:
            return "simple", False
        if found.content_type is not None:
            return ("json" if is_json(found.content_type) else found.style), False
        return found.style, found.explode


@dataclass(frozen=True, slots=True)
class MethodGroup:
    """One resource: a module with a class for each kind of client, and the resources inside of it.

    `dotted` is how a client reaches it, such as `customers.sources`.
    """

    dotted: str
    module: str
    class_name: str
    description: str
    methods: Sequence[Method]
    imports: Sequence[str]
    input_imports: Sequence[str]
    children: Sequence[MethodGroup]

    @property
    def pages(self) -> Sequence[Pages]:
        """The pages that are classes of this module."""
        own = {method.pages.name: method.pages for method in self.methods if method.pages is not None}
        return [page for name, page in own.items() if name]

    @property
    def fields(self) -> Mapping[str, str]:
        """The classes of keyword arguments, and the `TypedDict` of the body that each has."""
        return {self.fields_of(method): method.spread for method in self.methods if method.spread}

    @staticmethod
    def fields_of(method: Method) -> str:
        """The class of the keyword arguments of a method that takes a body by its properties."""
        return f"_{method.spread.removesuffix('Input')}Fields"

    @property
    def attribute(self) -> str:
        """Its name in what holds it."""
        return self.dotted.rpartition(".")[2]


def _is_key(parameter: Parameter) -> bool:
    return parameter.location == "header" and parameter.name.lower() == "idempotency-key"
