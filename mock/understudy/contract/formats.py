"""The formats that OpenAPI adds to JSON Schema's (OAS 4.4.2, and its format registry)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["FORMATS"]


def _int32(value: Any) -> bool:
    return not _is_integer(value) or -(2**31) <= value < 2**31


def _int64(value: Any) -> bool:
    return not _is_integer(value) or -(2**63) <= value < 2**63


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _byte(value: Any) -> bool:
    """RFC 4648 section 4 with padding."""
    if not isinstance(value, str):
        return True
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


FORMATS: Mapping[str, Callable[[Any], bool]] = {"int32": _int32, "int64": _int64, "byte": _byte}
