from .._runtime.enums import OpenStrEnum


class TokenErrorError(OpenStrEnum):
    """What kind of error it is."""

    INVALID_CLIENT = "invalid_client"
    INVALID_REQUEST = "invalid_request"
    INVALID_SCOPE = "invalid_scope"
    UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type"
