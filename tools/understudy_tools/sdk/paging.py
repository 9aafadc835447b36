"""How an operation is paged, from the roles of its parameters and properties (`x-mock-role`, or their names)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.inference.conventions import parameter_role, property_role, spoken
from understudy.openapi.media_types import covers_json
from understudy.openapi.pointer import resolve_object
from understudy_tools.sdk.naming import plain

__all__ = ["Pages", "pages_of"]

_LINKS = ("links", "_links", "link", "paging", "pagination", "meta", "pageinfo", "page_info", "metadata")


@dataclass(frozen=True, slots=True)
class Pages:
    """What the templates need: the arguments of the runtime's `Paging`, where the items are, and their type."""

    paging: Mapping[str, Any]
    attribute: str
    item: str
    imports: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Body:
    """The body of a page: its items and where else something stands in it."""

    items: str
    schema: Mapping[str, Any]
    properties: Mapping[str, Any]

    def path(self, document: Mapping[str, Any], role: str) -> tuple[str, ...]:
        """Where a role stands: at the top, or one level down in an object that is about paging."""
        return next((path for path, _ in self.paths(document, role)), ())

    def paths(self, document: Mapping[str, Any], role: str) -> Iterator[tuple[tuple[str, ...], Any]]:
        for name, schema in self.properties.items():
            if property_role(name, schema) == role:
                yield (name,), schema
        for name, schema in self.properties.items():
            if spoken(name) in {spoken(word) for word in _LINKS}:
                for inner, found in _properties(document, schema).items():
                    if property_role(inner, found) == role:
                        yield (name, inner), found


def pages_of(document: Mapping[str, Any], raw: Any, endpoint: Any, successes: list[Any]) -> Pages | None:
    """How the operation is paged; None when the document does not tell, or tells nothing that can be followed."""
    if raw.method != "get" or len(successes) != 1:
        return None
    content = raw.answer.get("content") or {}
    schema = next((media.get("schema") for name, media in content.items() if covers_json(name)), None)
    if not isinstance(schema, dict):
        return None
    roles = {role: entry for entry in raw.parameters.values() if (role := _role(document, entry)) is not None}
    body = _body(document, schema)
    if body is None:
        return None
    found = _found(document, raw, roles, body)
    typed = _typed(successes[0].prop, body.items)
    if found is None or typed is None:
        return None
    # An argument that the templates had to rename is still sent under the document's name.
    return Pages({**found, "items": (body.items,) if body.items else ()}, *typed)


def _role(document: Mapping[str, Any], parameter: Mapping[str, Any]) -> str | None:
    if parameter.get("in") != "query":
        return None
    schema = resolve_object(document, parameter.get("schema"))
    return parameter_role(str(parameter.get("name")), {**schema, **parameter})


def _body(document: Mapping[str, Any], schema: Any) -> _Body | None:
    resolved = resolve_object(document, schema)
    if _is_array(resolved):
        return _Body("", resolved, {})
    properties = _properties(document, schema)
    arrays = [name for name, entry in properties.items() if _is_array(resolve_object(document, entry))]
    named = [name for name in arrays if property_role(name, properties[name]) == "items"]
    others = {property_role(name, entry) for name, entry in properties.items()} & {"total", "has-more", "next-cursor"}
    chosen = named or (arrays if len(arrays) == 1 and others else [])
    return _Body(chosen[0], resolve_object(document, properties[chosen[0]]), properties) if chosen else None


def _found(document: Mapping[str, Any], raw: Any, roles: Mapping[str, Any], body: _Body) -> dict[str, Any] | None:
    if any(name.lower() == "link" for name in raw.answer.get("headers") or {}):
        return {"kind": "link"}
    more, cursor = body.path(document, "has-more"), roles.get("cursor")
    for path, schema in body.paths(document, "next-cursor"):
        resolved = resolve_object(document, schema)
        if "href" in _properties(document, schema):
            return {"kind": "url", "next": (*path, "href"), "more": more}
        if cursor is None and (resolved.get("format") in ("uri", "uri-reference", "url") or len(path) > 1):
            return {"kind": "url", "next": path, "more": more}
        if cursor is not None:
            return {"kind": "cursor", "parameter": cursor["name"], "next": path, "more": more}
    if cursor is not None and more and "id" in _properties(document, body.schema.get("items")):
        return {"kind": "key", "parameter": cursor["name"], "next": ("id",), "more": more}
    size, total = body.path(document, "page-size"), body.path(document, "total")
    told = {"more": more, "total": total, "size": size}
    if (page := roles.get("page-number")) is not None:
        return {"kind": "page", "parameter": page["name"], "first": _first(document, page), **told}
    if (offset := roles.get("offset")) is not None:
        return {"kind": "offset", "parameter": offset["name"], "first": 0, **told}
    return None


def _first(document: Mapping[str, Any], parameter: Mapping[str, Any]) -> int:
    schema = resolve_object(document, parameter.get("schema"))
    for word in ("default", "minimum"):
        if schema.get(word) in (0, 1) and not isinstance(schema[word], bool):
            return int(schema[word])
    return 1


def _typed(prop: Any, items: str) -> tuple[str, str, frozenset[str]] | None:
    """(attribute, item type, its imports) of the list in a page; the attribute of a page that is the list is empty."""
    attribute = ""
    if items:
        fields = (
            *(getattr(prop, "required_properties", None) or ()),
            *(getattr(prop, "optional_properties", None) or ()),
        )
        prop = next((entry for entry in fields if plain(entry.name) == items), None)
        attribute = str(plain(prop.python_name)) if prop is not None else ""
    kinds = [prop, *(getattr(prop, "inner_properties", None) or ())]
    inner = next((entry.inner_property for entry in kinds if hasattr(entry, "inner_property")), None)
    if inner is None:
        return None
    imports = {str(plain(line)) for line in (*inner.get_imports(prefix="..."), *inner.get_lazy_imports(prefix="..."))}
    return attribute, str(plain(inner.get_type_string())).replace("list[", "builtins.list["), frozenset(imports)


def _is_array(schema: Mapping[str, Any]) -> bool:
    kind = schema.get("type")
    return kind == "array" or (isinstance(kind, list) and "array" in kind)


def _properties(document: Mapping[str, Any], schema: Any) -> dict[str, Any]:
    """The properties of an object, those of its `allOf` among them."""
    resolved = resolve_object(document, schema)
    found: dict[str, Any] = {}
    for part in resolved.get("allOf") or ():
        found |= _properties(document, part)
    own = resolved.get("properties")
    return found | own if isinstance(own, dict) else found
