"""What a user extends a mock with, as modules, files or objects, held against the document."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import cast

from understudy.contract import Contract
from understudy.extensions import Function, InferenceRule, OperationHandler, ValueMaker
from understudy.lazy_dataclass import dataclass
from understudy.openapi.grammar import sites
from understudy.operations.handlers import Handlers
from understudy.problem import did_you_mean
from understudy.user_modules import UserModuleError, import_user_module
from understudy.values.makers import Makers

Extension = str | Path | ModuleType | OperationHandler | ValueMaker | InferenceRule
"""A module by its dotted name, a file, a module, or what is declared in one."""


_Declared = OperationHandler | ValueMaker | InferenceRule


class ExtensionsError(ValueError):
    """Extensions that can't be used; every mistake is a line of the message."""


@dataclass(frozen=True, slots=True)
class Extensions:
    """What modules and files declare, by kind."""

    handlers: tuple[OperationHandler, ...] = ()
    value_makers: tuple[ValueMaker, ...] = ()
    rules: tuple[InferenceRule, ...] = ()


def extensions_in(supplied: Extension | Iterable[Extension]) -> Extensions:
    """What is declared in modules and files, and what is passed as it is. Raises ExtensionsError."""
    found: dict[int, _Declared] = {}
    single = isinstance(supplied, Extension)
    several = [cast("Extension", supplied)] if single else cast("Iterable[Extension]", supplied)
    for each in several:
        if isinstance(each, _Declared):
            found[id(each)] = each
        elif isinstance(each, str | Path | ModuleType):
            found |= {id(value): value for value in _declared(each)}
        else:
            raise ExtensionsError(f"handlers takes modules, files and functions with @handler; got {each!r}")
    return Extensions(
        tuple(each for each in found.values() if isinstance(each, OperationHandler)),
        tuple(each for each in found.values() if isinstance(each, ValueMaker)),
        tuple(each for each in found.values() if isinstance(each, InferenceRule)),
    )


def _declared(supplied: str | Path | ModuleType) -> list[_Declared]:
    try:
        module = (
            supplied
            if isinstance(supplied, ModuleType)
            else import_user_module(supplied, Path.cwd(), purpose="handlers")
        )
    except UserModuleError as error:
        raise ExtensionsError(str(error)) from None
    declared = [value for value in vars(module).values() if isinstance(value, _Declared)]
    if not declared:
        name = module.__name__ if isinstance(supplied, ModuleType) else supplied
        raise ExtensionsError(
            f'{name} has no handler; write one such as @handler("payOrder") above def pay(call, records), of understudy'
        )
    return declared


@dataclass(frozen=True, slots=True)
class FittedExtensions:
    """Extensions that fit a document, as its mocks use them."""

    handlers: Handlers
    makers: Makers


def fitted_extensions(
    contract: Contract, supplied: Extension | Iterable[Extension] | Extensions | FittedExtensions
) -> FittedExtensions:
    """Extensions held against a document that was read with their rules. Raises ExtensionsError."""
    if isinstance(supplied, FittedExtensions):
        return supplied
    extensions = supplied if isinstance(supplied, Extensions) else extensions_in(supplied)
    return FittedExtensions(_handlers_of(contract, extensions.handlers), _makers_of(contract, extensions.value_makers))


def _handlers_of(contract: Contract, handlers: Iterable[OperationHandler]) -> Handlers:
    """The handlers by operation. Raises ExtensionsError."""
    found: dict[str, OperationHandler] = {}
    wrong: dict[str, None] = {}
    for each in handlers:
        wrong |= dict.fromkeys(_mistakes(each, contract, found))
        found |= dict.fromkeys(each.operation_ids, each)
    if wrong:
        raise ExtensionsError("\n".join(wrong))
    return Handlers(found)


def _mistakes(handler: OperationHandler, contract: Contract, found: Mapping[str, OperationHandler]) -> Iterator[str]:
    for name in handler.operation_ids:
        if name not in contract.operations:
            hint = did_you_mean(name, contract.operations, otherwise="", start="; ")
            yield f"{handler.place}: the document has no operation {name!r}{hint}"
        elif contract.resources.plans[name].kind == "token":
            yield f"{handler.place}: {name} is a token endpoint of OAuth 2, which no handler can take over"
        elif name in found and found[name] is not handler:
            yield f"{handler.place}: {name} has a handler already, {found[name].place}"
    yield from _misfits(handler.place, handler.function, 2, "a handler takes the call and the records: (call, records)")


def _makers_of(contract: Contract, makers: Iterable[ValueMaker]) -> Makers:
    """The makers of values by format and property. Raises ExtensionsError."""
    known = tuple(makers)
    if not known:
        return Makers()
    formats, names = _vocabulary(contract)
    found: dict[str, ValueMaker] = {}
    wrong: dict[str, None] = {}
    for each in known:
        what, there = (each.for_property, names) if each.for_format is None else (each.for_format, formats)
        if what not in there:
            hint = did_you_mean(str(what), there, otherwise="", start="; ")
            kind = "property" if each.for_format is None else "format"
            wrong[f"{each.place}: no schema of the document has the {kind} {what!r}{hint}"] = None
        if each.subject in found and found[each.subject] is not each:
            wrong[f"{each.place}: {each.subject} has a maker already, {found[each.subject].place}"] = None
        found[each.subject] = each
        wrong |= dict.fromkeys(
            _misfits(each.place, each.function, 1, "a value maker takes the source of randomness: (rng)")
        )
    if wrong:
        raise ExtensionsError("\n".join(wrong))
    return Makers.of(known)


def _vocabulary(contract: Contract) -> tuple[dict[str, None], dict[str, None]]:
    """The formats and the names of properties in the schemas of a document."""
    formats: dict[str, None] = {}
    names: dict[str, None] = {}
    for kind, node, _, _ in sites(dict(contract.document)):
        if kind == "schema":
            named = node.get("properties")
            names |= dict.fromkeys(named if isinstance(named, dict) else ())
            if isinstance(node.get("format"), str):
                formats[node["format"]] = None
    return formats, names


def _misfits(place: str, function: Function, arguments: int, expected: str) -> Iterator[str]:
    if inspect.iscoroutinefunction(function):
        yield f"{place} is async; write a plain function"
        return
    try:
        inspect.signature(function).bind(*[None] * arguments)
    except TypeError:
        yield f"{place}: {expected}"
