from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class CampaignBudgetCreate(Model):
    """What it takes to create a CampaignBudget."""

    campaign_id: int
    """The campaign that it belongs to."""
    amount: float
    """Dollars, with cents as decimals."""


class CampaignBudgetCreateInput(TypedDict):
    """CampaignBudgetCreate as plain data."""

    campaign_id: int
    amount: float
