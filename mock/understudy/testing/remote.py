"""A mock that runs elsewhere, driven through its control plane with the methods of `Mock`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from understudy.clock import check_length
from understudy.contract import Contract
from understudy.durations import duration_text
from understudy.messages import Request, Response
from understudy.records.errors import NotFoundError
from understudy.records.names import check_patch
from understudy.records.paths import ways
from understudy.state.journal import Entry
from understudy.state.store import Record
from understudy.testing import state_copy as mirror
from understudy.testing.remote_faults import RemoteChaos, RemoteFaults
from understudy.testing.remote_sink import RemoteSink
from understudy.testing.remote_wire import (
    Connection,
    NoMockError,
    RemoteError,
    attempts_of,
    endpoint_of,
    entry_of,
    event_of,
    looking_up,
)
from understudy.webhooks.endpoints import Endpoint
from understudy.webhooks.outbox import Attempt, Event

__all__ = ["RemoteChaos", "RemoteClock", "RemoteError", "RemoteFaults", "RemoteJournal", "RemoteMock", "RemoteWebhooks"]

_MOST = 10_000


class RemoteMock:
    """A mock behind an address, with the methods of `understudy.mock.Mock` and their errors.

    With `session`, a key, it is that session's mock, which the server makes when it is first called. A snapshot is the
    name of one at the server. Raises ValueError for what is no address or no key; every method raises RemoteError when
    the server does not answer. What is claimed of it (`calls`, `changes`, `assert_state` …) is told from a `mirror`.
    """

    calls = mirror.calls
    assert_called = mirror.assert_called
    assert_last_error = mirror.assert_last_error
    assert_path = mirror.assert_path
    assert_state = mirror.assert_state
    changes = mirror.changes
    unchanged = mirror.unchanged
    ways = ways
    expect = mirror.expect
    subscribe = mirror.subscribe

    def __init__(self, url: str, *, session: str | None = None) -> None:
        self._to = Connection(url, session)
        self.url = self._to.url
        self.session = session
        self._contracts: list[Contract] = []
        self.clock = RemoteClock(self._to)
        self.journal = RemoteJournal(self._to)
        self.faults = RemoteFaults(self._to)
        self.sink = RemoteSink(self._to)
        self.webhooks = RemoteWebhooks(self._to)

    def transition(
        self,
        resource: str,
        *key: Any,
        to: str,
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
        expect: str | None = None,
        force: bool = False,
        patch: Mapping[str, Any] | None = None,
    ) -> Record:
        """Move a record to a state; returns it as a GET shows it. Raises MockError as `Mock.transition` does."""
        check_patch(patch)
        body = {"resource": resource, "key": _key(key), "to": to, "property": property, "expect": expect}
        return _record(self._to.call("POST", "/transitions", {**body, "force": force, "patch": dict(patch or {})}))

    def advance_until(
        self,
        resource: str,
        *key: Any,
        to: str,
        within: timedelta = timedelta(days=366),
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
    ) -> Record:
        """Move the clock until a record is in a state; returns it. Raises MockError as `Mock.advance_until` does."""
        check_length(within, "within")
        if within < timedelta():
            raise ValueError(f"within can't be less than nothing; got {within}")
        body = {"resource": resource, "key": _key(key), "to": to, "property": property}
        return _record(self._to.call("POST", "/clock/until", {**body, "within": duration_text(within)}))

    def create(self, resource: str, *parent: Any, emit: bool = False, **attributes: Any) -> Record:
        """Put a record into the store, past the API. Raises MockError."""
        return self.create_record(resource, parent, attributes, emit=emit)

    def create_record(
        self, resource: str, parent: Sequence[Any], attributes: Mapping[str, Any], *, emit: bool = False
    ) -> Record:
        """`create`, for properties whose names are no Python names."""
        body = {"resource": resource, "parent": _key(parent), "attributes": dict(attributes), "emit": emit}
        return _record(self._to.call("POST", "/records", body))

    def update(self, resource: str, *key: Any, **attributes: Any) -> Record:
        """Set properties of a record, past the API. Raises MockError."""
        return self.update_record(resource, key, attributes)

    def update_record(self, resource: str, key: Sequence[Any], attributes: Mapping[str, Any]) -> Record:
        """`update`, for properties whose names are no Python names."""
        query = {"resource": resource, "key": _key(key)}
        return _record(self._to.call("PATCH", "/record", {"attributes": dict(attributes)}, query))

    def delete(self, resource: str, *key: Any) -> None:
        """Delete a record and what lies below it, past the API. Raises NotFoundError."""
        self._to.call("DELETE", "/record", query={"resource": resource, "key": _key(key)})

    def get(self, resource: str, *key: Any) -> Record:
        """A record as a GET shows it. Raises NotFoundError."""
        return _record(self._to.call("GET", "/record", query={"resource": resource, "key": _key(key)}))

    def records(self, resource: str, *parent: Any) -> list[Record]:
        """The records of a collection, oldest first."""
        query = {"resource": resource, "parent": _key(parent)}
        found: list[Record] = self._to.call("GET", "/records", query=query)["records"]
        return found

    def transitions(self, *, after: int = 0) -> tuple[Record, ...]:
        """The transition log, oldest first."""
        return tuple(self._to.call("GET", "/transitions", query={"after": after})["transitions"])

    def advance(self, by: timedelta) -> None:
        """Move the clock forward and let happen what that brings. Raises ValueError for a move back."""
        check_length(by, "advance")
        if by < timedelta():
            raise ValueError(f"a clock moves forward only; got {by}")
        self._to.call("POST", "/clock", {"advance": duration_text(by)})

    def snapshot(self) -> str:
        """Keep the whole state at the server; returns its name there."""
        return str(self._to.call("POST", "/snapshots")["id"])

    def restore(self, snapshot: str) -> None:
        """Back to a snapshot of this server. Raises NotFoundError."""
        self._to.call("POST", f"/snapshots/{quote(snapshot, safe='')}/restore")

    def forget(self, snapshot: str) -> None:
        """Delete a snapshot at the server. Raises NotFoundError."""
        self._to.call("DELETE", f"/snapshots/{quote(snapshot, safe='')}")

    def reset(self) -> None:
        """Back to the start, the clock too."""
        self._to.call("POST", "/reset")

    @property
    def contract(self) -> Contract:
        """The contract that the server serves, with its overlays; it is read once."""
        if not self._contracts:
            self._contracts.append(mirror.contract_of(self._to.call("GET", "/openapi.json")))
        return self._contracts[0]

    def state(self) -> dict[str, Any]:
        """The mock's time (`now`) and all `rows` as they are kept: collection, parent, key, record."""
        found: dict[str, Any] = self._to.call("GET", "/state")
        return found

    def keep(self, **state: Any) -> None:
        """Put `rows` in as they are to be kept, with `transitions` and `numbers`, and tell nobody. Raises MockError."""
        self._to.call("POST", "/state", state)

    def handle(self, request: Request) -> Response:
        """What the API answers to a request. Raises RemoteError where no answer arrives, as a fault may have it."""
        return self._to.send(request)

    def of(self, session: str) -> RemoteMock:
        """The mock of a session of the same server. Raises ValueError for what is no key."""
        made = RemoteMock(self.url, session=session)
        made._contracts = self._contracts
        return made

    def sessions(self) -> tuple[str, ...]:
        """The keys of the server's sessions. Raises RemoteError for a server that has none."""
        try:
            return tuple(each["key"] for each in Connection(self.url).call("GET", "/sessions")["sessions"])
        except (NotFoundError, NoMockError, KeyError, TypeError):
            raise RemoteError(
                f"{self.url} knows no sessions, so its users would see each other: what answers there is no mock of "
                "Understudy, or an older one; start one with: understudy serve SPEC"
            ) from None

    def begin(self, *, like: str | None = None) -> None:
        """Begin the session, with the state and the time of another one, `like`, at the server.

        Raises ValueError where it has begun already, or this is the default session; NotFoundError for an unknown one.
        """
        Connection(self.url).call("POST", "/sessions", {"key": self._key(), "like": like})

    def end(self) -> None:
        """End the session at the server: all that is its own is forgotten. Raises NotFoundError, ValueError."""
        Connection(self.url).call("DELETE", f"/sessions/{self._key()}")

    def _key(self) -> str:
        if self.session is None:
            raise ValueError("the default session neither begins nor ends; name one: RemoteMock(url, session=KEY)")
        return self.session


class RemoteClock:
    """The time of a server's mock."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def now(self) -> datetime:
        return datetime.fromisoformat(self._to.call("GET", "/clock")["now"])


class RemoteJournal:
    """The exchanges of a server's mock."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def entries(self, *, after: int = 0, limit: int | None = None) -> tuple[Entry, ...]:
        """Entries oldest first: those after a sequence number, at most the newest `limit`. Bodies are text there."""
        query = {"after": after, "limit": _MOST if limit is None else limit}
        return tuple(entry_of(each) for each in self._to.call("GET", "/journal", query=query)["entries"])

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries())

    def __len__(self) -> int:
        return len(self.entries())

    def clear(self) -> None:
        """Forget the entries."""
        self._to.call("DELETE", "/journal")


class RemoteWebhooks:
    """The events of a server's mock, and who receives them."""

    def __init__(self, to: Connection) -> None:
        self._to = to
        self.chaos = RemoteChaos(to)

    def add_endpoint(self, url: str, *, events: Sequence[str] = (), secret: str | None = None) -> Endpoint:
        """Send events (none named: all) to a URL from now on. Raises ValueError, TargetRefusedError."""
        body = {"url": url, "events": list(events), "secret": secret}
        return endpoint_of(self._to.call("POST", "/endpoints", body))

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Who receives events."""
        return tuple(endpoint_of(each) for each in self._to.call("GET", "/endpoints")["endpoints"])

    def remove_endpoint(self, endpoint_id: str) -> None:
        """Raises LookupError for an unknown one."""
        with looking_up():
            self._to.call("DELETE", f"/endpoints/{quote(endpoint_id, safe='')}")

    def rotate_secret(self, endpoint_id: str, secret: str) -> Endpoint:
        """Sign with a new secret and, beside it, the one before it. Raises LookupError, ValueError."""
        with looking_up():
            return endpoint_of(
                self._to.call("POST", f"/endpoints/{quote(endpoint_id, safe='')}/secrets", {"secret": secret})
            )

    def retire_secret(self, endpoint_id: str) -> Endpoint:
        """End a rotation: sign with the newest secret only. Raises LookupError."""
        with looking_up():
            return endpoint_of(self._to.call("DELETE", f"/endpoints/{quote(endpoint_id, safe='')}/secrets"))

    def events(
        self,
        *,
        order: str = "newest",
        type: str | None = None,  # noqa: A002 - the word of the document
        status: str | None = None,
        after: int = 0,
        resource: str | None = None,
        key: Any = None,
    ) -> tuple[Event, ...]:
        """Events of a type, with a delivery in a status, after a sequence number, about a resource or one record of it.

        Raises ValueError, MockError as in process.
        """
        query: dict[str, Any] = {"order": order, "type": type, "status": status, "after": after, "resource": resource}
        query["key"] = None if key is None else _key((key,))
        asked = {name: value for name, value in query.items() if value is not None}
        return tuple(event_of(each) for each in self._to.call("GET", "/events", query=asked)["events"])

    def event(self, event_id: str) -> Event:
        """Raises LookupError for an unknown id."""
        with looking_up():
            return event_of(self._to.call("GET", f"/events/{quote(event_id, safe='')}"))

    def deliver(self) -> tuple[Attempt, ...]:
        """Deliver what is due."""
        return self._deliver(advance_clock=False)

    def drain(self, *, advance_clock: bool = False) -> tuple[Attempt, ...]:
        """Deliver until nothing is due; `advance_clock` moves the clock to each retry."""
        made: list[Attempt] = []
        while attempts := self._deliver(advance_clock=advance_clock):
            made += attempts
        return tuple(made)

    def redeliver(self, event_id: str) -> tuple[Attempt, ...]:
        """Deliver an event again. Raises LookupError."""
        with looking_up():
            answer = self._to.call("POST", f"/events/{quote(event_id, safe='')}/redeliver")
        return attempts_of(answer)

    def dead_letters(self) -> tuple[Event, ...]:
        """Events that some endpoint will not get: every attempt failed, oldest first."""
        return self.events(order="oldest", status="failed")

    def clear(self) -> None:
        """Forget every event; resources and endpoints stay."""
        self._to.call("DELETE", "/events")

    def _deliver(self, *, advance_clock: bool) -> tuple[Attempt, ...]:
        answer = self._to.call("POST", "/deliver", {"advanceClock": advance_clock})
        return attempts_of(answer)


def _key(values: Sequence[Any]) -> list[str | int]:
    """Keys as the control plane takes them; a list or tuple stands for its entries, as in process."""
    flat: list[Any] = []
    for value in values:
        flat += list(value) if isinstance(value, list | tuple) else [value]
    return [value if isinstance(value, int) and not isinstance(value, bool) else str(value) for value in flat]


def _record(answer: Mapping[str, Any]) -> Record:
    return dict(answer["record"])
