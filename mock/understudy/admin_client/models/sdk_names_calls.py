from __future__ import annotations

from .._runtime.model import OpenModel, define
from .._runtime.model import attrs_field as _attrs_field


@define(repr=False)
class SdkNamesCalls(OpenModel["str"]):
    """SdkNamesCalls of the document."""

    additional_properties: dict[str, str] = _attrs_field(init=False, factory=lambda: {})
    _takes_more = True
