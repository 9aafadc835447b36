"""Names of what is counted and added up, by wide convention."""

from __future__ import annotations

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
# What is left beside a total and what is paid, where nothing else is; without a total it is one.
DUE = "amountdue"
# First or last words of a property that counts records.
COUNTING = frozenset({"count", "counts", "num", "number", "total"})

# -- what adds up in one object: total = subtotal + what is added − what is taken off ----------------------------------

# How many of a thing there are, what one of it costs, and the last words of arrays of what a total adds up.
QUANTITIES = frozenset({"quantity", "qty", "count", "units"})
UNIT_PRICES = frozenset({"price", "unitprice", "unitamount", "unitcost", "priceperunit", "priceeach"})
LINES = frozenset(
    {"item", "line", "product", "article", "position", "entry", "row", "good", "part", "unit", "ticket", "seat", "dish"}
)
SUBTOTALS = frozenset(
    {"subtotal", "subtotalamount", "amountsubtotal", "subtotalprice", "itemstotal", "itemtotal", "linestotal"}
    | {"net", "netamount", "amountnet", "nettotal", "totalnet", "netprice"}
)
TOTALS = frozenset(
    {"total", "totalamount", "amounttotal", "totalprice", "grandtotal", "linetotal", "lineamount", "ordertotal"}
    | {"gross", "grossamount", "amountgross", "grosstotal", "totalgross", "grossprice", "totalcost"}
)
# They are a total where nothing else is one; where something is, the first is what stands before it.
WEAK_TOTALS = ("amount", DUE)
# What comes on top and what is taken off, one of each kind at most.
ADDED = {
    "tax": (
        *("tax", "taxes", "taxamount", "amounttax", "totaltax", "taxtotal", "totaltaxes", "salestax"),
        *("vat", "vatamount", "amountvat", "totalvat", "gst", "gstamount"),
    ),
    "shipping": (
        *("shipping", "shippingcost", "shippingcosts", "shippingfee", "shippingamount", "shippingtotal"),
        *("shippingprice", "totalshipping", "amountshipping", "deliveryfee", "deliverycost", "postage", "freight"),
    ),
    "fee": ("fee", "fees", "feeamount", "servicefee", "handlingfee", "handling", "bookingfee", "surcharge"),
    "tip": ("tip", "tipamount", "gratuity"),
}
TAKEN = {
    "discount": (
        *("discount", "discounts", "discountamount", "amountdiscount", "discounttotal", "totaldiscount"),
        *("totaldiscounts", "rebate"),
    ),
}
# What part of the base the tax is: in per cent, or up to 1.
TAX_RATES = frozenset({"taxrate", "taxpercent", "taxpercentage", "vatrate", "vatpercent", "vatpercentage", "gstrate"})
PAID = frozenset({"amountpaid", "paidamount", "totalpaid", "amountcaptured"})
# The number in an object that is an amount with its currency.
MONEY = frozenset({"amount", "value", "cents", "minorunits", "amountinminorunits"})
