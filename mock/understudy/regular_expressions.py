"""Regular expressions that come with a request or a document, whose author may write any.

Python's own engine may search a text of fifty characters for years, and no other thread runs meanwhile. Here a match
takes a second at most, during which others go on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from understudy.columns import clipped

_SECONDS = 1.0
_LONGEST = 5_000


class ExpressionTimeout(Exception):  # noqa: N818 - it names what happened
    """To compare a text with an expression takes too long."""

    def __init__(self, expression: str) -> None:
        super().__init__(f"{clipped(expression, 60)} takes more than a second to compare")


class BoundedExpression:
    """A compiled regular expression as Python writes them, and Java for the most part.

    Raises ValueError for what is none, or too long to compile quickly.
    """

    __slots__ = ("_compiled", "_text")

    def __init__(self, text: str, flags: re.RegexFlag | int = 0) -> None:
        if len(text) > _LONGEST:
            raise ValueError(f"a regular expression has at most {_LONGEST:,} characters")
        self._text = text
        self._compiled = _compiled(text, int(flags))

    def fullmatch(self, text: str) -> bool:
        """Whether the whole text matches. Raises ExpressionTimeout."""
        return self._found(self._compiled.fullmatch, text)

    def search(self, text: str) -> bool:
        """Whether a part of the text matches. Raises ExpressionTimeout."""
        return self._found(self._compiled.search, text)

    def _found(self, method: Any, text: str) -> bool:
        try:
            return method(text, timeout=_SECONDS, concurrent=True) is not None
        except TimeoutError:
            raise ExpressionTimeout(self._text) from None


@lru_cache(maxsize=100)
def _compiled(text: str, flags: int) -> Any:
    import regex  # takes longer to import than most who start need

    try:
        return regex.compile(text, flags)  # whose flags have the numbers of Python's own
    except regex.error as error:
        raise ValueError(str(error)) from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
