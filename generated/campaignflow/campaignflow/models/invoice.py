from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from .invoice_status import InvoiceStatus


@define(repr=False)
class Invoice(OpenModel[Any]):
    """An invoice for a campaign. Nothing in the API creates one."""

    id: int
    """Its key."""
    campaign_id: int
    """The campaign that it is for."""
    number: str
    """The number printed on it."""
    amount: float
    """Dollars owed in all."""
    amount_paid: float
    """Dollars paid so far."""
    status: InvoiceStatus
    due_on: datetime.date
    """The day by which it is to be paid."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
