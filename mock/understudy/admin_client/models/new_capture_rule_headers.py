from __future__ import annotations

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel


@_attrs_define(repr=False)
class NewCaptureRuleHeaders(OpenModel["None | str"]):
    """NewCaptureRuleHeaders of the document."""

    additional_properties: dict[str, None | str] = _attrs_field(init=False, factory=dict)
    _takes_more = True
