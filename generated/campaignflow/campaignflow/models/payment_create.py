from __future__ import annotations

from typing import Literal, TypedDict

from .._runtime.model import Model, define
from .payment_method import PaymentMethod


@define(repr=False)
class PaymentCreate(Model):
    """What it takes to create a Payment."""

    amount: float
    """Dollars paid."""
    payment_method: PaymentMethod


class PaymentCreateInput(TypedDict):
    """PaymentCreate as plain data."""

    amount: float
    payment_method: PaymentMethod | Literal["credit_card", "bank_transfer", "direct_debit"]
