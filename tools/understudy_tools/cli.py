"""The `understudy regenerate` command."""

from __future__ import annotations

import argparse
import contextlib
import keyword
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from understudy.command_line import describe

_EXAMPLES = """examples:
  understudy regenerate openapi.yaml --out generated/example
  understudy regenerate openapi.yaml --out generated/example --check
  understudy regenerate openapi.yaml --out generated/example --since old/openapi.yaml

What an earlier run wrote and this one does not is deleted, files of your own are left alone, and a folder that no run
wrote is refused. CHANGELOG.md and .github/workflows/release.yml are written once and then yours. The same document
gives the same bytes. With --check nothing is written; the exit code is 1, and every drifting file is shown, when the
folder is not what the document generates.

With --since the changelog gets an entry with what changed between the two documents, and the version that the change
needs is printed, as understudy diff judges it.

What can't be generated is left out, and is listed with its JSON Pointer: the exit code is then 3 instead of 0.
With --strict it is 1 and nothing is written, also when the document breaks OpenAPI's own schema.

Names stay as sdk.lock in the folder has them: commit it, and delete a line to have its name made anew. An sdk.yml
beside SPEC says how the SDK is generated: docs/sdk.md has its keys. Options of the command line take precedence.

The client is what SPEC says. The driver and the factories are for a mock, so they are of SPEC with mock.overlay.yaml
beside it, as a mock plays it.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(parser, "Write the typed Python SDK of an OpenAPI document.", _EXAMPLES, _run)
    parser.add_argument("spec", metavar="SPEC", help="an OpenAPI document, YAML or JSON, of one or many files")
    parser.add_argument("--out", required=True, type=_folder, metavar="DIR", help="the folder of the distribution")
    parser.add_argument(
        "--package", type=_package, metavar="NAME", help="the import name (default: from the document's title)"
    )
    parser.add_argument("--config", metavar="FILE", help="how it is generated (default: sdk.yml beside SPEC)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when DIR is not up to date")
    parser.add_argument("--since", metavar="OLD", help="the document as it was: enter what changed in CHANGELOG.md")
    parser.add_argument("--strict", action="store_true", help="write nothing when anything can't be generated")


def _folder(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("it is empty; name a folder")
    return text


def _package(text: str) -> str:
    if not text.isidentifier():
        raise argparse.ArgumentTypeError(f"{text!r} is no Python name; use letters, digits and _")
    if keyword.iskeyword(text):
        raise argparse.ArgumentTypeError(f"{text!r} is a word of Python's own; take another")
    return text


def _run(options: argparse.Namespace) -> int:
    with _ended_tidily():
        return _check(options) if options.check else _write(options)


@contextlib.contextmanager
def _ended_tidily() -> Iterator[None]:
    """A run that is terminated, as by a CI that is out of time, leaves no half of its work beside the folder."""

    def end(*_: object) -> None:
        sys.exit(143)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _write(options: argparse.Namespace) -> int:
    from understudy_tools.sdk.regenerate import breaches, regenerate
    from understudy_tools.sdk.sdk_changelog import enter, release

    if options.strict and (problems := breaches(options.spec)):
        for problem in problems:
            print(problem, file=sys.stderr)
        return 1
    new = release(options.since, options.spec, Path(options.out)) if options.since is not None else None
    omissions = regenerate(
        options.spec,
        options.out,
        package=options.package,
        config=options.config,
        strict=options.strict,
        progress=_progress,
    )
    _list(omissions, options.spec)
    if omissions and options.strict:
        parts = "1 part" if len(omissions) == 1 else f"{len(omissions)} parts"
        print(f"{options.out} is not written: {parts} of {options.spec} can't be generated")
        return 1
    print(f"wrote {options.out}")
    if new is not None:
        enter(Path(options.out), new)
        print(new.proposal)
    return 3 if omissions else 0


def _list(omissions: Sequence[object], spec: str) -> None:
    for omission in omissions:
        print(f"{spec}#{omission}", file=sys.stderr)


def _check(options: argparse.Namespace) -> int:
    from understudy_tools.sdk.regenerate import check

    if options.since is not None:
        print("--since enters something in CHANGELOG.md, --check writes nothing; give one of them", file=sys.stderr)
        return 2
    if not Path(options.out).is_dir():
        print(f"{options.out} is no folder; run understudy regenerate without --check first", file=sys.stderr)
        return 2
    drifts, omissions = check(
        options.spec, options.out, package=options.package, config=options.config, progress=_progress
    )
    _list(omissions, options.spec)
    for drift in drifts:
        print(f"{drift.kind}: {drift.path}")
        if drift.diff:
            print(drift.diff)
    if drifts:
        many = "1 file of {0} is" if len(drifts) == 1 else f"{len(drifts)} files of {{0}} are"
        print(f"{many.format(options.out)} not what {options.spec} generates: run understudy regenerate")
        return 1
    print(f"{options.out} is up to date")
    return (1 if options.strict else 3) if omissions else 0
