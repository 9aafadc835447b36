"""What the templates are given: tags and methods as openapi-python-client parsed them, beside the raw document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openapi_python_client.schema.untrusted_string import UntrustedString

from understudy.openapi.media_types import is_json
from understudy.openapi.pointer import METHODS, resolve_object
from understudy_tools.sdk.docs import refusals
from understudy_tools.sdk.examples import Example, Examples
from understudy_tools.sdk.naming import class_case, method_names, plain, snake_case
from understudy_tools.sdk.paging import Pages, pages_of
from understudy_tools.sdk.read_write_only import has_unsent
from understudy_tools.sdk.streams import MARK, StreamType, stream_of

__all__ = ["Entry", "Group", "Raw", "Streamed", "free_attributes", "groups_of", "schemes_of"]

_PARAMETER = re.compile(r"\{[^{}]*\}")
_OURS = frozenset(
    ["body", "builtins", "cookies", "envelope", "headers", "item", "number", "params", "path", "quote", "timeout"]
)
_MODELS_OWN = frozenset(
    ["additional_keys", "additional_properties", "from_dict", "to_dict", "to_multipart"]
) | frozenset(
    # What the methods call their own variables and modules.
    ["cls", "d", "field_dict", "files", "json", "prop", "prop_dict", "prop_name", "src_dict", "types"]
)
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


@dataclass(frozen=True, slots=True)
class Raw:
    """An operation as the document has it."""

    operation_id: str
    path: str
    method: str
    security: tuple[tuple[str, ...], ...]
    parameters: Mapping[tuple[str, str], Mapping[str, Any]]
    has_form: bool
    answer: Mapping[str, Any]
    stream: StreamType | None
    body: Mapping[str, Any]
    has_unsent: bool
    refusals: tuple[tuple[str, str], ...]
    is_deprecated: bool

    @property
    def makes_key(self) -> bool:
        """Whether an `Idempotency-Key` may be made up: the document has one, optional, that any text fits."""
        entry = next((found for (name, place), found in self.parameters.items() if _is_key(name, place)), None)
        if entry is None or entry.get("required"):
            return False
        schema = entry.get("schema") or {}
        fits = int(schema.get("maxLength", 36)) >= 36 >= int(schema.get("minLength", 0)) and "enum" not in schema
        return fits and schema.get("type", "string") == "string" and "pattern" not in schema

    def style(self, name: str, location: str) -> tuple[str, bool]:
        """(style, explode) of a parameter (OAS 4.8.12.1); one that is described by a media type has `json`, or none."""
        entry = self.parameters.get((plain(name), location), {})
        if "schema" not in entry and entry.get("content"):
            return ("json" if is_json(next(iter(entry["content"]))) else _STYLES[location]), False
        style = str(entry.get("style") or _STYLES[location])
        return style, bool(entry.get("explode", style == "form"))


@dataclass(frozen=True, slots=True)
class Streamed:
    """A method whose answer is read while it comes: `decoder` is a class of the runtime, `pattern` its item's."""

    name: str
    decoder: str
    accept: str
    item: str
    yields: str
    pattern: Any

    @property
    def typed(self) -> str:
        """What it yields, as the module of the resource names it."""
        return self.yields.replace("ServerSentEvent[", "_streams.ServerSentEvent[", 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One method of a resource."""

    name: str
    function: str
    endpoint: Any
    raw: Raw
    returns: str
    successes: Sequence[Any]
    failures: Sequence[Any]
    default_success: Any
    default_failure: Any
    pages: Pages | None
    stream: Streamed | None
    example: Example | None

    @property
    def is_stream(self) -> bool:
        """Whether there is nothing but the stream."""
        return self.stream is not None and self.stream.name == self.name


@dataclass(frozen=True, slots=True)
class Group:
    """One tag: a module with a class for each kind of client."""

    module: str
    class_name: str
    description: str
    entries: Sequence[Entry]
    imports: Sequence[str]


def schemes_of(document: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The security schemes as the runtime wants them."""
    components = document.get("components") or {}
    found = {}
    for name, scheme in (components.get("securitySchemes") or {}).items():
        kind = scheme.get("type", "")
        if kind == "http":
            kind = str(scheme.get("scheme", "")).lower()
        if kind == "openIdConnect":
            kind = "bearer"
        flow = (scheme.get("flows") or {}).get("clientCredentials") or {}
        found[name] = {
            "kind": kind,
            "name": scheme.get("name", ""),
            "place": scheme.get("in", ""),
            "token_url": flow.get("tokenUrl", ""),
        }
    return found


def groups_of(data: Any, document: Mapping[str, Any], config: Any, package: str) -> list[Group]:
    """Every tag with its methods, in the order of the document."""
    raws: dict[tuple[str, str], Raw] = {}
    for raw in _raws(document):
        # Of a parameter the generator may change the name, so that only the shape of a path is sure.
        raws.setdefault((_shape(raw.path), raw.method), raw)
    texts = {str(tag.get("name")): str(tag.get("description") or "") for tag in document.get("tags") or ()}
    examples = Examples(document, package, data.models)
    groups = []
    for tag, collection in data.endpoint_collections_by_tag.items():
        label = str(plain(tag))
        paired = [(endpoint, _raw_of(endpoint, raws)) for endpoint in collection.endpoints]
        for endpoint, _ in paired:
            _keep_clear(endpoint, config)
        names = method_names(label, [raw.operation_id for _, raw in paired])
        entries = [_entry(document, endpoint, raw, names[raw.operation_id], examples) for endpoint, raw in paired]
        description = next((text for name, text in texts.items() if snake_case(name) == snake_case(label)), "")
        imports = {plain(line) for endpoint, _ in paired for line in endpoint.relative_imports}
        imports |= {line for entry in entries if entry.pages is not None for line in entry.pages.imports}
        models = sorted(str(line).replace("from ...", "from ..") for line in imports if ".models" in str(line))
        groups.append(
            Group(
                snake_case(label),
                f"{class_case(label)}Resource",
                description or f"Operations of {label}.",
                entries,
                models,
            )
        )
    return groups


def free_attributes(data: Any, config: Any) -> None:
    """Properties do not take the names that the models' own methods need."""
    for model in data.models:
        for entry in (*(model.required_properties or ()), *(model.optional_properties or ())):
            if str(entry.python_name) in _MODELS_OWN:
                entry.set_python_name(new_name=UntrustedString(f"{entry.python_name}_field"), config=config)


def _keep_clear(endpoint: Any, config: Any) -> None:
    """Arguments do not take the names that the methods themselves need."""
    for location, parameter in endpoint.iter_all_parameters():
        old = str(parameter.python_name)
        if old in _OURS:
            parameter.set_python_name(new_name=UntrustedString(f"{old}_{location}"), config=config)
            if str(location) == "path":
                path = str(plain(endpoint.path)).replace(f"{{{old}}}", f"{{{parameter.python_name}}}")
                endpoint.path = UntrustedString(path)


def _raw_of(endpoint: Any, raws: Mapping[tuple[str, str], Raw]) -> Raw:
    raw = raws.get((_shape(endpoint.path), str(plain(endpoint.method)).lower()))
    if raw is None:
        raise LookupError(f"{endpoint.method} {endpoint.path} is not in the document")
    return raw


def _shape(path: Any) -> str:
    text = str(plain(path))
    return _PARAMETER.sub("{}", text)


def _raws(document: Mapping[str, Any]) -> Iterator[Raw]:
    for path, item in (document.get("paths") or {}).items():
        for method in METHODS:
            node = item.get(method)
            if not isinstance(node, dict):
                continue
            merged = {}
            for entry in (*(item.get("parameters") or ()), *(node.get("parameters") or ())):
                resolved = resolve_object(document, entry)
                merged[resolved.get("name", ""), resolved.get("in", "")] = resolved
            security = node.get("security", document.get("security")) or ()
            body = resolve_object(document, node.get("requestBody") or {})
            yield Raw(
                operation_id=node.get("operationId") or f"{method}_{path}",
                path=path,
                method=method,
                security=tuple(tuple(entry) for entry in security),
                parameters=merged,
                has_form="application/x-www-form-urlencoded" in (body.get("content") or {}),
                answer=_answer(document, node),
                stream=stream_of(document, node),
                body=body,
                has_unsent=has_unsent(document, body),
                refusals=refusals(document, node),
                is_deprecated=bool(node.get("deprecated")),
            )


def _is_key(name: str, place: str) -> bool:
    return place == "header" and name.lower() == "idempotency-key"


def _answer(document: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    responses = node.get("responses") or {}
    found: Any = next((entry for status, entry in responses.items() if str(status).startswith("2")), {})
    resolved: Mapping[str, Any] = resolve_object(document, found)
    return resolved


def _entry(document: Mapping[str, Any], endpoint: Any, raw: Raw, name: str, examples: Examples) -> Entry:
    marked = [entry for entry in endpoint.responses.patterns if entry.status_code.pattern == MARK]
    patterns = [entry for entry in endpoint.responses.patterns if raw.stream is None or entry not in marked]
    successes = [entry for entry in patterns if entry.status_code.range[0] // 100 == 2]
    failures = [entry for entry in patterns if entry.status_code.range[0] // 100 in (4, 5)]
    default = endpoint.responses.default
    answers = successes or ([default] if default is not None else [])
    types = list(dict.fromkeys(_type(entry) for entry in answers))
    if "Any" in types:
        types = ["Any"]
    returns = " | ".join(types) if types else "None"
    return Entry(
        name=name,
        function=snake_case(raw.operation_id),
        endpoint=endpoint,
        raw=raw,
        returns=returns,
        successes=[entry for entry in successes if _type(entry) != "None" or returns != "None"],
        failures=failures,
        default_success=None if successes else default,
        default_failure=default if successes else None,
        pages=pages_of(document, raw, endpoint, successes),
        stream=_streamed(raw, name, marked, successes),
        example=examples.of(endpoint, raw),
    )


def _streamed(raw: Raw, name: str, marked: Sequence[Any], successes: Sequence[Any]) -> Streamed | None:
    """The streaming method: items where the document declares them, else bytes where the answer is nothing else."""
    if raw.stream is not None and marked:
        item = _type(marked[0])
        item = "Any" if item == "None" else item
        decoder, yields = ("Events", f"ServerSentEvent[{item}]") if raw.stream.kind == "events" else ("Lines", item)
        own = name if raw.stream.only else f"{name}_stream"
        return Streamed(own, decoder, raw.stream.media_type, item, yields, marked[0])
    if any(entry.source["attribute"] == "response.content" for entry in successes):
        return Streamed(f"{name}_stream", "Bytes", "", "bytes", "bytes", None)
    return None


def _type(entry: Any) -> str:
    if str(entry.source["return_type"]) == "None":
        return "None"
    return str(plain(entry.prop.get_type_string())).replace("list[", "builtins.list[")
