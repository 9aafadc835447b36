from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class Agency(OpenModel[Any]):
    """A real-estate agency that runs campaigns."""

    id: int
    """ Its key. """

    name: str
    """ Legal name. """

    abn: str
    """ Australian Business Number: eleven digits, as text. """

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    trading_name: str | Unset = UNSET
    """ Name it trades under. """

    email: str | Unset = UNSET
    """ Where to write to it. """

    phone: str | Unset = UNSET
    """ Where to call it. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
