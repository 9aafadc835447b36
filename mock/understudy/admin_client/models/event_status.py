from .._runtime.enums import OpenStrEnum


class EventStatus(OpenStrEnum):
    """Values of EventStatus."""

    DELIVERED = "delivered"
    DROPPED = "dropped"
    FAILED = "failed"
    PENDING = "pending"
    SKIPPED = "skipped"
