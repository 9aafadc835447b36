from __future__ import annotations

from typing import NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class CampaignCreate(Model):
    """What it takes to create a Campaign."""

    name: str
    """ What the campaign is called. """

    agency_id: int | Unset = UNSET
    """ The agency that runs it. """

    property_id: int | Unset = UNSET
    """ The property that it markets. """


class CampaignCreateInput(TypedDict):
    """CampaignCreate as plain data."""

    name: str
    agency_id: NotRequired[int]
    property_id: NotRequired[int]
