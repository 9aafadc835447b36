from __future__ import annotations

from typing import Literal, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..models.campaign_status import CampaignStatus


@_attrs_define(repr=False)
class CampaignSetStatus(Model):
    """The status to set."""

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


class CampaignSetStatusInput(TypedDict):
    """CampaignSetStatus as plain data."""

    status: (
        CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
    )
