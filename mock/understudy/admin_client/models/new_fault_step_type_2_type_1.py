from .._runtime.enums import OpenStrEnum


class NewFaultStepType2Type1(OpenStrEnum):
    """Values of NewFaultStepType2Type1."""

    CREATE = "create"
    DELETE = "delete"
    GET = "get"
    PUT = "put"
    TRANSITION = "transition"
