from .._runtime.enums import OpenStrEnum


class ListEventsStatus(OpenStrEnum):
    """Values of ListEventsStatus."""

    DELIVERED = "delivered"
    DROPPED = "dropped"
    FAILED = "failed"
    PENDING = "pending"
    SKIPPED = "skipped"
