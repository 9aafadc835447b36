from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.vendor_party_type import VendorPartyType


@_attrs_define(repr=False)
class ReferralVendorParty(OpenModel[Any]):
    """A vendor party named in a referral."""

    id: int
    """ Its key. """

    type: VendorPartyType
    """ What kind of person or body a vendor party is.

    - `individual`: a person
    - `company`: a company
    - `trust`: a trust
     """

    name: str
    """ Full name. """

    email: str
    """ Where to write to. """

    phone: str
    """ Where to call. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
