"""The `understudy diff` command."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from understudy.command_line import describe
from understudy.openapi.document import load
from understudy.openapi.loaded import Document
from understudy.problem import DocumentError, Problem, did_you_mean
from understudy_tools.diff.compare import identities
from understudy_tools.diff.report import as_json, as_text, diff_report
from understudy_tools.sdk.lock import Lock, read_lock

_EXAMPLES = """examples:
  understudy diff old/openapi.yaml openapi.yaml
  understudy diff old.json new.json --format json
  understudy diff old.yaml new.yaml --only listPets,getPet
  understudy diff old.yaml new.yaml --only operations.txt
  understudy diff old.yaml new.yaml --locks old/sdk.lock generated/sdk.lock

Every change is judged for two audiences: users of the generated SDK, and implementers of the server. What breaks the
first needs a major version. Other words and another order of keys are no change.

exit code: 0 when info.version announces what breaks users of the SDK, or nothing does; 1 when it does not; 2 for wrong
input. The rules are listed in docs/diff.md.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(parser, "Say what changed between two OpenAPI documents, and whom it breaks.", _EXAMPLES, _run)
    parser.add_argument("old", metavar="OLD", help="the document as it was: OpenAPI 3.0 or 3.1, YAML or JSON")
    parser.add_argument("new", metavar="NEW", help="the document as it is now")
    parser.add_argument(
        "--locks",
        nargs=2,
        metavar="LOCK",
        help="the sdk.lock of the SDK of OLD and that of NEW: the names that the SDKs have",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to print (default: %(default)s)"
    )
    parser.add_argument(
        "--only",
        metavar="NAMES",
        help="judge only what touches these operations: operationIds with commas between, or a file with one a line",
    )


def _run(options: argparse.Namespace) -> int:
    """Run the command; 0 when the version announces every break, 1 when not, 2 for wrong input."""
    old, new = _loaded(options.old, options.new)
    try:
        only = None if options.only is None else _chosen(options.only, old, new)
    except _ChoiceError as error:
        print(error, file=sys.stderr)
        return 2
    locks = None if options.locks is None else (_lock(options.locks[0]), _lock(options.locks[1]))
    found = diff_report(old, new, only=only, locks=locks)
    print(as_json(found) if options.format == "json" else as_text(found), end="", flush=True)
    return 1 if found.breaks_unannounced else 0


def _lock(file: str) -> Lock:
    """The names in a lock. Raises DocumentError where there is none."""
    if not Path(file).is_file():
        hint = "understudy regenerate writes it beside the package"
        raise DocumentError([Problem("sdk-lock", "there is no such file", file=file, hint=hint)])
    return read_lock(Path(file))


def _loaded(*files: str) -> list[Document]:
    """Both documents. Raises DocumentError with the problems of both."""
    found: list[Document] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found.append(load(file))
        except DocumentError as error:
            problems += error.problems
    if problems:
        raise DocumentError(problems)
    return found


class _ChoiceError(Exception):
    """What is wrong with `--only`, one line each."""


def _chosen(option: str, old: Document, new: Document) -> frozenset[str]:
    """The operationIds of `--only`. Raises _ChoiceError for one that neither document has."""
    place, text = "--only", option
    if os.path.isfile(option):
        place = f"--only {option}"
        try:
            text = Path(option).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise _ChoiceError(f"error: {place}: this is no readable text") from None
    names = frozenset(name for line in text.splitlines() for name in map(str.strip, line.split(",")) if name)
    if not names:
        hint = "give operationIds with commas between, or a file with one a line"
        raise _ChoiceError(f"error: {place}: no operation is named ({hint})")
    known = identities(old) | identities(new)
    lines = []
    for name in sorted(names - known):
        hint = did_you_mean(name, sorted(known), otherwise="neither document has it")
        lines.append(f"error: {place}: no operation is called {name} ({hint})")
    if lines:
        raise _ChoiceError("\n".join(lines))
    return names
