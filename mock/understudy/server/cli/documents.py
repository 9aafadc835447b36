"""The document of a command: its file, and the overlays that are laid over it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from understudy.openapi.document import OVERLAY, overlays_beside
from understudy.openapi.sources import locate
from understudy.server.cli.finding import find_document

__all__ = ["add_document", "find_modules_here", "overlays_of"]


def add_document(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name the document. Where a project has options in a file, they are read."""
    parser.add_argument(
        "spec",
        nargs="?",
        metavar="SPEC",
        help="an OpenAPI document, YAML or JSON: a file, a folder with one in it, a URL, or - for standard input "
        "(default: openapi.yaml or the like, here or in spec/, docs/ and such folders)",
    )
    parser.set_defaults(configured=True)
    parser.add_argument("--refresh", action="store_true", help="fetch a document again that came from a URL")
    parser.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar="FILE",
        help=f"an OpenAPI Overlay to apply; may be repeated ({OVERLAY} beside SPEC is applied by itself, first)",
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
