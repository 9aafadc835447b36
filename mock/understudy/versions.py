"""Which version of a distribution is installed."""

from __future__ import annotations

from functools import cache


@cache
def installed(name: str) -> str | None:
    """The version of a distribution, by its name on PyPI; None where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # costs what `understudy --help` need not wait for

    try:
        return version(name)
    except PackageNotFoundError:
        return None
