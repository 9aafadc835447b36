from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.payment_method import PaymentMethod

T = TypeVar("T", bound="PaymentCreate")


@_attrs_define
class PaymentCreate:
    """What it takes to create a Payment."""

    amount: float
    """ Dollars paid. """
    payment_method: PaymentMethod
    """ How a payment was made. Only `credit_card` is sourced, as an example.

    - `credit_card`: by credit card
    - `bank_transfer`: by bank transfer
    - `direct_debit`: by direct debit
     """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        amount = self.amount

        payment_method = self.payment_method.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "payment_method": payment_method,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        amount = d.pop("amount")

        payment_method = PaymentMethod(d.pop("payment_method"))

        _model = cls(
            amount=amount,
            payment_method=payment_method,
        )

        return _model
