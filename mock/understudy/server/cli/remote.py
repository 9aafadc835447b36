"""Commands that drive a running server through its control plane: status, events, deliver."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from understudy.command_line import Run, describe
from understudy.problem import did_you_mean
from understudy.records.errors import MockError
from understudy.remote.connection import Connection

if TYPE_CHECKING:
    from understudy.admin_client.models import Event

_URL = "http://127.0.0.1:4010"
_STATUSES = ("pending", "delivered", "failed", "dropped", "skipped")

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


def configure_status(status: argparse.ArgumentParser) -> None:
    """Add the arguments of `understudy status`."""
    _describe(status, "Read or set the state of a record of a running mock.", _STATUS, _status)
    status.add_argument("resource", help="its name or path, such as orders or /v1/orders")
    status.add_argument("key", nargs="+", metavar="KEY [STATE]", help="its key, then the state to move it to")
    status.add_argument("--property", help="which state property, where there are several")
    status.add_argument("--expect", metavar="STATE", help="only if it is in this state now")
    status.add_argument("--force", action="store_true", help="also where its lifecycle has no such transition")


def configure_events(events: argparse.ArgumentParser) -> None:
    """Add the arguments of `understudy events`."""
    _describe(events, "List the webhooks of a running mock, newest first.", _EVENTS, _events)
    events.add_argument("--type", help="only webhooks of this name")
    events.add_argument("--status", choices=_STATUSES, help="only in this status")
    events.add_argument("--resource", help="only about records of this resource, such as orders or /v1/orders")
    events.add_argument("--key", nargs="+", help="with --resource: only about the record with this key")
    events.add_argument("--follow", action="store_true", help="go on, and print each as it happens, oldest first")
    events.add_argument("--json", action="store_true", help="one JSON object a line")


def configure_deliver(deliver: argparse.ArgumentParser) -> None:
    """Add the arguments of `understudy deliver`."""
    _describe(deliver, "Deliver the webhooks of a running mock that are due.", _DELIVER, _deliver)
    deliver.add_argument("--advance-clock", action="store_true", help="move the mock's clock to every retry")


def visited_by(url: str) -> dict[tuple[str, str], set[tuple[str | None, str]]]:
    """The moves that the mock at an address has made, by the path of the collection and the state property.

    Raises RemoteError.
    """
    to = Connection(url)
    found: dict[tuple[str, str], set[tuple[str | None, str]]] = {}
    for row in to.call(to.client.transitions.list).transitions:
        found.setdefault((row.resource, row.property), set()).add((row.from_, row.to))
    return found


def address(text: str) -> str:
    """The address of a server, as an argument. Raises ArgumentTypeError."""
    if not text.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"{text} is no address such as {_URL}")
    return text


def _describe(parser: argparse.ArgumentParser, description: str, examples: str, run: Run) -> None:
    describe(parser, description, examples, _refusals_printed(run))
    text = "where the mock is served, or a session of it (default: %(default)s)"
    parser.add_argument("--url", type=address, default=_URL, help=text)


def _refusals_printed(run: Run) -> Run:
    def printed(options: argparse.Namespace) -> int:
        try:
            return run(options)
        except (MockError, ValueError) as error:
            print(error, file=sys.stderr)
            return 1

    return printed


def _status(options: argparse.Namespace) -> int:
    from understudy.admin_client.models import NewTransition
    from understudy.inference.keys import held

    to = Connection(options.url)
    known = to.call(to.client.resources.list).resources
    matched = next((each for each in known if options.resource in (each.name, each.path)), None)
    keys = len(matched.key) + matched.path.count("{") if matched is not None else max(1, len(options.key) - 1)
    *key, last = options.key
    if len(options.key) <= keys:
        found = to.call(to.client.records.get, resource=options.resource, key=[*options.key])
        record = found.record.additional_properties
        known_states = matched.states.additional_properties if matched is not None else {}
        wanted = options.property.lstrip("/") if options.property is not None else None
        if wanted is not None and wanted not in known_states:
            hint = did_you_mean(options.property, known_states)
            raise ValueError(f"{options.resource} has no state property {options.property!r}; {hint}")
        for name, states in known_states.items():
            if wanted in (None, name):
                print(f"{name}: {held(record, name) or 'null'}  (one of {', '.join(states)})")
        return 0
    body = NewTransition(options.resource, [*key], last, options.property, options.expect, force=options.force)
    to.call(to.client.transitions.create, body=body)
    print(f"{options.resource} {' '.join(key)} is {last}")
    return 0


def _events(options: argparse.Namespace) -> int:
    to = Connection(options.url)
    for event in _followed(to, options) if options.follow else _listed(to, options):
        _print(event, options)
    return 0


def _listed(to: Connection, options: argparse.Namespace, **more: Any) -> list[Event]:
    from understudy.admin_client.models import ListEventsStatus

    filters = {"type": options.type, "resource": options.resource, "key": options.key}
    query: dict[str, Any] = {name: value for name, value in filters.items() if value is not None}
    if options.status is not None:
        query["status"] = ListEventsStatus(options.status)
    return to.call(to.client.events.list, **query, **more).events


def _followed(to: Connection, options: argparse.Namespace) -> Iterator[Event]:
    from understudy.admin_client.models import ListEventsOrder

    after = 0
    while True:
        started = time.monotonic()
        events = _listed(to, options, order=ListEventsOrder.OLDEST, after=after, wait=2.0)
        for event in events:
            after = event.sequence
            yield event
        if not events and time.monotonic() - started < 1:
            time.sleep(1)  # others happened that are not wanted


def _print(event: Event, options: argparse.Namespace) -> None:
    if options.json:
        print(json.dumps(event.to_dict()), flush=True)
        return
    about = f"{event.resource} {'/'.join(event.key)}"
    changed = f", changed {event.updated_at}" if event.updated_at != event.created_at else ""
    print(f"{event.created_at}  {event.id}  {event.type}  {about}{changed}", flush=True)
    for entry in event.deliveries:
        tries = len(entry.attempts)
        last = entry.attempts[-1] if tries else None
        outcome = f", last: {last.error or last.status}" if last is not None else ""
        later = f", next at {entry.next_attempt_at}" if entry.next_attempt_at else ""
        shown = f"{tries} of {entry.max_attempts} attempts{outcome}{later}"
        print(f"    {entry.status} {entry.url}  {shown}", flush=True)
    if not event.deliveries:
        print(f"    {event.status}: nobody subscribed", flush=True)


def _deliver(options: argparse.Namespace) -> int:
    from understudy.admin_client.models import Deliver

    to = Connection(options.url)
    attempts = to.call(to.client.events.deliver, body=Deliver(options.advance_clock)).attempts
    for attempt in attempts:
        print(f"{attempt.time}  {attempt.error or attempt.status}")
    print(f"{len(attempts)} attempts")
    return 0
