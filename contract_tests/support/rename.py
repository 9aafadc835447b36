"""Renames every name of an OpenAPI document one-to-one: the metamorphosis under which the mock must behave the same.

A program that treats a name specially is found out: whatever it does for the document, it must do for the renamed one.
What a standard names (RFC 6749's fields at the token URL, HTTP's header fields, media types, status codes) stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rename_text import HEADERS, escaped, expression_with, path_with, plain, strings, words

from understudy.openapi.grammar import CALLBACK, FixedField, fields_of, sites
from understudy.openapi.vocabulary import published_schema

__all__ = ["rename", "renamed", "renamed_expression", "renamed_path", "renamed_value"]

Names = Mapping[str, str]

_OAUTH_WORDS = """
    grant_type client_id client_secret access_token token_type expires_in refresh_token scope error error_description
    error_uri code redirect_uri username password state response_type client_assertion client_assertion_type
    client_credentials authorization_code bearer Bearer basic invalid_request invalid_client invalid_grant
    unauthorized_client unsupported_grant_type invalid_scope"""
# RFC 6749, sections 4 and 5: what a token endpoint takes and gives.
_OAUTH = frozenset(_OAUTH_WORDS.split())
_MEDIA_TYPE = re.compile(r"(?:application|audio|font|image|message|multipart|text|video|\*)/[\w.+*-]+")
_FLOWS = ("tokenUrl", "authorizationUrl", "refreshUrl")
# Text that these constrain can't become any word: such an enum keeps its values.
_CONSTRAINTS = frozenset({"pattern", "format", "minLength", "maxLength", "contentEncoding", "contentMediaType"})
_FLAT = ("allOf", "anyOf", "oneOf", "if", "then", "else")


def rename(document: dict[str, Any], *, seed: int) -> tuple[dict[str, Any], dict[str, str]]:
    """The document with other names, and the names: old to new. The same seed gives the same names."""
    collector = _Renamer(document, None)
    collector.document()
    taken = set(strings(document))
    fresh = words(seed)
    mapping: dict[str, str] = {}
    for name in collector.names:
        word = next(word for word in fresh if word not in taken)
        mapping[name] = f"X-{word.capitalize()}" if name.lower().startswith("x-") else word
    return renamed(document, mapping), mapping


def renamed(document: dict[str, Any], mapping: Names) -> dict[str, Any]:
    """The document with its names replaced as `mapping` says; with the mapping turned round, the way back."""
    result: dict[str, Any] = _Renamer(document, mapping).document()
    return result


def renamed_path(path: str, mapping: Names) -> str:
    """A path or path template under the new names."""
    return path_with(path, lambda name: mapping.get(name, name))


def renamed_expression(expression: str, mapping: Names) -> str:
    """A runtime expression (OAS 4.8.20.4) under the new names."""
    return expression_with(expression, lambda name: mapping.get(name, name))


def renamed_value(document: dict[str, Any], schema: Any, value: Any, mapping: Names) -> Any:
    """A value that fits `schema`, a node of `document`, as the same node of the renamed document says it."""
    return _Renamer(document, mapping).value(value, [schema])


class _Renamer:
    """One walk over one document; without a mapping it only collects the names, in the order of the document."""

    def __init__(self, document: dict[str, Any], mapping: Names | None) -> None:
        self.names: dict[str, None] = {}
        self._data = document
        self._mapping = mapping
        self._kept = _kept_words(document)
        self._examples = _examples(document)
        self._oauth = frozenset(map(id, self._oauth_schemas()))

    def document(self) -> dict[str, Any]:
        result: dict[str, Any] = self._object("document", self._data, None)
        return result

    def _name(self, name: str) -> str:
        if self._mapping is not None:
            return self._mapping.get(name, name)
        if name not in self._kept and not name.isdigit() and not _MEDIA_TYPE.match(name):
            self.names.setdefault(name)
        return name

    def _known(self, text: str) -> str:
        """Text that is a name only if the same text is one elsewhere."""
        return self._mapping.get(text, text) if self._mapping is not None else text

    def _header(self, name: str) -> str:
        return name if name.lower() in HEADERS else self._name(name)

    def _oauth_schemas(self) -> list[Any]:
        """The schemas that only the token URLs speak: there RFC 6749's words stay."""
        urls = list(_flow_urls(self._data))
        inside: dict[bool, list[Any]] = {True: [], False: []}
        for path, item in (self._data.get("paths") or {}).items():
            is_token = any(re.sub(r"[?#].*", "", url).endswith(path) for url in urls)
            inside[is_token].append(item)
        inside[False].append(self._data.get("webhooks"))
        only = {id(node): node for node in self._reachable(inside[True])}
        for node in self._reachable(inside[False]):
            only.pop(id(node), None)
        return list(only.values())

    def _reachable(self, roots: Iterable[Any]) -> Iterator[Any]:
        stack, seen = list(roots), set[int]()
        while stack:
            node = stack.pop()
            if id(node) in seen or not isinstance(node, dict | list):
                continue
            seen.add(id(node))
            yield node
            stack += node if isinstance(node, list) else node.values()
            if isinstance(node, dict) and isinstance(node.get("$ref"), str):
                stack.append(self._at(node["$ref"]))

    def _at(self, reference: str) -> Any:
        value: Any = self._data
        for token in map(plain, reference.split("/")[1:]):
            if isinstance(value, list):
                value = value[int(token)]
            elif isinstance(value, dict) and token in value:
                value = value[token]
            else:
                return None  # text in an example that only looks like a reference
        return value

    # The document

    def _object(self, kind: str, node: Any, schemas: list[Any] | None) -> Any:
        """An object of OpenAPI. `schemas` are what the examples under it are values of."""
        if not isinstance(node, dict):
            return node
        if isinstance(node.get("$ref"), str):
            rest = {name: value for name, value in node.items() if name != "$ref"}
            beside = self._object(kind, rest, schemas)
            return {name: self._reference(node["$ref"]) if name == "$ref" else beside[name] for name in node}
        if kind == "callback":
            return {self._text(name): self._object("path-item", item, None) for name, item in node.items()}
        if kind == "schema":
            schemas = [node]
        elif isinstance(node.get("schema"), dict | bool):
            schemas = [node["schema"]]
        fields = fields_of(kind)
        found = {}
        for name, value in node.items():
            field = fields.get(name)
            if field is not None:
                found[name] = self._field(kind, name, field, value, schemas)
            elif name.startswith("x-mock-"):
                found[name] = self._declared(published_schema()["properties"].get(name, {}), value)
            elif name.startswith("x-"):
                found[name] = self._extension(value)
            elif name == "security":
                found[name] = [{self._name(key): scopes for key, scopes in entry.items()} for entry in value]
            else:
                found[name] = self._plain_value(kind, name, node, value, schemas)
        return found

    def _extension(self, value: Any) -> Any:
        """A value that only its author understands: nothing but the references in it can be known."""
        if isinstance(value, list):
            return [self._extension(entry) for entry in value]
        if not isinstance(value, dict):
            return value
        return {
            name: self._reference(entry)
            if name == "$ref" and isinstance(entry, str) and entry.startswith("#/")
            else self._extension(entry)
            for name, entry in value.items()
        }

    def _field(self, kind: str, name: str, field: FixedField, value: Any, schemas: list[Any] | None) -> Any:
        if isinstance(value, list):
            return [self._object(field.kind, entry, schemas) for entry in value]
        if field.shape != "map" or not isinstance(value, dict):
            return self._object(field.kind, value, schemas)
        key = self._keys(kind, name, value)
        found = {}
        for entry_name, entry in value.items():
            if field.extensible and entry_name.startswith("x-"):
                found[entry_name] = entry
                continue
            if kind == "components" and name == "examples":
                schemas = self._examples.get(entry_name)
            found[key(entry_name)] = self._object(field.kind, entry, schemas)
        return found

    def _keys(self, kind: str, name: str, owner: Any) -> Callable[[str], str]:
        """How the keys of a map are renamed."""
        if kind == "document" and name == "paths":
            return lambda path: path_with(path, self._name) if path.startswith("/") else path
        if kind in ("components", "document") or name in ("callbacks", "links", "$defs", "definitions"):
            return self._name
        if name == "headers":
            return self._header
        if name in ("properties", "dependentSchemas", "encoding"):
            return lambda key: key if self._is_oauth(owner, key) else self._name(key)
        return lambda key: key

    def _is_oauth(self, node: Any, word: str) -> bool:
        return word in _OAUTH and id(node) in self._oauth

    def _plain_value(self, kind: str, name: str, node: dict[str, Any], value: Any, schemas: list[Any] | None) -> Any:
        """A field that holds no object of OpenAPI."""
        if kind == "schema":
            return self._keyword(name, node, value)
        if kind == "parameter" and name == "name" and isinstance(value, str):
            return self._header(value) if node.get("in") == "header" else self._name(value)
        if kind == "operation" and name == "tags":
            return [self._name(tag) for tag in value]
        if (kind, name) in (("operation", "operationId"), ("link", "operationId"), ("tag", "name")):
            return self._name(value)
        if kind == "link" and name == "parameters":
            return {".".join(map(self._qualified, key.split(".", 1))): self._text(text) for key, text in value.items()}
        if kind == "link" and name in ("requestBody", "operationRef"):
            return self._reference(value) if name == "operationRef" else self._text(value)
        if (kind == "example" and name == "value") or name == "example":
            return self.value(value, schemas or [])
        if kind == "discriminator":
            return self._discriminator(name, value)
        if kind == "security-scheme":
            return self._security_scheme(name, node, value)
        return value

    def _qualified(self, part: str) -> str:
        return part if part in ("path", "query", "header", "cookie") else self._header(part)

    def _discriminator(self, name: str, value: Any) -> Any:
        if name == "propertyName":
            return self._name(value)
        if name != "mapping":
            return value
        return {
            self._name(key): self._reference(target) if target.startswith("#") else self._name(target)
            for key, target in value.items()
        }

    def _security_scheme(self, name: str, node: dict[str, Any], value: Any) -> Any:
        if name == "name" and node.get("type") == "apiKey":
            return self._header(value) if node.get("in") == "header" else self._name(value)
        if name == "flows":
            return {
                flow: {key: self._url(entry) if key in _FLOWS else entry for key, entry in fields.items()}
                for flow, fields in value.items()
            }
        return value

    def _url(self, url: str) -> str:
        for path in sorted(self._data.get("paths") or (), key=len, reverse=True):
            if url.endswith(path):
                return url.removesuffix(path) + path_with(path, self._name)
        return url

    def _text(self, value: Any) -> Any:
        return expression_with(value, self._known) if isinstance(value, str) and "$" in value else value

    def _reference(self, reference: str) -> str:
        """A local reference, renamed step by step: only what the author chose is a name."""
        kind, tokens, found = "document", reference.split("/")[1:], ["#"]
        field: FixedField | None = None
        key: Callable[[str], str] = self._name
        node: Any = self._data
        for token in map(plain, tokens):
            if field is not None and (field.shape == "map" or token.isdigit()):
                found.append(escaped(key(token)) if field.shape == "map" else token)
                kind, field = field.kind, None
            elif kind == "callback":
                found.append(escaped(self._text(token)))
                kind = CALLBACK.kind
            else:
                inner = fields_of(kind).get(token)
                found.append(escaped(token))
                key = self._keys(kind, token, node.get(token) if isinstance(node, dict) else None)
                field = inner
                if inner is not None and (inner.shape == "one" or token == "items"):
                    kind, field = inner.kind, None if inner.shape == "one" else inner
            node = node.get(token) if isinstance(node, dict) else node[int(token)] if isinstance(node, list) else None
        return "/".join(found)

    # Schemas and values

    def _keyword(self, name: str, node: dict[str, Any], value: Any) -> Any:
        if name == "required" and isinstance(value, list):
            owner = node.get("properties")
            return [
                entry if self._is_oauth(owner, entry) or self._is_oauth(node, entry) else self._name(entry)
                for entry in value
            ]
        if name == "dependentRequired":
            return {self._name(key): [self._name(entry) for entry in entries] for key, entries in value.items()}
        if name == "enum" and isinstance(value, list):
            return [self._enumerated(node, entry) for entry in value]
        if name == "const":
            return self._enumerated(node, value)
        if name in ("default", "example"):
            return self.value(value, [node])
        if name == "examples" and isinstance(value, list):
            return [self.value(entry, [node]) for entry in value]
        return value

    def _enumerated(self, node: dict[str, Any], value: Any) -> Any:
        if not isinstance(value, str) or self._is_oauth(node, value):
            return value
        # `-created_at` in an enum of orders is a name with a direction.
        sign = value[:1] if value[:1] in ("-", "+") else ""
        return sign + self._name(value.removeprefix(sign))

    def value(self, value: Any, schemas: list[Any]) -> Any:
        """A value under the names of the schemas that apply to it."""
        flat = list(self._flat(schemas))
        if isinstance(value, str):
            for node in flat:
                if value in node.get("enum", ()) or value == node.get("const"):
                    return self._enumerated(node, value)
        if isinstance(value, list):
            inner = [node["items"] for node in flat if isinstance(node.get("items"), dict)]
            inner += [entry for node in flat for entry in node.get("prefixItems", ())]
            return [self.value(entry, inner) for entry in value]
        if isinstance(value, dict):
            return dict(self._member(name, entry, flat) for name, entry in value.items())
        return value

    def _member(self, name: str, value: Any, flat: list[dict[str, Any]]) -> tuple[str, Any]:
        owners = [node["properties"] for node in flat if name in (node.get("properties") or {})]
        if owners:
            kept = all(self._is_oauth(owner, name) for owner in owners)
            is_discriminator = any(_entries(node.get("discriminator")).get("propertyName") == name for node in flat)
            renamed_entry = self.value(value, [owner[name] for owner in owners])
            if is_discriminator and renamed_entry is value and isinstance(value, str):
                renamed_entry = self._known(value)
            return name if kept else self._name(name), renamed_entry
        named = self.value(
            name, [node["propertyNames"] for node in flat if isinstance(node.get("propertyNames"), dict)]
        )
        others = [node["additionalProperties"] for node in flat if isinstance(node.get("additionalProperties"), dict)]
        others += [entry for node in flat for entry in (node.get("patternProperties") or {}).values()]
        return named, self.value(value, others)

    def _flat(self, schemas: Iterable[Any]) -> Iterator[dict[str, Any]]:
        """The schemas that may apply: through references and every branch of a choice."""
        stack, seen = [*schemas], set[int]()
        while stack:
            node = stack.pop(0)
            if not isinstance(node, dict) or id(node) in seen:
                continue
            seen.add(id(node))
            yield node
            if isinstance(node.get("$ref"), str):
                stack.append(self._at(node["$ref"]))
            for keyword in _FLAT:
                inner = node.get(keyword, ())
                stack += inner if isinstance(inner, list) else [inner]

    # The x-mock vocabulary

    def _declared(self, schema: Any, value: Any) -> Any:
        """A value of the vocabulary: what its published schema names is no name of the document."""
        applying = list(_vocabulary(schema))
        if isinstance(value, list):
            inner: Any = next((node["items"] for node in applying if "items" in node), {})
            return [self._declared(inner, entry) for entry in value]
        if isinstance(value, dict):
            known = {name: entry for node in applying for name, entry in node.get("properties", {}).items()}
            other: Any = next(
                (node["additionalProperties"] for node in applying if node.get("additionalProperties")), {}
            )
            return {
                name if name in known else self._known(name): self._declared(known.get(name, other), entry)
                for name, entry in value.items()
            }
        if not isinstance(value, str) or any(value in node.get("enum", ()) for node in applying):
            return value
        if value.startswith("$") or "{$" in value:
            return expression_with(value, self._known)
        if value.startswith("/"):
            return path_with(value, self._known)
        return "/".join(self._known(part) for part in value.split("/"))


def _entries(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _vocabulary(schema: Any) -> Iterator[dict[str, Any]]:
    """The parts of a schema of the published vocabulary that say what a value may be."""
    stack = [schema]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield node
            if "$ref" in node:
                stack.append(published_schema()["$defs"][node["$ref"].rpartition("/")[2]])
            stack += [entry for keyword in ("allOf", "anyOf", "oneOf") for entry in node.get(keyword, ())]


def _examples(document: dict[str, Any]) -> dict[str, list[Any]]:
    """The schemas that each example among the components is a value of, told by who refers to it."""
    found: dict[str, list[Any]] = {}
    for site in sites(document):
        for example in _entries(site.node.get("examples")).values() if "schema" in site.node else ():
            reference = _entries(example).get("$ref")
            if isinstance(reference, str):
                found.setdefault(plain(reference.rpartition("/")[2]), []).append(site.node["schema"])
    return found


def _flow_urls(document: dict[str, Any]) -> Iterator[str]:
    for site in sites(document):
        if site.kind == "security-scheme":
            for flow in (site.node.get("flows") or {}).values():
                yield from (flow[key] for key in _FLOWS if isinstance(flow.get(key), str))


def _kept_words(document: dict[str, Any]) -> frozenset[str]:
    """Values of enums that a constraint beside them holds to their form, and words that would read as another type."""
    kept = {"true", "false", "null", ""}
    for site in sites(document):
        if site.kind == "schema" and _CONSTRAINTS & site.node.keys():
            kept.update(value for value in site.node.get("enum", ()) if isinstance(value, str))
            kept.update([site.node["const"]] if isinstance(site.node.get("const"), str) else [])
    return frozenset(kept)
