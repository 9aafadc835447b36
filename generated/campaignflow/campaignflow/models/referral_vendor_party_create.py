from __future__ import annotations

from typing import Literal, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..models.vendor_party_type import VendorPartyType


@_attrs_define(repr=False)
class ReferralVendorPartyCreate(Model):
    """A vendor party to name in a referral."""

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


class ReferralVendorPartyCreateInput(TypedDict):
    """ReferralVendorPartyCreate as plain data."""

    type: VendorPartyType | Literal["individual", "company", "trust"]
    name: str
    email: str
    phone: str
