"""Delivers in the background: a thread that waits for what is due, and a few more that do the sending."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from understudy.clock import Clock
from understudy.webhooks.deliver import Deliverer

__all__ = ["DeliveryWorker"]

_SENDERS = 8
_LONGEST_WAIT = 0.25
"""Seconds; somebody may move the clock without telling."""
_log = logging.getLogger("understudy")


class DeliveryWorker:
    """Runs until stopped. One endpoint is served by one thread at a time, so that its order is kept."""

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
        self._serving: set[str] = set()

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
        with ThreadPoolExecutor(_SENDERS, thread_name_prefix="understudy-send") as pool:
            while not self._stopping:
                try:
                    self._catch_up()
                    self._hand_out(pool)
                except Exception:  # noqa: BLE001 - the thread must outlive a bug; the log has it
                    _log.exception("the delivery of webhooks failed inside the mock")
                # Looked up before: who holds the store may want to wake this thread.
                pause = self._pause()
                with self._changed:
                    if not self._news and not self._stopping:
                        self._changed.wait(pause)
                    self._news = False

    def _pause(self) -> float | None:
        """How long nothing will be due, in seconds; None: until something happens."""
        times = [when for when in (self._deliverer.next_due(), self._next_timer()) if when is not None]
        if not times:
            return None
        return max(0.001, min(_LONGEST_WAIT, (min(times) - self._clock.now()).total_seconds()))

    def _hand_out(self, pool: ThreadPoolExecutor) -> None:
        due: dict[str, list[tuple[int, str]]] = {}
        for sequence, endpoint in self._deliverer.due():
            due.setdefault(endpoint, []).append((sequence, endpoint))
        for endpoint, attempts in due.items():
            with self._changed:
                if endpoint in self._serving:
                    continue
                self._serving.add(endpoint)
            pool.submit(self._serve, endpoint, attempts)

    def _serve(self, endpoint: str, attempts: list[tuple[int, str]]) -> None:
        try:
            for sequence, name in attempts:
                if self._stopping:
                    return
                self._deliverer.attempt(sequence, name)
        except Exception:  # noqa: BLE001 - as above
            _log.exception("the delivery to %s failed inside the mock", endpoint)
        finally:
            with self._changed:
                self._serving.discard(endpoint)
                self._news = True
                self._changed.notify_all()
