from .._runtime.enums import OpenStrEnum


class NewSessionDelivery(OpenStrEnum):
    """Values of NewSessionDelivery."""

    ASYNC = "async"
    MANUAL = "manual"
    SYNC = "sync"
