from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal

from .._runtime.model import OpenModel, define

if TYPE_CHECKING:
    from .finance_application_status_change_data import FinanceApplicationStatusChangeData


@define(repr=False)
class FinanceApplicationStatusChangeEvent(OpenModel[Any]):
    """The status of a finance application changed."""

    id: str
    """The same on every attempt to deliver it."""
    event_type: Literal["finance_application_status_change"]
    """What happened."""
    created_at: datetime.datetime
    """When it happened, in UTC."""
    data: FinanceApplicationStatusChangeData
