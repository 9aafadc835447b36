from __future__ import annotations

import datetime
from typing import Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset


@define(repr=False)
class Vendor(OpenModel[Any]):
    """A vendor of a campaign."""

    vendor_id: int
    """The key of the vendor within its campaign."""
    name: str
    """Full name."""
    email_verified: bool
    """Whether the e-mail address is verified."""
    phone_verified: bool
    """Whether the phone number is verified."""
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
    email: str | Unset = UNSET
    """Where to write to the vendor."""
    phone: str | Unset = UNSET
    """Where to call the vendor."""
