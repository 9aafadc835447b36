"""What a key means that stands twice in one object, where JSON and YAML leave it open (RFC 8259 section 4)."""

from __future__ import annotations

from typing import Any

# A key that stands twice this near to the top names a table, such as all paths: both have entries that count.
_TABLES = 2


def united(earlier: Any, later: Any, depth: int) -> Any:
    """What a key that stands twice at a depth, 1 for the top, means."""
    if depth <= _TABLES and isinstance(earlier, dict) and isinstance(later, dict):
        return {**earlier, **later}
    return later
