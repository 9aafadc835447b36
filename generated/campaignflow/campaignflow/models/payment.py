from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from .payment_method import PaymentMethod


@define(repr=False)
class Payment(OpenModel[Any]):
    """A payment applied to an invoice."""

    id: int
    """Its key."""
    amount: float
    """Dollars paid."""
    payment_method: PaymentMethod
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
