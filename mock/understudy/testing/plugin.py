"""The pytest plugin: fixtures, markers and options for tests against a mock.

Nothing else of this package is imported before a test requests a fixture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx

    from understudy.remote.mock import AnyMock
    from understudy.testing.coverage.hooks import CoverageHooks
    from understudy.testing.factories import Factories
    from understudy.testing.named_mocks import NamedMocks
    from understudy.testing.sessions import TestClock, TestContext, TestSession
    from understudy.testing.webhooks import WebhookInbox

_HOME = "_understudy_context"
_MARKER = (
    "mock(name=, spec=, overlays=, seed=, delivery=, webhook_timeout=, factories=, strict=, users=): the document, "
    "overlays, the seed, how webhooks are delivered, how many seconds they are waited for, what declares factories, "
    "whether unused faults and webhooks that nothing waited for fail the test, and who there is; with name= it is of "
    "mocks(name)"
)
_FAULT = (
    "fault(operation_id=None, status=None, times=1, ...): a fault of the mock from the start of the test on, with the "
    "arguments of mock.faults.add; may be given several times"
)
_INI = {
    "understudy_spec": ("string", "the OpenAPI document of the mock, from the root directory"),
    "understudy_mocks": (
        "linelist",
        "other documents for the fixture mocks, one a line: billing = path/to/billing.yaml",
    ),
    "understudy_overlays": ("linelist", "overlays of the document, one a line; mock.overlay.yaml beside it if none"),
    "understudy_factories": ("linelist", "files or modules that declare factories for the fixture factory, one a line"),
    "understudy_seed": ("string", "the seed of everything that is made up (default: 0)"),
    "understudy_delivery": ("string", "of webhooks: manual (default), sync or async"),
    "understudy_handlers": ("linelist", "files or modules whose functions with @handler carry out operations"),
    "understudy_users": ("string", "a file of the users whom the mock knows, from the root directory"),
    "understudy_signing": ("linelist", "files or modules that are signing schemes of webhooks, one a line"),
    "understudy_webhook_timeout": (
        "string",
        "seconds that the fixture webhooks waits (default: 0.1 in manual delivery, else 5)",
    ),
}
_COVERAGE = {
    "": ("say at the end which part of the document the tests exercised", None),
    "-html": ("write it as a page to this file", "FILE"),
    "-json": ("write it as JSON to this file", "FILE"),
    "-operations": ("write what was called to this file, for understudy diff --only", "FILE"),
    "-fail-under": ("fail below this percentage of the documented statuses of operations", "N"),
}
_COVERS = "understudy-coverage"
_context_key = pytest.StashKey["TestContext"]()
_mocks_key = pytest.StashKey["NamedMocks"]()
_failed_key = pytest.StashKey[bool]()
_left_key = pytest.StashKey[str]()
_LEFT = "understudy webhooks left at teardown of "  # with "teardown" in it, pytest shows it for tests that pass too


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--mock-url`, `--mock-seed`, `--contract-coverage…` and the ini options."""
    group = parser.getgroup("understudy")
    group.addoption(
        "--mock-url",
        metavar="[NAME=]URL",
        action="append",
        default=[],
        help="run against this live server instead of a mock in the process; once more with NAME= for mocks(NAME)",
    )
    group.addoption("--mock-seed", metavar="N", help="the seed, above that of markers and of understudy_seed")
    for name, (text, value) in _COVERAGE.items():
        kept: dict[str, Any] = {"action": "store_true"} if value is None else {"metavar": value}
        group.addoption(f"--contract-coverage{name}", help=text, **kept)
    for name, (kind, text) in _INI.items():
        parser.addini(name, text, type=kind, default=[] if kind == "linelist" else "")  # type: ignore[arg-type]  # two of pytest's words


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known. Raises UsageError for bad options."""
    config.addinivalue_line("markers", _MARKER)
    config.addinivalue_line("markers", _FAULT)
    options = (config.getoption(f"contract_coverage{name}".replace("-", "_")) for name in _COVERAGE)
    if any(each not in (None, False) for each in options):
        from understudy.testing.coverage.hooks import CoverageHooks

        config.pluginmanager.register(CoverageHooks(config), _COVERS)


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say which server the suite runs against."""
    urls = config.getoption("mock_url")
    return f"understudy: against {', '.join(urls)}" if urls else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse what can't work before any test runs. Raises UsageError."""
    affected = [item for item in items if {_HOME, "mocks"} & {*getattr(item, "fixturenames", ())}]
    # A worker of pytest-xdist would die of it: there each test says it.
    if affected and not hasattr(config, "workerinput"):
        from understudy.testing.documents import check_tests

        check_tests(config, affected)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Add the journal of the test to the report of its failure, and the seed that makes it happen again."""
    report: pytest.TestReport = yield  # type: ignore[assignment]  # what pluggy sends into a wrapper
    if report.when == "teardown" and (left := item.stash.get(_left_key, "")):
        report.sections.append((_LEFT + item.name, left))
    if report.failed:
        item.stash[_failed_key] = True
        context = item.stash.get(_context_key, None)
        if context is not None:
            from understudy.testing.report import journal_text

            report.sections.append(("understudy journal", journal_text(context)))
        named = item.stash.get(_mocks_key, None)
        for name, each in named.contexts.items() if named is not None else ():
            from understudy.testing.report import journal_text

            report.sections.append((f"understudy journal of {name}", journal_text(each)))
    if report.when == "teardown":
        # An item lasts as long as the run, and so would its mock: megabytes for a document of hundreds of operations.
        held: tuple[pytest.StashKey[Any], ...] = (_context_key, _mocks_key)
        for key in held:
            if key in item.stash:
                del item.stash[key]
    return report  # type: ignore[return-value]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that webhooks came which nothing waited for: that is no failure, unless a test is strict."""
    reports = [report for kind in terminalreporter.stats.values() for report in kind]
    sections = [name for report in reports for name, _ in getattr(report, "sections", ())]
    if count := sum(name.startswith(_LEFT) for name in sections):
        tests = "1 test" if count == 1 else f"{count} tests"
        hint = "-rP shows them, @pytest.mark.mock(strict=True) fails such a test"
        terminalreporter.write_line(f"understudy: webhooks that no wait took came in {tests}; {hint}")


@pytest.fixture(scope="session")
def _understudy_session(pytestconfig: pytest.Config, mock_baseline: Any) -> Iterator[TestSession]:
    from understudy.testing.documents import documents_of
    from understudy.testing.sessions import TestSession
    from understudy.testing.settings import live_urls

    with TestSession(documents_of(pytestconfig), urls=live_urls(pytestconfig), baseline=mock_baseline) as session:
        yield session


@pytest.fixture
def _understudy_context(request: pytest.FixtureRequest, _understudy_session: TestSession) -> Iterator[TestContext]:
    """What this test has: a mock, its settings, and what must be undone afterwards."""
    __tracebackhide__ = True
    from understudy.testing.fault_markers import arm, planned
    from understudy.testing.settings import settings_of

    with _understudy_session.context(settings_of(request.node), request.node.nodeid) as context:
        request.node.stash[_context_key] = context
        request.node.stash[_failed_key] = False  # it may be run again after a failure
        request.node.stash[_left_key] = ""
        arm(context.mock.faults, planned(request.node))
        coverage: CoverageHooks | None = request.config.pluginmanager.get_plugin(_COVERS)
        with coverage.watch(context) if coverage is not None else nullcontext():
            yield context
        failed = request.node.stash[_failed_key]
        if failed or not context.settings.strict:
            request.node.stash[_left_key] = context.left_over()
        if not failed:
            context.verify()


@pytest.fixture
def mocks(request: pytest.FixtureRequest, _understudy_session: TestSession) -> Iterator[NamedMocks]:
    """Mocks of other documents by name: `mocks("billing")`, `mocks.client("billing")`; each is verified at the end."""
    __tracebackhide__ = True
    from understudy.testing.named_mocks import NamedMocks

    coverage: CoverageHooks | None = request.config.pluginmanager.get_plugin(_COVERS)
    with ExitStack() as stack:
        watch = coverage.watch if coverage is not None else lambda _context: nullcontext()
        found = NamedMocks(request.node, _understudy_session, stack, watch)
        request.node.stash[_mocks_key] = found
        request.node.stash[_failed_key] = False
        yield found
        failed = request.node.stash[_failed_key]
        if left := found.left_over():
            request.node.stash[_left_key] = left
        if not failed:
            found.verify()


@pytest.fixture(scope="session")
def mock_baseline() -> Callable[[AnyMock], object] | None:
    """Override it to return a function that fills a mock; every test then starts from there."""
    return None


@pytest.fixture
def mock(_understudy_context: TestContext) -> AnyMock:
    """The mock, as it is at the start; a `RemoteMock` with `--mock-url`."""
    return _understudy_context.mock


@pytest.fixture
def mock_url(_understudy_context: TestContext) -> str:
    """The address of the mock, served from this process unless there is a `--mock-url`."""
    return _understudy_context.url()


@pytest.fixture
def mock_transport(_understudy_context: TestContext) -> httpx.BaseTransport:
    """An httpx transport that leads to the mock, for any client that is built on httpx."""
    return _understudy_context.transport()


@pytest.fixture
def mock_client(_understudy_context: TestContext) -> Iterator[httpx.Client]:
    """An `httpx.Client` of the mock: `mock_client.get("/orders")`."""
    with _understudy_context.client() as client:
        yield client


@pytest.fixture
def mock_client_for(_understudy_context: TestContext) -> Callable[..., Any]:
    """Makes a client of an SDK that leads to the mock: `mock_client_for(Client, token="t")`."""
    return _understudy_context.client_for


@pytest.fixture
def serve_app(_understudy_context: TestContext) -> Callable[[Any], str]:
    """Serves a WSGI application, such as your own, until the end of the test; returns its address."""
    return _understudy_context.serve


@pytest.fixture
def factory(_understudy_context: TestContext) -> Factories:
    """Makes records and requests; the same for a test and a seed, whatever ran before."""
    return _understudy_context.factories()


@pytest.fixture
def webhooks(_understudy_context: TestContext) -> WebhookInbox:
    """The webhooks that the mock sends, to wait for; what is due is delivered before each look."""
    return _understudy_context.webhooks()


@pytest.fixture
def faults(mock: AnyMock) -> Any:
    """The faults of the mock."""
    return mock.faults


@pytest.fixture
def clock(_understudy_context: TestContext) -> TestClock:
    """The mock's clock; `advance` lets happen what time brings."""
    return _understudy_context.clock


@pytest.fixture
def journal(mock: AnyMock) -> Any:
    """The exchanges of this test, oldest first."""
    return mock.journal
