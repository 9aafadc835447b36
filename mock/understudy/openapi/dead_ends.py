"""Operations that can't be played because what they are made of leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem

_HOPS = 50


def dead_end(operation: Mapping[str, Any], pointer: str, schemas: Schemas) -> Problem | None:
    """Why an operation can't be played: its body or what it answers when it works is behind a reference to nothing.

    A reference further inside, such as that of a property, leaves something to play: any value is accepted there.
    """
    return next(_dead_ends(operation, pointer, schemas), None)


def _dead_ends(operation: Mapping[str, Any], pointer: str, schemas: Schemas) -> Iterator[Problem]:
    body = operation.get("requestBody")
    yield from _of_content(body, f"{pointer}/requestBody", schemas)
    responses = operation.get("responses")
    listed = responses if isinstance(responses, dict) else {}
    worked = sorted(status for status in listed if status.startswith("2")) or [
        status for status in listed if status == "default"
    ]
    for status in worked[:1]:
        yield from _of_content(listed[status], f"{pointer}/responses/{escape(status)}", schemas)


def _of_content(node: Any, pointer: str, schemas: Schemas) -> Iterator[Problem]:
    """What is missing of a request body or response: itself, the schema of its content, or that of its elements."""
    found = _followed(node, pointer, schemas)
    if isinstance(found, Problem):
        yield found
        return
    holder, pointer = found
    content = holder.get("content")
    for name, media in content.items() if isinstance(content, dict) else ():
        place = f"{pointer}/content/{escape(name)}/schema"
        schema = media.get("schema") if isinstance(media, dict) else None
        for step in ("", "/items"):
            inner = _followed(schema, place + step, schemas)
            if isinstance(inner, Problem):
                yield inner
                break
            node, place = inner
            schema = node.get("items")


def _followed(node: Any, pointer: str, schemas: Schemas) -> tuple[dict[str, Any], str] | Problem:
    """An object behind its references and where it stands, or the reference that leads to none."""
    for _ in range(_HOPS):
        reference = node.get("$ref") if isinstance(node, dict) else None
        if not isinstance(reference, str):
            return (node if isinstance(node, dict) else {}), pointer
        try:
            node, pointer = schemas.at(reference), reference.removeprefix("#")
        except KeyError:
            return Problem("unresolvable-reference", f"{reference} leads nowhere", pointer)
    return Problem("circular-reference", f"{reference} leads back to itself", pointer)
