from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Vendor")


@_attrs_define
class Vendor:
    """A vendor of a campaign."""

    vendor_id: int
    """ The key of the vendor within its campaign. """
    name: str
    """ Full name. """
    email_verified: bool
    """ Whether the e-mail address is verified. """
    phone_verified: bool
    """ Whether the phone number is verified. """
    created_at: datetime.datetime
    """ When it was created, in UTC. """
    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """
    email: str | Unset = UNSET
    """ Where to write to the vendor. """
    phone: str | Unset = UNSET
    """ Where to call the vendor. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        vendor_id = self.vendor_id

        name = self.name

        email_verified = self.email_verified

        phone_verified = self.phone_verified

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        email = self.email

        phone = self.phone

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "vendor_id": vendor_id,
                "name": name,
                "email_verified": email_verified,
                "phone_verified": phone_verified,
                "created_at": created_at,
                "updated_at": updated_at,
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

        email_verified = d.pop("email_verified")

        phone_verified = d.pop("phone_verified")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        email = d.pop("email", UNSET)

        phone = d.pop("phone", UNSET)

        _model = cls(
            vendor_id=vendor_id,
            name=name,
            email_verified=email_verified,
            phone_verified=phone_verified,
            created_at=created_at,
            updated_at=updated_at,
            email=email,
            phone=phone,
        )

        _model.additional_properties = d
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
