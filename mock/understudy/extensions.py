"""What a test suite or a user adds to a mock in Python: each an object of the user's own module, registered explicitly.

Imports nothing of the mock, so that a module of extensions costs nothing to import.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

from understudy.lazy_dataclass import dataclass

Function = Callable[..., Any]


class ExtensionError(Exception):
    """The user's own code failed. `title` says what of it, the message where and how."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(message)
        self.title = title


@dataclass(frozen=True, slots=True)
class _Extension:
    """A function of the user's. It can be called like the function itself."""

    function: Function

    def __call__(self, *args: Any, **named: Any) -> Any:
        return self.function(*args, **named)

    @property
    def place(self) -> str:
        """The file, the line and the name of the function."""
        return place_of(self.function)


@dataclass(frozen=True, slots=True)
class OperationHandler(_Extension):
    """A function that carries out operations in place of the built-in handlers; made by `handler`."""

    operation_ids: tuple[str, ...]


def handler(*operation_ids: str) -> Callable[[Function | OperationHandler], OperationHandler]:
    """Make a function the handler of operations: `@handler("payOrder")`.

    The function takes the call (`understudy.operations.call.OperationCall`) and the records of its unit of work
    (`understudy.records.service.RecordService`). It returns a record as a dict, an `understudy.messages.Answer`, None
    where the operation answers without a body, or NotImplemented to let the built-in handler do it. Raises TypeError
    without an operationId.
    """
    if not operation_ids or not all(isinstance(each, str) for each in operation_ids):
        raise TypeError('handler takes operationIds: write @handler("payOrder")')

    def made(function: Function | OperationHandler) -> OperationHandler:
        if isinstance(function, OperationHandler):
            return OperationHandler(function.function, (*operation_ids, *function.operation_ids))
        return OperationHandler(function, operation_ids)

    return made


@dataclass(frozen=True, slots=True)
class ValueMaker(_Extension):
    """A function that makes values for a format, or for properties of a name; made by `value_maker`."""

    for_format: str | None
    for_property: str | None

    @property
    def subject(self) -> str:
        """What it makes, in words."""
        return f"property {self.for_property}" if self.for_format is None else f"format {self.for_format}"


def value_maker(
    *,
    format: str | None = None,  # noqa: A002 - the word of JSON Schema
    property: str | None = None,  # noqa: A002
) -> Callable[[Function], ValueMaker]:
    """Make a function the maker of values: `@value_maker(format="iban")`, or `@value_maker(property="sku")`.

    The function takes the source of randomness (`understudy.values.rng.Rng`), which is the same for the same seed and
    place, and returns a JSON value. Raises TypeError unless one of the two is given.
    """
    if (format is None) == (property is None):
        raise TypeError('value_maker takes a format or a property: write @value_maker(format="iban")')
    return lambda function: ValueMaker(function, format, property)


@dataclass(frozen=True, slots=True)
class InferenceRule(_Extension):
    """A function that decides what operations do; made by `inference_rule`."""


def inference_rule(function: Function) -> InferenceRule:
    """Make a function a rule that decides what operations do, applied before the built-in ones.

    It takes the operation (`understudy.openapi.model.Operation`) and the collections of the document by id
    (`understudy.inference.resources.Collection`), and returns an `understudy.inference.rules.Decision`, or None where
    it has nothing to say.
    """
    return InferenceRule(function)


def place_of(function: Function) -> str:
    """Where a function stands, as messages name it: `handlers.py:12 pay_order`."""
    name = getattr(function, "__qualname__", type(function).__qualname__)
    code = getattr(inspect.unwrap(function), "__code__", None)
    return f"{Path(code.co_filename).name}:{code.co_firstlineno} {name}" if code is not None else name
