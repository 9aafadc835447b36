"""Loads a document: read, bundle, overlay, check. The result is one dict in which every `$ref` is local."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from understudy.contract.bundle import bundle
from understudy.contract.lint import lint
from understudy.contract.overlay import apply_overlay
from understudy.contract.source import read_source
from understudy.problem import DocumentError, Problem, nearest

__all__ = ["Document", "OpenApiVersion", "digest", "load"]

OpenApiVersion = Literal["3.0", "3.1"]


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded document. `problems` are warnings; errors would have refused it."""

    data: dict[str, Any]
    file: Path
    version: OpenApiVersion
    problems: tuple[Problem, ...]


def load(path: str | Path, *, overlays: Iterable[str | Path] = ()) -> Document:
    """Load an OpenAPI 3.0 or 3.1 document of one or many files and apply overlays to it, in order.

    Raises DocumentError with every error found: in a file, a reference, an overlay or the structure.
    """
    file = Path(path)
    data, found = bundle(file)
    problems = list(found)
    version = _version(data, file, problems)
    for overlay in overlays:
        try:
            data, more = apply_overlay(data, read_source(Path(overlay)), Path(overlay))
            problems += more
        except DocumentError as error:
            problems += error.problems
    if not any(problem.rule.startswith("version") and problem.severity == "error" for problem in problems):
        problems += lint(data, file)
    if any(problem.severity == "error" for problem in problems):
        raise DocumentError(problem for problem in problems if problem.severity == "error")
    return Document(data, file, version, tuple(problems))


def _version(data: dict[str, Any], file: Path, problems: list[Problem]) -> OpenApiVersion:
    given = data.get("openapi")
    if isinstance(given, str) and given.startswith("3.0"):
        return "3.0"
    if isinstance(given, str) and given.startswith("3."):
        if not given.startswith("3.1"):
            message = f"OpenAPI {given} is read as 3.1; what is new in it is ignored"
            problems.append(Problem("version-newer", message, "/openapi", str(file), severity="warning"))
        return "3.1"
    if "swagger" in data:
        hint = "convert it to OpenAPI 3 first, for example with swagger2openapi"
        message = f"Swagger {data['swagger']} is not read"
        problems.append(Problem("version-swagger", message, "/swagger", str(file), hint))
        return "3.1"
    close = nearest("openapi", data, limit=1)
    hint = f"did you mean openapi instead of {close[0]}?" if close else "a document begins with `openapi: 3.1.0`"
    message = "openapi is missing" if given is None else f"openapi is {given!r}, expected 3.0.x or 3.1.x"
    problems.append(Problem("version-missing", message, "/openapi", str(file), hint))
    return "3.1"


def digest(data: dict[str, Any]) -> str:
    """SHA-256 of the document's canonical JSON: the same for the same content, whatever the files looked like."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
