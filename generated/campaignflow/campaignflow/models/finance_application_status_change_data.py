from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.finance_application_status import FinanceApplicationStatus


@_attrs_define(repr=False)
class FinanceApplicationStatusChangeData(OpenModel[Any]):
    """What changed of a finance application."""

    finance_application_id: int
    """ The finance application. """

    campaign_id: int
    """ The campaign that it finances. """

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

    previous_status: FinanceApplicationStatus | None
    """ The status before; null where there was none. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
