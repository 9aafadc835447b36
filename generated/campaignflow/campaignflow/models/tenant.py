from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel


@_attrs_define(repr=False)
class Tenant(OpenModel[Any]):
    """An organisation that uses the service."""

    id: int
    """ Its key. """

    name: str
    """ What it is called. """

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
