from .._runtime.enums import OpenStrEnum


class NewFaultStepType1(OpenStrEnum):
    """Values of NewFaultStepType1."""

    CREATE = "create"
    DELETE = "delete"
    GET = "get"
    PUT = "put"
    TRANSITION = "transition"
