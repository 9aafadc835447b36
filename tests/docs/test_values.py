"""docs/values.md shows what is made for each name, and what is made reads as real."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from howtos import DOCS

from understudy.values.table import HEAD, table
from understudy_tools import value_pools

PAGE = (DOCS / "values.md").read_text(encoding="utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split(" | "))
    for line in PAGE[PAGE.index(HEAD) :].splitlines()[2:]
    if line.startswith("| `")
]
SHAPES = {
    r"email": r"[a-z0-9.]+@(?:[a-z0-9-]+\.)?example\.com",
    r"phone": r"\+1[0-9]{10}",
    r"countrycode|statecode": r"[A-Z]{2}",
    r"currency": r"[A-Z]{3}",
    r"url$|^link|^image": r"https://example\.com/[a-z0-9/.-]+",
    r"^ip$": r"192\.0\.2\.[0-9]{1,3}",
    r"slug": r"[a-z0-9]+(?:-[a-z0-9]+)*",
    r"firstname|lastname": r"[A-Z][\w' -]+",
}


def test_the_table_is_what_the_command_writes() -> None:
    assert PAGE[PAGE.index(HEAD) :] == table(), "python -m understudy.values.table docs/values.md writes it anew"


def test_there_are_two_hundred_names() -> None:
    assert len({row[0] for row in ROWS}) >= 200


@pytest.mark.parametrize("names", SHAPES)
def test_values_have_the_shape_of_what_they_are(names: str) -> None:
    found = [row for row in ROWS if re.search(names, row[0].strip("`")) and row[1] == "string"]
    assert found
    for row in found:
        for value in row[2:]:
            assert re.fullmatch(SHAPES[names], value), row


def test_check_digits_are_right() -> None:
    by_name = {row[0].strip("`"): row[2:] for row in ROWS}
    for value in by_name["iban"]:
        digits = "".join(str(int(each, 36)) for each in value[4:] + value[:4])
        assert int(digits) % 97 == 1
    for value in (*by_name["ean"], *by_name["isbn"]):
        assert sum(int(each) * (3 if place % 2 else 1) for place, each in enumerate(value)) % 10 == 0
    for value in by_name["cardnumber"]:
        doubled = [sum(divmod(2 * int(each), 10)) if place % 2 else int(each) for place, each in enumerate(value[::-1])]
        assert sum(doubled) % 10 == 0


def test_times_are_in_their_order_and_what_expires_is_in_the_future() -> None:
    by_name = {row[0].strip("`"): row[2:] for row in ROWS if row[1] in ("date", "date-time")}
    assert by_name["createdAt"] < by_name["updatedAt"]
    assert by_name["startDate"] < by_name["endDate"]
    assert all(datetime.fromisoformat(value) > datetime.now(UTC) for value in by_name["expiresAt"])


def test_names_are_those_that_faker_draws() -> None:
    assert value_pools.TARGET.read_text(encoding="utf-8") == value_pools.drawn()


def test_no_value_needs_faker() -> None:
    code = (
        "import sys\nfrom understudy.openapi.schemas import Schemas\nfrom understudy.values.generate import Values\n"
        "values = Values(Schemas({}, '3.1'), 0)\n"
        "node = {'type': 'object', 'required': ['first_name'], 'properties': {'first_name': {'type': 'string'}}}\n"
        "print(bool(values.generate(node, 'response', key='k')), 'faker' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
