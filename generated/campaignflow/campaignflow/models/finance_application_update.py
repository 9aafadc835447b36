from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="FinanceApplicationUpdate")


@_attrs_define
class FinanceApplicationUpdate:
    """What can be changed of a FinanceApplication; what is left out stays."""

    campaign_budget_id: int | Unset = UNSET
    """ The budget that it finances. """
    applicant_name: str | Unset = UNSET
    """ Who applies. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        campaign_budget_id = self.campaign_budget_id

        applicant_name = self.applicant_name

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if campaign_budget_id is not UNSET:
            field_dict["campaign_budget_id"] = campaign_budget_id
        if applicant_name is not UNSET:
            field_dict["applicant_name"] = applicant_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        campaign_budget_id = d.pop("campaign_budget_id", UNSET)

        applicant_name = d.pop("applicant_name", UNSET)

        _model = cls(
            campaign_budget_id=campaign_budget_id,
            applicant_name=applicant_name,
        )

        return _model
