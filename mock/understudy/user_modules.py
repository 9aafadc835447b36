"""Imports the user's own modules, by dotted name or as files, and says where it went wrong."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
import traceback
from pathlib import Path
from types import ModuleType

from understudy.problem import did_you_mean

_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


class UserModuleError(ValueError):
    """A module can't be imported. The message names it and the line that raised."""


class NoUserModuleError(UserModuleError):
    """There is no such module."""


def is_dotted(source: str | Path) -> bool:
    """Whether this names a module, rather than a file."""
    return isinstance(source, str) and not source.endswith(".py") and _DOTTED.fullmatch(source) is not None


def import_user_module(source: str | Path, root: Path, *, purpose: str) -> ModuleType:
    """The module of a dotted name or a path. `root` is what messages show paths below; `purpose` is what it declares,
    in one word, such as `factories`. Raises UserModuleError.
    """
    try:
        return importlib.import_module(str(source)) if is_dotted(source) else _from_file(Path(source), root, purpose)
    except UserModuleError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever the user's own code raises is its own mistake
        if isinstance(error, ModuleNotFoundError) and error.name and f"{source}.".startswith(f"{error.name}."):
            raise NoUserModuleError(_no_module(str(source), root, purpose)) from None
        raise UserModuleError(
            f"{short_place(str(source), root)} can't be imported: {type(error).__name__}: {error}{_where(error, root)}"
        ) from None


def file_of_module(source: str | Path) -> Path | None:
    """The file of a module by its dotted name or path, if it is one."""
    if not is_dotted(source):
        return Path(source)
    try:
        spec = importlib.util.find_spec(str(source))
    except (ImportError, ValueError):
        return None
    return Path(spec.origin) if spec is not None and spec.origin is not None else None


def forget_user_module(source: str | Path, root: Path, *, purpose: str) -> None:
    """Let the module be imported anew when it is next wanted; those that it imports itself stay as they are."""
    file = file_of_module(source)
    sys.modules.pop(str(source) if is_dotted(source) else _name_of(Path(source), root, purpose), None)
    importlib.invalidate_caches()
    if file is not None:
        # What was compiled counts as current where a file is as long as before, and changed within the second.
        Path(importlib.util.cache_from_source(str(file))).unlink(missing_ok=True)


def _name_of(path: Path, root: Path, purpose: str) -> str:
    return f"understudy_{purpose}_" + re.sub(r"\W", "_", short_place(str(path.with_suffix("")), root))


def _from_file(path: Path, root: Path, purpose: str) -> ModuleType:
    name = _name_of(path, root, purpose)
    if name in sys.modules:
        return sys.modules[name]
    if not path.is_file():
        siblings = [entry.name for entry in path.parent.glob("*.py")] if path.parent.is_dir() else []
        hint = did_you_mean(path.name, siblings, otherwise="", start="; ", show=lambda near: str(path.parent / near))
        raise UserModuleError(f"there is no file {short_place(str(path), root)}{hint}")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise UserModuleError(
            f"{short_place(str(path), root)} is no Python file; {purpose} are declared in one such as {purpose}.py"
        )
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _no_module(source: str, root: Path, purpose: str) -> str:
    path = root.joinpath(*source.split("."))
    siblings = [entry.stem for entry in path.parent.glob("*.py")] if path.parent.is_dir() else []
    above = source.split(".")[:-1]
    otherwise = f"name its file, such as tests/{purpose}.py"
    hint = did_you_mean(path.name, siblings, otherwise=otherwise, show=lambda near: ".".join([*above, near]))
    return f"there is no module {source}; {hint}"


def _where(error: BaseException, root: Path) -> str:
    """The place in the user's own files where it went wrong."""
    if isinstance(error, SyntaxError):
        return ""  # its text has it
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(root)]
    return f" ({short_place(own[-1].filename, root)}:{own[-1].lineno})" if own else ""


def short_place(place: str, root: Path) -> str:
    """A path below `root` without it."""
    return place.removeprefix(f"{root}/")
