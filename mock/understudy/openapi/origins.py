"""Where the pieces of a document came from: the place in a file that its author can open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import pointer_of, tokens_of
from understudy.problem import Problem

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

    `moved` is what another reading of the whole document moved (Swagger 2.0's fields to OpenAPI 3.0's, `x-webhooks` to
    `webhooks`); `pieces` are what came from elsewhere, by its place before that: the file and the way to it. `written`
    are the words of the mock that overlays brought, by their place in the document.
    """

    file: str
    moved: Mapping[Tokens, Tokens] = field(default_factory=dict)
    pieces: Mapping[Tokens, tuple[str, Tokens]] = field(default_factory=dict)
    written: Mapping[Tokens, tuple[str, str]] = field(default_factory=dict)

    def unmoved(self, where: str) -> str:
        """Where it stands in the specification that the document is written in, whatever file that is in."""
        return pointer_of(longest(self.moved, tokens_of(where))) if self.moved else where

    def place(self, where: str) -> tuple[str, str]:
        """The file and the pointer into it of what stands at a pointer of the document in memory."""
        tokens = tokens_of(self.unmoved(where))
        by_overlay = (self._overlaid(tokens) or self._overlaid(tokens_of(where))) if self.written else None
        if by_overlay is not None:
            return by_overlay
        for length in range(len(tokens), 0, -1) if self.pieces else ():
            piece = self.pieces.get(tokens[:length])
            if piece is not None:
                return piece[0], pointer_of((*piece[1], *tokens[length:]))
        return self.file, pointer_of(tokens)

    def _overlaid(self, tokens: Tokens) -> tuple[str, str] | None:
        """The place in an overlay; a word of a path stands for each of its operations."""
        whole = [tokens, (*tokens[:2], *tokens[3:])] if tokens[:1] == ("paths",) else [tokens]
        for way in whole:
            for length in range(len(way), 0, -1):
                found = self.written.get(way[:length])
                if found is not None:
                    return found[0], found[1] + pointer_of(way[length:])
        return None

    def placed(self, problem: Problem) -> Problem:
        """The problem with the place that its author can open, in an overlay with the line as well."""
        file, where = self.place(problem.pointer)
        found = replace(problem, file=file, pointer=where)
        return with_line(found) if any(file == overlay for overlay, _ in self.written.values()) else found


def with_line(problem: Problem) -> Problem:
    """The problem with the line of its file; as it is where the file can't be read any more."""
    from understudy.openapi.yaml_text import line_of  # PyYAML costs 15 ms that a document without problems can save

    try:
        text = Path(problem.file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return problem
    return replace(problem, line=line_of(text, tokens_of(problem.pointer)))
