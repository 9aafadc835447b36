"""The models of the document, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .attempt import Attempt
    from .attempts import Attempts
    from .capture_answer import CaptureAnswer
    from .capture_answer_headers import CaptureAnswerHeaders
    from .capture_rule import CaptureRule
    from .capture_rules import CaptureRules
    from .change import Change
    from .changes import Changes
    from .chaos_rule import ChaosRule
    from .chaos_rules import ChaosRules
    from .clock import Clock
    from .clock_change import ClockChange
    from .concerned import Concerned
    from .deliver import Deliver
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
    from .expectation_reply import ExpectationReply
    from .expectation_reply_headers import ExpectationReplyHeaders
    from .expectations import Expectations
    from .expected_call import ExpectedCall
    from .expected_call_headers import ExpectedCallHeaders
    from .expected_call_parameters import ExpectedCallParameters
    from .explanation import Explanation
    from .failed_step import FailedStep
    from .fault import Fault
    from .fault_parameters_type_0 import FaultParametersType0
    from .faults import Faults
    from .get_document_server import GetDocumentServer
    from .health import Health
    from .journal import Journal
    from .lifecycle import Lifecycle
    from .lifecycle_move import LifecycleMove
    from .list_events_order import ListEventsOrder
    from .list_events_status import ListEventsStatus
    from .message_gap import MessageGap
    from .new_capture_rule import NewCaptureRule
    from .new_capture_rule_headers_type_0 import NewCaptureRuleHeadersType0
    from .new_chaos_rule import NewChaosRule
    from .new_chaos_rule_kind import NewChaosRuleKind
    from .new_endpoint import NewEndpoint
    from .new_expectation import NewExpectation
    from .new_expectation_parameters_type_0 import NewExpectationParametersType0
    from .new_fault import NewFault
    from .new_fault_kind_type_1 import NewFaultKindType1
    from .new_fault_kind_type_2_type_1 import NewFaultKindType2Type1
    from .new_fault_kind_type_3_type_1 import NewFaultKindType3Type1
    from .new_fault_parameters_type_0 import NewFaultParametersType0
    from .new_fault_phase_type_1 import NewFaultPhaseType1
    from .new_fault_phase_type_2_type_1 import NewFaultPhaseType2Type1
    from .new_fault_phase_type_3_type_1 import NewFaultPhaseType3Type1
    from .new_fault_step_type_1 import NewFaultStepType1
    from .new_fault_step_type_2_type_1 import NewFaultStepType2Type1
    from .new_fault_step_type_3_type_1 import NewFaultStepType3Type1
    from .new_record import NewRecord
    from .new_record_attributes import NewRecordAttributes
    from .new_secret import NewSecret
    from .new_seeds import NewSeeds
    from .new_seeds_seeds import NewSeedsSeeds
    from .new_session import NewSession
    from .new_session_delivery import NewSessionDelivery
    from .new_state import NewState
    from .new_state_numbers import NewStateNumbers
    from .new_transition import NewTransition
    from .new_transition_patch import NewTransitionPatch
    from .problem import Problem
    from .record import Record
    from .record_change import RecordChange
    from .record_change_attributes import RecordChangeAttributes
    from .record_record import RecordRecord
    from .records import Records
    from .records_records_item import RecordsRecordsItem
    from .resource import Resource
    from .resource_properties import ResourceProperties
    from .resource_references import ResourceReferences
    from .resource_states import ResourceStates
    from .resources import Resources
    from .row import Row
    from .row_record import RowRecord
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
    from .transition import Transition
    from .transition_patch import TransitionPatch
    from .transitions import Transitions
    from .until import Until
    from .verification import Verification
    from .violation import Violation

_MODULES: dict[str, str] = {
    "Attempt": ".attempt",
    "Attempts": ".attempts",
    "CaptureAnswer": ".capture_answer",
    "CaptureAnswerHeaders": ".capture_answer_headers",
    "CaptureRule": ".capture_rule",
    "CaptureRules": ".capture_rules",
    "Change": ".change",
    "Changes": ".changes",
    "ChaosRule": ".chaos_rule",
    "ChaosRules": ".chaos_rules",
    "Clock": ".clock",
    "ClockChange": ".clock_change",
    "Concerned": ".concerned",
    "Deliver": ".deliver",
    "Delivery": ".delivery",
    "DeliveryStatus": ".delivery_status",
    "Document": ".document",
    "Endpoint": ".endpoint",
    "Endpoints": ".endpoints",
    "Event": ".event",
    "EventStatus": ".event_status",
    "Events": ".events",
    "Exchange": ".exchange",
    "ExchangeRequest": ".exchange_request",
    "ExchangeRequestHeaders": ".exchange_request_headers",
    "ExchangeResponse": ".exchange_response",
    "Expectation": ".expectation",
    "ExpectationReply": ".expectation_reply",
    "ExpectationReplyHeaders": ".expectation_reply_headers",
    "Expectations": ".expectations",
    "ExpectedCall": ".expected_call",
    "ExpectedCallHeaders": ".expected_call_headers",
    "ExpectedCallParameters": ".expected_call_parameters",
    "Explanation": ".explanation",
    "FailedStep": ".failed_step",
    "Fault": ".fault",
    "FaultParametersType0": ".fault_parameters_type_0",
    "Faults": ".faults",
    "GetDocumentServer": ".get_document_server",
    "Health": ".health",
    "Journal": ".journal",
    "Lifecycle": ".lifecycle",
    "LifecycleMove": ".lifecycle_move",
    "ListEventsOrder": ".list_events_order",
    "ListEventsStatus": ".list_events_status",
    "MessageGap": ".message_gap",
    "NewCaptureRule": ".new_capture_rule",
    "NewCaptureRuleHeadersType0": ".new_capture_rule_headers_type_0",
    "NewChaosRule": ".new_chaos_rule",
    "NewChaosRuleKind": ".new_chaos_rule_kind",
    "NewEndpoint": ".new_endpoint",
    "NewExpectation": ".new_expectation",
    "NewExpectationParametersType0": ".new_expectation_parameters_type_0",
    "NewFault": ".new_fault",
    "NewFaultKindType1": ".new_fault_kind_type_1",
    "NewFaultKindType2Type1": ".new_fault_kind_type_2_type_1",
    "NewFaultKindType3Type1": ".new_fault_kind_type_3_type_1",
    "NewFaultParametersType0": ".new_fault_parameters_type_0",
    "NewFaultPhaseType1": ".new_fault_phase_type_1",
    "NewFaultPhaseType2Type1": ".new_fault_phase_type_2_type_1",
    "NewFaultPhaseType3Type1": ".new_fault_phase_type_3_type_1",
    "NewFaultStepType1": ".new_fault_step_type_1",
    "NewFaultStepType2Type1": ".new_fault_step_type_2_type_1",
    "NewFaultStepType3Type1": ".new_fault_step_type_3_type_1",
    "NewRecord": ".new_record",
    "NewRecordAttributes": ".new_record_attributes",
    "NewSecret": ".new_secret",
    "NewSeeds": ".new_seeds",
    "NewSeedsSeeds": ".new_seeds_seeds",
    "NewSession": ".new_session",
    "NewSessionDelivery": ".new_session_delivery",
    "NewState": ".new_state",
    "NewStateNumbers": ".new_state_numbers",
    "NewTransition": ".new_transition",
    "NewTransitionPatch": ".new_transition_patch",
    "Problem": ".problem",
    "Record": ".record",
    "RecordChange": ".record_change",
    "RecordChangeAttributes": ".record_change_attributes",
    "RecordRecord": ".record_record",
    "Records": ".records",
    "RecordsRecordsItem": ".records_records_item",
    "Resource": ".resource",
    "ResourceProperties": ".resource_properties",
    "ResourceReferences": ".resource_references",
    "ResourceStates": ".resource_states",
    "Resources": ".resources",
    "Row": ".row",
    "RowRecord": ".row_record",
    "SeedCount": ".seed_count",
    "Seeds": ".seeds",
    "SeedsSeeds": ".seeds_seeds",
    "Session": ".session",
    "Sessions": ".sessions",
    "Snapshot": ".snapshot",
    "Snapshots": ".snapshots",
    "State": ".state",
    "StateNumbers": ".state_numbers",
    "Timer": ".timer",
    "Timers": ".timers",
    "Transition": ".transition",
    "TransitionPatch": ".transition_patch",
    "Transitions": ".transitions",
    "Until": ".until",
    "Verification": ".verification",
    "Violation": ".violation",
}


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


__all__ = (
    "Attempt",
    "Attempts",
    "CaptureAnswer",
    "CaptureAnswerHeaders",
    "CaptureRule",
    "CaptureRules",
    "Change",
    "Changes",
    "ChaosRule",
    "ChaosRules",
    "Clock",
    "ClockChange",
    "Concerned",
    "Deliver",
    "Delivery",
    "DeliveryStatus",
    "Document",
    "Endpoint",
    "Endpoints",
    "Event",
    "Events",
    "EventStatus",
    "Exchange",
    "ExchangeRequest",
    "ExchangeRequestHeaders",
    "ExchangeResponse",
    "Expectation",
    "ExpectationReply",
    "ExpectationReplyHeaders",
    "Expectations",
    "ExpectedCall",
    "ExpectedCallHeaders",
    "ExpectedCallParameters",
    "Explanation",
    "FailedStep",
    "Fault",
    "FaultParametersType0",
    "Faults",
    "GetDocumentServer",
    "Health",
    "Journal",
    "Lifecycle",
    "LifecycleMove",
    "ListEventsOrder",
    "ListEventsStatus",
    "MessageGap",
    "NewCaptureRule",
    "NewCaptureRuleHeadersType0",
    "NewChaosRule",
    "NewChaosRuleKind",
    "NewEndpoint",
    "NewExpectation",
    "NewExpectationParametersType0",
    "NewFault",
    "NewFaultKindType1",
    "NewFaultKindType2Type1",
    "NewFaultKindType3Type1",
    "NewFaultParametersType0",
    "NewFaultPhaseType1",
    "NewFaultPhaseType2Type1",
    "NewFaultPhaseType3Type1",
    "NewFaultStepType1",
    "NewFaultStepType2Type1",
    "NewFaultStepType3Type1",
    "NewRecord",
    "NewRecordAttributes",
    "NewSecret",
    "NewSeeds",
    "NewSeedsSeeds",
    "NewSession",
    "NewSessionDelivery",
    "NewState",
    "NewStateNumbers",
    "NewTransition",
    "NewTransitionPatch",
    "Problem",
    "Record",
    "RecordChange",
    "RecordChangeAttributes",
    "RecordRecord",
    "Records",
    "RecordsRecordsItem",
    "Resource",
    "ResourceProperties",
    "ResourceReferences",
    "Resources",
    "ResourceStates",
    "Row",
    "RowRecord",
    "SeedCount",
    "Seeds",
    "SeedsSeeds",
    "Session",
    "Sessions",
    "Snapshot",
    "Snapshots",
    "State",
    "StateNumbers",
    "Timer",
    "Timers",
    "Transition",
    "TransitionPatch",
    "Transitions",
    "Until",
    "Verification",
    "Violation",
)
