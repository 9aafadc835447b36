"""Times as properties hold them: a date-time, a date, or the seconds or milliseconds since 1970."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from understudy.inference.keys import property_node
from understudy.inference.resources import Collection
from understudy.inference.shapes import besides_null, type_of
from understudy.openapi.schemas import Schemas

_MILLISECONDS = 10**11


# A text that is a date-time, if not always as RFC 3339 has it.
WRITTEN = re.compile(
    r"\d{4}-\d\d-\d\d(?P<middle>[T ])\d\d:\d\d:\d\d(?P<fraction>\.\d+)?(?P<zone>|Z| ?[+-]\d\d(?::?\d\d)?)"
)


def moment(schemas: Schemas, collection: Collection, name: str, now: str) -> Any:
    """The date-time `now` (RFC 3339) as a property of a record holds times; `name` may be a way into the record."""
    node = property_node(schemas, collection.schema, name)
    kind = type_of(schemas, node)
    shape = schemas.resolve_object(besides_null(schemas, node))
    if kind not in ("integer", "number"):
        if shape.get("format") == "date":
            return now[: len("2026-01-05")]
        return now if "format" in shape else _written(now, shape.get("example"))
    seconds = datetime.fromisoformat(now).timestamp()
    example = shape.get("example")
    words = f"{shape.get('format')} {shape.get('description')}".lower()
    fine = "milli" in words or (isinstance(example, int) and example > _MILLISECONDS)
    scaled = seconds * 1000 if fine else seconds
    return int(scaled) if kind == "integer" else scaled


def _written(now: str, example: Any) -> str:
    """A date-time as an example writes them: with a space, with fractions of a second, with another zone for UTC."""
    found = WRITTEN.fullmatch(example) if isinstance(example, str) else None
    if found is None or found["middle"] == "T":
        return now
    date, _, time = now.removesuffix("Z").partition("T")
    zone = re.sub(r"\d", "0", found["zone"]).replace("-", "+")
    return f"{date}{found['middle']}{time}{re.sub('[0-9]', '0', found['fraction'] or '')}{zone}"
