"""The pytest plugin, used as its users do: suites of their own, run in processes of their own."""

from __future__ import annotations

import base64
import os
import tomllib
from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import suites
from hypothesis import given
from hypothesis import strategies as st
from live_mocks import BOOKSHOP, ROOT, server
from suites import ORDERS, PLUGIN, Run, output

from understudy.broadcast import Subscription
from understudy.expectations import Expectation, Expectations
from understudy.faults.registry import Faults
from understudy.inference.signing import Signing
from understudy.mock import Mock
from understudy.remote.capture import RemoteCapture
from understudy.remote.expectations import RemoteExpectation, RemoteExpectations
from understudy.remote.faults import RemoteChaos, RemoteFaults
from understudy.remote.journal import RemoteJournal
from understudy.remote.mock import AnyMock, RemoteMock
from understudy.remote.subscription import RemoteSubscription
from understudy.remote.webhooks import RemoteWebhooks
from understudy.state.journal import Journal
from understudy.testing.signatures import verifier
from understudy.webhooks.capture import Capture
from understudy.webhooks.chaos import Chaos
from understudy.webhooks.hooks import Webhooks
from understudy.webhooks.signing import SCHEMES, sign

pytest_plugins = ["pytester"]
run, suite = suites.run, suites.suite

HOOK = "http://receiver.test/hook"
KEYWORDS = "name=, spec=, overlays=, seed=, delivery=, webhook_timeout=, factories=, strict=, users="


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

    from understudy.records import IllegalTransitionError, InvalidAttributesError, InvalidStateError
    from understudy.records import NotFoundError, NotReachedError, StaleStateError, UnknownResourceError

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

    def test_a_fault_for_a_while(mock, mock_client, faults):
        mock.create("orders")
        late = faults.add("getOrder", latency=timedelta(seconds=3), times=None, parameters={"id": 1})
        assert (late.kind, late.latency, faults.rules()) == ("latency", timedelta(seconds=3), (late,))
        faults.remove(late.id)
        with pytest.raises(LookupError):
            faults.remove(late.id)
        faults.clear()
        with faults.on("getOrder", kind="rate-limit", retry_after=7) as limit:
            answer = mock_client.get("/orders/1")
        assert (answer.status_code, answer.headers["retry-after"], limit.times) == (429, "7", None)
        faults.verify()
        faults.strict = True
        with pytest.raises(AssertionError, match="a fault never struck"), faults.on("getOrder", 404):
            pass
        with pytest.raises(AssertionError, match="fault 3: status 404 on getOrder"):
            faults.add("getOrder", 404)
            faults.verify()

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

    def test_what_goes_wrong_on_the_way(mock, webhooks):
        rule = mock.webhooks.chaos.add("bad-signature", by=timedelta(minutes=1))
        assert mock.webhooks.chaos.rules() == (rule,)
        mock.webhooks.chaos.remove(rule.id)
        with pytest.raises(LookupError):
            mock.webhooks.chaos.remove(rule.id)
        mock.webhooks.chaos.add("duplicate", event="order.created")
        mock.create("orders", emit=True)
        assert len(webhooks.wait_for("order.created", count=2)) == 2
        mock.webhooks.chaos.add("drop")
        mock.webhooks.chaos.clear()
        assert mock.webhooks.chaos.rules() == ()

    def test_signatures_are_checked(mock, webhooks):
        [endpoint] = mock.webhooks.endpoints()
        mock.create("orders", emit=True)
        assert webhooks.wait_for("order.created", signature_valid=True).signature_valid
        new = "whsec_" + "bmV3LXNlY3JldC1vZi11bmRlcnN0dWR5"
        assert mock.webhooks.rotate_secret(endpoint.id, new).secrets == (new, *endpoint.secrets)
        mock.create("orders", emit=True)
        webhooks.wait_for("order.created", signature_valid=True)
        assert mock.webhooks.retire_secret(endpoint.id).secrets == (new,)
        mock.webhooks.chaos.add("bad-signature")
        mock.create("orders", emit=True)
        webhooks.wait_for("order.created", signature_valid=False)

    def test_what_nobody_takes_is_a_dead_letter(mock, webhooks):
        mock.webhooks.add_endpoint("http://127.0.0.1:1/")
        mock.create("orders", emit=True)
        mock.webhooks.drain(advance_clock=True)
        assert [each.type for each in mock.webhooks.dead_letters()] == ["order.created"]

    def test_an_async_sdk_can_be_wired(mock_client_for, mock):
        import asyncio

        class Sdk:
            def __init__(self, *, base_url, http_client):
                self.base_url, self.http = base_url, http_client

            async def __aenter__(self):
                return self

            async def __aexit__(self, *error):
                await self.http.aclose()

            async def order(self):
                return (await self.http.post(self.base_url + "/orders", json={})).json()

        async def main():
            async with mock_client_for(Sdk) as sdk:
                return await sdk.order()

        assert asyncio.run(main()) == mock.get("orders", 1)

    def test_an_application_of_ours_is_notified(mock, serve_app):
        seen = []

        def app(environ, start_response):
            seen.append(environ["PATH_INFO"])
            start_response("204 No Content", [])
            return []

        mock.webhooks.add_endpoint(serve_app(app) + "/told")
        mock.create("orders", emit=True)
        mock.webhooks.drain()
        assert seen == ["/told"]

    def test_time_passes_on_demand(mock, clock):
        mock.create("orders", status="paid")
        before = clock.now()
        clock.advance(timedelta(hours=25))
        assert timedelta(hours=25) <= clock.now() - before < timedelta(hours=25, minutes=1)
        assert mock.get("orders", 1)["status"] == "settled"
        with pytest.raises(ValueError, match="a clock moves forward only"):
            clock.advance(timedelta(seconds=-1))

    def test_records_are_made_changed_and_deleted(mock, clock):
        assert mock.create("orders", note="a")["note"] == "a"
        assert mock.update("orders", 1, note="b")["note"] == "b"
        kept = mock.snapshot()
        mock.delete("orders", 1)
        assert mock.records("orders") == []
        mock.restore(kept)
        assert mock.get("orders", 1)["note"] == "b"
        assert mock.transition("orders", 1, to="closed", force=True, patch={"note": "c"})["note"] == "c"
        last = mock.transitions()[-1]
        assert (last["from"], last["to"], last["forced"]) == ("pending", "closed", True)
        assert last["patch"] == {"note": "c"}
        mock.create("orders", status="paid")
        before = clock.now()
        assert mock.advance_until("orders", 2, to="closed", within=timedelta(days=2))["status"] == "closed"
        assert timedelta(days=2) <= clock.now() - before < timedelta(days=2, minutes=1)
        with pytest.raises(NotReachedError) as missed:
            mock.advance_until("orders", 1, to="paid")
        assert (missed.value.path, missed.value.allowed, missed.value.pending) == (("pending", "closed"), (), ())
        mock.delete("orders", 2)
        mock.create("orders", emit=True)
        [event] = mock.webhooks.events(resource="orders", key=3)
        assert (event.type, event.updated_at) == ("order.created", event.created_at)
        assert mock.webhooks.events(resource="orders", key=1) == mock.webhooks.events(resource="customers") == ()
        with pytest.raises(UnknownResourceError, match="did you mean orders?"):
            mock.webhooks.events(resource="ordrs")
        assert [way.to for way in mock.ways("orders", to="paid")] == ["paid"]
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
        assert invalid.value.value == "payed"
        assert invalid.value.allowed == ("pending", "paid", "settled", "closed", "lost")
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
COUNT = 16


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
            # What users decorate their functions with imports nothing else.
            extensions = {"understudy.extensions", "understudy.lazy_dataclass"}
            assert loaded() == {"understudy", "understudy.testing", "understudy.testing.plugin"} | extensions
            assert not {"flask", "httpx", "werkzeug"} & set(sys.modules)
        """
    suite(code, spec=None)
    run().assert_outcomes(passed=1)
    suite(
        """
        import sys

        def test_with_one(mock, clock, faults, journal, factory):
            assert not {"flask", "httpx", "werkzeug", "httptools"} & set(sys.modules)

        def test_a_client_needs_httpx_only(mock_client):
            assert not {"flask", "werkzeug", "httptools"} & set(sys.modules)
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
def test_what_is_configured_wrong_is_reported_before_any_test_runs(
    run: Run, pytester: pytest.Pytester, ini: str, test: str, arguments: tuple[str, ...], message: str
) -> None:
    pytester.makeini(f"[pytest]\n{ini}")
    pytester.makepyfile(test)
    (pytester.path / "orders.yaml").write_bytes(ORDERS.read_bytes())
    result = run(*arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: {message.format(root=pytester.path)}\n" in output(result)


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("sede=1", "there is no keyword 'sede'; did you mean seed?"),
        (
            "zzz=1",
            f"there is no keyword 'zzz'; there are {KEYWORDS}",
        ),
        (
            "'a.yaml'",
            f"takes keywords only ({KEYWORDS}); got 'a.yaml'",
        ),
        ("seed='1'", "seed= takes a whole number; got '1'"),
        ("seed=True", "seed= takes a whole number; got True"),
        ("spec=3", "spec= takes the path of a document; got 3"),
        ("overlays='a.yaml'", "overlays= takes a list such as [\"o.yaml\"]; got 'a.yaml'"),
        ("delivery='later'", 'delivery= takes "manual", "sync" or "async"; got \'later\''),
        ("delivery=[]", 'delivery= takes "manual", "sync" or "async"; got []'),
        ("factories='a.py'", "factories= takes a list such as [\"factories.py\"]; got 'a.py'"),
        ("webhook_timeout=0", "webhook_timeout= takes seconds above 0, such as 0.5; got 0"),
        ("webhook_timeout=True", "webhook_timeout= takes seconds above 0, such as 0.5; got True"),
        ("webhook_timeout='1'", "webhook_timeout= takes seconds above 0, such as 0.5; got '1'"),
        ("strict=1", "strict= takes True or False; got 1"),
    ],
)
def test_a_wrong_marker_is_reported_before_any_test_runs(
    run: Run, suite: Callable[..., None], mark: str, message: str
) -> None:
    suite(f"import pytest\n@pytest.mark.mock({mark})\ndef test_a(mock): pass\n")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    file = "test_a_wrong_marker_is_reported_before_any_test_runs.py"
    assert f"ERROR: @pytest.mark.mock of {file}::test_a: {message}\n" in output(result)


def test_an_unreadable_document_is_one_message_for_each_test(
    run: Run, pytester: pytest.Pytester, suite: Callable[..., None]
) -> None:
    (pytester.path / "bad.yaml").write_text("openapi: 3.1.0\ninfo: {title: T}\n", encoding="utf-8")
    suite("def test_a(mock): pass\ndef test_b(mock): pass", spec=Path("bad.yaml"))
    result = run()
    result.assert_outcomes(errors=2)
    assert output(result).count("UsageError: " + str(pytester.path / "bad.yaml") + " can't be mocked:") >= 2
    assert "[" in output(result)
    assert "Traceback" not in output(result)
    assert "bench.py" not in output(result)


def test_without_its_fixtures_nothing_is_loaded(run: Run, suite: Callable[..., None]) -> None:
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


def test_a_failure_shows_the_journal_and_the_seed(run: Run, suite: Callable[..., None]) -> None:
    suite(
        """
        import pytest

        def test_many(mock_client):
            for number in range(22):
                mock_client.get(f"/orders/{number}?q={number}")
            assert False

        def test_none(mock):
            assert False

        def test_passes(mock_client):
            mock_client.get("/orders/7777")

        def test_refused(mock_client):
            mock_client.post("/orders", json={"note": 7})
            mock_client.post("/orders", content=b"x", headers={"Content-Type": "text/plain"})
            mock_client.post("/orders", json={})
            assert False

        @pytest.fixture
        def broken(mock_client):
            yield
            mock_client.delete("/orders/8")
            raise RuntimeError

        def test_teardown(broken):
            pass

        def test_without():
            assert False
        """
    )
    result = run("--mock-seed", "77")
    result.assert_outcomes(failed=4, passed=2, errors=1)
    refused = result.stdout.str().partition("POST /orders → ")[2].splitlines()
    assert refused[0] == "400  body /note expected string, got integer"
    assert refused[1].startswith('POST /orders → 415  {"')
    assert refused[2] == "POST /orders → 201"
    shown = [f"GET /orders/{number}?q={number} → 404" for number in range(2, 22)]
    assert "\n".join(["…", *shown, "reproduce with --mock-seed 77"]) in output(result)
    assert "\nno exchange\nreproduce with --mock-seed 77\n" in output(result)
    assert "\nDELETE /orders/8 → 404\nreproduce" in output(result)
    assert "7777" not in output(result)
    assert output(result).count("understudy journal") == 4


def test_a_server_that_is_gone_is_reported_not_raised(run: Run, suite: Callable[..., None]) -> None:
    suite("def test_a(mock): pass")
    result = run("--mock-url", "http://127.0.0.1:9")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        [
            "*RemoteError: no mock answers at http://127.0.0.1:9 (*Connection refused*); "
            "start one with: understudy serve SPEC"
        ]
    )


def test_a_server_that_dies_on_the_way_is_in_the_report(run: Run, suite: Callable[..., None]) -> None:
    suite(
        """
        import signal, subprocess, sys, re
        import pytest

        def test_a(mock):
            mock.__init__("http://127.0.0.1:9", session=mock.session)
            assert False
        """
    )
    with server("--delivery", "manual", spec=ORDERS) as url:
        result = run("--mock-url", url)
    result.stdout.fnmatch_lines(["the journal can't be read: no mock answers at http://127.0.0.1:9 (*"])
    assert "INTERNALERROR" not in output(result)


STRICT_SUITE = """
    import pytest

    pytestmark = pytest.mark.mock(strict=True)

    def test_a_fault_is_left(faults):
        faults.add("getOrder", 404)

    def test_all_faults_are_used(faults, mock_client):
        faults.add("getOrder", 404)
        mock_client.get("/orders/1")

    def test_a_webhook_is_left(mock, webhooks):
        mock.create("orders", emit=True)

    def test_every_webhook_is_waited_for(mock, webhooks):
        mock.create("orders", emit=True)
        webhooks.wait_for("order.created")

    def test_another_failure_is_not_hidden(faults):
        faults.add("getOrder", 404)
        assert False

    @pytest.mark.mock(strict=False)
    def test_not_strict(faults, mock, webhooks):
        faults.add("getOrder", 404)
        mock.create("orders", emit=True)
"""


@pytest.mark.parametrize("live", [False, True], ids=["in process", "live"])
def test_a_strict_test_uses_its_faults_and_webhooks(
    run: Run, suite: Callable[..., None], live: bool, request: pytest.FixtureRequest
) -> None:
    suite(STRICT_SUITE)
    result = run(*(["--mock-url", request.getfixturevalue("live_orders")] if live else []))
    result.assert_outcomes(passed=5, failed=1, errors=2)
    result.stdout.fnmatch_lines(["*UnusedFaultError: a fault never struck:", "*  fault 1: status 404 on getOrder"])
    result.stdout.fnmatch_lines(["*1 webhook was received that no wait took:*"])


def test_an_expectation_that_is_not_met_fails_its_test(run: Run, suite: Callable[..., None]) -> None:
    suite(
        """
        def test_unmet(mock):
            mock.expect("payOrder", times=1)

        def test_met(mock, mock_client):
            mock.create("orders")
            mock.expect("payOrder", times=1).respond(status=404)
            assert mock_client.post("/orders/1/pay").status_code == 404

        def test_failed_already(mock):
            mock.expect("payOrder", times=1)
            assert False
        """
    )
    result = run()
    result.assert_outcomes(passed=2, failed=1, errors=1)
    assert output(result).count("payOrder() was expected once") >= 2


def test_what_only_works_in_process_is_reported(live_orders: str) -> None:
    faults = RemoteMock(live_orders).faults
    with pytest.raises(TypeError, match=r"^where= works with a mock in this process only; a server takes match= or"):
        faults.add("getOrder", 404, where=lambda call: True)
    with pytest.raises(TypeError, match=r"^error= works with a mock in this process only; a server takes status=$"):
        faults.add("getOrder", error=OSError())
    with pytest.raises(TypeError, match=r"^a fault of a server hits one operation or every one; add one for each$"):
        faults.add(["getOrder", "payOrder"], 404)


def test_what_will_never_come_is_known_at_once(run: Run, suite: Callable[..., None]) -> None:
    """In manual delivery all that is due is there after the first look; nobody waits five seconds for the rest."""
    suite(
        """
        import time
        import pytest
        from understudy.testing.webhooks import WebhookTimeout

        def test_a(mock, webhooks):
            mock.create("orders")
            start = time.monotonic()
            with pytest.raises(WebhookTimeout, match="was not received within 0.1 s"):
                webhooks.wait_for("order.paid")
            assert time.monotonic() - start < 2

        @pytest.mark.mock(delivery="async")
        def test_async(mock, webhooks):
            mock.create("orders", emit=True)
            assert webhooks.wait_for("order.created").body["data"]["id"] == 1

        @pytest.mark.mock(delivery="sync")
        def test_sync(mock, webhooks):
            mock.create("orders", emit=True)
            assert mock.webhooks.events()[0].deliveries[0].status == "delivered"
            webhooks.wait_for("order.created", timeout=0.01)

        def test_unsubscribed_by_the_test(mock, webhooks):
            mock.webhooks.remove_endpoint(mock.webhooks.endpoints()[0].id)
        """
    )
    run().assert_outcomes(passed=4)


def test_factories_make_the_same_for_a_test_and_a_seed(
    run: Run, pytester: pytest.Pytester, suite: Callable[..., None], live_orders: str
) -> None:
    suite(
        """
        import json, os, pathlib

        def made(factory):
            return json.dumps([factory.insert("order", full=True), factory.insert("customer")])

        def test_a(factory, request):
            pathlib.Path(os.environ["OUT"], "a").write_text(made(factory))

        def test_b(factory, mock):
            pathlib.Path(os.environ["OUT"], "b").write_text(made(factory))
            assert len(mock.records("orders")) == 1
        """
    )
    outs = []
    for number, more in enumerate(([], ["-k", "test_b"], ["--mock-seed", "1"])):
        folder = pytester.mkdir(f"out{number}")
        os.environ["OUT"] = str(folder)
        try:
            assert run(*more).ret == 0
        finally:
            del os.environ["OUT"]
        outs.append({each.name: each.read_text() for each in folder.iterdir()})
    first, alone, other = outs
    assert alone == {"b": first["b"]}, "whatever ran before"
    assert len({first["a"], first["b"], other["a"], other["b"]}) == 4
    folder = pytester.mkdir("live")
    os.environ["OUT"] = str(folder)
    try:
        run("--mock-url", live_orders).assert_outcomes(passed=2)
    finally:
        del os.environ["OUT"]
    assert {each.name: each.read_text() for each in folder.iterdir()} == first, "and wherever it runs"


BASELINE = """
    import pytest

    @pytest.fixture(scope="session")
    def mock_baseline():
        def fill(mock):
            mock.create("customers", name="Ada")
            mock.create("orders", customer_id=1, note="old")
        return fill
"""


@pytest.mark.parametrize("live", [False, True], ids=["in process", "live"])
def test_every_test_starts_from_the_baseline(
    run: Run, suite: Callable[..., None], live: bool, request: pytest.FixtureRequest
) -> None:
    suite(
        """
        import pytest

        @pytest.mark.parametrize("again", range(3))
        def test_a(mock, mock_client, again):
            assert [each["note"] for each in mock.records("orders")] == ["old"]
            mock.delete("orders", 1)
            assert mock_client.post("/orders", json={}).json()["id"] == 2
        """,
        conftest=BASELINE,
    )
    if not live:
        run().assert_outcomes(passed=3)
        return
    import httpx

    url = request.getfixturevalue("live_orders")
    httpx.post(f"{url}/orders", json={"note": "of the server"})
    run("--mock-url", url).assert_outcomes(passed=3)
    assert [each["note"] for each in httpx.get(f"{url}/orders").json()] == ["of the server"], "as it was before"
    httpx.post(f"{url}/__mock__/reset")


def test_workers_have_mocks_of_their_own(run: Run, suite: Callable[..., None]) -> None:
    suite(
        """
        import pytest

        @pytest.mark.parametrize("number", range(20))
        def test_a(mock, mock_client, webhooks, number):
            assert mock_client.post("/orders", json={"note": "n"}).json()["id"] == 1
            mock.create("orders", emit=True)
            assert webhooks.wait_for("order.created", match={"data": {"id": 2}})
        """
    )
    result = run("-p", "xdist", "-n", "2")
    result.assert_outcomes(passed=20)
    suite("def test_b(mock): pass", spec=None)
    result = run("-p", "xdist", "-n", "2")
    assert "no document for the fixture mock: set understudy_spec" in output(result)
    assert "INTERNALERROR" not in output(result)


def test_the_document_of_what_is_deselected_is_not_loaded(run: Run, suite: Callable[..., None]) -> None:
    suite("def test_a(mock): pass\ndef test_b(): pass", spec=None)
    run("-k", "test_b").assert_outcomes(passed=1, deselected=1)


def test_without_httpx_the_rest_works(run: Run, suite: Callable[..., None]) -> None:
    suite(
        """
        def test_a(mock, webhooks, clock):
            mock.create("orders", emit=True)
            webhooks.wait_for("order.created")

        def test_b(mock_client): pass
        def test_c(mock_transport): pass
        """,
        conftest="import sys\nsys.modules['httpx'] = None",
    )
    result = run()
    result.assert_outcomes(passed=1, errors=2)
    message = "the fixtures mock_client, mock_client_for and mock_transport need httpx: pip install httpx"
    assert output(result).count(f"UsageError: {message}") >= 2


def test_a_strict_test_that_is_run_again_is_judged_anew(run: Run, suite: Callable[..., None]) -> None:
    """What pytest-rerunfailures does: the second try passes but leaves a fault."""
    suite(
        """
        import pytest

        tries = []

        @pytest.mark.mock(strict=True)
        def test_a(faults):
            tries.append(1)
            if len(tries) == 1:
                assert False
            faults.add("getOrder", 404)
        """,
        conftest="""
            from _pytest.runner import runtestprotocol

            def pytest_runtest_protocol(item, nextitem):
                runtestprotocol(item, nextitem=nextitem, log=False)
                item._initrequest()
                for report in runtestprotocol(item, nextitem=nextitem, log=False):
                    item.ihook.pytest_runtest_logreport(report=report)
                return True
            """,
    )
    run().assert_outcomes(passed=1, errors=1)


@pytest.mark.parametrize("live", [False, True], ids=["in process", "live"])
def test_a_document_with_credentials_and_keys_below_others(
    run: Run, suite: Callable[..., None], live: bool, request: pytest.FixtureRequest
) -> None:
    suite(
        """
        import pytest
        from understudy.records import NotFoundError

        @pytest.fixture
        def client(mock_client):
            mock_client.headers["Authorization"] = "Bearer mine"
            return mock_client

        def test_books(mock, client, journal):
            assert client.get("/shop/books").status_code == 200
            book = mock.create("books", isbn="1234", title="Ü")
            assert mock.get("books", "1234")["title"] == "Ü"
            [entry] = journal
            assert entry.request.headers["authorization"] == "Bearer mine"
            with pytest.raises(NotFoundError):
                mock.get("books", "0001")
        """,
        spec=BOOKSHOP,
    )
    run(*(["--mock-url", request.getfixturevalue("live_bookshop")] if live else [])).assert_outcomes(passed=1)


def test_the_plugin_is_an_entry_point() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"understudy": PLUGIN}


def test_its_help_names_every_option(run: Run) -> None:
    text = output(run("--help"))
    for name in (
        "--mock-url=[NAME=]URL",
        "--mock-seed=N",
        "understudy_spec (string)",
        "understudy_overlays (linelist)",
    ):
        assert name in text
    assert f"@pytest.mark.mock({KEYWORDS})" in output(run("--markers"))


def test_a_remote_mock_has_the_methods_of_a_mock() -> None:
    """Whatever both have takes the same arguments and returns the same; what is only there in process is known."""
    shared = {"control", "to_json", "take_up"}
    sets: list[tuple[type, type, set[str]]] = [
        (Mock, RemoteMock, {"catch_up", "forget_exchanges", "fresh", "tally"}),
        (Faults, RemoteFaults, {"take", "take_step", "work"} | shared),
        (Chaos, RemoteChaos, {"take"} | shared),
        (
            Webhooks,
            RemoteWebhooks,
            {"wake", "stop", "keep", "reset", "next_due", "add_to", "committed", "send", "deliver_later", "names"},
        ),
        (Capture, RemoteCapture, {"receive"}),
        (Expectations, RemoteExpectations, {"all", "check", "get", "made", "meet", "unmet"} | shared),
        (
            Expectation,
            RemoteExpectation,
            {"answer", "criteria", "failures", "fits", "id", "open", "operation_id", "since", "times", "unchecked"}
            | {"take_up", "to_json"},
        ),
        (Subscription, RemoteSubscription, {"listen", "put", "wants"}),
        (
            Journal,
            RemoteJournal,
            {"id", "make", "add", "add_failed", "failed_steps", "keep_failed", "remove", "reset"}
            | {"listen", "leave", "outdated", "note", "notify"},
        ),
    ]
    for local, remote, inside in sets:
        here, there = public(local), public(remote)
        assert set(here) - set(there) == inside, local
        assert {name: (here[name], each) for name, each in there.items() if here.get(name, each) != each} == {}, remote
    own = {"clock", "journal", "faults", "capture", "expectations", "expect", "webhooks", "contract"}
    assert set(public(AnyMock)) == (set(public(Mock)) & set(public(RemoteMock))) | own


def public(kind: type) -> dict[str, list[str]]:
    """What a class has, with the arguments and the result; a snapshot is what each makes of it."""
    found = {name: value for name, value in vars(kind).items() if not name.startswith("_")}
    return {name: called(value) if name not in ("snapshot", "restore") else [] for name, value in found.items()}


def called(value: object) -> list[str]:
    if not callable(value):
        return []
    found = signature(value)
    arguments = [str(each) for each in found.parameters.values()][1:]
    return [*arguments, found.return_annotation.replace("Remote", "").replace("verify.", "")]


secrets_of = st.binary(min_size=24, max_size=64).map(lambda key: "whsec_" + base64.b64encode(key).decode())


@pytest.mark.parametrize("scheme", ["timestamped", "standard-webhooks", "sha256"])
@given(body=st.binary(max_size=99), secret=secrets_of, other=secrets_of, when=st.integers(0, 2**39))
def test_a_signature_is_valid_for_its_secret_and_its_body_only(
    scheme: str, body: bytes, secret: str, other: str, when: int
) -> None:
    signing = Signing(SCHEMES[scheme], SCHEMES[scheme].header, "")
    webhook = SimpleNamespace(delivery=SimpleNamespace(signing=signing))
    contract: Any = SimpleNamespace(sent=(webhook,))
    made = sign(SCHEMES[scheme], secrets=[other, secret], body=body, message_id="m", timestamp=when)
    headers = {name.lower(): value for name, value in made.items()} | {"content-type": "application/json"}
    signed = [other] if scheme == "sha256" else [other, secret]
    for each in signed:
        assert verifier(contract, lambda each=each: ["", each], HOOK)(body, headers)  # type: ignore[misc]  # bound on purpose
        assert not verifier(contract, lambda each=each: [each], HOOK)(body + b" ", headers)  # type: ignore[misc]
    assert not verifier(contract, lambda: ["whsec_" + "bm9ib2R5LWhhcy10aGlzLXNlY3JldC1hdC1hbGw="], HOOK)(body, headers)
    assert not verifier(contract, lambda: signed, HOOK)(body, {"content-type": "application/json"})
    assert not verifier(contract, list, HOOK)(body, headers)
