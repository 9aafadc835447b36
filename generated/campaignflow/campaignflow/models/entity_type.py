from .._runtime.enums import OpenStrEnum


class EntityType(OpenStrEnum):
    """What a file belongs to. Only `campaign` is sourced, as an example.

    - `campaign`: a campaign
    - `property`: a property
    - `finance_application`: a finance application
    - `invoice`: an invoice"""

    CAMPAIGN = "campaign"
    FINANCE_APPLICATION = "finance_application"
    INVOICE = "invoice"
    PROPERTY = "property"
