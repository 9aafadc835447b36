"""What a test suite declares about its records, where the document alone does not say it.

A declaration is data; `check` holds it against a contract without making anything.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from understudy.json_values import is_whole
from understudy.testing.factories.errors import FactoryError, unknown

Record = dict[str, Any]
Hook = Callable[[Record], Record | None]
Hooks = Hook | Sequence[Hook] | None
Expansion = dict[str, Any]
"""The relations to expand, each with an Expansion of the records there."""
_BETWEEN = (__file__, dataclasses.__file__, "<string>")


def _written() -> str:
    """The file and line of a declaration; made by `dataclasses.replace` or not."""
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename in _BETWEEN:
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame is not None else ""


def _place() -> str:
    return field(default_factory=_written, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a generator of two arguments gets besides the record so far: what the call, or a `build`, asks for.

    `along` says that the record is made along with another one.
    """

    resource: str
    variants: tuple[str, ...]
    attrs: Mapping[str, Any]
    build: Any
    along: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """A named set of deviations; several may be combined, later ones win.

    `state` is a value of the resource's state property that the record is brought to. With `inherit=False` it is a
    factory of its own: nothing of the one that it stands in. The rest is as in `Factory`; `place` is where it was
    written. Raises FactoryError for a name or attributes of another kind.
    """

    name: str
    attrs: Mapping[str, Any] = field(default_factory=dict)
    state: str | None = None
    build: Sequence[Any] = ()
    before_build: Hooks = None
    after_build: Hooks = None
    auto_build: Sequence[Any] = ()
    auto_expand: Any = ()
    inherit: bool = True
    place: str = _place()

    def __post_init__(self) -> None:
        if not isinstance(self.name, str):
            raise FactoryError(f'Variant takes a name first, such as Variant("paid"); got {self.name!r}')
        _check_attrs(f'Variant("{self.name}")', self.attrs)
        if not isinstance(self.inherit, bool):
            raise FactoryError(f'Variant("{self.name}"): inherit is True or False; got {self.inherit!r}')


@dataclass(frozen=True, slots=True)
class Factory:
    """How records of a resource are made in this test suite; what it leaves open the document says.

    `attrs` maps a property to a value, to a template, or to a function: of nothing, of the record so far, or of that
    and the `BuildOptions` of the call. `build` is made along by `insert` and `create` of this resource itself,
    `auto_build` also where the record is made along with another one; `auto_expand` are relations that are put into
    every record which is handed back, in the forms of `expand`. `before_build` gets the record before it is stored or
    sent and returns it, `after_build` gets what is handed back and may return another; each is a function, or a list of
    them that run in order. Raises FactoryError for arguments of other kinds.
    """

    resource: str
    attrs: Mapping[str, Any] = field(default_factory=dict)
    variants: Sequence[Variant] = ()
    build: Sequence[Any] = ()
    auto_build: Sequence[Any] = ()
    before_build: Hooks = None
    after_build: Hooks = None
    auto_expand: Any = ()
    place: str = _place()

    def __post_init__(self) -> None:
        if not isinstance(self.resource, str):
            raise FactoryError(f'Factory takes a resource first, such as Factory("Order"); got {self.resource!r}')
        label = f'Factory("{self.resource}")'
        _check_attrs(label, self.attrs)
        variants = self.variants
        if not isinstance(variants, list | tuple) or not all(isinstance(each, Variant) for each in variants):
            raise FactoryError(f'{label}: variants is a list such as [Variant("paid")]; got {variants!r}')


def hooks(declared: Hooks) -> tuple[Hook, ...]:
    """The hooks of a kind, in order: none, one, or a list of them."""
    if declared is None:
        return ()
    return tuple(declared) if isinstance(declared, Sequence) else (declared,)


def _check_attrs(label: str, attrs: Any) -> None:
    if not isinstance(attrs, Mapping):
        raise FactoryError(f'{label}: attrs is a mapping such as {{"amount": 5}}; got {attrs!r}')


@dataclass(frozen=True, slots=True)
class RelatedRecords:
    """What to make along with a record: the relation, how many, and how."""

    relation: str
    count: int | None = None
    variants: tuple[str, ...] = ()
    attrs: Mapping[str, Any] = field(default_factory=dict)
    relate: Mapping[str, Any] = field(default_factory=dict)
    build: Sequence[Any] = ()
    full: bool = False

    def options(self) -> dict[str, Any]:
        """The same as a mapping, as `build` takes it."""
        return {name: getattr(self, name) for name in _OPTIONS}


_OPTIONS = ("count", "variants", "attrs", "relate", "build", "full")


_FORMS = '"post", {"post": ["author"]}, {"posts": 2} or a list of these'


def branches(build: Any) -> tuple[RelatedRecords, ...]:
    """What a `build` says: names, and mappings of a name to a count, to a `build` of its own, or to options.

    `["customer", {"items": 3}, {"shop": ["owner"]}, {"items": {"count": 2, "attrs": {…}}}]`. Raises FactoryError for
    anything else.
    """
    entries = [build] if isinstance(build, str | Mapping) else build
    if not isinstance(entries, Sequence):
        raise FactoryError(f"build takes relations as {_FORMS}; got {build!r}")
    found: list[RelatedRecords] = []
    for entry in entries:
        if isinstance(entry, str):
            found.append(RelatedRecords(entry))
        elif isinstance(entry, Mapping):
            found += [_branch(name, how) for name, how in entry.items()]
        else:
            raise FactoryError(f"build takes relations as {_FORMS}; got {entry!r}")
    return tuple(found)


def _branch(name: Any, how: Any) -> RelatedRecords:
    if not isinstance(name, str):
        raise FactoryError(f"build takes names of relations; got {name!r}")
    if is_whole(how):
        how = {"count": how}
    if isinstance(how, str | list | tuple):
        how = {"build": how}
    if not isinstance(how, Mapping):
        raise FactoryError(f'build of "{name}" takes a count, a list of relations or options; got {how!r}')
    for option in how:
        if option not in _OPTIONS:
            raise FactoryError(unknown(f'build of "{name}"', "option", str(option), _OPTIONS))
    options = dict(how)
    variants = options.pop("variants", ())
    check_count(options.get("count"))
    branches(options.get("build", ()))
    return RelatedRecords(name, variants=(variants,) if isinstance(variants, str) else tuple(variants), **options)


def expansion(expand: Any) -> Expansion:
    """What an `expand` says: names of relations, dotted ones, mappings of a name to an `expand`, and lists of these.

    `"post"`, `"post.author"`, `{"post": ["author"]}` and `["post", ["author"]]`: a list after a name is what is
    expanded there. Raises FactoryError for anything else.
    """
    if isinstance(expand, str):
        first, _, rest = expand.partition(".")
        return {first: expansion(rest) if rest else {}}
    if isinstance(expand, Mapping):
        return merged_expansions(*({**_named(name), name: expansion(inner or ())} for name, inner in expand.items()))
    if not isinstance(expand, list | tuple | set | frozenset):
        forms = '"post", "post.author", {"post": ["author"]} or a list of these'
        raise FactoryError(f"expand takes relations as {forms}; got {expand!r}")
    found: list[Expansion] = []
    before: Any = None
    for entry in expand:
        inner = isinstance(entry, list | tuple)
        found.append(_below(before, expansion(entry)) if inner and isinstance(before, str) else expansion(entry))
        before = entry
    return merged_expansions(*found)


def _named(name: Any) -> Expansion:
    if not isinstance(name, str):
        raise FactoryError(f"expand takes relations by their names; got {name!r}")
    return {}


def _below(path: str, inner: Expansion) -> Expansion:
    for name in reversed(path.split(".")):
        inner = {name: inner}
    return inner


def merged_expansions(*expansions: Expansion) -> Expansion:
    """Several as one."""
    found: Expansion = {}
    for each in expansions:
        for name, inner in each.items():
            found[name] = merged_expansions(found.get(name, {}), inner)
    return found


def check_count(count: Any) -> None:
    """Raises FactoryError for what is no number of records."""
    if count is not None and (not is_whole(count) or count < 0):
        raise FactoryError(f"count is a number from 0 on, or None for one record that is not in a list; got {count!r}")
