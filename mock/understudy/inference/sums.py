"""What adds up in an object, by the names of its properties: quantity × unit price, subtotal + tax − discount.

Only where one property fits each name: of two taxes nobody knows which one the total has. `x-mock-role: none` on a
property leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from understudy.inference.conventions import folded, words
from understudy.inference.conventions.amounts import (
    ADDED,
    DUE,
    LINES,
    MONEY,
    PAID,
    QUANTITIES,
    REMAINDERS,
    SUBTOTALS,
    TAKEN,
    TAX_RATES,
    TOTALS,
    UNIT_PRICES,
    WEAK_TOTALS,
)
from understudy.inference.conventions.nouns import singular
from understudy.inference.lists import list_shape
from understudy.inference.shapes import in_use, items_of, properties, type_of, without_role
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_DEPTH = 4
_NUMBERS = ("integer", "number")
# A tax or a discount of which no more than this may be is a rate.
_MOST_OF_A_RATE = 100
_WHOLES = frozenset({*TOTALS, *SUBTOTALS, *WEAK_TOTALS})
_RATES = ("percent", "%", "rate")


@dataclass(frozen=True, slots=True)
class Sums:
    """What adds up in one object. All are ways into it, such as `tax` or `tax/amount`.

    `total` = `base` + `added` − `taken`; the `base` is what the elements of the array at `elements` cost (the first of
    `costs` that all of its factors are there for), or the product of `factors`, where there are such. Without a
    property for the base it is only counted in. `same` are amounts that are the total too, and `left` is what remains
    of it when `paid` is taken off. `rate` is the way to the part of the base that the tax at `taxed` is. `whole`
    amounts are integers, `texts` are decimals in a text, of those `shown` the document has an example.
    """

    total: str | None
    base: str | None = None
    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    left: str | None = None
    paid: str | None = None
    factors: tuple[str, ...] = ()
    elements: str | None = None
    costs: tuple[tuple[str, ...], ...] = ()
    taxed: str | None = None
    rate: str | None = None
    whole: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()


def sums_in(schemas: Schemas, node: Node | None) -> tuple[tuple[tuple[str, ...], Sums], ...]:
    """What adds up in an object and in those inside of it, the inner ones first; `*` on a way is every element."""
    resolved = schemas.resolve(node)
    found: tuple[tuple[tuple[str, ...], Sums], ...] = schemas.remember(
        "sums in", resolved, lambda: tuple(_inside(schemas, node, (), frozenset()))
    )
    return found


def _inside(
    schemas: Schemas, node: Node | None, way: tuple[str, ...], above: frozenset[int]
) -> Iterator[tuple[tuple[str, ...], Sums]]:
    resolved = schemas.resolve(node)
    if len(way) > _DEPTH or id(resolved) in above:
        return
    above |= {id(resolved)}
    for name, entry in properties(schemas, resolved).items():
        if type_of(schemas, entry) == "array":
            yield from _inside(schemas, items_of(schemas, entry), (*way, name, "*"), above)
        elif type_of(schemas, entry) == "object":
            yield from _inside(schemas, entry, (*way, name), above)
    own = sums_of(schemas, resolved)
    if own is not None:
        yield way, own


def sums_of(schemas: Schemas, node: Node | None) -> Sums | None:
    """What adds up in an object of a schema itself; None where nothing does."""
    resolved = schemas.resolve(node)
    found: tuple[Sums | None] = schemas.remember(
        "sums", resolved, lambda: (sums_of_properties(schemas, properties(schemas, resolved)),)
    )
    return found[0]


def sums_of_properties(schemas: Schemas, named: Mapping[str, Node]) -> Sums | None:
    """What adds up in an object that has these properties."""
    if _WHOLES.isdisjoint(map(folded, named)):
        return None  # nothing is a sum
    return _Reading(schemas, in_use(schemas, named)).sums()


class _Reading:
    """The amounts of one object; one that is a line has no lines of its own, as its schema may be its own element."""

    def __init__(self, schemas: Schemas, named: Mapping[str, Node], *, is_line: bool = False) -> None:
        self._schemas = schemas
        self._is_line = is_line
        self._named = named
        self._ways: dict[str, list[tuple[str, Node]]] = {}
        for name, node in named.items():
            found = self._amount(name, node)
            if found is not None:
                self._ways.setdefault(folded(name), []).append(found)

    def sums(self) -> Sums | None:
        """What adds up, None where nothing does."""
        lines = self._lines()
        factors = self._factors() if lines is None else ()
        bases, strong = self._called(SUBTOTALS), self._called(TOTALS)
        weak = [way for name in WEAK_TOTALS for way in self._called((name,))]
        terms = self._terms()
        if terms is None:
            # It is not known what the total has; what comes before it is.
            terms, strong, weak = ((), ()), [], []
        added, taken = terms
        if added or taken:
            if len(strong) > 1 or len(bases) > 1:
                return None
            if not bases and strong and (amounts := self._called(WEAK_TOTALS[:1])):
                weak.remove(amounts[0])
                bases = amounts[:1]
        left, paid = self._remainder(strong)
        totals = [way for way in (*strong, *weak) if way != left]
        base, total = next(iter(bases), None), next(iter(totals), None)
        computed = lines is not None or bool(factors)
        if (total is None or base is None) and not (computed and (total or base)):
            return None
        same = totals[1:] if added or taken else [*totals[1:], *bases[1:]]
        used = [each for each in (total, base, *added, *taken, *same, left, paid) if each is not None]
        return Sums(
            total=total,
            base=base,
            added=added,
            taken=taken,
            same=tuple(same),
            left=left,
            paid=paid,
            factors=factors,
            elements=None if lines is None else lines[0],
            costs=() if lines is None else lines[1],
            **self._rate(added),
            whole=frozenset(way for way in used if self._kind(way) == "integer"),
            texts=frozenset(way for way in used if self._kind(way) == "string"),
            shown=frozenset(way for way in used if self._is_shown(way)),
        )

    def costs(self) -> tuple[tuple[str, ...], ...]:
        """The ways to what this costs as an element: its own total, else its factors, else the one amount it has."""
        own = self.sums()
        if own is not None:
            total = str(own.total or own.base)
            return ((total,), own.factors) if own.factors else ((total,),)
        if factors := self._factors():
            return (factors,)
        whole = [*self._called(TOTALS), *self._called(SUBTOTALS), *self._called(WEAK_TOTALS[:1])]
        return ((whole[0],),) if len(whole) == 1 and not self._called(UNIT_PRICES) else ()

    def _rate(self, added: tuple[str, ...]) -> dict[str, str]:
        taxed = [way for way in self._called(ADDED["tax"]) if way in added]
        rates = self._called(TAX_RATES)
        return {"taxed": taxed[0], "rate": rates[0]} if len(taxed) == 1 and len(rates) == 1 else {}

    def _amount(self, name: str, node: Node) -> tuple[str, Node] | None:
        """The way to the number that a property is, or that an amount with its currency has."""
        kind = type_of(self._schemas, node)
        if kind in (*_NUMBERS, "string"):
            shape = self._schemas.resolve_object(node)
            plain = shape.keys().isdisjoint({"enum", "const"})
            return (name, node) if plain and (kind != "string" or _is_decimal(shape)) else None
        inner = properties(self._schemas, node) if kind == "object" else {}
        numbers = [each for each, entry in inner.items() if type_of(self._schemas, entry) in (*_NUMBERS, "string")]
        money = [each for each in numbers if folded(each) in MONEY]
        return (f"{name}/{money[0]}", inner[money[0]]) if len(money) == 1 else None

    def _node(self, way: str) -> Node:
        return next(node for ways in self._ways.values() for found, node in ways if found == way)

    def _kind(self, way: str) -> str | None:
        return type_of(self._schemas, self._node(way))

    def _is_shown(self, way: str) -> bool:
        return not self._schemas.resolve_object(self._node(way)).keys().isdisjoint({"example", "examples"})

    def _called(self, names: Any) -> list[str]:
        return [way for name, ways in self._ways.items() if name in names for way, _ in ways]

    def _terms(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """What is added and what is taken off; None where it is not clear what of several is."""
        found: list[tuple[str, ...]] = []
        for kinds in (ADDED, TAKEN):
            ways: list[str] = []
            for names in kinds.values():
                amounts = [found for name in names for found in self._ways.get(name, ())]
                if len(amounts) > 1 or any(self._is_rate(node) for _, node in amounts):
                    return None
                ways += [way for way, _ in amounts]
            found.append(tuple(ways))
        return found[0], found[1]

    def _is_rate(self, node: Node) -> bool:
        shape = self._schemas.resolve_object(node)
        most, words_of_it = shape.get("maximum"), str(shape.get("description", "")).casefold()
        bounded = isinstance(most, int | float) and most <= _MOST_OF_A_RATE
        return bounded or any(word in words_of_it for word in _RATES)

    def _factors(self) -> tuple[str, ...]:
        """The ways to a quantity and a unit price, which may stand in the object that a `price` is."""
        quantity, prices = self._called(QUANTITIES), self._called(UNIT_PRICES)
        for name, node in self._named.items() if not prices else ():
            inner = properties(self._schemas, node) if type_of(self._schemas, node) == "object" else {}
            prices += [
                f"{name}/{each}"
                for each, entry in inner.items()
                if folded(each) in UNIT_PRICES and type_of(self._schemas, entry) in _NUMBERS
            ]
        return (quantity[0], prices[0]) if len(quantity) == 1 and len(prices) == 1 else ()

    def _lines(self) -> tuple[str, tuple[tuple[str, ...], ...]] | None:
        """The one array of what is paid for, and what an element costs."""
        found: list[tuple[str, tuple[tuple[str, ...], ...]]] = []
        for name, node in self._named.items() if not self._is_line else ():
            parts = words(name)
            shape = list_shape(self._schemas, node) if parts and singular(parts[-1]) in LINES else None
            if shape is None or shape.wrapped or type_of(self._schemas, shape.items) != "object":
                continue
            costs = _Reading(self._schemas, without_role(self._schemas, shape.items), is_line=True).costs()
            if costs:
                found.append(("/".join((name, *shape.array)), costs))
        return found[0] if len(found) == 1 else None

    def _remainder(self, totals: Sequence[str]) -> tuple[str | None, str | None]:
        """What is left to pay and what is paid: beside a total, and where nothing is left by name, what is due."""
        paid = self._called(PAID)
        left = [
            way
            for name, ways in self._ways.items()
            for way, _ in ways
            if name not in PAID and not REMAINDERS.isdisjoint(words(way.partition("/")[0]))
        ]
        left = left or (self._called((DUE,)) if totals else [])
        return (left[0], paid[0]) if len(paid) == 1 and len(left) == 1 else (None, None)


def _is_decimal(shape: Mapping[str, Any]) -> bool:
    """Whether a text may be a number: by its format or pattern, or for nothing that speaks against it."""
    return shape.get("format") in (None, "decimal", "double", "float", "money", "number")


def in_words(sums: Sums) -> str:
    """In words what adds up: `total = subtotal + tax`, `subtotal = quantity × price of items`."""
    base = sums.base or ""
    of = " × ".join(sums.costs[0]) if sums.costs else " × ".join(sums.factors)
    source = f"{of} of {sums.elements}" if sums.elements else of
    terms = "".join([*(f" + {way}" for way in sums.added), *(f" − {way}" for way in sums.taken)])
    lines = [f"{base} = {source}"] if base and source else []
    if sums.total is not None:
        lines.append(f"{' = '.join((sums.total, *sums.same))} = {base or source}{terms}")
    if sums.left is not None:
        lines.append(f"{sums.left} = {sums.total or base} − {sums.paid}")
    return "; ".join(lines)
