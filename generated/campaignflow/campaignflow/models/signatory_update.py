from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class SignatoryUpdate(Model):
    """What can be changed of a Signatory; what is left out stays."""

    name: str | Unset = UNSET
    """Full name."""
    email: str | Unset = UNSET
    """Where to send documents."""


class SignatoryUpdateInput(TypedDict):
    """SignatoryUpdate as plain data."""

    name: NotRequired[str]
    email: NotRequired[str]
