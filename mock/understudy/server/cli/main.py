"""The `understudy` command. Every mistake of a user ends in a message that names it, never in a traceback."""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from understudy.messages import VALIDATIONS
from understudy.openapi.document import OVERLAY, overlays_beside
from understudy.problem import DocumentError
from understudy.server.cli.remote import RemoteError, add_commands, visited_by
from understudy.server.cli.run import add_run
from understudy.state.store import StateError

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["main"]

_SERVE = """examples:
  understudy serve openapi.yaml
  understudy serve openapi.yaml --port 0 --auth strict
  understudy serve stripe.json --overlay stripe.overlay.yaml --seed 7
  understudy serve openapi.yaml --webhook http://127.0.0.1:5000/hooks --webhook-secret s3cret
  understudy serve openapi.yaml --state sqlite:///state.db
  understudy serve openapi.yaml --default wait=0.5 --default code=503

Everything that the document declares is served under the printed address; the control plane is under /__mock__/ :
a page, docs, and what drives the mock, as /__mock__/control.json says.

Who sends the header X-Mock-Session: KEY, or calls the server below /__mock__/sessions/KEY, has a mock of their own.
"""
_EXPLAIN = """examples:
  understudy explain openapi.yaml
  understudy explain openapi.yaml --visited http://127.0.0.1:4010
  understudy explain openapi.yaml --check

Prints a summary, what to doubt, heaviest first, and then every resource: where its record stands in each body and
answer, its key, relations and states, and what each operation does, with the reason why that was inferred. What was
inferred wrongly can be said in an overlay: see docs/x-mock.md.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code is 0 when it worked, 2 when the input was wrong, 1 when something failed."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except DocumentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 2
    except StateError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["regenerate"]:
        return _regenerate(arguments[1:])
    if arguments[:1] == ["diff"]:
        from understudy_tools.diff.cli import main as diff

        return diff(arguments[1:])
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 0
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="understudy",
        description="One OpenAPI document in; a typed Python SDK and a stateful mock server out.",
        epilog="`understudy COMMAND --help` tells more.",
    )
    parser.add_argument("--version", action="version", version=f"understudy {_version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_serve(commands)
    explain = commands.add_parser(
        "explain",
        help="print what the mock infers from a document, and why",
        description="Print what the mock infers from a document, and why.",
        epilog=_EXPLAIN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_document(explain)
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
    explain.set_defaults(run=_explain)
    add_commands(commands)
    add_run(commands)
    commands.add_parser("regenerate", help="write the typed Python SDK of a document, or check that it is up to date")
    commands.add_parser("diff", help="say what changed between two documents, and whom it breaks")
    return parser


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = commands.add_parser(
        "serve",
        help="serve a document as a stateful mock",
        description="Serve an OpenAPI 3.0 or 3.1 document as a stateful mock.",
        epilog=_SERVE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_document(serve)
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=_port, default=4010, help="the port, 0 for any free one (default: %(default)s)")
    serve.add_argument(
        "--seed", type=_seed, default=0, metavar="N", help="of everything made up (default: %(default)s)"
    )
    serve.add_argument(
        "--auth",
        choices=("lenient", "strict"),
        default="lenient",
        help="lenient: credentials of the right form, any value; strict: issued tokens and the user, password and key "
        '"understudy" only (default: %(default)s)',
    )
    serve.add_argument(
        "--progression",
        choices=("time", "immediate", "manual"),
        help="how lifecycles go on by themselves: when time comes, at once, or not (default: as the document says)",
    )
    serve.add_argument(
        "--validation",
        choices=VALIDATIONS,
        default="service",
        help="service: let pass what services let pass, such as a read-only property that is sent back, with a "
        "warning; contract: refuse whatever breaks the document (default: %(default)s)",
    )
    serve.add_argument(
        "--default",
        action="append",
        default=[],
        metavar="PREFERENCE",
        help="what every request prefers that says nothing else: code=503, example=NAME, dynamic=true|false or "
        "wait=SECONDS; may be repeated",
    )
    _add_webhooks(serve)
    serve.add_argument(
        "--state",
        metavar="URL",
        help="where the state is kept, as sqlite:///path/to/file.db; what is there already is served again "
        "(default: in memory, gone when the server stops); sessions other than the default one are always in memory",
    )
    serve.add_argument(
        "--workers", type=_workers, default=1, metavar="1", help="processes; 1, since state lives in memory"
    )
    serve.set_defaults(run=_serve)


def _add_webhooks(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--webhook",
        action="append",
        default=[],
        metavar="URL",
        help="send every webhook there; may be repeated",
    )
    serve.add_argument("--webhook-secret", metavar="SECRET", help="to sign them with (default: made up, and printed)")
    serve.add_argument(
        "--delivery",
        choices=("async", "sync", "manual"),
        default="async",
        help="of webhooks. async: in the background, with retries; sync: within the call that sets them off, once; "
        "manual: on `understudy deliver` only (default: %(default)s)",
    )
    serve.add_argument(
        "--allow-webhook-host",
        action="append",
        default=[],
        metavar="HOST",
        help="let webhooks be sent to this host too, not only to this machine; may be repeated",
    )


def _add_document(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("spec", metavar="SPEC", help="an OpenAPI document, YAML or JSON, of one or many files")
    parser.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar="FILE",
        help=f"an OpenAPI Overlay to apply; may be repeated ({OVERLAY} beside SPEC is applied by itself, first)",
    )
    parser.add_argument("--no-overlay", action="store_true", help=f"leave {OVERLAY} beside SPEC alone")


def _port(text: str) -> int:
    if not _is_number(text) or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text} is no port; choose one from 1 to 65535, or 0 for any free one")
    return int(text)


def _seed(text: str) -> int:
    if not _is_number(text.removeprefix("-")):
        raise argparse.ArgumentTypeError(f"{text} is no seed; choose any whole number")
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _workers(text: str) -> int:
    if text != "1":
        raise argparse.ArgumentTypeError(f"{text} workers can't share state that lives in memory; only 1 is possible")
    return 1


def _version() -> str:
    try:
        return version("understudy")
    except PackageNotFoundError:
        return "unknown"


def _overlays(options: argparse.Namespace) -> list[str]:
    beside = overlays_beside(options.spec)
    found = [] if options.no_overlay else [str(place) for place in beside]
    return found + [name for name in options.overlay if Path(name) not in beside]


def _explain(options: argparse.Namespace) -> int:
    from understudy.contract import read_contract
    from understudy.inference.explain import explain, explain_as_data
    from understudy.json_codec import pretty

    overlays = _overlays(options)
    if options.check:
        from understudy.server.cli.check import run_check

        return run_check(options.spec, overlays=overlays, as_json=options.format == "json")
    try:
        visited = visited_by(options.visited) if options.visited is not None else None
    except RemoteError as error:
        print(error, file=sys.stderr)
        return 1
    contract = read_contract(options.spec, overlays=overlays)
    text = pretty(explain_as_data(contract)) if options.format == "json" else explain(contract, visited)
    for overlay in overlays:
        print(f"overlay {overlay}", file=sys.stderr)
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        # The reader, such as head, has had enough; the interpreter's own flush at exit must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _opened(options: argparse.Namespace, overlays: list[str]) -> Mock:
    """The mock that the options ask for. Raises DocumentError, ValueError."""
    from understudy.mock import open_mock

    mock = open_mock(
        options.spec,
        overlays=overlays,
        seed=options.seed,
        auth=options.auth,
        progression=options.progression,
        delivery=options.delivery,
        webhook_hosts=options.allow_webhook_host,
        state=options.state,
        validation=options.validation,
        prefer=options.default,
        real_latency=True,
    )
    for url in options.webhook:
        mock.webhooks.add_endpoint(url, secret=options.webhook_secret)
    return mock


def _serve(options: argparse.Namespace) -> int:
    from understudy.server.cli.banner import announce
    from understudy.server.server import PortInUseError, ServerDiedError, free_port, is_loopback, serve

    overlays = _overlays(options)
    try:
        port = free_port(options.host, options.port)
    except PortInUseError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"can't listen on {options.host}, port {options.port}: {error.strerror}", file=sys.stderr)
        return 2
    opened = partial(_opened, options, overlays)
    try:
        mock = opened()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    # The process that answers opens it again: a file that this one held would be in use there.
    mock.store.close()
    for problem in mock.contract.problems:
        print(problem, file=sys.stderr)
    if not is_loopback(options.host):
        print(
            f"warning: {options.host} can be reached from other machines, and so can everything stored", file=sys.stderr
        )
    shown = f"[{options.host}]" if ":" in options.host else options.host
    tell = partial(announce, base=f"http://{shown}:{port}", overlays=overlays)
    try:
        serve(mock, host=options.host, port=port, reopen=opened, on_start=tell)
    except ServerDiedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _regenerate(arguments: list[str]) -> int:
    needed = ("openapi_python_client", "openapi_spec_validator")
    if any(importlib.util.find_spec(name) is None for name in needed):
        print("regenerate needs the generator: pip install 'understudy[tools]'", file=sys.stderr)
        return 2
    from understudy_tools.cli import main as regenerate

    return regenerate(arguments)


if __name__ == "__main__":
    sys.exit(main())
