from .._runtime.enums import OpenStrEnum


class PaymentMethod(OpenStrEnum):
    """How a payment was made. Only `credit_card` is sourced, as an example.

    - `credit_card`: by credit card
    - `bank_transfer`: by bank transfer
    - `direct_debit`: by direct debit"""

    BANK_TRANSFER = "bank_transfer"
    CREDIT_CARD = "credit_card"
    DIRECT_DEBIT = "direct_debit"
