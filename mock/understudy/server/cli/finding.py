"""The document that a command is about when none is named: the one that stands where documents usually do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from understudy.server.cli.configuration import ConfigurationError

__all__ = ["find_document"]

_NAMES = tuple(f"{name}.{end}" for name in ("openapi", "swagger") for end in ("yaml", "yml", "json"))
_FOLDERS = ("spec", "specs", "api", "apis", "openapi", "swagger", "schema", "schemas", "contract", "contracts", "docs")


def find_document(folder: Path = Path()) -> Path:
    """The document of a folder by its usual name: in it, in one of the usual folders below, or one level deeper.

    The nearest place counts; there YAML is taken before JSON, for one document is often kept as both. Raises
    ConfigurationError, which names the places, where there is none and where several are as near.
    """
    for near in ([folder], _usual(folder), [each for usual in _usual(folder) for each in _below(usual)]):
        found = [file for place in near if (file := _in(place)) is not None]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(map(str, found))
            raise ConfigurationError(f"several documents are here: {names}; name one, or each as NAME=SPEC")
    folders = ", ".join(f"{name}/" for name in _FOLDERS)
    places = f"in this folder, in {folders} or in a folder of those"
    raise ConfigurationError(f"no {', '.join(_NAMES)} {places}; name the document: understudy serve SPEC")


def _in(folder: Path) -> Path | None:
    return next((folder / name for name in _NAMES if (folder / name).is_file()), None)


def _usual(folder: Path) -> list[Path]:
    return [folder / name for name in _FOLDERS if (folder / name).is_dir()]


def _below(folder: Path) -> Iterator[Path]:
    yield from sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
