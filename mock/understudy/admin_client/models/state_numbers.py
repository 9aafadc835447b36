from __future__ import annotations

from .._runtime.model import OpenModel, define
from .._runtime.model import attrs_field as _attrs_field


@define(repr=False)
class StateNumbers(OpenModel["int"]):
    """StateNumbers of the document."""

    additional_properties: dict[str, int] = _attrs_field(init=False, factory=lambda: {})
    _takes_more = True
