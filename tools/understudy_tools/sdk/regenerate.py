"""`understudy regenerate`: load, validate, generate, compare. The one writer of a generated folder."""

from __future__ import annotations

import contextlib
import difflib
import filecmp
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePath
from typing import Any

from understudy.contract import index
from understudy.garbage import without_collections
from understudy.openapi.bundle import bundle
from understudy.openapi.document import digest, load_played
from understudy.openapi.pointer import pointer_of
from understudy.openapi.sources import locate
from understudy.problem import DocumentError, Problem
from understudy_tools.sdk.generate import Omission, generate
from understudy_tools.sdk.lock import FILE as LOCK
from understudy_tools.sdk.lock import read_lock
from understudy_tools.sdk.settings import FILE as SETTINGS
from understudy_tools.sdk.settings import read_settings
from understudy_tools.sdk.writing import KEPT

MANIFEST = "_generated.json"
_TOOLS = ("openapi-python-client", "ruff")
_SHOWN = 12
_SHARED = ("tests", ".github")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Drift:
    """A file that is not what the document would generate; `diff` is short."""

    path: str
    kind: str
    diff: str


def regenerate(
    spec: str | Path,
    out: str | Path,
    *,
    package: str | None = None,
    config: str | Path | None = None,
    strict: bool = False,
    progress: Progress = print,
) -> list[Omission]:
    """Write the SDK of a document to `out`, and delete what an earlier run wrote there and this one did not.

    `config` is the `sdk.yml`; without it that beside the document, if there is one. Names stay as `sdk.lock` in `out`
    has them.

    Returns what can't be generated; the rest is written, unless `strict`. Files that are right already are left alone.
    Raises DocumentError with every problem of a document that can't be read, or with why `out` can't be written;
    nothing in `out` is touched then.
    """
    target = Path(out)
    _refuse_foreign(target)
    with _as_problem(target), _folder_beside(target) as folder:
        fresh = Path(folder) / "out"
        omissions = _build(Path(spec), fresh, target, package, config, progress)
        if not (strict and omissions):
            with _alone_in(target):
                _put(fresh, target)
    return omissions


def _put(fresh: Path, target: Path) -> None:
    for name in _listed(target) - _listed(fresh) - {*KEPT.values()}:
        (target / name).unlink(missing_ok=True)
    once = _kept(target)
    for name in KEPT.values():
        # Also what was deleted since it was written stays as its owner wants it.
        if name in once or (target / name).exists():
            (fresh / name).unlink()
    _merge(fresh, target)
    _prune(target)


def _merge(fresh: Path, target: Path) -> None:
    """Folders that are new are moved whole, and of the others what differs."""
    for place in sorted(fresh.iterdir()):
        goal = target / place.name
        if place.is_dir() and goal.is_dir():
            _merge(place, goal)
        elif not (goal.is_file() and filecmp.cmp(place, goal, shallow=False)):
            shutil.move(place, goal)


@contextlib.contextmanager
def _alone_in(target: Path) -> Iterator[None]:
    """Of two runs into one folder each puts all of its files there, one after the other."""
    target.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    import fcntl

    turn = os.open(target, os.O_RDONLY)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
    finally:
        os.close(turn)


@contextlib.contextmanager
def _as_problem(target: Path) -> Iterator[None]:
    """A folder that can't be written is a mistake of who names it, not of ours."""
    try:
        yield
    except OSError as error:
        place, why = error.filename or target, error.strerror or str(error)
        hint = "give --out a folder that can be written"
        raise DocumentError([Problem("out-not-writable", f"{place}: {why}", file=str(target), hint=hint)]) from error


def _folder_beside(target: Path) -> tempfile.TemporaryDirectory[str]:
    """On the target's file system where that can be, so that files are moved there and not written a second time."""
    above = next(folder for folder in target.absolute().parents if folder.is_dir())
    return tempfile.TemporaryDirectory(prefix=".understudy-", dir=above if os.access(above, os.W_OK) else None)


def check(
    spec: str | Path,
    out: str | Path,
    *,
    package: str | None = None,
    config: str | Path | None = None,
    progress: Progress = print,
) -> tuple[list[Drift], list[Omission]]:
    """What differs between `out` and what the document generates now, and what can't be generated of it."""
    with tempfile.TemporaryDirectory(prefix="understudy-") as folder:
        fresh = Path(folder) / "out"
        omissions = _build(Path(spec), fresh, Path(out), package, config, progress)
        return list(_compare(fresh, Path(out))), omissions


def _build(
    spec: Path, fresh: Path, target: Path, package: str | None, config: str | Path | None, progress: Progress
) -> list[Omission]:
    settings, lock = read_settings(_settings_file(spec, config)), read_lock(target / LOCK)
    progress(f"reading {spec}")
    document, played = load_played(spec)
    try:
        progress("generating")
        contract = index(document, signing=None)
        with without_collections():
            as_played = contract if played is document else index(played, signing=None)
            omissions = generate(contract, as_played, fresh, package=package, settings=settings, lock=lock)
    except RecursionError:
        raise DocumentError([Problem("too-deep", "nested too deeply", file=str(spec))]) from None
    made = {str(place.relative_to(fresh)): place for place in sorted(fresh.rglob("*")) if place.is_file()}
    manifest = {
        "document": digest(document),
        "files": {name: _sha256(place) for name, place in made.items() if name not in KEPT.values()},
        "kept": sorted(KEPT.values()),
        **({"omitted": {each.pointer: each.reason for each in omissions}} if omissions else {}),
        **({"played": digest(played)} if played is not document else {}),
        "tools": {name: version(name) for name in _TOOLS},
    }
    (fresh / MANIFEST).write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return omissions


def _settings_file(spec: Path, config: str | Path | None) -> Path | None:
    """The file that is named, or the one beside the document, if there is one."""
    if config is not None:
        return Path(config)
    beside = spec.with_name(SETTINGS)
    return beside if beside.is_file() else None


def breaches(spec: str | Path) -> list[Problem]:
    """What of a document breaks OpenAPI's own schema, as it is written. Raises DocumentError when it can't be read."""
    from openapi_spec_validator import OpenAPIV2SpecValidator, OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    data = bundle(locate(spec)).data
    is_30 = str(data.get("openapi", "")).startswith("3.0")
    kind = (
        OpenAPIV2SpecValidator if "swagger" in data else OpenAPIV30SpecValidator if is_30 else OpenAPIV31SpecValidator
    )
    return [
        Problem("openapi", str(error.message).partition("\n")[0][:300], pointer_of(error.absolute_path), str(spec))
        for error in kind(_without_patterns(data)).iter_errors()
    ]


def _without_patterns(node: Any) -> Any:
    """The validator refuses a document for a pattern that its own regular expressions don't know; no SDK uses one."""
    if isinstance(node, list):
        return [_without_patterns(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_patterns(value)
        for key, value in node.items()
        if not (key == "pattern" and isinstance(value, str))
    }


def _sha256(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _kept(folder: Path) -> set[str]:
    """The files that were written once, whether they are still there or not."""
    found = _manifest(folder).get("kept")
    return {name for name in found if isinstance(name, str)} if isinstance(found, list) else set()


def _listed(folder: Path) -> set[str]:
    manifest = _manifest(folder)
    if not manifest:
        return set()
    files = manifest.get("files")
    # A manifest can be edited or merged badly: what it lists is deleted only inside the folder.
    inside = {name for name in files if _is_inside(name)} if isinstance(files, dict) else set()
    return inside | {MANIFEST}


def _is_inside(name: str) -> bool:
    place = PurePath(name)
    return bool(place.parts) and not place.is_absolute() and ".." not in place.parts


def _refuse_foreign(target: Path) -> None:
    """A folder with files that we did not write is somebody's; it is not written over."""
    hint = "give --out an empty folder, or one that `understudy regenerate` wrote"
    if target.exists() and not target.is_dir():
        raise DocumentError([Problem("out-not-ours", f"{target} is a file", file=str(target), hint=hint)])
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise DocumentError(
            [Problem("out-not-ours", f"{target} has files, but no {MANIFEST}", file=str(target), hint=hint)]
        )


def _prune(folder: Path) -> None:
    for place in sorted((entry for entry in folder.rglob("*") if entry.is_dir()), reverse=True):
        if not any(place.iterdir()):
            place.rmdir()


def _compare(fresh: Path, target: Path) -> Iterator[Drift]:
    expected = {str(place.relative_to(fresh)) for place in fresh.rglob("*") if place.is_file()}
    # Inside of the package there is one writer; what stands beside it is its owner's, unless an earlier run wrote it.
    inside = tuple(f"{place.name}/" for place in fresh.iterdir() if place.is_dir() and place.name not in _SHARED)
    listed = _listed(target)
    left = {name for name in _present(target) if name.startswith(inside) or name in listed}
    for name in sorted((expected | left) - {*KEPT.values()}):
        new, old = fresh / name, target / name
        if name not in expected:
            yield Drift(name, "extra", "")
        elif not old.is_file():
            yield Drift(name, "missing", "")
        elif new.read_bytes() != old.read_bytes():
            yield Drift(name, "changed", _diff(old, new, name))


def _present(target: Path) -> set[str]:
    return {
        str(place.relative_to(target))
        for place in target.rglob("*")
        if place.is_file() and not _is_left_behind(place.relative_to(target).parts)
    }


def _is_left_behind(parts: tuple[str, ...]) -> bool:
    """What tools write beside a distribution that they are run on."""
    ignored = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", "build", "dist"}
    return any(part in ignored or part.endswith(".egg-info") for part in parts)


def _diff(old: Path, new: Path, name: str) -> str:
    lines = difflib.unified_diff(
        old.read_text("utf-8", "replace").splitlines(),
        new.read_text("utf-8", "replace").splitlines(),
        f"{name} (there)",
        f"{name} (generated)",
        lineterm="",
        n=1,
    )
    shown = list(lines)
    more = [f"… {len(shown) - _SHOWN} more lines"] if len(shown) > _SHOWN else []
    return "\n".join(shown[:_SHOWN] + more)
