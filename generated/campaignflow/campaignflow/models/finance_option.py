from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset


@define(repr=False)
class FinanceOption(OpenModel[Any]):
    """A way to finance a campaign budget."""

    option_code: str
    """The key of the option within its budget."""
    configured: bool
    """Whether it was configured after it was added."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
    terms: str | Unset = UNSET
    """The terms, in words."""
