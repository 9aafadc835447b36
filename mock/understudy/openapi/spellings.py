"""Slips of the pen that can be read in one way only, each with what corrects it, and schemas that nothing can satisfy.

Knows single OpenAPI objects; knows nothing of references or of a document as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

from understudy.columns import clipped
from understudy.json_values import is_number
from understudy.openapi.compiling import flaw
from understudy.openapi.draft import REMOVED, Mend
from understudy.openapi.grammar import Site, one
from understudy.openapi.pointer import escape
from understudy.openapi.source import kind_of
from understudy.problem import Problem

# Rules whose problems cost nothing: the correction is what was intended.
CORRECTED = frozenset(
    {"null", "not-an-object", "value-kind", "response-description", "examples", "nullable", "pattern-literal"}
    | {"array-properties"}
)

Finding = tuple[Problem, tuple[Mend, ...]]
Spelling = Callable[[Site, str], Iterable[Finding]]

# Where null is a value like any other.
_VALUES = frozenset({"example", "default", "const", "value", "dataValue"})
# By kind of object: what may be null in a link, and what a response must have in any case.
_ELSEWHERE = {"link": "requestBody", "response": "description"}
_MAPS = frozenset({"schema", "media-type", "header", "response", "encoding", "callback", "link"})
_BOUNDS = (
    *(("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties")),
    *(("minimum", "maximum"),),
)
_LOW = frozenset(low for low, _ in _BOUNDS)
_CHECKED_OF_SCHEMAS = _LOW | {"examples", "nullable", "enum", "pattern", "patternProperties"}
_WITH_EXAMPLES = frozenset({"media-type", "parameter", "header"})
# A regular expression as source code has it; nothing stands before the beginning of a text, so nothing matches it.
_LITERAL = re.compile(r"/(\^.*\$)/([a-z]*)", re.DOTALL)


def misspelt(version: str) -> Callable[[Site], Spelling | None]:
    """Which check an object of a document of an OpenAPI version needs, by its kind and keys; most need none."""
    schema = _schema_of_3_0 if version.startswith("3.0") else _schema_of_3_1
    checks: dict[str, tuple[Spelling, frozenset[str]]] = {
        "schema": (schema, _CHECKED_OF_SCHEMAS),
        **dict.fromkeys(_WITH_EXAMPLES, (_examples, frozenset({"examples"}))),
    }

    def needed(site: Site) -> Spelling | None:
        if site.kind == "response":
            return _response
        if site.kind == "schema" and _lacks_items(site.node):
            return _array_of_properties
        check, keys = checks.get(site.kind, (None, frozenset()))
        return check if site.node.keys() & keys else None

    return needed


def nulls(site: Site, file: str) -> Iterator[Finding]:
    """Null where OpenAPI knows none, in a field of the object or instead of it, and what else is no object."""
    yield from _void(site, file) if site.is_void else _nulls(site, file)


def _warning(rule: str, message: str, where: str, file: str, hint: str = "") -> Problem:
    return Problem(rule, message, where, file, hint, severity="warning")


def _nulls(site: Site, file: str) -> Iterator[Finding]:
    standard = _ELSEWHERE.get(site.kind)
    for name, value in site.node.items():
        if value is None and name not in _VALUES and name != standard and not name.startswith("x-"):
            problem = _warning("null", f"{name} can't be null and is left out", f"{site.pointer}/{escape(name)}", file)
            yield problem, (Mend((*site.tokens, name), REMOVED),)


def _void(site: Site, file: str) -> Iterator[Finding]:
    """An object that is something else in the document; the walk shows it as an empty one."""
    if site.kind == "path-item":
        return
    rule, what = ("null", "null") if site.written is None else ("not-an-object", kind_of(site.written))
    single = len(site.keys) == 1
    message = f"{site.keys[0] if single else one(site.kind)} can't be {what}"
    if site.kind not in _MAPS or isinstance(site.keys[-1], int) or single:
        yield _warning(rule, f"{message} and is left out", site.pointer, file), (Mend(site.tokens, REMOVED),)
        return
    problem = _warning(rule, f"{message} and is read as an empty one", site.pointer, file)
    yield problem, (Mend(site.tokens, {"description": _phrase(site)} if site.kind == "response" else {}),)


def _response(site: Site, file: str) -> Iterator[Finding]:
    if not isinstance(site.node.get("description"), str) and "$ref" not in site.node and not site.is_void:
        problem = _warning("response-description", "a response needs a description", site.pointer, file)
        yield problem, (Mend((*site.tokens, "description"), _phrase(site)),)


def _phrase(site: Site) -> str:
    try:
        return HTTPStatus(int(str(site.keys[-1]))).phrase
    except ValueError:
        return ""


def _examples(site: Site, file: str) -> Iterator[Finding]:
    """A list of values where a map of Example Objects is due (OAS 4.8.14)."""
    examples = site.node.get("examples")
    if isinstance(examples, list):
        named = {f"example-{number}": {"value": value} for number, value in enumerate(examples, 1)}
        problem = _warning("examples", "examples must be a map of names", f"{site.pointer}/examples", file)
        yield problem, (Mend((*site.tokens, "examples"), named),)


def _lacks_items(node: Mapping[str, Any]) -> bool:
    """Whether an array has the properties that its elements are to have, and no schema for those."""
    named = node.get("properties")
    return node.get("type") == "array" and "items" not in node and isinstance(named, dict) and bool(named)


def _array_of_properties(site: Site, file: str) -> Iterator[Finding]:
    message = "an array has items and no properties; these are read as those of its items"
    moved = site.node.keys() & {"properties", "required"}
    removed = (Mend((*site.tokens, name), REMOVED) for name in moved)
    mends = (Mend((*site.tokens, "items"), _items_of(site.node)), *removed)
    yield _warning("array-properties", message, f"{site.pointer}/properties", file), mends


def _items_of(node: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of one element, in whose properties the same slip is corrected."""
    named = {
        name: {"type": "array", "items": _items_of(each)} if isinstance(each, dict) and _lacks_items(each) else each
        for name, each in node["properties"].items()
    }
    required = {"required": node["required"]} if isinstance(node.get("required"), list) else {}
    return {"type": "object", "properties": named, **required}


def _schema_of_3_0(site: Site, file: str) -> Iterator[Finding]:
    node = site.node
    if "examples" in node:
        message = "a schema of OpenAPI 3.0 has no examples; the first is read as its example"
        mends = [Mend((*site.tokens, "examples"), REMOVED)]
        examples = node["examples"]
        if "example" not in node and isinstance(examples, list) and examples:
            mends.append(Mend((*site.tokens, "example"), examples[0]))
        yield _warning("examples", message, f"{site.pointer}/examples", file), tuple(mends)
    yield from _impossible(site, file)


def _schema_of_3_1(site: Site, file: str) -> Iterator[Finding]:
    if "nullable" in site.node:
        message = "nullable means nothing in OpenAPI 3.1"
        yield _warning("nullable", message, f"{site.pointer}/nullable", file, "write null among the types"), ()
    yield from _impossible(site, file)


def _impossible(site: Site, file: str) -> Iterator[Finding]:
    """What no value satisfies, as far as one look at one object can tell, and patterns that nothing can check."""
    node: Mapping[str, Any] = site.node
    pattern = node.get("pattern")
    if isinstance(pattern, str) and (literal := _LITERAL.fullmatch(pattern)):
        mend = f"(?i){literal[1]}" if "i" in literal[2] else literal[1]
        message = f"{clipped(pattern, 80)} has the slashes of a literal and is read as {clipped(mend, 80)}"
        yield (
            _warning("pattern-literal", message, f"{site.pointer}/pattern", file),
            (Mend((*site.tokens, "pattern"), mend),),
        )
        pattern = mend
    if isinstance(pattern, str) and (why := flaw(pattern)):
        message = f"{clipped(pattern, 80)} {why} and is not checked"
        yield _warning("pattern", message, f"{site.pointer}/pattern", file), ()
    if isinstance(named := node.get("patternProperties"), dict):
        for name, why in ((name, flaw(name)) for name in named):
            if why is None:
                continue
            message = f"{clipped(name, 80)} {why}; other properties are not checked"
            yield _warning("pattern", message, f"{site.pointer}/patternProperties", file), ()
    if node.keys() & _LOW:
        for low, high in _BOUNDS:
            least, most = _number(node.get(low)), _number(node.get(high))
            if least is not None and most is not None and least > most:
                message = f"{low} {least} is above {high} {most}, so no value is valid"
                yield _warning("schema-impossible", message, f"{site.pointer}/{low}", file), ()
    if node.get("enum") == []:
        yield _warning("schema-impossible", "enum has no value, so none is valid", f"{site.pointer}/enum", file), ()


def _number(value: Any) -> float | None:
    return value if is_number(value) else None
