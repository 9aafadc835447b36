"""The command `understudy explain`: what the mock infers from a document; with `--check`, whether it holds."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from understudy.command_line import describe
from understudy.server.cli.documents import add_document, find_modules_here, overlays_of

if TYPE_CHECKING:
    from understudy.mock import Mock

_EXPLAIN = """examples:
  understudy explain openapi.yaml
  understudy explain openapi.yaml --visited http://127.0.0.1:4010
  understudy explain openapi.yaml --check

Prints a summary, what to doubt, heaviest first, and then every resource: where its record stands in each body and
answer, its key, relations and states, and what each operation does, with the reason why that was inferred. What was
inferred wrongly can be corrected in an overlay: see docs/x-mock.md.
"""


def configure(explain: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(explain, "Print what the mock infers from a document, and why.", _EXPLAIN, _explain)
    add_document(explain)
    explain.add_argument(
        "--visited",
        metavar="URL",
        help="mark the transitions that the mock served there has made in the diagrams of lifecycles",
    )
    explain.add_argument(
        "--check",
        action="store_true",
        help="play the document instead: make, read, list, change and remove a record of every collection, send every "
        "request example, and print what does not hold; the exit code is 1 then",
    )
    explain.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people or programs (default: %(default)s)"
    )


def _explain(options: argparse.Namespace) -> int:
    from understudy.inference.rules import RuleError
    from understudy.operations.loading import ExtensionsError
    from understudy.webhooks.scheme_modules import SchemesError

    try:
        return _explained(options)
    except (SchemesError, ExtensionsError, RuleError) as error:
        print(error, file=sys.stderr)
        return 2


def _explained(options: argparse.Namespace) -> int:
    from understudy.inference.explain import explain, explain_as_data
    from understudy.json_codec import pretty
    from understudy.mock import open_mock
    from understudy.operations.loading import extensions_in
    from understudy.webhooks.scheme_modules import schemes_of

    overlays = overlays_of(options)
    find_modules_here(options)
    visited = None
    if options.visited is not None and not options.check:
        from understudy.server.cli.remote import visited_by

        visited = visited_by(options.visited)
    mock = open_mock(
        options.spec,
        overlays=overlays,
        signing=schemes_of(options.signing),
        handlers=extensions_in(options.handlers),
        validation="service" if options.check else "contract",
        cache=not options.no_cache,
    )
    if options.check:
        return _checked(mock, as_json=options.format == "json")
    if options.format == "json":
        text = pretty(explain_as_data(mock.contract, problems=mock.problems))
    else:
        text = explain(mock.contract, visited, problems=mock.problems)
    for overlay in overlays:
        print(f"overlay {overlay}", file=sys.stderr)
    print(text, end="", flush=True)
    return 0


def _checked(mock: Mock, *, as_json: bool) -> int:
    """Check the document of a mock and print the report; the exit code is 1 when something does not hold."""
    from understudy.check import check
    from understudy.check.report import as_data, as_text
    from understudy.json_codec import pretty

    report = check(mock)
    sys.stdout.write(pretty(as_data(report)) if as_json else as_text(report))
    return 1 if report.findings else 0
