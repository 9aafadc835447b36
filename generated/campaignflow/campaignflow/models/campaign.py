from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.campaign_status import CampaignStatus
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class Campaign(OpenModel[Any]):
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
