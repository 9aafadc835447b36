"""Contract coverage, asked for as users do: suites of their own, run in processes of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from live_mocks import ROOT, server

from understudy.server.cli.main import main
from understudy.testing import plugin
from understudy.testing.coverage import KINDS, CoverageTally, Item, Kind
from understudy.testing.coverage.report import percent, shortfall

pytest_plugins = ["pytester"]

ORDERS = ROOT / "tests" / "support" / "orders.yaml"
PAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
Run = Callable[..., pytest.RunResult]

SUITE = """
    from datetime import timedelta

    def test_orders_are_made_and_paid(mock_client, clock):
        assert mock_client.post("/orders", json={"note": "a"}).status_code == 201
        assert mock_client.post("/orders/1/pay").status_code == 200
        clock.advance(timedelta(hours=25))

    def test_no_order(mock_client):
        assert mock_client.get("/orders/9").status_code == 404

    def test_it_can_be_changed(mock_client, mock):
        mock.create("orders", emit=True)
        assert mock_client.patch("/orders/1", json={"status": "lost", "note": "b"}).status_code == 200
"""
TABLE = """
=* contract coverage =*
orders.yaml (Orders 1)
  operations              4 of 8    50.0 %
  statuses               4 of 15    26.6 %
  parameters              3 of 5    60.0 %
  properties              3 of 6    50.0 %
  property values         1 of 5    20.0 %
  transitions             3 of 6    50.0 %
  events                  2 of 6    33.3 %
  not called:
    createCustomer (POST /customers)
    getCustomer (GET /customers/{id})
    listOrders (GET /orders)
    deleteOrder (DELETE /orders/{id})
""".strip().splitlines()


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run what the pytester holds; the plugin is named, whether or not it is installed."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "mock"))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    options = ("-p", plugin.__name__, "-W", "error", "-p", "no:cacheprovider")
    return lambda *more: pytester.runpytest_subprocess(*options, *more)


@pytest.fixture
def suite(pytester: pytest.Pytester) -> Callable[..., None]:
    """Write a suite for a document, a text or a file, and its conftest."""

    def write(tests: str, *, spec: Path | str = ORDERS, conftest: str = "") -> None:
        text = spec if isinstance(spec, str) else spec.read_text(encoding="utf-8")
        (pytester.path / "orders.yaml").write_text(text, encoding="utf-8")
        pytester.makeini("[pytest]\naddopts = --strict-markers\nunderstudy_spec = orders.yaml\n")
        pytester.makepyfile(tests)
        if conftest:
            pytester.makeconftest(conftest)

    return write


def output(result: pytest.RunResult) -> str:
    return result.stdout.str() + result.stderr.str()


def kinds(file: Path, document: str = "orders.yaml") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["documents"][document]["kinds"]
    return found


def test_the_terminal_has_a_table_and_what_was_not_called(run: Run, suite: Callable[..., None]) -> None:
    suite(SUITE)
    result = run("--contract-coverage")
    result.assert_outcomes(passed=3)
    result.stdout.re_match_lines([TABLE[0]])
    result.stdout.fnmatch_lines(TABLE[1:], consecutive=True)
    assert result.ret == pytest.ExitCode.OK


def test_workers_are_put_together(run: Run, suite: Callable[..., None], pytester: pytest.Pytester) -> None:
    suite(SUITE)
    run("--contract-coverage-json", "one.json").assert_outcomes(passed=3)
    result = run("-p", "xdist", "-n", "2", "--contract-coverage", "--contract-coverage-json", "two.json")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(TABLE[1:], consecutive=True)
    assert output(result).count("contract coverage") == 1
    one, two = ((pytester.path / name).read_text(encoding="utf-8") for name in ("one.json", "two.json"))
    assert one == two


def test_a_worker_that_crashed_is_named(run: Run, suite: Callable[..., None]) -> None:
    suite("import os\n\ndef test_a(mock_client):\n    mock_client.get('/orders')\n    os._exit(3)")
    result = run("-p", "xdist", "-n", "1", "--contract-coverage")
    result.stdout.fnmatch_lines(["what the worker gw0 did is not counted: it ended without telling"])


def test_the_first_failure_ends_workers_with_their_counts(run: Run, suite: Callable[..., None]) -> None:
    suite("def test_a(mock_client):\n    mock_client.get('/orders')\n    assert False\n\ndef test_b(): pass")
    result = run("-p", "xdist", "-n", "2", "-x", "--contract-coverage")
    result.stdout.fnmatch_lines(["  operations              1 of 8    12.5 %"])
    assert "is not counted" not in output(result)


@pytest.mark.parametrize(
    ("least", "message"),
    [
        ("26.6", None),
        ("0", None),
        (
            "26.7",
            "contract coverage: 26.6 % of the documented statuses of operations (4 of 15); "
            "--contract-coverage-fail-under asks for 26.7 %",
        ),
        (
            "100",
            "contract coverage: 26.6 % of the documented statuses of operations (4 of 15); "
            "--contract-coverage-fail-under asks for 100 %",
        ),
    ],
)
def test_too_little_fails_the_run(run: Run, suite: Callable[..., None], least: str, message: str | None) -> None:
    suite(SUITE)
    result = run("--contract-coverage-fail-under", least)
    result.assert_outcomes(passed=3)
    assert result.ret == (pytest.ExitCode.TESTS_FAILED if message else pytest.ExitCode.OK)
    assert ("--contract-coverage-fail-under asks" in output(result)) == bool(message)
    if message:
        result.stdout.fnmatch_lines([message])


def test_a_threshold_over_workers(run: Run, suite: Callable[..., None]) -> None:
    suite(SUITE)
    assert run("-p", "xdist", "-n", "2", "--contract-coverage-fail-under=26").ret == pytest.ExitCode.OK
    assert run("-p", "xdist", "-n", "2", "--contract-coverage-fail-under=27").ret == pytest.ExitCode.TESTS_FAILED


def test_a_suite_without_the_mock(run: Run, suite: Callable[..., None]) -> None:
    suite("def test_a(): pass")
    result = run("--contract-coverage-fail-under=1")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    message = "contract coverage: no test used the mock; --contract-coverage-fail-under asks for 1 %"
    result.stdout.fnmatch_lines(["no test used the mock", message], consecutive=True)
    assert run("--contract-coverage-fail-under=0").ret == pytest.ExitCode.OK


def test_only_collecting_counts_nothing(run: Run, suite: Callable[..., None]) -> None:
    suite(SUITE)
    result = run("--collect-only", "--contract-coverage-fail-under=100")
    assert result.ret == pytest.ExitCode.OK
    assert "contract coverage" not in output(result)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--contract-coverage-fail-under=101", "takes a percentage from 0 to 100; got '101'"),
        ("--contract-coverage-fail-under=-1", "takes a percentage from 0 to 100; got '-1'"),
        ("--contract-coverage-fail-under=nan", "takes a percentage from 0 to 100; got 'nan'"),
        ("--contract-coverage-fail-under=80%", "takes a percentage from 0 to 100; got '80%'"),
        ("--contract-coverage-html=.", "takes the name of a file; '.' is a directory"),
        ("--contract-coverage-json=", "takes the name of a file; '' is a directory"),
    ],
)
def test_bad_options_are_refused_before_any_test(
    run: Run, suite: Callable[..., None], option: str, message: str
) -> None:
    suite(SUITE)
    result = run(option)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: {option.partition('=')[0]} {message}\n" in output(result)


def test_a_file_that_cannot_be_written_fails_the_run(
    run: Run, suite: Callable[..., None], pytester: pytest.Pytester
) -> None:
    suite(SUITE)
    result = run("--contract-coverage-html", "orders.yaml/a.html")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    place = pytester.path / "orders.yaml" / "a.html"
    result.stdout.fnmatch_lines([f"--contract-coverage-html: {place} can't be written: File exists"])
    assert "INTERNALERROR" not in output(result)


def test_nothing_is_imported_without_the_options(run: Run, suite: Callable[..., None]) -> None:
    suite(
        """
        import sys

        def test_a(mock, request):
            assert not [name for name in sys.modules if name.startswith("understudy.testing.coverage")]
            assert not request.config.pluginmanager.has_plugin("understudy-coverage")
        """
    )
    result = run()
    result.assert_outcomes(passed=1)
    assert "contract coverage" not in output(result)


SHOP = """
openapi: 3.1.0
info: {title: "<Shop> & co", version: "2"}
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - {name: limit, in: query, schema: {type: integer, default: 10}}
        - {name: kind, in: query, schema: {type: array, items: {$ref: "#/components/schemas/Kind"}}}
        - {name: sort, in: query, schema: {type: string, enum: [up, down], default: up}}
        - {name: X-Mode, in: header, schema: {type: integer, enum: [1, 2]}}
        - {name: Accept, in: header, schema: {type: string}}
        - {name: tint, in: cookie, schema: {type: string}}
      responses:
        "200":
          description: All.
          content:
            application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}
        "4XX": {description: Bad.}
        default: {description: Else.}
    post:
      operationId: addThing
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/Thing"}}
      responses:
        "201": {description: Made., content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
        "422": {description: Bad.}
  /unnamed: {get: {responses: {"200": {description: Yes.}}}}
webhooks:
  thing.created:
    post:
      operationId: thingCreated
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses: {"204": {description: Taken.}}
components:
  schemas:
    Kind: {type: string, enum: [big, small]}
    Thing:
      type: object
      properties:
        id: {type: integer, readOnly: true}
        kind: {$ref: "#/components/schemas/Kind"}
        flag: {enum: [true, 1, null]}
        parts: {type: array, items: {type: object, properties: {size: {enum: [s, l]}, note: {type: string}}}}
        inner: {$ref: "#/components/schemas/Thing"}
"""


def items(file: Path, kind: str) -> tuple[list[list[str]], list[list[str]]]:
    found = kinds(file)[kind]["items"]
    return found["covered"], found["missing"]


def test_every_kind_is_distinguished(run: Run, suite: Callable[..., None], pytester: pytest.Pytester) -> None:
    suite(
        """
        def test_a(mock_client):
            mock_client.get("/things?kind=big&sort=up", headers={"X-Mode": "2", "Accept": "*/*"})
            mock_client.get("/things?limit=x")
            mock_client.post("/things", json={"kind": "big", "parts": [{"size": "s"}, {"size": "l"}], "flag": True})
            mock_client.get("/unnamed")
        """,
        spec=SHOP,
    )
    run("--contract-coverage-json", "c.json", "--contract-coverage-operations", "ops").assert_outcomes(passed=1)
    file = pytester.path / "c.json"
    assert items(file, "statuses") == (
        [["listThings", "200"], ["listThings", "4XX"], ["addThing", "201"], ["get /unnamed", "200"]],
        [["listThings", "default"], ["addThing", "422"]],
    )
    assert [text for _, text in items(file, "parameters")[0]] == [
        "query limit: given",
        "query limit: default",
        "query kind: given",
        "query sort: given",
        "query sort: default",
        "header X-Mode: given",
    ]
    assert items(file, "parameters")[1] == [["listThings", "cookie tint: given"]]
    assert [text for _, text in items(file, "parameter values")[0]] == [
        'query kind[] = "big"',
        'query sort = "up"',
        "header X-Mode = 2",
    ]
    assert [text for _, text in items(file, "parameter values")[1]] == [
        'query kind[] = "small"',
        'query sort = "down"',
        "header X-Mode = 1",
    ]
    assert items(file, "properties") == (
        [["addThing", name] for name in ("kind", "flag", "parts", "parts[].size")],
        [["addThing", name] for name in ("inner", "parts[].note")],
    )
    assert [text for _, text in items(file, "property values")[0]] == [
        'kind = "big"',
        "flag = true",
        'parts[].size = "s"',
        'parts[].size = "l"',
    ]
    assert [text for _, text in items(file, "property values")[1]] == ['kind = "small"', "flag = 1", "flag = null"]
    assert items(file, "events") == ([["thing.created", "webhook"]], [])
    # What has no operationId has no name that `understudy diff` knows.
    assert (pytester.path / "ops").read_text(encoding="utf-8") == "listThings\naddThing\nthingCreated\n"
    assert json.loads(file.read_text(encoding="utf-8"))["operations"] == ["listThings", "addThing", "thingCreated"]


def test_diff_takes_the_file_of_operations(
    run: Run, suite: Callable[..., None], pytester: pytest.Pytester, capsys: pytest.CaptureFixture[str]
) -> None:
    suite(SUITE)
    run("--contract-coverage-operations", "made/ops.txt").assert_outcomes(passed=3)
    old, new, names = (pytester.path / each for each in ("orders.yaml", "new.yaml", "made/ops.txt"))
    text = old.read_text(encoding="utf-8")
    without = "\n".join(line for line in text.splitlines() if "listOrders" not in line)
    assert names.read_text(encoding="utf-8").splitlines() == [
        "createOrder",
        "getOrder",
        "changeOrder",
        "payOrder",
        "order.created",
        "order.paid",
    ]
    new.write_text(without, encoding="utf-8")
    capsys.readouterr()
    assert main(["diff", str(old), str(new)]) == 1
    assert main(["diff", str(old), str(new), "--only", str(names)]) == 0
    new.write_text(without.replace("operationId: payOrder, ", "operationId: payOrder, deprecated: true, "))
    capsys.readouterr()
    main(["diff", str(old), str(new), "--only", str(names)])
    out, error = capsys.readouterr()
    assert (error, "payOrder" in out, "listOrders" in out) == ("", True, False)


class _Reader(HTMLParser):
    """The tags of a page with their attributes, and its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_the_page_stands_alone(run: Run, suite: Callable[..., None], pytester: pytest.Pytester) -> None:
    suite("def test_a(mock_client):\n    mock_client.get('/things?sort=up')", spec=SHOP)
    run("--contract-coverage-html", "made/c.html").assert_outcomes(passed=1)
    text = (pytester.path / "made" / "c.html").read_text(encoding="utf-8")
    reader = _Reader()
    reader.feed(text)
    assert reader.open == []
    assert {"script", "link", "img", "a"}.isdisjoint(tag for tag, _ in reader.tags)
    assert not any({"src", "href"} & set(attributes) for _, attributes in reader.tags)
    assert "url(" not in text
    assert "@import" not in text
    assert "color-scheme: light dark" in text
    assert "prefers-color-scheme: dark" in text
    assert {"<Shop> & co 2", "orders.yaml", "✓ called", "✗ not called"} <= set(reader.texts)
    assert {"✓ 200", "✗ default", '✓ query sort = "up"', '✗ query sort = "down"'} <= set(reader.texts)
    assert {"1 of 3", "33.3 %", "✗ parts[].size", "thing.created", "✗ webhook"} <= set(reader.texts)
    meters = [attributes for tag, attributes in reader.tags if tag == "meter"]
    assert meters[0] == {"min": "0", "max": "3", "value": "1", "aria-label": "operations"}


def test_what_tests_did_not_do_is_not_theirs(run: Run, suite: Callable[..., None], pytester: pytest.Pytester) -> None:
    suite(
        """
        def test_a(mock, mock_client): pass
        """,
        conftest="""
        import pytest

        @pytest.fixture(scope="session")
        def mock_baseline():
            def fill(mock):
                mock.create("orders", emit=True)
                mock.transition("orders", 1, to="paid")
            return fill
        """,
    )
    run("--contract-coverage-json", "c.json").assert_outcomes(passed=1)
    found = kinds(pytester.path / "c.json")
    assert {kind: found[kind]["covered"] for kind in KINDS} == dict.fromkeys(KINDS, 0)
    assert found["operations"]["total"] == 8


@pytest.mark.parametrize("live", [False, True], ids=["in process", "live"])
def test_a_failed_test_counts_and_a_lost_answer_does_not(
    run: Run, suite: Callable[..., None], pytester: pytest.Pytester, live_shop: str, live: bool
) -> None:
    suite(
        """
        from datetime import timedelta

        import httpx
        import pytest

        @pytest.mark.parametrize("kind", ["timeout", "connection-reset", "truncated-body"])
        def test_struck(mock_client, faults, kind):
            faults.add("addThing", kind=kind, phase="after_commit")
            with pytest.raises(httpx.TransportError):
                mock_client.post("/things", json={}, timeout=0.5)
            faults.add("listThings", kind=kind)
            with pytest.raises(httpx.TransportError):
                mock_client.get("/things", timeout=0.5)

        def test_whole(mock_client, faults):
            faults.add("listThings", latency=timedelta(milliseconds=1))
            mock_client.get("/things")
            faults.add("addThing", kind="malformed-body")
            mock_client.post("/things", json={})
            assert False
        """,
        spec=SHOP,
    )
    address = ["--mock-url", live_shop] if live else []
    for chosen, statuses in (("struck", []), ("whole", [["listThings", "200"], ["addThing", "201"]])):
        run("-k", chosen, "--contract-coverage-json", "c.json", *address)
        file, name = pytester.path / "c.json", live_shop if live else "orders.yaml"
        found = kinds(file, name)
        assert found["statuses"]["items"]["covered"] == statuses
        assert [identity for identity, _ in found["operations"]["items"]["covered"]] == ["listThings", "addThing"]


def test_documents_are_counted_apart(run: Run, suite: Callable[..., None], pytester: pytest.Pytester) -> None:
    suite(
        """
        import pytest

        @pytest.mark.mock(spec="shop.yaml")
        def test_a(mock_client):
            mock_client.get("/things")

        def test_b(mock_client):
            mock_client.get("/orders")

        @pytest.mark.mock(overlays=["o.yaml"])
        def test_c(mock_client):
            mock_client.get("/orders")
        """
    )
    (pytester.path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    change = {"target": "$.paths['/customers']", "remove": True}
    overlay = {"overlay": "1.0.0", "info": {"title": "O", "version": "1"}, "actions": [change]}
    (pytester.path / "o.yaml").write_text(json.dumps(overlay), encoding="utf-8")
    result = run("--contract-coverage", "--contract-coverage-fail-under=9", "--contract-coverage-json=c.json")
    result.assert_outcomes(passed=3)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    totals = {
        name: found["kinds"]["statuses"]["total"]
        for name, found in json.loads((pytester.path / "c.json").read_text(encoding="utf-8"))["documents"].items()
    }
    assert totals == {"shop.yaml": 6, "orders.yaml": 15, "orders.yaml + o.yaml": 14}
    result.stdout.fnmatch_lines(["contract coverage: 8.5 % of the documented statuses of operations (3 of 35);*"])


def test_the_list_of_what_was_not_called_has_an_end(run: Run, suite: Callable[..., None]) -> None:
    paths = {
        f"/p{n}": {"get": {"operationId": f"get{n}", "responses": {"200": {"description": "."}}}} for n in range(22)
    }
    document = {"openapi": "3.1.0", "info": {"title": "Many", "version": "1"}, "paths": paths}
    suite("def test_a(mock): pass", spec=json.dumps(document))
    result = run("--contract-coverage")
    result.stdout.fnmatch_lines(["    get19 (GET /p19)", "    … and 2 more"], consecutive=True)


@pytest.fixture(scope="module")
def live_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file = tmp_path_factory.mktemp("shop") / "shop.yaml"
    file.write_text(SHOP, encoding="utf-8")
    with server("--delivery", "manual", spec=file) as url:
        yield url


@pytest.fixture(scope="module")
def live_orders() -> Iterator[str]:
    with server("--delivery", "manual", spec=ORDERS) as url:
        yield url


def test_a_live_server_is_counted_alike(run: Run, suite: Callable[..., None], live_orders: str) -> None:
    suite(SUITE)
    result = run("--contract-coverage", "--mock-url", live_orders)
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines([f"{live_orders} (Orders 1)", *TABLE[2:]], consecutive=True)


def test_a_server_that_is_gone_is_reported(run: Run, suite: Callable[..., None], live_orders: str) -> None:
    suite(
        """
        from understudy.remote.mock import RemoteError

        def test_a(mock, mock_client):
            def gone(**_):
                raise RemoteError("no answer")

            mock_client.get("/orders")
            mock.transitions = gone
        """
    )
    result = run("--contract-coverage", "--mock-url", live_orders)
    name = "test_a_server_that_is_gone_is_reported.py::test_a"
    result.stdout.fnmatch_lines(["  operations*0 of 8     0.0 %", f"{name} is not counted: no answer"])


def test_the_page_of_the_docs_names_every_option() -> None:
    source = Path(plugin.__file__).read_text(encoding="utf-8")
    assert source.count('": ("') >= 5
    names = ("", "-html", "-json", "-operations", "-fail-under")
    assert [name for name in names if f"`--contract-coverage{name}" not in PAGE] == []


OFFERED: dict[Kind, list[Item]] = {kind: [(kind, str(number)) for number in range(4)] for kind in KINDS}
seen = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5)), max_size=12)


def tally_of(happened: list[tuple[Kind, int]]) -> CoverageTally:
    tally = CoverageTally()
    tally.offer("a", "A", OFFERED, {})
    tally.add("a", ((kind, (kind, str(number))) for kind, number in happened))
    return tally


@given(parts=st.lists(seen, max_size=4), order=st.randoms())
def test_in_whichever_order_workers_come_in_the_result_is_the_same(parts: list[Any], order: Any) -> None:
    plain = [json.loads(json.dumps(tally_of(part).plain())) for part in (*parts, [])]
    order.shuffle(plain)
    merged = CoverageTally()
    for each in plain:
        merged.merge(each)
    assert merged.plain() == tally_of([each for part in parts for each in part]).plain()


@given(covered=st.integers(0, 300), missing=st.integers(0, 300))
def test_a_percentage_is_never_more_than_it_is(covered: int, missing: int) -> None:
    total = covered + missing
    text = percent(covered, total)
    assert (text == "100.0 %") == (missing == 0)
    tally = CoverageTally()
    statuses = [("op", str(number)) for number in range(total)]
    tally.offer("a", "A", {**{kind: [] for kind in KINDS}, "statuses": statuses}, {})
    tally.add("a", (("statuses", each) for each in statuses[:covered]))
    # Whoever asks for what the table shows gets it.
    assert shortfall(tally, float(text.removesuffix(" %"))) is None
