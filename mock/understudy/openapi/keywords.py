"""The keywords of JSON Schema 2020-12 that decide whether a value is valid, and the values that each can have.

Knows the keywords one by one; knows nothing of documents, references or OpenAPI.
"""

from __future__ import annotations

import sys
from typing import Any

from understudy.json_values import is_number

MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})
LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
SINGLE = frozenset(
    {"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"}
    | {"unevaluatedProperties", "unevaluatedItems"}
)
_COUNTS = frozenset(
    {"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains"}
)
_NUMBERS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
PLAIN = frozenset(
    {"type", "enum", "required", "dependentRequired", "multipleOf", "uniqueItems", "pattern", "format"}
    | _COUNTS
    | _NUMBERS
)
_LARGEST = sys.float_info.max
TYPES = frozenset({"null", "boolean", "object", "array", "number", "string", "integer", "file"})


def _is_number(value: Any) -> bool:
    """Whether a value is a number that a double can be near to; neither NaN nor infinite."""
    return is_number(value) and -_LARGEST <= value <= _LARGEST


def _names(value: Any) -> list[str] | None:
    if not isinstance(value, list):
        return None
    return list(dict.fromkeys(entry for entry in value if isinstance(entry, str)))


def _type(value: Any) -> Any:
    if isinstance(value, list):
        known = list(dict.fromkeys(entry for entry in value if isinstance(entry, str) and entry in TYPES))
        return known if known and len(known) == len(value) else None
    return value if isinstance(value, str) and value in TYPES else None


def usable(keyword: str, value: Any) -> Any:
    """The value of a keyword in a form that any validator takes, or None when it can have no meaning.

    Real documents write `required: true` and `minLength: "3"`; one such slip must not switch a whole schema off.
    """
    if keyword == "type":
        return _type(value)
    if keyword in _COUNTS:
        return int(value) if _is_number(value) and value >= 0 and value == int(value) else None
    if keyword in _NUMBERS:
        return value if _is_number(value) or (isinstance(value, bool) and keyword.startswith("exclusive")) else None
    if keyword == "multipleOf":
        return value if _is_number(value) and value > 0 else None
    if keyword == "required":
        return _names(value)
    if keyword == "dependentRequired":
        return {key: _names(entry) or [] for key, entry in value.items()} if isinstance(value, dict) else None
    if keyword in MAPS:
        return value if isinstance(value, dict) else None
    if keyword in LISTS:
        return value if isinstance(value, list) and value else None
    if keyword in SINGLE:
        return value if isinstance(value, dict | bool | list) else None
    if keyword == "uniqueItems":
        return value if isinstance(value, bool) else None
    return value if isinstance(value, list if keyword == "enum" else str) else None
