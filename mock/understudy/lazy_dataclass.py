"""`dataclass`, whose methods are made when they are first needed.

The standard library's decorator writes and compiles the source of up to six methods for each class, which costs more
than everything else in a module: half a millisecond a class, of which a mock has two hundred. Here `__init__` is
compiled at the first instance; what compares, hashes and shows instances needs no source at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

_MANY = 3
_build: Callable[..., Any] = dataclass


def _dataclass(
    cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, kw_only: bool = False
) -> Any:
    """`dataclasses.dataclass`, for the options that this program uses. Classes are what they are with that one."""

    def made(declared: type) -> Any:
        # Without a docstring the standard library would work out the signature for one.
        declared.__doc__ = declared.__doc__ or declared.__name__
        own = vars(declared).copy()
        built = _build(declared, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
        for name, method in _methods(built, frozen=frozen, slots=slots, eq=eq).items():
            if own.get(name) is None or (name == "__hash__" and "__eq__" not in own):
                setattr(built, name, method)
        return built

    return made if cls is None else made(cls)


if not TYPE_CHECKING:
    # Type checkers know the standard library's.
    dataclass = _dataclass


def _methods(cls: Any, *, frozen: bool, slots: bool, eq: bool) -> dict[str, Any]:
    """What the decorator adds to a class, where the class has none of its own."""
    found: dict[str, Any] = {"__init__": _first_init(cls, frozen), "__repr__": _repr(fields(cls))}
    if eq:
        compared = [each for each in fields(cls) if each.compare]
        hashed = [each for each in fields(cls) if (each.compare if each.hash is None else each.hash)]
        found["__eq__"] = _eq(_values(compared))
        found["__hash__"] = _hash(_values(hashed)) if frozen else None
    if frozen:
        found |= {"__setattr__": _no_assignment, "__delattr__": _no_deletion}
    if frozen and slots:
        found |= {"__getstate__": _state, "__setstate__": _set_state}
    return found


def _first_init(cls: Any, frozen: bool) -> Callable[..., None]:
    def __init__(self: Any, *args: Any, **named: Any) -> None:  # noqa: N807 - it becomes one
        cls.__init__ = _init(cls, frozen)
        cls.__init__(self, *args, **named)

    return __init__


def _init(cls: Any, frozen: bool) -> Callable[..., None]:
    """The `__init__` of a class, with the names of its fields for its parameters."""
    known: dict[str, Any] = {"_set_": object.__setattr__, "_none_": MISSING}
    is_opened = frozen and _is_opened(cls)
    positional, named = ["_self_"], list[str]()
    body: list[str] = []
    for each in fields(cls):
        value = name = each.name
        has_factory = each.default_factory is not MISSING
        has_default = has_factory or each.default is not MISSING
        known[f"_of_{name}_"] = each.default_factory if has_factory else each.default
        if each.init:
            default = "" if not has_default else "=_none_" if has_factory else f"=_of_{name}_"
            (named if each.kw_only else positional).append(name + default)
            value = f"_of_{name}_() if {name} is _none_ else {name}" if has_factory else name
        elif has_default:
            value = f"_of_{name}_()" if has_factory else f"_of_{name}_"
        else:
            continue
        is_set = frozen and not is_opened
        body.append(f"_set_(_self_, {name!r}, {value})" if is_set else f"_self_.{name} = {value}")
    if is_opened:
        known |= {"_open_": type(cls.__name__, (), {"__slots__": cls.__slots__}), "_cls_": cls}
        body = ["_set_(_self_, '__class__', _open_)", *body, "_self_.__class__ = _cls_"]
    if hasattr(cls, "__post_init__"):
        body.append("_self_.__post_init__()")
    parameters = ", ".join([*positional, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(body or ["pass"]), known)  # noqa: S102 - of names of fields
    init: Any = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**{each.name: each.type for each in fields(cls) if each.init}, "return": None}
    return init  # type: ignore[no-any-return]


def _is_opened(cls: Any) -> bool:
    """Whether an instance is of a class that is not frozen while its fields are set: with many, that is faster."""
    return cls.__mro__ == (cls, object) and "__slots__" in vars(cls) and len(cls.__slots__) >= _MANY


def _values(chosen: Iterable[Field[Any]]) -> Callable[[Any], tuple[Any, ...]]:
    """The function that has the values of fields as a tuple."""
    names = [each.name for each in chosen]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])


def _repr(known: Iterable[Field[Any]]) -> Callable[[Any], str]:
    shown = [each.name for each in known if each.repr]

    @recursive_repr()
    def __repr__(self: Any) -> str:  # noqa: N807
        inner = ", ".join([f"{name}={getattr(self, name)!r}" for name in shown])
        return f"{type(self).__qualname__}({inner})"

    return __repr__


def _eq(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def _no_assignment(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deletion(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
