"""The line of a file that a problem stands in, for files that people write by hand and hold in an editor."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from understudy.openapi.pointer import tokens_of
from understudy.problem import Problem

__all__ = ["with_line"]


def with_line(problem: Problem) -> Problem:
    """The problem with the line of its file; as it is where the file can't be read any more."""
    from understudy.openapi.yaml_text import line_of  # PyYAML costs 15 ms that a document without problems can save

    try:
        text = Path(problem.file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return problem
    return replace(problem, line=line_of(text, tokens_of(problem.pointer)))
