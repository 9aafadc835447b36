from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.invoice_status import InvoiceStatus


@_attrs_define(repr=False)
class Invoice(OpenModel[Any]):
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
