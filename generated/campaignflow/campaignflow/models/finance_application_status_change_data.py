from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define
from .finance_application_status import FinanceApplicationStatus


@define(repr=False)
class FinanceApplicationStatusChangeData(OpenModel[Any]):
    """What changed of a finance application."""

    finance_application_id: int
    """The finance application."""
    campaign_id: int
    """The campaign that it finances."""
    status: FinanceApplicationStatus
    previous_status: FinanceApplicationStatus | None
    """The status before; null where there was none."""
