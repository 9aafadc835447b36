"""What `with_raw_response` and `with_streaming_response` of each resource have, for type checkers."""

from __future__ import annotations

from .._runtime.responses import async_raw, raw
from . import capture_rules as _capture_rules
from . import chaos as _chaos
from . import clock as _clock
from . import conditions as _conditions
from . import endpoints as _endpoints
from . import endpoints_secrets as _endpoints_secrets
from . import events as _events
from . import expectations as _expectations
from . import explanation as _explanation
from . import faults as _faults
from . import health as _health
from . import journal as _journal
from . import messages as _messages
from . import mock as _mock
from . import openapi as _openapi
from . import records as _records
from . import resources as _resources
from . import sdk_names as _sdk_names
from . import seeds as _seeds
from . import sessions as _sessions
from . import snapshots as _snapshots
from . import state as _state
from . import timers as _timers
from . import transitions as _transitions
from . import unmet_expectations as _unmet_expectations
from . import unused_faults as _unused_faults


class HealthResource:
    """`HealthResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _health.HealthResource) -> None:
        self.get = raw(resource.get)


class AsyncHealthResource:
    """`AsyncHealthResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _health.AsyncHealthResource) -> None:
        self.get = async_raw(resource.get)


class OpenapiResource:
    """`OpenapiResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _openapi.OpenapiResource) -> None:
        self.get = raw(resource.get)


class AsyncOpenapiResource:
    """`AsyncOpenapiResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _openapi.AsyncOpenapiResource) -> None:
        self.get = async_raw(resource.get)


class MockResource:
    """`MockResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _mock.MockResource) -> None:
        self.reset = raw(resource.reset)


class AsyncMockResource:
    """`AsyncMockResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _mock.AsyncMockResource) -> None:
        self.reset = async_raw(resource.reset)


class SdkNamesResource:
    """`SdkNamesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _sdk_names.SdkNamesResource) -> None:
        self.get = raw(resource.get)


class AsyncSdkNamesResource:
    """`AsyncSdkNamesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _sdk_names.AsyncSdkNamesResource) -> None:
        self.get = async_raw(resource.get)


class ResourcesResource:
    """`ResourcesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _resources.ResourcesResource) -> None:
        self.list = raw(resource.list)


class AsyncResourcesResource:
    """`AsyncResourcesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _resources.AsyncResourcesResource) -> None:
        self.list = async_raw(resource.list)


class ExplanationResource:
    """`ExplanationResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _explanation.ExplanationResource) -> None:
        self.get = raw(resource.get)


class AsyncExplanationResource:
    """`AsyncExplanationResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _explanation.AsyncExplanationResource) -> None:
        self.get = async_raw(resource.get)


class JournalResource:
    """`JournalResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _journal.JournalResource) -> None:
        self.list = raw(resource.list)
        self.clear = raw(resource.clear)


class AsyncJournalResource:
    """`AsyncJournalResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _journal.AsyncJournalResource) -> None:
        self.list = async_raw(resource.list)
        self.clear = async_raw(resource.clear)


class RecordsResource:
    """`RecordsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _records.RecordsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.delete = raw(resource.delete)
        self.update = raw(resource.update)


class AsyncRecordsResource:
    """`AsyncRecordsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _records.AsyncRecordsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.delete = async_raw(resource.delete)
        self.update = async_raw(resource.update)


class TransitionsResource:
    """`TransitionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _transitions.TransitionsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.clear = raw(resource.clear)


class AsyncTransitionsResource:
    """`AsyncTransitionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _transitions.AsyncTransitionsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.clear = async_raw(resource.clear)


class EventsResource:
    """`EventsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _events.EventsResource) -> None:
        self.list = raw(resource.list)
        self.clear = raw(resource.clear)
        self.get = raw(resource.get)
        self.deliver_for_event = raw(resource.deliver_for_event)
        self.redeliver = raw(resource.redeliver)
        self.deliver = raw(resource.deliver)


class AsyncEventsResource:
    """`AsyncEventsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _events.AsyncEventsResource) -> None:
        self.list = async_raw(resource.list)
        self.clear = async_raw(resource.clear)
        self.get = async_raw(resource.get)
        self.deliver_for_event = async_raw(resource.deliver_for_event)
        self.redeliver = async_raw(resource.redeliver)
        self.deliver = async_raw(resource.deliver)


class EndpointsResource:
    """`EndpointsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _endpoints.EndpointsResource) -> None:
        self.secrets = EndpointsSecretsResource(resource.secrets)
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)


class AsyncEndpointsResource:
    """`AsyncEndpointsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _endpoints.AsyncEndpointsResource) -> None:
        self.secrets = AsyncEndpointsSecretsResource(resource.secrets)
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)


class EndpointsSecretsResource:
    """`EndpointsSecretsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _endpoints_secrets.EndpointsSecretsResource) -> None:
        self.rotate = raw(resource.rotate)
        self.retire = raw(resource.retire)


class AsyncEndpointsSecretsResource:
    """`AsyncEndpointsSecretsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _endpoints_secrets.AsyncEndpointsSecretsResource) -> None:
        self.rotate = async_raw(resource.rotate)
        self.retire = async_raw(resource.retire)


class ChaosResource:
    """`ChaosResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _chaos.ChaosResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.clear = raw(resource.clear)
        self.delete = raw(resource.delete)


class AsyncChaosResource:
    """`AsyncChaosResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _chaos.AsyncChaosResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.clear = async_raw(resource.clear)
        self.delete = async_raw(resource.delete)


class MessagesResource:
    """`MessagesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _messages.MessagesResource) -> None:
        self.list = raw(resource.list)


class AsyncMessagesResource:
    """`AsyncMessagesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _messages.AsyncMessagesResource) -> None:
        self.list = async_raw(resource.list)


class FaultsResource:
    """`FaultsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _faults.FaultsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.clear = raw(resource.clear)
        self.delete = raw(resource.delete)


class AsyncFaultsResource:
    """`AsyncFaultsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _faults.AsyncFaultsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.clear = async_raw(resource.clear)
        self.delete = async_raw(resource.delete)


class UnusedFaultsResource:
    """`UnusedFaultsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _unused_faults.UnusedFaultsResource) -> None:
        self.list = raw(resource.list)


class AsyncUnusedFaultsResource:
    """`AsyncUnusedFaultsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _unused_faults.AsyncUnusedFaultsResource) -> None:
        self.list = async_raw(resource.list)


class ConditionsResource:
    """`ConditionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _conditions.ConditionsResource) -> None:
        self.get = raw(resource.get)
        self.update = raw(resource.update)


class AsyncConditionsResource:
    """`AsyncConditionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _conditions.AsyncConditionsResource) -> None:
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)


class ExpectationsResource:
    """`ExpectationsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _expectations.ExpectationsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.clear = raw(resource.clear)
        self.get = raw(resource.get)
        self.reply = raw(resource.reply)


class AsyncExpectationsResource:
    """`AsyncExpectationsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _expectations.AsyncExpectationsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.clear = async_raw(resource.clear)
        self.get = async_raw(resource.get)
        self.reply = async_raw(resource.reply)


class UnmetExpectationsResource:
    """`UnmetExpectationsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _unmet_expectations.UnmetExpectationsResource) -> None:
        self.verify = raw(resource.verify)


class AsyncUnmetExpectationsResource:
    """`AsyncUnmetExpectationsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _unmet_expectations.AsyncUnmetExpectationsResource) -> None:
        self.verify = async_raw(resource.verify)


class CaptureRulesResource:
    """`CaptureRulesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _capture_rules.CaptureRulesResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.clear = raw(resource.clear)
        self.delete = raw(resource.delete)


class AsyncCaptureRulesResource:
    """`AsyncCaptureRulesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _capture_rules.AsyncCaptureRulesResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.clear = async_raw(resource.clear)
        self.delete = async_raw(resource.delete)


class SessionsResource:
    """`SessionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _sessions.SessionsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)


class AsyncSessionsResource:
    """`AsyncSessionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _sessions.AsyncSessionsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)


class SeedsResource:
    """`SeedsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _seeds.SeedsResource) -> None:
        self.get = raw(resource.get)
        self.create = raw(resource.create)


class AsyncSeedsResource:
    """`AsyncSeedsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _seeds.AsyncSeedsResource) -> None:
        self.get = async_raw(resource.get)
        self.create = async_raw(resource.create)


class StateResource:
    """`StateResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _state.StateResource) -> None:
        self.get = raw(resource.get)
        self.create = raw(resource.create)


class AsyncStateResource:
    """`AsyncStateResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _state.AsyncStateResource) -> None:
        self.get = async_raw(resource.get)
        self.create = async_raw(resource.create)


class SnapshotsResource:
    """`SnapshotsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _snapshots.SnapshotsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.restore = raw(resource.restore)
        self.delete = raw(resource.delete)


class AsyncSnapshotsResource:
    """`AsyncSnapshotsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _snapshots.AsyncSnapshotsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.restore = async_raw(resource.restore)
        self.delete = async_raw(resource.delete)


class TimersResource:
    """`TimersResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _timers.TimersResource) -> None:
        self.list = raw(resource.list)


class AsyncTimersResource:
    """`AsyncTimersResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _timers.AsyncTimersResource) -> None:
        self.list = async_raw(resource.list)


class ClockResource:
    """`ClockResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _clock.ClockResource) -> None:
        self.get = raw(resource.get)
        self.advance = raw(resource.advance)
        self.advance_until = raw(resource.advance_until)


class AsyncClockResource:
    """`AsyncClockResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _clock.AsyncClockResource) -> None:
        self.get = async_raw(resource.get)
        self.advance = async_raw(resource.advance)
        self.advance_until = async_raw(resource.advance_until)
