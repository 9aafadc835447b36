"""The base of the generated models: JSON objects with attributes. What a class has is read from its annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, cast, get_args, get_origin

import attrs
from attrs import define
from attrs import field as attrs_field

from .drift import Mismatch, nearest
from .parts import parts_of
from .sending import is_sending
from .types import UNSET, RequestFiles, Unset
from .values import PLAIN, is_array, is_object, plain

__all__ = ["ABSENT", "Field", "Model", "OpenModel", "Plan", "attrs_field", "define", "model_reader", "plan_of"]

M = TypeVar("M", bound="Model")
V = TypeVar("V")
_SHOWN = 6
_FEW = 3
_LONG = 200
_NONE: frozenset[str] = frozenset()
ABSENT: Any = UNSET
"""What a property is that only the service sets, until it has."""


class Model:
    """A JSON object of the document."""

    __slots__ = ()
    # pytest takes a class called like `TestResult` for tests where a module imports it.
    __test__: ClassVar[bool] = False
    # The names in the document that are no names in Python; what a request leaves out; whether the document says that
    # there may be more properties.
    _wire: ClassVar[Mapping[str, str]] = {}
    _unsent: ClassVar[frozenset[str]] = frozenset()
    _takes_more: ClassVar[bool] = False

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError for an odd one."""
        found: list[Mismatch] = []
        made: Self = model_reader(cls)(dict(src_dict), found)
        for mismatch in found:
            if mismatch.is_missing:
                raise KeyError(".".join(map(str, mismatch.path)))
            if not mismatch.is_open:
                raise ValueError(str(mismatch))
        return made

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        plan = plan_of(type(self))
        left_out = self._unsent if self._unsent and is_sending() else _NONE
        made = {name: plain(value) for name, value in getattr(self, "additional_properties", {}).items()}
        for field in plan.fields:
            value = getattr(self, field.name)
            if value is not UNSET and field.name not in left_out:
                made[field.wire] = value if type(value) in PLAIN else plain(value)
        return made

    def evolve(self, **changes: Any) -> Self:
        """A copy with some properties changed, of plain data or models; `UNSET` takes one away. What the document does
        not know stays.

        Raises InputError for a name or a value that the document does not allow.
        """
        from .errors import InputError
        from .giving import give

        plan, name = plan_of(type(self)), type(self).__name__
        made = plan.copied(self)
        for key, value in changes.items():
            field = plan.named.get(key)
            if field is not None:
                setattr(made, field.name, value if value is UNSET else give(field.type, value, f"{name}: {key}"))
            elif plan.takes_more:
                entry = give(plan.more_type, value, f"{name}: {key}")
                cast("Any", made).additional_properties[key] = entry
            else:
                raise InputError(f"{name} has no {key!r}{plan.nearest(key)}")
        return made

    def to_multipart(self) -> RequestFiles:
        """The parts of a multipart body."""
        parts: RequestFiles = []
        for field in plan_of(type(self)).fields:
            value = getattr(self, field.name)
            if value is not UNSET and field.name not in self._unsent:
                parts += parts_of(field.wire, value)
        for name, value in getattr(self, "additional_properties", {}).items():
            parts += parts_of(name, value)
        return parts

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON text."""
        return json.dumps(self.to_dict(), indent=indent, ensure_ascii=False)

    if not TYPE_CHECKING:
        # A type checker would hold pages, which are models too, to what this returns.
        def __iter__(self) -> Any:
            hint = "iterate with `async for`" if hasattr(self, "__aiter__") else _lists_of(self)
            raise TypeError(f"{type(self).__name__!r} object is not iterable" + (f"; {hint}" if hint else ""))

    def __repr__(self) -> str:
        shown = [
            f"{field.name}={_shown(getattr(self, field.name))}"
            for field in plan_of(type(self)).fields
            if getattr(self, field.name) is not UNSET
        ]
        if more_of := getattr(self, "additional_properties", None):
            shown.append(f"additional_properties={_shown(more_of)}")
        more = ", …" if len(shown) > _SHOWN else ""
        return f"{type(self).__name__}({', '.join(shown[:_SHOWN])}{more})"


def _lists_of(model: Model) -> str:
    """Where the lists of a model are, for who takes it for one."""
    fields = plan_of(type(model)).fields
    kinds = {f".{each.name}": (each.type, *get_args(each.type)) for each in fields}
    names = [name for name, parts in kinds.items() if any(get_origin(part) is list for part in parts)]
    return f"its lists are {' and '.join(names)}" if len(names) > 1 else f"its list is {names[0]}" if names else ""


def _shown(value: Any) -> str:
    """A value for people: of a long list or text only the beginning."""
    if is_array(value) and len(value) > _FEW:
        return f"[{', '.join(map(repr, value[:_FEW]))}, … {len(value) - _FEW} more]"
    if is_object(value) and len(value) > _SHOWN:
        return f"{repr(dict([*value.items()][:_SHOWN]))[:-1]}, … {len(value) - _SHOWN} more}}"
    if type(value) is str and len(value) > _LONG:
        return f"{value[:_LONG]!r}…"
    return repr(value)


@define(repr=False)
class OpenModel(Model, Generic[V]):
    """A JSON object that may have properties which the document does not know: they are kept, and read as of a dict."""

    additional_properties: dict[str, V] = attrs_field(init=False, factory=dict[str, Any])

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties)

    if not TYPE_CHECKING:
        # A type checker would take any name for an attribute then.
        def __getattr__(self, name: str) -> Any:
            more = {} if name.startswith("_") or name == "additional_properties" else self.additional_properties
            known = f"; the document does not know it, so it is [{name!r}]" if name in more else ""
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}{known}", name=name, obj=self
            )

    def __getitem__(self, key: str) -> V:
        try:
            return self.additional_properties[key]
        except (KeyError, TypeError):
            raise _missing(self, key) from None

    def __setitem__(self, key: str, value: V) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


def _missing(model: Model, key: Any) -> Exception:
    """What is wrong with a key that a model has nothing of."""
    if not isinstance(key, str):
        hint = _lists_of(model)
        return TypeError(f"{type(model).__name__!r} object has no items by number" + (f"; {hint}" if hint else ""))
    known = plan_of(type(model)).named.get(key)
    return KeyError(key if known is None else f"{key}: the document has it, so it is the attribute .{known.name}")


@dataclass(frozen=True, slots=True)
class Field:
    """A property: its attribute, its name in the document, its type, and how it is read.

    `is_required` is of what is given, `must_come` of what comes: what one side alone knows is required of that side.
    """

    name: str
    wire: str
    type: Any
    read: Any
    is_required: bool
    must_come: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a model is made of. `named` has the fields by both of their names.

    A row is what reading one property takes: the two names, the type of a value that stays as it is, what reads any
    other, and whether there has to be one. `more_type` is the type of what the document does not name.
    """

    fields: tuple[Field, ...]
    rows: tuple[tuple[str, str, type | None, Any, bool], ...]
    wires: frozenset[str]
    named: Mapping[str, Field]
    is_open: bool
    more: Any
    more_type: Any
    takes_more: bool

    def read_more(self, values: dict[str, Any], found: list[Mismatch]) -> dict[str, Any]:
        """The properties that the document does not name."""
        if self.more is None or not values:
            return values
        read: dict[str, Any] = self.more(values, found)
        return read

    def copied(self, model: M, kind: type[M] | None = None) -> M:
        """A model with the same properties, of the same class or of one that is made of it."""
        made = (kind or type(model)).__new__(kind or type(model))
        for field in self.fields:
            setattr(made, field.name, getattr(model, field.name))
        if self.is_open:
            cast("Any", made).additional_properties = dict(cast("Any", model).additional_properties)
        return made

    def nearest(self, name: str) -> str:
        """The name that was meant, perhaps."""
        return nearest(name, self.named, [field.name for field in self.fields])


_PLANS: dict[type, Plan] = {}


def model_reader(kind: type[Model]) -> Callable[[Any, list[Mismatch]], Any]:
    """How a model is read: what does not fit is kept as it came, and noted in the list."""

    def read_model(value: Any, found: list[Mismatch]) -> Any:
        properties: dict[str, Any] = value
        if not isinstance(value, dict):
            found.append(Mismatch("object", value))
            return properties
        plan = plan_of(kind)
        made = kind.__new__(kind)
        known = 0
        before = len(found)
        for name, wire, plainly, reading, must_come in plan.rows:
            if wire in properties:
                entry = properties[wire]
                known += 1
                if reading is not None and type(entry) is not plainly:
                    entry = reading(entry, found)
                    if len(found) != before:
                        for mismatch in found[before:]:
                            mismatch.path = (wire, *mismatch.path)
                        before = len(found)
            else:
                entry = UNSET
                if must_come:
                    found.append(Mismatch("a value", UNSET, path=(wire,)))
                    before = len(found)
            setattr(made, name, entry)
        if plan.is_open:
            is_more = known != len(properties)
            more = {name: entry for name, entry in properties.items() if name not in plan.wires} if is_more else {}
            cast("Any", made).additional_properties = plan.read_more(more, found)
        return made

    return read_model


def plan_of(kind: type) -> Plan:
    """The plan of a model, made when it is first needed."""
    try:
        return _PLANS[kind]
    except KeyError:
        return _PLANS.setdefault(kind, _plan(kind))


def _plan(kind: Any) -> Plan:
    from .reading import reader

    # What is made of a model, as a page is of what it lists, has the same properties.
    declared = next(base for base in kind.__mro__ if "__attrs_attrs__" in vars(base))
    names = _Names(declared.__module__)
    found: list[Field] = []
    more, more_type = None, Any
    is_open = False
    for attribute in attrs.fields(kind):
        if not attribute.init:
            # Of any type, unless the class says of which.
            is_open, hint = True, dict[str, Any] if attribute.inherited else names.evaluated(attribute.type)
            more, more_type = reader(hint), get_args(hint)[1]
            continue
        hint = names.evaluated(attribute.type)
        is_required = attribute.default is attrs.NOTHING
        wire = kind._wire.get(attribute.name, attribute.name)  # noqa: SLF001 - its own base
        found.append(Field(attribute.name, wire, hint, reader(hint), is_required, Unset not in get_args(hint)))
    named = {field.wire: field for field in found} | {field.name: field for field in found}
    rows = tuple((field.name, field.wire, _plainly(field.type), field.read, field.must_come) for field in found)
    wires = frozenset(field.wire for field in found)
    return Plan(tuple(found), rows, wires, named, is_open, more, more_type, kind._takes_more)  # noqa: SLF001 - its own base


def _plainly(hint: Any) -> type | None:
    """The type whose values stay as they are, where a property takes nothing but plain values: most of them do."""
    from .reading import UNIONS

    kinds = [kind for kind in (get_args(hint) if get_origin(hint) in UNIONS else (hint,)) if kind is not Unset]
    first = next((kind for kind in kinds if kind is not type(None)), None)
    return first if PLAIN.issuperset(kinds) else None


class _Names:
    """The names that the annotations of a module use: its own, and models that it imports for type checkers only."""

    def __init__(self, module: str) -> None:
        # Not `sys.modules[module]`: pytester takes out of it what a test inside a test was the first to import.
        self._own = vars(import_module(module))

    def evaluated(self, annotation: Any) -> Any:
        """The type that an annotation says."""
        return eval(annotation, {}, cast("Mapping[str, Any]", self)) if isinstance(annotation, str) else annotation  # noqa: S307 - generated code

    def __getitem__(self, name: str) -> Any:
        if name in self._own:
            return self._own[name]
        models = import_module("..models", __package__)
        try:
            return getattr(models, name)
        except AttributeError:
            raise KeyError(name) from None
