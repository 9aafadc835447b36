"""The ini option understudy_handlers: the operations of a suite's mock that functions of its own carry out."""

from __future__ import annotations

import pytest
import suites
from receivers import ORDERS
from suites import Run, output

pytest_plugins = ["pytester"]
run = suites.run

HANDLERS = """
from understudy import handler

@handler("createOrder")
def create(call, records):
    return records.create("orders", note=f"{call.body['note']}!")
"""


def suite(pytester: pytest.Pytester, option: str) -> None:
    pytester.makeini(f"[pytest]\nunderstudy_spec = orders.yaml\nunderstudy_handlers = {option}\n")
    (pytester.path / "orders.yaml").write_bytes(ORDERS.read_bytes())
    (pytester.path / "handlers.py").write_text(HANDLERS)


def test_handlers_of_a_file_work_in_every_test(run: Run, pytester: pytest.Pytester) -> None:
    suite(pytester, "handlers.py")
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("again", [1, 2])
        def test_a(mock_client, again):
            assert mock_client.post("/orders", json={"note": "a"}).json()["note"] == "a!"
        """
    )
    run().assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("handler.py", "understudy_handlers or @pytest.mark.mock(handlers=): there is no file handler.py in {root}; "),
        ("no_such_module", "understudy_handlers: there is no module no_such_module; "),
        (
            "orders.yaml",
            "understudy_handlers: there is no module orders.yaml; name its file, such as ",
        ),
    ],
)
def test_a_file_that_can_not_be_used_is_reported_before_any_test_runs(
    run: Run, pytester: pytest.Pytester, option: str, message: str
) -> None:
    suite(pytester, option)
    pytester.makepyfile("def test_a(mock): pass")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: {message.format(root=pytester.path)}" in output(result)


def test_an_operation_that_there_is_not_is_reported_with_its_place(run: Run, pytester: pytest.Pytester) -> None:
    suite(pytester, "handlers.py")
    (pytester.path / "handlers.py").write_text(HANDLERS.replace("createOrder", "creatOrder"))
    pytester.makepyfile("def test_a(mock): pass\ndef test_b(mock): pass")
    result = run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert output(result).count("the document has no operation 'creatOrder'; did you mean createOrder?") == 1
    assert "understudy_handlers: handlers.py:4 create: the document has" in output(result)
