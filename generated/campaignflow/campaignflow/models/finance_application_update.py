from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class FinanceApplicationUpdate(Model):
    """What can be changed of a FinanceApplication; what is left out stays."""

    campaign_budget_id: int | Unset = UNSET
    """The budget that it finances."""
    applicant_name: str | Unset = UNSET
    """Who applies."""


class FinanceApplicationUpdateInput(TypedDict):
    """FinanceApplicationUpdate as plain data."""

    campaign_budget_id: NotRequired[int]
    applicant_name: NotRequired[str]
