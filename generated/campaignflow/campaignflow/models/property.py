from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset
from .australian_state import AustralianState


@define(repr=False)
class Property(OpenModel[Any]):
    """A property that is put on the market."""

    id: int
    """Its key."""
    address: str
    """Street address."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
    name: str | Unset = UNSET
    """A name for it, where it has one."""
    suburb: str | Unset = UNSET
    """Suburb or town."""
    state: AustralianState | Unset = UNSET
    postcode: str | Unset = UNSET
    """Four digits."""
