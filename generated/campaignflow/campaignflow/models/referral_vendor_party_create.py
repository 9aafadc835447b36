from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.vendor_party_type import VendorPartyType

T = TypeVar("T", bound="ReferralVendorPartyCreate")


@_attrs_define
class ReferralVendorPartyCreate:
    """A vendor party to name in a referral."""

    type_: VendorPartyType
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

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        type_ = self.type_.value

        name = self.name

        email = self.email

        phone = self.phone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "name": name,
                "email": email,
                "phone": phone,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        type_ = VendorPartyType(d.pop("type"))

        name = d.pop("name")

        email = d.pop("email")

        phone = d.pop("phone")

        _model = cls(
            type_=type_,
            name=name,
            email=email,
            phone=phone,
        )

        return _model
