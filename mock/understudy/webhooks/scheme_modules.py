"""Signing schemes that a user hands over: modules by name, files, or objects."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from understudy.user_modules import UserModuleError, import_user_module
from understudy.webhooks.signing import SigningScheme, registry

SchemeSource = str | Path | SigningScheme
"""A module by its dotted name, a file, or a scheme: a module or an object with the names of `SigningScheme`."""


class SchemesError(ValueError):
    """What was handed over is no signing scheme; the message says what it lacks."""


def schemes_of(sources: Iterable[SchemeSource]) -> tuple[SigningScheme, ...]:
    """The schemes of modules, files and objects. Raises SchemesError."""
    found: list[SigningScheme] = []
    for each in sources:
        if not isinstance(each, str | Path):
            found.append(each)
            continue
        try:
            found.append(cast("SigningScheme", import_user_module(each, Path.cwd(), purpose="signing")))
        except UserModuleError as error:
            raise SchemesError(f"signing: {error}") from None
    try:
        registry(found)
    except TypeError as error:
        raise SchemesError(f"signing: {error}; see docs/extending.md") from None
    return tuple(found)
