from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from .finance_application_status import FinanceApplicationStatus


@define(repr=False)
class FinanceApplication(OpenModel[Any]):
    """An application to finance a campaign."""

    id: int
    """Its key."""
    campaign_id: int
    """The campaign of the budget."""
    campaign_budget_id: int
    """The budget that it finances."""
    applicant_name: str
    """Who applies."""
    status: FinanceApplicationStatus
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
