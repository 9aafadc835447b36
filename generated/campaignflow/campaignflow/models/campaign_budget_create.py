from __future__ import annotations

from typing import TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class CampaignBudgetCreate(Model):
    """What it takes to create a CampaignBudget."""

    campaign_id: int
    """ The campaign that it belongs to. """

    amount: float
    """ Dollars, with cents as decimals. """


class CampaignBudgetCreateInput(TypedDict):
    """CampaignBudgetCreate as plain data."""

    campaign_id: int
    amount: float
