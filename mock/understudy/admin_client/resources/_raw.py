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
    get = raw(_health.HealthResource.get)


class AsyncHealthResource:
    get = async_raw(_health.AsyncHealthResource.get)


class OpenapiResource:
    get = raw(_openapi.OpenapiResource.get)


class AsyncOpenapiResource:
    get = async_raw(_openapi.AsyncOpenapiResource.get)


class MockResource:
    reset = raw(_mock.MockResource.reset)


class AsyncMockResource:
    reset = async_raw(_mock.AsyncMockResource.reset)


class SdkNamesResource:
    get = raw(_sdk_names.SdkNamesResource.get)


class AsyncSdkNamesResource:
    get = async_raw(_sdk_names.AsyncSdkNamesResource.get)


class ResourcesResource:
    list = raw(_resources.ResourcesResource.list)


class AsyncResourcesResource:
    list = async_raw(_resources.AsyncResourcesResource.list)


class ExplanationResource:
    get = raw(_explanation.ExplanationResource.get)


class AsyncExplanationResource:
    get = async_raw(_explanation.AsyncExplanationResource.get)


class JournalResource:
    list = raw(_journal.JournalResource.list)
    clear = raw(_journal.JournalResource.clear)


class AsyncJournalResource:
    list = async_raw(_journal.AsyncJournalResource.list)
    clear = async_raw(_journal.AsyncJournalResource.clear)


class RecordsResource:
    list = raw(_records.RecordsResource.list)
    create = raw(_records.RecordsResource.create)
    get = raw(_records.RecordsResource.get)
    delete = raw(_records.RecordsResource.delete)
    update = raw(_records.RecordsResource.update)


class AsyncRecordsResource:
    list = async_raw(_records.AsyncRecordsResource.list)
    create = async_raw(_records.AsyncRecordsResource.create)
    get = async_raw(_records.AsyncRecordsResource.get)
    delete = async_raw(_records.AsyncRecordsResource.delete)
    update = async_raw(_records.AsyncRecordsResource.update)


class TransitionsResource:
    list = raw(_transitions.TransitionsResource.list)
    create = raw(_transitions.TransitionsResource.create)
    clear = raw(_transitions.TransitionsResource.clear)


class AsyncTransitionsResource:
    list = async_raw(_transitions.AsyncTransitionsResource.list)
    create = async_raw(_transitions.AsyncTransitionsResource.create)
    clear = async_raw(_transitions.AsyncTransitionsResource.clear)


class EventsResource:
    list = raw(_events.EventsResource.list)
    clear = raw(_events.EventsResource.clear)
    get = raw(_events.EventsResource.get)
    deliver_for_event = raw(_events.EventsResource.deliver_for_event)
    redeliver = raw(_events.EventsResource.redeliver)
    deliver = raw(_events.EventsResource.deliver)


class AsyncEventsResource:
    list = async_raw(_events.AsyncEventsResource.list)
    clear = async_raw(_events.AsyncEventsResource.clear)
    get = async_raw(_events.AsyncEventsResource.get)
    deliver_for_event = async_raw(_events.AsyncEventsResource.deliver_for_event)
    redeliver = async_raw(_events.AsyncEventsResource.redeliver)
    deliver = async_raw(_events.AsyncEventsResource.deliver)


class EndpointsResource:
    secrets: EndpointsSecretsResource
    list = raw(_endpoints.EndpointsResource.list)
    create = raw(_endpoints.EndpointsResource.create)
    delete = raw(_endpoints.EndpointsResource.delete)


class AsyncEndpointsResource:
    secrets: AsyncEndpointsSecretsResource
    list = async_raw(_endpoints.AsyncEndpointsResource.list)
    create = async_raw(_endpoints.AsyncEndpointsResource.create)
    delete = async_raw(_endpoints.AsyncEndpointsResource.delete)


class EndpointsSecretsResource:
    rotate = raw(_endpoints_secrets.EndpointsSecretsResource.rotate)
    retire = raw(_endpoints_secrets.EndpointsSecretsResource.retire)


class AsyncEndpointsSecretsResource:
    rotate = async_raw(_endpoints_secrets.AsyncEndpointsSecretsResource.rotate)
    retire = async_raw(_endpoints_secrets.AsyncEndpointsSecretsResource.retire)


class ChaosResource:
    list = raw(_chaos.ChaosResource.list)
    create = raw(_chaos.ChaosResource.create)
    clear = raw(_chaos.ChaosResource.clear)
    delete = raw(_chaos.ChaosResource.delete)


class AsyncChaosResource:
    list = async_raw(_chaos.AsyncChaosResource.list)
    create = async_raw(_chaos.AsyncChaosResource.create)
    clear = async_raw(_chaos.AsyncChaosResource.clear)
    delete = async_raw(_chaos.AsyncChaosResource.delete)


class MessagesResource:
    list = raw(_messages.MessagesResource.list)


class AsyncMessagesResource:
    list = async_raw(_messages.AsyncMessagesResource.list)


class FaultsResource:
    list = raw(_faults.FaultsResource.list)
    create = raw(_faults.FaultsResource.create)
    clear = raw(_faults.FaultsResource.clear)
    delete = raw(_faults.FaultsResource.delete)


class AsyncFaultsResource:
    list = async_raw(_faults.AsyncFaultsResource.list)
    create = async_raw(_faults.AsyncFaultsResource.create)
    clear = async_raw(_faults.AsyncFaultsResource.clear)
    delete = async_raw(_faults.AsyncFaultsResource.delete)


class UnusedFaultsResource:
    list = raw(_unused_faults.UnusedFaultsResource.list)


class AsyncUnusedFaultsResource:
    list = async_raw(_unused_faults.AsyncUnusedFaultsResource.list)


class ConditionsResource:
    get = raw(_conditions.ConditionsResource.get)
    update = raw(_conditions.ConditionsResource.update)


class AsyncConditionsResource:
    get = async_raw(_conditions.AsyncConditionsResource.get)
    update = async_raw(_conditions.AsyncConditionsResource.update)


class ExpectationsResource:
    list = raw(_expectations.ExpectationsResource.list)
    create = raw(_expectations.ExpectationsResource.create)
    clear = raw(_expectations.ExpectationsResource.clear)
    get = raw(_expectations.ExpectationsResource.get)
    reply = raw(_expectations.ExpectationsResource.reply)


class AsyncExpectationsResource:
    list = async_raw(_expectations.AsyncExpectationsResource.list)
    create = async_raw(_expectations.AsyncExpectationsResource.create)
    clear = async_raw(_expectations.AsyncExpectationsResource.clear)
    get = async_raw(_expectations.AsyncExpectationsResource.get)
    reply = async_raw(_expectations.AsyncExpectationsResource.reply)


class UnmetExpectationsResource:
    verify = raw(_unmet_expectations.UnmetExpectationsResource.verify)


class AsyncUnmetExpectationsResource:
    verify = async_raw(_unmet_expectations.AsyncUnmetExpectationsResource.verify)


class CaptureRulesResource:
    list = raw(_capture_rules.CaptureRulesResource.list)
    create = raw(_capture_rules.CaptureRulesResource.create)
    clear = raw(_capture_rules.CaptureRulesResource.clear)
    delete = raw(_capture_rules.CaptureRulesResource.delete)


class AsyncCaptureRulesResource:
    list = async_raw(_capture_rules.AsyncCaptureRulesResource.list)
    create = async_raw(_capture_rules.AsyncCaptureRulesResource.create)
    clear = async_raw(_capture_rules.AsyncCaptureRulesResource.clear)
    delete = async_raw(_capture_rules.AsyncCaptureRulesResource.delete)


class SessionsResource:
    list = raw(_sessions.SessionsResource.list)
    create = raw(_sessions.SessionsResource.create)
    delete = raw(_sessions.SessionsResource.delete)


class AsyncSessionsResource:
    list = async_raw(_sessions.AsyncSessionsResource.list)
    create = async_raw(_sessions.AsyncSessionsResource.create)
    delete = async_raw(_sessions.AsyncSessionsResource.delete)


class SeedsResource:
    get = raw(_seeds.SeedsResource.get)
    create = raw(_seeds.SeedsResource.create)


class AsyncSeedsResource:
    get = async_raw(_seeds.AsyncSeedsResource.get)
    create = async_raw(_seeds.AsyncSeedsResource.create)


class StateResource:
    get = raw(_state.StateResource.get)
    create = raw(_state.StateResource.create)


class AsyncStateResource:
    get = async_raw(_state.AsyncStateResource.get)
    create = async_raw(_state.AsyncStateResource.create)


class SnapshotsResource:
    list = raw(_snapshots.SnapshotsResource.list)
    create = raw(_snapshots.SnapshotsResource.create)
    restore = raw(_snapshots.SnapshotsResource.restore)
    delete = raw(_snapshots.SnapshotsResource.delete)


class AsyncSnapshotsResource:
    list = async_raw(_snapshots.AsyncSnapshotsResource.list)
    create = async_raw(_snapshots.AsyncSnapshotsResource.create)
    restore = async_raw(_snapshots.AsyncSnapshotsResource.restore)
    delete = async_raw(_snapshots.AsyncSnapshotsResource.delete)


class TimersResource:
    list = raw(_timers.TimersResource.list)


class AsyncTimersResource:
    list = async_raw(_timers.AsyncTimersResource.list)


class ClockResource:
    get = raw(_clock.ClockResource.get)
    advance = raw(_clock.ClockResource.advance)
    advance_until = raw(_clock.ClockResource.advance_until)


class AsyncClockResource:
    get = async_raw(_clock.AsyncClockResource.get)
    advance = async_raw(_clock.AsyncClockResource.advance)
    advance_until = async_raw(_clock.AsyncClockResource.advance_until)
