"""The document of a command: its file, and the overlays that are laid over it."""

from __future__ import annotations

import argparse
from pathlib import Path

from understudy.openapi.document import OVERLAY, overlays_beside

__all__ = ["add_document", "overlays_of"]


def add_document(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name the document."""
    parser.add_argument("spec", metavar="SPEC", help="an OpenAPI document, YAML or JSON, of one or many files")
    parser.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar="FILE",
        help=f"an OpenAPI Overlay to apply; may be repeated ({OVERLAY} beside SPEC is applied by itself, first)",
    )
    parser.add_argument("--no-overlay", action="store_true", help=f"leave {OVERLAY} beside SPEC alone")


def overlays_of(options: argparse.Namespace) -> list[str]:
    """The overlay beside the document, unless it is not wanted, and those that were named."""
    beside = overlays_beside(options.spec)
    found = [] if options.no_overlay else [str(place) for place in beside]
    return found + [name for name in options.overlay if Path(name) not in beside]
