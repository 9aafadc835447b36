"""Several processes that answer at one port: begun, watched and ended by one that answers nothing itself.

Each of them listens for itself (SO_REUSEPORT), and the system hands every new connection to one of them. What they
share is in a database; knows nothing of it.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress

_SECONDS_BETWEEN = 1.0
"""A worker that ended at once is not begun again before."""

_ENDING = (signal.SIGINT, signal.SIGTERM)


def can_share_a_port() -> bool:
    """Whether this system has processes that listen together."""
    return hasattr(os, "fork") and hasattr(socket, "SO_REUSEPORT")


def in_workers(count: int, work: Callable[[bool], int]) -> int:
    """Carry out `work` in so many processes until a signal ends them; the exit code.

    It is called with whether it is the first one, which speaks for all. One that is killed is begun anew; one that ends
    by itself with an error ends all.
    """
    return _Supervisor(count, work).run()


class _Supervisor:
    def __init__(self, count: int, work: Callable[[bool], int]) -> None:
        self._count = count
        self._work = work
        self._begun: dict[int, float] = {}
        self._is_ending = False
        # Its end is seen by the workers where this process is killed: they end as well.
        self._alive, self._held = os.pipe()

    def run(self) -> int:
        for each in _ENDING:
            signal.signal(each, self._end)
        for number in range(self._count):
            self._begin(is_first=number == 0)
        code = 0
        while self._begun:
            pid, status = os.wait()
            begun = self._begun.pop(pid)
            if self._is_ending:
                continue
            if os.WIFSIGNALED(status):
                name = signal.Signals(os.WTERMSIG(status)).name
                print(f"worker {pid} was ended by {name}; another one takes its place", file=sys.stderr, flush=True)
                time.sleep(max(0.0, _SECONDS_BETWEEN - (time.monotonic() - begun)))
                self._begin(is_first=False)
            else:
                code = os.WEXITSTATUS(status)
                self._end()
        return code

    def _begin(self, *, is_first: bool) -> None:
        # A signal that came now would miss a worker that is not noted yet, or end the others from within this one.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        if self._is_ending:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            return
        pid = os.fork()
        if pid:
            self._begun[pid] = time.monotonic()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            return
        code = 1
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.close(self._held)
            threading.Thread(target=self._follow, name="supervisor", daemon=True).start()
            code = self._work(is_first)
        except BaseException:  # noqa: BLE001 - the outermost frame: nothing of the process that was copied may run
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _follow(self) -> None:
        """End with the process that supervises."""
        os.read(self._alive, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    def _end(self, *_signal: object) -> None:
        self._is_ending = True
        for pid in self._begun:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
