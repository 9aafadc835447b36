from .._runtime.enums import OpenStrEnum


class NewFaultPhaseType2Type1(OpenStrEnum):
    """Values of NewFaultPhaseType2Type1."""

    AFTER_COMMIT = "after_commit"
    BEFORE = "before"
