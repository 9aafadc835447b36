"""The factories that a suite declares in files and modules of its own, held against a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from understudy.contract import Contract
from understudy.testing.factories import Factory, declared_in
from understudy.testing.factories.checking import mistakes
from understudy.user_modules import NoUserModuleError, UserModuleError, import_user_module, short_place


def read_declared(modules: Sequence[Path | str], contract: Contract, root: Path) -> tuple[Factory, ...]:
    """The `Factory` objects of files and modules. Raises UsageError with all mistakes in them, and their places."""
    found: dict[int, Factory] = {}
    for each in modules:
        module = _imported(each, root)
        declared = declared_in(module)
        if not declared:
            raise pytest.UsageError(
                f"{short_place(str(each), root)} declares no factory; write one such as "
                'ORDERS = Factory("Order", {"amount": 5}), of understudy.testing.factories'
            )
        found |= {id(factory): factory for factory in declared}
    wrong = [f"{short_place(place, root)}: {problem}" for place, problem in mistakes(tuple(found.values()), contract)]
    if wrong:
        raise pytest.UsageError("\n".join(wrong))
    return tuple(found.values())


def _imported(module: Path | str, root: Path) -> ModuleType:
    try:
        return import_user_module(module, root, purpose="factories")
    except NoUserModuleError as error:
        raise pytest.UsageError(f"understudy_factories or @pytest.mark.mock(factories=): {error}") from None
    except UserModuleError as error:
        raise pytest.UsageError(str(error)) from None
