from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="VendorCreate")


@_attrs_define
class VendorCreate:
    """What it takes to create a Vendor."""

    vendor_id: int
    """ The key of the vendor within its campaign. """
    name: str
    """ Full name. """
    email: str | Unset = UNSET
    """ Where to write to the vendor. """
    phone: str | Unset = UNSET
    """ Where to call the vendor. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        vendor_id = self.vendor_id

        name = self.name

        email = self.email

        phone = self.phone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "vendor_id": vendor_id,
                "name": name,
            }
        )
        if email is not UNSET:
            field_dict["email"] = email
        if phone is not UNSET:
            field_dict["phone"] = phone

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        vendor_id = d.pop("vendor_id")

        name = d.pop("name")

        email = d.pop("email", UNSET)

        phone = d.pop("phone", UNSET)

        _model = cls(
            vendor_id=vendor_id,
            name=name,
            email=email,
            phone=phone,
        )

        return _model
