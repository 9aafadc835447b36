from .._runtime.enums import OpenStrEnum


class FinanceApplicationStatus(OpenStrEnum):
    """Where a finance application stands. Only `draft` is sourced; the others are proposed.

    - `draft`: being filled in; the status at birth
    - `submitted`: handed in by the applicant
    - `in_review`: being assessed
    - `approved`: granted
    - `declined`: refused
    - `funded`: paid out
    - `repaid`: paid back in full
    - `withdrawn`: taken back by the applicant"""

    APPROVED = "approved"
    DECLINED = "declined"
    DRAFT = "draft"
    FUNDED = "funded"
    IN_REVIEW = "in_review"
    REPAID = "repaid"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
