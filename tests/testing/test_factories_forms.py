"""The forms that options of factories take: encoders, expansions, what is built along, hooks, generators, variants."""

from __future__ import annotations

import inspect
import json
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from documents import answer, play
from stall import stall

from understudy.mock import Mock
from understudy.state.store import Change
from understudy.testing.factories import (
    BuildOptions,
    Factories,
    Factory,
    FactoryError,
    Variant,
    constant,
)
from understudy.testing.factories.errors import OPTIONS


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(stall(), tmp_path)


@pytest.fixture
def factory(mock: Mock) -> Factories:
    return Factories(mock, seed=1)


def problem(make: Any) -> str:
    with pytest.raises(FactoryError) as caught:
        make()
    return str(caught.value)


# -- encoders ----------------------------------------------------------------------------------------------------------


class Shouting:
    """An object with `encode`, as somebody may have one."""

    def encode(self, value: Any) -> str:
        return json.dumps(value).upper()


@pytest.mark.parametrize(
    ("encoder", "wanted"),
    [
        (json, '{"amount": 5}'),
        (json.JSONEncoder(indent=1), '{\n "amount": 5\n}'),
        (lambda body: sorted(body), ["amount"]),
        (Shouting(), '{"AMOUNT": 5}'),
        ("form", b"amount=5"),
    ],
    ids=["a module with dumps", "an object with encode", "a function", "one of one's own", "a name"],
)
def test_any_encoder_encodes(factory: Factories, encoder: Any, wanted: Any) -> None:
    made = factory.params("createOrder", amount=5, encode=lambda body: {"amount": body["amount"]})
    assert made == {"amount": 5}
    assert factory.params("Order", amount=5, encode=lambda body: encoded(encoder, body)) == wanted
    body = factory.params("Order", amount=5, encode=encoder)
    if isinstance(body, bytes):
        assert parse_qs(body.decode())["amount"] == ["5"]


def encoded(encoder: Any, body: Any) -> Any:
    """What the front door makes of a body that is the same each time."""
    from understudy.testing.factories.casing import encoded as front

    return front({"amount": body["amount"]}, encoder)


def test_an_encoder_gets_what_case_and_nest_have_made(factory: Factories) -> None:
    text = factory.params("Order", case="camel", nest="order", encode=json, note="x")
    assert json.loads(text)["order"]["note"] == "x"
    assert "customerId" in json.loads(text)["order"]
    assert len(json.loads(factory.params("Order", count=2, encode=json))) == 2


@pytest.mark.parametrize(
    ("encode", "message"),
    [
        ("jsn", 'params has no encoding "jsn"; did you mean "json"?'),
        (5, 'encode takes "json", "form", "xml", a function, or something with encode or dumps; got 5'),
        (json.JSONEncoder, "encode takes an encoder, not its class: encode=JSONEncoder()"),
    ],
)
def test_what_encodes_nothing_is_refused_before_anything_is_made(mock: Mock, encode: Any, message: str) -> None:
    factory = Factories(mock)
    assert problem(lambda: factory.params("Order", encode=encode)) == message
    if not isinstance(encode, str):
        assert mock.records("customers") == []


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("upper", "CUSTOMER_ID"),
        ("lower", "customer_id"),
        ("camel", "customerId"),
        ("pascal", "CustomerId"),
        ("kebab", "customer-id"),
        ("header", "Customer-Id"),
        ("title", "Customer Id"),
        ("snake", "customer_id"),
        ("constant", "CUSTOMER_ID"),
    ],
)
def test_every_case_of_keys(factory: Factories, case: Any, name: str) -> None:
    assert name in factory.params("Order", case=case)


def test_upper_and_lower_take_a_name_as_it_stands(factory: Factories) -> None:
    from understudy.testing.factories.casing import recased

    assert recased({"perPage": [{"x-Y": 1}]}, "upper") == {"PERPAGE": [{"X-Y": 1}]}
    assert recased({"perPage": [{"x-Y": 1}]}, "lower") == {"perpage": [{"x-y": 1}]}
    assert problem(lambda: factory.params("Order", case="uper")) == 'params has no case "uper"; did you mean "upper"?'  # type: ignore[arg-type]


# -- expand ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "expand",
    [
        ["order.customer"],
        "order.customer",
        {"order": ["customer"]},
        {"order": "customer"},
        {"order": {"customer": []}},
        ["order", ["customer"]],
        [("order", ["customer"])],
        [["order", ["customer"]]],
        [{"order": ["customer"]}],
        ("order", "order.customer"),
    ],
)
@pytest.mark.parametrize("make", ["insert", "create"])
def test_every_form_of_expand_says_the_same(factory: Factories, make: str, expand: Any) -> None:
    order = factory.insert("Order", relate={"customer": factory.insert("Customer", name="Ada")})
    item = getattr(factory, make)("Item", relate={"order": order}, expand=expand)
    assert item["order"]["customer"]["name"] == "Ada"
    assert item["order"]["amount"] == order["amount"]


def test_a_list_that_follows_no_name_is_more_of_the_same(factory: Factories) -> None:
    order = factory.insert("Order", build=[{"items": 2}], expand=[["customer"], ["items"]])
    assert (order["customer"]["id"], len(order["items"])) == (order["customer_id"], 2)


@pytest.mark.parametrize(
    ("expand", "message"),
    [
        (5, 'expand takes relations as "post", "post.author", {"post": ["author"]} or a list of these; got 5'),
        ({5: []}, "expand takes relations by their names; got 5"),
        (["custmer"], 'Order has no relation "custmer"; did you mean "customer"?'),
        ({"customer": ["ordrs"]}, 'Customer has no relation "ordrs"; did you mean "orders"?'),
    ],
)
@pytest.mark.parametrize("make", ["insert", "create"])
def test_a_wrong_expand_is_found_before_anything_is_made(mock: Mock, make: str, expand: Any, message: str) -> None:
    factory = Factories(mock)
    assert problem(lambda: getattr(factory, make)("Order", expand=expand)) == message
    assert mock.records("orders") == []


def test_auto_expand_is_in_every_record_that_is_handed_back(mock: Mock) -> None:
    declared = Factory("Order", auto_expand=["customer"], variants=[Variant("full", auto_expand={"items": []})])
    factory = Factories(mock, declarations=[declared])
    for order in (factory.insert("Order"), factory.create("Order"), *factory.insert("Order", count=2)):
        assert order["customer"]["id"] == order["customer_id"]
        assert "items" not in order
    order = factory.insert("Order", "full", build=[{"items": 1}])
    assert (len(order["items"]), order["customer"]["id"]) == (1, order["customer_id"])
    assert mock.get("orders", order["id"]).keys().isdisjoint({"customer", "items"})


# -- build -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", ["insert", "create"])
def test_what_is_built_along_is_in_the_result(mock: Mock, factory: Factories, make: str) -> None:
    order = getattr(factory, make)("Order", build=[{"customer": {"attrs": {"name": "Ada"}}}, {"items": 2}])
    assert order["customer"] == mock.get("customers", order["customer_id"])
    assert order["customer"]["name"] == "Ada"
    assert [item["order_id"] for item in order["items"]] == [order["id"]] * 2
    stored = mock.get("orders", order["id"])
    assert stored == {name: value for name, value in order.items() if name not in ("customer", "items")}
    item = getattr(factory, make)("Item", build={"order": ["customer"]})
    assert item["order"]["customer"]["id"] == item["order"]["customer_id"]
    assert "items" not in factory.insert("Order", build=[{"items": 0}])


def test_a_record_that_was_built_can_be_related(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order", build=["customer"])
    other = factory.insert("Order", relate={"customer": order["customer"]})
    assert other["customer_id"] == order["customer_id"]


def test_params_build_what_they_point_at(mock: Mock, factory: Factories) -> None:
    body = factory.params("Order", build=[{"customer": {"attrs": {"name": "Ada"}}}])
    assert mock.get("customers", body["customer_id"])["name"] == "Ada"
    assert "customer" not in body
    assert answer(mock, "POST", "/orders", body)[0].status == 201
    known = factory.insert("Customer", name="Bob")
    assert factory.params("Order", relate={"customer": known}, build=["customer"])["customer_id"] == known["id"]


def nesting() -> dict[str, Any]:
    """A stall whose orders are sent with their items, and their customer, inside."""
    built = stall()
    items = {
        "type": "array",
        "items": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}},
    }
    person = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    body = deepcopy(built["components"]["schemas"]["Order"])
    body["properties"] |= {"items": items, "customer": person}
    del body["properties"]["customer_id"]
    body["required"] = ["amount"]
    media = built["paths"]["/orders"]["post"]["requestBody"]["content"]["application/json"]
    media["schema"] = body
    return built


def test_params_build_what_stands_inside_of_the_body(tmp_path: Path) -> None:
    declared = Factory("Item", {"title": "from the factory"})
    factory = Factories(play(nesting(), tmp_path), declarations=[declared])
    body = factory.params("Order", build=[{"items": 2}, {"customer": {"attrs": {"name": "Ada"}}}])
    assert body["items"] == [{"title": "from the factory"}] * 2
    assert body["customer"] == {"name": "Ada"}
    assert factory.params("Order", build=[{"items": {"count": 1, "attrs": {"title": "x"}}}])["items"] == [
        {"title": "x"}
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"build": ["itms"]}, 'Order has no relation "itms"; did you mean "items"?'),
        ({"build": ["items"], "items": []}, '"items" is given twice: in build and as an attribute'),
        (
            {"build": [{"items": {"attrs": {"titl": "x"}}}]},
            'Order.items has no attribute "titl"; did you mean "title"?',
        ),
        ({"build": [{"customer": 2}]}, 'Order has one "customer"; build 2 of it is too many'),
    ],
)
def test_what_can_not_be_built_inside_is_reported(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    factory = Factories(play(nesting(), tmp_path))
    assert problem(lambda: factory.params("Order", **options)) == message


def test_params_build_nothing_that_points_at_them(factory: Factories) -> None:
    assert problem(lambda: factory.params("Order", build=["items"])) == (
        'a request can\'t build "items": they point at Order, not it at them; insert or create builds them'
    )


# -- hooks and generators ----------------------------------------------------------------------------------------------


def noted(note: str) -> Any:
    return lambda record: {**record, "note": (record.get("note") or "") + note}


def test_several_hooks_of_a_kind_run_in_order(mock: Mock) -> None:
    variant = Variant("more", before_build=[noted("c"), noted("d")], after_build=noted("g"))
    declared = Factory(
        "Order", {"note": ""}, [variant], before_build=[noted("a"), noted("b")], after_build=(noted("e"), noted("f"))
    )
    factory = Factories(mock, declarations=[declared])
    assert factory.insert("Order")["note"] == "abef"
    assert [order["note"] for order in factory.create("Order", "more", count=2)] == ["abcdefg"] * 2
    assert factory.params("Order")["note"] == "ab"


def test_a_generator_of_two_arguments_gets_the_options_of_the_call(mock: Mock) -> None:
    seen: list[BuildOptions] = []

    def note(record: Any, options: BuildOptions) -> str:
        seen.append(options)
        return f"{record['amount']} {'/'.join(options.variants)}"

    declared = Factory("Order", {"amount": 7, "note": note}, [Variant("big", {"amount": lambda: 9})])
    factory = Factories(mock, declarations=[declared])
    assert factory.insert("Order")["note"] == "7 "
    assert factory.insert("Order", "big", total=3)["note"] == "9 big"
    assert factory.params("Order", amount=1)["note"] == "1 "
    factory.insert("Customer", build=["orders"])
    assert [(each.resource, each.attrs, each.along) for each in seen] == [
        ("Order", {}, False),
        ("Order", {"total": 3}, False),
        ("Order", {"amount": 1}, False),
        ("Order", {}, True),
    ]


def test_generators_of_two_arguments_that_need_each_other_are_found(mock: Mock) -> None:
    declared = Factory("Order", {"amount": lambda r, _o: r["total"], "total": lambda r, _o: r["amount"]})
    assert problem(lambda: Factories(mock, declarations=[declared])) == (
        'Factory("Order"): attributes need each other: "amount" → "total" → "amount"'
    )


def test_a_constant_takes_a_mapper(mock: Mock) -> None:
    factory = Factories(mock, declarations=[Factory("Order", {"note": constant("x", str.upper), "total": constant(3)})])
    order = factory.insert("Order")
    assert (order["note"], order["total"]) == ("X", 3)
    wrong: Any = 5
    assert problem(lambda: constant("x", wrong)) == "the mapper must be a function of the value; got 5"

    def of_two(value: Any, more: Any) -> Any:
        raise AssertionError((value, more))

    wrong = of_two
    message = problem(lambda: constant("x", wrong))
    assert message == "the mapper must be a function of the value; got of_two(value: 'Any', more: 'Any') -> 'Any'"


# -- variants ----------------------------------------------------------------------------------------------------------


def test_a_variant_may_be_a_factory_of_its_own(mock: Mock) -> None:
    """Nothing of the factory that it stands in: no attribute, nothing built along, no hook."""
    alone = Variant("alone", {"note": "mine"}, inherit=False, auto_build=[{"items": 1}], after_build=[])
    declared = Factory(
        "Order", {"note": "theirs", "amount": 77}, [alone, Variant("dear", {"total": 5})],
        build=[{"items": 3}], after_build=noted("!"), auto_expand=["customer"],
    )  # fmt: skip
    factory = Factories(mock, seed=3, declarations=[declared])
    theirs, mine = factory.insert("Order"), factory.insert("Order", "alone")
    assert (theirs["note"], theirs["amount"], len(theirs["items"]), "customer" in theirs) == ("theirs!", 77, 3, True)
    assert (mine["note"], mine["amount"] == 77, len(mine["items"]), "customer" in mine) == ("mine", False, 1, False)
    both = factory.insert("Order", "alone", "dear")
    assert (both["note"], both["total"], both["amount"] == 77) == ("mine", 5, False)


def test_inherit_is_yes_or_no() -> None:
    wrong: Any = "no"
    assert problem(lambda: Variant("x", inherit=wrong)) == "Variant(\"x\"): inherit is True or False; got 'no'"


# -- invalid records ---------------------------------------------------------------------------------------------------


def test_an_invalid_legacy_record_is_planted_and_marked_in_the_journal(mock: Mock, factory: Factories) -> None:
    valid = factory.insert("Order")
    order = factory.insert("Order", validate=False, amount=0, note="n" * 30, status="lost")
    assert (order["amount"], order["status"], len(order["note"])) == (0, "lost", 30)
    response, shown = answer(mock, "GET", f"/orders/{order['id']}")
    assert (response.status, shown) == (200, order)
    entry = mock.journal.entries()[-1]
    assert [(each.pointer, each.keyword) for each in entry.off_contract] == [
        ("/amount", "minimum"),
        ("/note", "maxLength"),
        ("/status", "enum"),
    ]
    assert entry.warnings == ("body /amount must be at least 1, as a record was made with validate=False",)
    assert dict(response.headers)["X-Mock-Warnings"] == entry.warnings[0]
    response, listed = answer(mock, "GET", "/orders")
    assert (response.status, len(listed)) == (200, 2)
    assert mock.journal.entries()[-1].off_contract[0].pointer == "/1/amount"
    assert answer(mock, "GET", f"/orders/{valid['id']}")[0].status == 200
    assert mock.journal.entries()[-1].off_contract == ()


def test_it_stays_invalid_when_something_else_of_it_changes(mock: Mock, factory: Factories) -> None:
    """A state that it is walked to, a request, the driver and another record: none of them repairs what was there."""
    order = factory.insert("Order", "paid", validate=False, amount=0)
    assert (order["status"], order["amount"]) == ("paid", 0)
    mock.update("orders", order["id"], note="seen")
    customer = factory.insert("Customer", relate={"orders": [order]})
    assert answer(mock, "PATCH", f"/orders/{order['id']}", {"note": "seen again"})[0].status == 200
    kept = mock.get("orders", order["id"])
    assert (kept["amount"], kept["note"], kept["customer_id"]) == (0, "seen again", customer["id"])
    assert answer(mock, "PATCH", f"/orders/{order['id']}", {"amount": 5})[1]["amount"] == 5


def test_it_is_no_excuse_once_it_is_gone(mock: Mock, factory: Factories) -> None:
    """What was let pass is repaired again: a record that anything else made invalid is shown as the document has it."""
    order = factory.insert("Order", validate=False, amount=0)
    mock.delete("orders", order["id"])
    other = factory.insert("Order")
    mock.store.apply([Change(mock.store.addresses("/orders")[0], {**other, "amount": 0})])
    response, shown = answer(mock, "GET", f"/orders/{other['id']}")
    assert (response.status, shown["amount"] >= 1) == (200, True)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"validate": "no"}, "validate is True or False; got 'no'"),
        ({"validate": False, "amuont": 1}, 'Order has no attribute "amuont"; did you mean "amount"?'),
        ({"amount": 0}, "Order breaks the document: /amount must be at least 1"),
    ],
)
def test_what_is_no_legacy_record_either_is_refused(factory: Factories, options: dict[str, Any], message: str) -> None:
    assert problem(lambda: factory.insert("Order", **options)) == message


def test_options_that_not_every_method_has_are_known_to_the_messages() -> None:
    """What `errors.OPTIONS` says of the methods is what their signatures have."""
    methods = ("insert", "create", "params", "invalid", "request")
    taken = {name: inspect.signature(getattr(Factories, name)).parameters for name in methods}
    common = {"self", "resource", "target", "variants", "more", "attrs", "relate", "full", "body"}
    for option in {name for parameters in taken.values() for name in parameters} - common:
        having = [name for name in methods if option in taken[name]]
        last = having.pop()
        assert OPTIONS[option] == " and ".join([*([", ".join(having)] if having else []), last]), option
    assert "inherit" in {each.name for each in fields(Variant)}
