"""Commands that drive a running server through its control plane: status, events, deliver."""

from __future__ import annotations

import argparse
import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

__all__ = ["RemoteError", "add_commands", "visited_by"]

_URL = "http://127.0.0.1:4010"
_PREFIX = "/__mock__"
_PATIENCE = 60

_STATUS = """examples:
  understudy status orders 42               what state it is in, and which there are
  understudy status orders 42 paid          move it there, as the real service would by itself
  understudy status orders/items 7 3 paid   a record below another: its parent's key first
"""
_EVENTS = """examples:
  understudy events
  understudy events --type order.paid --status failed
  understudy events --resource orders --key 42
  understudy events --follow
  understudy events --json | jq .payload
"""
_DELIVER = """examples:
  understudy deliver                   what is due now
  understudy deliver --advance-clock   every retry too, moving the mock's clock to each
"""


class RemoteError(Exception):
    """The server said no, or there is none."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that need a running server."""
    status = _command(commands, "status", "read or set the state of a record of a running mock", _STATUS)
    status.add_argument("resource", help="its name or path, such as orders or /v1/orders")
    status.add_argument("key", nargs="+", metavar="KEY [STATE]", help="its key, then the state to move it to")
    status.add_argument("--property", help="which state property, where there are several")
    status.add_argument("--expect", metavar="STATE", help="only if it is in this state now")
    status.add_argument("--force", action="store_true", help="also where its lifecycle has no such transition")
    status.set_defaults(run=_guarded(_status))
    events = _command(commands, "events", "list the webhooks of a running mock, newest first", _EVENTS)
    events.add_argument("--type", help="only webhooks of this name")
    events.add_argument("--status", choices=("pending", "delivered", "failed", "dropped"), help="only in this status")
    events.add_argument("--resource", help="only about records of this resource, such as orders or /v1/orders")
    events.add_argument("--key", nargs="+", help="with --resource: only about the record with this key")
    events.add_argument("--follow", action="store_true", help="go on, and print each as it happens, oldest first")
    events.add_argument("--json", action="store_true", help="one JSON object a line")
    events.set_defaults(run=_guarded(_events))
    deliver = _command(commands, "deliver", "deliver the webhooks of a running mock that are due", _DELIVER)
    deliver.add_argument("--advance-clock", action="store_true", help="move the mock's clock to every retry")
    deliver.set_defaults(run=_guarded(_deliver))


def visited_by(url: str) -> dict[str, set[tuple[str, str]]]:
    """The moves that the mock at an address has made, by the path of the collection. Raises RemoteError."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in _ask(argparse.Namespace(url=url), "GET", "/transitions")["transitions"]:
        found.setdefault(row["resource"], set()).add((row["from"], row["to"]))
    return found


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str, examples: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=what,
        description=what[0].upper() + what[1:] + ".",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--url", default=_URL, help="where the mock is served (default: %(default)s)")
    return parser


def _guarded(run: Any) -> Any:
    def guarded(options: argparse.Namespace) -> int:
        try:
            run(options)
        except RemoteError as error:
            print(error, file=sys.stderr)
            return 1
        except BrokenPipeError:
            sys.stdout = None  # the reader has had enough; no complaint at exit either
        return 0

    return guarded


def _ask(options: argparse.Namespace, method: str, path: str, body: Any = None, **query: Any) -> Any:
    given = [(name, value) for name, value in query.items() if value is not None]
    url = options.url.rstrip("/") + _PREFIX + path + (f"?{urlencode(given, doseq=True)}" if given else "")
    if not url.startswith(("http://", "https://")):
        raise RemoteError(f"{options.url} is no address such as {_URL}")
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310
            return json.load(response)
    except urllib.error.HTTPError as error:
        raise RemoteError(_detail(error)) from None
    except (urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise RemoteError(
            f"no mock answers at {options.url} ({reason}); start one with: understudy serve SPEC"
        ) from None
    except ValueError:
        raise RemoteError(f"what answers at {options.url} is no mock of Understudy") from None


def _detail(error: urllib.error.HTTPError) -> str:
    try:
        told = json.load(error)
    except ValueError:
        told = {}
    detail = told.get("detail") if isinstance(told, dict) else None
    return str(detail or f"{error.url} answered {error.code}")


def _status(options: argparse.Namespace) -> None:
    known = _ask(options, "GET", "/resources")["resources"]
    meant = next((each for each in known if options.resource in (each["name"], each["path"])), None)
    keys = len(meant["key"]) + meant["path"].count("{") if meant is not None else max(1, len(options.key) - 1)
    *key, last = options.key
    if len(options.key) <= keys:
        record = _ask(options, "GET", "/record", resource=options.resource, key=options.key)["record"]
        for name, states in (meant["states"] if meant is not None else {}).items():
            print(f"{name}: {record.get(name)}  (one of {', '.join(states)})")
        return
    body = {"resource": options.resource, "key": key, "to": last, "force": options.force}
    body |= {"property": options.property, "expect": options.expect}
    _ask(options, "POST", "/transitions", body)
    print(f"{options.resource} {' '.join(key)} is {last}")


def _events(options: argparse.Namespace) -> None:
    given = {name: getattr(options, name) for name in ("type", "status", "resource", "key")}
    if not options.follow:
        for event in _ask(options, "GET", "/events", **given)["events"]:
            _print(event, options)
        return
    for event in _followed(options, given):
        _print(event, options)


def _followed(options: argparse.Namespace, given: dict[str, Any]) -> Iterator[Any]:
    after = 0
    while True:
        started = time.monotonic()
        events = _ask(options, "GET", "/events", order="oldest", after=after, wait=2, **given)["events"]
        for event in events:
            after = event["sequence"]
            yield event
        if not events and time.monotonic() - started < 1:
            time.sleep(1)  # others happened that are not wanted


def _print(event: dict[str, Any], options: argparse.Namespace) -> None:
    if options.json:
        print(json.dumps(event), flush=True)
        return
    about = f"{event['resource']} {'/'.join(event['key'])}"
    changed = f", changed {event['updatedAt']}" if event["updatedAt"] != event["createdAt"] else ""
    print(f"{event['createdAt']}  {event['id']}  {event['type']}  {about}{changed}", flush=True)
    for entry in event["deliveries"]:
        tries = len(entry["attempts"])
        last = entry["attempts"][-1] if tries else None
        told = f", last: {last['error'] or last['status']}" if last is not None else ""
        later = f", next at {entry['nextAttemptAt']}" if entry["nextAttemptAt"] else ""
        print(
            f"    {entry['status']} {entry['url']}  {tries} of {entry['maxAttempts']} attempts{told}{later}", flush=True
        )
    if not event["deliveries"]:
        print("    nobody subscribed", flush=True)


def _deliver(options: argparse.Namespace) -> None:
    attempts = _ask(options, "POST", "/deliver", {"advanceClock": options.advance_clock})["attempts"]
    for attempt in attempts:
        print(f"{attempt['time']}  {attempt['error'] or attempt['status']}")
    print(f"{len(attempts)} attempts")
