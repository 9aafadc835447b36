from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class VendorUpdate(Model):
    """What can be changed of a Vendor; what is left out stays."""

    name: str | Unset = UNSET
    """Full name."""
    email: str | Unset = UNSET
    """Where to write to the vendor."""
    phone: str | Unset = UNSET
    """Where to call the vendor."""


class VendorUpdateInput(TypedDict):
    """VendorUpdate as plain data."""

    name: NotRequired[str]
    email: NotRequired[str]
    phone: NotRequired[str]
