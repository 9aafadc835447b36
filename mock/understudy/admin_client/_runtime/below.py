"""Resources that stand inside of a client or of each other, each imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import Any, TypeVar

__all__ = ["Below"]

R = TypeVar("R")


class Below(cached_property[R]):
    """A resource inside of a client or of another resource: `Below(MODULE)`, imported when it is first used."""

    def __init__(self, module: str) -> None:
        super().__init__(self._open)
        self._module = module

    def _open(self, owner: Any) -> Any:
        from .core import SyncCore
        from .resources import AsyncResource, Resource

        core = owner._core  # noqa: SLF001 - what it stands in
        base: Any = Resource if isinstance(core, SyncCore) else AsyncResource
        package = type(owner).__module__.rpartition(".resources")[0] or type(owner).__module__.rpartition(".")[0]
        found = import_module(f"{package}.resources.{self._module}")
        kinds = (each for each in vars(found).values() if isinstance(each, type) and issubclass(each, base))
        return next(each for each in kinds if each.__module__ == found.__name__)(core)
