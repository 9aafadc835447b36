from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel


@_attrs_define(repr=False)
class ReferralAgent(OpenModel[Any]):
    """An agent named in a referral."""

    id: int
    """ Its key. """

    name: str
    """ Full name. """

    email: str
    """ Where to write to. """

    phone: str
    """ Where to call. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
