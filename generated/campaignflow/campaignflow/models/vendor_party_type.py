from .._runtime.enums import OpenStrEnum


class VendorPartyType(OpenStrEnum):
    """What kind of person or body a vendor party is.

    - `individual`: a person
    - `company`: a company
    - `trust`: a trust"""

    COMPANY = "company"
    INDIVIDUAL = "individual"
    TRUST = "trust"
