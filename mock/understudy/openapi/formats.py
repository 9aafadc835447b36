"""The formats that OpenAPI adds to JSON Schema's (OAS 4.4.2 and the OAS format registry).

Knows what a format demands of a value; knows nothing of documents. `float`, `double`, `binary` and `password` demand
nothing that JSON can break, and so are not here.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["INTEGER_RANGES", "TEXT_FORMATS"]

# Bounds, not a check: a compiled validator calls checks of formats for text alone.
INTEGER_RANGES: Mapping[str, tuple[int, int]] = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
}


def _byte(value: Any) -> bool:
    """Base64 of RFC 4648 section 4, with its padding."""
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


TEXT_FORMATS: Mapping[str, Callable[[Any], bool]] = {"byte": _byte}
