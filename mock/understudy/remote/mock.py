"""What every mock can do, and the mock behind an address that does it through its control plane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol, cast

from understudy.addresses import RemoteError
from understudy.broadcast import Subscription
from understudy.clock import Clock, check_length
from understudy.contract import Contract
from understudy.durations import duration_text
from understudy.expectations import Expectation, Expectations
from understudy.faults.calls import Call, Where
from understudy.faults.network import Conditions
from understudy.faults.registry import Faults
from understudy.lazy_dataclass import dataclass
from understudy.matching import AtLeast
from understudy.messages import Request, Response
from understudy.records.names import check_patch
from understudy.records.paths import Way, ways
from understudy.remote import sessions, state_copy
from understudy.remote.capture import RemoteCapture
from understudy.remote.codec import conditions_of, keys_of, sent_conditions
from understudy.remote.connection import Connection
from understudy.remote.expectations import RemoteExpectation, RemoteExpectations
from understudy.remote.faults import RemoteFaults
from understudy.remote.journal import RemoteClock, RemoteJournal
from understudy.remote.subscription import RemoteSubscription
from understudy.remote.webhooks import RemoteWebhooks
from understudy.state.journal import Journal
from understudy.state.store import Record
from understudy.verify import Changes, Mode
from understudy.webhooks.capture import Capture
from understudy.webhooks.hooks import DeliveryMode, Webhooks

if TYPE_CHECKING:
    from understudy.admin_client.models import NewStateInput

__all__ = ["AnyMock", "RemoteError", "RemoteMock"]

_YEAR = timedelta(days=366)


class AnyMock(Protocol):
    """A mock, in this process (`understudy.mock.Mock`) or behind an address (`RemoteMock`).

    What a method does, and what it raises, is documented at `Mock`.
    """

    @property
    def contract(self) -> Contract: ...

    @property
    def clock(self) -> Clock | RemoteClock: ...

    @property
    def journal(self) -> Journal | RemoteJournal: ...

    @property
    def faults(self) -> Faults | RemoteFaults: ...

    @property
    def capture(self) -> Capture | RemoteCapture: ...

    @property
    def expectations(self) -> Expectations | RemoteExpectations: ...

    def expect(
        self,
        operation_id: str,
        *,
        match: object = None,
        parameters: Mapping[str, object] | None = None,
        where: Where | None = None,
        times: int | AtLeast | None = 1,
    ) -> Expectation | RemoteExpectation: ...

    def subscribe(self, *topics: str, after: int | None = None) -> Subscription | RemoteSubscription: ...

    @property
    def webhooks(self) -> Webhooks | RemoteWebhooks: ...

    def handle(self, request: Request) -> Response: ...

    def transition(
        self,
        resource: str,
        *key: Any,
        to: str,
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
        expect: str | None = None,
        force: bool = False,
        patch: Mapping[str, Any] | None = None,
    ) -> Record: ...

    def advance_until(
        self,
        resource: str,
        *key: Any,
        to: str,
        within: timedelta = _YEAR,
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
    ) -> Record: ...

    def create(self, resource: str, *parent: Any, emit: bool = False, **attributes: Any) -> Record: ...

    def create_record(
        self, resource: str, parent: Sequence[Any], attributes: Mapping[str, Any], *, emit: bool = False
    ) -> Record: ...

    def update(self, resource: str, *key: Any, **attributes: Any) -> Record: ...

    def update_record(self, resource: str, key: Sequence[Any], attributes: Mapping[str, Any]) -> Record: ...

    def delete(self, resource: str, *key: Any) -> None: ...

    def get(self, resource: str, *key: Any) -> Record: ...

    def records(self, resource: str, *parent: Any) -> list[Record]: ...

    def transitions(self, *, after: int = 0) -> tuple[Record, ...]: ...

    def forget_transitions(self) -> None: ...

    def ways(
        self,
        resource: str,
        *,
        to: str | None = None,
        start: str | None = None,
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
    ) -> tuple[Way, ...]: ...

    def advance(self, by: timedelta) -> None: ...

    def conditions(self) -> Conditions: ...

    def set_conditions(self, conditions: Conditions) -> None: ...

    def snapshot(self) -> Any: ...

    def restore(self, snapshot: Any) -> None: ...

    def reset(self) -> None: ...

    def calls(self, operation_id: str | None = None, *, after: int = 0) -> list[Call]: ...

    def assert_called(
        self,
        operation_id: str,
        *,
        match: object = None,
        parameters: Mapping[str, object] | None = None,
        where: Where | None = None,
        status: int | None = None,
        times: int | AtLeast | None = None,
        after: int = 0,
    ) -> list[Call]: ...

    def assert_last_error(
        self,
        operation_id: str | None = None,
        *,
        resource: str | None = None,
        key: Any = None,
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
        status: int | None = None,
        match: object = None,
    ) -> Call: ...

    def assert_state(self, resource: str, *key_and_state: Any, property: str | None = None) -> None: ...  # noqa: A002

    def assert_path(
        self,
        resource: str,
        *key_and_path: Any,
        mode: Mode = "exact",
        property: str | None = None,  # noqa: A002
    ) -> None: ...

    def changes(self) -> AbstractContextManager[Changes]: ...

    def unchanged(self) -> AbstractContextManager[None]: ...


@dataclass(frozen=True, slots=True)
class _Shared:
    """What mocks of several sessions of one server share: connections, and the document, which is read once."""

    connection: Connection
    contracts: list[Contract]


class RemoteMock:
    """A mock behind an address, with the methods of `understudy.mock.Mock` and their errors.

    With `session`, a key, it is that session's mock, which the server makes when it is first called. A snapshot is the
    name of one at the server. Raises ValueError for what is no address or no key; every method raises RemoteError when
    the server does not answer. What is claimed of it (`calls`, `changes`, `assert_state` …) is checked on a copy of its
    state.
    """

    calls = state_copy.calls
    assert_called = state_copy.assert_called
    assert_last_error = state_copy.assert_last_error
    assert_path = state_copy.assert_path
    assert_state = state_copy.assert_state
    changes = state_copy.changes
    unchanged = state_copy.unchanged
    ways = ways

    def __init__(self, url: str, *, session: str | None = None, _shared: _Shared | None = None) -> None:
        self._to = Connection(url, session) if _shared is None else _shared.connection.of(session)
        self._api = self._to.client
        self.url = self._to.url
        self.session = session
        self._contracts: list[Contract] = [] if _shared is None else _shared.contracts
        self.clock = RemoteClock(self._to)
        self.journal = RemoteJournal(self._to)
        self.faults = RemoteFaults(self._to)
        self.capture = RemoteCapture(self._to)
        self.expectations = RemoteExpectations(self._to)
        self.expect = self.expectations.expect
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
        from understudy.admin_client.models import NewTransition, NewTransitionPatch

        check_patch(patch)
        changed = NewTransitionPatch.from_dict(patch or {})
        body = NewTransition(resource, keys_of(key), to, property, expect, force, changed)
        return self._to.call(self._api.transitions.create, body=body).record.additional_properties

    def advance_until(
        self,
        resource: str,
        *key: Any,
        to: str,
        within: timedelta = _YEAR,
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
    ) -> Record:
        """Move the clock until a record is in a state; returns it. Raises MockError as `Mock.advance_until` does."""
        from understudy.admin_client.models import Until

        check_length(within, "within")
        if within < timedelta():
            raise ValueError(f"within can't be less than nothing; got {within}")
        body = Until(resource, keys_of(key), to, property, duration_text(within))
        return self._to.call(self._api.clock.advance_until, body=body).record.additional_properties

    def create(self, resource: str, *parent: Any, emit: bool = False, **attributes: Any) -> Record:
        """Put a record into the store, past the API. Raises MockError."""
        return self.create_record(resource, parent, attributes, emit=emit)

    def create_record(
        self, resource: str, parent: Sequence[Any], attributes: Mapping[str, Any], *, emit: bool = False
    ) -> Record:
        """`create`, for properties whose names are no Python names."""
        from understudy.admin_client.models import NewRecord, NewRecordAttributes

        body = NewRecord(resource, list(keys_of(parent)), NewRecordAttributes.from_dict(attributes), emit)
        return self._to.call(self._api.records.create, body=body).record.additional_properties

    def update(self, resource: str, *key: Any, **attributes: Any) -> Record:
        """Set properties of a record, past the API. Raises MockError."""
        return self.update_record(resource, key, attributes)

    def update_record(self, resource: str, key: Sequence[Any], attributes: Mapping[str, Any]) -> Record:
        """`update`, for properties whose names are no Python names."""
        from understudy.admin_client.models import RecordChange, RecordChangeAttributes

        body = RecordChange(RecordChangeAttributes.from_dict(attributes))
        changed = self._to.call(self._api.records.update, body=body, resource=resource, key=keys_of(key))
        return changed.record.additional_properties

    def delete(self, resource: str, *key: Any) -> None:
        """Delete a record and what lies below it, past the API. Raises NotFoundError."""
        self._to.call(self._api.records.delete, resource=resource, key=keys_of(key))

    def get(self, resource: str, *key: Any) -> Record:
        """A record as a GET shows it. Raises NotFoundError."""
        return self._to.call(self._api.records.get, resource=resource, key=keys_of(key)).record.additional_properties

    def records(self, resource: str, *parent: Any) -> list[Record]:
        """The records of a collection, oldest first."""
        found = self._to.call(self._api.records.list, resource=resource, parent=keys_of(parent))
        return [record.additional_properties for record in found.records]

    def transitions(self, *, after: int = 0) -> tuple[Record, ...]:
        """The transition log, oldest first."""
        return tuple(row.to_dict() for row in self._to.call(self._api.transitions.list, after=after).transitions)

    def forget_transitions(self) -> None:
        """Forget the transition log alone; records stay in their states, and the numbers go on."""
        self._to.call(self._api.transitions.clear)

    def subscribe(self, *topics: str, after: int | None = None) -> RemoteSubscription:
        """Listen to what is committed, as `Mock.subscribe` does. Raises ValueError for a topic that can't be."""
        return RemoteSubscription(self._to, topics, after)

    def advance(self, by: timedelta) -> None:
        """Move the clock forward and let happen what that brings. Raises ValueError for a move back."""
        from understudy.admin_client.models import ClockChange

        check_length(by, "advance")
        if by < timedelta():
            raise ValueError(f"a clock moves forward only; got {by}")
        self._to.call(self._api.clock.advance, body=ClockChange(duration_text(by)))

    def conditions(self) -> Conditions:
        """What every call meets that asks for nothing else."""
        return conditions_of(self._to.call(self._api.conditions.get))

    def set_conditions(self, conditions: Conditions) -> None:
        """Let every call meet these from now on. Raises ValueError for what no condition can be."""
        self._to.call(self._api.conditions.update, body=sent_conditions(conditions))

    def snapshot(self) -> str:
        """Keep the whole state at the server; returns its name there."""
        return self._to.call(self._api.snapshots.create).id

    def restore(self, snapshot: str) -> None:
        """Back to a snapshot of this server. Raises NotFoundError."""
        self._to.call(self._api.snapshots.restore, snapshot)

    def forget(self, snapshot: str) -> None:
        """Delete a snapshot at the server. Raises NotFoundError."""
        self._to.call(self._api.snapshots.delete, snapshot)

    def reset(self) -> None:
        """Back to the start, the clock too."""
        self._to.call(self._api.mock.reset)

    @property
    def contract(self) -> Contract:
        """The contract that the server serves, with its overlays; it is read once."""
        if not self._contracts:
            document = self._to.call(self._api.openapi.get).additional_properties
            self._contracts.append(state_copy.contract_of(document, self.url))
        return self._contracts[0]

    def state(self) -> dict[str, Any]:
        """The mock's time (`now`) and all `rows` as they are kept: collection, parent, key, record."""
        return self._to.call(self._api.state.get).to_dict()

    def keep(self, **state: Any) -> None:
        """Put `rows` in as they are to be kept, with `transitions` and `numbers`; no event is emitted.

        Raises MockError.
        """
        self._to.call(self._api.state.create, body=cast("NewStateInput", state))

    def handle(self, request: Request) -> Response:
        """What the API answers to a request. Raises RemoteError where no answer arrives, as a fault may have it."""
        return self._to.send(request)

    def close(self) -> None:
        """Close the connections for good; where nobody does, that happens when the object is gone."""
        self._to.close()

    def of(self, session: str) -> RemoteMock:
        """The mock of a session of the same server. Raises ValueError for what is no key."""
        return RemoteMock(self.url, session=session, _shared=_Shared(self._to, self._contracts))

    def sessions(self) -> tuple[str, ...]:
        """The keys of the server's sessions. Raises RemoteError for a server that has none."""
        return sessions.keys(self._to)

    def begin(self, *, like: str | None = None, delivery: DeliveryMode | None = None) -> None:
        """Begin the session, with the state and the time of another one, `like`, at the server.

        Its webhooks are delivered as `delivery` says, or else as the server's are. Raises ValueError where it has begun
        already, or this is the default session; NotFoundError for an unknown one.
        """
        sessions.begin(self._to, self.session, like=like, delivery=delivery)

    def end(self) -> None:
        """End the session at the server: all that is its own is forgotten. Raises NotFoundError, ValueError."""
        sessions.end(self._to, self.session)
