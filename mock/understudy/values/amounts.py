"""Makes the amounts of one object add up, by what of them may still be set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from understudy.inference.envelopes import unwrap
from understudy.inference.keys import held
from understudy.inference.sums import Sums
from understudy.json_values import is_number

_Open = Callable[[str], bool]
_DECIMAL = re.compile(r"-?\d{1,20}(\.\d{1,10})?")
_CENT, _WHOLE = Decimal("0.01"), Decimal(1)
_NOTHING = Decimal()
# What is made up of a tax or a discount: a share of the base in per cent, from the first on, so many of them.
_SHARES = (4, 17)


def amount_of(value: Any) -> Decimal | None:
    """A number, or a text that is a decimal, as an exact number; None for anything else."""
    if isinstance(value, str):
        return Decimal(value) if _DECIMAL.fullmatch(value) else None
    return Decimal(repr(value)) if is_number(value) else None


def settled(sums: Sums, values: Any, is_open: _Open, *, new: bool = True) -> dict[str, Any]:
    """What has to be set in an object so that it adds up, by way; nothing where it can't be made to.

    Only what `is_open` may be set. In a `new` object that is also what was made up of taxes and discounts, which become
    a share of the base, but not what the document shows of them.
    """
    stands = amount_of(held(values, sums.base)) if sums.base is not None else None
    computed = _computed(sums, values) if sums.base is None or stands is None or is_open(sums.base) else None
    base = stands if computed is None else computed
    movable = computed is None and sums.base is not None and is_open(sums.base)
    total = amount_of(held(values, sums.total))
    terms = _terms(sums, values)
    if terms is None:
        return {}
    made = [way for way in terms if is_open(way) and terms[way] and way not in sums.shown] if new else []
    free = sums.total is None or (is_open(sums.total) and not (movable and sums.total in sums.shown))
    found: dict[str, Decimal] = {}
    if not free and total is not None and (base is None or (movable and sums.base not in sums.shown)):
        found |= _below(sums, total, terms, made)
    elif base is not None:
        found |= _above(sums, values, base, total, terms, made, free=free)
        if sums.base is not None and computed is not None and is_open(sums.base):
            found[sums.base] = _rounded(sums, sums.base, base)
    whole = found.get(str(sums.total), total)
    if whole is not None:
        found |= {way: whole for way in sums.same if is_open(way)}
        paid = amount_of(held(values, sums.paid)) if sums.paid is not None else None
        if sums.left is not None and sums.paid is not None and paid is not None and is_open(sums.left):
            if paid > whole and new and is_open(sums.paid):
                found[sums.paid] = paid = whole
            found[sums.left] = max(whole - paid, _NOTHING)
    return {way: _as_before(sums, way, value) for way, value in found.items()}


def _terms(sums: Sums, values: Any) -> dict[str, Decimal] | None:
    """What comes to the base, negative where it is taken off; None where something is no amount."""
    found: dict[str, Decimal] = {}
    for ways, sign in ((sums.added, 1), (sums.taken, -1)):
        for way in ways:
            value = held(values, way)
            amount = _NOTHING if value is None else amount_of(value)
            if amount is None:
                return None
            found[way] = amount * sign
    return found


def _above(
    sums: Sums,
    values: Any,
    base: Decimal,
    total: Decimal | None,
    terms: dict[str, Decimal],
    made: Iterable[str],
    *,
    free: bool,
) -> dict[str, Decimal]:
    """Taxes and the total over a base; where the total stands, what is between the two goes to one of them."""
    found = {way: _share(sums, way, base, terms[way], values) for way in made}
    if free:
        over = {**terms, **found}
        found = {way: abs(value) for way, value in found.items()}
        return found if sums.total is None else {**found, sums.total: base + sum(over.values(), _NOTHING)}
    rest = (total or _NOTHING) - base - sum((value for way, value in terms.items() if way not in found), _NOTHING)
    fitting = next((way for way in found if rest and (rest > 0) == (way in sums.added)), None)
    if rest and fitting is None:
        return {}
    return {way: abs(rest) if way == fitting else _NOTHING for way in found}


def _below(sums: Sums, total: Decimal, terms: dict[str, Decimal], made: Iterable[str]) -> dict[str, Decimal]:
    """The base under a total that stands, and taxes that are a share of that."""
    found = {way: _share(sums, way, total, terms[way], None) for way in made}
    base = total - sum({**terms, **found}.values(), _NOTHING)
    if sums.base is None or base < 0:
        return {}
    return {**{way: abs(value) for way, value in found.items()}, sums.base: base}


def _share(sums: Sums, way: str, base: Decimal, made: Decimal, values: Any) -> Decimal:
    """The part of the base that a rate says; else a plausible one, which depends on what was made up."""
    rate = amount_of(held(values, sums.rate)) if way == sums.taxed else None
    if rate is None:
        rate = Decimal(_SHARES[0] + int(abs(made)) % _SHARES[1])
    part = base * (rate if rate <= 1 else rate / 100)
    return _rounded(sums, way, part).copy_sign(made)


def _computed(sums: Sums, values: Any) -> Decimal | None:
    """What the elements cost, or the quantity of the thing itself."""
    if sums.elements is None:
        return _product(values, sums.factors) if sums.factors else None
    name, *array = sums.elements.split("/")
    elements = unwrap(tuple(array), held(values, name))
    if not isinstance(elements, list):
        return None
    costs = [_cost(element, sums.costs) for element in elements]
    return None if None in costs else sum((cost for cost in costs if cost is not None), _NOTHING)


def _cost(element: Any, costs: Iterable[tuple[str, ...]]) -> Decimal | None:
    found = (_product(element, ways) for ways in costs)
    return next((cost for cost in found if cost is not None), None)


def _product(values: Any, ways: Iterable[str]) -> Decimal | None:
    product = _WHOLE
    for way in ways:
        factor = amount_of(held(values, way))
        if factor is None:
            return None
        product *= factor
    return product


def _rounded(sums: Sums, way: str, value: Decimal) -> Decimal:
    return value.quantize(_WHOLE if way in sums.whole else _CENT, ROUND_HALF_UP)


def _as_before(sums: Sums, way: str, value: Decimal) -> Any:
    """An amount in the type of its property."""
    if way in sums.whole:
        return int(_rounded(sums, way, value))
    if way in sums.texts:
        in_cents = _rounded(sums, way, value)
        return str(in_cents if in_cents == value else value)
    return int(value) if value == int(value) else float(value)
