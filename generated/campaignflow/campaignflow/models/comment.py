from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel


@_attrs_define(repr=False)
class Comment(OpenModel[Any]):
    """An entry of a campaign's audit log."""

    id: int
    """ Its key. """

    comment: str
    """ What is said. """

    author: str
    """ Who said it. """

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
