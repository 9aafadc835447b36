"""Names that a document carries for generators of SDKs: `x-fern-sdk-*` and `x-speakeasy-*`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Hint", "hint_of"]

_GROUPS = ("x-fern-sdk-group-name", "x-speakeasy-group")
_METHODS = ("x-fern-sdk-method-name", "x-speakeasy-name-override")


@dataclass(frozen=True, slots=True)
class Hint:
    """The group, outermost first, and the method that an operation is to have; empty where nothing says so."""

    group: tuple[str, ...] = ()
    method: str = ""


def hint_of(extensions: Mapping[str, object]) -> Hint:
    """What the extensions of an operation say of its name."""
    group: tuple[str, ...] = ()
    for name in _GROUPS:
        value = extensions.get(name)
        parts = value.split(".") if isinstance(value, str) else value if isinstance(value, list) else []
        group = group or tuple(part for part in parts if isinstance(part, str) and part)
    method = next((value for name in _METHODS if isinstance(value := extensions.get(name), str) and value), "")
    return Hint(group, method)
