from __future__ import annotations

from typing import Any, Literal

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel


@_attrs_define(repr=False)
class Health(OpenModel[Any]):
    """The state of the server."""

    status: Literal["ok"]
    """ That it answers. """

    server: Literal["campaign_flow_mock"]
    """ Which server it is. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
