"""Several documents in one test: the fixture `mocks`, as users of the plugin write it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import suites
from live_mocks import BOOKSHOP, server
from suites import ORDERS, Run, output

pytest_plugins = ["pytester"]
run, suite = suites.run, suites.suite

BOTH = f"understudy_mocks =\n  shop = {ORDERS}\n  books = {BOOKSHOP}\n"
TESTS = """
    import pytest

    def test_each_has_its_own_state(mocks):
        shop, books = mocks("shop"), mocks("books")
        assert mocks("shop") is shop
        assert mocks.client("shop").post("/orders", json={"note": "a"}).json()["id"] == 1
        assert len(shop.records("orders")) == 1
        assert {shop.contract.title, books.contract.title} == {"Orders", "Bookshop"}
        with pytest.raises(Exception, match="has no resource 'orders'"):
            books.records("orders")

    def test_each_begins_anew(mocks):
        assert mocks("shop").records("orders") == []
        mocks("shop").expect("createOrder", match={"note": "b"})
        assert mocks.client("shop").post("/orders", json={"note": "b"}).status_code == 201

    def test_each_has_its_own_webhooks(mocks):
        inbox = mocks.webhooks("shop")
        mocks.webhooks("books")
        mocks("shop").create("orders", emit=True)
        assert inbox.wait_for("order.created").body["type"] == "order.created"
        assert mocks.factory("shop").insert("Order")["id"] == 2
"""


@pytest.mark.process
def test_two_documents_in_one_test(run: Run, suite: Callable[..., None]) -> None:
    suite(TESTS, spec=None, ini=BOTH)
    run().assert_outcomes(passed=3)


@pytest.mark.process
def test_one_of_them_may_be_a_live_server(run: Run, suite: Callable[..., None]) -> None:
    with server("--delivery", "manual", spec=ORDERS) as url:
        suite(TESTS, spec=None, ini=f"understudy_mocks =\n  books = {BOOKSHOP}\n")
        result = run("--mock-url", f"shop={url}")
        result.assert_outcomes(passed=3)
        result.stdout.fnmatch_lines([f"understudy: against shop={url}"])


@pytest.mark.process
def test_each_is_verified_and_all_that_is_wrong_is_reported(run: Run, suite: Callable[..., None]) -> None:
    suite(
        """
        import pytest

        @pytest.mark.mock(name="books", strict=True)
        def test_both_fail(mock, mocks):
            mocks("shop").expect("createOrder")
            mocks("books").faults.add("listBooks", 503)

        @pytest.mark.mock(name="shop", seed=9)
        def test_a_failure_shows_each_journal(mocks):
            mocks.client("shop").get("/orders/7")
            mocks.client("books").get("/nothing")
            assert False
        """,
        ini=BOTH,
    )
    result = run()
    result.assert_outcomes(passed=1, errors=1, failed=1)
    text = output(result)
    for each in ('mocks("shop"): ', "createOrder", 'mocks("books"): ', "listBooks"):
        assert each in text
    for each in ("understudy journal of shop", "GET /orders/7 → 404", "understudy journal of books", "--mock-seed 9"):
        assert each in text


@pytest.mark.parametrize(
    ("ini", "marker", "message"),
    [
        (
            "understudy_mocks = billing\n",
            "",
            "understudy_mocks takes lines such as billing = path/to/billing.yaml; got",
        ),
        ("understudy_mocks = billing = none.yaml\n", "", "there is no file none.yaml in"),
        ("", '@pytest.mark.mock(name="bil ling", spec="a")', "name= takes a name such as \"billing\"; got 'bil ling'"),
        ("", '@pytest.mark.mock(name="billing")', 'no document for mocks("billing"): give understudy_mocks the line'),
    ],
)
@pytest.mark.process
def test_what_can_not_be_is_reported_before_any_test_runs(
    run: Run, suite: Callable[..., None], ini: str, marker: str, message: str
) -> None:
    suite(f"import pytest\n\n{marker}\ndef test_it(mocks):\n    pass\n", spec=None, ini=ini)
    text = output(run())
    assert message in text
    assert "Traceback" not in text


@pytest.mark.process
def test_a_name_without_a_document_is_reported_with_the_nearest(run: Run, suite: Callable[..., None]) -> None:
    suite("def test_it(mocks):\n    mocks('shp')\n", spec=None, ini=BOTH)
    text = output(run())
    assert 'no document for mocks("shp"): give understudy_mocks the line shp = path/to/openapi.yaml' in text
    assert "did you mean shop?" in text
