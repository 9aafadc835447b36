"""The tests of parts of the mock, run again on mocks that are broken each time that a test makes one."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import httpx
from bookshop import Change
from hypothesis import is_hypothesis_test

from understudy.mock import Mock
from understudy.server.app import create_app

_TESTS = Path(__file__).parents[2] / "tests"


def _module(path: str) -> ModuleType:
    """A test module by its path: two folders may have modules of one name."""
    name = "part_" + path.replace("/", "_")
    spec = spec_from_file_location(name, _TESTS / f"{path}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


test_bulk = _module("operations/test_bulk")
test_effects = _module("operations/test_effects")
test_long_running = _module("operations/test_long_running")
test_users = _module("security/test_users")
test_cloud_events = _module("webhooks/test_cloud_events")
test_contents = _module("operations/test_contents")
test_addresses = _module("inference/test_addresses")
test_answered_keys = _module("inference/test_answered_keys")
test_envelopes = _module("inference/test_envelopes")
test_procedures = _module("inference/test_procedures")
test_sign_ups = _module("inference/test_sign_ups")
test_verbs_in_paths = _module("inference/test_verbs_in_paths")
test_errors = _module("operations/test_errors")
test_login = _module("security/test_login")
test_event_names = _module("inference/test_event_names")
test_extension_webhooks = _module("openapi/test_extension_webhooks")
test_files = _module("operations/test_files")
test_idempotency = _module("operations/test_idempotency")
test_compound_documents = _module("operations/test_compound_documents")
test_counting_records = _module("operations/test_counting_records")
test_amounts = _module("records/test_amounts")
test_filling = _module("records/test_filling")
test_filter_expressions = _module("operations/test_filter_expressions")
test_lists = _module("operations/test_lists")
test_copies = _module("operations/test_copies")
test_linkage = _module("operations/test_linkage")
test_members = _module("operations/test_members")
test_parts = _module("operations/test_parts")
test_selection = _module("operations/test_selection")
test_patches = _module("operations/test_patches")
test_seed_data = _module("records/test_seed_data")
test_verbs = _module("operations/test_verbs")
test_deeper_states = _module("inference/test_deeper_states")
test_lifecycles = _module("records/test_transitions")
test_sessions = _module("server/test_sessions")
test_capture = _module("webhooks/test_capture")
test_streams = _module("operations/test_streams")
test_templates = _module("webhooks/test_templates")
test_until = _module("records/test_until")
test_webhook_delivery = _module("webhooks/test_delivery")
test_xml_writing = _module("http/test_xml_writer")


__all__ = [
    "AMOUNTS",
    "EVENTS",
    "LISTS",
    "PROTOCOL",
    "SELECTION",
    "SESSIONS",
    "STATES",
    "STRANGERS",
    "USERS",
    "VALUES",
    "Makers",
    "run_parts",
]

Makers = Mapping[ModuleType, tuple[str, ...]]
"""Modules, and what in each of them makes mocks."""

EVENTS: Makers = {
    test_lifecycles: ("orders",),
    test_webhook_delivery: ("orders",),
    test_effects: ("opened",),
    test_until: ("orders", "polled"),
    test_xml_writing: (),
}
SESSIONS: Makers = {
    test_capture: ("orders",),
    test_sessions: ("orders", "new_mock"),
}
LISTS: Makers = {
    test_lists: ("filled",),
    test_filter_expressions: ("shop",),
    test_compound_documents: ("shop",),
}
VALUES: Makers = {test_filling: ("play",)}
AMOUNTS: Makers = {test_amounts: ("play",)}
STATES: Makers = {
    test_counting_records: ("shop",),
    test_verbs: ("play",),
    test_deeper_states: ("play",),
    test_parts: ("play",),
    test_members: ("play",),
    test_copies: ("play",),
    test_linkage: ("play",),
    test_seed_data: ("play",),
}
USERS: Makers = {test_users: ("play",), test_long_running: ("play",), test_bulk: ("play",)}
SELECTION: Makers = {test_selection: ("play",)}
_STRANGERS = (
    *(test_addresses, test_answered_keys, test_envelopes, test_procedures, test_sign_ups, test_verbs_in_paths),
    *(test_bulk, test_errors, test_lists, test_login, test_parts, test_verbs),
)
STRANGERS: Makers = dict.fromkeys(_STRANGERS, ("play",))
PROTOCOL: Makers = {
    test_idempotency: ("play",),
    test_patches: ("play",),
    test_files: ("play",),
    test_streams: ("play",),
    test_contents: ("play",),
    test_event_names: ("play",),
    test_cloud_events: ("opened",),
    test_extension_webhooks: ("play",),
    test_templates: ("delivered",),
}
_FIXTURES = frozenset({"both", "http", "pair", "tmp_path", "tmp_path_factory"})
_ELSEWHERE = frozenset(
    [
        "test_retry_after_may_be_anything",
        "test_async_delivers_in_the_background_with_retries",
        "test_waiting_for_an_event_ends_when_it_happens",
        "test_in_the_background_a_transition_is_notified_though_nobody_looks",
        "test_the_retries_of_a_sender_are_seen",
        "test_what_can_not_be_recorded_is_reported",
        "test_a_key_that_is_used_by_many_at_once_is_one_session",
    ]
)
"""Tests of parts that no mock is needed for, what waits long for what a mutant never does, and what is slow."""


def run_parts(modules: Makers, broken: Callable[[], Change]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each test by its name; to call it runs it."""
    for module, makers in modules.items():
        path = Path(str(module.__file__)).relative_to(_TESTS).as_posix()
        for name, test in sorted(vars(module).items()):
            if not name.startswith("test_") or name in _ELSEWHERE or is_hypothesis_test(test) or _starts_process(test):
                continue
            for place, case in enumerate(_cases(test)):
                if all(each in case or _is_fixture(module, each) for each in inspect.signature(test).parameters):
                    yield f"{path}::{name}[{place}]", partial(_run, module, makers, partial(test, **case), broken)


def _starts_process(test: Any) -> bool:
    return any(mark.name == "process" for mark in getattr(test, "pytestmark", ()))


def _is_fixture(module: ModuleType, name: str) -> bool:
    """Whether there is a fixture of a name: ours, or one of the module that needs ours only."""
    own = _own_fixture(module, name)
    return name in _FIXTURES if own is None else inspect.signature(own).parameters.keys() <= _FIXTURES


def _own_fixture(module: ModuleType, name: str) -> Callable[..., Any] | None:
    found = vars(module).get(name) if name not in _FIXTURES else None
    made = inspect.unwrap(found) if found is not None and hasattr(found, "__wrapped__") else None
    return None if inspect.isgeneratorfunction(made) else made


def _cases(test: Any) -> list[dict[str, Any]]:
    """What `pytest.mark.parametrize` gives a test, each time that it is run."""
    cases: list[dict[str, Any]] = [{}]
    for mark in getattr(test, "pytestmark", ()):
        if mark.name == "parametrize":
            names, rows = mark.args
            names = [names] if isinstance(names, str) else names
            rows = [each if len(names) > 1 else (each,) for each in rows]
            cases = [{**case, **dict(zip(names, row, strict=True))} for case in cases for row in rows]
    return cases


def _run(
    module: ModuleType, makers: tuple[str, ...], test: Callable[..., object], broken: Callable[[], Change]
) -> None:
    kept = {maker: getattr(module, maker) for maker in makers}
    broken()(test_lifecycles.orders()[0])  # some tests need no mock of their own
    for maker, make in kept.items():
        setattr(module, maker, _breaking(make, broken))
    try:
        needed = inspect.signature(test).parameters.keys()
        own = {name: made for name in needed if (made := _own_fixture(module, name)) is not None}
        below = [name for made in own.values() for name in inspect.signature(made).parameters]
        with _fixtures(_FIXTURES & {*needed, *below}) as fixtures:
            for name, made in own.items():
                fixtures[name] = made(**{each: fixtures[each] for each in inspect.signature(made).parameters})
            test(**{name: fixtures[name] for name in needed if name in fixtures})
    finally:
        for maker, make in kept.items():
            setattr(module, maker, make)


def _breaking(make: Callable[..., Any], broken: Callable[[], Change]) -> Callable[..., Any]:
    def made(*args: Any, **more: Any) -> Any:
        found = make(*args, **more)
        broken()(found if isinstance(found, Mock) else found[0])
        return found

    return made


class _Folders:
    """New folders, as pytest's `tmp_path_factory` has them."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def mktemp(self, _name: str) -> Path:
        return Path(self._stack.enter_context(TemporaryDirectory()))


@contextmanager
def _fixtures(names: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The fixtures of these names, in process."""
    with ExitStack() as stack:
        found: dict[str, Any] = {}
        if "both" in names:
            mock, _ = test_capture.orders()
            transport = httpx.WSGITransport(app=create_app(mock))
            found["both"] = mock, stack.enter_context(httpx.Client(transport=transport, base_url=test_capture.HOME))
        if names & {"http", "pair"}:
            mock = test_sessions.served()
            mock.webhooks.add_endpoint(test_sessions.HOOK, secret=test_sessions.SECRET)
            found["http"] = stack.enter_context(test_sessions.client_of(mock))
            found["pair"] = tuple(test_sessions.Caller(found["http"], key) for key in ("one", "other"))
        if "tmp_path_factory" in names:
            found["tmp_path_factory"] = _Folders(stack)
        if "tmp_path" in names:
            found["tmp_path"] = Path(stack.enter_context(TemporaryDirectory()))
        yield {name: found[name] for name in names}
