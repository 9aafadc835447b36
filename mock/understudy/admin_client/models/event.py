from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.model import Model, define
from .event_status import EventStatus

if TYPE_CHECKING:
    from .delivery import Delivery


@define(repr=False)
class Event(Model):
    """Event of the document."""

    sequence: int
    id: str
    type: str
    created_at: str
    updated_at: str
    resource: str
    key: list[str]
    payload: Any
    status: EventStatus
    deliveries: list[Delivery]
    callback: bool
    _wire = {"created_at": "createdAt", "updated_at": "updatedAt"}
