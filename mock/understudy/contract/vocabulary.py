"""The `x-mock-*` keys: where each may stand and what it may hold. The JSON Schema beside this file is the reference."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from understudy.problem import Problem, nearest

__all__ = ["check_extensions", "published_schema"]

_PREFIX = "x-mock-"


def published_schema() -> dict[str, Any]:
    """The JSON Schema of the vocabulary: `properties` has one entry a key."""
    text = Path(__file__).with_name("x-mock.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def check_extensions(data: Mapping[str, Any], file: str) -> list[Problem]:
    """Every `x-mock-*` key that is unknown or holds what it may not."""
    uses = list(_uses(data))
    if not uses:
        return []
    import jsonschema_rs  # only where there is something to check

    schema = published_schema()
    problems = []
    for name, value, pointer in uses:
        if name not in schema["properties"]:
            close = nearest(name, schema["properties"], limit=1)
            hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(sorted(schema['properties']))}"
            problems.append(Problem("x-mock-unknown", f"{name} is not a key of the vocabulary", pointer, file, hint))
            continue
        validator = jsonschema_rs.Draft202012Validator({**schema, "properties": {name: schema["properties"][name]}})
        for error in validator.iter_errors({name: value}):
            place = "".join(f"/{token}" for token in error.instance_path[1:])
            problems.append(Problem("x-mock-value", error.message, f"{pointer}{place}", file, "see docs/x-mock.md"))
    return problems


def _uses(data: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    stack: list[tuple[Any, str]] = [(data, "")]
    while stack:
        value, pointer = stack.pop()
        if isinstance(value, list):
            stack += [(entry, f"{pointer}/{i}") for i, entry in enumerate(value) if isinstance(entry, dict | list)]
            continue
        for name, entry in value.items():
            place = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            if name.startswith(_PREFIX):
                yield name, entry, place
            elif isinstance(entry, dict | list) and name not in ("example", "examples"):
                stack.append((entry, place))
