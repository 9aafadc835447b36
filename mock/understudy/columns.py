"""Text for a terminal: no line is longer than 120 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

WIDTH = 120


def clipped(line: str) -> str:
    """A line of at most 120 columns, with an ellipsis where something is left out."""
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def wrapped(text: str, indent: str = "", *, hanging: str | None = None) -> Iterator[str]:
    """A text in lines of at most 120 columns; the second and later ones begin with `hanging`, else two columns in."""
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if hanging is None else hanging,
        break_on_hyphens=False,
    )
