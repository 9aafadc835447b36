from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.payment_method import PaymentMethod


@_attrs_define(repr=False)
class Payment(OpenModel[Any]):
    """A payment applied to an invoice."""

    id: int
    """ Its key. """

    amount: float
    """ Dollars paid. """

    payment_method: PaymentMethod
    """ How a payment was made. Only `credit_card` is sourced, as an example.

    - `credit_card`: by credit card
    - `bank_transfer`: by bank transfer
    - `direct_debit`: by direct debit
     """

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
