"""JSON values as the texts that WireMock compares, which are what Java makes of them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

__all__ = ["element_text", "json_text", "number_text"]


def number_text(value: float) -> str:
    """A number as Java's `toString` has it: `1000.0`, `1.0E-5`, and whole numbers without a fraction."""
    if isinstance(value, int):
        return str(value)
    size = abs(value)
    if size == 0 or 1e-3 <= size < 1e7:
        return format(Decimal(repr(value)), "f")
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    fraction = "".join(map(str, digits[1:])) or "0"
    return f"{'-' * sign}{digits[0]}.{fraction}E{len(digits) - 1 + int(exponent)}"


def element_text(value: Any) -> str:
    """An element of a list: objects as Java shows its maps, `{sku=A-1, qty=2}`, arrays as JSON."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}={element_text(each)}' for name, each in value.items())}}}"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, str):
        return value
    return json.dumps(value) if value is None or isinstance(value, bool) else number_text(value)


def json_text(value: Any, indent: int = 0) -> str:
    """An object or array as the original's printer lays it out: objects over lines, arrays within one."""
    if isinstance(value, dict):
        inside = "  " * (indent + 1)
        lines = (
            f"{inside}{json.dumps(name, ensure_ascii=False)} : {json_text(each, indent + 1)}"
            for name, each in value.items()
        )
        return "{\n" + ",\n".join(lines) + "\n" + "  " * indent + "}" if value else "{ }"
    if isinstance(value, list):
        return f"[ {', '.join(json_text(each, indent) for each in value)} ]" if value else "[ ]"
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return json.dumps(value, ensure_ascii=False)
    return number_text(value)
