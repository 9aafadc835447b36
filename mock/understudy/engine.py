"""The parts of one running mock, each of them replaceable, and the few verbs that concern all of them together.

Stages, the control plane and the testers' façade work on an `Engine`; none of the parts knows it.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from understudy.answer_cache import AnswerCache
from understudy.broadcast import Broadcast
from understudy.clock import Clock, ManualClock
from understudy.contract import Contract
from understudy.controls import Controlled, share_controls
from understudy.expectations import Expectations
from understudy.faults.network import Conditions, Network
from understudy.faults.registry import Faults
from understudy.http.decoders import Decoders
from understudy.http.router import Router
from understudy.inference.lifecycle import Progression
from understudy.json_codec import dumps, loads
from understudy.lazy_dataclass import dataclass
from understudy.messages import Validation
from understudy.operations.compiled import CompiledOperations
from understudy.operations.handlers import Handlers
from understudy.problem import Problem
from understudy.records.context import RecordContext
from understudy.records.due_timers import Timers, elapse
from understudy.records.seed_data import SeedData
from understudy.records.seeds import plant_seeds
from understudy.rendering.errors import ErrorAnswers
from understudy.rendering.own_urls import OwnUrls
from understudy.security.auth import Auth
from understudy.security.checks import key_names, scopes_of
from understudy.security.credentials import AuthMode, Credentials
from understudy.security.provider import IdentityProvider, authorization_pages, provider_of
from understudy.security.tokens import Tokens
from understudy.state.journal import Journal, JournalEntry
from understudy.state.journal_entries import ExchangeDetails
from understudy.state.journal_rows import JOURNAL, entry_address, row_of, take_up
from understudy.state.shared import SharedSpace, shared_by
from understudy.state.store import Address, Change, Record, Snapshot, StateError, Store
from understudy.state.work import Work
from understudy.values.generate import Fill, Values
from understudy.values.makers import Makers
from understudy.webhooks.capture.rules import CaptureRules
from understudy.webhooks.hooks import DeliveryMode, Webhooks
from understudy.webhooks.outbox import EVENTS, Event
from understudy.webhooks.sender import Sender

_MOST = 10_000
_log = logging.getLogger("understudy")


@dataclass(frozen=True, slots=True)
class Engine:
    """The parts of one mock as a record. Thread-safe, as each of them is.

    `real_latency` says that a server really waits, where else only the clock moves. `may_block`: a request may wait for
    a function of the user's, or for a file.
    """

    contract: Contract
    seed: int
    clock: Clock
    store: Store
    router: Router
    decoders: Decoders
    values: Values
    context: RecordContext
    handlers: Handlers
    compiled: CompiledOperations
    auth: Auth
    provider: IdentityProvider | None
    journal: Journal
    timers: Timers
    faults: Faults
    expectations: Expectations
    webhooks: Webhooks
    capture_rules: CaptureRules
    broadcast: Broadcast
    network: Network
    real_latency: bool
    answers: AnswerCache
    errors: ErrorAnswers
    own_urls: OwnUrls
    shared: SharedSpace | None
    may_block: bool

    @property
    def interferes(self) -> bool:
        """Whether a test has something planned for calls, so that none may be answered without a look at it."""
        return self.faults.armed or self.faults.watching or self.expectations.armed or self.values.has_makers

    def catch_up(self) -> None:
        """Make every timed transition that is due by now, and send its events. Whatever reads state does this first.

        What other processes have committed is seen from then on.
        """
        if self.shared is not None:
            self.shared.refresh()
        due = self.timers.next_due()
        if due is None or due > self.clock.now():
            return
        with self.store.turn():
            try:
                events = self._run_due()
            except StateError as error:
                _log.warning("timed transitions that are due can't be kept: %s", error)
                self.timers.rebuild()
                return
        self.webhooks.send(events)

    def _run_due(self) -> list[Event]:
        """Each at its own time; call it during the store's turn."""
        events: list[Event] = []
        for _ in range(_MOST):
            due = self.timers.pop(self.clock.now())
            if due is None:
                return events
            events += self._elapse(*due)
        _log.warning("more than %d timed transitions are due; the rest follow with the next request", _MOST)
        return events

    def _elapse(self, moment: datetime, timer: Record) -> list[Event]:
        work = Work(self.store)
        # What follows from it counts from when it was due, not from when somebody looked.
        context = replace(self.context, clock=ManualClock(moment))
        if not elapse(context, work, timer):
            return []
        events = self.webhooks.add_to(work, changed_by_client=True, context=context)
        self.commit(work, events)
        return events

    def advance(self, by: timedelta) -> None:
        """Move the clock forward and let happen what that brings. Raises ValueError for a move back, or too far."""
        self.clock.advance(by)
        self.answers.clear()
        self.catch_up()
        self.webhooks.wake()

    def forget_exchanges(self, sequences: Collection[int] | None) -> None:
        """Forget journal entries, all of them or those with these numbers; the numbers go on."""
        with self.store.turn():
            if sequences is None:
                if self.shared is None:
                    self.store.forget(JOURNAL)
                self.journal.clear()
                return
            self.journal.remove(sequences)
            if self.store.durable and self.shared is None:
                self.store.apply([Change(entry_address(number), None) for number in sequences])

    def restore(self, snapshot: Snapshot) -> None:
        """Back to a snapshot of the state; what is no state stays as it is."""
        with self.store.turn():
            self.store.restore(snapshot)
            self.timers.rebuild()
            self.webhooks.outbox.rebuild()

    def plant(self, seeds: SeedData) -> tuple[Problem, ...]:
        """Put in what there is at the start; a problem for each seed of the document that nothing makes valid."""
        with self.store.turn():
            return plant_seeds(self.context, self.store, seeds)

    def reset(self, seeds: SeedData) -> None:
        """Back to the start, with these seeds; endpoints stay subscribed."""
        with self.store.turn():
            endpoints = self.webhooks.endpoints()
            self.store.clear()
            self.journal.reset()
            self.faults.clear()
            self.network.reset()
            self.expectations.clear()
            self.capture_rules.clear()
            self.clock.reset()
            self.auth.tokens.reset()
            self.plant(seeds)
            self.webhooks.keep(endpoints)
            self.timers.rebuild()
            self.webhooks.reset()

    def commit(self, work: Work, events: Sequence[Event], row: bytes | None = None) -> None:
        """Apply a unit of work together with its events; call it during the store's turn.

        `row` is the journal entry of an exchange, where processes share the journal.
        """
        changes = work.changes
        if not (changes or work.moves or events or row):
            return
        drafts = self.broadcast.drafts(work, changes, events) if self.broadcast else ()
        if self.shared is None:
            work.commit()
        else:
            with self.shared.together(row, [dumps(draft.to_json()) for draft in drafts]):
                work.commit()
            drafts = ()  # they come back with those of the other processes
        if self.contract.progressing and self.timers.note(changes):
            self.webhooks.wake()
        if events:
            self.webhooks.committed(events)
        if drafts:
            self.broadcast.publish(drafts)

    def record(self, work: Work | None, events: Sequence[Event], *details: *ExchangeDetails) -> None:
        """`commit`, together with the journal entry of the exchange; call it during the store's turn.

        `details` are those of `Journal.make`. An exchange that changed nothing is answered although it can't be written
        down: its entry says so. Raises StateError where a change can't be kept.
        """
        if self.shared is not None:
            row = dumps(row_of(self.journal.make(*details))) if self.journal.capacity else None
            self.commit(work or Work(self.store), events, row)
        elif self.store.durable and self.journal.capacity:
            self.journal.add(self._written(self.journal.make(*details), work or Work(self.store), events))
        else:
            if work is not None:
                self.commit(work, events)
            self.journal.note(*details)

    def _written(self, entry: JournalEntry, work: Work, events: Sequence[Event]) -> JournalEntry:
        has_changes = bool(work.changes)
        work.put(entry_address(entry.sequence), row_of(entry))
        for number in self.journal.outdated(entry):
            work.delete(entry_address(number))
        try:
            self.commit(work, events)
        except StateError as error:
            if has_changes:
                raise
            _log.warning("the journal of the state file falls behind: %s", error)
            behind = f"the journal of the state file fell behind, this exchange is not in it: {error}"
            return replace(entry, warnings=(*entry.warnings, behind))
        return entry


def _follow(engine: Engine, shared: SharedSpace) -> None:
    """Let the parts that have indexes of the state take up what other processes commit."""

    parts: dict[str, Controlled] = {
        "faults": engine.faults,
        "expectations": engine.expectations,
        "conditions": engine.network,
        "chaos": engine.webhooks.chaos,
        "tokens": engine.auth.tokens,
        "capture": engine.capture_rules,
    }
    take_up_controls = share_controls(engine.store, shared, parts)

    def take_up_changes(changes: Sequence[tuple[Address, bytes | None]] | None) -> None:
        take_up_controls(changes)
        if changes is None:
            engine.timers.rebuild()
            engine.webhooks.outbox.rebuild()
        else:
            own = [Change(place, loads(text)) for place, text in changes if place.own and text is not None]
            engine.timers.note(tuple(own))
            engine.webhooks.committed(
                [Event.from_json(each.record) for each in own if each.address.collection == EVENTS and each.record]
            )
        engine.webhooks.wake()

    def wake() -> None:
        engine.broadcast.pump()
        engine.journal.notify()

    shared.follow(take_up_changes, wake)


def make_engine(
    contract: Contract,
    *,
    seed: int,
    clock: Clock,
    auth: AuthMode,
    credentials: Credentials,
    store: Store,
    progression: Progression | None,
    delivery: DeliveryMode,
    webhook_hosts: Iterable[str],
    sender: Sender | None,
    router: Router | None,
    handlers: Handlers,
    makers: Makers,
    validation: Validation,
    conditions: Conditions,
    real_latency: bool,
    journal_limit: int,
    journal_bytes: int,
    fill: Fill,
) -> Engine:
    """An engine with its parts wired up. What the store already holds is taken up: timers, events, journal."""
    schemes = contract.security_schemes.values()
    router = router or Router(contract.operations.values(), contract.prefixes)
    decoders = Decoders.of(contract.schemas, reserved=key_names(schemes))
    values = Values(contract.schemas, seed, makers, fill=fill, keeps_several=validation == "service")
    context = RecordContext(contract, values, clock, progression)
    guard = Auth(
        mode=auth,
        credentials=credentials,
        tokens=Tokens(clock=clock, seed=f"{seed}:tokens"),
        scopes=scopes_of(schemes, contract.operations.values()),
        pages=authorization_pages(contract.operations.values(), schemes) - handlers.custom.keys(),
        token_operations=frozenset(name for name, plan in contract.resources.plans.items() if plan.kind == "token"),
        logins=frozenset(name for name, login in contract.resources.logins.items() if login.shows_itself),
    )
    shared = shared_by(store)
    journal = Journal(journal_limit, journal_bytes, shared.journal if shared is not None else None)
    timers = Timers(store)
    if store.durable and shared is None:
        take_up(store, journal)
    webhooks = Webhooks(
        context,
        store,
        seed=seed,
        delivery=delivery,
        allowed_hosts=webhook_hosts,
        sender=sender,
        catch_up=lambda: engine.catch_up(),
        next_timer=timers.next_due,
    )
    engine = Engine(
        contract=contract,
        seed=seed,
        clock=clock,
        store=store,
        router=router,
        decoders=decoders,
        values=values,
        context=context,
        handlers=handlers,
        compiled=CompiledOperations(context, handlers),
        auth=guard,
        provider=provider_of(schemes, guard),
        journal=journal,
        timers=timers,
        faults=Faults(contract, seed=seed),
        expectations=Expectations(contract, values, journal, router, decoders),
        webhooks=webhooks,
        capture_rules=CaptureRules(),
        broadcast=Broadcast(contract.resources.collections, webhooks.names, shared),
        network=Network(contract.operations, conditions, validation=validation, seed=f"{seed}:network", shared=shared),
        real_latency=real_latency,
        answers=AnswerCache(),
        errors=ErrorAnswers(contract.schemas, values),
        own_urls=OwnUrls(contract.servers, contract.document),
        shared=shared,
        may_block=store.durable or bool(handlers.custom) or bool(makers),
    )
    if shared is not None:
        _follow(engine, shared)
    return engine
