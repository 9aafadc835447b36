from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CampaignBudgetUpdate")


@_attrs_define
class CampaignBudgetUpdate:
    """What can be changed of a CampaignBudget; what is left out stays."""

    campaign_id: int | Unset = UNSET
    """ The campaign that it belongs to. """
    amount: float | Unset = UNSET
    """ Dollars, with cents as decimals. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        campaign_id = self.campaign_id

        amount = self.amount

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if campaign_id is not UNSET:
            field_dict["campaign_id"] = campaign_id
        if amount is not UNSET:
            field_dict["amount"] = amount

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        campaign_id = d.pop("campaign_id", UNSET)

        amount = d.pop("amount", UNSET)

        _model = cls(
            campaign_id=campaign_id,
            amount=amount,
        )

        return _model
