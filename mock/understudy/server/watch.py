"""Serves the document as it is on disk: a change of one of its files is served within a second, with the state kept.

A document that became unreadable leaves the one before it serving, and every answer says so until it is mended.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from os.path import normpath
from pathlib import Path
from time import perf_counter
from typing import Any

from understudy.contract import Contract
from understudy.lazy_dataclass import dataclass
from understudy.mock import Mock
from understudy.operations.loading import Extensions, extensions_in
from understudy.problem import DocumentError
from understudy.records.refit import refit
from understudy.rendering.serialise import WARNINGS, header_text
from understudy.server.wsgi import StartResponse, WsgiApp
from understudy.user_modules import file_of_module, forget_user_module

_EVERY = 0.3
_REFERENCE = re.compile(r"""["']?\$ref["']?\s*:\s*["']?([^"'#\s{}\[\],]+)""")
_MOST_FILES = 10_000
_REASON = "X-Mock-Reason"
_WRONG = "the document can't be read, so the one before it is served: "

Stamp = Mapping[Path, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: the document and its overlays, how to read them again, and modules with handlers."""

    paths: tuple[Path, ...]
    read: Callable[[], Contract]
    handlers: tuple[str, ...] = ()

    def files(self) -> set[Path]:
        """All files that are watched."""
        return files_of(self.paths) | set(self.modules())

    def modules(self) -> Mapping[Path, str]:
        """The modules with handlers by their files."""
        return {file.absolute(): each for each in self.handlers if (file := file_of_module(each)) is not None}


def files_of(paths: Iterable[Path]) -> set[Path]:
    """These files and all that they refer to, directly or not, as far as they are there."""
    found: set[Path] = set()
    waiting = [path.absolute() for path in paths]
    while waiting and len(found) < _MOST_FILES:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        named = (target for target in _REFERENCE.findall(text) if "://" not in target)
        # By one name each: `a/../b.yml` is `b.yml`, as it is for what reads them.
        waiting += [Path(normpath(path.parent / target)) for target in named]
    return found


class Watched:
    """A WSGI application that is made anew whenever the document changes; `build` makes it of a mock."""

    def __init__(
        self,
        mock: Mock,
        watch: Watch,
        build: Callable[[Mock], WsgiApp],
        report: Callable[[str], None] = lambda text: print(text, file=sys.stderr, flush=True),
    ) -> None:
        self._mock = mock
        self._watch = watch
        self._build = build
        self._report = report
        self._application = build(mock)
        self._files = watch.files()
        self._stamp = _stamp(self._files)
        self._wrong: str | None = None

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if self._wrong is None:
            return self._application(environ, start_response)
        why = header_text(f"{_WRONG}{self._wrong}")

        def warned(status: str, headers: Sequence[tuple[str, str]], *more: Any) -> Any:
            explained = [(name, f"{value}; {why}" if name == _REASON else value) for name, value in headers]
            return start_response(status, [*explained, (WARNINGS, why)], *more)

        return self._application(environ, warned)

    def start(self) -> None:
        """Begin to watch, in the process that answers."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def _run(self) -> None:
        pause, before, spent = threading.Event(), self._stamp, 0.0
        # Thousands of files are looked at less often, so that requests do not wait for that.
        while not pause.wait(max(_EVERY, 10 * spent)):
            begun = perf_counter()
            now = _stamp(self._files)
            spent = perf_counter() - begun
            if now == before:  # who is still writing is not disturbed
                self.look()
            before = now

    def look(self) -> bool:
        """Read the document again if one of its files has changed; whether it has."""
        stamp = _stamp(self._files)
        if stamp == self._stamp:
            return False
        changed = {path for path, each in stamp.items() if self._stamp.get(path) != each}
        self._stamp = stamp
        try:
            mock, lost = self._read(changed)
        except (DocumentError, ValueError, OSError) as error:
            self._wrong = str(error).splitlines()[0]
            self._report(f"{_WRONG}{self._wrong}")
            return True
        before, self._mock = self._mock, mock
        self._application = self._build(mock)
        before.webhooks.stop(wait=False)
        before.broadcast.close()
        self._wrong = None
        self._files = self._watch.files()
        self._stamp = _stamp(self._files)
        dropped = "".join(f"; {count} of {name} no longer fit" for name, count in lost.items())
        self._report(f"read again: {len(mock.contract.operations)} operations{dropped}")
        return True

    def _read(self, changed: Collection[Path]) -> tuple[Mock, Mapping[str, int]]:
        """The mock of what is there now, and what was lost. Raises DocumentError, ValueError, OSError.

        A spot that became wrong, as a half-written file is, would cost records that nobody wants to lose.
        """
        for file, module in self._watch.modules().items():
            if file in changed:
                forget_user_module(module, Path.cwd(), purpose="handlers")
        contract = self._watch.read()
        known = {(each.rule, each.file, each.pointer) for each in self._mock.contract.problems}
        errors = [each for each in contract.problems if each.severity == "error"]
        fresh = [each for each in errors if (each.rule, each.file, each.pointer) not in known]
        if fresh:
            raise DocumentError(fresh)
        extensions = extensions_in(self._watch.handlers) if self._watch.handlers else None
        return _continued(self._mock, contract, extensions)


def _continued(before: Mock, contract: Contract, extensions: Extensions | None) -> tuple[Mock, Mapping[str, int]]:
    """A mock of the new contract with the state, the clock, the journal and the tokens of another; what was lost.

    Sessions, faults and expectations are not carried along.
    """
    mock = before.fresh(contract=contract, clock=before.clock, store=before.store, handlers=extensions)
    with before.store.turn():
        lost = refit(mock.engine.context, before.store, before.contract.resources.collections.values())
        mock.engine.timers.rebuild()
    mock.tokens.take_over(before.tokens)
    mock.set_conditions(before.conditions())
    for entry in before.journal:
        mock.journal.add(entry)
    mock.webhooks.wake()
    return mock, lost


def _stamp(files: Iterable[Path]) -> Stamp:
    """When each file was written, and how long it is; None for one that is gone."""
    found: dict[Path, tuple[int, int] | None] = {}
    for path in files:
        try:
            known = path.stat()
        except OSError:
            found[path] = None
        else:
            found[path] = (known.st_mtime_ns, known.st_size)
    return found
