"""What OpenAPI 3.2 brought and the mock does not play yet, so that it is reported by name and never dropped in silence.

What is read like its neighbours (`query`, `additionalOperations`, `$self`, `dataValue`) or only describes is not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from understudy.openapi.grammar import Site
from understudy.problem import Problem

_PARTS: Mapping[str, frozenset[str]] = {
    "media-type": frozenset({"itemEncoding", "prefixEncoding"}),
    "encoding": frozenset({"encoding", "itemEncoding", "prefixEncoding"}),
    "example": frozenset({"serializedValue"}),
    "discriminator": frozenset({"defaultMapping"}),
}


def newer_parts(version: str) -> Callable[[Site, str], Iterator[Problem]] | None:
    """A check of one object, for a document of OpenAPI 3.2 or later."""
    return None if version.startswith(("3.0", "3.1")) else _check


def _check(site: Site, file: str) -> Iterator[Problem]:
    for name in _PARTS.get(site.kind, frozenset()) & site.node.keys():
        yield _problem(name, f"{site.pointer}/{name}", file)


def _problem(name: str, where: str, file: str) -> Problem:
    message = f"{name} came with OpenAPI 3.2 and is not played yet"
    return Problem("version-newer", message, where, file, severity="warning")
