"""Values of the wrong kind under keys of OpenAPI and JSON Schema, each with what corrects it or leaves it out.

Knows single OpenAPI objects; objects under keys are the grammar's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.openapi.draft import REMOVED, Mend
from understudy.openapi.grammar import KINDS, Site, fields_of
from understudy.openapi.keywords import LISTS, MAPS, PLAIN, SINGLE, TYPES, usable
from understudy.openapi.pointer import escape
from understudy.openapi.spellings import Finding
from understudy.problem import Problem, did_you_mean

_NUMBER = frozenset({int, float})
_BY_WORDS: Mapping[str, frozenset[type]] = {
    "text": frozenset({str}),
    "true or false": frozenset({bool}),
    "a number": _NUMBER,
    "an object": frozenset({dict}),
    "an array": frozenset({list}),
    "an array of names": frozenset({list}),
}
_WORDS = {"description": "text", "summary": "text", "deprecated": "true or false"}
_STYLED = {**_WORDS, "style": "text", "explode": "true or false", "required": "true or false"}
_OTHERS: Mapping[str, Mapping[str, str]] = {
    "document": {"security": "an array"},
    "info": {"title": "text", "version": "text", "description": "text"},
    "tag": {"name": "text", "description": "text"},
    "server": {"url": "text", "description": "text", "variables": "an object"},
    "path-item": _WORDS,
    "operation": {**_WORDS, "operationId": "text", "tags": "an array of names", "security": "an array"},
    "parameter": {**_STYLED, "allowEmptyValue": "true or false"},
    "header": _STYLED,
    "request-body": {"description": "text", "required": "true or false"},
    "response": {"description": "text"},
    "encoding": {**_STYLED, "contentType": "text"},
    "link": {"operationId": "text", "operationRef": "text", "parameters": "an object"},
    "security-scheme": {**dict.fromkeys(("type", "scheme", "in", "name", "description"), "text"), "flows": "an object"},
    "discriminator": {"propertyName": "text", "mapping": "an object"},
    "schema": {
        "title": "text",
        "description": "text",
        "xml": "an object",
        **dict.fromkeys(("readOnly", "writeOnly", "deprecated", "nullable"), "true or false"),
        **dict.fromkeys(PLAIN, "a number"),
        "type": "a type",
        "format": "text",
        "pattern": "text",
        "enum": "an array",
        "required": "an array of names",
        "uniqueItems": "true or false",
        "dependentRequired": "an object",
        **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), "a number or a boolean"),
    },
}
_KEYWORDS = PLAIN | MAPS | LISTS | SINGLE


def _table(kind: str) -> Mapping[str, str]:
    """What stands under each key of a kind of object, in words."""
    held = {"map": "an object", "list": "an array"}
    several = {name: held[field.shape] for name, field in fields_of(kind).items() if field.shape in held}
    # A list of examples is read as a map of them.
    return {**{name: words for name, words in several.items() if name != "examples"}, **_OTHERS.get(kind, {})}


_KINDS: Mapping[str, Mapping[str, str]] = {kind: _table(kind) for kind in KINDS}


def doubtful_keys(kind: str, node: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of an object whose values may be of a wrong kind, as far as their types and the text of `type` tell."""
    expected = _KINDS.get(kind, {})
    return tuple(
        name
        for name, value in node.items()
        if name in expected and value is not None and not _is_plain(value, expected[name])
    )


def _is_plain(value: Any, words: str) -> bool:
    """Whether a value is of the kind that it ought to be, as far as its type tells, and `type` its text."""
    if words == "a type":
        return isinstance(value, str) and value in TYPES
    return words != "an array of names" and type(value) in _BY_WORDS.get(words, ())


def wrong_kinds(site: Site, keys: Iterable[str], file: str) -> Iterator[Finding]:
    """The values under keys that can't be what they ought to be, with what they are read as."""
    for name in keys:
        value, words = site.node[name], _KINDS[site.kind][name]
        read = _read(site.kind, name, value, words)
        if read is value or (type(read) is type(value) and read == value):
            continue
        where, hint = f"{site.pointer}/{escape(name)}", ""
        if words == "a type":
            message = f"{_shown(value)} is no type of JSON Schema, so a value of any type is valid"
            hint = did_you_mean(value, TYPES, otherwise="") if isinstance(value, str) else ""
        elif read is REMOVED:
            message = f"{name} must be {words} and is left out"
        elif isinstance(read, list):
            message = f"{name} must be {words}; what is none is left out"
        else:
            message = f"{name} must be {words} and is read as such"
        yield (
            Problem("value-kind", message, where, file, hint, severity="warning"),
            (Mend((*site.tokens, name), read),),
        )


def _read(kind: str, name: str, value: Any, words: str) -> Any:
    """A value as it is read; REMOVED where it can mean nothing."""
    if kind == "schema" and name in _KEYWORDS:
        read = usable(name, value)
        return REMOVED if read is None else read
    if type(value) in _BY_WORDS[words]:
        return [entry for entry in value if isinstance(entry, str)] if words == "an array of names" else value
    if words == "text" and isinstance(value, bool | int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if words == "true or false" and value in ("true", "false"):
        return value == "true"
    return REMOVED


def _shown(value: Any) -> str:
    return value if isinstance(value, str) and value else repr(value)[:40]
