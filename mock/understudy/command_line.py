"""What all commands of `understudy` have in common, those of the tools among them."""

from __future__ import annotations

import argparse
from collections.abc import Callable

Run = Callable[[argparse.Namespace], int]


def describe(parser: argparse.ArgumentParser, description: str, examples: str, run: Run) -> None:
    """Set what `--help` of a command shows above and below its arguments, and what carries the command out."""
    parser.description = description
    parser.epilog = examples
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.set_defaults(run=run)
