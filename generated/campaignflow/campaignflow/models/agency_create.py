from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AgencyCreate")


@_attrs_define
class AgencyCreate:
    """What it takes to create an Agency."""

    name: str
    """ Legal name. """
    abn: str
    """ Australian Business Number: eleven digits, as text. """
    trading_name: str | Unset = UNSET
    """ Name it trades under. """
    email: str | Unset = UNSET
    """ Where to write to it. """
    phone: str | Unset = UNSET
    """ Where to call it. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        name = self.name

        abn = self.abn

        trading_name = self.trading_name

        email = self.email

        phone = self.phone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "abn": abn,
            }
        )
        if trading_name is not UNSET:
            field_dict["trading_name"] = trading_name
        if email is not UNSET:
            field_dict["email"] = email
        if phone is not UNSET:
            field_dict["phone"] = phone

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        name = d.pop("name")

        abn = d.pop("abn")

        trading_name = d.pop("trading_name", UNSET)

        email = d.pop("email", UNSET)

        phone = d.pop("phone", UNSET)

        _model = cls(
            name=name,
            abn=abn,
            trading_name=trading_name,
            email=email,
            phone=phone,
        )

        return _model
