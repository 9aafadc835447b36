from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Agency")


@_attrs_define
class Agency:
    """A real-estate agency that runs campaigns."""

    id: int
    """ Its key. """
    name: str
    """ Legal name. """
    abn: str
    """ Australian Business Number: eleven digits, as text. """
    created_at: datetime.datetime
    """ When it was created, in UTC. """
    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """
    trading_name: str | Unset = UNSET
    """ Name it trades under. """
    email: str | Unset = UNSET
    """ Where to write to it. """
    phone: str | Unset = UNSET
    """ Where to call it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        name = self.name

        abn = self.abn

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        trading_name = self.trading_name

        email = self.email

        phone = self.phone

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "abn": abn,
                "created_at": created_at,
                "updated_at": updated_at,
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
        id = d.pop("id")

        name = d.pop("name")

        abn = d.pop("abn")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        trading_name = d.pop("trading_name", UNSET)

        email = d.pop("email", UNSET)

        phone = d.pop("phone", UNSET)

        _model = cls(
            id=id,
            name=name,
            abn=abn,
            created_at=created_at,
            updated_at=updated_at,
            trading_name=trading_name,
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
