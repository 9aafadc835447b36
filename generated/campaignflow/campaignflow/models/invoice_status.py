from .._runtime.enums import OpenStrEnum


class InvoiceStatus(OpenStrEnum):
    """How much of an invoice is paid.

    - `open`: nothing is paid
    - `part_paid`: some of it is paid
    - `paid`: all of it is paid
    - `void`: it is no longer owed"""

    OPEN = "open"
    PAID = "paid"
    PART_PAID = "part_paid"
    VOID = "void"
