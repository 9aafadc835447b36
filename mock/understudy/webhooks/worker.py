"""Delivers in the background: a thread that waits for what is due, and one for each endpoint that is being served."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime
from functools import partial
from time import monotonic

from understudy.clock import Clock
from understudy.state.store import StateError
from understudy.threads import Threads
from understudy.webhooks.deliver import Deliverer

_SENDERS = 64
_FOR_SLOW = 48
"""How many of them may wait for endpoints that were slow last time: the others are kept for quick ones."""
_SLOW = 1.0
_SHORTEST_WAIT = 0.001
_LONGEST_WAIT = 0.25
"""Seconds; somebody may move the clock without telling."""
_log = logging.getLogger("understudy")


class DeliveryWorker:
    """Runs until stopped. One endpoint is served by one thread at a time, so that its order is kept.

    Endpoints take turns: who was served goes behind those who wait, so that no number of slow ones holds back others.
    """

    def __init__(
        self,
        deliverer: Deliverer,
        clock: Clock,
        catch_up: Callable[[], None],
        next_timer: Callable[[], datetime | None],
    ) -> None:
        self._deliverer = deliverer
        self._clock = clock
        self._catch_up = catch_up
        self._next_timer = next_timer
        self._changed = threading.Condition()
        self._news = False
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._threads = Threads("understudy-send", _SENDERS)
        self._serving: set[str] = set()
        self._slow: set[str] = set()
        self._turns: deque[str] = deque()
        self._elsewhere: dict[str, float] = {}

    def wake(self) -> None:
        """Something may be due. Starts the thread when it is the first time."""
        with self._changed:
            self._news = True
            if self._thread is None and not self._stopping:
                self._thread = threading.Thread(target=self._run, name="understudy-webhooks", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def stop(self, *, wait: bool = True) -> None:
        """Finish the attempts under way, return then with `wait`, and make no more."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None and wait:
            thread.join()

    def _run(self) -> None:
        while not self._stopping:
            try:
                self._catch_up()
                self._hand_out()
            except StateError as error:
                _log.warning("webhooks wait for the state: %s", error)
            except Exception:  # noqa: BLE001 - the thread must outlive a bug; the log has it
                _log.exception("the delivery of webhooks failed inside the mock")
            # Looked up before: who holds the store may want to wake this thread.
            pause = self._pause()
            with self._changed:
                if not self._news and not self._stopping:
                    self._changed.wait(pause)
                self._news = False
        with self._changed:
            self._changed.wait_for(lambda: not self._serving)

    def _pause(self) -> float | None:
        """How long nothing will be due, in seconds; None: until something happens."""
        times = [when for when in (self._deliverer.next_due(), self._next_timer()) if when is not None]
        if not times:
            return None
        shortest = _SHORTEST_WAIT if not self._elsewhere else _LONGEST_WAIT
        return max(shortest, min(_LONGEST_WAIT, (min(times) - self._clock.now()).total_seconds()))

    def _hand_out(self) -> None:
        due: dict[str, list[tuple[int, str]]] = {}
        for sequence, endpoint in self._deliverer.due():
            due.setdefault(endpoint, []).append((sequence, endpoint))
        with self._changed:
            waiting = [endpoint for endpoint in self._turns if endpoint in due]
            self._turns = deque([*waiting, *(each for each in due if each not in waiting)])
            now = monotonic()
            self._elsewhere = {each: until for each, until in self._elsewhere.items() if until > now and each in due}
            begun = [endpoint for endpoint in self._turns if self._may_begin(endpoint)]
        for endpoint in begun:
            self._threads.submit(partial(self._serve, endpoint, due[endpoint]))

    def _may_begin(self, endpoint: str) -> bool:
        """Whether an endpoint can be served now, which then is counted; call it with the lock held."""
        if endpoint in self._serving or endpoint in self._elsewhere or len(self._serving) >= _SENDERS:
            return False
        if endpoint in self._slow and len(self._serving & self._slow) >= _FOR_SLOW:
            return False
        self._serving.add(endpoint)
        return True

    def _serve(self, endpoint: str, attempts: list[tuple[int, str]]) -> None:
        begun, is_ours = monotonic(), True
        try:
            with self._deliverer.serving(endpoint) as is_ours:
                for sequence, name in attempts if is_ours else ():
                    if self._stopping or monotonic() - begun > _SLOW:
                        return
                    self._deliverer.attempt(sequence, name)
        except StateError as error:
            is_ours = False
            _log.warning("webhooks to %s wait for the state: %s", endpoint, error)
        except Exception:  # noqa: BLE001 - as above
            _log.exception("the delivery to %s failed inside the mock", endpoint)
        finally:
            with self._changed:
                self._note(endpoint, is_slow=monotonic() - begun > _SLOW)
                if is_ours:
                    self._news = True
                else:  # another process serves it, and looks for more when it has ended
                    self._elsewhere[endpoint] = monotonic() + _LONGEST_WAIT
                self._changed.notify_all()

    def _note(self, endpoint: str, *, is_slow: bool) -> None:
        self._serving.discard(endpoint)
        if endpoint in self._turns:
            self._turns.remove(endpoint)
            self._turns.append(endpoint)
        (self._slow.add if is_slow else self._slow.discard)(endpoint)
