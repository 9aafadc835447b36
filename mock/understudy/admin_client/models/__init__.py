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
    from .new_seeds_object import NewSeedsObject
    from .new_session import NewSession, NewSessionInput
    from .new_session_delivery import NewSessionDelivery
    from .new_state import NewState, NewStateInput
    from .new_state_numbers import NewStateNumbers
    from .new_transition import NewTransition, NewTransitionInput
    from .new_transition_patch import NewTransitionPatch
    from .parent_count import ParentCount
    from .problem import Problem
    from .record import Record
    from .record_change import RecordChange, RecordChangeInput
    from .record_change_attributes import RecordChangeAttributes
    from .record_counts import RecordCounts
    from .record_object import RecordObject
    from .records import Records
    from .records_record import RecordsRecord
    from .resource import Resource
    from .resource_count import ResourceCount
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
    from .seeds_object import SeedsObject
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
_CLASSES = {"attempt": "Attempt", "attempts": "Attempts", "capture_answer": "CaptureAnswer CaptureAnswerInput",
    "capture_answer_headers": "CaptureAnswerHeaders", "capture_rule": "CaptureRule", "capture_rules": "CaptureRules",
    "change": "Change", "changes": "Changes", "chaos_rule": "ChaosRule", "chaos_rules": "ChaosRules", "clock": "Clock",
    "clock_change": "ClockChange ClockChangeInput", "concerned": "Concerned", "conditions": "Conditions",
    "deliver": "Deliver DeliverInput", "delivery": "Delivery", "delivery_status": "DeliveryStatus",
    "document": "Document", "endpoint": "Endpoint", "endpoints": "Endpoints", "event": "Event",
    "event_status": "EventStatus", "events": "Events", "exchange": "Exchange", "exchange_request": "ExchangeRequest",
    "exchange_request_headers": "ExchangeRequestHeaders", "exchange_response": "ExchangeResponse",
    "expectation": "Expectation", "expectation_reply": "ExpectationReply ExpectationReplyInput",
    "expectation_reply_headers": "ExpectationReplyHeaders", "expectations": "Expectations",
    "expected_call": "ExpectedCall", "expected_call_headers": "ExpectedCallHeaders",
    "expected_call_parameters": "ExpectedCallParameters", "explanation": "Explanation", "failed_step": "FailedStep",
    "fault": "Fault", "fault_parameters": "FaultParameters", "faults": "Faults",
    "get_document_server": "GetDocumentServer", "health": "Health", "journal": "Journal", "lifecycle": "Lifecycle",
    "lifecycle_move": "LifecycleMove", "list_events_order": "ListEventsOrder", "list_events_status": "ListEventsStatus",
    "message_gap": "MessageGap", "new_capture_rule": "NewCaptureRule NewCaptureRuleInput",
    "new_capture_rule_headers": "NewCaptureRuleHeaders", "new_chaos_rule": "NewChaosRule NewChaosRuleInput",
    "new_chaos_rule_kind": "NewChaosRuleKind", "new_conditions": "NewConditions NewConditionsInput",
    "new_endpoint": "NewEndpoint NewEndpointInput", "new_expectation": "NewExpectation NewExpectationInput",
    "new_expectation_parameters": "NewExpectationParameters", "new_fault": "NewFault NewFaultInput",
    "new_fault_kind": "NewFaultKind", "new_fault_parameters": "NewFaultParameters", "new_fault_phase": "NewFaultPhase",
    "new_fault_step": "NewFaultStep", "new_record": "NewRecord NewRecordInput",
    "new_record_attributes": "NewRecordAttributes", "new_row": "NewRow NewRowInput", "new_row_record": "NewRowRecord",
    "new_secret": "NewSecret NewSecretInput", "new_seeds": "NewSeeds NewSeedsInput",
    "new_seeds_object": "NewSeedsObject", "new_session": "NewSession NewSessionInput",
    "new_session_delivery": "NewSessionDelivery", "new_state": "NewState NewStateInput",
    "new_state_numbers": "NewStateNumbers", "new_transition": "NewTransition NewTransitionInput",
    "new_transition_patch": "NewTransitionPatch", "parent_count": "ParentCount", "problem": "Problem",
    "record": "Record", "record_change": "RecordChange RecordChangeInput",
    "record_change_attributes": "RecordChangeAttributes", "record_counts": "RecordCounts",
    "record_object": "RecordObject", "records": "Records", "records_record": "RecordsRecord", "resource": "Resource",
    "resource_count": "ResourceCount", "resource_properties": "ResourceProperties",
    "resource_references": "ResourceReferences", "resource_states": "ResourceStates", "resources": "Resources",
    "row": "Row", "row_record": "RowRecord", "sdk_names": "SdkNames", "sdk_names_calls": "SdkNamesCalls",
    "seed_count": "SeedCount", "seeds": "Seeds", "seeds_object": "SeedsObject", "session": "Session",
    "sessions": "Sessions", "snapshot": "Snapshot", "snapshots": "Snapshots", "state": "State",
    "state_numbers": "StateNumbers", "timer": "Timer", "timers": "Timers", "transition": "Transition TransitionInput",
    "transition_patch": "TransitionPatch", "transitions": "Transitions", "until": "Until UntilInput",
    "verification": "Verification", "violation": "Violation"}
# fmt: on
_MODULES = {name: module for module, names in _CLASSES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    try:
        module = _MODULES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(import_module(f".{module}", __name__), name)
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
    "NewSecret", "NewSecretInput", "NewSeeds", "NewSeedsInput", "NewSeedsObject", "NewSession", "NewSessionDelivery",
    "NewSessionInput", "NewState", "NewStateInput", "NewStateNumbers", "NewTransition", "NewTransitionInput",
    "NewTransitionPatch", "ParentCount", "Problem", "Record", "RecordChange", "RecordChangeAttributes",
    "RecordChangeInput", "RecordCounts", "RecordObject", "Records", "RecordsRecord", "Resource", "ResourceCount",
    "ResourceProperties", "ResourceReferences", "Resources", "ResourceStates", "Row", "RowRecord", "SdkNames",
    "SdkNamesCalls", "SeedCount", "Seeds", "SeedsObject", "Session", "Sessions", "Snapshot", "Snapshots", "State",
    "StateNumbers", "Timer", "Timers", "Transition", "TransitionInput", "TransitionPatch", "Transitions", "Until",
    "UntilInput", "Verification", "Violation"]
# fmt: on
