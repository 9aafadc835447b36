from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset


@define(repr=False)
class Agency(OpenModel[Any]):
    """A real-estate agency that runs campaigns."""

    id: int
    """Its key."""
    name: str
    """Legal name."""
    abn: str
    """Australian Business Number: eleven digits, as text."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
    trading_name: str | Unset = UNSET
    """Name it trades under."""
    email: str | Unset = UNSET
    """Where to write to it."""
    phone: str | Unset = UNSET
    """Where to call it."""
