from __future__ import annotations

from typing import NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class SignatoryUpdate(Model):
    """What can be changed of a Signatory; what is left out stays."""

    name: str | Unset = UNSET
    """ Full name. """

    email: str | Unset = UNSET
    """ Where to send documents. """


class SignatoryUpdateInput(TypedDict):
    """SignatoryUpdate as plain data."""

    name: NotRequired[str]
    email: NotRequired[str]
