"""Times as properties hold them: a date-time, a date, or the seconds or milliseconds since 1970."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from understudy.inference.keys import property_node
from understudy.inference.resources import Collection
from understudy.inference.shapes import type_of
from understudy.openapi.schemas import Schemas

__all__ = ["moment"]

_MILLISECONDS = 10**11


def moment(schemas: Schemas, collection: Collection, name: str, now: str) -> Any:
    """The date-time `now` (RFC 3339) as a property of a record holds times; `name` may be a way into the record."""
    node = property_node(schemas, collection.schema, name)
    kind = type_of(schemas, node)
    resolved = schemas.resolve(node) if node is not None else None
    shape = resolved if isinstance(resolved, dict) else {}
    if kind not in ("integer", "number"):
        return now[: len("2026-01-05")] if shape.get("format") == "date" else now
    seconds = datetime.fromisoformat(now).timestamp()
    example = shape.get("example")
    words = f"{shape.get('format')} {shape.get('description')}".lower()
    fine = "milli" in words or (isinstance(example, int) and example > _MILLISECONDS)
    scaled = seconds * 1000 if fine else seconds
    return int(scaled) if kind == "integer" else scaled
