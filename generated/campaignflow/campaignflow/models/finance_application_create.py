from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class FinanceApplicationCreate(Model):
    """What it takes to create a FinanceApplication."""

    campaign_budget_id: int
    """The budget that it finances."""
    applicant_name: str
    """Who applies."""


class FinanceApplicationCreateInput(TypedDict):
    """FinanceApplicationCreate as plain data."""

    campaign_budget_id: int
    applicant_name: str
