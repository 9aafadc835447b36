from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class VendorCreate(Model):
    """What it takes to create a Vendor."""

    vendor_id: int
    """The key of the vendor within its campaign."""
    name: str
    """Full name."""
    email: str | Unset = UNSET
    """Where to write to the vendor."""
    phone: str | Unset = UNSET
    """Where to call the vendor."""


class VendorCreateInput(TypedDict):
    """VendorCreate as plain data."""

    vendor_id: int
    name: str
    email: NotRequired[str]
    phone: NotRequired[str]
