from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class Signatory(OpenModel[Any]):
    """A person who signs."""

    id: int
    """Its key."""
    name: str
    """Full name."""
    email: str
    """Where to send documents."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
