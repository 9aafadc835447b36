"""The grammar of OpenAPI as a table: which object stands under which key of which object (OAS 3.0, 3.1 section 4.8).

With it a walk over a document knows a reference from a property called `$ref`, and a schema from an example that looks
like one. Knows the specification; reads no files and judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import METHODS, escape, pointer_of


@dataclass(frozen=True, slots=True)
class FixedField:
    """What stands under a key: one object of a kind, a list of them, or a map whose keys the author chose."""

    kind: str
    shape: Literal["one", "list", "map", "one-or-list"] = "one"
    extensible: bool = False  # whether the map may hold `x-` keys beside the names


# The component section that a kind of object may move to; other kinds can't be referred to.
COMPONENTS: Mapping[str, str] = {
    "schema": "schemas",
    "response": "responses",
    "parameter": "parameters",
    "example": "examples",
    "request-body": "requestBodies",
    "header": "headers",
    "security-scheme": "securitySchemes",
    "link": "links",
    "callback": "callbacks",
    "path-item": "pathItems",
}
_CONTENT = {
    "schema": FixedField("schema"),
    "content": FixedField("media-type", "map"),
    "examples": FixedField("example", "map"),
}
_MAPS_OF_SCHEMAS = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions")
_DOCS = FixedField("external-docs")
_LISTS_OF_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMAS_IN_SCHEMAS = (
    *("not", "if", "then", "else", "contains", "propertyNames", "contentSchema"),
    *("additionalItems", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"),
)
_SCHEMA: Mapping[str, FixedField] = {
    **dict.fromkeys(_MAPS_OF_SCHEMAS, FixedField("schema", "map")),
    **dict.fromkeys(_LISTS_OF_SCHEMAS, FixedField("schema", "list")),
    **dict.fromkeys(_SCHEMAS_IN_SCHEMAS, FixedField("schema")),
    "items": FixedField("schema", "one-or-list"),
    "discriminator": FixedField("discriminator"),
    "externalDocs": _DOCS,
}
_FIELDS: Mapping[str, Mapping[str, FixedField]] = {
    "document": {
        "components": FixedField("components"),
        "paths": FixedField("path-item", "map", extensible=True),
        "webhooks": FixedField("path-item", "map"),
        "info": FixedField("info"),
        "tags": FixedField("tag", "list"),
        "servers": FixedField("server", "list"),
        "externalDocs": _DOCS,
    },
    "info": {"contact": FixedField("contact"), "license": FixedField("license")},
    "tag": {"externalDocs": _DOCS},
    "components": {
        **{section: FixedField(kind, "map") for kind, section in COMPONENTS.items()},
        "mediaTypes": FixedField("media-type", "map"),
    },
    "path-item": {
        "parameters": FixedField("parameter", "list"),
        **dict.fromkeys((*METHODS, "query"), FixedField("operation")),
        "additionalOperations": FixedField("operation", "map"),
    },
    "operation": {
        "parameters": FixedField("parameter", "list"),
        "requestBody": FixedField("request-body"),
        "responses": FixedField("response", "map", extensible=True),
        "callbacks": FixedField("callback", "map"),
        "externalDocs": _DOCS,
    },
    "parameter": _CONTENT,
    "header": _CONTENT,
    "request-body": {"content": FixedField("media-type", "map")},
    "media-type": {
        "schema": FixedField("schema"),
        "itemSchema": FixedField("schema"),
        "examples": FixedField("example", "map"),
        "encoding": FixedField("encoding", "map"),
    },
    "encoding": {"headers": FixedField("header", "map")},
    "response": {
        "headers": FixedField("header", "map"),
        "content": FixedField("media-type", "map"),
        "links": FixedField("link", "map"),
    },
    "schema": _SCHEMA,
}
_NONE: Mapping[str, FixedField] = {}
# Every kind of object, those that hold no other objects too.
KINDS = frozenset({*_FIELDS, *(field.kind for fields in _FIELDS.values() for field in fields.values())})
# The keys of a Responses Object (OAS 4.8.16).
STATUS = re.compile(r"[1-5][0-9][0-9]|[1-5][xX][xX]|default")
# A Callback Object is itself a map: its keys are expressions.
CALLBACK = FixedField("path-item", "map", extensible=True)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the documents of a specification are built: `fields` by kind of object, and where what may be referred to
    has its `homes`.
    """

    fields: Mapping[str, Mapping[str, FixedField]]
    homes: Mapping[str, tuple[str, ...]]


EXTENSION_WEBHOOKS = "x-webhooks"
"""What OpenAPI 3.0 documents call `webhooks`, which came with 3.1."""

OPENAPI = Dialect(
    {**_FIELDS, "document": {**_FIELDS["document"], EXTENSION_WEBHOOKS: _FIELDS["document"]["webhooks"]}},
    {kind: ("components", section) for kind, section in COMPONENTS.items()},
)
SWAGGER = Dialect(
    {
        "document": {
            "paths": FixedField("path-item", "map", extensible=True),
            "definitions": FixedField("schema", "map"),
            "parameters": FixedField("parameter", "map"),
            "responses": FixedField("response", "map"),
        },
        "path-item": {"parameters": FixedField("parameter", "list"), **dict.fromkeys(METHODS, FixedField("operation"))},
        "operation": {
            "parameters": FixedField("parameter", "list"),
            "responses": FixedField("response", "map", extensible=True),
        },
        "parameter": {"schema": FixedField("schema")},
        "response": {"schema": FixedField("schema")},
        "schema": _SCHEMA,
    },
    {"schema": ("definitions",), "parameter": ("parameters",), "response": ("responses",)},
)


def is_swagger(document: Mapping[str, Any]) -> bool:
    """Whether a document says that it is Swagger 2.0. YAML reads an unquoted `2.0` as a number."""
    return "openapi" not in document and str(document.get("swagger")).split(".")[0] == "2"


def fields_of(kind: str) -> Mapping[str, FixedField]:
    """The keys of a kind of object that hold other objects. Under any other key stands a plain value."""
    return _FIELDS.get(kind, _NONE)


class Site(NamedTuple):
    """One object of a document and where it stands: under `keys` of the object `above`."""

    kind: str
    node: dict[str, Any]
    above: Site | None
    keys: tuple[str | int, ...]

    @property
    def tokens(self) -> tuple[str | int, ...]:
        """The way from the top of the document to here."""
        return (*self.above.tokens, *self.keys) if self.above else self.keys

    @property
    def pointer(self) -> str:
        """The JSON Pointer of this object."""
        return pointer_of(self.tokens)

    @property
    def is_void(self) -> bool:
        """Whether no object stands here; the walk shows an empty one instead."""
        return not self.node and not isinstance(self.written, dict)

    @property
    def written(self) -> Any:
        """What stands here in the document: the object, or what stands where an object ought to."""
        if self.node or self.above is None:
            return self.node
        value: Any = self.above.node
        for key in self.keys:
            value = value[key]
        return value


_new = tuple.__new__
"""Makes a `Site` without the function in Python that checks its arguments: large documents have 60,000."""


def one(kind: str) -> str:
    """A kind of object in words, with its article."""
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind.replace('-', ' ')}"


def operations_of(item: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The operations of a path item: the pointer from it to each, the method and the Operation Object.

    OpenAPI 3.2 adds `query` and, for every other method, `additionalOperations` (section 4.9).
    """
    for method in (*METHODS, "query"):
        if isinstance(node := item.get(method), dict):
            yield method, method, node
    more = item.get("additionalOperations")
    for method, node in more.items() if isinstance(more, dict) else ():
        if isinstance(node, dict):
            yield f"additionalOperations/{escape(method)}", method, node


def sites(document: dict[str, Any]) -> Iterator[Site]:
    """Every OpenAPI object of a bundled document, from top to bottom. Plain values and extensions are none.

    What stands where an object ought to is shown as an empty one.
    """
    stack = [Site("document", document, None, ())]
    while stack:
        site = stack.pop()
        yield site
        kind, node, _, _ = site
        fields = _FIELDS.get(kind, _NONE)
        if fields.keys().isdisjoint(node) and kind != "callback":
            continue  # most of a document are schemas in which no other stands
        found: list[Site] = []
        if kind == "callback":
            found += _entries(site, (), CALLBACK, node)
        for name, value in node.items():
            field = fields.get(name)
            if field is None:
                continue
            if field.shape == "one" or (field.shape == "one-or-list" and not isinstance(value, list)):
                if isinstance(value, dict):
                    found.append(_new(Site, (field.kind, value, site, (name,))))
                elif value is not None and not (field.kind == "schema" and isinstance(value, bool)):
                    found.append(Site(field.kind, {}, site, (name,)))
            else:
                found += _entries(site, (name,), field, value)
        found.reverse()
        stack += found


def _entries(above: Site, keys: tuple[str, ...], field: FixedField, value: Any) -> Iterator[Site]:
    """The objects of a map or list."""
    kind, extensible = field.kind, field.extensible
    if field.shape == "map":
        for name, entry in value.items() if isinstance(value, dict) else ():
            if extensible and name.startswith("x-"):
                continue
            if isinstance(entry, dict):
                yield _new(Site, (kind, entry, above, (*keys, name)))
            elif name == "$ref" and isinstance(entry, str):
                # A whole map is somewhere else; no object of OpenAPI is text.
                yield Site(kind, value, above, (*keys, name))
            elif kind != "schema" or not isinstance(entry, bool):
                yield Site(kind, {}, above, (*keys, name))
    else:
        for position, entry in enumerate(value if isinstance(value, list) else ()):
            if kind != "schema" or not isinstance(entry, bool):
                yield Site(kind, entry if isinstance(entry, dict) else {}, above, (*keys, position))
