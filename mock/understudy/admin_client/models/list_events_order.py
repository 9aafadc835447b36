from .._runtime.enums import OpenStrEnum


class ListEventsOrder(OpenStrEnum):
    """Values of ListEventsOrder."""

    NEWEST = "newest"
    OLDEST = "oldest"
