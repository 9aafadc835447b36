from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel

if TYPE_CHECKING:
    from ..models.campaign_status_change_data import CampaignStatusChangeData


@_attrs_define(repr=False)
class CampaignStatusChangeEvent(OpenModel[Any]):
    """The status of a campaign changed."""

    id: str
    """ The same on every attempt to deliver it. """

    event_type: Literal["campaign_status_change"]
    """ What happened. """

    created_at: datetime.datetime
    """ When it happened, in UTC. """

    data: CampaignStatusChangeData
    """ What changed of a campaign. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
