from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import Model
from ..models.campaign_status import CampaignStatus
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class Campaign(Model):
    """A marketing campaign for a property."""

    id: int
    """ Its key. """

    name: str
    """ What the campaign is called. """

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

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    agency_id: int | Unset = UNSET
    """ The agency that runs it. """

    property_id: int | Unset = UNSET
    """ The property that it markets. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
