"""The command `understudy serve`: its options, and the server that they ask for."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from understudy.addresses import TOKEN_VARIABLE
from understudy.admin.guard import Guard
from understudy.command_line import describe
from understudy.messages import VALIDATIONS
from understudy.server.cli.documents import add_document, find_modules_here, overlays_of
from understudy.server.cors import read_origins
from understudy.server.request_log import LOG_FORMATS
from understudy.state.journal import JOURNAL_LIMIT

if TYPE_CHECKING:
    from understudy.contract import Contract
    from understudy.mock import Mock
    from understudy.server.watch import Watch

__all__ = ["configure"]

_SERVE = """examples:
  understudy serve openapi.yaml
  understudy serve openapi.yaml --port 0 --auth strict
  understudy serve shop.json --overlay shop.overlay.yaml --seed 7
  understudy serve openapi.yaml --webhook http://127.0.0.1:5000/hooks --webhook-secret s3cret
  understudy serve openapi.yaml --state sqlite:///state.db
  understudy serve openapi.yaml --seed-file data.yaml
  understudy serve openapi.yaml --default wait=0.5 --default code=503
  understudy serve openapi.yaml --latency 120ms+-40 --chaos 5%
  understudy serve openapi.yaml --handlers handlers.py
  understudy serve https://example.org/openapi.json --refresh
  understudy serve openapi.yaml --cors http://localhost:5173 --log json

Everything that the document declares is served under the printed address; the control plane is under /__mock__/ :
a page, docs, and what drives the mock, as /__mock__/control.json says.

Who sends the header X-Mock-Session: KEY, or calls the server below /__mock__/sessions/KEY, has a mock of their own.
"""


def configure(serve: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(serve, "Serve an OpenAPI 3.x or Swagger 2.0 document as a stateful mock.", _SERVE, _serve)
    add_document(serve)
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=_port, default=4010, help="the port, 0 for any free one (default: %(default)s)")
    serve.add_argument(
        "--seed", type=_seed, default=0, metavar="N", help="of everything made up (default: %(default)s)"
    )
    serve.add_argument(
        "--fill",
        choices=("optional", "required"),
        default="optional",
        help="what new records have besides what is sent: all that only the service sets, or just what their schemas "
        "require (default: %(default)s)",
    )
    serve.add_argument(
        "--seed-file",
        metavar="FILE",
        help="records to begin with: a YAML or JSON file that holds them by resource, where $NAME is another one's key",
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
    serve.add_argument(
        "--strict-document", action="store_true", help="refuse a document with errors instead of playing the rest of it"
    )
    serve.add_argument(
        "--latency",
        metavar="TIME",
        help="how long every answer takes: 120ms, 1.5s, or 120ms±40 (+- will do); x-mock-latency in an overlay says it "
        "of one operation",
    )
    serve.add_argument(
        "--chaos", metavar="SHARE", help="answer this share of the calls, such as 5%%, with an error that is documented"
    )
    _add_front(serve)
    _add_webhooks(serve)
    serve.add_argument(
        "--state",
        metavar="URL",
        help="where the state is kept, as sqlite:///path/to/file.db; what is there already is served again "
        "(default: in memory, gone when the server stops); sessions other than the default one are always in memory",
    )


def _add_front(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--cors",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="let only pages of this origin call the API, such as http://localhost:5173; may be repeated; off: none "
        "(default: pages of any origin)",
    )
    serve.add_argument(
        "--control-token",
        default=os.environ.get(TOKEN_VARIABLE),
        metavar="TOKEN",
        help="who changes something under /__mock__ must show it in the header X-Mock-Control-Token; needed where "
        f"other machines reach the server (default: ${TOKEN_VARIABLE})",
    )
    serve.add_argument(
        "--log",
        choices=LOG_FORMATS,
        default="text",
        help="how requests are written to the terminal: as text, or as one JSON object a line (default: %(default)s)",
    )
    serve.add_argument(
        "--watch",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="read the document again when one of its files changes, and go on with the state as it is (default: where "
        "standard output is a terminal)",
    )
    serve.add_argument(
        "--journal",
        type=_count,
        default=JOURNAL_LIMIT,
        metavar="N",
        help="how many exchanges are kept, the newest (default: %(default)s)",
    )
    serve.add_argument("-q", "--quiet", action="store_true", help="write nothing about requests")


def _add_webhooks(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--webhook",
        action="append",
        default=[],
        metavar="URL",
        help="send every webhook there; may be repeated",
    )
    serve.add_argument(
        "--capture-webhooks",
        action="store_true",
        help="send every webhook to this server itself, which records it beside the calls of the API: in its journal "
        "and in /__admin/requests, /mockserver and /mockoon-admin",
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


def _port(text: str) -> int:
    if not _is_number(text) or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text} is no port; choose one from 1 to 65535, or 0 for any free one")
    return int(text)


def _count(text: str) -> int:
    if not _is_number(text) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of exchanges; choose 1 or more")
    return int(text)


def _seed(text: str) -> int:
    if not _is_number(text.removeprefix("-")):
        raise argparse.ArgumentTypeError(f"{text} is no seed; choose any whole number")
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _opened(options: argparse.Namespace, overlays: list[str], port: int) -> Mock:
    """The mock that the options ask for, as it is served at a port. Raises DocumentError, ValueError."""
    from understudy.mock import open_mock

    find_modules_here(options)
    mock = open_mock(
        options.spec,
        overlays=overlays,
        seed=options.seed,
        auth=options.auth,
        progression=options.progression,
        delivery=options.delivery,
        webhook_hosts=[*options.allow_webhook_host, *([_reachable(options.host)] if options.capture_webhooks else ())],
        state=options.state,
        strict=options.strict_document,
        validation=options.validation,
        prefer=options.default,
        latency=options.latency,
        chaos=options.chaos,
        real_latency=True,
        journal_limit=options.journal,
        fill=options.fill,
        handlers=options.handlers,
        signing=options.signing,
        seeds=options.seed_file,
    )
    for url in options.webhook:
        mock.webhooks.add_endpoint(url, secret=options.webhook_secret)
    if options.capture_webhooks:
        from understudy.webhooks.capture import CAPTURE_PATH

        _capture(mock, f"http://{_reachable(options.host)}:{port}{CAPTURE_PATH}", options.webhook_secret)
    return mock


def _reachable(host: str) -> str:
    """How this machine calls itself, in a URL, where a server listens on a host."""
    known = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - what stands for every address
    return f"[{known}]" if ":" in known else known


def _capture(mock: Mock, url: str, secret: str | None) -> None:
    """Subscribe the server's own capture endpoint, in place of the one that an earlier process had at another port."""
    from understudy.webhooks.capture import is_capture

    for endpoint in mock.webhooks.endpoints():
        if endpoint.url != url and is_capture(urlsplit(endpoint.url).path):
            mock.webhooks.remove_endpoint(endpoint.id)
    mock.webhooks.add_endpoint(url, secret=secret)


def _watch(options: argparse.Namespace, overlays: list[str]) -> Watch | None:
    """What is to be watched; a document from elsewhere or from standard input is not."""
    from understudy.server.watch import Watch

    watching = sys.stdout.isatty() if options.watch is None else options.watch
    paths = tuple(Path(each) for each in (options.spec, *overlays))
    if not watching or not paths[0].is_file():
        return None
    return Watch(paths, partial(_read, options, overlays))


def _read(options: argparse.Namespace, overlays: list[str]) -> Contract:
    from understudy.contract import read_contract
    from understudy.operations.loading import extensions_in
    from understudy.webhooks.scheme_modules import schemes_of

    return read_contract(
        options.spec,
        overlays=overlays,
        strict=options.strict_document,
        signing=schemes_of(options.signing),
        rules=extensions_in(options.handlers).rules,
    )


def _serve(options: argparse.Namespace) -> int:
    from understudy.inference.tally import summarized
    from understudy.server.cli.banner import announce
    from understudy.server.server import Front, PortInUseError, ServerDiedError, free_port, is_loopback, serve

    overlays = overlays_of(options)
    try:
        origins = read_origins(options.cors)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        port = free_port(options.host, options.port)
    except PortInUseError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"can't listen on {options.host}, port {options.port}: {error.strerror}", file=sys.stderr)
        return 2
    opened = partial(_opened, options, overlays, port)
    try:
        mock = opened()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    # The process that answers opens it again: a file that this one held would be in use there.
    mock.store.close()
    for line in summarized(mock.contract, mock.tally, mock.problems):
        print(line, file=sys.stderr)
    exposed = not is_loopback(options.host)
    if exposed:
        limit = "" if options.control_token else "; without --control-token nothing can be changed under /__mock__"
        print(
            f"warning: {options.host} can be reached from other machines, and so can everything stored{limit}",
            file=sys.stderr,
        )
    guard = Guard(hosts=(options.host.lower(),), token=options.control_token, exposed=exposed)
    front = Front(origins, None if options.quiet else options.log, guard, _watch(options, overlays))
    shown = f"[{options.host}]" if ":" in options.host else options.host
    as_json = front.log == "json"
    report = partial(announce, base=f"http://{shown}:{port}", overlays=overlays, as_json=as_json)
    try:
        serve(mock, host=options.host, port=port, reopen=opened, on_start=report, front=front)
    except ServerDiedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
