"""The part of the pytest plugin that counts: on every worker, merged and reported by the controller."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from understudy.contract import Contract
from understudy.remote.mock import RemoteError, RemoteMock
from understudy.testing.coverage.documented import diff_names, documented
from understudy.testing.coverage.observing import Observer
from understudy.testing.coverage.page import page
from understudy.testing.coverage.report import as_json, operations_text, shortfall, terminal_lines
from understudy.testing.coverage.tally import CoverageTally
from understudy.testing.sessions import TestContext
from understudy.testing.settings import live_urls

_OUTPUT = "understudy_coverage"
_WRITERS: dict[str, Callable[[CoverageTally], str]] = {
    "html": page,
    "json": lambda tally: json.dumps(as_json(tally), indent=2, ensure_ascii=False) + "\n",
    "operations": operations_text,
}


@dataclass(frozen=True, slots=True)
class _File:
    option: str
    path: Path
    write: Callable[[CoverageTally], str]


class CoverageHooks:
    """Counts what tests exercise, and reports it when all are done. Raises UsageError for a file that can't be one."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._tally = CoverageTally()
        self._observers: dict[str, tuple[Contract | None, Observer]] = {}
        self._problems: list[str] = []
        least = config.getoption("contract_coverage_fail_under")
        self._least = None if least is None else _least(least)
        self._files = tuple(_files(config))

    @contextmanager
    def watch(self, context: TestContext) -> Iterator[None]:
        """Count what one test exercises, whether it passes or not."""
        try:
            file, observer = self._observer(context)
            mark = observer.mark(context.mock)
        except RemoteError as error:
            self._problems.append(f"{context.nodeid} is not counted: {error}")
            yield
            return
        try:
            yield
        finally:
            try:
                seen = list(observer.observe(context.mock, mark))
                self._tally.add(file, seen)
            except RemoteError as error:
                self._problems.append(f"{context.nodeid} is not counted: {error}")

    def _observer(self, context: TestContext) -> tuple[str, Observer]:
        file = self._name(context)
        if file not in self._observers:
            contract = context.mock.contract
            self._observers[file] = contract, Observer(contract)
            title = f"{contract.title} {contract.version}".strip()
            self._tally.offer(file, title, documented(contract), diff_names(contract))
        return file, self._observers[file][1]

    def _name(self, context: TestContext) -> str:
        if isinstance(context.mock, RemoteMock) or context.settings.spec is None:
            return live_urls(self._config)[context.name]
        return " + ".join(self._shown(each) for each in (context.settings.spec, *context.settings.overlays))

    def _shown(self, path: Path) -> str:
        root = self._config.rootpath
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of pytest-xdist is done."""
        output = getattr(node, "workeroutput", {}).get(_OUTPUT)
        if output is None:
            self._problems.append(f"what the worker {node.gateway.id} did is not counted: it ended without telling")
            return
        self._tally.merge(output)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand the counts over, or write the files and see whether they suffice."""
        if hasattr(self._config, "workeroutput"):
            self._config.workeroutput[_OUTPUT] = self._tally.plain()
            return
        if self._idle():
            return
        for file in self._files:
            try:
                file.path.parent.mkdir(parents=True, exist_ok=True)
                file.path.write_text(file.write(self._tally), encoding="utf-8")
            except OSError as error:
                self._problems.append(f"{file.option}: {file.path} can't be written: {error.strerror}")
                _fail(session)
        if self._least is not None and shortfall(self._tally, self._least):
            _fail(session)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The table, and what is wrong with it."""
        if self._idle() or hasattr(self._config, "workeroutput"):
            return
        terminalreporter.write_sep("=", "contract coverage")
        for line in terminal_lines(self._tally):
            terminalreporter.write_line(line)
        if not self._tally.documents:
            terminalreporter.write_line("no test used the mock")
        for problem in self._problems:
            terminalreporter.write_line(problem, red=True)
        short = None if self._least is None else shortfall(self._tally, self._least)
        if short:
            terminalreporter.write_line(short, red=True)

    def _idle(self) -> bool:
        return bool(self._config.option.collectonly)


def _fail(session: pytest.Session) -> None:
    if session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _files(config: pytest.Config) -> Iterator[_File]:
    for name, write in _WRITERS.items():
        option_value = config.getoption(f"contract_coverage_{name}")
        if option_value is not None:
            option = f"--contract-coverage-{name}"
            path = config.invocation_params.dir / option_value
            if not option_value or path.is_dir():
                raise pytest.UsageError(f"{option} takes the name of a file; {option_value!r} is a directory")
            yield _File(option, path, write)


def _least(text: str) -> float:
    try:
        least = float(text)
    except ValueError:
        least = -1.0
    # Written so that nan is refused too.
    if not 0 <= least <= 100:
        raise pytest.UsageError(f"--contract-coverage-fail-under takes a percentage from 0 to 100; got {text!r}")
    return least
