"""The answers of an operation, as openapi-python-client has them, as code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from understudy_tools.sdk.naming import plain

__all__ = ["kind_of", "table", "type_of"]


def table(patterns: Sequence[Any], default: Any) -> str:
    """The code of the types of answers by their statuses, those of one type together; empty where there are none."""
    found: dict[str, list[str]] = {}
    for entry in patterns:
        found.setdefault(kind_of(entry), []).append(str(entry.status_code.pattern).upper())
    if default is not None:
        found.setdefault(kind_of(default), []).append("default")
    rows = [f"{' '.join(statuses)!r}: {kind}" for kind, statuses in found.items()]
    return f"{{{', '.join(rows)}}}" if rows else ""


def kind_of(entry: Any) -> str:
    """The code of the type of an answer, with what it is read of where that is not its JSON."""
    if str(entry.source["return_type"]) == "None":
        return "type(None)"
    kind = str(plain(entry.prop.get_type_string(no_optional=True)))
    sources = {"response.text": "text", "response.content": "content"}
    source = sources.get(str(entry.source["attribute"]))
    kind = "type(None)" if kind == "None" else kind
    return f"({kind}, {source!r})" if source else kind


def type_of(entry: Any) -> str:
    """The type of an answer, as the module of a resource names it."""
    if str(entry.source["return_type"]) == "None":
        return "None"
    return str(plain(entry.prop.get_type_string())).replace("list[", "builtins.list[")
