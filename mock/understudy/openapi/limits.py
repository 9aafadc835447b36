"""The limits that a schema sets to its values: bounds, lengths, patterns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.json_values import is_number

_LEAST = ("minLength", "minItems", "minProperties")
_MOST = ("maxLength", "maxItems", "maxProperties")


def merge_limits(limits: dict[str, tuple[Any, str]], node: Mapping[str, Any], pointer: str) -> None:
    """Keeps the strictest of what several schemas say. Bounds are (value, whether the value itself is excluded)."""
    low, high = _bounds(node, "minimum", "exclusiveMinimum", max), _bounds(node, "maximum", "exclusiveMaximum", min)
    found: dict[str, Any] = {}
    if low is not None:
        found["minimum"] = low if "minimum" not in limits else max(limits["minimum"][0], low)
    if high is not None:
        found["maximum"] = high if "maximum" not in limits else min(limits["maximum"][0], high)
    for keywords, strictest in ((_LEAST, max), (_MOST, min)):
        for keyword in keywords:
            if is_number(node.get(keyword)):
                known = limits[keyword][0] if keyword in limits else node[keyword]
                found[keyword] = strictest(known, node[keyword])
    if node.get("uniqueItems") is True:
        found["uniqueItems"] = True
    for keyword in ("pattern", "multipleOf"):
        if keyword in node:
            known = limits[keyword][0] if keyword in limits else ()
            found[keyword] = tuple(sorted({*known, node[keyword]}))
    # The JSON Pointer of a bound is that of the keyword that is there.
    for keyword, value in found.items():
        other = f"exclusive{keyword[0].upper()}{keyword[1:]}"
        shown = other if keyword not in node and other in node else keyword
        if keyword not in limits or limits[keyword][0] != value:
            limits[keyword] = (value, f"{pointer}/{shown}")


def _bounds(node: Mapping[str, Any], plain: str, exclusive: str, strictest: Any) -> tuple[float, int] | None:
    """The strictest of a bound and its exclusive form; (value, 1 above or -1 below when the value is excluded)."""
    sign = 1 if strictest is max else -1
    bound, edge = node.get(plain), node.get(exclusive)
    found = []
    if is_number(bound):
        found.append((bound, sign if edge is True else 0))
    if is_number(edge):
        found.append((edge, sign))
    return strictest(found) if found else None
