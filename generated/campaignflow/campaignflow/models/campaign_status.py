from .._runtime.enums import OpenStrEnum


class CampaignStatus(OpenStrEnum):
    """Where a campaign stands. Only `live` is sourced; the others are proposed.

    - `draft`: being prepared; the status at birth
    - `sent_to_vendor`: sent to a vendor for approval
    - `approved`: approved by the vendor
    - `live`: running on the market
    - `sold`: the property was sold
    - `withdrawn`: taken off the market
    - `completed`: finished and settled
    - `cancelled`: given up before it went live"""

    APPROVED = "approved"
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    DRAFT = "draft"
    LIVE = "live"
    SENT_TO_VENDOR = "sent_to_vendor"
    SOLD = "sold"
    WITHDRAWN = "withdrawn"
