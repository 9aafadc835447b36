"""Faults that the markers of a test ask for: read, held against the document, and armed when its mock is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from understudy.faults.registry import Faults, Options
from understudy.faults.rules import make_fault
from understudy.problem import did_you_mean
from understudy.records.errors import MockError

if TYPE_CHECKING:
    from understudy.contract import Contract
    from understudy.remote.faults import RemoteFaults

_POSITIONAL = ("operation_id", "status")
_KEYWORDS = (*_POSITIONAL, "times", *Options.__annotations__)
_WRONG = (ValueError, TypeError, MockError)


@dataclass(frozen=True, slots=True)
class Planned:
    """One marker: what `mock.faults.add` is to be called with, and the test that it stands at."""

    mark: pytest.Mark
    test: str

    @property
    def place(self) -> str:
        return f"@pytest.mark.fault of {self.test}"

    @property
    def options(self) -> Mapping[str, Any]:
        return {**dict(zip(_POSITIONAL, self.mark.args, strict=False)), **self.mark.kwargs}


def planned(item: pytest.Item) -> tuple[Planned, ...]:
    """The markers of a test as they are read: those of its module first, then its class, then its own, from the top."""
    return tuple(Planned(mark, item.nodeid) for mark in reversed(list(item.iter_markers("fault"))))


def mistake(plan: Planned, contract: Contract | None) -> str:
    """What is wrong with a marker, empty where nothing is; without a contract what it aims at is not looked at."""
    try:
        _check_words(plan.mark)
        if contract is not None:
            Faults(contract).add(**plan.options)
        else:
            options = dict(plan.options)
            make_fault(options.pop("operation_id", None), options.pop("status", None), options.pop("times", 1), options)
    except _WRONG as error:
        return f"{plan.place}: {error}"
    return ""


def arm(faults: Faults | RemoteFaults, plans: tuple[Planned, ...]) -> None:
    """Add the faults, in their order. Raises UsageError."""
    __tracebackhide__ = True
    for plan in plans:
        try:
            _check_words(plan.mark)
            faults.add(**plan.options)
        except _WRONG as error:
            raise pytest.UsageError(f"{plan.place}: {error}") from None


def _check_words(mark: pytest.Mark) -> None:
    if len(mark.args) > len(_POSITIONAL):
        raise TypeError(f"takes an operation and a status, and the rest by keyword; got {mark.args[2]!r} as well")
    for name in mark.kwargs:
        if name in _POSITIONAL[: len(mark.args)]:
            raise TypeError(f"{name}= is given twice")
        if name not in _KEYWORDS:
            hint = did_you_mean(name, _KEYWORDS, otherwise=f"there are {', '.join(f'{each}=' for each in _KEYWORDS)}")
            raise TypeError(f"there is no keyword {name!r}; {hint}")
