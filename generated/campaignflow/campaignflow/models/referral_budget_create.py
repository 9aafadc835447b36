from __future__ import annotations

from typing import TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class ReferralBudgetCreate(Model):
    """What the campaign of a referral may cost."""

    amount: float
    """ Dollars, with cents as decimals. """


class ReferralBudgetCreateInput(TypedDict):
    """ReferralBudgetCreate as plain data."""

    amount: float
