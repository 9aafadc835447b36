from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class CampaignCreate(Model):
    """What it takes to create a Campaign."""

    name: str
    """What the campaign is called."""
    agency_id: int | Unset = UNSET
    """The agency that runs it."""
    property_id: int | Unset = UNSET
    """The property that it markets."""


class CampaignCreateInput(TypedDict):
    """CampaignCreate as plain data."""

    name: str
    agency_id: NotRequired[int]
    property_id: NotRequired[int]
