from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class CampaignBudget(OpenModel[Any]):
    """What a campaign may cost."""

    id: int
    """Its key."""
    campaign_id: int
    """The campaign that it belongs to."""
    amount: float
    """Dollars, with cents as decimals."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
