from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.campaign_status import CampaignStatus

T = TypeVar("T", bound="CampaignStatusChangeData")


@_attrs_define
class CampaignStatusChangeData:
    """What changed of a campaign."""

    campaign_id: int
    """ The campaign. """
    status: CampaignStatus
    """ Where a campaign stands. Only `live` is sourced; the others are proposed.

    - `draft`: being prepared; the status at birth
    - `sent_to_vendor`: sent to a vendor for approval
    - `approved`: approved by the vendor
    - `live`: running on the market
    - `sold`: the property was sold
    - `withdrawn`: taken off the market
    - `completed`: finished and settled
    - `cancelled`: given up before it went live
     """
    previous_status: CampaignStatus | None
    """ The status before; null where there was none. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        campaign_id = self.campaign_id

        status = self.status.value

        previous_status: None | str
        if isinstance(self.previous_status, CampaignStatus):
            previous_status = self.previous_status.value
        else:
            previous_status = self.previous_status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "campaign_id": campaign_id,
                "status": status,
                "previous_status": previous_status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        campaign_id = d.pop("campaign_id")

        status = CampaignStatus(d.pop("status"))

        def _parse_previous_status(data: object) -> CampaignStatus | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                previous_status_type_0 = CampaignStatus(data)

                return previous_status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CampaignStatus | None, data)

        previous_status = _parse_previous_status(d.pop("previous_status"))

        _model = cls(
            campaign_id=campaign_id,
            status=status,
            previous_status=previous_status,
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
