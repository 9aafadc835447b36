from .._runtime.enums import OpenStrEnum


class NewFaultKindType3Type1(OpenStrEnum):
    """Values of NewFaultKindType3Type1."""

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
