"""Problems of a document as values: where, which rule, and what would be right.

A problem is data; policy decides. Errors refuse the document, warnings are printed and ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from understudy.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a document, an overlay or a configuration.

    `pointer` is a JSON Pointer (RFC 6901) into `file`; `rule` is a stable kebab-case name; `hint` says what to do.
    `line` is where in `file` that is, from 1 on, or 0 where nobody looked.
    """

    rule: str
    message: str
    pointer: str = ""
    file: str = ""
    hint: str = ""
    severity: Literal["error", "warning"] = "error"
    line: int = 0

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        place = f"{self.file}{line}#{self.pointer}" if self.file or self.pointer else "document"
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.severity}: {place}: {self.message}{hint} [{self.rule}]"


class DocumentError(Exception):
    """The document is refused. `problems` holds every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_quotes(name: str) -> str:
    """A name in double quotes, for `did_you_mean(show=…)`."""
    return f'"{name}"'


def nearest(name: str, names: Iterable[str], *, limit: int = 3) -> Sequence[str]:
    """The names most like `name`, best first; for "did you mean" hints."""
    from difflib import get_close_matches  # where all is well nobody asks

    return get_close_matches(name, list(names), n=limit, cutoff=0.5)


def did_you_mean(
    name: str,
    names: Iterable[str],
    *,
    otherwise: str | None = None,
    start: str = "",
    show: Callable[[str], str] = str,
) -> str:
    """The hint of a message about an unknown name: `did you mean NAME?`, with `start` before it.

    `show` writes the nearest name, quoted or with what stands around it. Where no name is like it, `otherwise`; without
    that it lists what is known.
    """
    known = tuple(names)
    close = nearest(name, known, limit=1)
    if close:
        return f"{start}did you mean {show(close[0])}?"
    return f"known: {', '.join(known) or 'none'}" if otherwise is None else otherwise
