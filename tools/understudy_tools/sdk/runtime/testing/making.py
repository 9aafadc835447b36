"""Typed factories: between the models and Python names of this package, and the factories that make records of a mock.

Nothing of understudy is imported: `Factories` is the Protocol of its `understudy.testing.factories.Factories`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Generic, Literal, Protocol, TypeAlias, TypedDict, TypeVar

from ..below import Below
from ..errors import SDKError
from ..model import Model, model_reader
from ..values import is_array, is_mapping, is_sequence, plain

__all__ = [
    "Along",
    "Build",
    "Case",
    "Encoder",
    "Expand",
    "Factories",
    "FactorySession",
    "InsertOptions",
    "Invalid",
    "Kind",
    "Maker",
    "Making",
    "Many",
    "Nest",
    "Object",
    "One",
    "Options",
    "named",
]

T = TypeVar("T")
N = TypeVar("N")
Read: TypeAlias = Callable[[Mapping[str, Any]], Any]
# fmt: off
Case: TypeAlias = Literal[
    "camel", "pascal", "snake", "constant", "kebab", "cobol", "header", "dot", "path", "flat", "sentence", "title",
    "upper", "lower",
]
# fmt: on
"""How the keys of a body are written, at every depth."""
Nest: TypeAlias = str | Sequence[str]
"""The key, or keys from outside to inside, that a body is wrapped in."""
Encoder: TypeAlias = Any
"""`"json"`, `"form"`, `"xml"`, a function, or a module or an object with `encode` or `dumps`."""
_METHODS = ("insert", "create", "params", "invalid", "path")
_FORMS = ("case", "nest", "encode")
_SHOWN = 12
_ODD = (ValueError, KeyError, TypeError, AttributeError)


class Invalid(Protocol):
    """A request body with one thing wrong, as the mock's factories give it."""

    @property
    def violation(self) -> str:
        """The place and the keyword, such as `amount:minimum`."""
        ...

    @property
    def pointer(self) -> str:
        """The place, as a JSON Pointer (RFC 6901)."""
        ...

    @property
    def value(self) -> Any:
        """The body: JSON, for no model can hold what is wrong."""
        ...

    @property
    def message(self) -> str:
        """What the mock says of it."""
        ...

    @property
    def base(self) -> Any:
        """The valid body that it was."""
        ...


class Factories(Protocol):
    """The Protocol of a mock's factories: the fixture `factory` of understudy's pytest plugin fits."""

    def insert(self, resource: str, *variants: str, count: int | None = None, **options: Any) -> Any:
        """Put records into the store."""
        ...

    def create(self, resource: str, *variants: str, count: int | None = None, **options: Any) -> Any:
        """Make records through the API."""
        ...

    def params(self, target: str, *variants: str, count: int | None = None, **options: Any) -> Any:
        """Make request bodies."""
        ...

    def invalid(
        self, target: str, *, violate: str | None = None, relate: Mapping[str, Any] | None = None
    ) -> tuple[Any, ...]:
        """Make request bodies with one thing wrong."""
        ...

    def path(self, resource: str, record: Any) -> str:
        """The path of a record."""
        ...


class Options(TypedDict, total=False):
    """What every factory takes besides the attributes."""

    full: bool
    """Whether all that the document allows is made up, not only what it requires."""
    attrs: Mapping[str, Any]
    """Attributes by their names in the document: parts of nested objects (`"address.town"`), functions, templates."""
    variants: Sequence[str]
    """Names of variants that the test suite has declared."""


class InsertOptions(Options, total=False):
    """What a factory takes besides where it puts records past the API."""

    validate: bool
    """Whether the document is held to; with False `attrs` may have what it forbids, and the model has it as it is."""


class Along(TypedDict, total=False):
    """How records are made along with another; names are those of the document."""

    count: int
    variants: str | Sequence[str]
    attrs: Mapping[str, Any]
    relate: Mapping[str, Any]
    build: Any
    full: bool


One: TypeAlias = T | int | str
"""A record that is there, or its key."""
Many: TypeAlias = Sequence[T | int | str]
Build: TypeAlias = Sequence[N | Mapping[N, int | str | Sequence[Any] | Along]]
"""Names of relations to make along, each with a count, with what is made along with it, or with options."""
Expand: TypeAlias = N | Mapping[N, Any] | Sequence[N | Mapping[N, Any]]
"""Names of relations whose records are put into what is handed back, each with what is expanded there."""
Object: TypeAlias = Mapping[str, Any]
"""A nested object as JSON has it."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """What one factory makes: the resource, its Python names with those of the document, and how models are read.

    `read` is of records, `read_made` of what a create answers with, `read_params` of a request body, of which `files`
    are the properties that hold files.
    """

    name: str
    resource: str
    attributes: Mapping[str, str]
    read: Callable[[Mapping[str, Any]], T]
    relations: Mapping[str, str] = field(default_factory=dict[str, str])
    read_made: Read = dict
    read_params: Read | None = None
    files: frozenset[str] = frozenset()


def named(alike: str, others: Mapping[str, str] | None = None) -> dict[str, str]:
    """Names in Python with those of the document: `alike` are the same in both, with spaces between."""
    return {**{name: name for name in alike.split()}, **(others or {})}


F = TypeVar("F", bound="Maker[Any]")


class Making(Below[F]):
    """A factory of a package: `Making(MODULE)`, imported when it is first used."""

    def _open(self, owner: Any) -> Any:
        found = import_module(f"{type(owner).__module__}.{self._module}")
        return getattr(found, found.__all__[0])(owner._session)  # noqa: SLF001 - what it stands in


@dataclass(slots=True)
class FactorySession:
    """The factories of one mock, and the records behind the models that came from them."""

    factories: Factories
    # A model is kept with its record, or another one could get its identity.
    _made: dict[int, tuple[Any, Any]] = field(default_factory=dict[int, tuple[Any, Any]])

    def __post_init__(self) -> None:
        if not all(hasattr(self.factories, name) for name in _METHODS):
            raise TypeError(
                "the factories of a mock are needed, such as understudy's fixture `factory` or "
                f"understudy.testing.factories.Factories(mock); got {type(self.factories).__name__}"
            )

    def remember(self, model: T, record: Any) -> T:
        """The model, of which is known from now on what it was read from."""
        self._made[id(model)] = (model, record)
        return model

    def record(self, value: Any) -> Any:
        """The very record that a model was read from, for its place may say more than its key; else JSON."""
        if is_sequence(value):
            return [self.record(entry) for entry in value]
        known = self._made.get(id(value))
        return plain(value) if known is None else known[1]


class Maker(Generic[T]):
    """Makes one kind of record; the generated classes say of which type everything is. What is left out is generated
    where the document requires it.

    `relate` names the records that one hangs together with, `build` those that are made along; these, and the relations
    of `expand`, stand in what comes back under their names, as JSON. `attrs` has attributes by their names in the
    document, also parts of nested objects (`"address.town"`), functions and templates; `variants` are those that your
    suite has declared; `full` makes up all that the document allows. With `count` a list is made.

    Raises TypeError for a name that is none, and understudy's FactoryError for what the document does not allow.
    """

    _kind: Kind[T]

    def __init__(self, session: FactorySession) -> None:
        self._session = session

    def path(self, record: T | int | str) -> str:
        """The path of a record, or of the record with a key, as a client requests it."""
        return self._session.factories.path(self._kind.resource, self._session.record(record))

    def _insert(self, states: Sequence[str], count: int | None, arguments: dict[str, Any]) -> Any:
        read = self._kind.read if arguments.get("validate", True) else _whatever_came(self._kind.read)
        return self._kept(self._session.factories.insert, read, states, count, arguments)

    def _create(self, states: Sequence[str], count: int | None, arguments: dict[str, Any]) -> Any:
        return self._kept(self._session.factories.create, self._kind.read_made, states, count, arguments)

    def _kept(
        self, make: Callable[..., Any], read: Read, states: Sequence[str], count: int | None, arguments: dict[str, Any]
    ) -> Any:
        """Models of records that were made; the records are remembered."""
        options = self._options(arguments)
        # States first, so that a variant may say more.
        variants = [*map(plain, states), *options.pop("variants", ())]
        made = make(self._kind.resource, *variants, count=count, **options)
        models = [self._session.remember(self._typed(read, each), each) for each in ([made] if count is None else made)]
        return models[0] if count is None else models

    def _params(self, count: int | None, arguments: dict[str, Any]) -> Any:
        form = {name: arguments.pop(name) for name in _FORMS if name in arguments}
        options = self._options(arguments)
        variants = options.pop("variants", ())
        made = self._session.factories.params(self._kind.resource, *variants, count=count, **options, **form)
        read = self._kind.read_params
        if read is None or any(value is not None for value in form.values()):
            return made
        models = [self._typed(read, self._with_files(each)) for each in ([made] if count is None else made)]
        return models[0] if count is None else models

    def _invalid(self, violate: str | None, relate: Mapping[str, Any] | None) -> tuple[Invalid, ...]:
        return self._session.factories.invalid(self._kind.resource, violate=violate, relate=self._related(relate or {}))

    # -- arguments --- ------------------------------------------------------------------------------------------

    def _options(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """What the mock's factories take, out of what the call says in Python names."""
        passed = ("full", "variants", "validate")
        options: dict[str, Any] = {name: arguments.pop(name) for name in passed if name in arguments}
        if isinstance(options.get("variants"), str):
            options["variants"] = [options["variants"]]
        attrs = {name: plain(value) for name, value in _mapping("attrs", arguments.pop("attrs", {})).items()}
        if "relate" in arguments:
            options["relate"] = self._related(arguments.pop("relate"))
        for name in ("build", "expand"):
            if name in arguments:
                options[name] = self._along(arguments.pop(name))
        for name, value in arguments.items():
            wire = self._wire(name)
            if wire in attrs:
                raise TypeError(f'"{wire}" is given twice: in attrs and by keyword')
            attrs[wire] = self._value(name, value)
        return {**options, "attrs": attrs}

    def _value(self, name: str, value: Any) -> Any:
        if is_sequence(value):
            return [self._value(name, entry) for entry in value]
        # A model may have a property that is called as the content of a file is.
        is_file = hasattr(value, "payload") and not hasattr(value, "to_dict")
        return self._file(name, value) if is_file else plain(value)

    def _wire(self, name: str) -> str:
        known = self._kind.attributes
        if name not in known and name in _FORMS:
            raise TypeError(f'{self._kind.name} has no attribute "{name}"; {name}= is an option of params')
        if name not in known:
            nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
            hint = f'; did you mean "{nearest[0]}"?' if nearest else f"; it has {', '.join([*known][:_SHOWN])}{more}"
            raise TypeError(f'{self._kind.name} has no attribute "{name}"{hint}')
        return known[name]

    def _related(self, relate: Mapping[str, Any]) -> dict[str, Any]:
        names = self._kind.relations
        return {
            names.get(name, name): self._session.record(value) for name, value in _mapping("relate", relate).items()
        }

    def _along(self, build: Any) -> Any:
        names = self._kind.relations
        if isinstance(build, str):
            return names.get(build, build)
        if is_mapping(build):
            return {names.get(name, name): plain(how) for name, how in build.items()}
        return [self._along(entry) for entry in build] if is_sequence(build) else build

    # -- what comes of it -----------------------------------------------------------------------------------------

    def _typed(self, read: Read, record: Mapping[str, Any]) -> Any:
        try:
            return read(record)
        except _ODD as error:
            reason = f"{type(error).__name__}: {error}"
            raise SDKError(f"{self._kind.name}: what the mock made is no model: {reason}; it is {record!r}") from error

    def _file(self, name: str, file: Any) -> str:
        """A file as the mock's factories send it, which write text; it can be read again afterwards."""
        start = file.payload.tell()
        content = file.payload.read()
        file.payload.seek(start)
        try:
            return str(content, "utf-8")
        except UnicodeDecodeError:
            raise TypeError(
                f"{self._kind.name}.{name}: factories take files of UTF-8 text; send others with the client"
            ) from None

    def _with_files(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        return {name: _bytes(value) if name in self._kind.files else value for name, value in body.items()}


def _whatever_came(read: Read) -> Read:
    """Reads what the document forbids too: a model keeps it as it came, as in the answers of a client."""
    model = getattr(read, "__self__", None)
    if isinstance(model, type) and issubclass(model, Model):
        return lambda record: model_reader(model)(dict(record), [])
    return read


def _mapping(option: str, value: Any) -> Mapping[str, Any]:
    if not is_mapping(value):
        raise TypeError(f"{option} takes a mapping by names; got {value!r}")
    return value


def _bytes(value: Any) -> Any:
    if is_array(value):
        return [_bytes(entry) for entry in value]
    return value.encode() if isinstance(value, str) else value
