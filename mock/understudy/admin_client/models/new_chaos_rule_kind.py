from .._runtime.enums import OpenStrEnum


class NewChaosRuleKind(OpenStrEnum):
    """Values of NewChaosRuleKind."""

    BAD_SIGNATURE = "bad-signature"
    DELAY = "delay"
    DROP = "drop"
    DUPLICATE = "duplicate"
    OLD_SECRET = "old-secret"
    REORDER = "reorder"
    STALE_TIMESTAMP = "stale-timestamp"
    TRUNCATED_BODY = "truncated-body"
