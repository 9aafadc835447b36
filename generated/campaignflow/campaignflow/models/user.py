from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class User(OpenModel[Any]):
    """A person who uses the service."""

    id: int
    """Its key."""
    name: str
    """Full name."""
    email: str
    """The address to sign in with."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
