from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.finance_application_status import FinanceApplicationStatus


@_attrs_define(repr=False)
class FinanceApplication(OpenModel[Any]):
    """An application to finance a campaign."""

    id: int
    """ Its key. """

    campaign_id: int
    """ The campaign of the budget. """

    campaign_budget_id: int
    """ The budget that it finances. """

    applicant_name: str
    """ Who applies. """

    status: FinanceApplicationStatus
    """ Where a finance application stands. Only `draft` is sourced; the others are proposed.

    - `draft`: being filled in; the status at birth
    - `submitted`: handed in by the applicant
    - `in_review`: being assessed
    - `approved`: granted
    - `declined`: refused
    - `funded`: paid out
    - `repaid`: paid back in full
    - `withdrawn`: taken back by the applicant
     """

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
