"""The clients of Understudy control plane: one attribute a resource, one method an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ._runtime._http import httpx
from ._runtime.below import Below
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
    from .resources.record_counts import AsyncRecordCountsResource, RecordCountsResource
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
    package="admin_client", version=__version__, environment="UNDERSTUDY_CONTROL_PLANE", server="/__mock__"
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

    health: Below[HealthResource] = Below("health")
    """Operations on health."""
    openapi: Below[OpenapiResource] = Below("openapi")
    """Operations on openapi."""
    mock: Below[MockResource] = Below("mock")
    """Operations on mock."""
    sdk_names: Below[SdkNamesResource] = Below("sdk_names")
    """Operations on sdk names."""
    resources: Below[ResourcesResource] = Below("resources")
    """Operations on resources."""
    explanation: Below[ExplanationResource] = Below("explanation")
    """Operations on explanation."""
    journal: Below[JournalResource] = Below("journal")
    """Operations on journal."""
    records: Below[RecordsResource] = Below("records")
    """Operations on records."""
    record_counts: Below[RecordCountsResource] = Below("record_counts")
    """Operations on record counts."""
    transitions: Below[TransitionsResource] = Below("transitions")
    """Operations on transitions."""
    events: Below[EventsResource] = Below("events")
    """Operations on events."""
    endpoints: Below[EndpointsResource] = Below("endpoints")
    """Operations on endpoints."""
    chaos: Below[ChaosResource] = Below("chaos")
    """Operations on chaos."""
    messages: Below[MessagesResource] = Below("messages")
    """Operations on messages."""
    faults: Below[FaultsResource] = Below("faults")
    """Operations on faults."""
    unused_faults: Below[UnusedFaultsResource] = Below("unused_faults")
    """Operations on unused faults."""
    conditions: Below[ConditionsResource] = Below("conditions")
    """Operations on conditions."""
    expectations: Below[ExpectationsResource] = Below("expectations")
    """Operations on expectations."""
    unmet_expectations: Below[UnmetExpectationsResource] = Below("unmet_expectations")
    """Operations on unmet expectations."""
    capture_rules: Below[CaptureRulesResource] = Below("capture_rules")
    """Operations on capture rules."""
    sessions: Below[SessionsResource] = Below("sessions")
    """Operations on sessions."""
    seeds: Below[SeedsResource] = Below("seeds")
    """Operations on seeds."""
    state: Below[StateResource] = Below("state")
    """Operations on state."""
    snapshots: Below[SnapshotsResource] = Below("snapshots")
    """Operations on snapshots."""
    timers: Below[TimersResource] = Below("timers")
    """Operations on timers."""
    clock: Below[ClockResource] = Below("clock")
    """Operations on clock."""

    def __init__(self, *, http_client: httpx.Client | None = None, **options: Unpack[ClientOptions]) -> None:
        self._begin(_SERVICE, locals())


class AsyncClient(AsyncServiceClient):
    """`Client` for asyncio: the same arguments and errors."""

    health: Below[AsyncHealthResource] = Below("health")
    """Operations on health."""
    openapi: Below[AsyncOpenapiResource] = Below("openapi")
    """Operations on openapi."""
    mock: Below[AsyncMockResource] = Below("mock")
    """Operations on mock."""
    sdk_names: Below[AsyncSdkNamesResource] = Below("sdk_names")
    """Operations on sdk names."""
    resources: Below[AsyncResourcesResource] = Below("resources")
    """Operations on resources."""
    explanation: Below[AsyncExplanationResource] = Below("explanation")
    """Operations on explanation."""
    journal: Below[AsyncJournalResource] = Below("journal")
    """Operations on journal."""
    records: Below[AsyncRecordsResource] = Below("records")
    """Operations on records."""
    record_counts: Below[AsyncRecordCountsResource] = Below("record_counts")
    """Operations on record counts."""
    transitions: Below[AsyncTransitionsResource] = Below("transitions")
    """Operations on transitions."""
    events: Below[AsyncEventsResource] = Below("events")
    """Operations on events."""
    endpoints: Below[AsyncEndpointsResource] = Below("endpoints")
    """Operations on endpoints."""
    chaos: Below[AsyncChaosResource] = Below("chaos")
    """Operations on chaos."""
    messages: Below[AsyncMessagesResource] = Below("messages")
    """Operations on messages."""
    faults: Below[AsyncFaultsResource] = Below("faults")
    """Operations on faults."""
    unused_faults: Below[AsyncUnusedFaultsResource] = Below("unused_faults")
    """Operations on unused faults."""
    conditions: Below[AsyncConditionsResource] = Below("conditions")
    """Operations on conditions."""
    expectations: Below[AsyncExpectationsResource] = Below("expectations")
    """Operations on expectations."""
    unmet_expectations: Below[AsyncUnmetExpectationsResource] = Below("unmet_expectations")
    """Operations on unmet expectations."""
    capture_rules: Below[AsyncCaptureRulesResource] = Below("capture_rules")
    """Operations on capture rules."""
    sessions: Below[AsyncSessionsResource] = Below("sessions")
    """Operations on sessions."""
    seeds: Below[AsyncSeedsResource] = Below("seeds")
    """Operations on seeds."""
    state: Below[AsyncStateResource] = Below("state")
    """Operations on state."""
    snapshots: Below[AsyncSnapshotsResource] = Below("snapshots")
    """Operations on snapshots."""
    timers: Below[AsyncTimersResource] = Below("timers")
    """Operations on timers."""
    clock: Below[AsyncClockResource] = Below("clock")
    """Operations on clock."""

    def __init__(self, *, http_client: httpx.AsyncClient | None = None, **options: Unpack[ClientOptions]) -> None:
        self._begin(_SERVICE, locals())
