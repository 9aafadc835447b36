from .._runtime.enums import OpenStrEnum


class ReferralStatus(OpenStrEnum):
    """Where a referral stands.

    - `received`: accepted; its campaign exists"""

    RECEIVED = "received"
