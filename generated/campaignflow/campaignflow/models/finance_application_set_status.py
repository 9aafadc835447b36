from __future__ import annotations

from typing import Literal, TypedDict

from .._runtime.model import Model, define
from .finance_application_status import FinanceApplicationStatus


@define(repr=False)
class FinanceApplicationSetStatus(Model):
    """The status to set."""

    status: FinanceApplicationStatus


class FinanceApplicationSetStatusInput(TypedDict):
    """FinanceApplicationSetStatus as plain data."""

    status: (
        FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
    )
