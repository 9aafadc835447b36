from __future__ import annotations

from typing import Literal, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..models.finance_application_status import FinanceApplicationStatus


@_attrs_define(repr=False)
class FinanceApplicationSetStatus(Model):
    """The status to set."""

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


class FinanceApplicationSetStatusInput(TypedDict):
    """FinanceApplicationSetStatus as plain data."""

    status: (
        FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
    )
