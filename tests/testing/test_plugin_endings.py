"""The end of a test under the plugin: what is left of its webhooks, clean-up that fails, how long it waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import suites
from live_mocks import server
from suites import ORDERS, Run, output

pytest_plugins = ["pytester"]
run, suite = suites.run, suites.suite

Suite = Callable[..., None]

LEFTOVERS = """
    import pytest

    def test_passes(mock, webhooks):
        mock.create("orders", emit=True)
        mock.create("orders", emit=True)
        webhooks.wait_for("order.created", match={"data": {"id": 2}})

    def test_fails(mock, webhooks):
        mock.create("orders", emit=True)
        mock.webhooks.drain()
        assert False

    def test_all_are_taken(mock, webhooks):
        mock.create("orders", emit=True)
        webhooks.wait_for("order.created")

    def test_what_is_merely_due_is_not_delivered_for_it(mock, webhooks):
        mock.create("orders", emit=True)

    def test_without(mock):
        mock.create("orders", emit=True)
"""
LINE = (
    "understudy: webhooks that no wait took came in 2 tests; "
    "-rP shows them, @pytest.mark.mock(strict=True) fails such a test"
)


@pytest.mark.parametrize("more", [(), ("-p", "xdist", "-n", "2")], ids=["alone", "workers"])
def test_what_is_left_is_reported_and_fails_nothing(run: Run, suite: Suite, more: tuple[str, ...]) -> None:
    suite(LEFTOVERS)
    result = run(*more)
    result.assert_outcomes(passed=4, failed=1)
    text = output(result)
    assert text.count(LINE + "\n") == 1
    [head] = [line for line in result.outlines if "left at teardown" in line]
    assert " understudy webhooks left at teardown of test_fails " in head
    result.stdout.re_match_lines_random(
        [r"1 webhook was received that no wait took:", r'  #\d+ POST / \{"id":"evt_000001"']
    )
    assert "understudy journal" in text
    shown = output(run(*more, "-rP"))
    assert " understudy webhooks left at teardown of test_passes " in shown
    assert shown.count(" left at teardown of ") == 2


def test_where_nothing_is_left_nothing_is_reported(run: Run, suite: Suite) -> None:
    suite(
        """
        import pytest

        def test_taken(mock, webhooks):
            mock.create("orders", emit=True)
            webhooks.wait_for("order.created")

        @pytest.mark.mock(strict=True)
        def test_strict(mock, webhooks):
            mock.create("orders", emit=True)
        """
    )
    result = run("-rP")
    result.assert_outcomes(passed=2, errors=1)
    assert output(result).count("1 webhook was received that no wait took:") >= 1
    assert "left at teardown" not in output(result)
    assert "understudy: webhooks" not in output(result)


def test_one_that_is_run_again_is_reported_once(run: Run, suite: Suite) -> None:
    suite(
        """
        import pytest

        tries = []

        @pytest.mark.mock(strict=True)
        def test_a(mock, webhooks):
            tries.append(1)
            mock.create("orders", emit=True)
            if len(tries) == 1:
                mock.webhooks.drain()
                assert False
            webhooks.wait_for("order.created")
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
    result = run()
    result.assert_outcomes(passed=1)
    assert "no wait took" not in output(result)


def test_how_long_is_waited_is_an_option(run: Run, suite: Suite) -> None:
    suite(
        """
        import pytest
        from understudy.testing.webhooks import WebhookTimeout

        def waited(webhooks):
            with pytest.raises(WebhookTimeout) as caught:
                webhooks.wait_for("order.paid")
            return caught.value.timeout

        def test_of_the_ini_file(webhooks):
            assert waited(webhooks) == 0.02

        @pytest.mark.mock(webhook_timeout=0.01, delivery="async")
        def test_of_the_marker(webhooks):
            assert waited(webhooks) == 0.01

        def test_of_the_wait(webhooks):
            with pytest.raises(WebhookTimeout, match="was not received within 0.03 s"):
                webhooks.wait_for("order.paid", timeout=0.03)
        """,
        ini="understudy_webhook_timeout = 0.02\n",
    )
    run().assert_outcomes(passed=3)


@pytest.mark.parametrize("text", ["soon", "0", "-1", "nan", "inf", "1e300"])
def test_a_wrong_time_is_reported_before_any_test_runs(run: Run, suite: Suite, text: str) -> None:
    suite("def test_a(mock): pass", ini=f"understudy_webhook_timeout = {text}\n")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    message = f"understudy_webhook_timeout takes seconds above 0, such as 0.5; got '{text}'"
    assert f"ERROR: {message}\n" in output(result)


def test_a_clean_up_that_fails_is_a_warning(run: Run, suite: Suite) -> None:
    """The server goes away during the test: what was tested is true all the same."""
    suite(
        """
        def test_a(mock, webhooks):
            assert mock.records("orders") == []
            mock.__init__("http://127.0.0.1:9", session=mock.session)
        """
    )
    with server("--delivery", "manual", spec=ORDERS) as url:
        lenient = run("--mock-url", url, "-W", "default")
        strict = run("--mock-url", url)
    lenient.assert_outcomes(passed=1, warnings=2)
    warnings = ("the fixture webhooks could not unsubscribe: ", "the session of the test could not be ended: ")
    for text in warnings:
        assert f"CleanupWarning: {text}" in output(lenient)
    assert f"CleanupWarning: {text}" in output(strict)
    assert strict.ret == pytest.ExitCode.TESTS_FAILED, "-W error makes it one"


REMEMBERED = """
    import gc
    import weakref

    import pytest

    BEFORE = []

    @pytest.mark.parametrize("count", range(4))
    def test_the_mocks_of_earlier_tests_are_gone(mock, mocks, mock_client, factory, webhooks, count):
        gc.collect()
        assert [each() for each in BEFORE] == [None] * count * 2
        BEFORE.extend(map(weakref.ref, (mock, mocks("other"))))
"""


def test_a_mock_ends_with_its_test(run: Run, suite: Suite) -> None:
    """Of a large document each has megabytes: a suite of hundreds of tests held gigabytes."""
    suite(REMEMBERED, ini=f"understudy_mocks =\n  other = {ORDERS}\n")
    run().assert_outcomes(passed=4)
