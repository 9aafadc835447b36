from __future__ import annotations

from typing import Literal, TypedDict

from .._runtime.model import Model, define
from .campaign_status import CampaignStatus


@define(repr=False)
class CampaignSetStatus(Model):
    """The status to set."""

    status: CampaignStatus


class CampaignSetStatusInput(TypedDict):
    """CampaignSetStatus as plain data."""

    status: (
        CampaignStatus
        | Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
    )
