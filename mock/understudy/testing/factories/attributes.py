"""The attributes of one record: what is given, what is drawn from templates and functions, and in which order.

Knows declarations and generators; knows nothing of documents or stores.
"""

from __future__ import annotations

import dis
import inspect
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from understudy.json_codec import dumps, loads
from understudy.testing.factories.errors import FactoryError, unknown
from understudy.testing.factories.templates import AttributeTemplate

Draw = Callable[[Mapping[str, Any]], Any]


def is_live(value: Any) -> bool:
    """Whether a value is to be drawn anew for every record: a template or a function."""
    return isinstance(value, AttributeTemplate) or callable(value)


def arity(generator: Any) -> int:
    """How many arguments a function has to be called with: the record so far, and the options of the call.

    Raises FactoryError for more than these two.
    """
    try:
        parameters = inspect.signature(generator).parameters.values()
    except (TypeError, ValueError):
        return 0
    needed = [
        entry
        for entry in parameters
        if entry.default is entry.empty and entry.kind not in (entry.VAR_POSITIONAL, entry.VAR_KEYWORD)
    ]
    named = [entry.name for entry in needed if entry.kind is entry.KEYWORD_ONLY]
    if named:
        raise FactoryError(f"needs {named[0]}= by keyword; a generator takes the record and the options by place")
    if len(needed) > 2:
        taken = "a generator takes none, the record so far, or that and the options of the call"
        raise FactoryError(f"takes {len(needed)} arguments; {taken}")
    return len(needed)


def reads(generator: Any) -> frozenset[str]:
    """The attributes that a function of the record so far takes by name, as far as its code shows it."""
    code = getattr(generator, "__code__", None)
    if not isinstance(code, types.CodeType) or code.co_argcount not in (1, 2):
        return frozenset()
    argument = code.co_varnames[0]
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("CACHE", "RESUME", "NOP")]
    found = set()
    for first, second, third in zip(steps, steps[1:], steps[2:], strict=False):
        subscript = third.opname == "BINARY_SUBSCR" or (third.opname == "BINARY_OP" and "[" in third.argrepr)
        loads_argument = first.opname.startswith("LOAD_FAST") and first.argval == argument
        if loads_argument and second.opname == "LOAD_CONST" and isinstance(second.argval, str) and subscript:
            found.add(second.argval)
    return frozenset(found)


def json_value(value: Any, place: str) -> Any:
    """A copy of a value as JSON has it, so that dates, UUIDs and the like may be given. Raises FactoryError."""
    try:
        return loads(dumps(value))
    except (TypeError, ValueError) as error:
        raise FactoryError(f"{place} is {value!r}, which is no JSON value: {error}") from None


class Evaluation(Mapping[str, Any]):
    """The record so far. An attribute that is still to be drawn is drawn on first use, or in its turn.

    Looks like a mapping to generators; iterating shows only what is known already.
    """

    def __init__(self, owner: str, known: Mapping[str, Any], pending: Mapping[str, Draw]) -> None:
        self._owner = owner
        self._known = dict(known)
        self._pending = dict(pending)
        self._running: list[str] = []

    def __getitem__(self, name: str) -> Any:
        if name in self._known:
            return self._known[name]
        if name in self._running:
            chain = " → ".join(f'"{entry}"' for entry in (*self._running[self._running.index(name) :], name))
            raise FactoryError(f"{self._owner}: attributes need each other: {chain}")
        if name not in self._pending:
            raise KeyError(name)
        return self._draw(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def _draw(self, name: str) -> Any:
        self._running.append(name)
        try:
            value = self._pending[name](self)
        except KeyError as error:
            missing = error.args[0] if error.args else None
            if not isinstance(missing, str) or missing in self._known:
                raise
            message = unknown(
                f'{self._owner}, as "{name}" sees it,', "attribute", missing, (*self._known, *self._pending)
            )
            raise FactoryError(message) from error
        finally:
            self._running.pop()
        self._known[name] = json_value(value, f"{self._owner}.{name}")
        return self._known[name]

    def complete(self) -> dict[str, Any]:
        """Every attribute, those to be drawn in their order."""
        for name in self._pending:
            if name not in self._known:
                self._draw(name)
        return dict(self._known)
