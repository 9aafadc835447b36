"""The mocks of one server: the default one, and one for each session key, made when the key is first used.

Who shares a server and keeps out of each other's way sends `X-Mock-Session: KEY`, or calls the server at
`/__mock__/sessions/KEY`. A session is a mock of its own over the same compiled contract, chosen at the door, so nothing
behind the door has to know of sessions. Knows environs, no Flask.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from understudy.addresses import HEADER, SESSION_FIELD, SESSIONS, check_key
from understudy.contract import Contract
from understudy.lazy_dataclass import dataclass
from understudy.mock import Mock
from understudy.records.errors import MockError, NotFoundError
from understudy.server.limits import MOST_SESSIONS
from understudy.server.reply import HEADERS
from understudy.server.snapshots import Snapshots
from understudy.state.memory import MemoryStore
from understudy.state.places import clock_of
from understudy.state.shared import shared_by
from understudy.state.shared_sessions import SpaceOfKey
from understudy.state.store import Snapshot, Store
from understudy.webhooks.capture import CAPTURE_PATH
from understudy.webhooks.hooks import DeliveryMode
from understudy.webhooks.sender import Outcome, Sender
from understudy.webhooks.targets import WebhookTarget

SdkNames = Callable[[Contract], Mapping[str, str]]
"""Tells what a generated SDK calls the operations of a contract, by their ids."""

_MOST_ENDED = 100_000
"""How many keys of sessions that had to be ended are remembered."""
_HERE = "understudy.session"
_log = logging.getLogger("understudy")


class SessionEndedError(MockError):
    """A session was ended, since there were too many: its state is gone."""

    code = "session_ended"
    status = 410


@dataclass(frozen=True, slots=True)
class Session:
    """A mock and the snapshots of it; the default session has no key. `space` is where processes share its state."""

    key: str | None
    mock: Mock
    snapshots: Snapshots
    space: str = ""


class Sessions:
    """The sessions of one server. Thread-safe. The endpoints that the mock has now, all of them have at their start.

    There are at most `most`: one more, and the one that was not used for the longest time is ended. Its key raises
    SessionEndedError from then on, until a session of that key is begun explicitly.
    """

    def __init__(self, mock: Mock, most: int = MOST_SESSIONS, sdk_names: SdkNames | None = None) -> None:
        self._most = most
        self._ended: OrderedDict[str, None] = OrderedDict()
        self.default = _session(None, mock)
        self._sdk_names = sdk_names
        self._named: Mapping[str, str] | None = None
        self._endpoints = [each for each in mock.webhooks.endpoints() if each.record is None]
        self._start: Snapshot | None = None
        self._by_key: OrderedDict[str, Session] = OrderedDict()
        self._lock = threading.Lock()
        self._shared = shared_by(mock.store)

    @property
    def may_block(self) -> bool:
        """Whether finding a session may take a while: processes share them."""
        return self._shared is not None

    def sdk_names(self) -> Mapping[str, str]:
        """What a generated SDK calls each operation, such as `orders.create`; empty where nobody knows."""
        if self._named is None:
            self._named = self._sdk_names(self.default.mock.contract) if self._sdk_names is not None else {}
        return self._named

    def enter(self, environ: dict[str, Any]) -> Session:
        """The session that a request is for, which is begun when it is new.

        Raises ValueError for what is no key, SessionEndedError.

        What chose it is taken out of the environ: an address, which wins over a header, becomes the mount point.
        """
        key, place = environ.pop(SESSION_FIELD, None), HEADER
        environ.get(HEADERS, {}).pop(HEADER.lower(), None)
        path = environ["PATH_INFO"]
        if path.startswith(SESSIONS):
            name, slash, rest = path[len(SESSIONS) :].partition("/")
            if slash:
                key, place = name, f"the path {SESSIONS}KEY/"
                environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}{SESSIONS}{name}"
                environ["PATH_INFO"] = f"/{rest}"
        if key is None:
            return self.default
        session = environ[_HERE] = self.of(check_key(key, place))
        return session

    def at(self, environ: Mapping[str, Any]) -> Session:
        """The session that a request has entered."""
        found: Session = environ.get(_HERE, self.default)
        return found

    def of(self, key: str) -> Session:
        """The session of a key, which is begun when it is new. Raises SessionEndedError."""
        if self._shared is not None:
            return self._joined(key) or self._begun(key) or self.of(key)
        with self._lock:
            session = self._by_key.get(key)
            if session is None:
                self._check_not_ended(key)
                return self._add(self._new(key))
            self._by_key.move_to_end(key)
            return session

    def begin(self, key: str, *, like: str | None = None, delivery: DeliveryMode | None = None) -> Session:
        """Begin a session, with the state and the time of another one where `like` names it.

        Its webhooks are delivered as `delivery` says, or else as those of the server's own mock are.
        Raises ValueError for a key that is in use, NotFoundError where there is no such other one.
        """
        source = self._get(like).mock if like is not None else None
        if self._shared is not None:
            begun = self._begun(check_key(key, "key"), source, delivery)
            if begun is None:
                raise ValueError(f"there is a session {key!r} already")
            return begun
        session = self._new(check_key(key, "key"), source, delivery)
        with self._lock:
            if key in self._by_key:
                raise ValueError(f"there is a session {key!r} already")
            self._ended.pop(key, None)
            return self._add(session)

    def end(self, key: str) -> None:
        """Forget a session and what is its own. Raises NotFoundError."""
        self._get(key)
        if self._shared is not None:
            self._shared.sessions.end(key)
        with self._lock:
            session = self._by_key.pop(key, None)
        if session is not None:
            _close(session)

    def all(self) -> list[Session]:
        """Every session but the default one; the one that was not used for the longest time is the first."""
        if self._shared is not None:
            return [self._at_space(each) for each in self._shared.sessions.all()]
        with self._lock:
            return list(self._by_key.values())

    def _get(self, key: str) -> Session:
        if self._shared is not None:
            session = self._joined(key)
            if session is None:
                raise NotFoundError(f"there is no session {key!r}")
            return session
        with self._lock:
            session = self._by_key.get(key)
            if session is None:
                self._check_not_ended(key)
                raise NotFoundError(f"there is no session {key!r}")
            self._by_key.move_to_end(key)
            return session

    def _check_not_ended(self, key: str) -> None:
        if key in self._ended:
            raise self._ended_error(key)

    def _ended_error(self, key: str) -> SessionEndedError:
        return SessionEndedError(
            f"the session {key!r} was ended: there are at most {self._most}, and it was not used for longest; "
            "begin it anew with POST /__mock__/sessions, or start the server with a larger --sessions"
        )

    # Sessions that processes share

    def _joined(self, key: str) -> Session | None:
        """The session of a key, whichever process has begun it; None for a new one. Raises SessionEndedError."""
        assert self._shared is not None
        row = self._shared.sessions.touch(key)
        if row is not None and row.ended:
            self._leave(key)
            raise self._ended_error(key)
        return self._at_space(row) if row is not None else None

    def _at_space(self, row: SpaceOfKey) -> Session:
        """The session of a row in this process."""
        assert self._shared is not None
        with self._lock:
            session = self._by_key.get(row.key)
            if session is not None and session.space == row.space:
                self._by_key.move_to_end(row.key)
                return session
            self._leave(row.key)
            delivery: Any = row.delivery
            made = self._fresh(row.key, self._shared.sessions.store_of(row.space), delivery)
            made.webhooks.wake()
            while len(self._by_key) >= self._most:
                self._leave(next(iter(self._by_key)))
            session = self._by_key[row.key] = _session(row.key, made, row.space)
            return session

    def _begun(self, key: str, source: Mock | None = None, delivery: DeliveryMode | None = None) -> Session | None:
        """A session that this process has begun; None where there is one."""
        assert self._shared is not None
        sessions, mode = self._shared.sessions, delivery or self.default.mock.webhooks.mode
        space = sessions.new_space(key)
        # It is filled before anybody can find it.
        self._new(key, source, mode, sessions.store_of(space)).mock.store.close()
        ended = sessions.begin(key, space, mode, self._most)
        if ended is None:
            sessions.abandon(space)
            return None
        for each in ended:
            _log.warning("session %s was ended: there are %d, and it was not used for longest", each.key, self._most)
        return self._at_space(SpaceOfKey(key, space, mode, ended=False))

    def _leave(self, key: str) -> None:
        """Let go of a session that others may go on with."""
        session = self._by_key.pop(key, None)
        if session is not None:
            _close(session)
            session.mock.store.close()

    def _fresh(self, key: str, store: Store, delivery: DeliveryMode | None) -> Mock:
        mock = self.default.mock
        clock = clock_of(store) if self._shared is not None else None
        return mock.fresh(store=store, clock=clock, sender=_ToCapture(mock.webhooks.sender, key), delivery=delivery)

    def _new(
        self,
        key: str,
        source: Mock | None = None,
        delivery: DeliveryMode | None = None,
        store: Store | None = None,
    ) -> Session:
        store = store or MemoryStore()
        start = source.snapshot() if source is not None else self._start
        if start is not None:
            store.restore(start)
        made = self._fresh(key, store, delivery)
        if source is not None:
            made.clock.advance(max(source.clock.now() - made.clock.now(), timedelta()))
        elif start is None:
            # What a document plants is made up once: it may be much.
            with store.turn():
                made.webhooks.keep(self._endpoints)
            self._start = made.snapshot()
        return _session(key, made)

    def _add(self, session: Session) -> Session:
        """Call it with the lock held."""
        while len(self._by_key) >= self._most:
            oldest, gone = self._by_key.popitem(last=False)
            _log.warning("session %s was ended: there are %d, and it was not used for longest", oldest, self._most)
            self._ended[oldest] = None
            if len(self._ended) > _MOST_ENDED:
                self._ended.popitem(last=False)
            _close(gone)
        self._by_key[str(session.key)] = session
        return session


def _session(key: str | None, mock: Mock, space: str = "") -> Session:
    return Session(key, mock, Snapshots(mock), space)


def _close(session: Session) -> None:
    """Let go of threads and listeners; what is under way comes to its end by itself."""
    session.mock.webhooks.stop(wait=False)
    session.mock.broadcast.close()


@dataclass(frozen=True, slots=True)
class _ToCapture:
    """Passes deliveries on; one to a capture endpoint names its session, whose journal then records it."""

    sender: Sender
    key: str

    def send(
        self, method: str, target: WebhookTarget, headers: Sequence[tuple[str, str]], body: bytes, timeout: float
    ) -> Outcome:
        place = target.path.partition("?")[0] + "/"
        sent = (*headers, (HEADER, self.key)) if f"{CAPTURE_PATH}/" in place else headers
        return self.sender.send(method, target, sent, body, timeout)
