from .._runtime.enums import OpenStrEnum


class NewFaultPhase(OpenStrEnum):
    """Values of NewFaultPhase."""

    AFTER_COMMIT = "after_commit"
    BEFORE = "before"
