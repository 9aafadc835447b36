"""What the control plane can do: one table, from which Flask's routes and the published document are both made."""

from __future__ import annotations

from typing import Any

from understudy.admin.capture_routes import SINK_ROUTES
from understudy.admin.fault_routes import FAULT_ROUTES
from understudy.admin.route import Given, Route
from understudy.admin.session_routes import SESSION_ROUTES
from understudy.admin.state_routes import STATE_ROUTES
from understudy.clock import timestamp
from understudy.state.journal import describe

__all__ = ["ROUTES", "Given", "Route"]


def _health(given: Given) -> Any:
    contract = given.mock.contract
    return {
        "status": "ok",
        "title": contract.title,
        "version": contract.version,
        "operations": len(contract.operations),
    }


def _resources(given: Given) -> Any:
    return {
        "resources": [
            {
                "name": each.name,
                "path": each.path,
                "key": list(each.key_parameters),
                "states": {state.name: list(state.values) for state in each.states},
            }
            for each in given.mock.contract.resources.collections.values()
        ]
    }


def _journal(given: Given) -> Any:
    entries = given.mock.journal.entries(after=given.query["after"], limit=given.query["limit"])
    return {"entries": [describe(entry) for entry in entries]}


def _transition(given: Given) -> Any:
    body = dict(given.body)
    record = given.mock.transition(body.pop("resource"), *body.pop("key"), **body)
    return {"record": record}


def _create(given: Given) -> Any:
    body = given.body
    record = given.mock.create_record(body["resource"], body["parent"], body["attributes"], emit=body["emit"])
    return {"record": record}


def _update(given: Given) -> Any:
    query = given.query
    return {"record": given.mock.update_record(query["resource"], query["key"], given.body["attributes"])}


def _events(given: Given) -> Any:
    query = dict(given.query)
    wait, query["key"] = query.pop("wait"), query["key"] or None
    if wait:
        given.mock.webhooks.wait(after=query["after"], timeout=wait)
    return {"events": [event.to_json() for event in given.mock.webhooks.events(**query)]}


def _deliver(given: Given) -> Any:
    webhooks = given.mock.webhooks
    made = webhooks.drain(advance_clock=True) if given.body["advance_clock"] else webhooks.deliver()
    return {"attempts": made}


def _clock(given: Given) -> Any:
    return {"now": timestamp(given.mock.clock.now())}


def _advance(given: Given) -> Any:
    given.mock.advance(given.body["advance"])
    return _clock(given)


def _advance_until(given: Given) -> Any:
    body = dict(given.body)
    return {"record": given.mock.advance_until(body.pop("resource"), *body.pop("key"), **body)}


def _restore(given: Given) -> None:
    given.mock.restore(given.snapshots.get(given.path["snapshot"]))


def _forget_snapshot(given: Given) -> None:
    given.snapshots.get(given.path["snapshot"])
    del given.snapshots.kept[given.path["snapshot"]]


def _endpoint_body(given: Given) -> Any:
    body = given.body
    return given.mock.webhooks.add_endpoint(body["url"], events=body["events"], secret=body["secret"])


def _new_secret(given: Given) -> Any:
    return given.mock.webhooks.rotate_secret(given.path["endpoint"], given.body["secret"])


ROUTES: tuple[Route, ...] = (
    Route("GET", "/health", "getHealth", "Whether the mock is up, and what it serves.", _health, answer="Health"),
    Route("GET", "/resources", "listResources", "The resources of the contract.", _resources, answer="Resources"),
    Route(
        "POST",
        "/reset",
        "reset",
        "Back to the start: state, events, journal, faults, chaos, rules of the sink, clock.",
        lambda given: given.mock.reset(),
        204,
    ),
    Route(
        "GET",
        "/journal",
        "listExchanges",
        "The newest exchanges, oldest first.",
        _journal,
        query="JournalQuery",
        answer="Journal",
    ),
    Route(
        "DELETE", "/journal", "clearJournal", "Forget the exchanges.", lambda given: given.mock.forget_exchanges(), 204
    ),
    Route(
        "GET",
        "/records",
        "listRecords",
        "The records of a resource, oldest first.",
        lambda given: {"records": given.mock.records(given.query["resource"], *given.query["parent"])},
        query="RecordsQuery",
        answer="Records",
        refusals=(404, 409),
    ),
    Route(
        "POST",
        "/records",
        "createRecord",
        "Put a record into the store, past the API.",
        _create,
        201,
        body="NewRecord",
        answer="Record",
        refusals=(404, 409),
    ),
    Route(
        "GET",
        "/record",
        "getRecord",
        "A record as the API shows it.",
        lambda given: {"record": given.mock.get(given.query["resource"], *given.query["key"])},
        query="RecordQuery",
        answer="Record",
        refusals=(404, 409),
    ),
    Route(
        "PATCH",
        "/record",
        "updateRecord",
        "Set properties of a record, past the API.",
        _update,
        body="RecordChange",
        query="RecordQuery",
        answer="Record",
        refusals=(404, 409),
    ),
    Route(
        "DELETE",
        "/record",
        "deleteRecord",
        "Delete a record and what lies below it.",
        lambda given: given.mock.delete(given.query["resource"], *given.query["key"]),
        204,
        query="RecordQuery",
        refusals=(404, 409),
    ),
    Route(
        "GET",
        "/transitions",
        "listTransitions",
        "The transition log, oldest first.",
        lambda given: {"transitions": given.mock.transitions(after=given.query["after"])},
        query="TransitionsQuery",
        answer="Transitions",
    ),
    Route(
        "POST",
        "/transitions",
        "createTransition",
        "Move a record to a state.",
        _transition,
        201,
        body="NewTransition",
        answer="Record",
        refusals=(404, 409),
    ),
    Route(
        "GET",
        "/events",
        "listEvents",
        "Events and their deliveries; `wait` seconds for the first one after a sequence number.",
        _events,
        query="EventsQuery",
        answer="Events",
        refusals=(404, 409),
    ),
    Route(
        "DELETE",
        "/events",
        "clearEvents",
        "Forget every event; resources stay.",
        lambda given: given.mock.webhooks.clear(),
        204,
    ),
    Route(
        "GET",
        "/events/{event}",
        "getEvent",
        "One event by its id.",
        lambda given: given.mock.webhooks.event(given.path["event"]).to_json(),
        answer="Event",
        refusals=(404,),
    ),
    Route(
        "POST",
        "/events/{event}/redeliver",
        "redeliverEvent",
        "Deliver an event again, whatever became of it.",
        lambda given: {"attempts": given.mock.webhooks.redeliver(given.path["event"])},
        answer="Attempts",
        refusals=(404,),
    ),
    Route(
        "POST",
        "/deliver",
        "deliver",
        "Deliver what is due; `advanceClock` walks through every retry.",
        _deliver,
        body="Deliver",
        answer="Attempts",
    ),
    Route(
        "GET",
        "/endpoints",
        "listEndpoints",
        "Who receives events.",
        lambda given: {"endpoints": [each for each in given.mock.webhooks.endpoints() if each.record is None]},
        answer="Endpoints",
    ),
    Route(
        "POST",
        "/endpoints",
        "createEndpoint",
        "Send events to a URL from now on.",
        _endpoint_body,
        201,
        body="NewEndpoint",
        answer="Endpoint",
        refusals=(403, 409),
    ),
    Route(
        "DELETE",
        "/endpoints/{endpoint}",
        "deleteEndpoint",
        "Send no more events there.",
        lambda given: given.mock.webhooks.remove_endpoint(given.path["endpoint"]),
        204,
        refusals=(404,),
    ),
    Route(
        "POST",
        "/endpoints/{endpoint}/secrets",
        "rotateSecret",
        "Sign with a new secret and the one before it.",
        _new_secret,
        201,
        body="NewSecret",
        answer="Endpoint",
        refusals=(404, 409),
    ),
    Route(
        "DELETE",
        "/endpoints/{endpoint}/secrets",
        "retireSecrets",
        "End a rotation: sign with the newest secret only.",
        lambda given: given.mock.webhooks.retire_secret(given.path["endpoint"]),
        answer="Endpoint",
        refusals=(404,),
    ),
    Route(
        "GET",
        "/chaos",
        "listChaos",
        "The chaos rules that are still to come.",
        lambda given: {"rules": given.mock.webhooks.chaos.rules()},
        answer="ChaosRules",
    ),
    Route(
        "POST",
        "/chaos",
        "createChaos",
        "Spoil deliveries on purpose.",
        lambda given: given.mock.webhooks.chaos.add(**given.body),
        201,
        body="NewChaos",
        answer="Chaos",
        refusals=(409,),
    ),
    Route(
        "DELETE",
        "/chaos",
        "clearChaos",
        "Remove every chaos rule.",
        lambda given: given.mock.webhooks.chaos.clear(),
        204,
    ),
    Route(
        "DELETE",
        "/chaos/{rule}",
        "deleteChaos",
        "Remove a chaos rule.",
        lambda given: given.mock.webhooks.chaos.remove(given.number("rule", "chaos rule {}")),
        204,
        refusals=(404,),
    ),
    *FAULT_ROUTES,
    *SINK_ROUTES,
    *SESSION_ROUTES,
    *STATE_ROUTES,
    Route("GET", "/clock", "getClock", "The mock's time.", _clock, answer="Clock"),
    Route(
        "POST",
        "/clock",
        "advanceClock",
        "Move the mock's clock forward.",
        _advance,
        body="ClockChange",
        answer="Clock",
        refusals=(409,),
    ),
    Route(
        "POST",
        "/clock/until",
        "advanceClockUntil",
        "Move the mock's clock from timer to timer until a record is in a state.",
        _advance_until,
        body="Until",
        answer="Record",
        refusals=(404, 409),
    ),
    Route(
        "POST",
        "/snapshots",
        "createSnapshot",
        "Keep the whole state, to come back to.",
        lambda given: {"id": given.snapshots.take(given.mock)},
        201,
        answer="Snapshot",
        refusals=(409,),
    ),
    Route(
        "POST",
        "/snapshots/{snapshot}/restore",
        "restoreSnapshot",
        "Back to a snapshot.",
        _restore,
        204,
        refusals=(404,),
    ),
    Route(
        "DELETE",
        "/snapshots/{snapshot}",
        "deleteSnapshot",
        "Forget a snapshot.",
        _forget_snapshot,
        204,
        refusals=(404,),
    ),
)
