from .._runtime.enums import OpenStrEnum


class ErrorCode(OpenStrEnum):
    """What kind of error it is, for programs.

    - `bad_request`: the request could not be read
    - `unauthorized`: a valid bearer token is missing
    - `not_found`: there is no such thing
    - `not_acceptable`: no media type that is offered is accepted
    - `conflict`: the state of something does not allow it, or it refers to something that does not exist
    - `unsupported_media_type`: the body has a media type that is not taken
    - `validation_error`: a value breaks the schema
    - `invalid_status`: the status is not one of the allowed ones"""

    BAD_REQUEST = "bad_request"
    CONFLICT = "conflict"
    INVALID_STATUS = "invalid_status"
    NOT_ACCEPTABLE = "not_acceptable"
    NOT_FOUND = "not_found"
    UNAUTHORIZED = "unauthorized"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    VALIDATION_ERROR = "validation_error"
