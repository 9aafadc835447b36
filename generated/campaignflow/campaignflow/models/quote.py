from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class Quote(OpenModel[Any]):
    """What a finance option would cost."""

    option_code: str
    """The key of the option within its budget."""
    amount: float
    """Dollars financed."""
    fee: float
    """Dollars charged for it."""
    total: float
    """Dollars to pay back."""
    term_months: int
    """Months to pay back in."""
