from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal

from .._runtime.model import OpenModel, define

if TYPE_CHECKING:
    from .campaign_status_change_data import CampaignStatusChangeData


@define(repr=False)
class CampaignStatusChangeEvent(OpenModel[Any]):
    """The status of a campaign changed."""

    id: str
    """The same on every attempt to deliver it."""
    event_type: Literal["campaign_status_change"]
    """What happened."""
    created_at: datetime.datetime
    """When it happened, in UTC."""
    data: CampaignStatusChangeData
