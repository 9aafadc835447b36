"""The mock: one contract, its state, its clock, its randomness and its journal. `handle` is the whole server."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from understudy.behaviour.call import World
from understudy.behaviour.records import record_key, seed_record
from understudy.clock import Clock, SystemClock, timestamp
from understudy.contract.index import Contract, read_contract
from understudy.exchange import Principal, Request, Response
from understudy.faults import Faults
from understudy.journal.memory import Journal
from understudy.jsontext import dumps
from understudy.pipeline import run
from understudy.security import Credentials, Tokens
from understudy.state.durable import DurableStore
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change, StateError, Store
from understudy.values.generate import Values
from understudy.wire.bodies import BodyDecoder
from understudy.wire.parameters import ParameterDecoder
from understudy.wire.router import Router

__all__ = ["AuthMode", "Mock", "open_mock"]

AuthMode = Literal["lenient", "strict"]
_log = logging.getLogger("understudy")


class Mock:
    """A stateful server for one contract. Thread-safe; owns everything it touches.

    `auth="lenient"` asks for credentials of the right form and takes any; `"strict"` takes only tokens that this mock
    issued and the configured credentials. The same `seed` and the same calls give the same answers.
    """

    def __init__(
        self,
        contract: Contract,
        *,
        seed: int = 0,
        clock: Clock | None = None,
        auth: AuthMode = "lenient",
        store: Store | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        if auth not in ("lenient", "strict"):
            raise ValueError(f'auth is "lenient" or "strict"; got {auth!r}')
        self.contract = contract
        self.seed = seed
        self.clock: Clock = clock or SystemClock()
        self.auth: AuthMode = auth
        self.store: Store = store if store is not None else MemoryStore()
        self.credentials = credentials or Credentials()
        self.values = Values(contract.schemas, seed)
        self.world = World(contract, self.values, self.clock)
        self.journal = Journal()
        self.faults = Faults(contract.operations)
        self.router = Router(contract.operations.values(), contract.prefixes)
        self.parameters = ParameterDecoder(contract.schemas, reserved=_key_names(contract))
        self.bodies = BodyDecoder(contract.schemas)
        self.scopes = frozenset(_scopes(contract))
        self.paths = tuple(dict.fromkeys(operation.path for operation in contract.operations.values()))
        self.token_operations = frozenset(
            name for name, plan in contract.resources.plans.items() if plan.kind == "token"
        )
        self.recognised: dict[tuple[str, str | None], Principal] = {}
        self.tokens = self._new_tokens()
        self._plant()

    def _new_tokens(self) -> Tokens:
        return Tokens(clock=self.clock, random=random.Random(f"{self.seed}:tokens"))

    def _plant(self) -> None:
        """Put in what there is at the start, unless the store has been in use: all of it or, cut off, none."""
        if not self.store.empty:
            return
        now = timestamp(self.clock.now())
        changes = {}
        for collection in self.contract.resources.collections.values():
            if not collection.seeds or collection.parent_count:
                continue
            for position, given in enumerate(collection.seeds, 1):
                key = record_key(collection, given)
                if len(key) != len(collection.key_parameters):
                    key = (str(position),) * len(collection.key_parameters)
                address = Address(collection.id, (), key)
                changes[address] = Change(address, seed_record(self.world, collection, address, given, now))
        if changes:
            self.store.apply(tuple(changes.values()))

    def handle(self, request: Request) -> Response:
        """Answer one request. Never raises: a bug of ours is logged with its traceback and answered with a 500.

        State that can't be written, on a full disk for one, is a 500 as well, which says so.
        """
        try:
            return run(self, request)
        except StateError as error:
            _log.error("%s %s: %s", request.method, request.path, error)
            return _failure(request, "The state can't be kept", str(error))
        except Exception:  # noqa: BLE001 - the outermost frame: a bug must become an answer and a log entry
            _log.exception("%s %s failed inside the mock; nothing was changed", request.method, request.path)
            detail = "this is a bug of Understudy; its log has the traceback; nothing was changed"
            return _failure(request, "Internal error of the mock", detail)

    def reset(self) -> None:
        """Back to the start: state, journal, faults, tokens and made-up values. The clock stays where it is."""
        with self.store.turn():
            self.store.clear()
            self.journal.reset()
            self.faults.clear()
            self.tokens = self._new_tokens()
            self._plant()


def _failure(request: Request, title: str, detail: str) -> Response:
    """A 500 that no document could have described (RFC 9457)."""
    body = dumps({"type": "about:blank", "title": title, "status": 500, "detail": detail, "instance": request.path})
    headers = (("Content-Type", "application/problem+json"), ("Content-Length", str(len(body))))
    return Response(500, headers, body)


def _key_names(contract: Contract) -> frozenset[str]:
    """The names of query parameters that carry API keys."""
    schemes = contract.security_schemes.values()
    return frozenset(scheme.parameter_name for scheme in schemes if scheme.location == "query")


def _scopes(contract: Contract) -> Iterator[str]:
    """Every scope that the document's OAuth2 flows name."""
    for scheme in contract.security_schemes.values():
        for flow in scheme.flows.values():
            scopes = flow.get("scopes") if isinstance(flow, dict) else None
            yield from scopes if isinstance(scopes, dict) else ()


def open_mock(
    path: str | Path,
    *,
    overlays: Iterable[str | Path] = (),
    seed: int = 0,
    auth: AuthMode = "lenient",
    clock: Clock | None = None,
    state: str | None = None,
) -> Mock:
    """A mock of the document at `path`, with its state in memory or in the file of `state`, a `sqlite:///` URL.

    Raises DocumentError with every problem that makes the document unusable, StateError when the state can't be kept
    there.
    """
    contract = read_contract(path, overlays=overlays)
    return Mock(contract, seed=seed, auth=auth, clock=clock, store=_store(contract, state))


def _store(contract: Contract, state: str | None) -> Store:
    if state is None:
        return MemoryStore()
    return DurableStore(state, contract=f"{contract.title} {contract.version}".strip())
