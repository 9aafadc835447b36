"""What `with_raw_response` and `with_streaming_response` of each resource have, for type checkers."""

from __future__ import annotations

from .._runtime.responses import async_raw, raw

# isort: off
# fmt: off
from . import (health as _health, openapi as _openapi, mock as _mock, sdk_names as _sdk_names, resources as _resources,
    explanation as _explanation, journal as _journal, records as _records, record_counts as _record_counts,
    transitions as _transitions, events as _events, endpoints as _endpoints, endpoints_secrets as _endpoints_secrets,
    chaos as _chaos, messages as _messages, faults as _faults, unused_faults as _unused_faults,
    conditions as _conditions, expectations as _expectations, unmet_expectations as _unmet_expectations,
    capture_rules as _capture_rules, sessions as _sessions, seeds as _seeds, state as _state, snapshots as _snapshots,
    timers as _timers, clock as _clock)

class HealthResource:
    get = raw(_health.HealthResource.get)
class AsyncHealthResource:
    get = async_raw(_health.HealthResource.get)

class OpenapiResource:
    get = raw(_openapi.OpenapiResource.get)
class AsyncOpenapiResource:
    get = async_raw(_openapi.OpenapiResource.get)

class MockResource:
    reset = raw(_mock.MockResource.reset)
class AsyncMockResource:
    reset = async_raw(_mock.MockResource.reset)

class SdkNamesResource:
    get = raw(_sdk_names.SdkNamesResource.get)
class AsyncSdkNamesResource:
    get = async_raw(_sdk_names.SdkNamesResource.get)

class ResourcesResource:
    list = raw(_resources.ResourcesResource.list)
class AsyncResourcesResource:
    list = async_raw(_resources.ResourcesResource.list)

class ExplanationResource:
    get = raw(_explanation.ExplanationResource.get)
class AsyncExplanationResource:
    get = async_raw(_explanation.ExplanationResource.get)

class JournalResource:
    list = raw(_journal.JournalResource.list)
    clear = raw(_journal.JournalResource.clear)
class AsyncJournalResource:
    list = async_raw(_journal.JournalResource.list)
    clear = async_raw(_journal.JournalResource.clear)

class RecordsResource:
    list = raw(_records.RecordsResource.list)
    create = raw(_records.RecordsResource.create)
    get = raw(_records.RecordsResource.get)
    delete = raw(_records.RecordsResource.delete)
    update = raw(_records.RecordsResource.update)
class AsyncRecordsResource:
    list = async_raw(_records.RecordsResource.list)
    create = async_raw(_records.RecordsResource.create)
    get = async_raw(_records.RecordsResource.get)
    delete = async_raw(_records.RecordsResource.delete)
    update = async_raw(_records.RecordsResource.update)

class RecordCountsResource:
    list = raw(_record_counts.RecordCountsResource.list)
class AsyncRecordCountsResource:
    list = async_raw(_record_counts.RecordCountsResource.list)

class TransitionsResource:
    list = raw(_transitions.TransitionsResource.list)
    create = raw(_transitions.TransitionsResource.create)
    clear = raw(_transitions.TransitionsResource.clear)
class AsyncTransitionsResource:
    list = async_raw(_transitions.TransitionsResource.list)
    create = async_raw(_transitions.TransitionsResource.create)
    clear = async_raw(_transitions.TransitionsResource.clear)

class EventsResource:
    list = raw(_events.EventsResource.list)
    clear = raw(_events.EventsResource.clear)
    get = raw(_events.EventsResource.get)
    deliver_for_event = raw(_events.EventsResource.deliver_for_event)
    redeliver = raw(_events.EventsResource.redeliver)
    deliver = raw(_events.EventsResource.deliver)
class AsyncEventsResource:
    list = async_raw(_events.EventsResource.list)
    clear = async_raw(_events.EventsResource.clear)
    get = async_raw(_events.EventsResource.get)
    deliver_for_event = async_raw(_events.EventsResource.deliver_for_event)
    redeliver = async_raw(_events.EventsResource.redeliver)
    deliver = async_raw(_events.EventsResource.deliver)

class EndpointsResource:
    secrets: EndpointsSecretsResource
    list = raw(_endpoints.EndpointsResource.list)
    create = raw(_endpoints.EndpointsResource.create)
    delete = raw(_endpoints.EndpointsResource.delete)
class AsyncEndpointsResource:
    secrets: AsyncEndpointsSecretsResource
    list = async_raw(_endpoints.EndpointsResource.list)
    create = async_raw(_endpoints.EndpointsResource.create)
    delete = async_raw(_endpoints.EndpointsResource.delete)

class EndpointsSecretsResource:
    rotate = raw(_endpoints_secrets.EndpointsSecretsResource.rotate)
    retire = raw(_endpoints_secrets.EndpointsSecretsResource.retire)
class AsyncEndpointsSecretsResource:
    rotate = async_raw(_endpoints_secrets.EndpointsSecretsResource.rotate)
    retire = async_raw(_endpoints_secrets.EndpointsSecretsResource.retire)

class ChaosResource:
    list = raw(_chaos.ChaosResource.list)
    create = raw(_chaos.ChaosResource.create)
    clear = raw(_chaos.ChaosResource.clear)
    delete = raw(_chaos.ChaosResource.delete)
class AsyncChaosResource:
    list = async_raw(_chaos.ChaosResource.list)
    create = async_raw(_chaos.ChaosResource.create)
    clear = async_raw(_chaos.ChaosResource.clear)
    delete = async_raw(_chaos.ChaosResource.delete)

class MessagesResource:
    list = raw(_messages.MessagesResource.list)
class AsyncMessagesResource:
    list = async_raw(_messages.MessagesResource.list)

class FaultsResource:
    list = raw(_faults.FaultsResource.list)
    create = raw(_faults.FaultsResource.create)
    clear = raw(_faults.FaultsResource.clear)
    delete = raw(_faults.FaultsResource.delete)
class AsyncFaultsResource:
    list = async_raw(_faults.FaultsResource.list)
    create = async_raw(_faults.FaultsResource.create)
    clear = async_raw(_faults.FaultsResource.clear)
    delete = async_raw(_faults.FaultsResource.delete)

class UnusedFaultsResource:
    list = raw(_unused_faults.UnusedFaultsResource.list)
class AsyncUnusedFaultsResource:
    list = async_raw(_unused_faults.UnusedFaultsResource.list)

class ConditionsResource:
    get = raw(_conditions.ConditionsResource.get)
    update = raw(_conditions.ConditionsResource.update)
class AsyncConditionsResource:
    get = async_raw(_conditions.ConditionsResource.get)
    update = async_raw(_conditions.ConditionsResource.update)

class ExpectationsResource:
    list = raw(_expectations.ExpectationsResource.list)
    create = raw(_expectations.ExpectationsResource.create)
    clear = raw(_expectations.ExpectationsResource.clear)
    get = raw(_expectations.ExpectationsResource.get)
    reply = raw(_expectations.ExpectationsResource.reply)
class AsyncExpectationsResource:
    list = async_raw(_expectations.ExpectationsResource.list)
    create = async_raw(_expectations.ExpectationsResource.create)
    clear = async_raw(_expectations.ExpectationsResource.clear)
    get = async_raw(_expectations.ExpectationsResource.get)
    reply = async_raw(_expectations.ExpectationsResource.reply)

class UnmetExpectationsResource:
    verify = raw(_unmet_expectations.UnmetExpectationsResource.verify)
class AsyncUnmetExpectationsResource:
    verify = async_raw(_unmet_expectations.UnmetExpectationsResource.verify)

class CaptureRulesResource:
    list = raw(_capture_rules.CaptureRulesResource.list)
    create = raw(_capture_rules.CaptureRulesResource.create)
    clear = raw(_capture_rules.CaptureRulesResource.clear)
    delete = raw(_capture_rules.CaptureRulesResource.delete)
class AsyncCaptureRulesResource:
    list = async_raw(_capture_rules.CaptureRulesResource.list)
    create = async_raw(_capture_rules.CaptureRulesResource.create)
    clear = async_raw(_capture_rules.CaptureRulesResource.clear)
    delete = async_raw(_capture_rules.CaptureRulesResource.delete)

class SessionsResource:
    list = raw(_sessions.SessionsResource.list)
    create = raw(_sessions.SessionsResource.create)
    delete = raw(_sessions.SessionsResource.delete)
class AsyncSessionsResource:
    list = async_raw(_sessions.SessionsResource.list)
    create = async_raw(_sessions.SessionsResource.create)
    delete = async_raw(_sessions.SessionsResource.delete)

class SeedsResource:
    get = raw(_seeds.SeedsResource.get)
    create = raw(_seeds.SeedsResource.create)
class AsyncSeedsResource:
    get = async_raw(_seeds.SeedsResource.get)
    create = async_raw(_seeds.SeedsResource.create)

class StateResource:
    get = raw(_state.StateResource.get)
    create = raw(_state.StateResource.create)
class AsyncStateResource:
    get = async_raw(_state.StateResource.get)
    create = async_raw(_state.StateResource.create)

class SnapshotsResource:
    list = raw(_snapshots.SnapshotsResource.list)
    create = raw(_snapshots.SnapshotsResource.create)
    restore = raw(_snapshots.SnapshotsResource.restore)
    delete = raw(_snapshots.SnapshotsResource.delete)
class AsyncSnapshotsResource:
    list = async_raw(_snapshots.SnapshotsResource.list)
    create = async_raw(_snapshots.SnapshotsResource.create)
    restore = async_raw(_snapshots.SnapshotsResource.restore)
    delete = async_raw(_snapshots.SnapshotsResource.delete)

class TimersResource:
    list = raw(_timers.TimersResource.list)
class AsyncTimersResource:
    list = async_raw(_timers.TimersResource.list)

class ClockResource:
    get = raw(_clock.ClockResource.get)
    advance = raw(_clock.ClockResource.advance)
    advance_until = raw(_clock.ClockResource.advance_until)
class AsyncClockResource:
    get = async_raw(_clock.ClockResource.get)
    advance = async_raw(_clock.ClockResource.advance)
    advance_until = async_raw(_clock.ClockResource.advance_until)
