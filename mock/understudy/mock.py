"""The mock: one contract, its state, its clock, its randomness and its journal. `handle` is the whole server."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from understudy import verify
from understudy.broadcast import Subscription
from understudy.clock import Clock
from understudy.contract import Contract, read_contract
from understudy.engine import make_engine
from understudy.faults.network import Conditions
from understudy.http.router import Router
from understudy.inference.lifecycle import PROGRESSIONS, Progression
from understudy.inference.tally import OperationCounts, tally
from understudy.messages import VALIDATIONS, Request, Response, Validation
from understudy.operations.loading import Extension, Extensions, FittedExtensions, extensions_in, fitted_extensions
from understudy.options import check_one_of, check_public_url
from understudy.pipeline import run
from understudy.problem import Problem
from understudy.records.driver import create, delete, read, records, transition, update
from understudy.records.paths import ways
from understudy.records.seed_data import seed_data_of, with_users
from understudy.records.until import advance_until
from understudy.rendering.failures import failed
from understudy.security.auth import with_known
from understudy.security.credentials import AUTH_MODES, AuthMode, Credentials
from understudy.security.users import UsersSource
from understudy.state.journal import JOURNAL_BYTES, JOURNAL_LIMIT
from understudy.state.memory import MemoryStore
from understudy.state.places import clock_of, store_at
from understudy.state.store import Record, Snapshot, Store
from understudy.values.generate import FILLS, Fill
from understudy.webhooks.capture import Capture
from understudy.webhooks.emit import TRANSITIONS
from understudy.webhooks.hooks import DeliveryMode
from understudy.webhooks.scheme_modules import SchemeSource, schemes_of
from understudy.webhooks.sender import Sender

__all__ = ["AuthMode", "Mock", "open_mock"]


class Mock:
    """A stateful server for one contract. Thread-safe; owns everything it touches.

    `auth="lenient"` requires credentials of the right form and takes any; `"strict"` takes only tokens that this mock
    issued and the configured credentials. The same `seed` and the same calls give the same answers. `progression` says
    how lifecycles go on by themselves, whatever the document says: by `"time"`, `"immediate"`, or `"manual"`, not at
    all. `delivery` of webhooks is `"manual"`, `"sync"` or `"async"`; `webhook_hosts` may be called beside this machine.
    `validation="contract"` refuses whatever breaks the document, `"service"` lets pass what services let pass, with a
    warning. `prefer` are preferences of every request that has none of its own, such as `code=503` or `wait=0.2`.
    `latency` (`120ms±40`) is how long answers take, `chaos` (`5%`) how many of them are documented errors; with
    `real_latency` a server really waits, where else only the mock's clock moves. The journal keeps the newest
    `journal_limit` exchanges (0: none) with at most `journal_bytes`. `fill` says whether new records have the optional
    properties that only the service sets, or just what their schemas require. `router` is that of another mock of the
    contract, not to be made again. `users` are those that it knows: a file, or what one holds; `public_url` is what
    URLs in answers begin with. `handlers` are modules, files or functions that extend the mock, such as those with
    `@handler`. Raises ExtensionsError.
    """

    calls = verify.calls
    assert_called = verify.assert_called
    assert_last_error = verify.assert_last_error
    assert_path = verify.assert_path
    assert_state = verify.assert_state
    changes = verify.changes
    unchanged = verify.unchanged
    ways = ways

    def __init__(
        self,
        contract: Contract,
        *,
        seed: int = 0,
        clock: Clock | None = None,
        auth: AuthMode = "lenient",
        store: Store | None = None,
        credentials: Credentials | None = None,
        progression: Progression | None = None,
        delivery: DeliveryMode = "manual",
        webhook_hosts: Iterable[str] = (),
        sender: Sender | None = None,
        router: Router | None = None,
        validation: Validation = "contract",
        prefer: Iterable[str] = (),
        latency: str | None = None,
        chaos: str | None = None,
        rate_limit: str | None = None,
        real_latency: bool = False,
        journal_limit: int = JOURNAL_LIMIT,
        journal_bytes: int = JOURNAL_BYTES,
        fill: Fill = "optional",
        handlers: Extension | Iterable[Extension] | Extensions | FittedExtensions = (),
        seeds: Mapping[str, Any] | str | Path | None = None,
        users: UsersSource | None = None,
        public_url: str | None = None,
    ) -> None:
        check_one_of("auth", auth, AUTH_MODES)
        check_one_of("validation", validation, VALIDATIONS)
        check_one_of("fill", fill, FILLS)
        if progression is not None:
            check_one_of("progression", progression, PROGRESSIONS)
        self._public = check_public_url(public_url) if public_url is not None else ""
        extensions = fitted_extensions(contract, handlers)
        self.engine = engine = make_engine(
            contract,
            seed=seed,
            clock=clock or clock_of(store),
            auth=auth,
            credentials=with_known(credentials, users, contract.security_schemes, contract.operations),
            store=store if store is not None else MemoryStore(),
            progression=progression,
            delivery=delivery,
            webhook_hosts=webhook_hosts,
            sender=sender,
            router=router,
            validation=validation,
            conditions=Conditions(tuple(prefer), latency, chaos, rate_limit),
            real_latency=real_latency,
            journal_limit=journal_limit,
            journal_bytes=journal_bytes,
            fill=fill,
            handlers=extensions.handlers,
            makers=extensions.makers,
        )
        self.contract = contract
        self.seed = seed
        self.clock = engine.clock
        self.store = engine.store
        self.credentials = engine.auth.credentials
        self.tokens = engine.auth.tokens
        self.values = engine.values
        self.journal = engine.journal
        self.faults = engine.faults
        self.expectations = engine.expectations
        self.expect = engine.expectations.expect
        self.webhooks = engine.webhooks
        self.broadcast = engine.broadcast
        self.router = engine.router
        self.decoders = engine.decoders
        self.capture = Capture(engine)
        self._seeds = seeds
        self._seed_data = with_users(contract, seed_data_of(contract, seeds), self.credentials.users)
        self.problems: tuple[Problem, ...] = (*contract.problems, *engine.plant(self._seed_data))

    @cached_property
    def tally(self) -> OperationCounts:
        """How many operations there are, work on state, are in doubt and can't be played."""
        return tally(self.contract, self.problems)

    def fresh(
        self,
        *,
        contract: Contract | None = None,
        clock: Clock | None = None,
        store: Store | None = None,
        sender: Sender | None = None,
        delivery: DeliveryMode | None = None,
        handlers: Extensions | None = None,
    ) -> Mock:
        """Another mock with the same contract and options, unless others are given, with a store of its own."""
        return Mock(
            contract or self.contract,
            seed=self.seed,
            clock=clock or self.clock.fresh(),
            auth=self.engine.auth.mode,
            store=store,
            credentials=self.credentials,
            progression=self.engine.context.progression,
            delivery=delivery or self.webhooks.mode,
            webhook_hosts=self.webhooks.allowed_hosts,
            sender=sender or self.webhooks.sender,
            router=self.router if contract is None else None,
            validation=self.engine.network.validation,
            seeds=self._seeds,
            public_url=self._public or None,
            **asdict(self.engine.network.first),
            real_latency=self.engine.real_latency,
            journal_limit=self.journal.capacity,
            journal_bytes=self.journal.most_bytes,
            fill=self.values.fill,
            handlers=handlers or FittedExtensions(self.engine.handlers, self.values.makers),
        )

    def handle(self, request: Request) -> Response:
        """Answer one request. Never raises: a bug of ours is logged with its traceback and answered with a 500.

        State that can't be written, on a full disk for one, is a 500 as well, which says so; state in a database that
        can't be reached is a 503.
        """
        try:
            return run(self.engine, replace(request, public=self._public) if self._public else request)
        except Exception as error:  # noqa: BLE001 - the outermost frame: a bug must become an answer and a log entry
            return failed(request, error)

    def forget_exchanges(self, sequences: Collection[int] | None = None) -> None:
        """Forget journal entries, all of them or those with these numbers; the numbers go on."""
        self.engine.forget_exchanges(sequences)

    def subscribe(self, *topics: str, after: int | None = None) -> Subscription:
        """Listen to what is committed on topics such as `orders/42`, `orders/*`, `events:order.paid` or `*`.

        None means all. With `after`, also to what is still known behind the message of that number. Raises TopicError
        for a topic on which nothing can happen.
        """
        return self.broadcast.subscribe(*topics, after=after)

    def catch_up(self) -> None:
        """Let happen what time has brought. Whatever looks at the mock does this first."""
        self.engine.catch_up()

    def transition(
        self,
        resource: str,
        *key: Any,
        to: str,
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
        expect: str | None = None,
        force: bool = False,
        patch: Mapping[str, Any] | None = None,
    ) -> Record:
        """Move a record to a state, as the real service would by itself; returns it as a GET shows it.

        `resource` is a path or a name (`/orders`, `orders`, `order`), `key` its key, after those of the records above
        it. `property` may be left out where there is one state property. `patch` are other properties, set in the same
        step. Raises InvalidStateError for a state outside the enum, IllegalTransitionError where the lifecycle forbids
        it (`force` jumps nevertheless, and is recorded), NotFoundError, StaleStateError when `expect` is not the state
        that it is in, and InvalidAttributesError for a patch that the schema forbids. Nothing is changed then.
        """
        return transition(self.engine, resource, key, to=to, property=property, expect=expect, force=force, patch=patch)

    def advance_until(
        self,
        resource: str,
        *key: Any,
        to: str,
        within: timedelta = timedelta(days=366),
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
    ) -> Record:
        """Move the clock from timer to timer until a record is in a state; returns it as a GET shows it.

        `within` is how far the clock may be moved; it stays where it is when nothing more is due until then. Raises
        NotReachedError with the way that the record took and what would be possible, NotFoundError, InvalidStateError.
        """
        return advance_until(self.engine, resource, key, to=to, within=within, property=property)

    def create(self, resource: str, *parent: Any, emit: bool = False, **attributes: Any) -> Record:
        """Put a record into the store, past the API; what is not given is made up. Returns it as a GET shows it.

        `parent` are the keys of the records above it. Its creation is no event unless `emit`. Raises
        RecordExistsError for a key that is taken, NotFoundError for a parent or a foreign key that leads nowhere,
        InvalidAttributesError.
        """
        return self.create_record(resource, parent, attributes, emit=emit)

    def create_record(
        self, resource: str, parent: Sequence[Any], attributes: Mapping[str, Any], *, emit: bool = False
    ) -> Record:
        """`create`, for properties whose names are no Python names."""
        return create(self.engine, resource, parent, attributes, emit=emit)

    def update(self, resource: str, *key: Any, **attributes: Any) -> Record:
        """Set properties of a record, past the API; returns it as a GET shows it. Raises MockError."""
        return self.update_record(resource, key, attributes)

    def update_record(self, resource: str, key: Sequence[Any], attributes: Mapping[str, Any]) -> Record:
        """`update`, for properties whose names are no Python names."""
        return update(self.engine, resource, key, attributes)

    def delete(self, resource: str, *key: Any) -> None:
        """Delete a record and what lies below it, past the API. Raises NotFoundError."""
        delete(self.engine, resource, key)

    def get(self, resource: str, *key: Any) -> Record:
        """A record as a GET shows it. Raises NotFoundError."""
        return read(self.engine, resource, key)

    def records(self, resource: str, *parent: Any) -> list[Record]:
        """The records of a collection, oldest first; `parent` are the keys of the records above them."""
        return records(self.engine, resource, parent)

    def transitions(self, *, after: int = 0) -> tuple[Record, ...]:
        """The transition log, oldest first: sequence, resource, key, property, from, to, patch, cause, forced, time.

        `patch` are the other properties that were set in the same step.
        """
        self.catch_up()
        return tuple(row for row in self.store.records(TRANSITIONS, ()) if row["sequence"] > after)

    def forget_transitions(self) -> None:
        """Forget the transition log alone; records stay in their states, and the numbers go on."""
        self.catch_up()
        with self.store.turn():
            self.store.forget(TRANSITIONS)

    def advance(self, by: timedelta) -> None:
        """Move the clock forward and let happen what that brings. Raises ValueError for a move back, or too far."""
        self.engine.advance(by)

    def conditions(self) -> Conditions:
        """What every call meets that asks for nothing else: preferences, latency, chaos and a rate limit."""
        return self.engine.network.now()

    def set_conditions(self, conditions: Conditions) -> None:
        """Let every call meet these from now on. Raises ValueError for what no condition can be."""
        self.engine.network.meet(conditions)

    def snapshot(self) -> Snapshot:
        """The whole state now: records, events, endpoints, timers and the transition log."""
        return self.store.snapshot()

    def restore(self, snapshot: Snapshot) -> None:
        """Back to a snapshot of this mock. Journal, clock, faults and chaos stay as they are."""
        self.engine.restore(snapshot)

    def reset(self) -> None:
        """Back to the start: state, events, journal, faults, conditions, expectations, capture rules, tokens and clock.

        Endpoints stay subscribed.
        """
        self.engine.reset(self._seed_data)


def open_mock(
    path: str | Path,
    *,
    overlays: Iterable[str | Path] = (),
    seed: int = 0,
    auth: AuthMode = "lenient",
    clock: Clock | None = None,
    progression: Progression | None = None,
    delivery: DeliveryMode = "manual",
    webhook_hosts: Iterable[str] = (),
    state: str | None = None,
    strict: bool = False,
    signing: Iterable[SchemeSource] = (),
    validation: Validation = "contract",
    prefer: Iterable[str] = (),
    latency: str | None = None,
    chaos: str | None = None,
    rate_limit: str | None = None,
    real_latency: bool = False,
    journal_limit: int = JOURNAL_LIMIT,
    journal_bytes: int = JOURNAL_BYTES,
    fill: Fill = "optional",
    handlers: Extension | Iterable[Extension] | Extensions = (),
    seeds: Mapping[str, Any] | str | Path | None = None,
    users: UsersSource | None = None,
    public_url: str | None = None,
    sender: Sender | None = None,
    cache: bool = True,
) -> Mock:
    """A mock of the document at `path`, with its state in memory or where `state` says, by its URL: in a file
    (`sqlite:///`), or in a database that any number of processes share (`postgresql://`).

    `sender` sends webhooks, `signing` are schemes for them beside those of `understudy.webhooks.signing`, as modules by
    name, files or objects: an overlay names one with `x-mock-delivery: {sign: NAME}`, or the scheme detects its header.

    What is wrong with the document costs the operation that it stands in, and is among `problems`; `strict` refuses
    the document instead. `handlers` are modules by name, files or functions with `@handler`. `seeds` are records to
    begin with, besides the document's, `users` the people that the mock knows: a file, or a mapping as one holds.
    Without `cache` a large document is read anew, and nothing of it is kept.

    Raises DocumentError for what `strict` refuses, for what is no OpenAPI document and for a mistake in an overlay;
    ExtensionsError for handlers that don't fit it; SeedError for seeds that don't; SchemesError for what is no signing
    scheme; StateError when the state can't be kept there.
    """
    extensions = handlers if isinstance(handlers, Extensions) else extensions_in(handlers)
    contract = read_contract(
        path, overlays=overlays, strict=strict, signing=schemes_of(signing), rules=extensions.rules, cache=cache
    )
    return Mock(
        contract,
        seed=seed,
        auth=auth,
        clock=clock,
        progression=progression,
        delivery=delivery,
        webhook_hosts=webhook_hosts,
        sender=sender,
        store=store_at(state, f"{contract.title} {contract.version}".strip()) if state is not None else None,
        validation=validation,
        prefer=prefer,
        latency=latency,
        chaos=chaos,
        rate_limit=rate_limit,
        real_latency=real_latency,
        journal_limit=journal_limit,
        journal_bytes=journal_bytes,
        fill=fill,
        handlers=extensions,
        seeds=seeds,
        users=users,
        public_url=public_url,
    )
