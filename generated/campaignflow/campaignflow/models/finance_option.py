from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class FinanceOption(OpenModel[Any]):
    """A way to finance a campaign budget."""

    option_code: str
    """ The key of the option within its budget. """

    configured: bool
    """ Whether it was configured after it was added. """

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    terms: str | Unset = UNSET
    """ The terms, in words. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
