"""What the tests of a process share of files: documents that are read, and factories that are declared for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from understudy.contract import Contract, read_contract
from understudy.inference.rules import RuleError
from understudy.operations.loading import ExtensionsError, FittedExtensions, extensions_in, fitted_extensions
from understudy.problem import DocumentError
from understudy.testing.fault_markers import mistake, planned
from understudy.testing.settings import Settings, mock_names, settings_of
from understudy.webhooks.scheme_modules import SchemesError, schemes_of

if TYPE_CHECKING:
    from understudy.testing.factories import Factory

_Read = TypeVar("_Read")
_OF_HANDLERS = "understudy_handlers"
_OWN = {"_understudy_context"}
"""The fixture that all fixtures of `mock` stand on."""


class Documents:
    """Reads each once, and says each time what is wrong with it. Raises UsageError."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._contracts: dict[object, Contract | pytest.UsageError] = {}
        self._factories: dict[object, tuple[Factory, ...] | pytest.UsageError] = {}
        self._handlers: dict[object, FittedExtensions | pytest.UsageError] = {}

    def contract(self, settings: Settings) -> Contract:
        """The document of a test, with its overlays."""
        __tracebackhide__ = True
        key = (settings.spec, settings.overlays, settings.signing, settings.handlers)
        if key not in self._contracts:
            try:
                schemes = schemes_of(settings.signing)
                rules = extensions_in(settings.handlers).rules
                self._contracts[key] = read_contract(
                    str(settings.spec), overlays=settings.overlays, signing=schemes, rules=rules
                )
            except (ExtensionsError, RuleError) as error:
                self._contracts[key] = pytest.UsageError(f"{_OF_HANDLERS}: {error}")
            except SchemesError as error:
                self._contracts[key] = pytest.UsageError(f"understudy_{error}")
            except DocumentError as error:
                self._contracts[key] = pytest.UsageError(f"{settings.spec} can't be mocked:\n{error}")
        return _known(self._contracts[key])

    def factories(self, settings: Settings, contract: Contract) -> tuple[Factory, ...]:
        """What is declared for the fixture `factory` of a test; all of it fits the contract."""
        __tracebackhide__ = True
        key = (settings.spec, settings.overlays, settings.factories)
        if not settings.factories:
            return ()
        if key not in self._factories:
            from understudy.testing.factory_modules import read_declared

            try:
                self._factories[key] = read_declared(settings.factories, contract, self._root)
            except pytest.UsageError as error:
                self._factories[key] = error
        return _known(self._factories[key])

    def handlers(self, settings: Settings, contract: Contract) -> FittedExtensions:
        """What the suite extends its mocks with; all of it fits the contract."""
        __tracebackhide__ = True
        key = (settings.spec, settings.overlays, settings.handlers)
        if key not in self._handlers:
            try:
                self._handlers[key] = fitted_extensions(contract, settings.handlers)
            except ExtensionsError as error:
                self._handlers[key] = pytest.UsageError(f"{_OF_HANDLERS}: {error}")
        return _known(self._handlers[key])


def _known(found: _Read | pytest.UsageError) -> _Read:
    __tracebackhide__ = True
    if isinstance(found, pytest.UsageError):
        raise found
    return found


_documents_key = pytest.StashKey[Documents]()


def documents_of(config: pytest.Config) -> Documents:
    """Those of this process."""
    if _documents_key not in config.stash:
        config.stash[_documents_key] = Documents(config.rootpath)
    return config.stash[_documents_key]


def check_tests(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse what can't work before any test runs. Raises UsageError: for one setting, then for all of the rest."""
    both = [(item, {*getattr(item, "fixturenames", ())}) for item in items]
    settings = [(item, settings_of(item)) for item, fixtures in both if _OWN & fixtures]
    for item, fixtures in both:
        for name in mock_names(item) if "mocks" in fixtures else ():
            settings_of(item, name)
    documents = documents_of(config)
    seen: set[int] = set()
    wrong: dict[str, None] = {}
    for item, each in settings:
        wrong |= dict.fromkeys(_mistakes(documents, item, each, seen))
    if wrong:
        raise pytest.UsageError("\n".join(wrong))


def _mistakes(documents: Documents, item: pytest.Item, settings: Settings, seen: set[int]) -> Iterator[str]:
    """What is wrong with the markers of a test and the factories that it uses; a marker of many is reported once."""
    plans = [plan for plan in planned(item) if id(plan.mark) not in seen]
    uses = "factory" in getattr(item, "fixturenames", ()) and settings.factories
    if not plans and not uses and not settings.handlers:
        return
    contract = None
    if settings.spec is not None:
        try:
            contract = documents.contract(settings)
        except pytest.UsageError as error:
            if str(error).startswith(_OF_HANDLERS):
                yield str(error)
            return  # what is wrong with the document each of its tests says
    for plan in plans:
        if problem := mistake(plan, contract):
            seen.add(id(plan.mark))
            yield problem
    if settings.handlers and contract is not None:
        try:
            documents.handlers(settings, contract)
        except pytest.UsageError as error:
            yield str(error)
    if uses and contract is not None:
        try:
            documents.factories(settings, contract)
        except pytest.UsageError as error:
            yield str(error)
