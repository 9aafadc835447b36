"""Loads a document: read, bundle, overlay, convert, check, correct. In the resulting dict every `$ref` is local."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from understudy.openapi.borrowed import rewritten
from understudy.openapi.bundle import Bundle, bundle
from understudy.openapi.draft import mended
from understudy.openapi.grammar import EXTENSION_WEBHOOKS, is_swagger
from understudy.openapi.lint import lint
from understudy.openapi.loaded import Document, OpenApiVersion, overlays_beside
from understudy.openapi.origins import Origins, Tokens, with_line
from understudy.openapi.overlay import apply_overlay
from understudy.openapi.source import read_source
from understudy.openapi.sources import locate, shown
from understudy.openapi.swagger import convert
from understudy.openapi.vocabulary import check_overlay
from understudy.problem import DocumentError, Problem, did_you_mean

_OF_REFERENCES = ("circular-reference", "remote-reference", "unresolvable-reference", "bad-reference")
# What a document may consist of besides paths (OAS 4.8.1; Swagger 2.0's definitions are files to refer to).
_WITHOUT_PATHS = frozenset({"webhooks", EXTENSION_WEBHOOKS, "components", "definitions"})


def load(path: str | Path, *, overlays: Iterable[str | Path] = (), strict: bool = False) -> Document:
    """Load an OpenAPI 3.x or Swagger 2.0 document of one or many files and apply overlays to it, in order.

    Raises DocumentError for what is no such document or can't be read, and for every mistake in an overlay or in an
    `x-mock-*` key, which somebody wrote for the mock. Whatever else is wrong is a problem of the result; `strict`
    refuses the document for those of them that are errors.
    """
    file = locate(path)
    try:
        return _load(file, tuple(map(Path, overlays)), bundle(file), strict=strict)
    except RecursionError:
        raise DocumentError([Problem("too-deep", "nested too deeply", "", shown(file))]) from None


def load_played(path: str | Path) -> tuple[Document, Document]:
    """A document as it is written, and as a mock of it plays it: with the overlay beside it, else the very same.

    It is read and bundled once. Raises DocumentError as `load` does.
    """
    file = locate(path)
    overlays = overlays_beside(file)
    try:
        bundled = bundle(file)
        document = _load(file, (), bundled)
        return document, (_load(file, tuple(overlays), bundled) if overlays else document)
    except RecursionError:
        raise DocumentError([Problem("too-deep", "nested too deeply", "", shown(file))]) from None


def _load(file: Path, overlays: tuple[Path, ...], bundled: Bundle, *, strict: bool = False) -> Document:
    digests = dict(bundled.digests) if bundled.digests is not None else None
    version, newer = _version(bundled.data, bundled.problems, shown(file))
    problems = [*bundled.problems, *newer]
    mistakes: list[Problem] = []
    data = bundled.data
    written: dict[Tokens, tuple[str, str]] = {}
    for overlay in overlays:
        data = _overlaid(data, overlay, mistakes, written, digests)
    moved: Mapping[Tokens, Tokens] = {}
    if is_swagger(data):
        converted = convert(data, shown(file))
        data, moved = converted.data, converted.origins
        problems += converted.problems
    else:
        data, moved = _with_webhooks(data)
    borrowed = rewritten(data, moved, shown(file))
    problems += map(Origins(shown(file), moved, bundled.pieces, written).placed, borrowed.problems)
    data, moved = borrowed.data, borrowed.origins
    linted = lint(data, shown(file))
    if linted.scattered and not bundled.scattered:
        return _load(file, overlays, bundle(file, scattered=True), strict=strict)
    origins = Origins(shown(file), moved, bundled.pieces, written)
    found = _not_yet_known([*mistakes, *problems], map(origins.placed, linted.problems))
    ours = [problem for problem in found if _is_ours(problem, overlays)]
    problems += [problem for problem in found if problem not in ours]
    mistakes += ours
    if errors := [each for each in (*mistakes, *(problems if strict else ())) if each.severity == "error"]:
        raise DocumentError(errors)
    found_problems = (*problems, *mistakes)
    return Document(mended(data, linted.mends), file, version, found_problems, origins, linted.words, digests)


def _with_webhooks(data: dict[str, Any]) -> tuple[dict[str, Any], dict[Tokens, Tokens]]:
    """The document with `x-webhooks` as `webhooks`, and where they stood.

    They still stand there as well, for the references that lead there. Of two of one name that of `webhooks` counts.
    """
    extension, own = data.get(EXTENSION_WEBHOOKS), data.get("webhooks", {})
    if not isinstance(extension, dict) or not isinstance(own, dict):
        return data, {}
    moved: dict[Tokens, Tokens] = {("webhooks", name): (EXTENSION_WEBHOOKS, name) for name in extension.keys() - own}
    return {**data, "webhooks": {**extension, **own}}, moved


def _is_ours(problem: Problem, overlays: Collection[Path]) -> bool:
    """Whether a problem is in what somebody wrote for the mock and wants to know at once.

    A reference to another file that is still there is an overlay's: the document's own are bundled.
    """
    return problem.rule.startswith("x-mock-") or (problem.rule == "reference-not-local" and bool(overlays))


def _overlaid(
    data: dict[str, Any],
    overlay: Path,
    problems: list[Problem],
    written: dict[Tokens, tuple[str, str]],
    digests: dict[Path, str] | None,
) -> dict[str, Any]:
    try:
        changes = read_source(overlay, digests=digests)
    except DocumentError as error:
        problems += error.problems
        return data
    changed, found = apply_overlay(data, changes, overlay, written)
    problems += map(with_line, (*found, *check_overlay(changes, str(overlay))))
    return changed


def _not_yet_known(known: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """Leaves out what an overlay or a reference was already blamed for: there it can be corrected."""
    known = tuple(known)
    blamed = {(problem.rule, problem.message) for problem in known}
    places = {(problem.rule, problem.file, problem.pointer) for problem in known}
    # A reference that could not be followed into another file still stands in the bundle.
    left = {problem.message.partition(" ")[0].rstrip(":") for problem in known if problem.rule in _OF_REFERENCES}
    return [
        problem
        for problem in found
        if (problem.rule, problem.message) not in blamed
        and (problem.rule, problem.file, problem.pointer) not in places
        and not (problem.rule == "reference-not-local" and problem.message.partition(" ")[0] in left)
    ]


def _version(data: dict[str, Any], known: Iterable[Problem], file: str) -> tuple[OpenApiVersion, list[Problem]]:
    """How the document is read, and what there is to say of that. Raises DocumentError for what is no document."""
    declared, problem = data.get("openapi"), None
    text = str(declared) if isinstance(declared, str | float) else ""
    hint = "expected 2.0, 3.0.x, 3.1.x or 3.2.x"
    if declared is None and "swagger" in data:
        if is_swagger(data):
            message = "Swagger 2.0 is read as the OpenAPI 3.0 that it is converted to"
            found = [Problem("version-swagger", message, "/swagger", file, severity="warning")]
            return _with_paths("3.0", found, data, known, file)
        problem = Problem("version-unknown", f"swagger is {data['swagger']!r}", "/swagger", file, hint)
    elif declared is None:
        start = "a document begins with `openapi: 3.1.0`"
        hint = did_you_mean("openapi", data, otherwise=start, show=lambda near: f"openapi instead of {near}")
        if "overlay" in data:
            hint = "this is an overlay; name it as one, beside a document"
        problem = Problem("version-missing", "openapi is missing", "", file, hint)
    elif not text.startswith("3."):
        problem = Problem("version-unknown", f"openapi is {declared!r}", "/openapi", file, hint)
    if problem is not None:
        raise DocumentError([*(each for each in known if each.severity == "error"), problem])
    if text == "3.0" or text.startswith("3.0."):
        return _with_paths("3.0", [], data, known, file)
    found = []
    if not (text == "3.1" or text.startswith("3.1.")):
        message = f"OpenAPI {text} is read as 3.1; of what is new in it, parts that are not played yet are named"
        found.append(Problem("version-newer", message, "/openapi", file, severity="warning"))
    return _with_paths("3.1", found, data, known, file)


def _with_paths(
    version: OpenApiVersion, found: list[Problem], data: dict[str, Any], known: Iterable[Problem], file: str
) -> tuple[OpenApiVersion, list[Problem]]:
    """Hands back what it got for a document that can have something to serve."""
    paths = data.get("paths")
    if isinstance(paths, dict) or (paths is None and data.keys() & _WITHOUT_PATHS):
        return version, found
    if paths is None:
        others = data.keys() - {"paths"}
        hint = did_you_mean("paths", others, otherwise="", show=lambda near: f"paths instead of {near}")
        problem = Problem("paths-missing", "the document has no paths", "", file, hint)
    else:
        problem = Problem("paths-shape", "paths must be an object", "/paths", file)
    raise DocumentError([*(each for each in known if each.severity == "error"), problem])


def digest(document: Document) -> str:
    """SHA-256 of the document's canonical JSON: the same for the same content, whatever the files looked like."""
    text = json.dumps(document.data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
