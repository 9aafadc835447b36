from __future__ import annotations

from typing import NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class VendorUpdate(Model):
    """What can be changed of a Vendor; what is left out stays."""

    name: str | Unset = UNSET
    """ Full name. """

    email: str | Unset = UNSET
    """ Where to write to the vendor. """

    phone: str | Unset = UNSET
    """ Where to call the vendor. """


class VendorUpdateInput(TypedDict):
    """VendorUpdate as plain data."""

    name: NotRequired[str]
    email: NotRequired[str]
    phone: NotRequired[str]
