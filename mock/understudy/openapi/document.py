"""Loads a document: read, bundle, overlay, check. The result is one dict in which every `$ref` is local."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from understudy.openapi.bundle import Bundle, bundle
from understudy.openapi.lint import lint
from understudy.openapi.overlay import apply_overlay
from understudy.openapi.source import read_source
from understudy.openapi.vocabulary import check_overlay
from understudy.problem import DocumentError, Problem, nearest

__all__ = ["OVERLAY", "Document", "OpenApiVersion", "digest", "load", "load_played", "overlays_beside"]

# What stands beside a document under this name says what the document has no words for.
OVERLAY = "mock.overlay.yaml"

OpenApiVersion = Literal["3.0", "3.1"]


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded document. `problems` are warnings; errors would have refused it."""

    data: dict[str, Any]
    file: Path
    version: OpenApiVersion
    problems: tuple[Problem, ...]


def overlays_beside(path: str | Path) -> list[Path]:
    """The overlay that a mock of the document applies by itself, where there is one."""
    place = Path(path).parent / OVERLAY
    return [place] if place.is_file() else []


def load(path: str | Path, *, overlays: Iterable[str | Path] = ()) -> Document:
    """Load an OpenAPI 3.0 or 3.1 document of one or many files and apply overlays to it, in order.

    Raises DocumentError with every error found: in a file, a reference, an overlay or the structure.
    """
    file = Path(path)
    try:
        return _overlaid(bundle(file), file, overlays)
    except RecursionError:
        raise DocumentError([Problem("too-deep", "nested too deeply", "", str(file))]) from None


def load_played(path: str | Path) -> tuple[Document, Document]:
    """A document as it is written, and as a mock of it plays it: with the overlay beside it, else the very same.

    It is read and bundled once. Raises DocumentError as `load` does.
    """
    file, overlays = Path(path), overlays_beside(path)
    try:
        bundled = bundle(file)
        document = _overlaid(bundled, file, ())
        return document, (_overlaid(bundled, file, overlays) if overlays else document)
    except RecursionError:
        raise DocumentError([Problem("too-deep", "nested too deeply", "", str(file))]) from None


def _overlaid(bundled: Bundle, file: Path, overlays: Iterable[str | Path]) -> Document:
    problems = list(bundled.problems)
    version = _version(bundled.data, str(file), problems)
    if version is None:
        raise DocumentError(problem for problem in problems if problem.severity == "error")
    data = bundled.data
    for overlay in map(Path, overlays):
        try:
            changes = read_source(overlay)
        except DocumentError as error:
            problems += error.problems
            continue
        data, found = apply_overlay(data, changes, overlay)
        problems += [*found, *check_overlay(changes, str(overlay))]
    problems += _not_yet_known(problems, [_placed(problem, bundled) for problem in lint(data, str(file))])
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DocumentError(errors)
    return Document(data, file, version, tuple(problems))


def _placed(problem: Problem, bundled: Bundle) -> Problem:
    """The problem with the file and the pointer that its author can open, not those of the bundle."""
    origin = bundled.origin(problem.pointer)
    return problem if origin is None else replace(problem, file=origin[0], pointer=origin[1])


def _not_yet_known(known: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """Leaves out what an overlay or a reference was already blamed for: there it can be corrected."""
    blamed = {(problem.rule, problem.message) for problem in known}
    # A reference that could not be followed into another file still stands in the bundle.
    left = {problem.message.partition(" ")[0] for problem in known if problem.rule == "circular-reference"}
    return [
        problem
        for problem in found
        if (problem.rule, problem.message) not in blamed
        and not (problem.rule == "reference-not-local" and problem.message.partition(" ")[0] in left)
    ]


def _version(data: dict[str, Any], file: str, problems: list[Problem]) -> OpenApiVersion | None:
    given = data.get("openapi")
    text = str(given) if isinstance(given, str | float) else ""
    if text == "3.0" or text.startswith("3.0."):
        return "3.0"
    if text.startswith("3."):
        if not (text == "3.1" or text.startswith("3.1.")):
            message = f"OpenAPI {text} is read as 3.1; what is new in it is ignored"
            problems.append(Problem("version-newer", message, "/openapi", file, severity="warning"))
        return "3.1"
    if given is None and "swagger" in data:
        hint = "convert it to OpenAPI 3 first, for example with swagger2openapi"
        problems.append(Problem("version-swagger", f"Swagger {data['swagger']} is not read", "/swagger", file, hint))
    elif given is None:
        close = nearest("openapi", data, limit=1)
        hint = f"did you mean openapi instead of {close[0]}?" if close else "a document begins with `openapi: 3.1.0`"
        if "overlay" in data:
            hint = "this is an overlay; name it as one, beside a document"
        problems.append(Problem("version-missing", "openapi is missing", "", file, hint))
    else:
        problems.append(
            Problem("version-unknown", f"openapi is {given!r}", "/openapi", file, "expected 3.0.x or 3.1.x")
        )
    return None


def digest(document: Document) -> str:
    """SHA-256 of the document's canonical JSON: the same for the same content, whatever the files looked like."""
    text = json.dumps(document.data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
