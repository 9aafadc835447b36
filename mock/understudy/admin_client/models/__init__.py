"""The models of the document, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .attempt import Attempt
    from .attempts import Attempts
    from .capture_answer import CaptureAnswer, CaptureAnswerInput
    from .capture_answer_headers import CaptureAnswerHeaders
    from .capture_rule import CaptureRule
    from .capture_rules import CaptureRules
    from .change import Change
    from .changes import Changes
    from .chaos_rule import ChaosRule
    from .chaos_rules import ChaosRules
    from .clock import Clock
    from .clock_change import ClockChange, ClockChangeInput
    from .concerned import Concerned
    from .conditions import Conditions
    from .deliver import Deliver, DeliverInput
    from .delivery import Delivery
    from .delivery_status import DeliveryStatus
    from .document import Document
    from .endpoint import Endpoint
    from .endpoints import Endpoints
    from .event import Event
    from .event_status import EventStatus
    from .events import Events
    from .exchange import Exchange
    from .exchange_request import ExchangeRequest
    from .exchange_request_headers import ExchangeRequestHeaders
    from .exchange_response import ExchangeResponse
    from .expectation import Expectation
    from .expectation_reply import ExpectationReply, ExpectationReplyInput
    from .expectation_reply_headers import ExpectationReplyHeaders
    from .expectations import Expectations
    from .expected_call import ExpectedCall
    from .expected_call_headers import ExpectedCallHeaders
    from .expected_call_parameters import ExpectedCallParameters
    from .explanation import Explanation
    from .failed_step import FailedStep
    from .fault import Fault
    from .fault_parameters import FaultParameters
    from .faults import Faults
    from .get_document_server import GetDocumentServer
    from .health import Health
    from .journal import Journal
    from .lifecycle import Lifecycle
    from .lifecycle_move import LifecycleMove
    from .list_events_order import ListEventsOrder
    from .list_events_status import ListEventsStatus
    from .message_gap import MessageGap
    from .new_capture_rule import NewCaptureRule, NewCaptureRuleInput
    from .new_capture_rule_headers import NewCaptureRuleHeaders
    from .new_chaos_rule import NewChaosRule, NewChaosRuleInput
    from .new_chaos_rule_kind import NewChaosRuleKind
    from .new_conditions import NewConditions, NewConditionsInput
    from .new_endpoint import NewEndpoint, NewEndpointInput
    from .new_expectation import NewExpectation, NewExpectationInput
    from .new_expectation_parameters import NewExpectationParameters
    from .new_fault import NewFault, NewFaultInput
    from .new_fault_kind import NewFaultKind
    from .new_fault_parameters import NewFaultParameters
    from .new_fault_phase import NewFaultPhase
    from .new_fault_step import NewFaultStep
    from .new_record import NewRecord, NewRecordInput
    from .new_record_attributes import NewRecordAttributes
    from .new_row import NewRow, NewRowInput
    from .new_row_record import NewRowRecord
    from .new_secret import NewSecret, NewSecretInput
    from .new_seeds import NewSeeds, NewSeedsInput
    from .new_seeds_seeds import NewSeedsSeeds
    from .new_session import NewSession, NewSessionInput
    from .new_session_delivery import NewSessionDelivery
    from .new_state import NewState, NewStateInput
    from .new_state_numbers import NewStateNumbers
    from .new_transition import NewTransition, NewTransitionInput
    from .new_transition_patch import NewTransitionPatch
    from .problem import Problem
    from .record import Record
    from .record_change import RecordChange, RecordChangeInput
    from .record_change_attributes import RecordChangeAttributes
    from .record_record import RecordRecord
    from .records import Records
    from .records_record import RecordsRecord
    from .resource import Resource
    from .resource_properties import ResourceProperties
    from .resource_references import ResourceReferences
    from .resource_states import ResourceStates
    from .resources import Resources
    from .row import Row
    from .row_record import RowRecord
    from .sdk_names import SdkNames
    from .sdk_names_calls import SdkNamesCalls
    from .seed_count import SeedCount
    from .seeds import Seeds
    from .seeds_seeds import SeedsSeeds
    from .session import Session
    from .sessions import Sessions
    from .snapshot import Snapshot
    from .snapshots import Snapshots
    from .state import State
    from .state_numbers import StateNumbers
    from .timer import Timer
    from .timers import Timers
    from .transition import Transition, TransitionInput
    from .transition_patch import TransitionPatch
    from .transitions import Transitions
    from .until import Until, UntilInput
    from .verification import Verification
    from .violation import Violation


# fmt: off
_MODULES: dict[str, str] = {"Attempt": ".attempt", "Attempts": ".attempts", "CaptureAnswer": ".capture_answer",
    "CaptureAnswerHeaders": ".capture_answer_headers", "CaptureRule": ".capture_rule", "CaptureRules": ".capture_rules",
    "Change": ".change", "Changes": ".changes", "ChaosRule": ".chaos_rule", "ChaosRules": ".chaos_rules",
    "Clock": ".clock", "ClockChange": ".clock_change", "Concerned": ".concerned", "Conditions": ".conditions",
    "Deliver": ".deliver", "Delivery": ".delivery", "DeliveryStatus": ".delivery_status", "Document": ".document",
    "Endpoint": ".endpoint", "Endpoints": ".endpoints", "Event": ".event", "EventStatus": ".event_status",
    "Events": ".events", "Exchange": ".exchange", "ExchangeRequest": ".exchange_request",
    "ExchangeRequestHeaders": ".exchange_request_headers", "ExchangeResponse": ".exchange_response",
    "Expectation": ".expectation", "ExpectationReply": ".expectation_reply",
    "ExpectationReplyHeaders": ".expectation_reply_headers", "Expectations": ".expectations",
    "ExpectedCall": ".expected_call", "ExpectedCallHeaders": ".expected_call_headers",
    "ExpectedCallParameters": ".expected_call_parameters", "Explanation": ".explanation", "FailedStep": ".failed_step",
    "Fault": ".fault", "FaultParameters": ".fault_parameters", "Faults": ".faults",
    "GetDocumentServer": ".get_document_server", "Health": ".health", "Journal": ".journal", "Lifecycle": ".lifecycle",
    "LifecycleMove": ".lifecycle_move", "ListEventsOrder": ".list_events_order",
    "ListEventsStatus": ".list_events_status", "MessageGap": ".message_gap", "NewCaptureRule": ".new_capture_rule",
    "NewCaptureRuleHeaders": ".new_capture_rule_headers", "NewChaosRule": ".new_chaos_rule",
    "NewChaosRuleKind": ".new_chaos_rule_kind", "NewConditions": ".new_conditions", "NewEndpoint": ".new_endpoint",
    "NewExpectation": ".new_expectation", "NewExpectationParameters": ".new_expectation_parameters",
    "NewFault": ".new_fault", "NewFaultKind": ".new_fault_kind", "NewFaultParameters": ".new_fault_parameters",
    "NewFaultPhase": ".new_fault_phase", "NewFaultStep": ".new_fault_step", "NewRecord": ".new_record",
    "NewRecordAttributes": ".new_record_attributes", "NewRow": ".new_row", "NewRowRecord": ".new_row_record",
    "NewSecret": ".new_secret", "NewSeeds": ".new_seeds", "NewSeedsSeeds": ".new_seeds_seeds",
    "NewSession": ".new_session", "NewSessionDelivery": ".new_session_delivery", "NewState": ".new_state",
    "NewStateNumbers": ".new_state_numbers", "NewTransition": ".new_transition",
    "NewTransitionPatch": ".new_transition_patch", "Problem": ".problem", "Record": ".record",
    "RecordChange": ".record_change", "RecordChangeAttributes": ".record_change_attributes",
    "RecordRecord": ".record_record", "Records": ".records", "RecordsRecord": ".records_record",
    "Resource": ".resource", "ResourceProperties": ".resource_properties", "ResourceReferences": ".resource_references",
    "ResourceStates": ".resource_states", "Resources": ".resources", "Row": ".row", "RowRecord": ".row_record",
    "SdkNames": ".sdk_names", "SdkNamesCalls": ".sdk_names_calls", "SeedCount": ".seed_count", "Seeds": ".seeds",
    "SeedsSeeds": ".seeds_seeds", "Session": ".session", "Sessions": ".sessions", "Snapshot": ".snapshot",
    "Snapshots": ".snapshots", "State": ".state", "StateNumbers": ".state_numbers", "Timer": ".timer",
    "Timers": ".timers", "Transition": ".transition", "TransitionPatch": ".transition_patch",
    "Transitions": ".transitions", "Until": ".until", "Verification": ".verification", "Violation": ".violation",
    "CaptureAnswerInput": ".capture_answer", "ClockChangeInput": ".clock_change", "DeliverInput": ".deliver",
    "ExpectationReplyInput": ".expectation_reply", "NewCaptureRuleInput": ".new_capture_rule",
    "NewChaosRuleInput": ".new_chaos_rule", "NewConditionsInput": ".new_conditions",
    "NewEndpointInput": ".new_endpoint", "NewExpectationInput": ".new_expectation", "NewFaultInput": ".new_fault",
    "NewRecordInput": ".new_record", "NewRowInput": ".new_row", "NewSecretInput": ".new_secret",
    "NewSeedsInput": ".new_seeds", "NewSessionInput": ".new_session", "NewStateInput": ".new_state",
    "NewTransitionInput": ".new_transition", "RecordChangeInput": ".record_change", "TransitionInput": ".transition",
    "UntilInput": ".until"}
# fmt: on


def __getattr__(name: str) -> Any:
    try:
        module = _MODULES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(import_module(module, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)


# fmt: off
__all__ = ["Attempt", "Attempts", "CaptureAnswer", "CaptureAnswerHeaders", "CaptureAnswerInput", "CaptureRule",
    "CaptureRules", "Change", "Changes", "ChaosRule", "ChaosRules", "Clock", "ClockChange", "ClockChangeInput",
    "Concerned", "Conditions", "Deliver", "DeliverInput", "Delivery", "DeliveryStatus", "Document", "Endpoint",
    "Endpoints", "Event", "Events", "EventStatus", "Exchange", "ExchangeRequest", "ExchangeRequestHeaders",
    "ExchangeResponse", "Expectation", "ExpectationReply", "ExpectationReplyHeaders", "ExpectationReplyInput",
    "Expectations", "ExpectedCall", "ExpectedCallHeaders", "ExpectedCallParameters", "Explanation", "FailedStep",
    "Fault", "FaultParameters", "Faults", "GetDocumentServer", "Health", "Journal", "Lifecycle", "LifecycleMove",
    "ListEventsOrder", "ListEventsStatus", "MessageGap", "NewCaptureRule", "NewCaptureRuleHeaders",
    "NewCaptureRuleInput", "NewChaosRule", "NewChaosRuleInput", "NewChaosRuleKind", "NewConditions",
    "NewConditionsInput", "NewEndpoint", "NewEndpointInput", "NewExpectation", "NewExpectationInput",
    "NewExpectationParameters", "NewFault", "NewFaultInput", "NewFaultKind", "NewFaultParameters", "NewFaultPhase",
    "NewFaultStep", "NewRecord", "NewRecordAttributes", "NewRecordInput", "NewRow", "NewRowInput", "NewRowRecord",
    "NewSecret", "NewSecretInput", "NewSeeds", "NewSeedsInput", "NewSeedsSeeds", "NewSession", "NewSessionDelivery",
    "NewSessionInput", "NewState", "NewStateInput", "NewStateNumbers", "NewTransition", "NewTransitionInput",
    "NewTransitionPatch", "Problem", "Record", "RecordChange", "RecordChangeAttributes", "RecordChangeInput",
    "RecordRecord", "Records", "RecordsRecord", "Resource", "ResourceProperties", "ResourceReferences", "Resources",
    "ResourceStates", "Row", "RowRecord", "SdkNames", "SdkNamesCalls", "SeedCount", "Seeds", "SeedsSeeds", "Session",
    "Sessions", "Snapshot", "Snapshots", "State", "StateNumbers", "Timer", "Timers", "Transition", "TransitionInput",
    "TransitionPatch", "Transitions", "Until", "UntilInput", "Verification", "Violation"]
# fmt: on
