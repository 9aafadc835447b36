from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReferralCampaignCreate")


@_attrs_define
class ReferralCampaignCreate:
    """What the campaign of a referral is to be."""

    name: str | Unset = UNSET
    """ What to call it; its address otherwise. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        _model = cls(
            name=name,
        )

        return _model
