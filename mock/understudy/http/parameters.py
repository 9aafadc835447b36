"""Decodes the parameters of a request into typed values and says which of them break the contract (OAS 4.8.12).

Knows operations and wire text; knows nothing of bodies, state or what an operation does.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import unquote, unquote_plus

from understudy.http.coercion import Readings
from understudy.http.cookies import split_cookies
from understudy.http.fields import ABSENT, compile_field, is_flat
from understudy.http.query_string import Pairs, UnreadableError, check_text, read_pairs
from understudy.http.styles import split_list, split_object, unwrap
from understudy.json_codec import loads
from understudy.lazy_dataclass import dataclass
from understudy.openapi.media_types import is_json, trimmed
from understudy.openapi.model import Node, Operation, Parameter
from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas, Validator
from understudy.openapi.violations import Violation

_Values = dict[str, dict[str, Any]]
_NO_PAIRS = Pairs({})


@dataclass(frozen=True, slots=True)
class _Entry:
    """One parameter, ready to be read from its source: pairs for a query, a mapping for everything else."""

    parameter: Parameter
    pointer: str
    read: Callable[[Any], Any]
    validator: Validator
    default: Any


@dataclass(frozen=True, slots=True)
class _Plan:
    names: Collection[str]
    path: tuple[_Entry, ...]
    query: tuple[_Entry, ...]
    header: tuple[_Entry, ...]
    cookie: tuple[_Entry, ...]


class ParameterDecoder:
    """Decodes the parameters of one document's operations; each operation is prepared once. Shared by threads.

    `reserved` are query names that belong to somebody else, such as an API key, and never to an exploded object.
    """

    def __init__(self, schemas: Schemas, *, reserved: Collection[str] = ()) -> None:
        self._schemas = schemas
        self._readings = Readings(schemas)
        # What names something has one spelling: /orders/1.0 is not order 1.
        self._path_readings = Readings(schemas, fractions=False)
        self._reserved = frozenset(reserved)
        self._plans: dict[str, _Plan] = {}
        self._known: dict[str, frozenset[str] | None] = {}

    def decode(
        self, operation: Operation, path_values: Mapping[str, str], query: str, headers: Mapping[str, str]
    ) -> tuple[_Values, tuple[Violation, ...]]:
        """Typed values by location and name, defaults filled in, and every violation. Never raises for a request.

        `path_values` are decoded, `query` is not, names of `headers` are lower case. Unknown parameters are ignored. A
        parameter that breaks its schema is among the values too, as far as it could be read.
        """
        plan = self._plans.get(operation.id)
        if plan is None:
            plan = self._plans[operation.id] = self._compile(operation)
        values: _Values = {"path": {}, "query": {}, "header": {}, "cookie": {}}
        violations: list[Violation] = []
        if plan.path:
            _settle(plan.path, path_values, values["path"], violations)
        if plan.query:
            _settle(plan.query, read_pairs(query, plan.names) if query else _NO_PAIRS, values["query"], violations)
        if plan.header:
            _settle(plan.header, headers, values["header"], violations)
        if plan.cookie:
            _settle(plan.cookie, split_cookies(headers.get("cookie", "")), values["cookie"], violations)
        return values, tuple(violations)

    def unknown(self, operation: Operation, query: str) -> tuple[str, ...]:
        """The names in a query that the operation does not declare; none where an object may bring any name."""
        if operation.id not in self._known:
            names, flat = self._names(operation)
            # Some documents write a query into the path.
            own = (pair.partition("=")[0] for pair in operation.path.partition("?")[2].split("&"))
            self._known[operation.id] = None if flat else names | {*own}
        known = self._known[operation.id]
        if known is None:
            return ()
        sent = dict.fromkeys(unquote_plus(pair.partition("=")[0]) for pair in query.split("&") if pair)
        return tuple(name for name in sent if name not in known and _base(name) not in known)

    def _compile(self, operation: Operation) -> _Plan:
        found: dict[str, list[_Entry]] = {"path": [], "query": [], "header": [], "cookie": []}
        names, flat = self._names(operation)
        for parameter in operation.parameters:
            location = parameter.location
            if parameter.ignored:
                continue
            if location == "path" and f"{{{parameter.name}}}" not in operation.path:
                continue
            taken = frozenset().union(*(own for name, own in flat.items() if name != parameter.name))
            found[location].append(self._entry(parameter, names, taken))
        return _Plan(names, *(tuple(entries) for entries in found.values()))

    def _names(self, operation: Operation) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
        """The names of the query's parameters, and the properties of each object that lays them beside the others."""
        query = [parameter for parameter in operation.parameters if parameter.location == "query"]
        flat = {
            parameter.name: frozenset(self._readings.shape(parameter.schema).properties)
            for parameter in query
            if is_flat(self._readings, parameter.schema, parameter.style, explode=parameter.explode)
        }
        return frozenset(parameter.name for parameter in query) | self._reserved, flat

    def _entry(self, parameter: Parameter, names: Collection[str], taken: Collection[str]) -> _Entry:
        default = self._schemas.resolve_object(parameter.schema).get("default", ABSENT)
        pointer = f"/{escape(parameter.name)}"
        validator = self._schemas.validator(parameter.schema, "request")
        return _Entry(parameter, pointer, self._reader(parameter, names, taken), validator, default)

    def _reader(self, parameter: Parameter, names: Collection[str], taken: Collection[str]) -> Callable[[Any], Any]:
        name, location = parameter.name, parameter.location
        text_reader = self._content(parameter.content_type, parameter.schema) if parameter.content_type else None
        if location == "query":
            if text_reader is not None:
                return _one_of_pairs(name, text_reader)
            style, explode, node = parameter.style, parameter.explode, parameter.schema
            field = compile_field(self._readings, name, node, style, explode=explode, names=names, taken=taken)
            return field.read
        if location == "cookie":
            return _cookie(name, parameter, text_reader, self._readings)
        text_reader = text_reader or _styled(parameter, self._path_readings if location == "path" else self._readings)
        return _one_of_texts(name.lower() if location == "header" else name, text_reader)

    def _content(self, content_type: str, schema: Node) -> Callable[[str], Any]:
        return _json if is_json(content_type) else self._readings.reader(schema)


def _base(name: str) -> str:
    """The name without what stands in brackets behind it, once percent-decoded."""
    return unquote(name).partition("[")[0]


def _settle(entries: tuple[_Entry, ...], source: Any, values: dict[str, Any], violations: list[Violation]) -> None:
    """Read every entry from its source: a value, a default, or a violation."""
    for entry in entries:
        parameter = entry.parameter
        try:
            value = entry.read(source)
        except UnreadableError as error:
            violations.append(Violation(parameter.location, entry.pointer, str(error), error.keyword))
            continue
        if value is not ABSENT and not entry.validator.is_valid(value):
            if value != "" or not parameter.allow_empty_value or parameter.location != "query":
                violations.extend(_violations(entry, value))
            elif entry.default is ABSENT:
                # A name without a value says that the parameter is there, and nothing more (OAS 4.8.12.2.1).
                continue
            else:
                value = ABSENT
        if value is not ABSENT:
            values[parameter.name] = value
        elif entry.default is not ABSENT:
            values[parameter.name] = copy.deepcopy(entry.default)
        elif parameter.required:
            violations.append(Violation(parameter.location, entry.pointer, "is required", "required"))


def _violations(entry: _Entry, value: Any) -> list[Violation]:
    location = entry.parameter.location
    return [
        Violation(location, entry.pointer + found.pointer, found.message, found.keyword)
        for found in entry.validator.violations(value)
    ]


def _json(text: str) -> Any:
    try:
        return loads(text.encode())
    except ValueError as error:
        raise UnreadableError(f"is not JSON: {error}", "content") from None


def _one_of_pairs(name: str, read: Callable[[str], Any]) -> Callable[[Pairs], Any]:
    def read_pair(pairs: Pairs) -> Any:
        text = pairs.one(name)
        return ABSENT if text is None else read(text)

    return read_pair


def _one_of_texts(name: str, read: Callable[[str], Any]) -> Callable[[Mapping[str, str]], Any]:
    def read_text(texts: Mapping[str, str]) -> Any:
        text = texts.get(name)
        return ABSENT if text is None else read(check_text(text))

    return read_text


def _styled(parameter: Parameter, readings: Readings) -> Callable[[str], Any]:
    """A reader of one text in the styles of paths and headers."""
    name, style, node = parameter.name, parameter.style, parameter.schema
    types = readings.shape(node).types if readings.shape(node).typed else frozenset({"string"})
    arrays, objects, scalars = "array" in types, "object" in types, bool(types - {"array", "object"})
    scalar, trim = readings.reader(node), parameter.location == "header"

    def read(text: str) -> Any:
        if trim:
            text = trimmed(text)
        candidates: list[Any] = []
        plain = unwrap(text, style, name, explode=False)
        if scalars and plain is not None:
            candidates.append(scalar(plain))
        body = unwrap(text, style, name, explode=parameter.explode) if arrays or objects else None
        items = split_list(body, style, name, explode=parameter.explode) if arrays and body is not None else None
        if items is not None:
            items = list(map(trimmed, items)) if trim else items
            candidates.append(readings.items(node, items))
            if not items:
                candidates.append(readings.items(node, [""]))
        pairs = split_object(body, style, explode=parameter.explode) if objects and body is not None else None
        if pairs is not None:
            pairs = [(trimmed(key), trimmed(value)) for key, value in pairs] if trim else pairs
            candidates.append(readings.mapping(node, pairs))
        if not candidates and style in ("label", "matrix"):
            raise UnreadableError(f"does not follow the style {style}: {text!r}", "encoding")
        return readings.choose(node, candidates or [text])

    return read if arrays or objects or style != "simple" or trim else scalar


def _cookie(
    name: str, parameter: Parameter, content: Callable[[str], Any] | None, readings: Readings
) -> Callable[[Mapping[str, list[str]]], Any]:
    node = parameter.schema
    shape = readings.shape(node)
    container = shape.typed and not shape.types.isdisjoint(("array", "object"))
    read_text = content or (_styled_cookie(parameter, readings) if container else readings.reader(node))

    def read(cookies: Mapping[str, list[str]]) -> Any:
        texts = cookies.get(name)
        if texts is None:
            return ABSENT
        if len(texts) > 1 and container and content is None:
            return readings.items(node, texts)
        # Of several cookies of one name, the first is the most specific (RFC 6265 5.4).
        return readings.choose(node, _decodings(check_text(texts[0]), read_text))

    return read


def _decodings(text: str, read: Callable[[str], Any]) -> list[Any]:
    """RFC 6265 knows no percent-encoding, the style `form` demands it, and clients disagree: both readings."""
    readings = []
    for candidate in (unquote(text, errors="surrogateescape"), text):
        try:
            readings.append(read(check_text(candidate)))
        except UnreadableError:
            continue
    return readings or [read(text)]


def _styled_cookie(parameter: Parameter, readings: Readings) -> Callable[[str], Any]:
    """`form` in a cookie: `1,2`, or exploded `1&name=2`, which most clients write as `1,2` all the same."""
    node, name = parameter.schema, parameter.name
    simple = _styled(parameter, readings)

    def read(text: str) -> Any:
        if parameter.explode and "&" in text:
            pairs = read_pairs(f"{name}={text}")
            field = compile_field(readings, name, node, "form", explode=True)
            if "object" in readings.shape(node).types:
                pairs = read_pairs(text)
            value = field.read(pairs)
            return text if value is ABSENT else value
        return simple(text)

    return read
