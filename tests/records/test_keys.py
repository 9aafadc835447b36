"""Keys by themselves: as texts, in the type of their property, and made different from those that there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.records.errors import MockError, RecordExistsError
from understudy.records.keys import check_free, key_text, make_distinct, record_key, take_key, typed_key
from understudy.state.store import Address, Change
from understudy.state.work import Work

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
USER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": WHOLE,
        "name": TEXT,
        "mail": TEXT,
        "code": {"type": "string", "maxLength": 3},
        "number": WHOLE,
        "share": {"type": "number"},
        "tags": {"type": "array", "items": TEXT},
    },
}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    user = schema_ref("User")
    paths = {
        "/users": {"post": operation("make", "201", user, body={**USER, "required": []})},
        "/users/{id}": {"parameters": key, "get": operation("read", reply=user)},
    }
    return play(document(paths, {"User": USER}), tmp_path, fill="required")


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "true"), (False, "false"), (1.0, "1"), (-2.0, "-2"), (1.5, "1.5"), (7, "7"), ("x", "x"), ("1.0", "1.0")],
)
def test_a_key_as_a_text(value: Any, text: str) -> None:
    assert key_text(value) == text


@pytest.mark.parametrize(
    ("name", "value", "typed"),
    [
        ("number", "7", 7),
        ("number", "-7", -7),
        ("number", "--7", "--7"),
        ("number", "seven", "seven"),
        ("number", 7, 7),
        ("name", 7, "7"),
        ("name", 7.0, "7"),
        ("name", "7", "7"),
        ("share", "7", "7"),
        (None, 7, 7),
        ("nothing", "7", "7"),
    ],
)
def test_a_key_in_the_type_of_its_property(mock: Mock, name: str | None, value: Any, typed: Any) -> None:
    context = mock.engine.context
    found = typed_key(context, context.collection("/users"), name, value)
    assert (found, type(found)) == (typed, type(typed))


@pytest.mark.parametrize(
    ("name", "there", "made", "expected"),
    [
        ("name", ["ada"], "bea", "bea"),
        ("name", ["ada"], "ada", "ada-2"),
        ("name", ["ada", "ada-2"], "ada", "ada-3"),
        ("name", ["ada7"], "ada7", "ada8"),
        ("name", ["ada7", "ada8"], "ada7", "ada9"),
        ("name", ["a099"], "a099", "a100"),
        ("name", ["a009"], "a009", "a010"),
        ("name", ["12ada"], "12ada", "12ada-2"),
        ("mail", ["ada@a.test"], "ada@a.test", "ada-2@a.test"),
        ("mail", ["ada1@a.test"], "ada1@a.test", "ada2@a.test"),
        ("mail", ["ada@a1.test"], "ada@a1.test", "ada-2@a1.test"),
        ("number", [5], 5, 6),
        ("number", [5, 6, 7], 5, 8),
        ("number", [5], 6, 6),
        ("tags", [["a"]], ["a"], ["a"]),
        ("code", ["ada"], "ada", "ada"),
        ("code", ["a1"], "a1", "a2"),
    ],
)
def test_what_is_made_up_is_made_different(mock: Mock, name: str, there: list[Any], made: Any, expected: Any) -> None:
    for value in there:
        assert answer(mock, "POST", "/users", {name: value})[0].status == 201
    context, work = mock.engine.context, Work(mock.store)
    record = {"id": 99, name: made, "share": 0.5}
    make_distinct(context, work, context.collection("/users"), Address("/users", (), ("99",)), record, [name])
    assert record == {"id": 99, name: expected, "share": 0.5}


def test_each_of_several_that_are_made_up_is_made_different(mock: Mock) -> None:
    answer(mock, "POST", "/users", {"name": "ada", "number": 5})
    context, work = mock.engine.context, Work(mock.store)
    record = {"id": 99, "name": "bea", "number": 5}
    address = Address("/users", (), ("99",))
    make_distinct(context, work, context.collection("/users"), address, record, ["name", "number"])
    assert record == {"id": 99, "name": "bea", "number": 6}


def test_what_a_record_has_not_is_not_made(mock: Mock) -> None:
    context, work, record = mock.engine.context, Work(mock.store), {"id": 99}
    make_distinct(context, work, context.collection("/users"), Address("/users", (), ("99",)), record, ["name"])
    assert record == {"id": 99}


def test_a_key_that_is_taken_is_named(mock: Mock) -> None:
    answer(mock, "POST", "/users", {"id": 5})
    context, work = mock.engine.context, Work(mock.store)
    taken, free = Address("/users", (), ("5",)), Address("/users", (), ("6",))
    with pytest.raises(RecordExistsError, match=r"^user 5 exists already$") as caught:
        check_free(work, context.collection("/users"), taken)
    assert caught.value.about == taken
    assert caught.value.details == {}
    record: dict[str, Any] = {}
    with pytest.raises(RecordExistsError):
        take_key(context, work, taken, record)
    take_key(context, work, free, record)
    assert record == {"id": 6}
    assert record_key(context.collection("/users"), record) == ("6",)
    assert record_key(context.collection("/users"), {}) == ()


def test_where_all_keys_are_taken_nothing_is_made(tmp_path: Path) -> None:
    few = {"type": "string", "enum": ["a", "b"], "readOnly": True}
    flag = {"type": "object", "required": ["id"], "properties": {"id": few}}
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    refused = {"409": {"description": "taken"}}
    paths = {
        "/flags": {"post": operation("make", "201", schema_ref("Flag"), responses=refused)},
        "/flags/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Flag"))},
    }
    mock = play(document(paths, {"Flag": flag}), tmp_path)
    made = {mock.create("flags")["id"] for _ in range(2)}
    assert made == {"a", "b"}
    with pytest.raises(MockError, match=r"^every key that a flag can have is taken$"):
        mock.create("flags")
    assert answer(mock, "POST", "/flags")[0].status == 409
    assert len(mock.records("flags")) == 2


def test_where_every_number_is_taken_nothing_is_made(mock: Mock) -> None:
    for number in range(1, 101):
        mock.store.apply([Change(Address("/users", (), (str(number),)), {"id": number})])
    with pytest.raises(MockError, match=r"^every key that a user can have is taken$"):
        mock.create("users")
    assert mock.create("users")["id"] == 101, "counting goes on"


@pytest.mark.parametrize("fill", ["optional", "required"])
def test_what_a_body_finds_a_record_by_is_no_two_records(tmp_path: Path, fill: Any) -> None:
    """An example is shown once: the record that it finds is one of several."""
    code = {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{4}$", "example": "AB-1234"}
    status = {"type": "string", "enum": ["open", "redeemed"], "readOnly": True}
    named = {"id": WHOLE, "code": {**code, "readOnly": True}, "status": status}
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    voucher = schema_ref("Voucher")
    body = {"type": "object", "required": ["code"], "properties": {"code": code}}
    paths = {
        "/vouchers": {"post": operation("make", "201", voucher)},
        "/vouchers/{id}": {"parameters": key, "get": operation("read", reply=voucher)},
        "/vouchers/redeem": {"post": operation("redeem", reply=voucher, body=body)},
    }
    mock = play(
        document(paths, {"Voucher": {"type": "object", "required": ["id"], "properties": named}}), tmp_path, fill=fill
    )
    made = [answer(mock, "POST", "/vouchers")[1] for _ in range(3)]
    redeemed = [answer(mock, "POST", "/vouchers/redeem", {"code": each["code"]})[1] for each in made]
    assert redeemed == [{**each, "status": "redeemed"} for each in made]
    assert len({each["code"] for each in made}) == 3
