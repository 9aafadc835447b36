from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class ReferralBudgetCreate(Model):
    """What the campaign of a referral may cost."""

    amount: float
    """Dollars, with cents as decimals."""


class ReferralBudgetCreateInput(TypedDict):
    """ReferralBudgetCreate as plain data."""

    amount: float
