from __future__ import annotations

from .._runtime.model import OpenModel, define
from .._runtime.model import attrs_field as _attrs_field


@define(repr=False)
class ErrorErrors(OpenModel["list[str]"]):
    """What is wrong with each field, on 422 only."""

    additional_properties: dict[str, list[str]] = _attrs_field(init=False, factory=lambda: {})
    _takes_more = True
