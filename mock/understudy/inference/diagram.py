"""A lifecycle as a Mermaid state diagram, with the transitions that a mock has made marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from understudy.durations import duration_text
from understudy.inference.lifecycle import Lifecycle, Transition

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED = frozenset(["end", "state", "note", "direction", "class", "classdef", "style"])


def mermaid(lifecycle: Lifecycle, visited: Collection[tuple[str | None, str]] = ()) -> str:
    """Source of a `stateDiagram-v2`; transitions in `visited` carry a check mark, with forced ones that no edge has."""
    return "\n".join(_lines(lifecycle, visited)) + "\n"


def _lines(lifecycle: Lifecycle, visited: Collection[tuple[str | None, str]]) -> Iterator[str]:
    yield "stateDiagram-v2"
    names = {state: _name(state or "null", number) for number, state in enumerate(lifecycle.states)}
    for state, name in names.items():
        if name != state and state is not None:
            yield f'    state "{state}" as {name}'
    yield f"    [*] --> {names[lifecycle.initial]}"
    for edge in lifecycle.transitions:
        mark = "✓ " if (edge.source, edge.target) in visited else ""
        label = (mark + _label(edge)).strip()
        yield f"    {names[edge.source]} --> {names[edge.target]}" + (f": {label}" if label else "")
    known = {(edge.source, edge.target) for edge in lifecycle.transitions}
    for source, target in sorted(set(visited) - known, key=lambda edge: (edge[0] or "", edge[1])):
        if source in names and target in names:
            yield f"    {names[source]} --> {names[target]}: ✓ forced"
    for state in lifecycle.states:
        if state in lifecycle.terminal:
            yield f"    {names[state]} --> [*]"


def _label(edge: Transition) -> str:
    parts = [*edge.by]
    if edge.after is not None:
        parts.append(f"after {duration_text(edge.after)}")
    if edge.reads is not None:
        parts.append(f"after {edge.reads} read" + ("s" if edge.reads > 1 else ""))
    parts += [f"sends {name}" for name in edge.emit]
    return ", ".join(parts)


def _name(state: str, number: int) -> str:
    return state if _PLAIN.fullmatch(state) and state.lower() not in _RESERVED else f"s{number}"
