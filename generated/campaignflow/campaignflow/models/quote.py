from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Quote")


@_attrs_define
class Quote:
    """What a finance option would cost."""

    option_code: str
    """ The key of the option within its budget. """
    amount: float
    """ Dollars financed. """
    fee: float
    """ Dollars charged for it. """
    total: float
    """ Dollars to pay back. """
    term_months: int
    """ Months to pay back in. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        option_code = self.option_code

        amount = self.amount

        fee = self.fee

        total = self.total

        term_months = self.term_months

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "option_code": option_code,
                "amount": amount,
                "fee": fee,
                "total": total,
                "term_months": term_months,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        option_code = d.pop("option_code")

        amount = d.pop("amount")

        fee = d.pop("fee")

        total = d.pop("total")

        term_months = d.pop("term_months")

        _model = cls(
            option_code=option_code,
            amount=amount,
            fee=fee,
            total=total,
            term_months=term_months,
        )

        _model.additional_properties = d
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
