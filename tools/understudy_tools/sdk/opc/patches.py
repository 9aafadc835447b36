"""openapi-python-client and the validator as they are driven here: without some faults, and without work done twice.

What is replaced are functions inside of pinned versions; each replacement gives the same results, but for those faults.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import gc
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
from jinja2 import Environment

__all__ = ["copied", "known_kinds", "mended", "quicken", "quickened", "uncollected"]


def copied(node: Any) -> Any:
    """A deep copy of a document, a few times quicker than by `copy.deepcopy`."""
    return pickle.loads(pickle.dumps(node, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own bytes, a line old


@contextlib.contextmanager
def mended() -> Iterator[None]:
    """The generator, while it parses: with any type in headers, which the templates write as the document says.

    Nine tenths of its time is copying every model that an endpoint can reach: here they are shared. Most of the rest is
    taking the same names apart. And it escapes the quotes and backslashes of a text before `repr`, which escapes them
    itself: there would be more.
    """
    from openapi_python_client import strings
    from openapi_python_client.parser import openapi
    from openapi_python_client.parser.properties import protocol, string
    from openapi_python_client.schema import ParameterLocation

    places: list[tuple[dict[str, Any], str, Any]] = [
        (vars(openapi), "deepcopy", _copied_endpoint),
        (vars(string), "remove_string_escapes", str),
        (vars(strings), "sanitize", functools.cache(_sanitizer(strings.sanitize))),
        *((vars(strings), name, functools.cache(getattr(strings, name))) for name in ("split_words", "snake_case")),
    ]
    allowed = protocol.PropertyProtocol._allowed_locations  # noqa: SLF001 - there is no other way to them
    kept = [names[name] for names, name, _ in places]
    for names, name, ours in places:
        names[name] = ours
    protocol.PropertyProtocol._allowed_locations = allowed | {ParameterLocation.HEADER}  # noqa: SLF001 - likewise
    try:
        yield
    finally:
        protocol.PropertyProtocol._allowed_locations = allowed  # noqa: SLF001 - likewise
        for (names, name, _), theirs in zip(places, kept, strict=True):
            names[name] = theirs


def _sanitizer(theirs: Callable[[str], str]) -> Callable[[str], str]:
    """What takes the signs out of a name that no name may have; theirs asks for each sign anew."""
    dropped = {number: None for number in range(128) if not theirs(chr(number))}
    return lambda text: text.translate(dropped) if text.isascii() else theirs(text)


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles, which goes over millions of models that are all in use, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _copied_endpoint(endpoint: Any) -> Any:
    """An endpoint with parameters, lists and sets of its own: these are what the generator changes afterwards."""
    made = copy.copy(endpoint)
    made.responses = copy.copy(endpoint.responses)
    made.responses.patterns = list(endpoint.responses.patterns)
    for name in ("path", "query", "header", "cookie"):
        parameters = getattr(endpoint, f"{name}_parameters")
        setattr(made, f"{name}_parameters", [copy.copy(entry) for entry in parameters])
    for name in ("tags", "errors", "bodies", "relative_imports"):
        setattr(made, name, copy.copy(getattr(endpoint, name)))
    return made


def quicken(environment: Environment) -> None:
    """Templates that are read once, with globals that do not change any more.

    Every property of every model imports a template of its own: looking for changes of the file, and comparing names
    through a chain of maps, is a third of the time of rendering. And the same names are quoted again and again.
    """
    environment.filters["in_double_quote_literal"] = functools.cache(environment.filters["in_double_quote_literal"])
    environment.auto_reload = False
    shared = dict(environment.globals)
    vars(environment)["make_globals"] = lambda own: {**shared, **own} if own else shared


class _Seen(list[int]):
    """A list that finds what it holds as quickly as a set."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        super().__init__()
        self._known: set[int] = set()

    def append(self, entry: int) -> None:
        self._known.add(entry)

    def __contains__(self, entry: object) -> bool:
        return entry in self._known


@contextlib.contextmanager
def known_kinds() -> Iterator[None]:
    """While a document is validated, what can be looked into is one of JSON's kinds.

    Asking that of a protocol, a hundred thousand times, is a quarter of the validator's time.
    """
    from pathable import accessors

    names = vars(accessors)
    theirs = names["Subscriptable"]
    names["Subscriptable"] = (dict, list, str)
    try:
        yield
    finally:
        names["Subscriptable"] = theirs


def quickened(validator: Any) -> Any:
    """The validator of a document, without looking for each of thousands of schemas in a list of all that it has seen.

    And it holds each schema of OpenAPI 3.0 to the meta-schema by a validator that says no more than whether it is
    right; only for one that is not, the validator's own looks for what to say.
    """
    schemas = validator.keyword_validators_registry["schema"]
    schemas.visited_schema_ids, schemas.meta_checked_schema_ids = _Seen(), _Seen()
    told = schemas._validate_schema_meta  # noqa: SLF001 - there is no public way to the meta-schema's validator
    kind = getattr(schemas, "schema_validator_cls", None)
    if kind is not None:
        right = jsonschema_rs.validator_for(kind.META_SCHEMA).is_valid
        vars(schemas)["_validate_schema_meta"] = lambda place, schema: None if right(schema) else told(place, schema)
    return validator
