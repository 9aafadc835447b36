"""The methods of an SDK: each operation of a contract beside what openapi-python-client made of it."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openapi_python_client.schema.untrusted_string import UntrustedString

from understudy.contract import Contract
from understudy.openapi.media_types import is_json
from understudy.openapi.model import Operation, Parameter, ResponseObject
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.answers import kind_of, table, type_of
from understudy_tools.sdk.examples import Example, ExampleMaker
from understudy_tools.sdk.inputs import PlainInputs
from understudy_tools.sdk.lock import Lock, parameter_key
from understudy_tools.sdk.names.engine import MethodName
from understudy_tools.sdk.naming import class_case, plain, snake_case
from understudy_tools.sdk.opc.lower import Lowered
from understudy_tools.sdk.opc.streams import MARK, StreamType, stream_of, switch_of
from understudy_tools.sdk.paging import Pages, pages_of
from understudy_tools.sdk.read_write_only import has_unsent
from understudy_tools.sdk.runtime.options import REQUEST_OPTIONS
from understudy_tools.sdk.service import ServiceFacts, security_of
from understudy_tools.sdk.settings import PagingRule, SdkSettings

__all__ = ["Method", "MethodGroup", "Streamed", "free_attributes", "groups_of"]

_PARAMETER = re.compile(r"\{[^{}]*\}")
_USUAL_STYLES = {
    "query": ("form", True),
    "path": ("simple", False),
    "header": ("simple", False),
    "cookie": ("form", True),
}
_OURS = REQUEST_OPTIONS | {"body", "builtins", "fields", "locals", "options", "self"}
_MODELS_OWN = frozenset(
    [
        "additional_keys",
        "additional_properties",
        "evolve",
        "from_dict",
        "get_next_page",
        "iter_pages",
        "own_items",
        "to_dict",
        "to_json",
        "to_multipart",
    ]
)


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
    """One method of a resource. `parameters` are by place and by the name that the generator has for them.

    `answers` and `errors` are the code of their tables, `refusals` the types of errors by status; `security` and
    `server` are nothing where they are those of most operations.
    """

    name: str
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
        found = self.service.shared.get(self.wire(parameter.name, place).lower()) if place == "header" else None
        return found.name if found is not None else ""

    @property
    def is_json(self) -> bool:
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
        return _first_success(self.operation)

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


def groups_of(
    data: Any,
    contract: Contract,
    names: Mapping[str, MethodName],
    lowered: Lowered,
    config: Any,
    package: str,
    inputs: PlainInputs,
    service: ServiceFacts,
    settings: SdkSettings,
    lock: Lock,
) -> list[MethodGroup]:
    """Every resource with its methods, those that hold others before them."""
    # Of a parameter the generator may change the name, so that only the shape of a path is sure.
    operations: dict[tuple[str, str], Operation] = {}
    for operation in contract.operations.values():
        operations.setdefault((_shape(operation.path), operation.method.lower()), operation)
    # Beside `chat` there may be `chat_stream`, so that an operation of that name gets another.
    twins = {(name.group, f"{name.method}_stream") for name in names.values()}
    examples = ExampleMaker(contract.schemas, package, data.models)
    methods: dict[tuple[str, ...], list[Method]] = {}
    endpoints = [each for collection in data.endpoint_collections_by_tag.values() for each in collection.endpoints]
    for endpoint in endpoints:
        operation = operations[_shape(endpoint.path), str(plain(endpoint.method)).lower()]
        _keep_clear(endpoint, config)
        parameters = _parameters(operation, lowered)
        _keep_names(endpoint, operation, parameters, lock, config)
        name = names[operation.id]
        method = f"{name.method}_" if (name.group, name.method) in twins else name.method
        made = _method(
            contract.schemas,
            endpoint,
            operation,
            method,
            parameters,
            examples,
            inputs,
            service,
            rule=settings.paging_of(operation),
        )
        methods.setdefault(name.group, []).append(made)
    return _Grouping(contract, methods, inputs).run()


class _Grouping:
    """Methods by the resources that they stand in, as resources inside of each other."""

    def __init__(
        self, contract: Contract, methods: Mapping[tuple[str, ...], Sequence[Method]], inputs: PlainInputs
    ) -> None:
        self._inputs = inputs
        self._texts = {snake_case(name): text for name, text in contract.tags.items()}
        self._methods = methods
        self._paths = dict.fromkeys(path[: depth + 1] for path in methods for depth in range(len(path)))
        self._modules: dict[str, tuple[str, ...]] = {}

    def run(self) -> list[MethodGroup]:
        found: list[MethodGroup] = []
        for path in self._paths:
            if len(path) == 1:
                self._add(path, found)
        return found

    def _add(self, path: tuple[str, ...], found: list[MethodGroup]) -> MethodGroup:
        place = len(found)
        inner = [other for other in self._paths if len(other) == len(path) + 1 and other[:-1] == path]
        children = [self._add(other, found) for other in inner]
        group = self._group(path, children)
        found.insert(place, group)
        return group

    def _group(self, path: tuple[str, ...], children: Sequence[MethodGroup]) -> MethodGroup:
        methods = self._methods.get(path, ())
        module = "_".join(name.strip("_") for name in path)
        while keyword.iskeyword(module) or self._modules.setdefault(module, path) != path:
            module += "_"
        lines = {str(plain(line)) for method in methods for line in method.endpoint.relative_imports}
        lines |= {line for method in methods if method.pages is not None for line in method.pages.imports}
        arguments = [entry for method in methods for _, entry in method.placed]
        arguments += [body.prop for method in methods for body in method.endpoint.bodies]
        modules = self._inputs.modules
        parts = {f"from ..models.{modules[name]} import {name}" for name in {each.spread for each in methods} if name}
        label = " of ".join(name.strip("_").replace("_", " ") for name in reversed(path))
        return MethodGroup(
            dotted=".".join(path),
            module=module,
            class_name=self._inputs.resource_class(class_case(module)),
            description=(self._texts.get(path[-1]) if len(path) == 1 else None) or f"Operations on {label}.",
            methods=methods,
            imports=sorted(line.replace("from ...", "from ..") for line in lines if ".models" in line),
            input_imports=sorted(self._inputs.imports(arguments, "..models.") | parts),
            children=children,
        )


def free_attributes(data: Any, config: Any) -> None:
    """Properties do not take the names that the models' own methods need."""
    for model in data.models:
        for entry in (*(model.required_properties or ()), *(model.optional_properties or ())):
            if str(entry.python_name) in _MODELS_OWN:
                entry.set_python_name(new_name=UntrustedString(f"{entry.python_name}_field"), config=config)


def _keep_clear(endpoint: Any, config: Any) -> None:
    """Arguments do not take the names that the methods themselves need."""
    for location, parameter in endpoint.iter_all_parameters():
        if str(parameter.python_name) in _OURS:
            _rename(endpoint, location, parameter, f"{parameter.python_name}_{location}", config)


def _keep_names(
    endpoint: Any,
    operation: Operation,
    parameters: Mapping[tuple[str, str], Parameter],
    lock: Lock,
    config: Any,
) -> None:
    """Arguments are called as before, as long as no other is called so."""
    listed = list(endpoint.iter_all_parameters())
    for location, parameter in listed:
        declared = parameters.get((str(location), str(plain(parameter.name))))
        wire = declared.name if declared is not None else str(plain(parameter.name))
        kept = lock.parameters.get(parameter_key(operation, str(location), wire))
        if kept is not None and kept not in {str(other.python_name) for _, other in listed}:
            _rename(endpoint, location, parameter, kept, config)


def _rename(endpoint: Any, location: Any, parameter: Any, name: str, config: Any) -> None:
    old = str(parameter.python_name)
    parameter.set_python_name(new_name=UntrustedString(name), config=config)
    if str(location) == "path":
        path = str(plain(endpoint.path)).replace(f"{{{old}}}", f"{{{parameter.python_name}}}")
        endpoint.path = UntrustedString(path)


def _parameters(operation: Operation, lowered: Lowered) -> dict[tuple[str, str], Parameter]:
    """The parameters of an operation by place and by the name that the generator has for them."""
    parameters: dict[tuple[str, str], Parameter] = {}
    for entry in operation.parameters:
        parameters[entry.location, entry.name] = entry
    for (place, own), wire in lowered.names.get(operation.id, {}).items():
        if (place, wire) in parameters:
            parameters[place, own] = parameters[place, wire]
    return parameters


def _shape(path: Any) -> str:
    return _PARAMETER.sub("{}", str(plain(path)))


def _is_key(parameter: Parameter) -> bool:
    return parameter.location == "header" and parameter.name.lower() == "idempotency-key"


def _first_success(operation: Operation) -> ResponseObject | None:
    return next((found for status, found in operation.responses.items() if status.startswith("2")), None)


def _method(
    schemas: Schemas,
    endpoint: Any,
    operation: Operation,
    name: str,
    parameters: Mapping[tuple[str, str], Parameter],
    examples: ExampleMaker,
    inputs: PlainInputs,
    service: ServiceFacts,
    *,
    rule: PagingRule,
) -> Method:
    stream = stream_of(operation, schemas)
    marked = [entry for entry in endpoint.responses.patterns if entry.status_code.pattern == MARK]
    patterns = [entry for entry in endpoint.responses.patterns if stream is None or entry not in marked]
    successes = [entry for entry in patterns if entry.status_code.range[0] // 100 == 2]
    failures = [entry for entry in patterns if entry.status_code.range[0] // 100 in (4, 5)]
    default = endpoint.responses.default
    answers = successes or ([default] if default is not None else [])
    types = list(dict.fromkeys(type_of(entry) for entry in answers))
    if "Any" in types:
        types = ["Any"]
    returns = " | ".join(types) if types else "None"
    answered = [entry for entry in successes if type_of(entry) != "None" or returns != "None"]
    other = None if successes else default
    return Method(
        name=name,
        function=name,
        endpoint=endpoint,
        operation=operation,
        parameters=parameters,
        returns=returns,
        successes=answered,
        answers="" if marked and stream is not None and stream.only else table(answered, other),
        errors=table(failures, default if successes else None),
        refusals={
            entry.status_code.pattern: type_of(entry) for entry in failures if type_of(entry) not in ("None", "Any")
        },
        pages=pages_of(schemas, operation, _first_success(operation), successes, inputs, rule),
        stream=_streamed(stream, name, marked, switch_of(operation, schemas)),
        example=examples.of(endpoint, operation, parameters, without=inputs.without(endpoint)),
        has_unsent=has_unsent(schemas, operation.request_body),
        spread=inputs.spread(endpoint),
        keys=inputs.keys(endpoint) if inputs.spread(endpoint) else (),
        service=service,
    )


def _streamed(
    stream: StreamType | None, name: str, marked: Sequence[Any], switch: tuple[str, str] | None
) -> Streamed | None:
    """The streaming method, where the document declares what one item is."""
    if stream is None or not marked:
        return None
    item = type_of(marked[0])
    item = "Any" if item == "None" else item
    decoder, yields = ("Events", f"ServerSentEvent[{item}]") if stream.kind == "events" else ("Lines", item)
    own = name if stream.only else f"{name}_stream"
    return Streamed(own, decoder, stream.media_type, item, yields, kind_of(marked[0]), switch)
