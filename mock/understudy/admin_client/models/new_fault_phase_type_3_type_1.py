from .._runtime.enums import OpenStrEnum


class NewFaultPhaseType3Type1(OpenStrEnum):
    """Values of NewFaultPhaseType3Type1."""

    AFTER_COMMIT = "after_commit"
    BEFORE = "before"
