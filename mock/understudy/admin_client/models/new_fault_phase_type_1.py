from .._runtime.enums import OpenStrEnum


class NewFaultPhaseType1(OpenStrEnum):
    """Values of NewFaultPhaseType1."""

    AFTER_COMMIT = "after_commit"
    BEFORE = "before"
