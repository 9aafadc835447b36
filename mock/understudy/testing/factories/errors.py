"""The errors of factories. Every message names what was requested and the nearest thing that there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from understudy.columns import listed
from understudy.messages import Response
from understudy.problem import did_you_mean, in_quotes


class FactoryError(Exception):
    """A test requested something that the document does not have or does not allow."""


class DeclarationError(FactoryError):
    """Factory declarations don't fit the document. `problems` holds every mistake, not only the first."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


class CreateRefused(FactoryError):  # noqa: N818 - it says what happened
    """The API refused what `create` sent. `response` is its answer."""

    def __init__(self, message: str, response: Response) -> None:
        self.response = response
        super().__init__(message)


OPTIONS: Final[Mapping[str, str]] = {
    "count": "insert, create and params",
    "build": "insert, create and params",
    "expand": "insert and create",
    "validate": "insert",
    "case": "params",
    "nest": "params",
    "encode": "params",
    "violate": "invalid",
    "inherit": "a Variant",
}
"""Options that not all the methods of factories have, and which have them."""


def unknown(owner: str, kind: str, name: str, names: Iterable[str]) -> str:
    """The message for a name that is not there: the nearest one, else all that there are.

    An attribute that is called like an option is likely to be meant for another method.
    """
    known = list(dict.fromkeys(names))
    if kind == "attribute" and name in OPTIONS:
        return f'{owner} has no attribute "{name}"; {name}= is an option of {OPTIONS[name]}'
    hint = did_you_mean(name, known, otherwise=f"it has {listed(known) or 'none'}", show=in_quotes)
    return f'{owner} has no {kind} "{name}"; {hint}'
