"""The clients of Understudy control plane: one attribute a resource, one method an operation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ._runtime._http import httpx
from ._runtime.auth import Credentials, Scheme
from ._runtime.core import AsyncCore, Options, SyncCore
from ._runtime.drift import DriftListener
from ._runtime.events import Listener

if TYPE_CHECKING:
    from .resources.capture_rules import AsyncCaptureRulesResource, CaptureRulesResource
    from .resources.chaos import AsyncChaosResource, ChaosResource
    from .resources.clock import AsyncClockResource, ClockResource
    from .resources.conditions import AsyncConditionsResource, ConditionsResource
    from .resources.endpoints import AsyncEndpointsResource, EndpointsResource
    from .resources.events import AsyncEventsResource, EventsResource
    from .resources.expectations import AsyncExpectationsResource, ExpectationsResource
    from .resources.explanation import AsyncExplanationResource, ExplanationResource
    from .resources.faults import AsyncFaultsResource, FaultsResource
    from .resources.health import AsyncHealthResource, HealthResource
    from .resources.journal import AsyncJournalResource, JournalResource
    from .resources.messages import AsyncMessagesResource, MessagesResource
    from .resources.mock import AsyncMockResource, MockResource
    from .resources.openapi import AsyncOpenapiResource, OpenapiResource
    from .resources.records import AsyncRecordsResource, RecordsResource
    from .resources.resources import AsyncResourcesResource, ResourcesResource
    from .resources.seeds import AsyncSeedsResource, SeedsResource
    from .resources.sessions import AsyncSessionsResource, SessionsResource
    from .resources.snapshots import AsyncSnapshotsResource, SnapshotsResource
    from .resources.state import AsyncStateResource, StateResource
    from .resources.timers import AsyncTimersResource, TimersResource
    from .resources.transitions import AsyncTransitionsResource, TransitionsResource
    from .resources.unmet_expectations import AsyncUnmetExpectationsResource, UnmetExpectationsResource
    from .resources.unused_faults import AsyncUnusedFaultsResource, UnusedFaultsResource

ENVIRONMENTS: dict[str, str] = {
    "local": "http://127.0.0.1:4010",
}
"""The servers that the document names."""

_HOME = "http://127.0.0.1:4010"
_SCHEMES: dict[str, Scheme] = {}


class Client:
    """Understudy control plane. Thread-safe; use it as a context manager, or close it.

    Give what the document's security schemes ask for: `client_id` and `client_secret` (OAuth2 client credentials; tokens
    are fetched and refreshed by themselves), `token`, `username` and `password`, or `api_key`.

    Args:
        base_url: where the service is; the document's first server by default.
        timeout: seconds for one attempt.
        max_retries: how often a call is sent again where that is safe.
        headers: sent with every request.
        total_timeout: seconds for all attempts of a call and the waits between them.
        on_event: called with an `Event` for every request, answer, failure and retry.
        on_drift: called with a `Drift` for every place of an answer that is not what the document says.
        strict: raise `DecodeError` for such an answer.
        http_client: an httpx.Client of your own, which you close yourself.

    Raises:
        ValueError: for a base_url without a scheme, a timeout of 0, a negative max_retries or an on_event that is no function.
    """

    def __init__(
        self,
        *,
        base_url: str = _HOME,
        client_id: str | None = None,
        client_secret: str | None = None,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        api_key: str | None = None,
        timeout: float = 30.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        total_timeout: float = 300.0,
        on_event: Listener | None = None,
        on_drift: DriftListener | None = None,
        strict: bool = False,
        http_client: httpx.Client | None = None,
        _core: SyncCore | None = None,
    ) -> None:
        self._core = _core or SyncCore(
            Options(base_url, timeout, max_retries, headers or {}, total_timeout, on_event, on_drift, strict),
            Credentials(client_id, client_secret, username, password, token, api_key),
            _SCHEMES,
            _HOME,
            http_client=http_client,
        )

    @cached_property
    def health(self) -> HealthResource:
        """Operations on health."""
        from .resources.health import HealthResource

        return HealthResource(self._core)

    @cached_property
    def openapi(self) -> OpenapiResource:
        """Operations on openapi."""
        from .resources.openapi import OpenapiResource

        return OpenapiResource(self._core)

    @cached_property
    def mock(self) -> MockResource:
        """Operations on mock."""
        from .resources.mock import MockResource

        return MockResource(self._core)

    @cached_property
    def resources(self) -> ResourcesResource:
        """Operations on resources."""
        from .resources.resources import ResourcesResource

        return ResourcesResource(self._core)

    @cached_property
    def explanation(self) -> ExplanationResource:
        """Operations on explanation."""
        from .resources.explanation import ExplanationResource

        return ExplanationResource(self._core)

    @cached_property
    def journal(self) -> JournalResource:
        """Operations on journal."""
        from .resources.journal import JournalResource

        return JournalResource(self._core)

    @cached_property
    def records(self) -> RecordsResource:
        """Operations on records."""
        from .resources.records import RecordsResource

        return RecordsResource(self._core)

    @cached_property
    def transitions(self) -> TransitionsResource:
        """Operations on transitions."""
        from .resources.transitions import TransitionsResource

        return TransitionsResource(self._core)

    @cached_property
    def events(self) -> EventsResource:
        """Operations on events."""
        from .resources.events import EventsResource

        return EventsResource(self._core)

    @cached_property
    def endpoints(self) -> EndpointsResource:
        """Operations on endpoints."""
        from .resources.endpoints import EndpointsResource

        return EndpointsResource(self._core)

    @cached_property
    def chaos(self) -> ChaosResource:
        """Operations on chaos."""
        from .resources.chaos import ChaosResource

        return ChaosResource(self._core)

    @cached_property
    def messages(self) -> MessagesResource:
        """Operations on messages."""
        from .resources.messages import MessagesResource

        return MessagesResource(self._core)

    @cached_property
    def faults(self) -> FaultsResource:
        """Operations on faults."""
        from .resources.faults import FaultsResource

        return FaultsResource(self._core)

    @cached_property
    def unused_faults(self) -> UnusedFaultsResource:
        """Operations on unused faults."""
        from .resources.unused_faults import UnusedFaultsResource

        return UnusedFaultsResource(self._core)

    @cached_property
    def conditions(self) -> ConditionsResource:
        """Operations on conditions."""
        from .resources.conditions import ConditionsResource

        return ConditionsResource(self._core)

    @cached_property
    def expectations(self) -> ExpectationsResource:
        """Operations on expectations."""
        from .resources.expectations import ExpectationsResource

        return ExpectationsResource(self._core)

    @cached_property
    def unmet_expectations(self) -> UnmetExpectationsResource:
        """Operations on unmet expectations."""
        from .resources.unmet_expectations import UnmetExpectationsResource

        return UnmetExpectationsResource(self._core)

    @cached_property
    def capture_rules(self) -> CaptureRulesResource:
        """Operations on capture rules."""
        from .resources.capture_rules import CaptureRulesResource

        return CaptureRulesResource(self._core)

    @cached_property
    def sessions(self) -> SessionsResource:
        """Operations on sessions."""
        from .resources.sessions import SessionsResource

        return SessionsResource(self._core)

    @cached_property
    def seeds(self) -> SeedsResource:
        """Operations on seeds."""
        from .resources.seeds import SeedsResource

        return SeedsResource(self._core)

    @cached_property
    def state(self) -> StateResource:
        """Operations on state."""
        from .resources.state import StateResource

        return StateResource(self._core)

    @cached_property
    def snapshots(self) -> SnapshotsResource:
        """Operations on snapshots."""
        from .resources.snapshots import SnapshotsResource

        return SnapshotsResource(self._core)

    @cached_property
    def timers(self) -> TimersResource:
        """Operations on timers."""
        from .resources.timers import TimersResource

        return TimersResource(self._core)

    @cached_property
    def clock(self) -> ClockResource:
        """Operations on clock."""
        from .resources.clock import ClockResource

        return ClockResource(self._core)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        total_timeout: float | None = None,
        on_event: Listener | None = None,
        on_drift: DriftListener | None = None,
        strict: bool | None = None,
        base_url: str | None = None,
    ) -> Client:
        """A client with some options changed; what is not given stays. It shares the connections.

        It shares the tokens as well, unless `base_url` is another: a token is not shown to a service that did not give it.

        Raises:
            ValueError: as for the client itself.
        """
        changes: dict[str, Any] = {
            "timeout": timeout,
            "max_retries": max_retries,
            "headers": headers,
            "total_timeout": total_timeout,
            "on_event": on_event,
            "on_drift": on_drift,
            "strict": strict,
            "base_url": base_url,
        }
        supplied = {name: value for name, value in changes.items() if value is not None}
        return Client(_core=self._core.with_options(**supplied))

    def __repr__(self) -> str:
        return f"Client(base_url={self._core.options.base_url!r})"

    def close(self) -> None:
        """Close the connections."""
        self._core.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient:
    """Understudy control plane, for asyncio. Thread-safe; use it as a context manager, or close it.

    Give what the document's security schemes ask for: `client_id` and `client_secret` (OAuth2 client credentials; tokens
    are fetched and refreshed by themselves), `token`, `username` and `password`, or `api_key`.

    Args:
        base_url: where the service is; the document's first server by default.
        timeout: seconds for one attempt.
        max_retries: how often a call is sent again where that is safe.
        headers: sent with every request.
        total_timeout: seconds for all attempts of a call and the waits between them.
        on_event: called with an `Event` for every request, answer, failure and retry.
        on_drift: called with a `Drift` for every place of an answer that is not what the document says.
        strict: raise `DecodeError` for such an answer.
        http_client: an httpx.AsyncClient of your own, which you close yourself.

    Raises:
        ValueError: for a base_url without a scheme, a timeout of 0, a negative max_retries or an on_event that is no function.
    """

    def __init__(
        self,
        *,
        base_url: str = _HOME,
        client_id: str | None = None,
        client_secret: str | None = None,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        api_key: str | None = None,
        timeout: float = 30.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        total_timeout: float = 300.0,
        on_event: Listener | None = None,
        on_drift: DriftListener | None = None,
        strict: bool = False,
        http_client: httpx.AsyncClient | None = None,
        _core: AsyncCore | None = None,
    ) -> None:
        self._core = _core or AsyncCore(
            Options(base_url, timeout, max_retries, headers or {}, total_timeout, on_event, on_drift, strict),
            Credentials(client_id, client_secret, username, password, token, api_key),
            _SCHEMES,
            _HOME,
            http_client=http_client,
        )

    @cached_property
    def health(self) -> AsyncHealthResource:
        """Operations on health."""
        from .resources.health import AsyncHealthResource

        return AsyncHealthResource(self._core)

    @cached_property
    def openapi(self) -> AsyncOpenapiResource:
        """Operations on openapi."""
        from .resources.openapi import AsyncOpenapiResource

        return AsyncOpenapiResource(self._core)

    @cached_property
    def mock(self) -> AsyncMockResource:
        """Operations on mock."""
        from .resources.mock import AsyncMockResource

        return AsyncMockResource(self._core)

    @cached_property
    def resources(self) -> AsyncResourcesResource:
        """Operations on resources."""
        from .resources.resources import AsyncResourcesResource

        return AsyncResourcesResource(self._core)

    @cached_property
    def explanation(self) -> AsyncExplanationResource:
        """Operations on explanation."""
        from .resources.explanation import AsyncExplanationResource

        return AsyncExplanationResource(self._core)

    @cached_property
    def journal(self) -> AsyncJournalResource:
        """Operations on journal."""
        from .resources.journal import AsyncJournalResource

        return AsyncJournalResource(self._core)

    @cached_property
    def records(self) -> AsyncRecordsResource:
        """Operations on records."""
        from .resources.records import AsyncRecordsResource

        return AsyncRecordsResource(self._core)

    @cached_property
    def transitions(self) -> AsyncTransitionsResource:
        """Operations on transitions."""
        from .resources.transitions import AsyncTransitionsResource

        return AsyncTransitionsResource(self._core)

    @cached_property
    def events(self) -> AsyncEventsResource:
        """Operations on events."""
        from .resources.events import AsyncEventsResource

        return AsyncEventsResource(self._core)

    @cached_property
    def endpoints(self) -> AsyncEndpointsResource:
        """Operations on endpoints."""
        from .resources.endpoints import AsyncEndpointsResource

        return AsyncEndpointsResource(self._core)

    @cached_property
    def chaos(self) -> AsyncChaosResource:
        """Operations on chaos."""
        from .resources.chaos import AsyncChaosResource

        return AsyncChaosResource(self._core)

    @cached_property
    def messages(self) -> AsyncMessagesResource:
        """Operations on messages."""
        from .resources.messages import AsyncMessagesResource

        return AsyncMessagesResource(self._core)

    @cached_property
    def faults(self) -> AsyncFaultsResource:
        """Operations on faults."""
        from .resources.faults import AsyncFaultsResource

        return AsyncFaultsResource(self._core)

    @cached_property
    def unused_faults(self) -> AsyncUnusedFaultsResource:
        """Operations on unused faults."""
        from .resources.unused_faults import AsyncUnusedFaultsResource

        return AsyncUnusedFaultsResource(self._core)

    @cached_property
    def conditions(self) -> AsyncConditionsResource:
        """Operations on conditions."""
        from .resources.conditions import AsyncConditionsResource

        return AsyncConditionsResource(self._core)

    @cached_property
    def expectations(self) -> AsyncExpectationsResource:
        """Operations on expectations."""
        from .resources.expectations import AsyncExpectationsResource

        return AsyncExpectationsResource(self._core)

    @cached_property
    def unmet_expectations(self) -> AsyncUnmetExpectationsResource:
        """Operations on unmet expectations."""
        from .resources.unmet_expectations import AsyncUnmetExpectationsResource

        return AsyncUnmetExpectationsResource(self._core)

    @cached_property
    def capture_rules(self) -> AsyncCaptureRulesResource:
        """Operations on capture rules."""
        from .resources.capture_rules import AsyncCaptureRulesResource

        return AsyncCaptureRulesResource(self._core)

    @cached_property
    def sessions(self) -> AsyncSessionsResource:
        """Operations on sessions."""
        from .resources.sessions import AsyncSessionsResource

        return AsyncSessionsResource(self._core)

    @cached_property
    def seeds(self) -> AsyncSeedsResource:
        """Operations on seeds."""
        from .resources.seeds import AsyncSeedsResource

        return AsyncSeedsResource(self._core)

    @cached_property
    def state(self) -> AsyncStateResource:
        """Operations on state."""
        from .resources.state import AsyncStateResource

        return AsyncStateResource(self._core)

    @cached_property
    def snapshots(self) -> AsyncSnapshotsResource:
        """Operations on snapshots."""
        from .resources.snapshots import AsyncSnapshotsResource

        return AsyncSnapshotsResource(self._core)

    @cached_property
    def timers(self) -> AsyncTimersResource:
        """Operations on timers."""
        from .resources.timers import AsyncTimersResource

        return AsyncTimersResource(self._core)

    @cached_property
    def clock(self) -> AsyncClockResource:
        """Operations on clock."""
        from .resources.clock import AsyncClockResource

        return AsyncClockResource(self._core)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        total_timeout: float | None = None,
        on_event: Listener | None = None,
        on_drift: DriftListener | None = None,
        strict: bool | None = None,
        base_url: str | None = None,
    ) -> AsyncClient:
        """A client with some options changed; what is not given stays. It shares the connections.

        It shares the tokens as well, unless `base_url` is another: a token is not shown to a service that did not give it.

        Raises:
            ValueError: as for the client itself.
        """
        changes: dict[str, Any] = {
            "timeout": timeout,
            "max_retries": max_retries,
            "headers": headers,
            "total_timeout": total_timeout,
            "on_event": on_event,
            "on_drift": on_drift,
            "strict": strict,
            "base_url": base_url,
        }
        supplied = {name: value for name, value in changes.items() if value is not None}
        return AsyncClient(_core=self._core.with_options(**supplied))

    def __repr__(self) -> str:
        return f"AsyncClient(base_url={self._core.options.base_url!r})"

    async def close(self) -> None:
        """Close the connections."""
        await self._core.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
