"""openapi-python-client as it is driven here: without some faults, and without work done twice.

What is replaced are functions inside of a pinned version, each with the same results but for those faults. No setting
and no hook reaches them, and without them a large document takes minutes, nine tenths of it in deep copies.
Upstream: headers take fewer types than paths (#663), strings are escaped twice; the copies have no issue.
"""

from __future__ import annotations

import contextlib
import copy
import functools
import pickle
import re
from collections.abc import Callable, Iterator
from keyword import iskeyword
from types import CodeType
from typing import Any

import attrs
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from understudy_tools.sdk.naming import parted

# An attribute of one of these names would stand in front of the type in the annotations of its class.
_TYPES = frozenset(["bool", "bytes", "datetime", "dict", "float", "int", "list", "self", "str"])
_TEMPLATED = re.compile(r"\{([^{}]+)\}")


def copied(node: Any) -> Any:
    """A deep copy of a document, a few times quicker than by `copy.deepcopy`."""
    return pickle.loads(pickle.dumps(node, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own bytes, a line old


@contextlib.contextmanager
def patched() -> Iterator[None]:
    """The generator, while it parses: with any type in headers, which the templates write as the document says.

    Nine tenths of its time is copying every model that an endpoint can reach: here they are shared. Most of the rest is
    taking the same names apart. And it escapes the quotes and backslashes of a text before `repr`, which escapes them
    itself: there would be more. It drops the marks of letters, and takes a parameter of a path only in ASCII.
    And it puts `_` behind names that are Python's own and no keywords, such as `type`. And in a script without
    capitals a class and its module have one name, so that the package has only one of them.
    """
    from openapi_python_client import strings
    from openapi_python_client.parser import openapi
    from openapi_python_client.parser.properties import protocol, schemas, string
    from openapi_python_client.schema import ParameterLocation

    locations = protocol.PropertyProtocol._allowed_locations  # noqa: SLF001 - there is no other way to them
    places: list[tuple[Any, str, Any]] = [
        (openapi, "deepcopy", _copied_endpoint),
        (string, "remove_string_escapes", str),
        (strings, "fix_reserved_words", _unreserved(strings.fix_reserved_words)),
        (strings, "sanitize", functools.cache(parted)),
        (openapi, "_PATH_PARAM_REGEX", _TEMPLATED),
        *((strings, name, functools.cache(getattr(strings, name))) for name in ("split_words", "snake_case")),
        (protocol.PropertyProtocol, "_allowed_locations", locations | {ParameterLocation.HEADER}),
        (schemas.Class, "from_string", staticmethod(_apart_from_its_module(schemas.Class.from_string))),
    ]
    before = [vars(owner)[name] for owner, name, _ in places]
    for owner, name, ours in places:
        setattr(owner, name, ours)
    try:
        yield
    finally:
        for (owner, name, _), theirs in zip(places, before, strict=True):
            setattr(owner, name, theirs)


def _apart_from_its_module(theirs: Callable[..., Any]) -> Callable[..., Any]:
    """What makes a class, with the module of `module_of`."""

    def from_string(**options: Any) -> Any:
        made = theirs(**options)
        if str(made.module_name) != str(made.name):
            return made
        return attrs.evolve(made, module_name=type(made.module_name)(f"{made.module_name}_model", ""))

    return from_string


def _unreserved(theirs: Callable[[str], str]) -> Callable[[str], str]:
    """What puts `_` behind the names that nothing can have. Classes begin with a capital, attributes do not."""
    return lambda name: theirs(name) if name[:1].isupper() or name in _TYPES or iskeyword(name) else name


def identifier(name: str) -> str:
    """A name of the document in Python, as the models have it."""
    from openapi_python_client import strings

    theirs = {place: vars(strings)[place] for place in ("fix_reserved_words", "sanitize")}
    vars(strings).update(fix_reserved_words=_unreserved(strings.fix_reserved_words), sanitize=parted)
    try:
        return str(strings.PythonIdentifier(name, "field_"))
    finally:
        vars(strings).update(theirs)


def module_of(class_name: str) -> str:
    """The module of a class: of another name, which it has not by itself in scripts without capitals."""
    found = identifier(class_name)
    return f"{found}_model" if found == class_name else found


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


def _closed(text: str) -> str:
    """A text that may end a docstring: upstream leaves a quote at its end, which would be a fourth one."""
    text = text.rstrip()
    bare = text[:-1]
    is_open = text.endswith('"') and (len(bare) - len(bare.rstrip("\\"))) % 2 == 0
    return f'{bare}\\"' if is_open else text


def close_docstrings(environment: Environment) -> None:
    """Texts that end in a quote may end a docstring."""
    safe = environment.filters["safe_for_docstring"]
    environment.filters["safe_for_docstring"] = lambda value: _closed(safe(value))


class _Compiled(BytecodeCache):
    """The code of templates, by what they are called and what stands in them."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def quicken(environment: Environment) -> None:
    """Templates that are read once, with globals that do not change any more.

    Every property of every model imports a template of its own: looking for changes of the file, and comparing names
    through a chain of maps, is a third of the time of rendering. And the same names are quoted again and again.
    To compile them is most of the time of a small document: that is done once a process, not once a round.
    """
    environment.bytecode_cache = _COMPILED
    environment.filters["in_double_quote_literal"] = functools.cache(environment.filters["in_double_quote_literal"])
    environment.auto_reload = False
    shared = dict(environment.globals)
    vars(environment)["make_globals"] = lambda own: {**shared, **own} if own else shared
