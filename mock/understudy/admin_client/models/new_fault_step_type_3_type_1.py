from .._runtime.enums import OpenStrEnum


class NewFaultStepType3Type1(OpenStrEnum):
    """Values of NewFaultStepType3Type1."""

    CREATE = "create"
    DELETE = "delete"
    GET = "get"
    PUT = "put"
    TRANSITION = "transition"
