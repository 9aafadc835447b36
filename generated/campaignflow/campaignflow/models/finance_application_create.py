from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="FinanceApplicationCreate")


@_attrs_define
class FinanceApplicationCreate:
    """What it takes to create a FinanceApplication."""

    campaign_budget_id: int
    """ The budget that it finances. """
    applicant_name: str
    """ Who applies. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        campaign_budget_id = self.campaign_budget_id

        applicant_name = self.applicant_name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "campaign_budget_id": campaign_budget_id,
                "applicant_name": applicant_name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        campaign_budget_id = d.pop("campaign_budget_id")

        applicant_name = d.pop("applicant_name")

        _model = cls(
            campaign_budget_id=campaign_budget_id,
            applicant_name=applicant_name,
        )

        return _model
