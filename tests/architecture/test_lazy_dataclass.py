"""Classes of `lazy_dataclass` are what they are with the standard library's decorator."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest

from understudy import lazy_dataclass

STANDARD = dataclasses.dataclass
LAZY: Callable[..., Any] = lazy_dataclass.dataclass


class Classes:
    """The same classes, made by one of the two decorators."""

    def __init__(self, dataclass: Callable[..., Any], name: str) -> None:
        @dataclass(frozen=True, slots=True)
        class Frozen:
            """With everything that a field can have."""

            first: int
            rest: tuple[int, ...] = ()
            table: dict[str, int] = field(default_factory=dict, hash=False)
            note: str = field(default="", compare=False, repr=False)
            double: int = field(init=False, repr=False, compare=False)
            fixed: int = field(init=False, default=7)
            named: str = field(default="n", kw_only=True)

            def __post_init__(self) -> None:
                object.__setattr__(self, "double", 2 * self.first)

        @dataclass(slots=True)
        class Open:
            """One that can be changed."""

            only: Any

        @dataclass(frozen=True)
        class Empty:
            """One without a field, and with a dict."""

        @dataclass(slots=True, eq=False)
        class Same:
            """One that is equal to itself alone."""

            value: int = 0

        @dataclass(frozen=True, slots=True)
        class Own:
            """One with methods of its own."""

            value: int

            def __repr__(self) -> str:
                return f"<{self.value}>"

            def __eq__(self, other: object) -> bool:
                return True

            def __hash__(self) -> int:
                return 1

        @dataclass(frozen=True, slots=True, kw_only=True)
        class Named:
            """One whose fields have to be named."""

            one: int
            two: int = 2

        self.Frozen, self.Open, self.Empty, self.Same, self.Own, self.Named = Frozen, Open, Empty, Same, Own, Named
        for each in (Frozen, Open, Empty, Same, Own, Named):
            # Where pickle finds them.
            each.__qualname__ = f"{name}.{each.__name__}"


Standard, Lazy = Classes(STANDARD, "Standard"), Classes(LAZY, "Lazy")


def outcome(act: Callable[[Classes], Any], classes: Classes, name: str) -> Any:
    """What comes of it, an exception's text included, without the name of the holder."""
    try:
        found = act(classes)
    except Exception as error:  # noqa: BLE001 - whatever one of the two raises, the other must raise
        found = (type(error), str(error))
    return repr(found).replace(name, "").replace("Classes.__init__.<locals>.", "")


ACTS: dict[str, Callable[[Classes], Any]] = {
    "all defaults": lambda c: c.Frozen(1),
    "all values": lambda c: c.Frozen(1, (2,), {"a": 1}, "note", named="x"),
    "not among the shown": lambda c: (c.Frozen(3).double, c.Frozen(3, note="x").note),
    "a default of its own": lambda c: c.Frozen(1).table is c.Frozen(1).table,
    "too few": lambda c: c.Frozen(),
    "too many": lambda c: c.Open(1, 2),
    "unknown": lambda c: c.Open(only=1, other=2),
    "by position though named": lambda c: c.Named(1),
    "named": lambda c: c.Named(one=1),
    "equal": lambda c: (c.Frozen(1) == c.Frozen(1, note="other"), c.Frozen(1) == c.Frozen(2), c.Open(1) == c.Open(1)),
    "not equal to another kind": lambda c: (c.Frozen(1) == (1,), c.Open(1) != 1, c.Empty() == c.Empty()),
    "equal to itself alone": lambda c: c.Same() == c.Same(),
    "hashed": lambda c: (hash(c.Frozen(1, table={"a": 1})) == hash(c.Frozen(1)), len({c.Empty(), c.Empty()})),
    "not hashed": lambda c: hash(c.Open(1)),
    "own methods": lambda c: (c.Own(1), c.Own(1) == c.Own(2), hash(c.Own(3))),
    "no assignment": lambda c: setattr(c.Frozen(1), "first", 2),
    "no new attribute of an open one": lambda c: setattr(c.Open(1), "other", 2),
    "no deletion": lambda c: delattr(c.Frozen(1), "first"),
    "an assignment": lambda c: [setattr(each := c.Open(1), "only", 2), each],
    "replaced": lambda c: dataclasses.replace(c.Frozen(1), rest=(4,), named="z"),
    "as a dict": lambda c: dataclasses.asdict(c.Frozen(1, (2,))),
    "copied": lambda c: (
        copy.copy(c.Frozen(1)),
        copy.deepcopy(c.Frozen(1, table={"a": 1})),
        copy.deepcopy(c.Open([1])),
    ),
    "for match": lambda c: (c.Frozen.__match_args__, c.Named.__match_args__),
    "docstrings": lambda c: (c.Frozen.__doc__, c.Empty.__doc__),
    "slots": lambda c: (c.Frozen.__slots__, hasattr(c.Frozen(1), "__dict__"), hasattr(c.Empty(), "__dict__")),
    "within itself": lambda c: [each := c.Open([]), each.only.append(each)],
}


@pytest.mark.parametrize("name", ACTS)
def test_it_does_what_the_standard_library_does(name: str) -> None:
    expected, found = (outcome(ACTS[name], each, of) for each, of in ((Standard, "Standard."), (Lazy, "Lazy.")))
    assert found == expected


def test_a_frozen_one_takes_no_new_attribute_either() -> None:
    """The standard library fails at this with an error of its own making, where there are slots."""
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'fourth'"):
        Lazy.Frozen(1).fourth = 2


def test_pickled_ones_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "Lazy", Lazy, raising=False)
    for each in (Lazy.Frozen(1, (2,), {"a": 1}, "note"), Lazy.Open([1])):
        assert pickle.loads(pickle.dumps(each)) == each


def test_a_class_that_was_used_once_shows_its_parameters() -> None:
    Lazy.Named(one=1)
    assert str(inspect.signature(Lazy.Named)) == "(*, one: 'int', two: 'int' = 2) -> 'None'".replace("'None'", "None")
    assert Lazy.Named.__init__.__annotations__["one"] == "int"


def test_nothing_is_compiled_before_it_is_needed() -> None:
    made = Classes(LAZY, "Other")
    before = made.Named.__init__
    made.Named(one=1)
    assert before is not made.Named.__init__
    assert made.Named.__init__ is made.Named.__init__
