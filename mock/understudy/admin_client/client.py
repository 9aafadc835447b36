"""The clients of Understudy control plane: one attribute a resource, one method an operation."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._runtime._http import httpx
from ._runtime.clients import AsyncServiceClient, ServiceClient
from ._runtime.options import ClientOptions
from ._runtime.service import Service

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
    from .resources.sdk_names import AsyncSdkNamesResource, SdkNamesResource
    from .resources.seeds import AsyncSeedsResource, SeedsResource
    from .resources.sessions import AsyncSessionsResource, SessionsResource
    from .resources.snapshots import AsyncSnapshotsResource, SnapshotsResource
    from .resources.state import AsyncStateResource, StateResource
    from .resources.timers import AsyncTimersResource, TimersResource
    from .resources.transitions import AsyncTransitionsResource, TransitionsResource
    from .resources.unmet_expectations import AsyncUnmetExpectationsResource, UnmetExpectationsResource
    from .resources.unused_faults import AsyncUnusedFaultsResource, UnusedFaultsResource

__version__ = "1"

ENVIRONMENTS: dict[str, str] = {}
"""The servers that the document names."""

_SERVICE = Service(
    package="admin_client",
    version=__version__,
    environment="UNDERSTUDY_CONTROL_PLANE",
    server="/__mock__",
)


class Client(ServiceClient):
    """Understudy control plane. Thread-safe; use it as a context manager, or close it.

    Args:
        http_client: an httpx.Client of your own, which you close yourself.
        options: `base_url` (or `UNDERSTUDY_CONTROL_PLANE_BASE_URL` of the environment), `timeout`, `total_timeout`, `max_retries`, `headers`,
            `on_request`, `on_response`, `on_event`, `on_drift`, `strict`: see `ClientOptions`.

    Every method raises `StatusError` for a refusal, also for one that it does not list, `APIConnectionError` where no
    answer came, and `DecodeError` for one that can't be read.

    Raises:
        ValueError: for an option that can't be, such as a base_url without a scheme, or none at all where the document has none.
    """

    def __init__(
        self,
        *,
        http_client: httpx.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._begin(_SERVICE, locals())

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
    def sdk_names(self) -> SdkNamesResource:
        """Operations on sdk names."""
        from .resources.sdk_names import SdkNamesResource

        return SdkNamesResource(self._core)

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


class AsyncClient(AsyncServiceClient):
    """Understudy control plane, for asyncio. Use it as a context manager, or close it.

    Args:
        http_client: an httpx.AsyncClient of your own, which you close yourself.
        options: `base_url` (or `UNDERSTUDY_CONTROL_PLANE_BASE_URL` of the environment), `timeout`, `total_timeout`, `max_retries`, `headers`,
            `on_request`, `on_response`, `on_event`, `on_drift`, `strict`: see `ClientOptions`.

    Every method raises `StatusError` for a refusal, also for one that it does not list, `APIConnectionError` where no
    answer came, and `DecodeError` for one that can't be read.

    Raises:
        ValueError: for an option that can't be, such as a base_url without a scheme, or none at all where the document has none.
    """

    def __init__(
        self,
        *,
        http_client: httpx.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._begin(_SERVICE, locals())

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
    def sdk_names(self) -> AsyncSdkNamesResource:
        """Operations on sdk names."""
        from .resources.sdk_names import AsyncSdkNamesResource

        return AsyncSdkNamesResource(self._core)

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
