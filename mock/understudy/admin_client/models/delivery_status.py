from .._runtime.enums import OpenStrEnum


class DeliveryStatus(OpenStrEnum):
    """Values of DeliveryStatus."""

    DELIVERED = "delivered"
    DROPPED = "dropped"
    FAILED = "failed"
    PENDING = "pending"
