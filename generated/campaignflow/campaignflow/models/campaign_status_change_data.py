from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.campaign_status import CampaignStatus


@_attrs_define(repr=False)
class CampaignStatusChangeData(OpenModel[Any]):
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
