from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define
from .campaign_status import CampaignStatus


@define(repr=False)
class CampaignStatusChangeData(OpenModel[Any]):
    """What changed of a campaign."""

    campaign_id: int
    """The campaign."""
    status: CampaignStatus
    previous_status: CampaignStatus | None
    """The status before; null where there was none."""
