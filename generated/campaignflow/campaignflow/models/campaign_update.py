from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class CampaignUpdate(Model):
    """What can be changed of a Campaign; what is left out stays."""

    name: str | Unset = UNSET
    """What the campaign is called."""
    agency_id: int | Unset = UNSET
    """The agency that runs it."""
    property_id: int | Unset = UNSET
    """The property that it markets."""


class CampaignUpdateInput(TypedDict):
    """CampaignUpdate as plain data."""

    name: NotRequired[str]
    agency_id: NotRequired[int]
    property_id: NotRequired[int]
