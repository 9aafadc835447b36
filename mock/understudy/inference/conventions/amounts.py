"""Names of what is counted and added up, by wide convention."""

from __future__ import annotations

__all__ = [
    "AMOUNT_ENDINGS",
    "BASE_AMOUNTS",
    "COUNTING",
    "ELEMENT_AMOUNTS",
    "IN_PARTS",
    "QUANTITIES",
    "REMAINDERS",
    "TOTALS",
    "UNIT_PRICES",
]

# Amounts in a record that all of it is about, the surer names first; and the last or first words of what is left.
BASE_AMOUNTS = ("amount", "amountdue", "total", "totalamount", "amounttotal", "grandtotal", "value", "totalprice")
AMOUNT_ENDINGS = {
    "capture": ("captured", "received", "paid"),
    "confirm": ("received", "captured", "paid"),
    "pay": ("paid", "received", "settled"),
    "refund": ("refunded", "returned"),
    "authorize": ("authorized", "authorised"),
}
IN_PARTS = frozenset({"pay", "refund"})
REMAINDERS = frozenset({"remaining", "outstanding", "left", "open", "unpaid"})
# First or last words of a property that counts records, what an element costs and how many of it there are, and what
# adds that up.
COUNTING = frozenset({"count", "counts", "num", "number", "total"})
QUANTITIES = frozenset({"quantity", "qty", "count", "units"})
UNIT_PRICES = frozenset({"price", "unitprice", "unitamount", "unitcost", "priceperunit"})
ELEMENT_AMOUNTS = frozenset({"amount", "total", "lineamount", "linetotal", "subtotal"})
TOTALS = frozenset(
    {"total", "totalamount", "amounttotal", "subtotal", "totalprice", "amount", "amountdue", "grandtotal"}
)
