"""Templates: values that differ from record to record. Each starts anew in every `Factories`, from its seed.

A template knows chance and other records through the `ValueSource` it is started with; it keeps no state of its own.
"""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from itertools import cycle as endless
from typing import Any, Protocol, runtime_checkable

from understudy.problem import did_you_mean, in_quotes
from understudy.testing.factories.errors import FactoryError

Mapper = Callable[[Any], Any]


class ValueSource(Protocol):
    """What a template may draw on."""

    @property
    def random(self) -> random.Random:
        """Chance of its own, from the seed of the factories and the place of the template."""

    def now(self) -> datetime:
        """The mock's time, in UTC."""

    def attribute(self, resource: str, attribute: str) -> Any:
        """The attribute of the newest record of a resource; one is inserted where there is none."""


@runtime_checkable
class AttributeTemplate(Protocol):
    """Something that `attrs` may hold in place of a value."""

    def start(self, source: ValueSource) -> Callable[[], Any]:
        """The values of one test, one per call."""


@dataclass(frozen=True, slots=True)
class _Template:
    """A template by the function that starts it. `resource` and `attribute` are those that a `ref` names."""

    begin: Callable[[ValueSource], Callable[[], Any]]
    resource: str | None = None
    attribute: str | None = None

    def start(self, source: ValueSource) -> Callable[[], Any]:
        return self.begin(source)


def _mapped(begin: Callable[[ValueSource], Callable[[], Any]], mapper: Mapper | None) -> _Template:
    if mapper is None:
        return _Template(begin)
    problem = wrong_function(mapper)
    if problem is not None:
        raise FactoryError(f"the mapper must be a function of the value; {problem}")

    def started(source: ValueSource) -> Callable[[], Any]:
        draw = begin(source)
        return lambda: mapper(draw())

    return _Template(started)


def _options(options: Iterable[Any], what: str) -> Sequence[Any]:
    found = tuple(options)
    if not found:
        raise FactoryError(f"{what} needs at least one option")
    return found


def constant(value: Any, mapper: Mapper | None = None) -> AttributeTemplate:
    """Always the same value; for one that is callable itself there is no other way to say it."""
    return _mapped(lambda _source: lambda: value, mapper)


def choose(options: Iterable[Any], mapper: Mapper | None = None) -> AttributeTemplate:
    """One of the options by chance, the same ones for the same seed. Raises FactoryError when there are none."""
    known = _options(options, "choose")
    return _mapped(lambda source: lambda: source.random.choice(known), mapper)


def cycle(options: Iterable[Any], mapper: Mapper | None = None) -> AttributeTemplate:
    """The options one after the other, then from the start again. Raises FactoryError when there are none."""
    known = _options(options, "cycle")
    return _mapped(lambda _source: endless(known).__next__, mapper)


def sequence(mapper: Mapper | None = None, *, start: int = 1, step: int = 1) -> AttributeTemplate:
    """A number that grows with every value, or what `mapper` makes of it. Raises FactoryError for a step of 0."""
    if step == 0:
        raise FactoryError("sequence needs a step other than 0, or it would repeat itself")
    return _mapped(lambda _source: count(start, step).__next__, mapper)


def times(number: int | range, generator: Any, mapper: Mapper | None = None) -> AttributeTemplate:
    """A list of `number` values of a generator, which is a template, a function of no arguments or a constant.

    A range is the lengths to choose from: `times(range(1, 4), …)` makes one to three. Raises FactoryError for a number
    below 0 or an empty range.
    """
    lengths: Sequence[int] = number if isinstance(number, range) else (number,)
    if isinstance(number, bool) or not isinstance(number, int | range) or not lengths or min(lengths) < 0:
        raise FactoryError(f"times needs a number from 0 on or a range of them; got {number!r}")

    def begin(source: ValueSource) -> Callable[[], Any]:
        draw = _drawn(generator, source)
        return lambda: [draw() for _ in range(source.random.choice(lengths))]

    return _mapped(begin, mapper)


def _drawn(generator: Any, source: ValueSource) -> Callable[[], Any]:
    if isinstance(generator, AttributeTemplate):
        return generator.start(source)
    return generator if callable(generator) else lambda: generator


def ref(target: str, mapper: Mapper | None = None) -> AttributeTemplate:
    """`ref("Customer.id")`: that attribute of the newest record of another resource; one is inserted if need be.

    Raises FactoryError when the text is not `Resource.attribute`.
    """
    resource, _, attribute = target.rpartition(".") if isinstance(target, str) else ("", "", "")
    if not resource or not attribute:
        shown = f'"{target}"' if isinstance(target, str) else repr(target)
        raise FactoryError(f'ref takes "Resource.attribute", such as "Customer.id"; got {shown}')
    begin = _mapped(lambda source: lambda: source.attribute(resource, attribute), mapper).begin
    return _Template(begin, resource, attribute)


def now(
    mapper: Mapper | None = None,
    *,
    weeks: float = 0,
    days: float = 0,
    hours: float = 0,
    minutes: float = 0,
    seconds: float = 0,
) -> AttributeTemplate:
    """The time of the mock's clock, or one that lies so far from it: `now(days=-3)`.

    It is written as the schema requires: a date-time in UTC to the second, a date (`format: date`), or for a number the
    seconds since 1970. The mapper gets a `datetime` and may return one. Raises FactoryError for what is no such length.
    """
    offsets = {"weeks": weeks, "days": days, "hours": hours, "minutes": minutes, "seconds": seconds}
    for unit, value in offsets.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise FactoryError(f"now takes {unit}= as a number, below 0 for what is past; got {value!r}")
    text = ", ".join(f"{unit}={value!r}" for unit, value in offsets.items() if value)
    try:
        away = timedelta(**offsets)
    except (ValueError, OverflowError):
        raise FactoryError(f"now({text}) is no time that there is") from None

    def begin(source: ValueSource) -> Callable[[], Any]:
        def draw() -> datetime:
            try:
                return source.now() + away
            except OverflowError:
                raise FactoryError(f"now({text}) is no time that there is: it is {source.now():%Y-%m-%d}") from None

        return draw

    return _mapped(begin, mapper)


def faker(
    provider: str, *args: Any, locale: str = "en_US", mapper: Mapper | None = None, **options: Any
) -> AttributeTemplate:
    """A value of the Faker library, such as `faker("company")`.

    Faker is imported when the first value is drawn. Raises FactoryError then, when it has no such provider.
    """

    def begin(source: ValueSource) -> Callable[[], Any]:
        from faker import Faker

        fake = Faker(locale)
        fake.seed_instance(source.random.getrandbits(64))
        make = getattr(fake, provider, None) if not provider.startswith("_") else None
        if not callable(make):
            known = [name for name in dir(fake) if not name.startswith("_") and name != "seed"]
            hint = did_you_mean(provider, known, otherwise="", start="; ", show=in_quotes)
            raise FactoryError(f'Faker has no provider "{provider}"{hint}')
        return lambda: make(*args, **options)

    return _mapped(begin, mapper)


def wrong_function(value: Any) -> str | None:
    """Why a value of a test suite can't be called with one argument, in words; None where it can, or does not say."""
    if not callable(value):
        return f"got {value!r}"
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(None)
    except TypeError:
        name = getattr(value, "__qualname__", repr(value)).rpartition("<locals>.")[2]
        return f"got {name}{signature}"
    return None
