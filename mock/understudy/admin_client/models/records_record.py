from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel


@_attrs_define(repr=False)
class RecordsRecord(OpenModel[Any]):
    """RecordsRecord of the document."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
    _takes_more = True
