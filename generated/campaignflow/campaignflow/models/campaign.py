from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset
from .campaign_status import CampaignStatus


@define(repr=False)
class Campaign(OpenModel[Any]):
    """A marketing campaign for a property."""

    id: int
    """Its key."""
    name: str
    """What the campaign is called."""
    status: CampaignStatus
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
    agency_id: int | Unset = UNSET
    """The agency that runs it."""
    property_id: int | Unset = UNSET
    """The property that it markets."""
