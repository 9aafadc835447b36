from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define
from .delivery_status import DeliveryStatus

if TYPE_CHECKING:
    from .attempt import Attempt


@define(repr=False)
class Delivery(Model):
    """Delivery of the document."""

    endpoint: str
    url: str
    status: DeliveryStatus
    max_attempts: int
    next_attempt_at: None | str
    delivered_at: None | str
    attempts: list[Attempt]
    _wire = {"max_attempts": "maxAttempts", "next_attempt_at": "nextAttemptAt", "delivered_at": "deliveredAt"}
