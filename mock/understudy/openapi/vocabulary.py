"""The `x-mock-*` keys: where each may stand and what it may hold. The JSON Schema beside this file is the reference."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from understudy.openapi.grammar import Site, one
from understudy.openapi.pointer import escape, look_up
from understudy.problem import Problem, did_you_mean

_PREFIX = "x-mock-"
# Where each key may stand, in the words of contract/grammar.py.
PLACES: Mapping[str, tuple[str, ...]] = {
    "x-mock-creates": ("operation",),
    "x-mock-delivery": ("document", "operation", "path-item"),
    "x-mock-effects": ("operation",),
    "x-mock-event": ("operation", "path-item"),
    "x-mock-filter": ("parameter", "schema"),
    "x-mock-latency": ("operation", "path-item"),
    "x-mock-lifecycle": ("schema",),
    "x-mock-long-running": ("operation",),
    "x-mock-order": ("operation", "path-item"),
    "x-mock-reference": ("schema",),
    "x-mock-references": ("operation", "path-item"),
    "x-mock-resource": ("operation", "path-item"),
    "x-mock-role": ("header", "parameter", "schema"),
    "x-mock-same-as": ("operation", "path-item"),
    "x-mock-seed": ("operation", "path-item"),
    "x-mock-set": ("operation",),
    "x-mock-stream": ("operation",),
    "x-mock-transition": ("operation",),
    "x-mock-unknown-path": ("document",),
    "x-mock-view": ("operation", "path-item"),
}

# The words for what the mock sends; all others are for what it serves.
_SENT = frozenset({"x-mock-delivery", "x-mock-event"})


@cache
def published_schema() -> dict[str, Any]:
    """The JSON Schema of the vocabulary: `properties` has one entry a key."""
    text = Path(__file__).with_name("x-mock.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def check_site(site: Site, file: str) -> Iterator[Problem]:
    """Every `x-mock-*` key of one object that is unknown, stands where it may not, or holds what it may not."""
    for name, value in site.node.items():
        if not name.startswith(_PREFIX):
            continue
        pointer = f"{site.pointer}/{name}"
        yield from _value(name, value, pointer, file)
        places = PLACES.get(name, (site.kind,))
        if site.kind not in places:
            message, hint = f"{name} means nothing in {one(site.kind)}", " or ".join(map(one, places))
            yield Problem("x-mock-place", message, pointer, file, f"it belongs in {hint}")
        elif name in PLACES and site.kind in ("operation", "path-item") and site.keys:
            yield from _direction(name, site, pointer, file)


def _direction(name: str, site: Site, pointer: str, file: str) -> Iterator[Problem]:
    """A word for what is sent beside what is served, or the other way round; components may be either."""
    tokens = site.tokens
    is_sent = tokens[0] == "webhooks" or "callbacks" in tokens
    if is_sent and name not in _SENT:
        message = f"{name} means nothing in what the mock sends"
        yield Problem("x-mock-place", message, pointer, file, "it belongs in what is served: the document's paths")
    elif not is_sent and name in _SENT and tokens[0] == "paths":
        message = f"{name} means nothing in what the mock serves"
        yield Problem("x-mock-place", message, pointer, file, "it belongs in what is sent: a webhook or a callback")


def check_overlay(overlay: Mapping[str, Any], file: str) -> list[Problem]:
    """The same for an overlay's updates, as far as it can be checked without their targets."""
    return [
        problem
        for name, value, pointer in _uses(overlay.get("actions"), "/actions")
        for problem in _value(name, value, pointer, file)
    ]


def _uses(value: Any, pointer: str) -> Iterator[tuple[str, Any, str]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        place = f"{pointer}/{escape(str(key))}"
        if isinstance(key, str) and key.startswith(_PREFIX):
            yield key, entry, place
        else:
            yield from _uses(entry, place)


def _value(name: str, value: Any, pointer: str, file: str) -> Iterator[Problem]:
    known = published_schema()["properties"]
    if name not in known:
        hint = did_you_mean(name, known, otherwise=f"known: {', '.join(sorted(known))}")
        yield Problem("x-mock-unknown", f"{name} is not a key of the vocabulary", pointer, file, hint)
        return
    for error in _validator(name).iter_errors(value):
        place = "".join(f"/{escape(str(token))}" for token in error.instance_path)
        message, hint = f"{name}: {error.message}", _hint(error, name)
        about = str(_broken(error, name).get("description", ""))
        if error.kind.name == "pattern" and about:
            message = f"{name}: {error.instance} has the wrong form"
            hint = f"{about[:1].lower()}{about[1:].rstrip('.')}"
        yield Problem("x-mock-value", message, f"{pointer}{place}", file, hint)


@cache
def _validator(name: str) -> Any:
    import jsonschema_rs  # only where there is something to check

    return jsonschema_rs.Draft202012Validator(_schema(name))


def _schema(name: str) -> dict[str, Any]:
    """The schema of one key, with all that it may refer to."""
    published = published_schema()
    return {**published["properties"][name], "$defs": published.get("$defs", {})}


def _broken(error: Any, name: str) -> Mapping[str, Any]:
    """The part of the schema of a key that a value breaks."""
    whole = _schema(name)
    part: Any = whole
    for token in error.schema_path[:-1]:
        part = look_up(whole, part[token]) if isinstance(part[token], str) else part[token]
    return part if isinstance(part, dict) else {}


def _hint(error: Any, name: str) -> str:
    """The nearest thing that would be right: a value of the enum, or a key that is allowed there."""
    schema = _broken(error, name)
    allowed: list[str] = []
    invalid = ""
    if error.kind.name == "enum":
        allowed, invalid = [str(value) for value in schema["enum"]], str(error.instance)
    elif error.kind.name == "additionalProperties":
        allowed, invalid = list(schema["properties"]), str(error.kind.unexpected[0])
    otherwise = f"one of {', '.join(allowed)}" if allowed else "see docs/x-mock.md"
    return did_you_mean(invalid, allowed, otherwise=otherwise)
