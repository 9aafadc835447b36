"""The handlers that a user hands over, as modules, files or objects, held against the operations of a document."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

from understudy.contract import Contract
from understudy.extensions import OperationHandler
from understudy.operations.handlers import Handlers
from understudy.problem import did_you_mean
from understudy.user_modules import UserModuleError, import_user_module

__all__ = ["Extension", "HandlersError", "handlers_of"]

Extension = str | Path | ModuleType | OperationHandler
"""A module by its dotted name, a file, a module, or a handler itself."""


class HandlersError(ValueError):
    """Handlers that can't be used; every mistake is a line of the message."""


def handlers_of(contract: Contract, given: Extension | Iterable[Extension] | Handlers) -> Handlers:
    """The handlers of modules, files and objects. Raises HandlersError."""
    if isinstance(given, Handlers):
        return given
    each_of = [given] if isinstance(given, str | Path | ModuleType | OperationHandler) else list(given)
    found: dict[str, OperationHandler] = {}
    wrong: dict[str, None] = {}
    for each in _handlers(each_of):
        wrong |= dict.fromkeys(_mistakes(each, contract, found))
        found |= dict.fromkeys(each.operation_ids, each)
    if wrong:
        raise HandlersError("\n".join(wrong))
    return Handlers(found)


def _handlers(given: Iterable[Extension]) -> Iterator[OperationHandler]:
    for each in given:
        if isinstance(each, OperationHandler):
            yield each
            continue
        if not isinstance(each, str | Path | ModuleType):
            raise HandlersError(f"handlers takes modules, files and functions with @handler; got {each!r}")
        try:
            module = each if isinstance(each, ModuleType) else import_user_module(each, Path.cwd(), purpose="handlers")
        except UserModuleError as error:
            raise HandlersError(str(error)) from None
        declared = {id(value): value for value in vars(module).values() if isinstance(value, OperationHandler)}
        if not declared:
            name = module.__name__ if isinstance(each, ModuleType) else each
            raise HandlersError(
                f'{name} has no handler; write one such as @handler("payOrder") above def pay(call, records), '
                "of understudy"
            )
        yield from declared.values()


def _mistakes(handler: OperationHandler, contract: Contract, found: Mapping[str, OperationHandler]) -> Iterator[str]:
    for name in handler.operation_ids:
        if name not in contract.operations:
            hint = did_you_mean(name, contract.operations, otherwise="", start="; ")
            yield f"{handler.place}: the document has no operation {name!r}{hint}"
        elif contract.resources.plans[name].kind == "token":
            yield f"{handler.place}: {name} is a token endpoint of OAuth 2, which no handler can take over"
        elif name in found and found[name] is not handler:
            yield f"{handler.place}: {name} has a handler already, {found[name].place}"
    function = handler.function
    if inspect.iscoroutinefunction(function):
        yield f"{handler.place}: a handler is a plain function, not async"
        return
    try:
        inspect.signature(function).bind(None, None)
    except TypeError:
        yield f"{handler.place}: a handler takes the call and the records: def pay(call, records)"
