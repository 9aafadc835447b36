"""Runs mutants against tests that are collected once: each mutant is a fork in which one function has other code.

A pytest plugin: `judge` collects the tests, runs them all (which take how long, which fail anyway), runs them again
with coverage (which reach what), and then, for each mutant, those that reach its lines, until one fails.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import hashlib
import importlib
import inspect
import json
import os
import pkgutil
import resource
import shutil
import signal
import tempfile
import time
import types
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import coverage
import pytest
from mutations import Site, mutated

SECONDS = 12.0
"""Of processor time that the tests of a mutant may take by themselves: those of its own package come first, module by
module. Where all would take longer, others may take as long once more, and there the modules take turns."""

KILLED, SURVIVED, UNREACHED, TIMEOUT, UNFIT = "killed", "survived", "unreached", "timeout", "unfit"


@dataclass(frozen=True, slots=True)
class Verdict:
    state: str
    by: str = ""
    """The test that failed."""


@dataclass(slots=True, kw_only=True, eq=False)
class Judge:
    """What pytest runs instead of its loop."""

    root: Path
    packages: Sequence[str]
    measured: Sequence[str]
    """Patterns of the files that have mutants."""
    chosen: Callable[[], Iterator[Site]]
    """The mutants, as many as are wanted."""
    done: Callable[[Site, Verdict], None]
    kept: Path
    """Where to keep what was found out of the tests."""
    jobs: int = 2
    items: dict[str, pytest.Item] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    reach: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    functions: dict[tuple[str, str], list[types.FunctionType]] = field(default_factory=dict)
    failed: str = ""
    measuring: coverage.Coverage | None = None
    current: str = ""
    """The test that is measured."""

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """What several tests share is reached by each of them, not only by the one that comes first."""
        if self.measuring is None or fixturedef.scope == "function":
            return (yield)
        self.measuring.switch_context(_fixture(fixturedef))
        try:
            return (yield)
        finally:
            self.measuring.switch_context(self.current)

    def pytest_collection(self) -> None:
        import hypothesis  # pytest rewrites its assertions, so not before pytest

        # A mutant that is found need not be found in its smallest form.
        usual, phases = hypothesis.settings.get_profile("unit"), (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutants", usual, derandomize=True, database=None, phases=phases)
        hypothesis.settings.load_profile("mutants")
        for name in self.packages:
            package = importlib.import_module(f"understudy.{name}")
            for each in pkgutil.walk_packages(package.__path__, f"understudy.{name}."):
                importlib.import_module(each.name)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._know_functions()
        gc.collect()
        gc.freeze()
        self._look_round(session.items)
        self._judge_all()
        return True

    def _look_round(self, items: Sequence[pytest.Item]) -> None:
        """Find out which tests reach what, how long they take, and which fail anyway; kept for the next run."""
        self.kept.mkdir(parents=True, exist_ok=True)
        modules: dict[str, list[pytest.Item]] = defaultdict(list)
        for item in items:
            name = _module(item.nodeid)
            if not _is_elsewhere(item):
                modules[name].append(item)
        importlib.import_module("postgres").server()  # one for all forks: each takes databases of its own
        digest = _digest(self.root, "mock", "tests/support")
        places = {name: self.kept / f"{_digest(self.root, name, begin=digest)}.json" for name in modules}
        missing = [name for name, place in places.items() if not place.exists()]
        groups = [{name: modules[name] for name in missing[at :: self.jobs]} for at in range(self.jobs)]
        _in_forks([functools.partial(self._look_at, group, places) for group in groups])
        reach: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        failed: set[str] = set()
        for place in places.values():
            found = json.loads(place.read_text())
            failed.update(found["failed"])
            self.seconds.update(found["seconds"])
            names = list(found["seconds"])
            for file, lines in found["reach"].items():
                for line, tests in lines.items():
                    reach[file][line] += [names[each] for each in tests]
        self.items = {each.nodeid: each for name in modules for each in modules[name] if each.nodeid not in failed}
        self.reach = reach
        for name in sorted(failed):
            print(f"fails without a change and is left out: {name}", flush=True)

    def _know_functions(self) -> None:
        found: dict[tuple[str, str], list[types.FunctionType]] = defaultdict(list)
        gc.unfreeze()  # what conftest.py has frozen is not listed
        for each in gc.get_objects():
            if isinstance(each, types.FunctionType) and each.__code__.co_filename.startswith(str(self.root)):
                found[each.__code__.co_filename, each.__code__.co_qualname].append(each)
        if not found:
            raise SystemExit("no function of the source is known, so none can be changed")
        self.functions = dict(found)

    def _run(self, items: Sequence[pytest.Item], before: Callable[[pytest.Item], None] | None = None) -> Iterator[str]:
        """The tests that fail."""
        for at, item in enumerate(items):
            following = items[at + 1] if at + 1 < len(items) else None
            if before:
                before(item)
            self.failed, begun = "", time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self.seconds[item.nodeid] = time.process_time() - begun
            if self.failed:
                yield self.failed

    def _look_at(self, modules: Mapping[str, Sequence[pytest.Item]], places: Mapping[str, Path]) -> None:
        for name, items in modules.items():
            child = os.fork()
            if not child:
                try:
                    unfinished = places[name].with_suffix(".part")
                    unfinished.write_text(json.dumps(self._looked_at(items)))
                    unfinished.replace(places[name])
                finally:
                    os._exit(0)
            os.waitpid(child, 0)
            if not places[name].exists():  # it ended the process
                failed = [item.nodeid for item in items]
                places[name].write_text(json.dumps({"failed": failed, "seconds": {}, "reach": {}}))

    def _looked_at(self, items: Sequence[pytest.Item]) -> dict[str, object]:
        files = [str(self.root / each) for each in self.measured]
        measured = self.measuring = coverage.Coverage(data_file=None, include=files, config_file=False)
        measured.start()
        found = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
        caches = [each for each in found if each.__module__.startswith("understudy.")]

        def begin(item: pytest.Item) -> None:
            for each in caches:  # what a test before it has asked for, it reaches all the same
                each.cache_clear()
            self.current = item.nodeid
            measured.switch_context(item.nodeid)

        failed = list(self._run(items, begin))
        measured.stop()
        with warnings.catch_warnings(action="ignore", category=coverage.exceptions.CoverageWarning):  # none is fine
            data = measured.get_data()
        users: dict[str, list[int]] = defaultdict(list)
        for at, item in enumerate(items):
            for name in (item.nodeid, *_shared_fixtures(item)):
                users[name].append(at)
        reach = {
            file: {
                line: sorted({at for name in names for at in users.get(name, ())})
                for line, names in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        return {"failed": failed, "seconds": self.seconds, "reach": reach}

    def _tests(self, site: Site) -> list[pytest.Item]:
        lines = self.reach.get(str(self.root / site.path), {})
        reached = {each for line in range(site.first_line, site.last_line + 1) for each in lines.get(str(line), ())}
        own = f"tests/{Path(site.path).parts[2]}/"
        modules: dict[str, list[str]] = defaultdict(list)
        for each in self.items:
            if each in reached:
                modules[_module(each)].append(each)

        def cost(module: str) -> tuple[bool, float]:
            return not module.startswith(own), sum(map(self.seconds.__getitem__, modules[module])) / len(
                modules[module]
            )

        order = {name: modules[name] for name in sorted(modules, key=cost)}
        first = self._within(SECONDS, [each for tests in order.values() for each in tests])
        others = {name: [each for each in tests if each not in first] for name, tests in order.items()}
        then = self._within(SECONDS, _in_turns(others, own))
        found = [*first, *(each for tests in others.values() for each in tests if each in then)]
        return [self.items[each] for each in found]

    def _within(self, seconds: float, tests: Iterable[str]) -> dict[str, None]:
        """The first tests that take so long together, and one in any case."""
        found: dict[str, None] = {}
        spent = 0.0
        for each in tests:
            spent += self.seconds[each]
            if found and spent > seconds:
                break
            found[each] = None
        return found

    def _judge_all(self) -> None:
        under_way: dict[int, tuple[Site, float, str]] = {}
        waiting = self.chosen()
        while True:
            while len(under_way) < self.jobs and (site := next(waiting, None)):
                swaps, tests = self._swaps(site), self._tests(site)
                if swaps and tests:
                    child, place, until = self._fork(swaps, tests)
                    under_way[child] = (site, until, place)
                else:
                    self.done(site, Verdict(UNREACHED if swaps else UNFIT))
            if not under_way:
                return
            child, status = os.waitpid(-1, os.WNOHANG)
            if child:
                site, _, place = under_way.pop(child)
                self.done(site, _verdict(status, place))
                _end(child)
                shutil.rmtree(place, ignore_errors=True)
                continue
            for child, (_, until, _) in under_way.items():
                if time.monotonic() > until:
                    _end(child)
            time.sleep(0.01)

    def _fork(
        self, swaps: Sequence[tuple[types.FunctionType, types.CodeType]], tests: Sequence[pytest.Item]
    ) -> tuple[int, str, float]:
        place = tempfile.mkdtemp(prefix="mutant")
        seconds = sum(self.seconds[item.nodeid] for item in tests)
        child = os.fork()
        if child:
            return child, place, time.monotonic() + 20 * seconds + 120
        status = 4
        try:
            os.setsid()
            _quietly()
            limit = int(5 * seconds + 20)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
            resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
            tests[0].config._tmp_path_factory._basetemp = Path(place)  # type: ignore[attr-defined]
            try:
                for function, code in swaps:
                    function.__code__ = code
            except ValueError:  # it has other free variables
                os._exit(3)
            failed = next(self._run(tests), "")
            Path(place, "by").write_text(failed)
            status = 1 if failed else 0
        finally:
            os._exit(status)

    def _swaps(self, site: Site) -> list[tuple[types.FunctionType, types.CodeType]]:
        """The living functions of a mutant with their new code; none where it compiles to the same."""
        file = self.root / site.path
        text = file.read_text("utf-8")
        try:
            old, new = compile(text, str(file), "exec"), compile(mutated(text, site), str(file), "exec")
        except SyntaxError:
            return []
        codes = {_key(code): code for code in _codes(new)}
        return [
            (function, codes[_key(code)])
            for code in _codes(old)
            if codes.get(_key(code), code) != code
            for function in self.functions.get((code.co_filename, code.co_qualname), ())
            if _key(function.__code__) == _key(code)
        ]


def _key(code: types.CodeType) -> tuple[object, ...]:
    first = next((each for each in code.co_positions() if each[2]), None)
    return code.co_qualname, code.co_firstlineno, first and first[2] if code.co_name.startswith("<") else None


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            yield from _codes(each)


_STARTERS = frozenset({"subprocess", "running", "crashing"})


def _is_elsewhere(item: pytest.Item) -> bool:
    """Whether a test starts another process, which has the code as it is: a server in a thread has the mutant."""
    used = list(getattr(item, "fixturenames", ()))
    if "pytester" in used:
        return True
    if not item.get_closest_marker("process"):
        return False
    module = vars(item.getparent(pytest.Module).obj)
    names, seen = {*used, item.originalname}, set()
    while name := next(iter(names - seen), None):
        seen.add(name)
        function = inspect.unwrap(getattr(module.get(name), "_fixture_function", module.get(name)))
        for code in _codes(function.__code__) if isinstance(function, types.FunctionType) else ():
            names.update(code.co_names)
    return not names.isdisjoint(_STARTERS)


def _fixture(definition: pytest.FixtureDef[Any]) -> str:
    return f"{definition.baseid} {definition.argname}"


def _shared_fixtures(item: pytest.Item) -> Iterator[str]:
    """Those that a test uses and that live longer than it does."""
    info = getattr(item, "_fixtureinfo", None)
    for each in info.name2fixturedefs.values() if info is not None else ():
        if each[-1].scope != "function":
            yield _fixture(each[-1])


def _in_turns(modules: Mapping[str, Sequence[str]], own: str) -> Iterator[str]:
    """The tests of modules by turns, so that each module has its say, those of `own` four times."""
    left = {name: list(tests) for name, tests in modules.items()}
    while any(left.values()):
        for name, tests in left.items():
            count = 4 if name.startswith(own) else 1
            yield from tests[:count]
            del tests[:count]


def _module(test: str) -> str:
    return test.partition("::")[0]


def _digest(root: Path, *names: str, begin: str = "") -> str:
    """Of files, and of those in folders."""
    found = hashlib.sha256(begin.encode())
    for name in names:
        place = root / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            found.update(file.read_bytes())
    return found.hexdigest()[:16]


def _in_forks(works: Sequence[Callable[[], None]]) -> None:
    """Do all of it at the same time."""
    children = []
    for work in works:
        child = os.fork()
        if not child:
            status = 1
            try:
                _quietly()
                work()
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    statuses = [os.waitpid(child, 0)[1] for child in children]
    if any(statuses):
        raise SystemExit("the tests could not be run by themselves")


def _quietly() -> None:
    with open(os.devnull, "r+b") as nothing:
        for each in (0, 1, 2):
            os.dup2(nothing.fileno(), each)


def _end(child: int) -> None:
    """End a mutant, and what its tests have started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)


def _verdict(status: int, place: str) -> Verdict:
    if os.WIFSIGNALED(status):
        out_of_time = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        return Verdict(TIMEOUT if out_of_time else KILLED, f"signal {os.WTERMSIG(status)}")
    match os.WEXITSTATUS(status):
        case 0:
            return Verdict(SURVIVED)
        case 3:
            return Verdict(UNFIT)
        case 1:
            return Verdict(KILLED, Path(place, "by").read_text("utf-8"))
        case other:
            return Verdict(KILLED, f"ended with {other}")


def judge(root: Path, judge: Judge, tests: Iterable[str]) -> int:
    """Run pytest with the judge for its loop."""
    options = ["-q", "-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider", "--capture=sys", "--tb=native"]
    chosen = [*options, "-m", "not slow", "--rootdir", str(root)]
    return int(pytest.main([*chosen, *tests], plugins=[judge]))


def by_test(verdicts: Mapping[str, Verdict]) -> Counter[str]:
    """Which test killed how many."""
    return Counter(each.by for each in verdicts.values() if each.state == KILLED)
