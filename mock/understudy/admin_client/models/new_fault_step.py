from .._runtime.enums import OpenStrEnum


class NewFaultStep(OpenStrEnum):
    """Values of NewFaultStep."""

    CREATE = "create"
    DELETE = "delete"
    GET = "get"
    PUT = "put"
    TRANSITION = "transition"
