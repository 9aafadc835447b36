from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel

if TYPE_CHECKING:
    from ..models.finance_application_status_change_data import FinanceApplicationStatusChangeData


@_attrs_define(repr=False)
class FinanceApplicationStatusChangeEvent(OpenModel[Any]):
    """The status of a finance application changed."""

    id: str
    """ The same on every attempt to deliver it. """

    event_type: Literal["finance_application_status_change"]
    """ What happened. """

    created_at: datetime.datetime
    """ When it happened, in UTC. """

    data: FinanceApplicationStatusChangeData
    """ What changed of a finance application. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
