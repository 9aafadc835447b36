"""Where the pieces of a document came from: the place in a file that its author can open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from understudy.openapi.pointer import pointer_of, tokens_of
from understudy.problem import Problem

__all__ = ["Origins", "Tokens", "longest"]

Tokens = tuple[str, ...]


def longest(origins: Mapping[Tokens, Tokens], tokens: Tokens) -> Tokens:
    """Where a place was before it moved: what is known of the longest way to it, and the rest of the way."""
    for length in range(len(tokens), 0, -1):
        found = origins.get(tokens[:length])
        if found is not None:
            return (*found, *tokens[length:])
    return tokens


@dataclass(frozen=True, slots=True)
class Origins:
    """What moved on the way from the files to the document in memory.

    `moved` is what another reading of the whole document moved (Swagger 2.0's fields to OpenAPI 3.0's); `pieces` finds
    what came from another file, by its place before that, as (file, pointer).
    """

    file: str
    moved: Mapping[Tokens, Tokens] = field(default_factory=dict)
    pieces: Callable[[Tokens], tuple[str, str] | None] | None = None

    def place(self, where: str) -> tuple[str, str]:
        """The file and the pointer into it of what stands at a pointer of the document in memory."""
        tokens = tokens_of(where)
        if self.moved:
            tokens = longest(self.moved, tokens)
        found = self.pieces(tokens) if self.pieces is not None else None
        return found or (self.file, pointer_of(tokens))

    def placed(self, problem: Problem) -> Problem:
        """The problem with the place that its author can open."""
        file, where = self.place(problem.pointer)
        return replace(problem, file=file, pointer=where)
