"""The options of `understudy serve`, and what their values may be."""

from __future__ import annotations

import argparse
import math
import os
import re

from understudy.addresses import TOKEN_VARIABLE
from understudy.messages import VALIDATIONS
from understudy.server.cli.documents import add_document
from understudy.server.limits import MOST_SESSIONS
from understudy.server.request_log import LOG_FORMATS
from understudy.state.journal import JOURNAL_BYTES, JOURNAL_LIMIT

_SIZE = re.compile(r"([0-9]{1,15})\s*([kKmMgG]?)[iI]?[bB]?")
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}

_MOST_WORKERS = 64

EXAMPLES = """examples:
  understudy serve openapi.yaml
  understudy serve openapi.yaml --port 0 --auth strict
  understudy serve shop.json --overlay shop.overlay.yaml --seed 7
  understudy serve openapi.yaml --webhook http://127.0.0.1:5000/hooks --webhook-secret s3cret
  understudy serve openapi.yaml --state sqlite:///state.db
  understudy serve openapi.yaml --state postgresql://localhost/mock --workers 4
  understudy serve openapi.yaml --seed-file data.yaml
  understudy serve openapi.yaml --users users.yaml --auth strict
  understudy serve openapi.yaml --default wait=0.5 --default code=503
  understudy serve openapi.yaml --latency 120ms+-40 --chaos 5% --rate-limit 10/s
  understudy serve openapi.yaml --handlers handlers.py
  understudy serve https://example.org/openapi.json --refresh
  understudy serve openapi.yaml --cors http://localhost:5173 --log json
  understudy serve openapi.yaml --tls
  understudy serve openapi.yaml --unix /tmp/shop.sock
  understudy serve billing=billing.yaml mail=mail.yaml --base-path /api
  understudy serve billing.localhost=billing.yaml mail.localhost=mail.yaml

Everything that the document declares is served under the printed address; the control plane is under /__mock__/ :
a page, docs, and what drives the mock, as /__mock__/control.json says. Options may stand in understudy.toml, or in
pyproject.toml under [tool.understudy], by their names here: port = 4020.

Callers that send the header X-Mock-Session: KEY, or call below /__mock__/sessions/KEY, get a mock of their own.
"""


def add_options(serve: argparse.ArgumentParser) -> None:
    """Add the arguments of `understudy serve`."""
    add_document(serve, several=True)
    _add_listener(serve)
    _add_data(serve)
    _add_behaviour(serve)
    _add_network(serve)
    _add_access(serve)
    _add_terminal(serve)
    _add_limits(serve)
    serve.add_argument("-q", "--quiet", action="store_true", help="write nothing about requests")
    _add_webhooks(serve)
    serve.add_argument(
        "--state",
        metavar="URL",
        help="where the state is kept: in a file, sqlite:///path/to/file.db, for one process; or in a database, "
        "postgresql://user:password@host/database, which makes any number of processes on any number of hosts one "
        "mock; what is there already is served again (default: in memory, gone when the server stops). A file has the "
        "default session only, a database all of them",
    )


def _add_data(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--seed", type=_seed, default=0, metavar="N", help="the seed of all made-up values (default: %(default)s)"
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
        "--users",
        metavar="FILE",
        help="the users: a YAML or JSON file of names with password, email, scopes, api_keys and record; nobody "
        "else can log in, and /me is the record of the caller (docs/users.md)",
    )


def _add_behaviour(serve: argparse.ArgumentParser) -> None:
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
        help="how lifecycles go on by themselves: as time passes, at once, or not at all (default: as the document "
        "says)",
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
        help="what a request prefers (RFC 7240) that says nothing else: code=503, example=NAME, dynamic=true|false or "
        "wait=SECONDS; may be repeated",
    )
    serve.add_argument(
        "--strict-document", action="store_true", help="refuse a document with errors instead of playing the rest of it"
    )


def _add_network(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--latency",
        metavar="TIME",
        help="how long every answer takes: 120ms, 1.5s, or 120ms±40 (+- will do); x-mock-latency in an overlay sets it "
        "for one operation",
    )
    serve.add_argument(
        "--chaos", metavar="SHARE", help="answer this share of the calls, such as 5%%, with an error that is documented"
    )
    serve.add_argument(
        "--rate-limit", metavar="RATE", help="answer 429 beyond so many calls, such as 10/s, 60/m or 1000/h"
    )


def _add_listener(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--workers",
        type=_workers,
        default=1,
        metavar="N",
        help="how many processes answer at the port, with --state postgresql://… (default: %(default)s)",
    )
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=_port, default=4010, help="the port, 0 for any free one (default: %(default)s)")
    serve.add_argument(
        "--base-path", metavar="PATH", help="serve everything below this path, such as /api/v1, the page and docs too"
    )
    serve.add_argument(
        "--public-url",
        metavar="URL",
        help="the URL of this server as its clients see it, for the URLs in answers; with a path where one stands "
        "before its own (default: the host of the request, or X-Forwarded-Host and -Proto of a proxy)",
    )
    serve.add_argument("--unix", metavar="PATH", help="listen on a Unix socket there instead of on a host and a port")
    serve.add_argument(
        "--tls",
        action="store_true",
        help="serve https with a certificate that is made for it and kept; what clients must trust is printed "
        "(pip install 'understudy[tls]')",
    )
    serve.add_argument(
        "--tls-cert", metavar="FILE", help="serve https with this certificate, and those that it was issued by, as PEM"
    )
    serve.add_argument("--tls-key", metavar="FILE", help="the key of --tls-cert, as PEM without a passphrase")


def _add_access(serve: argparse.ArgumentParser) -> None:
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
        help="requests that change something under /__mock__ must have it in the header X-Mock-Control-Token; needed "
        f"where other machines reach the server (default: ${TOKEN_VARIABLE})",
    )


def _add_terminal(serve: argparse.ArgumentParser) -> None:
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


def _add_limits(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--journal",
        type=_count,
        default=JOURNAL_LIMIT,
        metavar="N",
        help="how many exchanges are kept, the newest; off: none (default: %(default)s)",
    )
    serve.add_argument(
        "--journal-bytes",
        type=_size,
        default=JOURNAL_BYTES,
        metavar="SIZE",
        help="how many bytes they may have together, such as 500MB; of bodies above 1 MiB the beginning and a hash are "
        "kept (default: 64 MiB)",
    )
    serve.add_argument(
        "--sessions",
        type=_sessions,
        default=MOST_SESSIONS,
        metavar="N",
        help="how many sessions there may be; with one more, the one that was not used for longest is ended, and "
        "answers 410 from then on (default: %(default)s)",
    )


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
    serve.add_argument(
        "--webhook-secret",
        metavar="SECRET",
        help="the secret that webhooks are signed with (default: made up, and printed)",
    )
    serve.add_argument(
        "--delivery",
        choices=("async", "sync", "manual"),
        default="async",
        help="how webhooks are delivered. async: in the background, with retries; sync: within the call that sets "
        "them off, once; manual: on `understudy deliver` only (default: %(default)s)",
    )
    serve.add_argument(
        "--allow-webhook-host",
        action="append",
        default=[],
        metavar="HOST",
        help="let webhooks be sent to this host too, not only to this machine; may be repeated",
    )


def _number(text: str, kind: str, choice: str, least: int = 1, most: float = math.inf) -> int:
    if not _is_number(text) or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text} is no {kind}; choose {choice}")
    return int(text)


def _port(text: str) -> int:
    return _number(text, "port", "one from 1 to 65535, or 0 for any free one", 0, 65_535)


def _count(text: str) -> int:
    return 0 if text == "off" else _number(text, "number of exchanges", "1 or more, or off")


def _size(text: str) -> int:
    found = _SIZE.fullmatch(text.strip())
    if found is None or int(found[1]) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no size such as 500000, 500kB or 64MB")
    return int(found[1]) * _UNITS[found[2].lower()]


def _workers(text: str) -> int:
    return _number(text, "number of processes", f"one from 1 to {_MOST_WORKERS}", 1, _MOST_WORKERS)


def _sessions(text: str) -> int:
    return _number(text, "number of sessions", "1 or more")


def _seed(text: str) -> int:
    if not _is_number(text.removeprefix("-")):
        raise argparse.ArgumentTypeError(f"{text} is no seed; choose any whole number")
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18
