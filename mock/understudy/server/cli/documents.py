"""The document of a command: its file, named or found in the folder, and the overlays that are laid over it."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from understudy.openapi.loaded import OVERLAY, overlays_beside
from understudy.openapi.sources import locate
from understudy.server.cli.configuration import ConfigurationError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,63}")
_OWN = ("overlay", "handlers", "signing")
_OWN_FILES = ("seed_file", "users")
_SEVERAL = "; as NAME=SPEC it is served below /NAME, at the host NAME where that has a dot, and there may be several"


def add_document(parser: argparse.ArgumentParser, *, several: bool = False) -> None:
    """Add the arguments that name the document, or `several`. Where a project has options in a file, they are read."""
    parser.add_argument(
        "spec",
        nargs="*" if several else "?",
        metavar="SPEC",
        help="an OpenAPI document, YAML or JSON: a file, a folder with one in it, a URL, or - for standard input"
        f"{_SEVERAL if several else ''} (default: openapi.yaml or the like, here or in spec/, docs/ and such folders)",
    )
    parser.set_defaults(configured=True)
    parser.add_argument("--refresh", action="store_true", help="fetch a document again that came from a URL")
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="read the document anew, and keep nothing for the next start (else what was made of a large one is kept "
        "in the cache folder, until one of its files or overlays changes)",
    )
    parser.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar="FILE",
        help=f"an OpenAPI Overlay to apply; may be repeated ({OVERLAY} beside SPEC is applied automatically, first)",
    )
    parser.add_argument(
        "--handlers",
        action="append",
        default=[],
        metavar="MODULE",
        help="a Python module, by name or as a file, that extends the mock: functions with @handler carry out "
        "operations (docs/extending.md); may be repeated",
    )
    parser.add_argument(
        "--signing",
        action="append",
        default=[],
        metavar="MODULE",
        help="a Python module, by name or as a file, that is a signing scheme of webhooks; may be repeated",
    )
    parser.add_argument("--no-overlay", action="store_true", help=f"leave {OVERLAY} beside SPEC alone")


def find_modules_here(options: argparse.Namespace) -> None:
    """Let modules be named as seen from the current folder, as `python -m` does."""
    if (options.handlers or options.signing) and "" not in sys.path:
        sys.path.insert(0, "")


def overlays_of(options: argparse.Namespace) -> list[str]:
    """The overlay beside the document, unless it is not wanted, and those that were named.

    From here on the document is a file: standard input is read once, a page fetched once. Raises DocumentError.
    """
    if options.spec is None:
        options.spec = find_document()
        print(f"document {options.spec}", file=sys.stderr)
    options.spec = str(locate(options.spec, refresh=options.refresh))
    beside = overlays_beside(options.spec)
    found = [] if options.no_overlay else [str(place) for place in beside]
    return found + [name for name in options.overlay if Path(name) not in beside]


def named_documents(options: argparse.Namespace) -> dict[str, argparse.Namespace]:
    """The options of each document, by its name; a document without a name has an empty one and stands alone.

    Where documents have names, `NAME=VALUE` of --overlay, --handlers, --signing, --seed-file and --users is about one
    of them, and a file or database of --state becomes one for each. Raises ValueError.
    """
    specs = [options.spec] if isinstance(options.spec, str) else options.spec or [None]
    pairs = [_named(each) for each in specs]
    if len(pairs) > 1 and any(not name for name, _ in pairs):
        lone = next(value for name, value in pairs if not name)
        raise ValueError(f"of several documents each has a name, below which it is served: NAME={lone}")
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"two documents are called {twice}; each needs a name of its own")
    found = {}
    for name, spec in pairs:
        own = argparse.Namespace(**vars(options))
        own.spec = spec
        if name:
            for option in _OWN:
                setattr(own, option, _for(name, getattr(options, option), names))
            for option in _OWN_FILES:
                value = getattr(options, option)
                found_files = _for(name, [value] if value else [], names)
                setattr(own, option, found_files[0] if found_files else None)
            own.state = _own_state(options.state, name)
        found[name] = own
    return found


def is_host(name: str) -> bool:
    """Whether a document of this name is served at a host of that name, and not below a path."""
    return "." in name


def _named(spec: str | None) -> tuple[str, str | None]:
    name, mark, rest = (spec or "").partition("=")
    if not mark or not rest or not _NAME.fullmatch(name) or Path(str(spec)).exists():
        return "", spec
    return name, rest


def _for(name: str, values: list[str], names: list[str]) -> list[str]:
    """The values that are about this document, and those that are about all."""
    found = []
    for value in values:
        of, mark, rest = value.partition("=")
        if not mark or of not in names:
            found.append(value)
        elif of == name:
            found.append(rest)
    return found


def _own_state(state: str | None, name: str) -> str | None:
    """`sqlite:///shop.db` as `sqlite:///shop-billing.db`: documents share no file and no database."""
    if state is None:
        return None
    place, mark, options = state.partition("?")
    stem, dot, end = place.rpartition(".")
    own = f"{stem}-{name}.{end}" if dot and "/" not in end else f"{place}-{name}"
    return own + mark + options


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
