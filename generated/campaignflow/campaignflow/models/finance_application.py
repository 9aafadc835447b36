from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.finance_application_status import FinanceApplicationStatus

T = TypeVar("T", bound="FinanceApplication")


@_attrs_define
class FinanceApplication:
    """An application to finance a campaign."""

    id: int
    """ Its key. """
    campaign_id: int
    """ The campaign of the budget. """
    campaign_budget_id: int
    """ The budget that it finances. """
    applicant_name: str
    """ Who applies. """
    status: FinanceApplicationStatus
    """ Where a finance application stands. Only `draft` is sourced; the others are proposed.

    - `draft`: being filled in; the status at birth
    - `submitted`: handed in by the applicant
    - `in_review`: being assessed
    - `approved`: granted
    - `declined`: refused
    - `funded`: paid out
    - `repaid`: paid back in full
    - `withdrawn`: taken back by the applicant
     """
    created_at: datetime.datetime
    """ When it was created, in UTC. """
    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        campaign_id = self.campaign_id

        campaign_budget_id = self.campaign_budget_id

        applicant_name = self.applicant_name

        status = self.status.value

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "campaign_id": campaign_id,
                "campaign_budget_id": campaign_budget_id,
                "applicant_name": applicant_name,
                "status": status,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        id = d.pop("id")

        campaign_id = d.pop("campaign_id")

        campaign_budget_id = d.pop("campaign_budget_id")

        applicant_name = d.pop("applicant_name")

        status = FinanceApplicationStatus(d.pop("status"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        _model = cls(
            id=id,
            campaign_id=campaign_id,
            campaign_budget_id=campaign_budget_id,
            applicant_name=applicant_name,
            status=status,
            created_at=created_at,
            updated_at=updated_at,
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
