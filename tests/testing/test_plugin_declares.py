"""What a suite declares for the plugin: faults by markers and factories in files, checked before any test runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import suites
from live_mocks import server
from suites import ORDERS, Run, output

pytest_plugins = ["pytester"]
run, suite = suites.run, suites.suite

Suite = Callable[..., None]


# Faults


FAULTS = """
    from datetime import timedelta

    import pytest

    @pytest.mark.fault("getOrder", 404)
    def test_it_strikes(mock, mock_client, faults):
        mock.create("orders")
        assert [mock_client.get("/orders/1").status_code for _ in range(2)] == [404, 200]
        assert faults.rules() == ()

    @pytest.mark.fault("getOrder", kind="rate-limit", retry_after=7, nth=2)
    @pytest.mark.fault(resource="orders", latency=2.5, times=None)
    class TestSeveral:
        @pytest.mark.fault(operation_id="listOrders", status=503)
        def test_the_outer_ones_first_and_from_the_top(self, mock, mock_client, faults):
            assert [each.kind for each in faults.rules()] == ["rate-limit", "latency", "status"]
            mock.create("orders")
            answers = [mock_client.get("/orders/1") for _ in range(2)]
            assert [(each.status_code, each.headers["x-mock-latency"]) for each in answers] == [
                (200, "2.5"), (429, "2.5")]
            assert mock_client.get("/orders").status_code == 503

    @pytest.mark.fault(resource="orders", step="create", phase="after_commit", status=500)
    def test_the_work_is_done(mock, mock_client):
        assert mock_client.post("/orders", json={"note": "a"}).status_code == 500
        assert [each["note"] for each in mock.records("orders")] == ["a"]

    @pytest.mark.parametrize("again", [1, 2])
    @pytest.mark.fault(resource="orders", step="create", match={"note": "b"})
    def test_each_has_its_own(mock, again):
        mock.create("orders", note="a")
        with pytest.raises(Exception, match="create of orders 2 failed"):
            mock.create("orders", note="b")

    def test_without(faults):
        assert faults.rules() == ()
"""


def test_a_fault_may_be_a_marker(run: Run, suite: Suite) -> None:
    suite(FAULTS)
    run().assert_outcomes(passed=6)
    run("-p", "xdist", "-n", "2").assert_outcomes(passed=6)


def test_it_may_be_at_a_server(run: Run, suite: Suite) -> None:
    suite(FAULTS)
    with server("--delivery", "manual", spec=ORDERS) as url:
        run("--mock-url", url).assert_outcomes(passed=6)


def test_what_only_works_in_process_works_there(run: Run, suite: Suite) -> None:
    suite(
        """
        import pytest

        @pytest.mark.fault(["getOrder", "payOrder"], 404, where=lambda call: call.parameters["id"] == 2, times=None)
        def test_a(mock, mock_client):
            for _ in range(2):
                mock.create("orders")
            assert [mock_client.get(f"/orders/{number}").status_code for number in (1, 2)] == [200, 404]

        @pytest.mark.fault(resource="orders", step="transition", error=ConnectionError("gone"), where=lambda call:
                           call.json["id"] == 2)
        def test_b(mock):
            for _ in range(2):
                mock.create("orders")
            mock.transition("orders", 1, to="paid")
            with pytest.raises(ConnectionError, match="gone"):
                mock.transition("orders", 2, to="paid")
        """
    )
    run().assert_outcomes(passed=2)
    with server("--delivery", "manual", spec=ORDERS) as url:
        result = run("--mock-url", url)
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(
        ["E *UsageError: @pytest.mark.fault of *::test_b: *= works with a mock in this process only; a server takes *"]
    )


def test_one_that_never_struck_fails_a_strict_test(run: Run, suite: Suite) -> None:
    suite(
        """
        import pytest

        @pytest.mark.mock(strict=True)
        @pytest.mark.fault(resource="orders", step="transition", phase="after_commit", parameters={"id": 2})
        def test_strict(mock):
            mock.create("orders")
            mock.transition("orders", 1, to="paid")

        @pytest.mark.fault("getOrder", 404)
        def test_not_strict(mock):
            pass

        @pytest.mark.fault("getOrder", 404)
        def test_fails(mock_client):
            assert mock_client.get("/orders/1").status_code == 200
        """
    )
    result = run("--mock-seed", "3")
    result.assert_outcomes(passed=2, failed=1, errors=1)
    fault = "fault 1: store at transition after the commit on resource='orders', parameters={'id': 2}"
    result.stdout.fnmatch_lines(["*UnusedFaultError: a fault never struck:", f"*  {fault}".replace("[", "[[]")])
    assert "GET /orders/1 → 404  (fault: status)\nreproduce with --mock-seed 3\n" in output(result)


WRONG = [
    ('"getOrdr", 404', "no operation 'getOrdr' in the document; did you mean getOrder?"),
    ('"getOrder"', "kind 'status' needs status=, from 400 to 599"),
    ("", "kind 'status' needs status=, from 400 to 599"),
    ('"getOrder", 200', "a fault's status is from 400 to 599; got 200"),
    ('"getOrder", 404, 3', "takes an operation and a status, and the rest by keyword; got 3 as well"),
    ('"getOrder", 404, status=500', "status= is given twice"),
    ('"getOrder", stauts=500', "there is no keyword 'stauts'; did you mean status?"),
    ('resource="ordrs", status=500', "the document has no resource 'ordrs'; did you mean orders?"),
    ('step="push"', "step is one of get, put, create, transition, delete; got 'push'; did you mean 'put'?"),
    ("7, 404", "operation_id= takes an operationId, or a list of them; got 7"),
    ('["getOrder", 7], 404', "operation_id= takes an operationId, or a list of them; got ['getOrder', 7]"),
    ("method=7, status=404", "method= takes text; got 7"),
    ('latency=float("inf")', "latency is a timedelta, or seconds; got inf"),
    ('status=404, probability="x"', "probability is above 0 and at most 1; got 'x'"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[arguments for arguments, _ in WRONG])
def test_a_wrong_fault_is_reported_before_any_test_runs(run: Run, suite: Suite, arguments: str, message: str) -> None:
    suite(f"import pytest\n@pytest.mark.fault({arguments})\ndef test_a(mock): pass\n")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    file = "test_a_wrong_fault_is_reported_before_any_test_runs.py"
    assert f"ERROR: @pytest.mark.fault of {file}::test_a: {message}\n" in output(result)


def test_all_wrong_ones_are_reported_at_once_and_each_once(run: Run, suite: Suite) -> None:
    code = """
        import pytest

        pytestmark = pytest.mark.fault("getOrder", 200)

        @pytest.mark.fault("getOrdr", 404)
        @pytest.mark.parametrize("again", [1, 2])
        def test_a(mock, again): pass

        def test_b(mock): pass
        """
    suite(code)
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert [line for line in result.errlines if line] == [
        "ERROR: @pytest.mark.fault of test_all_wrong_ones_are_reported_at_once_and_each_once.py::test_a[1]: "
        "a fault's status is from 400 to 599; got 200",
        "@pytest.mark.fault of test_all_wrong_ones_are_reported_at_once_and_each_once.py::test_a[1]: "
        "no operation 'getOrdr' in the document; did you mean getOrder?",
    ]
    result = run("-p", "xdist", "-n", "2")
    result.assert_outcomes(errors=3)
    assert "INTERNALERROR" not in output(result)
    assert "UsageError: @pytest.mark.fault of" in output(result)


def test_a_server_is_queried_for_what_only_it_knows(run: Run, suite: Suite) -> None:
    """Its document is not here, so before any test runs only the words are looked at."""
    suite('import pytest\n@pytest.mark.fault("getOrdr", 404)\ndef test_a(mock): pass\n')
    with server("--delivery", "manual", spec=ORDERS) as url:
        result = run("--mock-url", url)
        result.assert_outcomes(errors=1)
        assert (
            "UsageError: @pytest.mark.fault of test_a_server_is_queried_for_what_only_it_knows.py::test_a: "
            in output(result)
        )
        suite('import pytest\n@pytest.mark.fault("getOrder", 200)\ndef test_a(mock): pass\n')
        assert run("--mock-url", url).ret == pytest.ExitCode.USAGE_ERROR


def test_a_marker_of_that_name_may_be_somebody_elses(run: Run, suite: Suite) -> None:
    suite('import pytest\n@pytest.mark.fault("of the user")\ndef test_a(): pass\n')
    run().assert_outcomes(passed=1)


# Factories


DECLARED = """
from understudy.testing.factories import Factory, Variant, sequence

ORDERS = Factory("Order", {"note": sequence(lambda n: f"Note {n}")}, [Variant("big", {"note": "big"}, state="paid")])
"""
USES = """
    import pytest

    def test_a(factory):
        assert [each["note"] for each in factory.insert("Order", count=2)] == ["Note 1", "Note 2"]
        assert factory.insert("Order", "big")["status"] == "paid"

    def test_b(factory):
        assert factory.insert("Order")["note"] == "Note 1"

    @pytest.mark.mock(factories=[])
    def test_none(factory):
        assert factory.insert("Order").keys() == {"id", "status"}
"""


@pytest.mark.parametrize("entry", ["support/factories.py", "support.factories"])
def test_the_fixture_takes_what_a_file_declares(run: Run, pytester: pytest.Pytester, suite: Suite, entry: str) -> None:
    pytester.mkpydir("support").joinpath("factories.py").write_text(DECLARED, encoding="utf-8")
    suite(USES, ini=f"pythonpath = .\nunderstudy_factories = {entry}\n")
    run().assert_outcomes(passed=3)
    run("-p", "xdist", "-n", "2").assert_outcomes(passed=3)


def test_a_marker_names_others(run: Run, pytester: pytest.Pytester, suite: Suite) -> None:
    (pytester.path / "mine.py").write_text(DECLARED, encoding="utf-8")
    suite(
        """
        import pytest

        @pytest.mark.mock(factories=["mine.py"])
        def test_a(factory):
            assert factory.insert("Order")["note"] == "Note 1"

        def test_b(factory):
            assert "note" not in factory.insert("Order")
        """
    )
    run().assert_outcomes(passed=2)


MISTAKES = """from understudy.testing.factories import Factory, Variant, ref

ORDERS = Factory(
    "Order",
    {"nmae": "x", "note": 5},
    [
        Variant("big", {"note": ref("Custmer.id")}),
        Variant("late", state="payed"),
    ],
)
MORE = [Factory("Ordr"), Factory("orders")]
"""


def test_all_mistakes_are_reported_with_their_places_before_any_test_runs(
    run: Run, pytester: pytest.Pytester, suite: Suite
) -> None:
    pytester.mkdir("support").joinpath("factories.py").write_text(MISTAKES, encoding="utf-8")
    suite("def test_a(factory): pass\ndef test_b(factory): pass", ini="understudy_factories = support/factories.py\n")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert [line for line in result.errlines if line] == [
        'ERROR: support/factories.py:3: Factory("Order"): Order has no attribute "nmae"; did you mean "note"?',
        'support/factories.py:3: Factory("Order"): "note" is 5, which the document refuses: '
        "expected string, got integer",
        'support/factories.py:7: Factory("Order"): variant "big": the ref of "note": '
        'the document has no resource "Custmer"; did you mean "Customer"?',
        'support/factories.py:8: Factory("Order"): variant "late": Order has no state "payed"; did you mean "paid"?',
        'support/factories.py:11: Factory("Ordr"): the document has no resource "Ordr"; did you mean "Order"?',
        'support/factories.py:11: Factory("orders"): Order has a factory already; make this one a variant of it',
    ]
    result = run("-p", "xdist", "-n", "2")
    result.assert_outcomes(errors=2)
    assert 'UsageError: support/factories.py:3: Factory("Order"): Order has no attribute "nmae"' in output(result)
    assert "INTERNALERROR" not in output(result)


OPTION = "understudy_factories or @pytest.mark.mock(factories=)"
UNREADABLE = [
    (
        "factores.py",
        "",
        f"{OPTION}: there is no file factores.py in {{root}}; did you mean factories.py?",
    ),
    (
        "factores",
        "",
        f"{OPTION}: there is no module factores; did you mean factories?",
    ),
    (
        "zzzz.factories",
        "",
        f"{OPTION}: there is no module zzzz.factories; name its file, such as tests/factories.py",
    ),
    (
        "factories.py",
        "x = 1\n",
        'factories.py declares no factory; write one such as ORDERS = Factory("Order", {{"amount": 5}}), of '
        "understudy.testing.factories",
    ),
    (
        "factories.py",
        "x = 1\nimport zzzz\n",
        "factories.py can't be imported: ModuleNotFoundError: No module named 'zzzz' (factories.py:2)",
    ),
    (
        "factories",
        "def f():\n    1 / 0\n\nf()\n",
        "factories can't be imported: ZeroDivisionError: division by zero (factories.py:2)",
    ),
    (
        "./support",
        "",
        f"{OPTION}: ./support in {{root}} is a folder; name the files in it",
    ),
    (
        "support/notes.txt",
        "",
        "support/notes.txt is no Python file; factories are declared in one such as factories.py",
    ),
    (
        "factories.py",
        "import sys\nsys.exit(3)\n",
        "factories.py can't be imported: SystemExit: 3 (factories.py:2)",
    ),
    (
        "factories.py",
        'from understudy.testing.factories import Factory\n\nx = Factory("Order", variants=[7])\n',
        "factories.py can't be imported: FactoryError: "
        'Factory("Order"): variants is a list such as [Variant("paid")]; got [7] (factories.py:3)',
    ),
    (
        "factories.py",
        "x = (\n",
        "factories.py can't be imported: SyntaxError: '(' was never closed (factories.py, line 1)",
    ),
    (
        "factories.py",
        "from understudy.testing.factories import choose\n\nx = choose([])\n",
        "factories.py can't be imported: FactoryError: choose needs at least one option (factories.py:3)",
    ),
]


@pytest.mark.parametrize(("entry", "code", "message"), UNREADABLE, ids=[each[2][:50] for each in UNREADABLE])
def test_a_file_that_can_not_be_read_is_reported(
    run: Run, pytester: pytest.Pytester, suite: Suite, entry: str, code: str, message: str
) -> None:
    (pytester.path / "factories.py").write_text(code, encoding="utf-8")
    pytester.mkdir("support").joinpath("notes.txt").write_text("")
    suite("def test_a(factory): pass", ini=f"pythonpath = .\nunderstudy_factories = {entry}\n")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: {message.format(root=pytester.path)}\n" in output(result)


def test_nobody_who_makes_no_records_needs_them(run: Run, pytester: pytest.Pytester, suite: Suite) -> None:
    (pytester.path / "factories.py").write_text("1 / 0", encoding="utf-8")
    suite("def test_a(mock): pass", ini="understudy_factories = factories.py\n")
    run().assert_outcomes(passed=1)
