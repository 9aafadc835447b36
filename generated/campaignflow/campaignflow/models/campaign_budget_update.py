from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class CampaignBudgetUpdate(Model):
    """What can be changed of a CampaignBudget; what is left out stays."""

    campaign_id: int | Unset = UNSET
    """The campaign that it belongs to."""
    amount: float | Unset = UNSET
    """Dollars, with cents as decimals."""


class CampaignBudgetUpdateInput(TypedDict):
    """CampaignBudgetUpdate as plain data."""

    campaign_id: NotRequired[int]
    amount: NotRequired[float]
