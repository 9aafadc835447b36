from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import Model
from ..models.payment_method import PaymentMethod


@_attrs_define(repr=False)
class Payment(Model):
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

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
