"""Puts the operations of a document into groups of methods, as the client has them."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Mapping, Sequence, Set
from typing import Any, NamedTuple

from openapi_python_client.schema.untrusted_string import UntrustedString

from understudy.contract import Contract
from understudy.inference.resources import Plan
from understudy.inference.shapes import first_success
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.examples import ExampleMaker
from understudy_tools.sdk.inputs import PlainInputs
from understudy_tools.sdk.lock import Lock, parameter_key
from understudy_tools.sdk.methods import Method, MethodGroup, Streamed
from understudy_tools.sdk.names.engine import MethodName
from understudy_tools.sdk.naming import class_case, plain, snake_case
from understudy_tools.sdk.opc.lower import Lowered
from understudy_tools.sdk.opc.media import part_types
from understudy_tools.sdk.opc.patches import identifier
from understudy_tools.sdk.opc.streams import MARK, StreamType, stream_of, switch_of
from understudy_tools.sdk.paging import pages_of
from understudy_tools.sdk.read_write_only import has_unsent
from understudy_tools.sdk.runtime.options import REQUEST_OPTIONS
from understudy_tools.sdk.service import ServiceFacts
from understudy_tools.sdk.settings import PagingRule, SdkSettings

_PARAMETER = re.compile(r"\{[^{}]*\}")
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
    operations, taken = _by_shape(contract), _names_of_streams(contract, names)
    examples = ExampleMaker(contract.schemas, package, data.models)
    methods: dict[tuple[str, ...], list[Method]] = {}
    endpoints = [each for collection in data.endpoint_collections_by_tag.values() for each in collection.endpoints]
    for endpoint in endpoints:
        alike = operations[_shape(endpoint.path), str(plain(endpoint.method)).lower()]
        operation = next((each for each in alike if _takes_path_of(endpoint, each, lowered)), alike[0])
        _keep_clear(endpoint, config)
        parameters = _parameters(operation, lowered)
        _keep_names(endpoint, operation, parameters, lock, config)
        name = names[operation.id]
        method = f"{name.method}_" if (name.group, name.method) in taken else name.method
        made = _method(
            contract.schemas,
            endpoint,
            operation,
            ".".join((*name.group, method)),
            parameters,
            examples,
            inputs,
            service,
            rule=settings.paging_of(operation),
            plan=contract.resources.plans.get(operation.id),
        )
        methods.setdefault(name.group, []).append(made)
    return _Grouping(contract, methods, inputs).run()


def _by_shape(contract: Contract) -> Mapping[tuple[str, str], Sequence[Operation]]:
    """The operations by the shape of their path and their method.

    Of a parameter the generator may change the name, so that only the shape of a path is sure; of two paths of one
    shape the names tell them apart.
    """
    found: dict[tuple[str, str], list[Operation]] = {}
    for operation in contract.operations.values():
        found.setdefault((_shape(operation.path), operation.method.lower()), []).append(operation)
    return found


def _names_of_streams(contract: Contract, names: Mapping[str, MethodName]) -> Set[tuple[tuple[str, ...], str]]:
    """Beside `chat`, which streams as well, there is `chat_stream`, so that an operation of that name gets another."""
    streams = {each.id: stream_of(each, contract.schemas) for each in contract.operations.values()}
    return {
        (names[each].group, f"{names[each].method}_stream")
        for each, stream in streams.items()
        if stream is not None and not stream.only
    }


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
        _strip([*(model.required_properties or ()), *(model.optional_properties or ())], config)


def _strip(properties: Sequence[Any], config: Any) -> None:
    """`_links` is called `links`, where no other property is: no attribute of ours that is public begins with `_`."""
    for entry in properties:
        wire = str(plain(entry.name))
        name = identifier(wire.lstrip("_")) if wire.startswith("_") else ""
        taken = _MODELS_OWN | {str(other.python_name) for other in properties}
        if name and not name.startswith("field_") and name not in taken:
            entry.set_python_name(new_name=UntrustedString(name), config=config)


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
        locked = lock.parameters.get(parameter_key(operation, str(location), wire))
        if locked is not None and locked not in {str(other.python_name) for _, other in listed}:
            _rename(endpoint, location, parameter, locked, config)


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


def _takes_path_of(endpoint: Any, operation: Operation, lowered: Lowered) -> bool:
    """Whether an operation has the parameters of an endpoint's path, by the names that the generator has for them."""
    names = {("path", str(plain(entry.name))) for entry in endpoint.path_parameters}
    return names <= _parameters(operation, lowered).keys()


def _shape(path: Any) -> str:
    return _PARAMETER.sub("{}", str(plain(path)))


def _method(
    schemas: Schemas,
    endpoint: Any,
    operation: Operation,
    dotted: str,
    parameters: Mapping[tuple[str, str], Parameter],
    examples: ExampleMaker,
    inputs: PlainInputs,
    service: ServiceFacts,
    *,
    rule: PagingRule,
    plan: Plan | None,
) -> Method:
    name = dotted.rpartition(".")[2]
    stream = stream_of(operation, schemas)
    marked = [entry for entry in endpoint.responses.patterns if entry.status_code.pattern == MARK]
    answers = _answers(endpoint, operation, marked if stream is not None else ())
    failures, default, other = answers.failures, endpoint.responses.default, answers.other
    return Method(
        name=name,
        dotted=dotted,
        function=name,
        endpoint=endpoint,
        operation=operation,
        parameters=parameters,
        returns=answers.returns,
        successes=answers.typed,
        answers="" if marked and stream is not None and stream.only else table(answers.typed, other),
        errors=table(failures, None if other is default else default),
        refusals={
            entry.status_code.pattern: type_of(entry) for entry in failures if type_of(entry) not in ("None", "Any")
        },
        pages=pages_of(schemas, operation, first_success(operation), answers.successes, inputs, rule, plan),
        stream=_streamed(stream, name, marked, switch_of(operation, schemas)),
        example=examples.of(
            endpoint, operation, parameters, without=inputs.without(endpoint), shared=service.shared.keys()
        ),
        has_unsent=has_unsent(schemas, operation.request_body),
        spread=inputs.spread(endpoint),
        keys=inputs.keys(endpoint) if inputs.spread(endpoint) else (),
        parts=part_types(operation, schemas),
        service=service,
    )


class _Answers(NamedTuple):
    """Those of an endpoint: `other` is the default where that is no failure, `typed` are what the method returns."""

    returns: str
    successes: Sequence[Any]
    typed: Sequence[Any]
    failures: Sequence[Any]
    other: Any


def _answers(endpoint: Any, operation: Operation, streamed: Collection[Any]) -> _Answers:
    patterns = [entry for entry in endpoint.responses.patterns if entry not in streamed]
    successes = [entry for entry in patterns if entry.status_code.range[0] // 100 == 2]
    failures = [entry for entry in patterns if entry.status_code.range[0] // 100 in (4, 5)]
    # Beside a success, or a redirection that is one, the default is what fails.
    is_failure = bool(successes) or any(status.startswith("3") for status in operation.responses)
    other = None if is_failure else endpoint.responses.default
    types = list(dict.fromkeys(map(type_of, successes or ([] if other is None else [other]))))
    returns = "Any" if "Any" in types else " | ".join(types) or "None"
    typed = [entry for entry in successes if type_of(entry) != "None" or returns != "None"]
    return _Answers(returns, successes, typed, failures, other)


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


def table(patterns: Sequence[Any], default: Any) -> str:
    """The code of the types of answers by their statuses, those of one type together; empty where there are none."""
    found: dict[str, list[str]] = {}
    for entry in patterns:
        found.setdefault(kind_of(entry), []).append(str(entry.status_code.pattern).upper())
    if default is not None:
        found.setdefault(kind_of(default), []).append("default")
    rows = [f"{' '.join(statuses)!r}: {kind}" for kind, statuses in found.items()]
    return f"{{{', '.join(rows)}}}" if rows else ""


def kind_of(entry: Any) -> str:
    """The code of the type of an answer, with what it is read of where that is not its JSON."""
    if str(entry.source["return_type"]) == "None":
        return "type(None)"
    kind = str(plain(entry.prop.get_type_string(no_optional=True)))
    sources = {"response.text": "text", "response.content": "content"}
    source = sources.get(str(entry.source["attribute"]))
    kind = "type(None)" if kind == "None" else kind
    return f"({kind}, {source!r})" if source else kind


def type_of(entry: Any) -> str:
    """The type of an answer, as the module of a resource names it."""
    if str(entry.source["return_type"]) == "None":
        return "None"
    return str(plain(entry.prop.get_type_string())).replace("list[", "builtins.list[")
