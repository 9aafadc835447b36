from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class AgencyCreate(Model):
    """What it takes to create an Agency."""

    name: str
    """Legal name."""
    abn: str
    """Australian Business Number: eleven digits, as text."""
    trading_name: str | Unset = UNSET
    """Name it trades under."""
    email: str | Unset = UNSET
    """Where to write to it."""
    phone: str | Unset = UNSET
    """Where to call it."""


class AgencyCreateInput(TypedDict):
    """AgencyCreate as plain data."""

    name: str
    abn: str
    trading_name: NotRequired[str]
    email: NotRequired[str]
    phone: NotRequired[str]
