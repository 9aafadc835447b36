"""The factories that a suite declares in files and modules of its own, held against a document."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from understudy.contract import Contract
from understudy.problem import did_you_mean
from understudy.testing.factories import Factory, declared_in
from understudy.testing.factories.checking import mistakes

__all__ = ["read_declared"]


def read_declared(given: Sequence[Path | str], contract: Contract, root: Path) -> tuple[Factory, ...]:
    """The `Factory` objects of files and modules. Raises UsageError with all mistakes in them, and their places."""
    found: dict[int, Factory] = {}
    for each in given:
        module = _imported(each, root)
        declared = declared_in(module)
        if not declared:
            raise pytest.UsageError(
                f"{_short(str(each), root)} declares no factory; write one such as "
                'ORDERS = Factory("Order", {"amount": 5}), of understudy.testing.factories'
            )
        found |= {id(factory): factory for factory in declared}
    wrong = [f"{_short(place, root)}: {problem}" for place, problem in mistakes(tuple(found.values()), contract)]
    if wrong:
        raise pytest.UsageError("\n".join(wrong))
    return tuple(found.values())


def _imported(given: Path | str, root: Path) -> ModuleType:
    try:
        if isinstance(given, Path):
            return _from_file(given, root)
        return importlib.import_module(given)
    except pytest.UsageError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever the suite's own code raises is its own mistake
        if isinstance(error, ModuleNotFoundError) and error.name and f"{given}.".startswith(f"{error.name}."):
            raise pytest.UsageError(_no_module(str(given), root)) from None
        raise pytest.UsageError(
            f"{_short(str(given), root)} can't be imported: {type(error).__name__}: {error}{_where(error, root)}"
        ) from None


def _from_file(path: Path, root: Path) -> ModuleType:
    name = "understudy_factories_" + re.sub(r"\W", "_", _short(str(path.with_suffix("")), root))
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise pytest.UsageError(
            f"{_short(str(path), root)} is no Python file; factories are declared in one such as factories.py"
        )
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _no_module(given: str, root: Path) -> str:
    path = root.joinpath(*given.split("."))
    siblings = [entry.stem for entry in path.parent.glob("*.py")] if path.parent.is_dir() else []
    above = given.split(".")[:-1]
    otherwise = "name its file, such as tests/factories.py"
    hint = did_you_mean(path.name, siblings, otherwise=otherwise, show=lambda near: ".".join([*above, near]))
    return f"understudy_factories or @pytest.mark.mock(factories=): there is no module {given}; {hint}"


def _where(error: BaseException, root: Path) -> str:
    """The place in the suite's own files where it went wrong."""
    if isinstance(error, SyntaxError):
        return ""  # its text has it
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(root)]
    return f" ({_short(own[-1].filename, root)}:{own[-1].lineno})" if own else ""


def _short(place: str, root: Path) -> str:
    return place.removeprefix(f"{root}/")
