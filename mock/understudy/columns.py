"""Text for a terminal, where no line is longer than 120 columns, and for a message: what is too long is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

WIDTH = 120


def clipped(text: str, most: int = WIDTH) -> str:
    """A text of at most so many characters, with an ellipsis where something is left out."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names in a message; of many, the first ones and how many more there are."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def wrapped(text: str, indent: str = "", *, hanging: str | None = None) -> Iterator[str]:
    """A text in lines of at most 120 columns; the second and later ones begin with `hanging`, else two columns in."""
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if hanging is None else hanging,
        break_on_hyphens=False,
    )
