from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.invoice_status import InvoiceStatus

T = TypeVar("T", bound="Invoice")


@_attrs_define
class Invoice:
    """An invoice for a campaign. Nothing in the API creates one."""

    id: int
    """ Its key. """
    campaign_id: int
    """ The campaign that it is for. """
    number: str
    """ The number printed on it. """
    amount: float
    """ Dollars owed in all. """
    amount_paid: float
    """ Dollars paid so far. """
    status: InvoiceStatus
    """ How much of an invoice is paid.

    - `open`: nothing is paid
    - `part_paid`: some of it is paid
    - `paid`: all of it is paid
    - `void`: it is no longer owed
     """
    due_on: datetime.date
    """ The day by which it is to be paid. """
    created_at: datetime.datetime
    """ When it was created, in UTC. """
    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        campaign_id = self.campaign_id

        number = self.number

        amount = self.amount

        amount_paid = self.amount_paid

        status = self.status.value

        due_on = self.due_on.isoformat()

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "campaign_id": campaign_id,
                "number": number,
                "amount": amount,
                "amount_paid": amount_paid,
                "status": status,
                "due_on": due_on,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        id = d.pop("id")

        campaign_id = d.pop("campaign_id")

        number = d.pop("number")

        amount = d.pop("amount")

        amount_paid = d.pop("amount_paid")

        status = InvoiceStatus(d.pop("status"))

        due_on = datetime.date.fromisoformat(d.pop("due_on"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        _model = cls(
            id=id,
            campaign_id=campaign_id,
            number=number,
            amount=amount,
            amount_paid=amount_paid,
            status=status,
            due_on=due_on,
            created_at=created_at,
            updated_at=updated_at,
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
