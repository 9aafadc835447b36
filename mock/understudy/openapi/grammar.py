"""The grammar of OpenAPI as a table: which object stands under which key of which object (OAS 3.0, 3.1 section 4.8).

With it a walk over a document knows a reference from a property called `$ref`, and a schema from an example that looks
like one. Knows the specification; reads no files and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from understudy.openapi.pointer import METHODS, escape, pointer_of

__all__ = [
    "CALLBACK",
    "COMPONENTS",
    "OPENAPI",
    "SWAGGER",
    "Dialect",
    "Field",
    "Site",
    "fields_of",
    "is_swagger",
    "operations_of",
    "sites",
]


@dataclass(frozen=True, slots=True)
class Field:
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
    "schema": Field("schema"),
    "content": Field("media-type", "map"),
    "examples": Field("example", "map"),
}
_MAPS_OF_SCHEMAS = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions")
_DOCS = Field("external-docs")
_LISTS_OF_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMAS_IN_SCHEMAS = (
    *("not", "if", "then", "else", "contains", "propertyNames", "contentSchema"),
    *("additionalItems", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"),
)
_SCHEMA: Mapping[str, Field] = {
    **dict.fromkeys(_MAPS_OF_SCHEMAS, Field("schema", "map")),
    **dict.fromkeys(_LISTS_OF_SCHEMAS, Field("schema", "list")),
    **dict.fromkeys(_SCHEMAS_IN_SCHEMAS, Field("schema")),
    "items": Field("schema", "one-or-list"),
    "discriminator": Field("discriminator"),
    "externalDocs": _DOCS,
}
_FIELDS: Mapping[str, Mapping[str, Field]] = {
    "document": {
        "components": Field("components"),
        "paths": Field("path-item", "map", extensible=True),
        "webhooks": Field("path-item", "map"),
        "info": Field("info"),
        "tags": Field("tag", "list"),
        "servers": Field("server", "list"),
        "externalDocs": _DOCS,
    },
    "info": {"contact": Field("contact"), "license": Field("license")},
    "tag": {"externalDocs": _DOCS},
    "components": {
        **{section: Field(kind, "map") for kind, section in COMPONENTS.items()},
        "mediaTypes": Field("media-type", "map"),
    },
    "path-item": {
        "parameters": Field("parameter", "list"),
        **dict.fromkeys((*METHODS, "query"), Field("operation")),
        "additionalOperations": Field("operation", "map"),
    },
    "operation": {
        "parameters": Field("parameter", "list"),
        "requestBody": Field("request-body"),
        "responses": Field("response", "map", extensible=True),
        "callbacks": Field("callback", "map"),
        "externalDocs": _DOCS,
    },
    "parameter": _CONTENT,
    "header": _CONTENT,
    "request-body": {"content": Field("media-type", "map")},
    "media-type": {
        "schema": Field("schema"),
        "itemSchema": Field("schema"),
        "examples": Field("example", "map"),
        "encoding": Field("encoding", "map"),
    },
    "encoding": {"headers": Field("header", "map")},
    "response": {
        "headers": Field("header", "map"),
        "content": Field("media-type", "map"),
        "links": Field("link", "map"),
    },
    "schema": _SCHEMA,
}
_NONE: Mapping[str, Field] = {}
# A Callback Object is itself a map: its keys are expressions.
CALLBACK = Field("path-item", "map", extensible=True)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the documents of a specification are built: `fields` by kind of object, and where what may be referred to
    has its `homes`.
    """

    fields: Mapping[str, Mapping[str, Field]]
    homes: Mapping[str, tuple[str, ...]]


OPENAPI = Dialect(_FIELDS, {kind: ("components", section) for kind, section in COMPONENTS.items()})
SWAGGER = Dialect(
    {
        "document": {
            "paths": Field("path-item", "map", extensible=True),
            "definitions": Field("schema", "map"),
            "parameters": Field("parameter", "map"),
            "responses": Field("response", "map"),
        },
        "path-item": {"parameters": Field("parameter", "list"), **dict.fromkeys(METHODS, Field("operation"))},
        "operation": {
            "parameters": Field("parameter", "list"),
            "responses": Field("response", "map", extensible=True),
        },
        "parameter": {"schema": Field("schema")},
        "response": {"schema": Field("schema")},
        "schema": _SCHEMA,
    },
    {"schema": ("definitions",), "parameter": ("parameters",), "response": ("responses",)},
)


def is_swagger(document: Mapping[str, Any]) -> bool:
    """Whether a document says that it is Swagger 2.0. YAML reads an unquoted `2.0` as a number."""
    return "openapi" not in document and str(document.get("swagger")).split(".")[0] == "2"


def fields_of(kind: str) -> Mapping[str, Field]:
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
    def is_null(self) -> bool:
        """Whether null stands here, which the walk shows as an empty object."""
        if self.node or self.above is None:
            return False
        value: Any = self.above.node
        for key in self.keys:
            value = value[key]
        return value is None


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

    Null is shown as the empty object that it stands for.
    """
    stack = [Site("document", document, None, ())]
    while stack:
        site = stack.pop()
        yield site
        kind, node, _, _ = site
        found: list[Site] = []
        if kind == "callback":
            found += _entries(site, (), CALLBACK, node)
        fields = _FIELDS.get(kind)
        for name, value in node.items() if fields else ():
            field = fields.get(name) if fields else None
            if field is None:
                continue
            if field.shape == "one" or (field.shape == "one-or-list" and not isinstance(value, list)):
                if isinstance(value, dict):
                    found.append(Site(field.kind, value, site, (name,)))
            else:
                found += _entries(site, (name,), field, value)
        found.reverse()
        stack += found


def _entries(above: Site, keys: tuple[str, ...], field: Field, value: Any) -> Iterator[Site]:
    """The objects of a map or list. Null stands for an empty one."""
    kind, extensible = field.kind, field.extensible
    if field.shape == "map":
        for name, entry in value.items() if isinstance(value, dict) else ():
            if (isinstance(entry, dict) or entry is None) and not (extensible and name.startswith("x-")):
                yield Site(kind, {} if entry is None else entry, above, (*keys, name))
            elif name == "$ref" and isinstance(entry, str):
                # A whole map is somewhere else; no object of OpenAPI is text.
                yield Site(kind, value, above, (*keys, name))
    else:
        for position, entry in enumerate(value if isinstance(value, list) else ()):
            if isinstance(entry, dict) or entry is None:
                yield Site(kind, {} if entry is None else entry, above, (*keys, position))
