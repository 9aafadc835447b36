from .._runtime.enums import OpenStrEnum


class GetDocumentServer(OpenStrEnum):
    """Values of GetDocumentServer."""

    MOCK = "mock"
