from .._runtime.enums import OpenStrEnum


class NewFaultKind(OpenStrEnum):
    """Values of NewFaultKind."""

    CONNECTION_RESET = "connection-reset"
    LATENCY = "latency"
    MALFORMED_BODY = "malformed-body"
    OFF_CONTRACT_BODY = "off-contract-body"
    RATE_LIMIT = "rate-limit"
    STATUS = "status"
    STORE = "store"
    TIMEOUT = "timeout"
    TRUNCATED_BODY = "truncated-body"
    WRONG_CONTENT_TYPE = "wrong-content-type"
