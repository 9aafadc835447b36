from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class Tenant(OpenModel[Any]):
    """An organisation that uses the service."""

    id: int
    """Its key."""
    name: str
    """What it is called."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
