from __future__ import annotations

from typing import Literal, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..models.payment_method import PaymentMethod


@_attrs_define(repr=False)
class PaymentCreate(Model):
    """What it takes to create a Payment."""

    amount: float
    """ Dollars paid. """

    payment_method: PaymentMethod
    """ How a payment was made. Only `credit_card` is sourced, as an example.

    - `credit_card`: by credit card
    - `bank_transfer`: by bank transfer
    - `direct_debit`: by direct debit
     """


class PaymentCreateInput(TypedDict):
    """PaymentCreate as plain data."""

    amount: float
    payment_method: PaymentMethod | Literal["credit_card", "bank_transfer", "direct_debit"]
