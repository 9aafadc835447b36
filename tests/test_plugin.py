"""The pytest plugin, used as its users do: suites of their own, run in processes of their own."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from live import BOOKSHOP, ROOT, server

pytest_plugins = ["pytester"]

ORDERS = ROOT / "tests" / "orders.yaml"
PLUGIN = "understudy.testing.plugin"
Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run what the pytester holds; the plugin is named, whether or not it is installed."""
    folders = [ROOT / "mock", ROOT / "generated" / "campaignflow"]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, folders)))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    return lambda *more: pytester.runpytest_subprocess("-p", PLUGIN, "-W", "error", "-p", "no:cacheprovider", *more)


@pytest.fixture
def suite(pytester: pytest.Pytester) -> Callable[..., None]:
    """Write a suite for a document: its tests, its ini options, its conftest."""

    def write(tests: str, *, spec: Path | None = ORDERS, ini: str = "", conftest: str = "") -> None:
        line = f"understudy_spec = {spec}\n" if spec else ""
        pytester.makeini(f"[pytest]\naddopts = --strict-markers\n{line}{ini}")
        pytester.makepyfile(tests)
        if conftest:
            pytester.makeconftest(conftest)

    return write


def said(result: pytest.RunResult) -> str:
    return result.stdout.str() + result.stderr.str()


@pytest.fixture(scope="module")
def live_orders() -> Iterator[str]:
    with server("--delivery", "manual", spec=ORDERS) as url:
        yield url


@pytest.fixture(scope="module")
def live_bookshop() -> Iterator[str]:
    with server("--delivery", "manual", spec=BOOKSHOP) as url:
        yield url


ORDERS_SUITE = """
    from datetime import timedelta
    from unittest.mock import ANY

    import pytest

    from understudy.driving import IllegalTransitionError, InvalidAttributesError, InvalidStateError
    from understudy.driving import NotFoundError, StaleStateError, UnknownResourceError

    def test_a_client_and_the_mock_see_one_state(mock, mock_client, journal):
        made = mock_client.post("/orders", json={"note": "a"}).json()
        assert made["id"] == 1
        assert mock.get("orders", 1) == mock_client.get("/orders/1").json() == made
        assert mock.records("orders") == [made]
        assert [(each.operation_id, each.response.status) for each in journal] == [
            ("createOrder", 201), ("getOrder", 200)]
        assert journal.entries()[0].request.body == b'{"note":"a"}'

    @pytest.mark.parametrize("again", [1, 2])
    def test_each_test_begins_anew(mock, again, faults, webhooks, journal):
        assert (mock.records("orders"), mock.transitions(), mock.webhooks.events(), len(journal)) == ([], (), (), 0)
        assert mock.create("orders")["id"] == 1
        faults.add("getOrder", 404, times=None)
        mock.webhooks.add_endpoint("http://127.0.0.1:1/")
        assert len(mock.webhooks.endpoints()) == 2

    def test_a_fault_hits_the_client(mock_client, mock, faults):
        mock.create("orders")
        faults.add("getOrder", 404, times=2)
        assert [mock_client.get("/orders/1").status_code for _ in range(3)] == [404, 404, 200]
        faults.add("getOrder", 404)
        assert [(each.operation_id, each.status, each.times) for each in faults.unused()] == [("getOrder", 404, 1)]
        faults.clear()
        assert (faults.unused(), mock_client.get("/orders/1").status_code) == ((), 200)

    def test_what_the_mock_tells_is_waited_for(mock, webhooks, clock):
        mock.create("orders", emit=True)
        assert webhooks.wait_for("order.created").body["data"]["id"] == 1
        mock.transition("orders", 1, to="paid")
        paid = webhooks.wait_for("order.paid", match={"data": {"status": "paid"}})
        assert paid.headers["webhook-signature"]
        [event, _] = mock.webhooks.events()
        assert (event.type, event.key, event.deliveries[0].status) == ("order.paid", ("1",), "delivered")
        assert event == mock.webhooks.event(event.id)
        assert event.deliveries[0].attempts[0].status == 204
        assert mock.webhooks.events(type="order.paid", order="oldest") == (event,)
        assert [each.status for each in mock.webhooks.redeliver(event.id)] == [204]
        webhooks.assert_none("order.deleted", within=0)
        mock.webhooks.clear()
        assert mock.webhooks.events() == ()

    def test_time_passes_on_demand(mock, clock):
        mock.create("orders", status="paid")
        before = clock.now()
        clock.advance(timedelta(hours=25))
        assert timedelta(hours=25) <= clock.now() - before < timedelta(hours=25, minutes=1)
        assert mock.get("orders", 1)["status"] == "settled"
        with pytest.raises(ValueError, match="a clock moves forward only"):
            clock.advance(timedelta(seconds=-1))

    def test_records_are_made_changed_and_deleted(mock):
        assert mock.create("orders", note="a")["note"] == "a"
        assert mock.update("orders", 1, note="b")["note"] == "b"
        kept = mock.snapshot()
        mock.delete("orders", 1)
        assert mock.records("orders") == []
        mock.restore(kept)
        assert mock.get("orders", 1)["note"] == "b"
        mock.transition("orders", 1, to="closed", force=True)
        last = mock.transitions()[-1]
        assert (last["from"], last["to"], last["forced"]) == ("pending", "closed", True)
        mock.reset()
        assert mock.records("orders") == []

    def test_refusals_are_the_same_errors(mock, faults):
        mock.create("orders")
        with pytest.raises(NotFoundError, match="7"):
            mock.get("orders", 7)
        with pytest.raises(UnknownResourceError, match="did you mean orders?"):
            mock.records("ordrs")
        with pytest.raises(InvalidStateError) as invalid:
            mock.transition("orders", 1, to="payed")
        assert (invalid.value.value, invalid.value.allowed) == ("payed", ("pending", "paid", "settled", "closed", "lost"))
        with pytest.raises(IllegalTransitionError) as illegal:
            mock.transition("orders", 1, to="closed")
        assert (illegal.value.source, illegal.value.target) == ("pending", "closed")
        assert illegal.value.allowed == ("pending", "paid", "lost")
        with pytest.raises(StaleStateError) as stale:
            mock.transition("orders", 1, to="settled", expect="paid")
        assert (stale.value.expected, stale.value.actual) == ("paid", "pending")
        with pytest.raises(InvalidAttributesError):
            mock.create("orders", note=3)
        for call in (mock.webhooks.event, mock.webhooks.redeliver, mock.webhooks.remove_endpoint):
            with pytest.raises(LookupError, match="nobody"):
                call("nobody")
        with pytest.raises(ValueError, match="createOrdr|body /operationId: Must be one of"):
            faults.add("createOrdr", 404)
        with pytest.raises(ValueError, match="example.com"):
            mock.webhooks.add_endpoint("http://example.com/")

    def test_the_mock_has_an_address(mock_url, mock):
        import httpx

        assert httpx.post(mock_url + "/orders", json={}).status_code == 201
        assert len(mock.records("orders")) == 1

    def test_any_sdk_can_be_wired(mock_client_for, mock_transport, mock):
        import httpx

        class Sdk:
            def __init__(self, *, base_url, http_client, note):
                self.base_url, self.http, self.note = base_url, http_client, note

            def order(self):
                return self.http.post(self.base_url + "/orders", json={"note": self.note}).json()

        assert mock_client_for(Sdk, note="mine").order()["note"] == "mine"
        other = httpx.Client(transport=mock_transport, base_url=mock_client_for(Sdk, note="").base_url)
        assert other.get("/orders/1").json() == mock.get("orders", 1)
        other.close()
"""
COUNT = 10


def test_a_suite_runs_in_process(run: Run, suite: Callable[..., None]) -> None:
    suite(ORDERS_SUITE)
    run().assert_outcomes(passed=COUNT)


def test_the_same_suite_runs_against_a_live_server(run: Run, suite: Callable[..., None], live_orders: str) -> None:
    suite(ORDERS_SUITE)
    for _ in range(2):  # nothing is left behind that a second run would meet
        result = run("--mock-url", live_orders)
        result.assert_outcomes(passed=COUNT)
        result.stdout.fnmatch_lines([f"understudy: against {live_orders}"])


def test_nothing_is_imported_before_a_fixture_is_used(run: Run, suite: Callable[..., None]) -> None:
    """Beside the module itself and the packages that it lies in; with one, Flask is not needed."""
    code = """
        import sys

        def loaded():
            return {name for name in sys.modules if name.partition(".")[0] == "understudy"}

        def test_before():
            assert loaded() == {"understudy", "understudy.testing", "understudy.testing.plugin"}
            assert not {"flask", "httpx", "werkzeug"} & set(sys.modules)
        """
    suite(code, spec=None)
    run().assert_outcomes(passed=1)
    suite(
        """
        import sys

        def test_with_one(mock, clock, faults, journal, factory):
            assert not {"flask", "httpx", "werkzeug", "granian"} & set(sys.modules)

        def test_a_client_needs_httpx_only(mock_client):
            assert not {"flask", "werkzeug", "granian"} & set(sys.modules)
        """
    )
    run().assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("ini", "test", "arguments", "message"),
    [
        (
            "",
            "def test_a(mock): pass",
            (),
            "no document for the fixture mock: set understudy_spec = path/to/openapi.yaml among the ini options of "
            'pytest, mark the test with @pytest.mark.mock(spec="path/to/openapi.yaml"), or run with --mock-url URL',
        ),
        (
            "understudy_spec = order.yaml\n",
            "def test_a(clock): pass",
            (),
            "understudy_spec or @pytest.mark.mock(spec=): there is no file order.yaml in {root}; "
            "did you mean orders.yaml?",
        ),
        (
            "understudy_spec = orders.yaml\nunderstudy_overlays =\n  gone.yaml\n",
            "def test_a(clock): pass",
            (),
            "understudy_overlays or @pytest.mark.mock(overlays=): there is no file gone.yaml in {root}; "
            "did you mean orders.yaml?",
        ),
        (
            "understudy_spec = orders.yaml\nunderstudy_seed = x\n",
            "def test_a(mock): pass",
            (),
            "understudy_seed takes a whole number; got 'x'",
        ),
        (
            "understudy_spec = orders.yaml\nunderstudy_delivery = snyc\n",
            "def test_a(mock): pass",
            (),
            "understudy_delivery: there is no mode 'snyc'; did you mean sync?",
        ),
        (
            "understudy_spec = orders.yaml\nunderstudy_delivery = 9\n",
            "def test_a(mock): pass",
            (),
            "understudy_delivery: there is no mode '9'; there are manual, sync and async",
        ),
        (
            "understudy_spec = orders.yaml\n",
            "def test_a(mock): pass",
            ("--mock-seed", "1.5"),
            "--mock-seed takes a whole number; got '1.5'",
        ),
        (
            "",
            "def test_a(mock): pass",
            ("--mock-url", "localhost:4010"),
            "--mock-url takes an address such as http://127.0.0.1:4010; got 'localhost:4010'",
        ),
    ],
)
def test_what_is_configured_wrong_is_said_before_any_test_runs(
    run: Run, pytester: pytest.Pytester, ini: str, test: str, arguments: tuple[str, ...], message: str
) -> None:
    pytester.makeini(f"[pytest]\n{ini}")
    pytester.makepyfile(test)
    (pytester.path / "orders.yaml").write_bytes(ORDERS.read_bytes())
    result = run(*arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: {message.format(root=pytester.path)}\n" in said(result)


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("sede=1", "there is no keyword 'sede'; did you mean seed?"),
        ("zzz=1", "there is no keyword 'zzz'; there are spec=, overlays=, seed=, delivery=, strict="),
        ("'a.yaml'", "takes keywords only (spec=, overlays=, seed=, delivery=, strict=); got 'a.yaml'"),
        ("seed='1'", "seed= takes a whole number; got '1'"),
        ("seed=True", "seed= takes a whole number; got True"),
        ("spec=3", "spec= takes the path of a document; got 3"),
        ("overlays='a.yaml'", "overlays= takes a list such as [\"o.yaml\"]; got 'a.yaml'"),
        ("delivery='later'", 'delivery= takes "manual", "sync" or "async"; got \'later\''),
        ("delivery=[]", 'delivery= takes "manual", "sync" or "async"; got []'),
        ("strict=1", "strict= takes True or False; got 1"),
    ],
)
def test_a_wrong_marker_is_said_before_any_test_runs(
    run: Run, suite: Callable[..., None], mark: str, message: str
) -> None:
    suite(f"import pytest\n@pytest.mark.mock({mark})\ndef test_a(mock): pass\n")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    file = "test_a_wrong_marker_is_said_before_any_test_runs.py"
    assert f"ERROR: @pytest.mark.mock of {file}::test_a: {message}\n" in said(result)


def test_an_unreadable_document_is_one_message_for_each_test(
    run: Run, pytester: pytest.Pytester, suite: Callable[..., None]
) -> None:
    (pytester.path / "bad.yaml").write_text("openapi: 3.1.0\ninfo: {title: T}\n", encoding="utf-8")
    suite("def test_a(mock): pass\ndef test_b(mock): pass", spec=Path("bad.yaml"))
    result = run()
    result.assert_outcomes(errors=2)
    assert said(result).count("UsageError: " + str(pytester.path / "bad.yaml") + " can't be mocked:") >= 2
    assert "[" in said(result)
    assert "Traceback" not in said(result)
    assert "bench.py" not in said(result)


def test_without_its_fixtures_nothing_is_asked(run: Run, suite: Callable[..., None]) -> None:
    """A suite may have a fixture and a marker called mock that are its own."""
    code = """
        import pytest

        @pytest.fixture
        def mock():
            return 3

        @pytest.mark.mock("whatever", other=1)
        def test_a(mock):
            assert mock == 3
        """
    suite(code, spec=None, ini="understudy_seed = nonsense\n")
    run().assert_outcomes(passed=1)


def test_markers_win_over_ini_options_and_the_command_line_over_both(run: Run, suite: Callable[..., None]) -> None:
    suite(
        f"""
        import os
        import pytest

        pytestmark = pytest.mark.mock(spec={str(BOOKSHOP)!r}, seed=5)

        def test_closest(mock):
            assert mock.contract.title == "Bookshop"
            assert (mock.seed, mock.webhooks.mode) == (int(os.environ["SEED"] or 5), "sync")

        @pytest.mark.mock(seed=6, delivery="manual")
        def test_closer(mock):
            assert mock.contract.title == "Bookshop"
            assert (mock.seed, mock.webhooks.mode) == (int(os.environ["SEED"] or 6), "manual")
        """,
        ini="understudy_seed = 4\nunderstudy_delivery = sync\n",
    )
    for seed in ("", "9"):
        os.environ["SEED"] = seed
        try:
            run(*(["--mock-seed", seed] if seed else [])).assert_outcomes(passed=2)
        finally:
            del os.environ["SEED"]


def test_overlays_are_applied(run: Run, pytester: pytest.Pytester, suite: Callable[..., None]) -> None:
    """The one beside the document first, as for a server; an empty list leaves it alone."""
    head = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n"
    for name, title in (("mock.overlay.yaml", "Beside"), ("more.yaml", "More")):
        action = f"- {{target: $.info, update: {{title: {title}, x-{title}: true}}}}\n"
        (pytester.path / name).write_text(head + action, encoding="utf-8")
    (pytester.path / "orders.yaml").write_bytes(ORDERS.read_bytes())
    suite(
        """
        import pytest

        def info(mock):
            found = mock.contract.document["info"]
            return found["title"], "x-Beside" in found

        def test_beside(mock):
            assert info(mock) == ("Beside", True)

        @pytest.mark.mock(overlays=["more.yaml"])
        def test_more(mock):
            assert info(mock) == ("More", True)

        @pytest.mark.mock(overlays=[])
        def test_none(mock):
            assert info(mock) == ("Orders", False)
        """,
        spec=Path("orders.yaml"),
    )
    run().assert_outcomes(passed=3)
